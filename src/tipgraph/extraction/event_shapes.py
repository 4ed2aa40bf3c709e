"""Names of events by their shape: days, years, decades, conferences, meetings with a subject or a date."""

import re
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

import regex

from tipgraph.extraction.capitals import (
    CAPITAL,
    COMPLEMENT,
    LOWER_SERIES,
    MONTH,
    PLACE,
    SERIES,
    TAIL,
    name_start,
    names_around,
)
from tipgraph.extraction.text import holds_any

_TENS = "twent|thirt|fort|fift|sixt|sevent|eight|ninet"
_UNITS = (
    "first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|thirteenth|fourteenth|fifteenth"
    "|sixteenth|seventeenth|eighteenth|nineteenth|(?:one-)?hundredth"
)
_ORDINAL = rf"(?:(?i:(?:{_TENS})y-(?:{_UNITS})|(?:{_TENS})ieth|{_UNITS})|\d{{1,3}}(?:st|nd|rd|th)|[XVI]{{2,}})"
_WEEKDAY = r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?\s+)?"
DATE = rf"{_WEEKDAY}\d{{1,2}}(?:\s+{MONTH},?)?(?:\s*(?:-|to|and)\s*{_WEEKDAY}\d{{1,2}})?\s+{MONTH},?\s+\d{{4}}"
"""A date or a span of days: "27 and 28 September 2017", "13 to 15 May 2013", "27-28 September 2017"."""

_TIME = regex.compile(
    rf"(?<![\w/\-])(?P<modifiers>(?:{_ORDINAL}\s+)?(?:{CAPITAL}\s+(?:and\s+(?={CAPITAL}))?){{0,6}}?)(?P<head>Day|Year|Decade|Week)\b(?![\-/'])"
    rf"(?P<complement>\s+(?:of|on|for|[Aa]gainst|in|to|without)\s+(?:the\s+)?{CAPITAL}{TAIL})?"
)
_GATHERING = regex.compile(
    rf"(?<![\w/\-])(?P<modifiers>(?:(?:{_ORDINAL}|(?:19|20)\d\d)\s+)?(?:{CAPITAL}\s+(?:(?:and|[Aa]gainst|on|for|in)\s+(?=(?!The\b){CAPITAL}))?){{0,9}}?)"
    rf"(?P<head>Congress|Conference|Summit|Forum|Symposium|Seminar|Workshop|Colloquium|Convocation|Meeting|Dialogue|Campaign|Games)\b(?![/'\-]|\s+(?:Forum|Committee|Commission|Council|Group|Team|Board|Panel|Network)\b)"
    rf"(?P<complement>{COMPLEMENT}|\s+to\s+(?!the\b){CAPITAL}(?:\s+the\s+{CAPITAL})?{TAIL})?"
)
_CAMPAIGN = regex.compile(rf"(?<![\w/\-])(?:{CAPITAL}\s+){{2,5}}campaign\b")
_ADJECTIVE = (
    "(?:[Hh]igh-level|High Level|high level|plenary|special|consultative|ministerial|interactive|informal|thematic"
    "|intersessional|full-day|half-day|biennial|global|regional|international|open-ended|virtual|technical|expert|side"
    "|joint|commemorative|multi-stakeholder|parliamentary|intergovernmental|preparatory|one-day|two-day|three-day"
    "|world|subregional|interregional|panel|round-table|pledging|donors?|solemn|public|scientific|diplomatic|emergency"
    "|extraordinary|review|United Nations|African|European|Asian|Arab)"
)
_KIND = (
    "(?:meeting|Meeting|event|conference|dialogue|debate|consultation|workshop|seminar|symposium|hearing"
    "|panel discussion|round table|briefing|summit|forum|special session|discussion)"
)
_SUBJECT_MEETING = regex.compile(
    rf"(?<![\w\-])(?:(?P<article>[Tt]he|a|an)\s+)?(?P<name>(?:(?P<ordinal>{_ORDINAL})\s+)?(?P<kind>(?:{_ADJECTIVE}\s+){{0,4}}{_KIND})"
    r"(?P<organ>\s+of\s+the\s+(?:General\s+Assembly|Human\s+Rights\s+Council|Security\s+Council|Economic\s+and\s+Social\s+Council|Assembly|Council))?"
    r"(?:\s+(?:on|entitled|to\s+commemorate|to\s+mark)\s+))(?=[A-Za-z\"])"
)
_ASSEMBLY_MEETINGS = regex.compile(
    r"(?<![\w\-])(?P<name>high-level\s+(?:plenary\s+)?meetings?\s+of\s+the\s+(?:General\s+)?Assembly)\b(?!\s+(?:on|entitled)\b)"
)
_DATED = regex.compile(
    rf"(?:,?\s+(?:held|convened|to\s+be\s+held|in\s+New\s+York|at\s+United\s+Nations\s+Headquarters(?:\s+in\s+New\s+York)?|at\s+Headquarters"
    rf"|(?:during|at)\s+(?:its|the)\s+[\w\-]+(?:\s+special)?\s+session|and),?){{0,5}}\s*(?:on|from|of)\s+(?P<date>{DATE})"
)
# The standard library is the faster of the two where a text holds none of many words.
_MEETING_WORD = re.compile(rf"{_KIND}s?\s+(?:of\s+the\s+[A-Z]|on\s|entitled\s|to\s+(?:commemorate|mark)\s)")
_BEFORE_KIND = 200
_AFTER_KIND = 120
"""Characters: more than an ordinal and adjectives take before the kind of a meeting, and its organ behind it."""
_MEETINGS = """
    eeting event conference dialogue debate consultation workshop seminar symposium hearing discussion table briefing
    summit forum session
    """.split()
