"""The verbs that open the clauses of United Nations documents, from ``data/registry/verbs.csv``."""

import csv
from dataclasses import dataclass
from functools import cache

from tipgraph.errors import RegistryError
from tipgraph.resources import resource_text

GROUPS = ("reinforcing", "observing", "evaluative", "deciding", "directive")
"""The five top concepts of the verb scheme, from the weakest stand towards others to the strongest."""

_STRENGTHS = frozenset("12345")
_FILE = "verbs.csv"
_COLUMNS = ("notation", "label", "group", "strength", "forms", "definition", "cito", "source")


@dataclass(frozen=True, slots=True)
class Verb:
    """One verb of the scheme.

    Attributes:
        notation: base form with hyphens, the key: ``recall``, ``express-concern``.
        label: the base form in words.
        group: one of `GROUPS`.
        strength: how far it commits who speaks or who is addressed, from 1 to 5 (the strength scheme says what each
            step means).
        forms: the words that open a clause, lower case: ``recalling``, ``recalls``, ``recall``. Adverbs
            (``also``, ``strongly``) and adjectives of degree (``deep`` concern) between them are left out.
        definition: what a body does with it, one sentence.
        cito: property of the Citation Typing Ontology that comes nearest, as ``cito:confirms``.
        source: a resolution that uses it, or an empty string.
    """

    notation: str
    label: str
    group: str
    strength: int
    forms: tuple[str, ...]
    definition: str
    cito: str
    source: str = ""


@cache
def load_verbs() -> tuple[Verb, ...]:
    """Return every verb of the scheme, in the order of the file.

    Raises:
        RegistryError: if a row is damaged, or two rows claim one notation or one form.
    """
    return read_verbs(resource_text("registry", _FILE))


def read_verbs(text: str, name: str = _FILE) -> tuple[Verb, ...]:
    """Read verbs from the text of a CSV file.

    Args:
        text: the file's text; its first row names the columns.
        name: name of the file, for messages.

    Returns:
        The verbs, in the order of the file.

    Raises:
        RegistryError: if a row is damaged, or two rows claim one notation or one form.
    """
    reader = csv.DictReader(text.splitlines())
    if tuple(reader.fieldnames or ()) != _COLUMNS:
        raise RegistryError(f"{name}, line 1: wrong columns.", f"Write them as {','.join(_COLUMNS)}.")
    verbs: list[Verb] = []
    owners: dict[str, str] = {}
    for row in reader:
        place = f"{name}, line {reader.line_num}"
        verb = _verb(row, place)
        for key in (f"notation {verb.notation}", *(f"form {form}" for form in verb.forms)):
            if key in owners:
                raise RegistryError(f"{place}: {key!r} is taken by {owners[key]!r}.", "Keep it in one row only.")
            owners[key] = verb.notation
        verbs.append(verb)
    return tuple(verbs)


def _verb(row: dict[str | None, str | None], place: str) -> Verb:
    fields = {column: row.get(column) for column in _COLUMNS}
    if None in row or None in fields.values():
        raise RegistryError(f"{place}: not {len(_COLUMNS)} fields.", "Quote a field that holds a comma.")
    cells = {column: (value or "").strip() for column, value in fields.items()}
    empty = [column for column in _COLUMNS if column != "source" and not cells[column]]
    if empty:
        raise RegistryError(f"{place}: {', '.join(empty)} is empty.", "Fill it in.")
    if cells["group"] not in GROUPS:
        raise RegistryError(f"{place}: unknown group {cells['group']!r}.", f"Use one of {', '.join(GROUPS)}.")
    if cells["strength"] not in _STRENGTHS:
        raise RegistryError(f"{place}: {cells['strength']!r} is no strength.", "Write a number from 1 to 5.")
    forms = tuple(cells["forms"].split("|"))
    if any(form != form.strip().lower() or not form for form in forms):
        raise RegistryError(f"{place}: a form is empty, padded or not lower case.", "Write recalling|recalls|recall.")
    if not cells["cito"].startswith("cito:"):
        raise RegistryError(f"{place}: {cells['cito']!r} is no CiTO property.", "Write it as cito:confirms.")
    return Verb(
        notation=cells["notation"],
        label=cells["label"],
        group=cells["group"],
        strength=int(cells["strength"]),
        forms=forms,
        definition=cells["definition"],
        cito=cells["cito"],
        source=cells["source"],
    )
