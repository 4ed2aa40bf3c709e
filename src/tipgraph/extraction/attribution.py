"""Whose a numbered resolution is.

The body is taken from the words beside "resolution", in this order: named directly before it, named after the list
("adopted by the Conference of the Parties"), the subject of "in its resolution", the adopting body. The form of the
number and the date are guards: a body that cannot have adopted such a number on such a day is no candidate. Every
body that was weighed is kept with what spoke against it, and one that would have been as good a reading as the chosen
one lowers the confidence.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import regex

from tipgraph.extraction.context import Context
from tipgraph.extraction.guards import BY_YEAR, NO_SYMBOL, objection
from tipgraph.extraction.number_places import NumberPlace
from tipgraph.extraction.organs import SHORT_FORMS, OrganMention, organ_mentions
from tipgraph.extraction.sessions import session_fits, session_years
from tipgraph.symbols.organs import BY_IDENTIFIER

_ADJACENT = regex.compile(
    r"""^(?:'s?)?\s(?:(?:relevant|previous|subsequent|other|all|earlier|recent|many|main|annual|landmark|historic|most
    |consensus|omnibus|draft|related|numerous|various|several|past|pertinent|successive|procedural|prior|two|three)\s)*$
    |^,?\sin\sparagraphs?\s[\w\s().,]{1,30}?\sof\s$""",
    regex.VERBOSE,
)
_POSSESSIVE = regex.compile(r"\b(?:its|their)\s+(?:\w+[\s,]+(?:and\s+)?){0,5}$")
# The subject stands close to "in its resolution"; further back it belongs to another clause.
_ITS_OF_SUBJECT = regex.compile(
    r"^[^;]{0,60}?\b(?:in|by|under|through|with|of)\s(?:(?:paragraphs?|sections?|annex|part)\s[\w\s,.()]{0,30}?(?:of|to)\s)?its\s"
    r"(?:\w+\s){0,3}$"
)
_OF_THE = regex.compile(r"\s?(?:of|by)\s(?:the\s)")
_AFTER = regex.compile(
    r"^(?:(?!esolution|ecision).){0,420}?\b(?:adopted|approved|taken|endorsed)\s(?:by|at)\s(?:the\s)?(?:\w+\s(?:session|meeting)\sof\s(?:the\s)?)?"
    r"|^\s?(?:of|by)\s(?:the\s)",
    regex.DOTALL,
)
_QUOTED = regex.compile(r'"[^"]*"')
_OPEN_QUOTE = regex.compile(r'"[^"]*$')
# Number of the Supplement in which a body's resolutions are printed, by which its report's symbol ends.
_REPORTS = {
    "53": "HRC",
    "30": "CCPCJ",
    "28": "CND",
    "27": "CSW",
    "25": "CPD",
    "26": "CSocD",
    "24": "statistical-commission",
}
_REPORT = regex.compile(r"\((?:A/\d{2,3}/(?P<number>53)|E/(?:19|20)\d\d/(?P<number>2[4-8]|30))\b")
_STATED = frozenset(["body-before", "body-after", "its-own", "its-of-the-subject"])
_HALF_STATED = frozenset(["report-of-the-body", *(f"{rule}-by-form" for rule in _STATED)])
_LOWERED = 0.1
# How far words reach, in characters: a possessive, and the words between two numbers of one list.
_NEAR = 160
_FAR = 400
_MOST_LOWERED = 3
# Where these speak, "2021/25" alone is the Economic and Social Council's; elsewhere executive boards number so too.
_OF_THE_MAIN_ORGANS = frozenset(
    ["UNGA", "UNSC", "ECOSOC", "HRC", "CHR", "CCPCJ", "CND", "CSW", "CPD", "CSocD", "statistical-commission"]
)
_LONG_AGO = 30
_RECENT = 15


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
class Rejection:
    """A body that was weighed and to which the number was not given.

    Attributes:
        organ: its identifier, or ``other`` where the body's resolutions have no symbol that is known.
        rule: what proposed it.
        reason: what spoke against it.
    """

    organ: str
    rule: str
    reason: str


@dataclass(frozen=True, slots=True)
class Attribution:
    """Whose a number is, and whose it could have been.

    Attributes:
        choice: the body, or None where no body fits.
        rejections: the other bodies that were weighed, each once.
    """

    choice: Choice | None
    rejections: tuple[Rejection, ...] = ()


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


def attribute(sentence: Sentence, place: NumberPlace, head: int) -> Attribution:
    """Return the body whose resolution or decision a number is, with the other bodies that were weighed.

    Args:
        sentence: the surroundings.
        place: the number.
        head: offset of the word "resolution" or "decision" that it belongs to.
    """
    if place.form == "council":
        named = _named_before(sentence, head)
        if named is not None and named.organ == "other":
            return Attribution(None, (Rejection("other", "body-before", NO_SYMBOL),))
        return Attribution(Choice("UNSC", 1.0, "number-form"))
    candidates = list(_candidates(sentence, place, head))
    rejected: list[Rejection] = []
    undated = replace(place, date=None)
    mistyped: Choice | None = None
    for index, candidate in enumerate(candidates):
        against = objection(candidate.organ, place, sentence.context)
        if mistyped is not None and _weight(candidate.rule) == 0:
            return Attribution(mistyped, _each_once(rejected, mistyped.organ))
        if against is None:
            return _chosen(sentence, place, candidates, index, rejected)
        rejected.append(Rejection(candidate.organ, candidate.rule, against))
        if candidate.organ == "other" and candidate.rule in _STATED:
            return Attribution(None, _each_once(rejected))
        nameable = candidate.rule == "body-before" and objection(candidate.organ, undated, sentence.context) is None
        if nameable and mistyped is None:
            # The sentence names the body and only the date speaks against it: dates are mistyped too.
            mistyped = Choice(candidate.organ, 0.6, f"{candidate.rule}-against-the-date")
    for candidate in candidates:
        if candidate.rule in _STATED and objection(candidate.organ, undated, sentence.context) is None:
            choice = Choice(candidate.organ, 0.6, f"{candidate.rule}-against-the-date")
            return Attribution(choice, _each_once(rejected, choice.organ))
    return Attribution(None, _each_once(rejected))


def _chosen(
    sentence: Sentence, place: NumberPlace, candidates: Sequence[Choice], index: int, rejected: list[Rejection]
) -> Attribution:
    """Return the choice of a candidate, less certain for each body that was stated before it or fits as well."""
    chosen = candidates[index]
    weight = _weight(chosen.rule)
    seen = {chosen.organ}
    competing: list[Rejection] = []
    for other in candidates[index + 1 :]:
        if other.organ in seen or other.organ not in BY_IDENTIFIER or _weight(other.rule) < weight:
            continue
        seen.add(other.organ)
        if objection(other.organ, place, sentence.context) is None:
            competing.append(Rejection(other.organ, other.rule, "possible too, but named less directly"))
    stated = sum(rejection.rule in _STATED for rejection in rejected)
    lowered = _LOWERED * min(stated + len(competing), _MOST_LOWERED)
    bonus = 0.05 if session_fits(chosen.organ, place.session, place.date) else 0.0
    confidence = round(min(1.0, chosen.confidence - lowered + bonus), 2)
    choice = chosen if confidence == chosen.confidence else replace(chosen, confidence=confidence)
    return Attribution(choice, _each_once([*rejected, *competing], chosen.organ) if rejected or competing else ())


def _weight(rule: str) -> int:
    return 2 if rule in _STATED else 1 if rule in _HALF_STATED else 0


def _each_once(rejected: Sequence[Rejection], chosen: str | None = None) -> tuple[Rejection, ...]:
    first: dict[str, Rejection] = {}
    for rejection in rejected:
        first.setdefault(rejection.organ, rejection)
    return tuple(rejection for organ, rejection in first.items() if organ != chosen)


def _candidates(sentence: Sentence, place: NumberPlace, head: int) -> Iterator[Choice]:
    text, context = sentence.text, sentence.context
    before = _named_before(sentence, head)
    possessive = _POSSESSIVE.search(text, max(0, head - _NEAR), head)
    if possessive:
        if before is not None and _ITS_OF_SUBJECT.match(text[before.end : head]):
            yield from _meant(before.organ, context, 0.95, "its-of-the-subject")
        yield Choice(context.own, 1.0 if before is None else 0.9, "its-own")
    elif before is not None and _ADJACENT.match(text[before.end : head]):
        yield from _meant(before.organ, context, 1.0, "body-before")
    if after := _named_after(sentence, place):
        yield from _meant(after, context, 0.95, "body-after")
    if reported := _reported(sentence, place):
        yield Choice(reported, 0.9, "report-of-the-body")
    stated = "ECOSOC" in _organs_around(sentence, place)
    is_decision = text[head : head + 8].lower() == "decision"
    likely = stated or context.own == "ECOSOC" or (context.own in _OF_THE_MAIN_ORGANS and not is_decision)
    if place.form == "year" and likely:
        if context.own in BY_YEAR:
            yield Choice(context.own, 0.9, "own-body")
        yield Choice("ECOSOC", 0.9, "number-form")
    if recent := _recent_body(sentence, place):
        yield Choice(recent, 0.6, "body-in-sentence")
    yield Choice(context.own, 0.9, "own-body")
    yield Choice("UNGA", 0.85, "general-assembly")
    for organ in _organs_around(sentence, place):
        yield Choice(organ, 0.6, "body-in-sentence")


def _recent_body(sentence: Sentence, place: NumberPlace) -> str | None:
    """Return a body in the sentence that has such a session in these years, where the Assembly's was long ago."""
    written = sentence.context.date
    years = session_years("UNGA", place.session)
    if place.form != "session" or place.date is not None or written is None or years is None:
        return None
    if written.year - years[1] < _LONG_AGO:
        return None
    for organ in _organs_around(sentence, place):
        own = session_years(organ, place.session)
        if organ != "UNGA" and own is not None and 0 <= written.year - own[0] <= _RECENT:
            return organ
    return None


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
    found = list(_REPORT.finditer(sentence.text, max(0, place.start - _FAR), place.start))
    return _REPORTS[found[-1]["number"]] if found else None


