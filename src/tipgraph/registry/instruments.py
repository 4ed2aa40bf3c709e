"""Treaties, labour instruments and named instruments that are known beforehand, from ``data/registry``."""

import csv
import datetime
import re
from dataclasses import dataclass
from functools import cache

from tipgraph.errors import RegistryError, SymbolError
from tipgraph.registry.labour_names import labour_names
from tipgraph.resources import resource_text
from tipgraph.symbols import parse, slug
from tipgraph.symbols.model import LABOUR_INSTRUMENT

FILES = ("treaties.csv", "labour-instruments.csv", "named-instruments.csv")
COLUMNS = (
    "identifier",
    "title",
    "names",
    "short_names",
    "shared_names",
    "collective_names",
    "kind",
    "adopted",
    "adopted_by",
    "part",
    "draft_host",
    "supplements",
    "depositary",
    "same_as",
    "source",
)
KINDS = frozenset(
    {
        "treaty",
        "labour-instrument",
        "declaration",
        "plan",
        "principles",
        "guidelines",
        "agenda",
        "strategy",
        "compact",
        "outcome",
        "report",
    }
)
PARTS = frozenset({"", "annex", "body"})

_DEPOSITARY = re.compile(r"[IVX]+(?:-[A-Z])?-\d+(?:-[a-z])?")
_BLANKS = re.compile(r"\s+")
_SIGNS = str.maketrans({"‘": "'", "’": "'", "“": '"', "”": '"', "‐": "-", "‑": "-", "–": "-", "—": "-"})


@dataclass(frozen=True, slots=True)
class NamedInstrument:
    """An instrument that texts cite by its name.

    Attributes:
        identifier: canonical identifier; that of its host where a resolution or report carries it.
        title: official English title.
        names: every spelling that names it and nothing else, the title first.
        short_names: names that serve only once the text has introduced the instrument, or where nothing else
            can be meant: ``CEDAW``, ``Trafficking in Persons Protocol``.
        shared_names: names that other instruments bear too; the year decides which is meant.
        collective_names: names that stand for this instrument together with every other that lists them:
            ``Geneva Conventions of 12 August 1949``.
        kind: one of `KINDS`.
        adopted: date of adoption, where the registry knows the day.
        year: year of adoption, or None.
        adopted_by: identifier of the resolution or document that adopted it, or None.
        part: where it stands in its host: ``annex``, ``body``, or None.
        draft_host: identifier of the resolution that carried its draft in the annex, or None.
        supplements: identifier of the treaty that it supplements or amends, or None.
        depositary: chapter and number under which the Secretary-General, as depositary, lists the treaty
            (``XVIII-12-a``), or None.
        same_as: other identifiers under which it is cited (``UNTS/39/612`` for ``ILO/C029``).
        source: where the row is taken from.
    """

    identifier: str
    title: str
    names: tuple[str, ...]
    short_names: tuple[str, ...]
    shared_names: tuple[str, ...]
    collective_names: tuple[str, ...]
    kind: str
    adopted: datetime.date | None
    year: int | None
    adopted_by: str | None
    part: str | None
    draft_host: str | None
    supplements: str | None
    depositary: str | None
    same_as: tuple[str, ...]
    source: str

    @property
    def all_names(self) -> tuple[str, ...]:
        """Every name of each sort."""
        return (*self.names, *self.short_names, *self.shared_names, *self.collective_names)


def component_identifier(instrument: NamedInstrument) -> str:
    """Return the identifier of an instrument that another one carries: its name, with a year if shared."""
    name = f"NAME:{slug(instrument.title)}"
    return f"{name}-{instrument.year}" if instrument.title in instrument.shared_names else name


def name_key(name: str) -> str:
    """Return a name in the form in which names are compared: blanks, quotes, dashes, case, article folded."""
    return _BLANKS.sub(" ", name).strip().translate(_SIGNS).casefold().removeprefix("the ")


@cache
def load_instruments() -> tuple[NamedInstrument, ...]:
    """Return every instrument of the three files, in their order.

    Raises:
        RegistryError: if a row is damaged, or two rows claim one name.
    """
    instruments = tuple(
        instrument for name in FILES for instrument in read_instruments(resource_text("registry", name), name)
    )
    check_names(instruments)
    return instruments


