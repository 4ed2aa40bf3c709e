"""The shipped queries as questions to begin with."""

import functools
from dataclasses import dataclass
from typing import Final

from tipgraph.resources import resource_folder

_SUFFIX: Final = ".rq"
_FEATURED: Final[tuple[str, ...]] = (
    "most-cited-instruments",
    "who-cites-the-global-plan-of-action",
    "treaties-of-the-2021-draft",
    "new-in-the-2021-draft",
    "verbs-of-2017-and-2021",
    "members-of-icat",
    "what-a-paragraph-rests-on",
)
"""Shown on the front page; one that is not shipped any more is left out."""


@dataclass(frozen=True, slots=True)
class ExampleQuery:
    """A shipped query.

    Attributes:
        name: its file name without the suffix.
        title: the question in words.
        query: the question as SPARQL, its comment included.
    """

    name: str
    title: str
    query: str


@functools.cache
def shipped_queries() -> tuple[ExampleQuery, ...]:
    """Return all shipped queries, those of the front page first."""
    found = {}
    for entry in resource_folder("queries").iterdir():
        if entry.name.endswith(_SUFFIX):
            name, text = entry.name.removesuffix(_SUFFIX), entry.read_text(encoding="utf-8")
            title = text.partition("\n")[0].lstrip("# ").removeprefix("title:").strip()
            found[name] = ExampleQuery(name, title, text)
    names = [name for name in _FEATURED if name in found]
    names += sorted(set(found) - set(names))
    return tuple(found[name] for name in names)


def featured_queries() -> tuple[ExampleQuery, ...]:
    """Return the shipped queries of the front page."""
    return tuple(one for one in shipped_queries() if one.name in _FEATURED)
