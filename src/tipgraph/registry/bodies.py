"""The bodies that United Nations documents name, from ``data/registry/bodies.csv``."""

import csv
from dataclasses import dataclass
from functools import cache

from tipgraph.errors import RegistryError
from tipgraph.resources import resource_text

_FILE = "bodies.csv"
_COLUMNS = (
    "identifier",
    "name",
    "acronym",
    "aliases",
    "parent",
    "established_by",
    "category",
    "page",
    "wikidata",
    "source",
)


@dataclass(frozen=True, slots=True)
class Body:
    """An organization, organ, office, fund, mechanism or mandate holder.

    Attributes:
        identifier: its usual acronym (``UNODC``), else the slug of its official name.
        name: official English name.
        acronym: letters by which running text may name it, or None; some organs have an identifier that no text
            uses for them (``CRC`` is the Convention, not the Committee on the Rights of the Child).
        aliases: other names and spellings, former names included.
        parent: identifier of the body that it belongs to, or None.
        category: what it is: ``principal organ``, ``specialized agency``, ``special procedure``, …
        source: where its name was taken from.
        page: address of its official page, or None.
        wikidata: its number in Wikidata (``Q1065``), or None.
        established_by: identifier of the treaty or resolution that set it up, where that is certain, or None.
    """

    identifier: str
    name: str
    acronym: str | None = None
    aliases: tuple[str, ...] = ()
    parent: str | None = None
    category: str = ""
    source: str = ""
    page: str | None = None
    wikidata: str | None = None
    established_by: str | None = None

    @property
    def names(self) -> tuple[str, ...]:
        """The official name and every other one, acronym left out."""
        return (self.name, *self.aliases)


@cache
def load_bodies() -> tuple[Body, ...]:
    """Return every body of the registry, in the order of the file.

    Raises:
        RegistryError: if a row is damaged, two rows claim one identifier or name, or a parent is missing.
    """
    return read_bodies(resource_text("registry", _FILE))


def read_bodies(text: str, name: str = _FILE) -> tuple[Body, ...]:
    """Read bodies from the text of a CSV file.

    Args:
        text: the file's text; its first row names the columns.
        name: name of the file, for messages.

    Returns:
        The bodies, in the order of the file.

    Raises:
        RegistryError: if a row is damaged, two rows claim one identifier or name, or a parent is missing.
    """
    reader = csv.DictReader(text.splitlines())
    if tuple(reader.fieldnames or ()) != _COLUMNS:
        raise RegistryError(f"{name}, line 1: wrong columns.", f"Write them as {','.join(_COLUMNS)}.")
    bodies: dict[str, Body] = {}
    owners: dict[str, str] = {}
    for row in reader:
        place = f"{name}, line {reader.line_num}"
        body = _body(row, place)
        if body.identifier in bodies:
            raise RegistryError(f"{place}: {body.identifier!r} stands twice.", "Keep one row.")
        bodies[body.identifier] = body
        for key in (*body.names, *([body.acronym] if body.acronym else [])):
            owner = owners.setdefault(key.casefold(), body.identifier)
            if owner != body.identifier:
                raise RegistryError(f"{place}: {key!r} also names {owner!r}.", "Keep it in one row only.")
    for body in bodies.values():
        if body.parent is not None and body.parent not in bodies:
            raise RegistryError(
                f"{name}: parent {body.parent!r} of {body.identifier!r} is not in the file.",
                "Add its row or empty the cell.",
            )
    return tuple(bodies.values())


def _body(row: dict[str | None, str | None], place: str) -> Body:
    fields = {column: row.get(column) for column in _COLUMNS}
    if None in row or None in fields.values():
        raise RegistryError(f"{place}: not {len(_COLUMNS)} fields.", "Quote a field that holds a comma.")
    cells = {column: (value or "").strip() for column, value in fields.items()}
    empty = [column for column in ("identifier", "name", "category", "source") if not cells[column]]
    if empty:
        raise RegistryError(f"{place}: {', '.join(empty)} is empty.", "Fill it in.")
    return Body(
        identifier=cells["identifier"],
        name=cells["name"],
        acronym=cells["acronym"] or None,
        aliases=tuple(alias.strip() for alias in cells["aliases"].split("|") if alias.strip()),
        parent=cells["parent"] or None,
        category=cells["category"],
        source=cells["source"],
        page=cells["page"] or None,
        wikidata=cells["wikidata"] or None,
        established_by=cells["established_by"] or None,
    )
