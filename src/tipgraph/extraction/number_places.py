"""The forms that numbers of resolutions take: ``64/293``, ``2331 (2016)``, ``217 A (III)``, ``S-27/2``, ``2017/18``."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass

import regex

from tipgraph.extraction.dates import DATE_PATTERN, parse_date

_ROMAN = r"(?:ES-|S-)?[IVXLC]+"
_LETTERS = r"[A-Z](?:(?:\s?-\s?|\s(?:and|to)\s|,\s)[A-Z](?![\w']))*"
# A letter after a number is a part of the resolution only if the sentence goes on after it as after a number.
_PART_ENDS = r"(?=\s(?:of|and|to|on|in|as)\b|[,;.):]|\s?$|\s?[¹²³⁰-⁹])"
_NUMBER = regex.compile(
    rf"""
    (?<![\w/.\-(§$€£])(?<!\bPRST\s)
    (?:
      (?P<old>\d{{1,4}})(?:\s?(?P<old_part>{_LETTERS}))?\s?\((?P<roman>{_ROMAN})\)
    | (?P<council>\d{{1,4}})\s?\((?P<year>19[4-9]\d|20\d\d)\)
    | (?P<special>(?:ES|S)-\d{{1,2}})/(?P<special_number>\d{{1,3}})(?:\s(?P<special_part>{_LETTERS}){_PART_ENDS})?
    | (?P<session>\d{{1,4}})/(?P<number>\d{{1,4}})(?:\s?(?P<part>{_LETTERS}){_PART_ENDS})?
    )
    (?![\w/])
    """,
    regex.VERBOSE,
)
_DATE_AFTER = regex.compile(
    rf"\s?(?:[A-Z](?:\s?-\s?[A-Z])?\s)?,?\s?(?:also\s)?(?:adopted\s)?(?:on|of|dated)\s(?P<date>{DATE_PATTERN})"
)


@dataclass(frozen=True, slots=True)
class NumberPlace:
    """Words that can be the number of a resolution or decision.

    Attributes:
        start: offset of the words.
        end: end of the words.
        form: ``roman`` (217 A (III)), ``council`` (2331 (2016)), ``special`` (S-27/2), ``year`` (2017/18) or
            ``session`` (64/293).
        session: session or year as printed.
        number: the number in that session or year.
        part: lettered part, ``A`` or ``A-C``, or None.
        date: date printed after it, or None.
        after: offset after the date, or after the words where there is none.
    """

    start: int
    end: int
    form: str
    session: str
    number: str
    part: str | None
    date: datetime.date | None
    after: int


def number_places(text: str) -> Iterator[NumberPlace]:
    """Return every place in a normalised text that has the form of such a number, in order."""
    for match in _NUMBER.finditer(text):
        after = _DATE_AFTER.match(text, match.end())
        date = parse_date(after["date"]) if after else None
        end = after.end() if after else match.end()
        for form, number, session, part in (
            ("roman", match["old"], match["roman"], match["old_part"]),
            ("council", match["council"], match["year"], None),
            ("special", match["special_number"], match["special"], match["special_part"]),
            (_dated_form(match["session"], match["number"]), match["number"], match["session"], match["part"]),
        ):
            if form and number:
                yield NumberPlace(match.start(), match.end(), form, session, number, _part(part), date, end)
                break


def _dated_form(session: str | None, number: str | None) -> str:
    """Tell "2017/18" and "64/293" from "2019/2020" and "700/12", which are nobody's."""
    if session is None or number is None or len(session) == 3:
        return ""
    if len(session) == 4:
        return "year" if 1946 <= int(session) <= 2100 and len(number) < 4 else ""
    return "session"


def _part(letters: str | None) -> str | None:
    if not letters:
        return None
    return regex.sub(r"\s", "", letters.replace(" and ", "-").replace(" to ", "-"))