def _named_before(sentence: Sentence, head: int) -> OrganMention | None:
    at = bisect_right(sentence.organs, head, key=lambda organ: organ.end)
    if at == 0:
        return None
    breaks = bisect_left(sentence.breaks, head)
    opening = sentence.breaks[breaks - 1] if breaks else 0
    return sentence.organs[at - 1] if sentence.organs[at - 1].start >= opening else None


def _named_after(sentence: Sentence, place: NumberPlace) -> str | None:
    """Return the body named after the list: "resolution 10/1 of … and resolution 10/3, …, adopted by the …"."""
    text = sentence.text
    last = place
    for other in sentence.places[bisect_right(sentence.places, place.start, key=lambda p: p.start) :]:
        between = text[last.after : other.start]
        if len(between) >= _FAR:
            break
        if other.form == place.form and ";" not in between:
            if _named_directly(sentence, last) or _names_its_own(between):
                break
            last = other
    following = bisect_left(sentence.breaks, place.end)
    end = sentence.breaks[following] if following < len(sentence.breaks) else len(text)
    rest = _QUOTED.sub(lambda m: "_" * len(m.group()), text[last.after : min(end, last.after + 4 * _FAR)])
    match = _AFTER.match(rest)
    if match is None:
        return None
    at = last.after + match.end()
    return next((o.organ for o in _organs_from(sentence, at) if o.start - at <= 4), None)


