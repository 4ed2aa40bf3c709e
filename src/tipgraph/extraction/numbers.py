"""Resolutions and decisions cited by number: "its resolutions 61/180 of 20 December 2006, 64/178 …".

A number alone says nothing: "27/2" is the General Assembly's only if no sentence gives it to another body. The body
is taken from the words beside "resolution", in this order: named directly before it, the subject of "in its
resolution", named after the list ("adopted by the Conference of the Parties"), the adopting body. The form of the
number and the date are guards: a body that cannot have adopted such a number on such a day is no candidate.
"""

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import regex
from spacy.language import Language
from spacy.tokens import Doc

from tipgraph.errors import SymbolError
from tipgraph.extraction.context import Context, context_of
from tipgraph.extraction.dates import DATE_PATTERN, parse_date
from tipgraph.extraction.organs import OrganMention, organ_mentions
from tipgraph.extraction.reference import Reference, add_reference
from tipgraph.extraction.sessions import session_fits, session_years
from tipgraph.extraction.text import normalised
from tipgraph.model import Via
from tipgraph.symbols import decision, resolution, security_council_resolution

_ROMAN = r"(?:ES-|S-)?[IVXLC]+"
_LETTERS = r"[A-Z](?:(?:\s?-\s?|\s(?:and|to)\s|,\s)[A-Z](?![\w']))*"
_NUMBER = regex.compile(
    rf"""
    (?<![\w/.\-(§$€£])
    (?:
      (?P<old>\d{{1,4}})(?:\s?(?P<old_part>{_LETTERS}))?\s?\((?P<roman>{_ROMAN})\)
    | (?P<council>\d{{1,4}})\s?\((?P<year>19[4-9]\d|20\d\d)\)
    | (?P<special>(?:ES|S)-\d{{1,2}})/(?P<special_number>\d{{1,3}})(?:\s(?P<special_part>{_LETTERS})(?=\s(?:of|and|to|,)|[,;.]|$))?
    | (?P<session>\d{{1,4}})/(?P<number>\d{{1,4}})(?:\s?(?P<part>{_LETTERS})(?=\s(?:of|and|to|on|in|as)\b|[,;.):]|\s?$|\s?[¹²³⁰-⁹]))?
    )
    (?![\w/])
    """,
    regex.VERBOSE,
)
_HEAD = regex.compile(r"\b(?P<head>[Rr]esolutions?|[Dd]ecisions?)\b")
_SENTENCE_END = regex.compile(
    r"(?<!\b(?:No|Nos|vol|vols|para|paras|chap|sect|art|arts|Mr|Ms|Add|Corr|Rev|St|pp|p|e\.g|i\.e|cf))\.\s+(?=[A-Z])"
)
_DATE_AFTER = regex.compile(
    rf"\s?(?:[A-Z](?:\s?-\s?[A-Z])?\s)?(?:,?\s?(?:also\s)?(?:adopted\s)?(?:on|of|dated))\s(?P<date>{DATE_PATTERN})"
)
_TITLE_AFTER = regex.compile(r',?\s*(?:entitled|on the question of|titled)\s*"(?P<title>[^"]{4,400})"')
_SUBJECT_AFTER = regex.compile(
    r"\s*,?\s*on\s(?P<title>(?!\d)[^,;.\"()]{8,300}?)(?=,|;|\.|$|\sand\s(?:its|other|the\sother|all|relevant|previous|subsequent)\b)"
)
_PROVISION = regex.compile(
    r"\s?(?:,|\()\s?(?P<provision>(?:annex(?:es)?|appendix|part|parts|section|sect\.|sects\.|chapter|chap\.|para\.|paras\.|paragraph|paragraphs)"
    r"(?:\s(?:[IVX]+|\d+|[A-Z])(?![\w'])(?:\s?(?:-|and|to|,)\s?(?:[IVX]+|\d+|[A-Z])(?![\w']))*)?)"
)
_CONNECTIVE = regex.compile(
    r"^(?:[\s,;:()]|and|or|as well as|of|in particular|also|both|inter alia|notably|especially|its|most recent(?:ly)?|namely|including|to|most notably|section|the latest of which (?:is|was)|No\.|Nos\.)*$"
)
_ADJACENT = regex.compile(
    r"""^['’s,\s]*(?:\b(?:relevant|previous|subsequent|and|the|other|all|earlier|recent|many|main|annual|landmark|
    historic|consensus|omnibus|draft|related|in|its|their|by|of|numerous|various|several|past|pertinent|most|more|
    successive|procedural|own|provisions|adopted|said|prior|as|reflected|contained|expressed|set|out|mandated|two|
    three|following|through|with|under|pursuant|to|established|endorsed|requested|reaffirmed|stipulated|provided|
    for|called|stated|accordance|welcomed|recalled|paragraph|paragraphs|para\.|section|annex|part|\d{1,3})\b[\s,]*)*$""",
    regex.VERBOSE,
)
_POSSESSIVE = regex.compile(r"\b(?:its|their)\s+(?:\w+[\s,]+(?:and\s+)?){0,5}$")
_AFTER = regex.compile(
    r"^.{0,420}?\b(?:adopted|approved|taken|endorsed)\s(?:by|at)\s(?:the\s)?(?:\w+\s(?:session|meeting)\sof\s(?:the\s)?)?|^\s?(?:of|by)\s(?:the\s)",
    regex.DOTALL,
)
_YEARS_APART = regex.compile(
    r"(?:biennium|period|season|marketing year|academic year|winter|school year|financial year|years?)\s$"
)


