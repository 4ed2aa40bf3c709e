"""Dates as United Nations documents print them: "30 July 2010"."""

import datetime

import regex

_MONTHS = "January February March April May June July August September October November December".split()
DATE_PATTERN = rf"\d{{1,2}}\s+(?:{'|'.join(_MONTHS)})\s+(?:1[89]|20)\d\d"
_DATE = regex.compile(rf"(\d{{1,2}})\s+({'|'.join(_MONTHS)})\s+(\d{{4}})")


def parse_date(text: str) -> datetime.date | None:
    """Return the first date in a text, or None where there is none or it is no day of the calendar."""
    match = _DATE.search(text)
    if match is None:
        return None
    try:
        return datetime.date(int(match[3]), _MONTHS.index(match[2]) + 1, int(match[1]))
    except ValueError:
        return None