def _named_directly(sentence: Sentence, place: NumberPlace) -> bool:
    match = _OF_THE.match(sentence.text, place.after)
    return bool(match and any(o.start == match.end() for o in _organs_from(sentence, match.end())))


def _organs_from(sentence: Sentence, position: int) -> tuple[OrganMention, ...]:
    """Return the next body that is named from a place on, if any."""
    at = bisect_left(sentence.organs, position, key=lambda organ: organ.start)
    return sentence.organs[at : at + 1]


def _organs_around(sentence: Sentence, place: NumberPlace) -> dict[str, None]:
    """Return the bodies that are named near a number, each once."""
    first = bisect_left(sentence.organs, place.start - 4 * _FAR, key=lambda organ: organ.start)
    last = bisect_right(sentence.organs, place.start + 4 * _FAR, key=lambda organ: organ.start)
    return dict.fromkeys(organ.organ for organ in sentence.organs[first:last] if organ.organ not in SHORT_FORMS)


def _names_its_own(between: str) -> bool:
    """Whether the words before the next number name a body for it, so that it opens a list of its own."""
    head = between.rfind("esolution")
    if head < 0 or _OPEN_QUOTE.search(between[:head]):
        return False
    return any(_ADJACENT.match(between[o.end : head - 1]) for o in organ_mentions(between) if o.end < head)