@dataclass(frozen=True, slots=True)
class _Found:
    start: int
    end: int
    form: str
    session: str
    number: str
    part: str | None
    date: datetime.date | None
    gap_end: int


@dataclass(frozen=True, slots=True)
class _Choice:
    organ: str
    confidence: float
    rule: str


class NumberFinder:
    """Finds numbers of resolutions and decisions and gives each to the body whose it is."""

    def __call__(self, doc: Doc) -> Doc:
        """Record a reference for every number whose body is certain enough."""
        text = normalised(doc.text)
        if "/" not in text and "(" not in text:
            return doc
        numbers = tuple(_numbers(text))
        if numbers:
            context = context_of(doc)
            organs = organ_mentions(text)
            for reference in _references(text, numbers, organs, context):
                add_reference(doc, reference)
        return doc


def _numbers(text: str) -> Iterator[_Found]:
    for match in _NUMBER.finditer(text):
        after = _DATE_AFTER.match(text, match.end())
        date = parse_date(after["date"]) if after else None
        end = after.end() if after else match.end()
        if match["old"]:
            yield _Found(
                match.start(),
                match.end(),
                "roman",
                match["roman"],
                match["old"],
                match["old_part"],
                date,
                end,
            )
        elif match["council"]:
            yield _Found(
                match.start(), match.end(), "council", match["year"], match["council"], None, date, end
            )
        elif match["special"]:
            found = match["special"], match["special_number"], match["special_part"]
            yield _Found(match.start(), match.end(), "special", *found, date, end)
        else:
            session, number = match["session"], match["number"]
            if len(session) == 3 or (len(session) == 4 and not 1946 <= int(session) <= 2100):
                continue
            if len(session) == 4 and len(number) == 4:
                continue
            form = "year" if len(session) == 4 else "session"
            yield _Found(match.start(), match.end(), form, session, number, match["part"], date, end)


