"""Resolutions and decisions cited by number: "its resolutions 61/180 of 20 December 2006, 64/178 …".

A number alone says nothing: it counts where the word "resolution" or "decision" governs it, and "27/2" is the General
Assembly's only if no sentence gives it to another body (`tipgraph.extraction.attribution`).
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import Any

import regex
from spacy.language import Language
from spacy.tokens import Doc

from tipgraph.errors import SymbolError
from tipgraph.extraction.attribution import Attribution, Choice, Rejection, Sentence, attribute
from tipgraph.extraction.context import context_of
from tipgraph.extraction.guards import organ_name
from tipgraph.extraction.number_places import NumberPlace, number_places
from tipgraph.extraction.organs import organs_of
from tipgraph.extraction.reference import Left, Reference, add_reference, leave
from tipgraph.extraction.sessions import session_fits
from tipgraph.extraction.text import text_of
from tipgraph.model import Considered, Via
from tipgraph.symbols import decision, resolution, security_council_resolution

_HEAD = regex.compile(r"\b(?P<head>[Rr]esolutions?|[Dd]ecisions?)\b")
_SENTENCE_END = regex.compile(
    r"(?<!\b(?:No|Nos|vol|vols|para|paras|chap|sect|art|arts|Mr|Ms|Add|Corr|Rev|St|pp|p|e\.g|i\.e|cf))\.\s+(?=[A-Z])"
)
_TITLE = regex.compile(r',?\s*(?:entitled|on the question of|titled)\s*"(?P<title>[^"]{4,400})"')
_SUBJECT = regex.compile(
    r"\s*,?\s*on\s(?P<title>(?!\d)[^,;.\"()]{8,300}?)"
    r"(?=,|;|\.|$|\sand\s(?:its|other|the\sother|all|relevant|previous|subsequent)\b)"
)
_DIVISION = r"(?:\s(?:[IVX]+|\d+|[A-Z])(?![\w'])(?:\s?(?:-|and|to|,)\s?(?:[IVX]+|\d+|[A-Z])(?![\w']))*)?"
_PROVISION = regex.compile(
    r"\s?(?:,|\()\s?(?P<provision>(?:annex(?:es)?|appendix|parts?|sections?|sects?\.|chapter|chap\.|paras?\.|paragraphs?)"
    rf"{_DIVISION})"
)
_CONNECTIVE = regex.compile(
    r"^(?:[\s,;:()]|and|or|as well as|of|in particular|also|both|inter alia|notably|especially|its|most recent(?:ly)?"
    r"|namely|including|to|most notably|section|the latest of which (?:is|was)|No\.|Nos\.)*$"
)
# A list of resolutions with their titles runs this long; beyond it the word "resolution" governs nothing.
_REACH = 1500


class NumberFinder:
    """Finds numbers of resolutions and decisions and gives each to the body whose it is."""

    def __call__(self, doc: Doc) -> Doc:
        """Record a reference for every number whose body is certain enough, and the numbers that no body fits."""
        text = text_of(doc)
        places = tuple(number_places(text)) if "/" in text or "(" in text else ()
        if places:
            breaks = tuple(match.start() for match in _SENTENCE_END.finditer(text))
            sentence = Sentence(text, places, organs_of(doc), breaks, context_of(doc))
            for reference in _references(doc, sentence):
                add_reference(doc, reference)
        return doc


def _references(doc: Doc, sentence: Sentence) -> Iterator[Reference]:
    text, context = sentence.text, sentence.context
    heads = list(_HEAD.finditer(text))
    for index, place in enumerate(sentence.places):
        head = _head(heads, sentence.breaks, place)
        attribution = _attribution(sentence, place, head)
        choice = attribution.choice
        is_decision = head is not None and head["head"].lower().startswith("decision")
        considered = tuple(_considered(sentence, place, is_decision, r) for r in attribution.rejections)
        if choice is None:
            if head is not None:
                leave(doc, Left(place.start, place.end, "no body fits the number", considered))
            continue
        target = _identifier(choice.organ, place, is_decision)
        if target is None or target == context.identifier:
            continue
        provision = _PROVISION.match(text, place.after)
        yield Reference(
            place.start,
            place.end,
            target,
            Via.FOOTNOTE if context.is_note else Via.SYMBOL,
            choice.rule,
            choice.confidence,
            provision["provision"] if provision else None,
            _title(text, sentence.places, index),
            place.date,
            number=True,
            considered=considered,
        )


def _head(heads: Sequence[Any], breaks: Sequence[int], place: NumberPlace) -> Any | None:
    """Return the word "resolution" or "decision" that governs a number: the nearest before it in its sentence."""
    at = bisect_right(heads, place.start, key=lambda head: head.end())
    if at == 0 or place.start - heads[at - 1].end() > _REACH:
        return None
    between = bisect_left(breaks, heads[at - 1].end())
    return None if between < len(breaks) and breaks[between] < place.start else heads[at - 1]


def _attribution(sentence: Sentence, place: NumberPlace, head: Any | None) -> Attribution:
    if head is not None:
        return attribute(sentence, place, head.start())
    # Without the word "resolution" only a date that fits the session tells a number from a fraction.
    if place.form == "council" and place.date is not None:
        return Attribution(Choice("UNSC", 0.6, "number-with-date"))
    if place.form == "session" and session_fits("UNGA", place.session, place.date):
        return Attribution(Choice("UNGA", 0.5, "number-with-date"))
    return Attribution(None)


def _considered(sentence: Sentence, place: NumberPlace, is_decision: bool, rejection: Rejection) -> Considered:
    target = None if rejection.organ == "other" else _identifier(rejection.organ, place, is_decision)
    if target is None:
        named = next((o for o in sentence.organs if o.organ == rejection.organ), None)
        name = sentence.text[named.start : named.end] if named is not None else organ_name(rejection.organ)
        target = f"{name} {sentence.text[place.start : place.end]}"
    return Considered(target, rejection.rule, rejection.reason)


def _title(text: str, places: Sequence[NumberPlace], index: int) -> str | None:
    """Return the quoted title after a number, else the title or subject after the list that it stands in."""
    own = _TITLE.match(text, places[index].after)
    if own is not None:
        return str(own["title"])
    at = index
    while at + 1 < len(places) and _CONNECTIVE.match(text[places[at].after : places[at + 1].start]):
        at += 1
    after = places[at].after
    match = _TITLE.match(text, after) or _SUBJECT.match(text, after)
    return str(match["title"]).strip() if match else None


def _identifier(organ: str, place: NumberPlace, is_decision: bool) -> str | None:
    try:
        if is_decision:
            return decision(organ, place.session, place.number)
        if organ == "UNSC":
            return security_council_resolution(place.number, place.session)
        return resolution(organ, place.session, place.number, place.part)
    except SymbolError:
        return None


@Language.factory("tipgraph_numbers")
def create_number_finder(nlp: Language, name: str) -> Any:
    """Return the component that finds resolutions and decisions by number."""
    return NumberFinder()
