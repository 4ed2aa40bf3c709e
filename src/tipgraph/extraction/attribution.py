"""Whose a numbered resolution is.

The body is taken from the words beside "resolution", in this order: named directly before it, named after the list
("adopted by the Conference of the Parties"), the subject of "in its resolution", the adopting body. The form of the
number and the date are guards: a body that cannot have adopted such a number on such a day is no candidate.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

import regex

from tipgraph.extraction.context import Context
from tipgraph.extraction.number_places import NumberPlace
from tipgraph.extraction.organs import SHORT_FORMS, OrganMention, organ_mentions
from tipgraph.extraction.sessions import number_fits, session_fits, session_years
from tipgraph.symbols.organs import ORGANS

_ADJACENT = regex.compile(
    r"""^(?:'s?)?\s(?:(?:relevant|previous|subsequent|other|all|earlier|recent|many|main|annual|landmark|historic|most
    |consensus|omnibus|draft|related|numerous|various|several|past|pertinent|successive|procedural|prior|two|three)\s)*$""",
    regex.VERBOSE,
)
_POSSESSIVE = regex.compile(r"\b(?:its|their)\s+(?:\w+[\s,]+(?:and\s+)?){0,5}$")
_ITS_OF_SUBJECT = regex.compile(r"\b(?:in|by|under|through|with|of)\s(?:paragraphs?\s[\d\s,and]+of\s)?its\s")
_OF_THE = regex.compile(r"\s?(?:of|by)\s(?:the\s)")
_AFTER = regex.compile(
    r"^(?:(?!esolution|ecision).){0,420}?\b(?:adopted|approved|taken|endorsed)\s(?:by|at)\s(?:the\s)?(?:\w+\s(?:session|meeting)\sof\s(?:the\s)?)?"
    r"|^\s?(?:of|by)\s(?:the\s)",
    regex.DOTALL,
)
_QUOTED = regex.compile(r'"[^"]*"')
_OPEN_QUOTE = regex.compile(r'"[^"]*$')
# Number of the Supplement in which a body's resolutions are printed, by which its report's symbol ends.
_REPORTS = {"53": "HRC", "30": "CCPCJ", "28": "CND", "27": "CSW", "25": "CPD", "26": "CSocD", "24": "StatCom"}
_REPORT = regex.compile(r"\((?:A/\d{2,3}/(?P<number>53)|E/(?:19|20)\d\d/(?P<number>2[4-8]|30))\b")
_STATED = frozenset(["body-before", "body-after", "its-own", "its-of-the-subject"])
_WITH_ROMAN = frozenset(organ.identifier for organ in ORGANS if organ.last_roman)
_BY_YEAR = frozenset(organ.identifier for organ in ORGANS if organ.by_year)
# These number by year or by symbols of their own, never "10/1".
_NOT_BY_SESSION = frozenset(["ECOSOC", "CHR", "trusteeship-council", "UNFCCC-COP", "UNCCD-COP"])
_FIRST_ARABIC_SESSION = 31


@dataclass(frozen=True, slots=True)
class Choice:
    """The body that a number was given to.

    Attributes:
        organ: its identifier.
        confidence: 0 to 1; a reading that had to be rejected lowers it, a fitting date raises it.
        rule: why this body.
    """

    organ: str
    confidence: float
    rule: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """What stands around the numbers of one stretch of text.

    Attributes:
        text: the normalised text.
        places: its numbers, in order.
        organs: the bodies that it names, in order.
        breaks: offsets where a sentence ends.
        context: what is known of the document.
    """

    text: str
    places: tuple[NumberPlace, ...]
    organs: tuple[OrganMention, ...]
    breaks: tuple[int, ...]
    context: Context


def attribute(sentence: Sentence, place: NumberPlace, head: int) -> Choice | None:
    """Return the body whose resolution or decision a number is, or None where no body fits.

    Args:
        sentence: the surroundings.
        place: the number.
        head: offset of the word "resolution" or "decision" that it belongs to.
    """
    if place.form == "council":
        named = _named_before(sentence, head)
        return None if named is not None and named.organ == "other" else Choice("UNSC", 1.0, "number-form")
    candidates = list(_candidates(sentence, place, head))
    for index, candidate in enumerate(candidates):
        if candidate.organ == "other" and candidate.rule in _STATED:
            return None
        if possible(candidate.organ, place, sentence.context):
            rejected = sum(c.rule in _STATED for c in candidates[:index])
            bonus = 0.05 if session_fits(candidate.organ, place.session, place.date) else 0.0
            confidence = candidate.confidence - 0.1 * min(rejected, 2) + bonus
            return Choice(candidate.organ, round(min(1.0, confidence), 2), candidate.rule)
    undated = replace(place, date=None)
    for candidate in candidates:
        if candidate.rule in _STATED and possible(candidate.organ, undated, sentence.context):
            # The sentence says whose it is and only the date speaks against it: dates are mistyped too.
            return Choice(candidate.organ, 0.6, f"{candidate.rule}-against-the-date")
    return None


def possible(organ: str, place: NumberPlace, context: Context) -> bool:
    """Return whether a body can have adopted such a number, on such a date, before the document was written."""
    if organ == "other":
        return False
    if organ == "UNSC":
        return place.form == "council"
    if place.form == "roman":
        return organ in _WITH_ROMAN and number_fits(organ, place.session, place.number) is not False
    if place.form == "special":
        if session_fits(organ, place.session, place.date) is False:
            return False
        return organ == "UNGA" or (organ == "HRC" and place.session.startswith("S"))
    if place.form == "year":
        return organ in _BY_YEAR
    if organ in _NOT_BY_SESSION or (organ == "UNGA" and int(place.session) < _FIRST_ARABIC_SESSION):
        return False
    if session_fits(organ, place.session, place.date) is False:
        return False
    years = session_years(organ, place.session)
    return not (years and context.date and years[0] > context.date.year)


def _candidates(sentence: Sentence, place: NumberPlace, head: int) -> Iterator[Choice]:
    text, context = sentence.text, sentence.context
    before = _named_before(sentence, head)
    possessive = _POSSESSIVE.search(text, 0, head)
    if possessive:
        if before is not None and _ITS_OF_SUBJECT.search(text[before.end : head + 1]):
            yield from _meant(before.organ, context, 0.95, "its-of-the-subject")
        yield Choice(context.own, 1.0 if before is None else 0.9, "its-own")
    elif before is not None and _ADJACENT.match(text[before.end : head]):
        yield from _meant(before.organ, context, 1.0, "body-before")
    if after := _named_after(sentence, place):
        yield from _meant(after, context, 0.95, "body-after")
    if reported := _reported(sentence, place):
        yield Choice(reported, 0.9, "report-of-the-body")
    if place.form == "year":
        yield Choice("ECOSOC", 0.9, "number-form")
    yield Choice(context.own, 0.9, "own-body")
    yield Choice("UNGA", 0.85, "general-assembly")
    for organ in dict.fromkeys(o.organ for o in sentence.organs if o.organ not in SHORT_FORMS):
        yield Choice(organ, 0.6, "body-in-sentence")


def _meant(organ: str, context: Context, confidence: float, rule: str) -> Iterator[Choice]:
    """Yield the body that words name: for a short form the one named last, then the others that it can stand for."""
    if organ not in SHORT_FORMS:
        yield Choice(organ, confidence, rule)
        return
    last = context.recent.get(organ)
    if last is not None:
        yield Choice(last, confidence, rule)
    for other in sorted(SHORT_FORMS[organ] - {last}):
        yield Choice(other, confidence - 0.2, f"{rule}-by-form")


def _reported(sentence: Sentence, place: NumberPlace) -> str | None:
    """Return the body whose annual report a footnote names before the number: "(A/75/53), chap. V, resolution 44/4"."""
    found = list(_REPORT.finditer(sentence.text, 0, place.start))
    return _REPORTS[found[-1]["number"]] if found else None


def _named_before(sentence: Sentence, head: int) -> OrganMention | None:
    opening = max((b for b in sentence.breaks if b < head), default=0)
    before = [o for o in sentence.organs if opening <= o.start and o.end <= head]
    return before[-1] if before else None


def _named_after(sentence: Sentence, place: NumberPlace) -> str | None:
    """Return the body named after the list: "resolution 10/1 of … and resolution 10/3, …, adopted by the …"."""
    text = sentence.text
    last = place
    for other in sentence.places:
        between = text[last.after : other.start]
        if other.start > last.start and other.form == place.form and len(between) < 400 and ";" not in between:
            if _named_directly(sentence, last) or _names_its_own(between):
                break
            last = other
    end = min((b for b in sentence.breaks if b >= place.end), default=len(text))
    rest = _QUOTED.sub(lambda m: "_" * len(m.group()), text[last.after : end])
    match = _AFTER.match(rest)
    if match is None:
        return None
    at = last.after + match.end()
    return next((o.organ for o in sentence.organs if 0 <= o.start - at <= 4), None)


def _named_directly(sentence: Sentence, place: NumberPlace) -> bool:
    match = _OF_THE.match(sentence.text, place.after)
    return bool(match and any(o.start == match.end() for o in sentence.organs))


def _names_its_own(between: str) -> bool:
    """Whether the words before the next number name a body for it, so that it opens a list of its own."""
    head = between.rfind("esolution")
    if head < 0 or _OPEN_QUOTE.search(between[:head]):
        return False
    return any(_ADJACENT.match(between[o.end : head - 1]) for o in organ_mentions(between) if o.end < head)