def read_instruments(text: str, file: str) -> tuple[NamedInstrument, ...]:
    """Read the rows of one file.

    Args:
        text: the file's text; its first row names the columns, and lists stand in one cell with ``|``.
        file: name of the file, for messages.

    Raises:
        RegistryError: naming file, line and remedy.
    """
    reader = csv.DictReader(text.splitlines())
    if tuple(reader.fieldnames or ()) != COLUMNS:
        raise RegistryError(f"{file}, line 1: the columns are not as expected.", f"Use {','.join(COLUMNS)}.")
    instruments = []
    for row in reader:
        place = f"{file}, line {reader.line_num}"
        if None in row or None in row.values():
            raise RegistryError(f"{place}: wrong number of cells.", "Put cells that hold commas in quotes.")
        instruments.append(_instrument({column: cell.strip() for column, cell in row.items()}, place))
    return tuple(instruments)


def check_names(instruments: tuple[NamedInstrument, ...]) -> None:
    """Raise `RegistryError` if two instruments claim one name, or share one without different years."""
    owners: dict[str, NamedInstrument] = {}
    sharers: dict[tuple[str, int | None], NamedInstrument] = {}
    for instrument in instruments:
        for name in (*instrument.names, *instrument.short_names):
            owner = owners.setdefault(name_key(name), instrument)
            if owner is not instrument:
                raise RegistryError(
                    f"The name {name!r} is claimed by {owner.identifier} and {instrument.identifier}.",
                    "Move it to shared_names of both, each with its date of adoption, or take it from one.",
                )
    for instrument in instruments:
        for name in instrument.collective_names:
            if name_key(name) in owners:
                raise RegistryError(
                    f"The collective name {name!r} of {instrument.identifier} names another instrument alone.",
                    "Take it from names and short_names, or from collective_names.",
                )
        for name in instrument.shared_names:
            key = name_key(name)
            other = sharers.setdefault((key, instrument.year), instrument)
            if key in owners or instrument.year is None or other is not instrument:
                rival = owners.get(key, other).identifier
                raise RegistryError(
                    f"The name {name!r} of {instrument.identifier} cannot be told from that of {rival}.",
                    "List it under shared_names only, and give each instrument its own year of adoption.",
                )


def _instrument(row: dict[str, str], place: str) -> NamedInstrument:
    for column in ("identifier", "title", "kind", "source"):
        if not row[column]:
            raise RegistryError(f"{place}: {column} is missing.", f"Fill in the column {column}.")
    if row["kind"] not in KINDS:
        raise RegistryError(f"{place}: unknown kind {row['kind']!r}.", f"Use one of {', '.join(sorted(KINDS))}.")
    if row["part"] not in PARTS:
        raise RegistryError(f"{place}: unknown part {row['part']!r}.", "Use annex, body, or nothing.")
    if row["depositary"] and not _DEPOSITARY.fullmatch(row["depositary"]):
        raise RegistryError(f"{place}: {row['depositary']!r} is no depositary reference.", "Write XVIII-12-a.")
    identifier = _checked(row["identifier"], place)
    same_as = tuple(_checked(other, place) for other in _list(row["same_as"]))
    shared = _list(row["shared_names"])
    names = _list(row["names"])
    short_names = _list(row["short_names"])
    if row["title"] not in shared:
        names = (row["title"], *names)
    if row["kind"] == LABOUR_INSTRUMENT:
        names, short_names = labour_names(identifier, names, short_names)
    adopted, year = _date(row["adopted"], place)
    return NamedInstrument(
        identifier=identifier,
        title=row["title"],
        names=tuple(dict.fromkeys(names)),
        short_names=tuple(dict.fromkeys(short_names)),
        shared_names=shared,
        collective_names=_list(row["collective_names"]),
        kind=row["kind"],
        adopted=adopted,
        year=year,
        adopted_by=_checked(row["adopted_by"], place) if row["adopted_by"] else None,
        part=row["part"] or None,
        draft_host=_checked(row["draft_host"], place) if row["draft_host"] else None,
        supplements=_checked(row["supplements"], place) if row["supplements"] else None,
        depositary=row["depositary"] or None,
        same_as=same_as,
        source=row["source"],
    )


def _list(cell: str) -> tuple[str, ...]:
    return tuple(item.strip() for item in cell.split("|") if item.strip())


def _checked(identifier: str, place: str) -> str:
    try:
        canonical = parse(identifier).identifier
    except SymbolError as error:
        raise RegistryError(f"{place}: {identifier!r} is no identifier.", error.remedy) from error
    if canonical != identifier:
        raise RegistryError(f"{place}: {identifier!r} is not canonical.", f"Write {canonical}.")
    return identifier


def _date(cell: str, place: str) -> tuple[datetime.date | None, int | None]:
    if not cell:
        return None, None
    if re.fullmatch(r"\d{4}", cell):
        return None, int(cell)
    try:
        adopted = datetime.date.fromisoformat(cell)
    except ValueError as error:
        raise RegistryError(f"{place}: {cell!r} is no date.", "Write 2000-11-15, or 2000.") from error
    return adopted, adopted.year
