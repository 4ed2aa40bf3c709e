"""When a session of a body sat: the guard that keeps a number from being given to the wrong body."""

import datetime
from itertools import pairwise

from tipgraph.symbols import from_roman
from tipgraph.symbols.organs import UNCAC_CONFERENCE, UNTOC_CONFERENCE

_SPECIAL_SESSIONS = {
    "S-19": 1997, "S-20": 1998, "S-21": 1999, "S-22": 1999, "S-23": 2000, "S-24": 2000, "S-25": 2001, "S-26": 2001,
    "S-27": 2002, "S-28": 2005, "S-29": 2014, "S-30": 2016, "S-31": 2021, "S-32": 2021,
}  # fmt: skip
"""Year of each special session of the General Assembly since resolutions have borne its number in figures."""

# Numbers ran on through the sessions: the last number of a session, at sessions for which it is known from citations
# (A/RES/3362(S-VII) is of 1975, E/RES/663C(XXIV) of 1957, E/RES/1503(XLVIII) of 1970).
_RUNNING_NUMBERS = {
    "UNGA": ((0, 0), (3, 290), (10, 995), (15, 1637), (20, 2145), (25, 2769), (30, 3541)),
    "ECOSOC": ((0, 0), (7, 200), (24, 670), (36, 1000), (48, 1530), (63, 2150)),
}
_LEEWAY = 0.2
_YEARS_OF_SESSIONS = {
    "UNEA": (2014, 2016, 2017, 2019, 2022, 2024, 2025),
    UNTOC_CONFERENCE: (2004, 2005, 2006, 2008, 2010, 2012, 2014, 2016, 2018, 2020, 2022, 2024),
    UNCAC_CONFERENCE: (2006, 2008, 2009, 2011, 2013, 2015, 2017, 2019, 2021, 2023, 2025),
    "conference-of-the-parties-to-the-convention-on-biological-diversity": (
        *(1994, 1995, 1996, 1998, 2000, 2002, 2004, 2006, 2008, 2010, 2012, 2014, 2016, 2018, 2021, 2024),
    ),
}
"""Years in which these bodies met, first session first; the next sessions follow every second year."""

_SPILL = 1


def session_years(organ: str, session: str) -> tuple[int, int] | None:
    """Return the first and last calendar year in which a session of a body can have adopted anything.

    The General Assembly opens its regular session N in September of 1945 + N and closes it a year later. The Human
    Rights Council held its first three sessions in 2006 and three in every year since. The conferences and
    commissions named here meet once in the span of years that their founding gives.

    Args:
        organ: identifier of the body.
        session: session or year as printed.

    Returns:
        The two years, or None where nothing is known.
    """
    if organ == "UNGA" and session in _SPECIAL_SESSIONS:
        return _SPECIAL_SESSIONS[session], _SPECIAL_SESSIONS[session]
    if not session.isdigit():
        return None
    number = int(session)
    if number >= 1900:
        return number - 1, number + 1
    if organ == "UNGA":
        return 1945 + number, 1946 + number
    if organ == "HRC":
        middle = 2005 + -(-number // 3)
        return middle - _SPILL, middle + _SPILL
    if organ in _YEARS_OF_SESSIONS:
        met = _YEARS_OF_SESSIONS[organ]
        year = met[number - 1] if number <= len(met) else met[-1] + 2 * (number - len(met))
        return year - _SPILL, year + _SPILL
    if organ == "CCPCJ":
        return 1991 + number - 1, 1991 + number + 1
    if organ == "CND":
        return 1957 + number - 1, 1957 + number + 1
    if organ == "CSW":
        return 1956 + number - 1, 1956 + number + 1
    return None


def session_fits(organ: str, session: str, date: datetime.date | None) -> bool | None:
    """Return whether a date lies in a session of a body; None where date or session tell nothing."""
    years = session_years(organ, session)
    if years is None or date is None:
        return None
    if organ == "UNGA" and session.isdigit() and int(session) < 1900:
        opening = datetime.date(years[0], 9, 1)
        closing = datetime.date(years[1], 10, 15)
        return opening <= date <= closing
    return years[0] <= date.year <= years[1]


def number_fits(organ: str, session: str, number: str) -> bool | None:
    """Return whether a body can have reached a number in a session written in roman numerals; None where unknown.

    Args:
        organ: identifier of the body.
        session: roman numeral of the session.
        number: the resolution's number.
    """
    known = _RUNNING_NUMBERS.get(organ)
    if known is None or not session.isalpha():
        return None
    at = from_roman(session)
    if at > known[-1][0]:
        return False
    for (first, low), (last, high) in pairwise(known):
        if at <= last:
            per_session = (high - low) / (last - first)
            least = low + per_session * (at - first - 1)
            most = low + per_session * (at - first)
            return least * (1 - _LEEWAY) - per_session <= int(number) <= most * (1 + _LEEWAY) + per_session
    return None
