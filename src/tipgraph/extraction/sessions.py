"""When a session of a body sat: the guard that keeps a number from being given to the wrong body."""

import datetime

_SESSION_MONTHS_SPILL = 1


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
    if not session.isdigit():
        return None
    number = int(session)
    if number >= 1900:
        return number - 1, number + 1
    if organ == "UNGA":
        return 1945 + number, 1946 + number
    if organ == "HRC":
        middle = 2005 + -(-number // 3)
        return middle - _SESSION_MONTHS_SPILL, middle + _SESSION_MONTHS_SPILL
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
    if organ == "UNGA" and int(session) < 1900:
        opening = datetime.date(years[0], 9, 1)
        closing = datetime.date(years[1], 10, 15)
        return opening <= date <= closing
    return years[0] <= date.year <= years[1]