def _references(
    text: str, numbers: Sequence[_Found], organs: Sequence[OrganMention], context: Context
) -> Iterator[Reference]:
    heads = list(_HEAD.finditer(text))
    breaks = [m.start() for m in _SENTENCE_END.finditer(text)]
    for index, found in enumerate(numbers):
        head = _head(heads, breaks, found)
        if head is None:
            if found.form == "council" and found.session >= "1946" and found.date is not None:
                choice = _Choice("UNSC", 0.6, "number-with-date")
                is_decision = False
            elif _follows(text, numbers, index, context):
                choice, is_decision = _Choice("UNGA", 0.5, "number-with-date"), False
            else:
                continue
        else:
            is_decision = head["head"].lower().startswith("decision")
            chosen = _choose(
                text, found, head.start(), head.end(), numbers, organs, breaks, context, is_decision
            )
            if chosen is None:
                continue
            choice = chosen
        target = _identifier(choice.organ, found, is_decision)
        if target is None or target == context.identifier:
            continue
        rest = text[found.gap_end :]
        title, provision = _TITLE_AFTER.match(rest), _PROVISION.match(rest)
        yield Reference(
            found.start,
            found.end,
            target,
            Via.FOOTNOTE if context.is_note else Via.SYMBOL,
            choice.rule,
            choice.confidence,
            provision["provision"] if provision else None,
            title["title"] if title else _subject(text, numbers, index),
            found.date,
        )


def _head(heads: Sequence[Any], breaks: Sequence[int], found: _Found) -> Any | None:
    before = [h for h in heads if h.end() <= found.start]
    if not before:
        return None
    head = before[-1]
    if any(head.end() <= b < found.start for b in breaks):
        return None
    if found.start - head.end() > 25 and found.form == "session" and found.date is None:
        # Far from the word "resolution" and undated: only a list carries a number so far.
        return head if found.start - head.end() < 1500 else None
    return head


def _follows(text: str, numbers: Sequence[_Found], index: int, context: Context) -> bool:
    """Whether a number without the word "resolution" is one all the same: it has a session and a fitting date."""
    found = numbers[index]
    return found.form == "session" and session_fits("UNGA", found.session, found.date) is True


def _subject(text: str, numbers: Sequence[_Found], index: int) -> str | None:
    """Return the subject or title that stands after the list in which a number stands."""
    at = index
    while at + 1 < len(numbers) and _CONNECTIVE.match(text[numbers[at].gap_end : numbers[at + 1].start]):
        at += 1
    rest = text[numbers[at].gap_end :]
    match = _TITLE_AFTER.match(rest) or _SUBJECT_AFTER.match(rest)
    return match["title"].strip() if match else None


def _choose(
    text: str,
    found: _Found,
    head_start: int,
    head_end: int,
    numbers: Sequence[_Found],
    organs: Sequence[OrganMention],
    breaks: Sequence[int],
    context: Context,
    is_decision: bool,
) -> _Choice | None:
    if found.form == "council" and not is_decision:
        named = _named_before(text, head_start, organs, breaks)
        if named is not None and named.organ == "other":
            return None
        return _Choice("UNSC", 1.0, "number-form")
    candidates: list[_Choice] = []
    before = _named_before(text, head_start, organs, breaks)
    gap = text[before.end : head_start] if before else ""
    possessive = _POSSESSIVE.search(text[:head_start])
    if before is not None and not possessive and _ADJACENT.match(gap):
        candidates.append(_Choice(_full(before.organ, context), 1.0, "body-before"))
    if after := _named_after(text, found, head_end, numbers, organs, breaks):
        candidates.append(_Choice(_full(after, context), 0.95, "body-after"))
    if possessive:
        if before is not None and regex.search(
            r"\b(?:in|by|under|through|with|of)\s(?:paragraphs?\s[\d\s,and]+of\s)?its\s",
            text[before.end : head_start + 1],
        ):
            candidates.append(_Choice(_full(before.organ, context), 0.95, "its-of-the-subject"))
        candidates.append(_Choice(context.own, 1.0 if before is None else 0.9, "its-own"))
    if found.form in {"year"}:
        candidates.append(_Choice("ECOSOC", 0.9, "number-form"))
    candidates.append(_Choice(context.own, 0.9, "own-body"))
    candidates.append(_Choice("UNGA", 0.85, "general-assembly"))
    if before is not None:
        candidates.append(_Choice(_full(before.organ, context), 0.6, "body-in-sentence"))
    rejected = 0
    for candidate in candidates:
        if _possible(candidate.organ, found, context):
            dated = session_fits(candidate.organ, found.session, found.date)
            penalty = 0.1 * min(rejected, 2)
            bonus = 0.05 if dated else 0.0
            return _Choice(
                candidate.organ, round(min(1.0, candidate.confidence - penalty + bonus), 2), candidate.rule
            )
        if candidate.rule in {"body-before", "body-after"} and candidate.organ in {"other", "unknown"}:
            return None
        rejected += candidate.rule in {"body-before", "body-after", "its-own", "its-of-the-subject"}
    return None


