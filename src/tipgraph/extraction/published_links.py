"""The publisher's own links as evidence: they strengthen what the text says, or add to it, and never override it."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from tipgraph.extraction.governance import Governance
from tipgraph.model import Citation, Disagreement, Document, PublishedLink, Unresolved, Via
from tipgraph.symbols import find_symbols

_SURER = 0.1
_FROM_LINK = 0.9
_STRETCH = 256
_TWO_ORGANS = re.compile(r"(?<=[0-9)])-(?=[A-Z]{1,5}/)")
_PART = re.compile(r"\[.*?\]|\((?!(?:E?S-)?[IVXLC]+\)|\d{4}\))[^)]*\)|/(?:Rev|Corr|Add|Amend)\.\d+|(?<=\d)[A-Z](?=\()")
_DIGITS = re.compile(r"\d+")
_MEANT = re.compile(r"\d|[A-Z]")
_PERIOD = re.compile(r"\b(?:period|periods|biennium|bienniums|year|years|season|session)\s(?:of\s|from\s)?(?:the\s)?$")


@dataclass(frozen=True, slots=True)
class Weighed:
    """What is left when the links have been weighed: citations, open places, and links against the text."""

    citations: tuple[Citation, ...]
    unresolved: tuple[Unresolved, ...]
    disagreements: tuple[Disagreement, ...]


def weigh_published_links(
    document: Document,
    citations: Sequence[Citation],
    unresolved: Sequence[Unresolved],
    verbs: Mapping[str, Governance],
) -> Weighed:
    """Hold the links that the publisher set in a document against its citations.

    A link to the document that the text cites at its place makes that citation surer. Where the text cites nothing,
    the link is a citation of its own, unless its words have other numbers than its address. Where the text cites
    another document, the text stands and the disagreement is reported.

    Args:
        document: the document, with its links.
        citations: what its text cites.
        unresolved: places of the text that stayed open.
        verbs: the clauses of its paragraphs.
    """
    weighed, left = list(citations), list(unresolved)
    disagreements: list[Disagreement] = []
    places = _places(citations)
    for before, link in zip((None, *document.published_links), document.published_links, strict=False):
        if link.target is None or not _MEANT.search(link.surface) or _same(link.target, document.description.id):
            continue
        near = {i for stretch in _stretches(link) for i in places.get((link.paragraph, link.note, stretch), ())}
        here = [i for i in sorted(near) if _overlaps(citations[i], link)]
        agreeing = [i for i in here if _same(citations[i].target, link.target)]
        if here and not agreeing and _same(link.surface, link.target):
            # A document of two organs bears two symbols; the text is read by one, and the link goes by the other.
            agreeing = here
        for index in agreeing:
            surer = round(min(1.0, citations[index].confidence + _SURER), 2)
            weighed[index] = replace(weighed[index], confidence=surer)
        if agreeing or _goes_on(link, before):
            continue
        printed, reason = _printed(link, [citations[i] for i in here])
        if not reason and _PERIOD.search(_text_before(document, link)):
            reason = "the words are a period of time"
        if reason:
            place = (link.paragraph, link.note, link.surface, link.start, link.end)
            disagreements.append(Disagreement(*place, printed, link.target, link.address, reason))
        else:
            weighed.append(_cited(document, link, link.target, verbs))
            left = [each for each in left if not _covers(each, link)]
    if len(weighed) > len(citations):
        weighed = _in_order(document, weighed)
    return Weighed(tuple(weighed), tuple(left), tuple(disagreements))


def _places(citations: Sequence[Citation]) -> dict[tuple[str, str | None, int], list[int]]:
    """Return which citations touch a stretch of a text, so that a paragraph with many is not searched for each link."""
    places: dict[tuple[str, str | None, int], list[int]] = {}
    for index, citation in enumerate(citations):
        for stretch in _stretches(citation):
            places.setdefault((citation.paragraph, citation.note, stretch), []).append(index)
    return places


def _stretches(place: Citation | PublishedLink) -> range:
    return range(place.start // _STRETCH, place.end // _STRETCH + 1)


def _printed(link: PublishedLink, here: Sequence[Citation]) -> tuple[str | None, str]:
    """Return what the words of a link name, and what does not fit to its address; no reason where nothing speaks."""
    within = [c for c in here if link.start <= c.start and c.end <= link.end] or [
        c for c in here if _DIGITS.search(link.surface)
    ]
    named = next((m.symbol.identifier for m in find_symbols(link.surface) if m.start == 0), None)
    words, address = _numbers(link.surface), _numbers(link.target or "")
    numbers_fit = not words or words <= address or address <= words
    if within:
        reason = (
            "the text cites another document here" if numbers_fit else "the address has other numbers than the text"
        )
        return within[0].target, reason
    if not numbers_fit:
        return named, "the address has other numbers than the text"
    if named is not None and not _same(named, link.target or ""):
        return named, "the address has another symbol than the text"
    return None, ""


def _goes_on(link: PublishedLink, before: PublishedLink | None) -> bool:
    """Tell whether a link only continues the one before it: markup has cut "53/77 AA" in two."""
    if before is None or (before.paragraph, before.note, before.target) != (link.paragraph, link.note, link.target):
        return False
    return 0 <= link.start - before.end <= 1


def _text_before(document: Document, link: PublishedLink) -> str:
    if link.note is not None:
        return ""
    return next(p.text for p in document.paragraphs if p.label == link.paragraph)[: link.start]


def _cited(document: Document, link: PublishedLink, target: str, verbs: Mapping[str, Governance]) -> Citation:
    position = link.start
    if link.note is not None:
        paragraph = next(p for p in document.paragraphs if p.label == link.paragraph)
        position = next((mark.position for mark in paragraph.marks if mark.mark == link.note), 0)
    named = any(True for _ in find_symbols(link.surface))
    return Citation(
        link.paragraph,
        target,
        verbs[link.paragraph].at(position),
        link.surface,
        link.start,
        link.end,
        link.note,
        Via.FOOTNOTE if link.note is not None else Via.SYMBOL if named else Via.NAME,
        _FROM_LINK,
        "published-link",
    )


def _in_order(document: Document, citations: Sequence[Citation]) -> list[Citation]:
    order = {paragraph.label: paragraph.order for paragraph in document.paragraphs}
    notes = {(note.paragraph, note.mark): note.order + 1 for note in reversed(document.notes)}

    def place(citation: Citation) -> tuple[int, int, int, int]:
        note = notes.get((citation.paragraph, citation.note), 1) if citation.note is not None else 0
        return order[citation.paragraph], note, citation.start, citation.end

    return sorted(citations, key=place)


def _overlaps(place: Citation, link: PublishedLink) -> bool:
    return place.start < link.end and link.start < place.end


def _covers(place: Unresolved, link: PublishedLink) -> bool:
    same = (place.paragraph, place.note) == (link.paragraph, link.note)
    return same and place.start < link.end and link.start < place.end


def _same(one: str, other: str) -> bool:
    """Tell whether two identifiers name one document; parts, volumes and revisions of it are not told apart."""
    return bool(_wholes(one) & _wholes(other))


def _wholes(identifier: str) -> frozenset[str]:
    return frozenset(
        _PART.sub("", half).replace(" ", "").lower() for half in (identifier, *_TWO_ORGANS.split(identifier))
    )


def _numbers(text: str) -> frozenset[str]:
    return frozenset(each.lstrip("0") for each in _DIGITS.findall(text))
