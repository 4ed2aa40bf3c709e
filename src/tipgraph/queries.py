"""The shipped SPARQL queries: one file each in ``queries/``, with a title and a comment that says what it answers."""

import re
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache

from tipgraph.errors import QueryError, UsageError
from tipgraph.resources import resource_folder

SUFFIX = ".rq"
_HEADER = re.compile(r"# title: (?P<title>\S.*)\n# answers: (?P<answers>\S.*(?:\n#  +\S.*)*)\n(?P<query>[^#\s])")


@dataclass(frozen=True, slots=True)
class NamedQuery:
    """A query that is shipped with the program.

    Attributes:
        name: name of its file without the ending.
        title: the question, in one line.
        answers: what its columns say, on one line.
        text: the whole file: SPARQL 1.1 with its comments.
    """

    name: str
    title: str
    answers: str
    text: str


@cache
def load_queries() -> tuple[NamedQuery, ...]:
    """Return every shipped query, by name.

    Raises:
        QueryError: a file has no title or does not say what it answers.
    """
    entries = sorted(resource_folder("queries").iterdir(), key=lambda entry: entry.name)
    return tuple(
        read_query(entry.name.removesuffix(SUFFIX), entry.read_text(encoding="utf-8"))
        for entry in entries
        if entry.name.endswith(SUFFIX)
    )


def read_query(name: str, text: str) -> NamedQuery:
    """Read one query with its header.

    Args:
        name: its name.
        text: ``# title: …``, then ``# answers: …`` (further lines of it begin with ``#`` and two blanks), then SPARQL.

    Raises:
        QueryError: the header is not like that.
    """
    header = _HEADER.match(text)
    if header is None:
        raise QueryError(
            f"The query {name!r} does not begin with its title and what it answers.",
            "Write '# title: …' on its first line, '# answers: …' on its second, then the query.",
        )
    answers = " ".join(line.lstrip("# ") for line in header["answers"].splitlines())
    return NamedQuery(name, header["title"].strip(), answers, text)


def find_query(name: str) -> NamedQuery:
    """Return the query of a name.

    Args:
        name: its name, with or without the ending of its file.

    Raises:
        UsageError: there is none; the message names those that look most like it.
    """
    wanted = name.removesuffix(SUFFIX)
    known = {query.name: query for query in load_queries()}
    if wanted in known:
        return known[wanted]
    near = get_close_matches(wanted, known, n=3, cutoff=0.4)
    raise UsageError(
        f"There is no shipped query {wanted!r}.",
        f"Did you mean {', '.join(near)}?" if near else "tipgraph query --list names them.",
    )