def _named_before(
    text: str, head: int, organs: Sequence[OrganMention], breaks: Sequence[int]
) -> OrganMention | None:
    sentence = max((b for b in breaks if b < head), default=0)
    before = [o for o in organs if sentence <= o.start and o.end <= head]
    return before[-1] if before else None


def _named_after(
    text: str,
    found: _Found,
    head_end: int,
    numbers: Sequence[_Found],
    organs: Sequence[OrganMention],
    breaks: Sequence[int],
) -> str | None:
    """Return the body named after the list: "resolution 10/1 of … and resolution 10/3, …, adopted by the …"."""
    sentence_end = min((b for b in breaks if b >= found.end), default=len(text))
    last = found
    for other in numbers:
        between = text[last.gap_end : other.start]
        if (
            other.start > last.start
            and other.form == found.form
            and len(between) < 400
            and ";" not in between
        ):
            if _named_directly(text, last, organs):
                break
            if organ_mentions(between) and not regex.search(
                r'"[^"]*$', between[: between.find("resolution")] if "resolution" in between else ""
            ):
                head = between.rfind("esolution")
                named = [
                    o
                    for o in organ_mentions(between)
                    if 0 < head and _ADJACENT.match(between[o.end : head - 1])
                ]
                if named:
                    break
            last = other
    rest = text[last.gap_end : sentence_end]
    stripped = regex.sub(r'"[^"]*"', lambda m: "_" * len(m.group()), rest)
    match = _AFTER.match(stripped)
    if match is None:
        return None
    at = last.gap_end + match.end()
    named_here = [o for o in organs if 0 <= o.start - at <= 4]
    return named_here[0].organ if named_here else None


def _named_directly(text: str, found: _Found, organs: Sequence[OrganMention]) -> bool:
    match = regex.compile(r"\s?(?:of|by)\s(?:the\s)").match(text, found.gap_end)
    return bool(match and any(o.start == match.end() for o in organs))


def _full(organ: str, context: Context) -> str:
    if organ in {"council", "commission", "conference"}:
        return context.recent.get(organ, "unknown")
    return organ


def _possible(organ: str, found: _Found, context: Context) -> bool:
    """Whether a body can have adopted such a number, on such a date, before the document was written."""
    if organ in {"other", "unknown"}:
        return False
    if organ == "UNSC":
        return found.form == "council"
    if found.form == "roman":
        return organ in {"UNGA", "ECOSOC", "CHR", "trusteeship-council", "CND", "CSW", "StatCom"}
    if found.form == "special":
        return organ in {"UNGA", "HRC"} if found.session.startswith("S") else organ == "UNGA"
    if found.form == "year":
        return organ in {"ECOSOC", "CHR", "CPD"} or organ.startswith("sub-commission")
    if organ in {"ECOSOC", "CHR", "trusteeship-council", "UNFCCC-COP", "UNCCD-COP"}:
        return False
    session = int(found.session)
    if organ == "UNGA" and session < 31:
        return False
    if session_fits(organ, found.session, found.date) is False:
        return False
    years = session_years(organ, found.session)
    return not (years and context.date and years[0] > context.date.year)


def _identifier(organ: str, found: _Found, is_decision: bool) -> str | None:
    try:
        if is_decision:
            return decision(organ, found.session, found.number)
        if organ == "UNSC":
            return security_council_resolution(found.number, found.session)
        part = (
            regex.sub(r"\s", "", found.part.replace(" and ", "-").replace(" to ", "-"))
            if found.part
            else None
        )
        return resolution(organ, found.session, found.number, part)
    except SymbolError:
        return None


@Language.factory("tipgraph_numbers")
def create_number_finder(nlp: Language, name: str) -> Any:
    """Return the component that finds resolutions and decisions by number."""
    return NumberFinder()