_TIMES = frozenset(["Day", "Year", "Decade", "Week"])
_TIME_WORD = regex.compile(rf"(?<![\w/\-])(?:{'|'.join(sorted(_TIMES))})\b")
_GATHERINGS = frozenset(
    """
    Congress Conference Summit Forum Symposium Seminar Workshop Colloquium Convocation Meeting Dialogue Campaign Games
    """.split()
)
_GATHERING_WORD = regex.compile(rf"(?<![\w/\-])(?:{'|'.join(sorted(_GATHERINGS))})\b")
_WORD = regex.compile(r"[\w'’\-/.]*\w")
_SUBJECT_STOPS = frozenset(
    """
    held convened organized organised hosted co-hosted which that who whose at during from is was were are
    be will would shall has have had as pursuant under within before after when where including took
    scheduled took adopted also undertaken provided should may can in-person
    """.split()
)
_SERIES = regex.compile(rf"{SERIES}|{LOWER_SERIES}")
_PLACE_AFTER = regex.compile(PLACE)
_LOWER_SUBJECT = regex.compile(r"\s+on\s+(?=[a-z])(?!the\s|a\s|an\s|its\s|that\s|this\s|these\s|all\s|how\s|behalf\s)")
_WITH_SUBJECT = frozenset(["Conference", "Congress", "Summit", "Symposium", "Seminar", "Workshop"])
_PURPOSE = regex.compile(r"(?<=[A-Z]\w+)\s+to\s+[a-z]")
_FIRST_ORDINAL = regex.compile(rf"(?:{_ORDINAL}|\d{{4}})\s")
_THEME = regex.compile(r'the\s+(?:topic|theme|subject)(?:\s+of)?:?\s+"[^"]{3,300}"')
_NO_MEETING = regex.compile(
    r"(?:Outcome|Declaration|Plan|Centre|Hall|Building|Report|Series|Affairs|Support|Programme|Room|Services|Management|Secretariat|Final|Document)"
)
_OF_PARTIES = regex.compile(r"\b(?:States\s+)?Parties\b")
_SUMMIT_OF = regex.compile(r"\d{4}|Millennium|World")
_LIMIT = 28
_WEAK = frozenset(
    """
    The This That Each Every Any Same Last Next Working Business Calendar Fiscal Financial New Per A An All
    """.split()
)
_WEEKDAYS = frozenset(["Mon", "Tues", "Wednes", "Thurs", "Fri", "Satur", "Sun"])


