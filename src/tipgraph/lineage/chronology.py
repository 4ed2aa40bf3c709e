"""When documents were written, and which of two came first."""

import datetime
from dataclasses import dataclass

from tipgraph.errors import SymbolError
from tipgraph.lineage.titles import title_key
from tipgraph.model import Description
from tipgraph.symbols import describe, from_roman

_YEAR_BEFORE_FIRST_SESSION = 1945


@dataclass(frozen=True, slots=True)
class Period:
    """The first and the last day on which something can have happened."""

    first: datetime.date
    last: datetime.date

    @property
    def years(self) -> frozenset[int]:
        """The years that it touches."""
        return frozenset(range(self.first.year, self.last.year + 1))


def is_draft(description: Description) -> bool:
    """Say whether a document is a draft by its own account.

    Args:
        description: what it is.
    """
    said = f"{description.kind} {description.status or ''}".lower()
    return "draft" in said or "silence procedure" in said


def period(description: Description) -> Period | None:
    """Return when a document was written or adopted, as exactly as it can be known.

    An exact date is the best, then what the symbol says, then the year in the title.

    Args:
        description: what it is.

    Returns:
        The period, or None where nothing tells.
    """
    day = description.adopted or description.date or description.silence_until
    if day is not None:
        return Period(day, day)
    said = period_of_identifier(description.id)
    if said is None and description.title:
        year = title_key(description.title).year
        return _whole_year(year) if year else None
    return said


def period_of_identifier(identifier: str) -> Period | None:
    """Return when an instrument was adopted, as far as its identifier tells.

    Args:
        identifier: canonical identifier.

    Returns:
        A year; for the General Assembly a session, which opens in September; None where nothing tells.
    """
    if identifier.startswith("NAME:"):
        return None
    facts = describe(identifier)
    if facts.year is not None:
        return _whole_year(facts.year)
    number = session_number(identifier)
    if facts.organ == "UNGA" and number:
        opens = _YEAR_BEFORE_FIRST_SESSION + number
        return Period(datetime.date(opens, 9, 1), datetime.date(opens + 1, 9, 30))
    return None


def session_number(identifier: str) -> int:
    """Return the number of the regular session in an identifier, 0 where there is none.

    Args:
        identifier: canonical identifier; ``A/RES/76/186`` gives 76, ``A/RES/217(III)[A]`` gives 3.
    """
    session = describe(identifier).session or ""
    if session.isdigit():
        return int(session)
    try:
        return from_roman(session)
    except SymbolError:
        return 0


def _whole_year(year: int) -> Period:
    return Period(datetime.date(year, 1, 1), datetime.date(year, 12, 31))


def is_earlier(one: Description, other: Description) -> bool:
    """Say whether one document is known to be earlier than another.

    Where the periods overlap, a draft is earlier than the adopted text that has its title; nothing else is
    known then, and neither is earlier.

    Args:
        one: a document.
        other: another document.
    """
    left, right = period(one), period(other)
    if left is None or right is None:
        return False
    if left.last < right.first:
        return True
    if right.last < left.first:
        return False
    return is_draft(one) and not is_draft(other) and _same_title(one, other)


def _same_title(one: Description, other: Description) -> bool:
    if not one.title or not other.title:
        return False
    left, right = title_key(one.title), title_key(other.title)
    return bool(left.words) and left.words == right.words
