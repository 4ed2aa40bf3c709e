"""Guards: what keeps a number from being given to a body that cannot have adopted it."""

from tipgraph.extraction.context import Context
from tipgraph.extraction.number_places import NumberPlace
from tipgraph.extraction.sessions import number_fits, session_fits, session_years
from tipgraph.symbols.organs import BY_IDENTIFIER, ORGANS

_WITH_ROMAN = frozenset(organ.identifier for organ in ORGANS if organ.last_roman)
BY_YEAR = frozenset(organ.identifier for organ in ORGANS if organ.by_year)
# These number by year or by symbols of their own, never "10/1".
_NOT_BY_SESSION = frozenset(["ECOSOC", "CHR", "trusteeship-council", "UNFCCC-COP", "UNCCD-COP"])
_FIRST_ARABIC_SESSION = 31
# Well above what these bodies have ever adopted in one session.
_MOST_IN_A_SESSION = {"HRC": 60, "CCPCJ": 20, "CND": 30, "CSW": 20, "CPD": 20, "CSocD": 20, "UNEA": 40}
_MOST_OF_ANY = 999
"""No body has adopted so many in one session; "3/2023" is numbered by year the other way round."""
_MOST_IN_A_YEAR = {"CPD": 10, "CHR": 130}
NO_SYMBOL = "the resolutions of this body have no symbol that is known"


def organ_name(organ: str) -> str:
    """Return a body's English name as far as its symbols tell it, else its identifier."""
    known = BY_IDENTIFIER.get(organ)
    return known.name if known is not None else organ


def objection(organ: str, place: NumberPlace, context: Context) -> str | None:
    """Return why a body cannot have adopted such a number, on such a date, before the document was written.

    Args:
        organ: identifier of the body.
        place: the number, with its date.
        context: what is known of the document.

    Returns:
        The reason as a phrase, or None where the body can.
    """
    if organ == "other":
        return NO_SYMBOL
    if organ == "UNSC":
        return None if place.form == "council" else "the Security Council numbers as 2331 (2016)"
    if place.form == "year":
        if organ not in BY_YEAR:
            return f"the {organ_name(organ)} does not number by year"
        number = _counted(int(place.number))
        few = number <= _MOST_IN_A_YEAR.get(organ, number)
        return None if few else f"the {organ_name(organ)} does not adopt so many resolutions in a year"
    if place.form == "roman":
        if organ not in _WITH_ROMAN:
            return f"the {organ_name(organ)} never wrote its sessions in roman numerals"
        fits = number_fits(organ, place.session, place.number) is not False
        return None if fits else f"no number {place.number} in session {place.session} of the {organ_name(organ)}"
    if place.form != "special" and organ in _NOT_BY_SESSION:
        return f"the {organ_name(organ)} does not number by session"
    if place.form != "special" and organ == "UNGA" and int(place.session) < _FIRST_ARABIC_SESSION:
        return f"the General Assembly wrote session {place.session} in roman numerals"
    if session_fits(organ, place.session, place.date) is False:
        year = place.date.year if place.date is not None else ""
        return f"no session {place.session} of the {organ_name(organ)} at that date in {year}"
    if place.form == "special":
        fits = organ == "UNGA" or (organ == "HRC" and place.session.startswith("S"))
        return None if fits else f"no special session {place.session} of the {organ_name(organ)}"
    if _counted(int(place.number)) > _MOST_IN_A_SESSION.get(organ, _MOST_OF_ANY):
        return f"the {organ_name(organ)} does not adopt so many resolutions in a session"
    years = session_years(organ, place.session)
    late = years is not None and context.date is not None and years[0] > context.date.year
    return f"session {place.session} of the {organ_name(organ)} came after the document" if late else None


def _counted(number: int) -> int:
    """Return how many there were of its kind: resolutions are counted from 1, decisions of most bodies from 101."""
    return number - 100 if 100 < number < 400 else number