@dataclass(frozen=True, slots=True)
class EventShape:
    """Words that name an event.

    Attributes:
        start: offset of the words.
        end: end of the words.
        name: the event's name as these words give it.
        date: its date or days as printed, or None.
            short: whether the words are only a type ("the World Day"), which points back to a named event.
        planned: whether an indefinite article makes it one that is still to come ("a high-level meeting on …").
    """

    start: int
    end: int
    name: str
    date: str | None = None
    short: bool = False
    planned: bool = False


def event_shapes(text: str, capitals: AbstractSet[str]) -> Iterator[EventShape]:
    """Find names of events in normalised text.

    Args:
        text: normalised text.
        capitals: its capitalised words.

    Yields:
        Shapes, kind by kind; they may overlap.
    """
    # Most paragraphs hold none of the words that an event is named by.
    if holds_any(text, _MEETINGS):
        yield from _assembly_meetings(text)
        yield from _subject_meetings(text)
    if not _TIMES.isdisjoint(capitals):
        for match in names_around(_TIME, _TIME_WORD, text):
            yield from _time(text, match)
    if not _GATHERINGS.isdisjoint(capitals):
        for match in names_around(_GATHERING, _GATHERING_WORD, text):
            yield from _gathering(text, match)
    if "campaign" in text:
        for match in _CAMPAIGN.finditer(text):
            start = name_start(text, match.start(), match.end())
            if len(text[start : match.end()].split()) > 2:
                yield EventShape(start, match.end(), _folded(text[start : match.end()]))


def _assembly_meetings(text: str) -> Iterator[EventShape]:
    """Find "high-level meetings of the General Assembly …, from 13 to 15 May 2013, …, on 27 and 28 September 2017"."""
    for match in _ASSEMBLY_MEETINGS.finditer(text):
        at, first = match.end(), True
        name = _folded(match["name"]).replace("meetings", "meeting").replace("the Assembly", "the General Assembly")
        while (dated := _DATED.match(text, at)) is not None:
            days = _days(dated["date"])
            start = match.start() if first else dated.start("date")
            yield EventShape(start, dated.end("date"), f"{name} of {days}", days)
            at, first = dated.end(), False


def _subject_meetings(text: str) -> Iterator[EventShape]:
    for match in _meetings_with_subject(text):
        if not (match["article"] or match["ordinal"]):
            continue
        kind = match["kind"].split()
        if not match["ordinal"] and len(kind) == 1 and kind[0] not in {"Meeting"}:
            # "the debate on …" is no event that anybody could look up.
            continue
        at = match.end()
        theme = _THEME.match(text, at)
        if theme is not None:
            end = theme.end()
        else:
            end = text.find('"', at + 1) + 1 if text[at] == '"' else _subject_end(text, at)
        if end <= at:
            continue
        dated = _DATED.match(text, end)
        name = _folded(text[match.start("name") : end])
        yield EventShape(
            match.start("name"),
            end,
            name,
            _days(dated["date"]) if dated else None,
            planned=match["article"] in {"a", "an"},
        )


def _meetings_with_subject(text: str) -> Iterator["regex.Match[str]"]:
    """Find what `_SUBJECT_MEETING` finds, only around the words that say what kind of meeting it is."""
    at = 0
    for word in _MEETING_WORD.finditer(text):
        if word.start() >= at:
            begin = max(at, word.start() - _BEFORE_KIND)
            match = _SUBJECT_MEETING.search(text, begin, word.end() + _AFTER_KIND)
            if match is not None:
                yield match
                at = match.end()


def _subject_end(text: str, at: int) -> int:
    end = at
    for count, match in enumerate(_WORD.finditer(text, at)):
        word = match.group().casefold()
        gap = text[end : match.start()]
        if count and gap.strip() and not (gap.strip() == "," and _goes_on(text, end)):
            break
        following = text[match.end() : match.end() + 40].split()
        after = following[0].casefold() if following else ""
        if word in _SUBJECT_STOPS or count > _LIMIT:
            break
        if word == "and" and after in {"the", "of", "to", "on", "its", "at", "in", "other", "all", "that"}:
            break
        if word == "in" and after in {
            "virtual",
            "hybrid",
            "accordance",
            "cooperation",
            "order",
            "collaboration",
            "which",
            "person",
        }:
            break
        if word == "in" and following and _PLACE_AFTER.match(following[0]) and count > 2:
            break
        if word in {"on", "from"} and after[:1].isdigit():
            break
        if word == "to" and after in {"be", "the", "that"}:
            break
        end = match.end()
    while (words := text[at:end].split()) and words[-1].casefold() in {
        "and",
        "of",
        "on",
        "in",
        "the",
        "for",
        "to",
        "a",
        "with",
        "by",
    }:
        end = text.rindex(words[-1], at, end)
        end = at + len(text[at:end].rstrip())
    return end


def _goes_on(text: str, at: int) -> bool:
    """Whether a comma stands inside a series: "science, technology and innovation"."""
    return _SERIES.match(text, at) is not None


def _time(text: str, match: "regex.Match[str]") -> Iterator[EventShape]:
    start = name_start(text, match.start(), match.start("head"))
    modifiers = text[start : match.start("head")].split()
    if any(word.removesuffix("day") in _WEEKDAYS for word in modifiers) or (modifiers and modifiers[0] in _WEAK):
        return
    name = _folded(text[start : match.end()])
    if match["complement"] and (modifiers or (match["head"] == "Decade" and _article_before(text, start))):
        yield EventShape(start, match.end(), name)
    elif modifiers in (["World"], ["International"]) or not modifiers:
        if _article_before(text, start) and not match["complement"]:
            yield EventShape(start, match.end("head"), _folded(text[start : match.end("head")]), short=True)
    elif not match["complement"] and len(modifiers) >= 1 and match["head"] in {"Day", "Year", "Week", "Decade"}:
        yield EventShape(start, match.end(), name)


def _gathering(text: str, match: "regex.Match[str]") -> Iterator[EventShape]:
    start = name_start(text, match.start(), match.start("head"))
    modifiers = text[start : match.start("head")].split()
    name = _folded(text[start : match.end()])
    following = text[match.end() : match.end() + 30].split()
    if following and _NO_MEETING.match(following[0]):
        return
    if _OF_PARTIES.search(name) and "Review" not in name:
        return
    subject = _LOWER_SUBJECT.match(text, match.end("head")) if modifiers and not match["complement"] else None
    if subject is not None and match["head"] in _WITH_SUBJECT:
        end = _subject_end(text, subject.end())
        # "… assistance to Afghanistan to fulfil …": what the meeting is about ends with the name.
        purpose = _PURPOSE.search(text, subject.end(), end)
        end = end if purpose is None else purpose.start()
        if end > subject.end() and not _FIRST_ORDINAL.match(name):
            yield EventShape(start, end, _folded(text[start:end]))
            return
    if match["complement"] and (modifiers or match["head"] not in {"Meeting", "Dialogue", "Campaign", "Games"}):
        yield EventShape(start, match.end(), name)
    elif len(modifiers) >= 2 or (modifiers and _SUMMIT_OF.fullmatch(modifiers[0]) and match["head"] == "Summit"):
        yield EventShape(start, match.end("head"), _folded(text[start : match.end("head")]))
    elif match["head"] in {"Congress", "Summit"} and len(modifiers) <= 1 and _article_before(text, start):
        yield EventShape(start, match.end("head"), name, short=True)


def _article_before(text: str, start: int) -> bool:
    return text[max(0, start - 8) : start].rstrip().casefold().endswith("the")


def _days(date: str) -> str:
    """Return days as one writes them in an identifier: "27 and 28 September 2017"."""
    plain = regex.sub(r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?\s+", "", " ".join(date.split()))
    plain = regex.sub(r"(\d)\s*-\s*(\d)", r"\1 and \2", plain)
    plain = regex.sub(rf"(\d{{1,2}}) ({MONTH}),? (and|to) (\d{{1,2}}) \2", r"\1 \3 \4 \2", plain)
    return plain.replace(",", "")


def _folded(words: str) -> str:
    return " ".join(words.split())
