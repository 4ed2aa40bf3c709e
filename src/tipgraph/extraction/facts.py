"""Facts that a text states outright: adopted by, supplements, establishes, designates, amends, published in.

They are read after citations, bodies and events are known, from the words between these.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

import regex

from tipgraph.documents.ordinals import ordinal
from tipgraph.extraction.fact_marks import MarkedText, Named, mark_text
from tipgraph.extraction.fact_patterns import (
    ENACTED,
    ENACTS,
    MONTHS,
    ORGANS,
    RECORDS,
    SIGNS,
    SUPPLEMENTING,
    VOLUME,
    fact_patterns,
)
from tipgraph.extraction.text import TextUnit, holds_any, text_units
from tipgraph.model import Citation, Document, Mention, ParagraphKind, StatedFact
from tipgraph.registry import load_registry, name_key
from tipgraph.registry.instruments import component_identifier

FACT_RELATIONS = (
    "adopted-by",
    "supplements",
    "establishes",
    "designates",
    "amends",
    "published-in",
    "observed-on",
)
"""The relations that a text can state."""


FACT_RULES: Mapping[str, str] = MappingProxyType(
    {
        "stated-words": "The words between the two things state it.",
        "enacting-words": "The clause begins with “Decides to designate” or the like, so that this document does it.",
        "words-of-the-name": "The name of the protocol itself says what it supplements.",
        "treaty-series": "Volume and number of the treaty series are printed.",
        "official-records": "Session and number of the supplement of the Official Records are printed.",
    }
)
"""Name of each rule that reads facts, and the sentence that says what it goes by."""


@dataclass(frozen=True, slots=True)
class _Place:
    """What one text unit offers: its marked text and its citations by place."""

    marked: MarkedText
    citations: Mapping[tuple[int, int], Citation]


def find_facts(
    document: Document, citations: Iterable[Citation], mentions: Iterable[Mention]
) -> tuple[StatedFact, ...]:
    """Find what a document states outright of instruments, bodies and events.

    Args:
        document: the document.
        citations: the places where it cites.
        mentions: the places where it names bodies and events.

    Returns:
        One fact for each relation, subject, object and paragraph, with the words that state it, in reading order.
    """
    cited: dict[tuple[str, str | None], list[Citation]] = {}
    for citation in citations:
        cited.setdefault((citation.paragraph, citation.note), []).append(citation)
    named: dict[tuple[str, str | None], list[Mention]] = {}
    for mention in mentions:
        named.setdefault((mention.paragraph, mention.note), []).append(mention)
    marks = {p.label: p.marks for p in document.paragraphs}
    other = {p.label for p in document.paragraphs if p.kind is ParagraphKind.OTHER}
    order = {p.label: p.order for p in document.paragraphs}
    found: dict[tuple[str, str, str, str], StatedFact] = {}
    for unit in text_units(document):
        label = unit.key.paragraph
        if label in other or not holds_any(unit.text.lower(), SIGNS):
            continue
        here = cited.get((label, unit.mark), [])
        things = [Named("instrument", c.target, c.start, c.end) for c in here if _stands(unit, c)]
        things += [Named(m.type, m.id, m.start, m.end) for m in named.get((label, unit.mark), ()) if _stands(unit, m)]
        if unit.mark is None:
            things += [Named("note", mark.mark, mark.position, mark.position) for mark in marks.get(label, ())]
        place = _Place(mark_text(unit, things), {(c.start, c.end): c for c in here})
        noted = {mark: {c.target for c in cited.get((label, mark), ())} for mark in _marks(things)}
        for fact in _in_text(document.description.id, place, noted):
            found.setdefault((fact.relation, fact.subject, fact.object, fact.paragraph), fact)
    return tuple(sorted(found.values(), key=lambda f: (order.get(f.paragraph, -1), f.note is not None, f.start)))


def _stands(unit: TextUnit, words: Citation | Mention) -> bool:
    """Return whether words stand in this text, not in another note with the same mark."""
    return unit.text[words.start : words.end] == words.surface


def _marks(things: Iterable[Named]) -> Iterator[str]:
    return (thing.id for thing in things if thing.type == "note")


def _in_text(document: str, place: _Place, noted: Mapping[str, set[str]]) -> Iterator[StatedFact]:
    marked = place.marked
    enacting = ENACTS.match(marked.text)
    if enacting is not None:
        for match in ENACTED.finditer(marked.text, enacting.end()):
            event = marked.thing(match["o"])
            span = (enacting.start(), match.end())
            yield _fact("designates", document, event.id, place, span, "event", rule="enacting-words")
            yield from _observed(match, event, place)
    read: set[tuple[str, int]] = set()
    for relation, words, pattern in fact_patterns():
        if not holds_any(marked.text, words):
            continue
        for match in pattern.finditer(marked.text):
            # A shorter pattern reads less from the same words.
            if (relation, match.start()) not in read:
                read.add((relation, match.start()))
                yield from _matched(relation, match, place, noted)
    yield from _inside_names(place)
    yield from _publications(place)


def _matched(
    relation: str, match: "regex.Match[str]", place: _Place, noted: Mapping[str, set[str]]
) -> Iterator[StatedFact]:
    groups = match.groupdict()
    marked = place.marked
    second = marked.thing(groups["o"]).id if groups.get("o") else None
    first = marked.thing(groups["s"]) if groups.get("s") else None
    if relation == "designates":
        event = marked.thing(match["o"])
        sources = {first.id} if first is not None else _noted(groups.get("n"), marked, noted)
        for source in sources:
            yield _fact(relation, source, event.id, place, match.span(), "event")
        yield from _observed(match, event, place)
        return
    if first is None:
        return
    if relation != "adopted-by":
        if second is not None and second != first.id:
            kind = "body" if relation == "establishes" else "instrument"
            yield _fact(relation, first.id, second, place, match.span(), kind)
        return
    notes = _noted(groups.get("n"), marked, noted)
    hosts = {second} if second is not None else notes if groups.get("e") else set()
    subject = _itself(place.citations.get((first.start, first.end)), first.id)
    for host in hosts - {subject}:
        yield _fact(relation, subject, host, place, match.span())
    if groups.get("e"):
        yield _fact(relation, subject, marked.thing(match["e"]).id, place, match.span(), "body")


def _noted(mark: str | None, marked: MarkedText, noted: Mapping[str, set[str]]) -> set[str]:
    """Return what the footnote cites, where it cites one instrument."""
    targets = noted.get(marked.thing(mark).id, set()) if mark else set()
    return targets if len(targets) == 1 else set()


def _itself(citation: Citation | None, target: str) -> str:
    """Return the instrument that a name means, where the citation's target is the resolution that carries it."""
    carried = [i for i in load_registry().by_identifier.get(target, ()) if i.part is not None]
    key = name_key(citation.surface) if citation is not None else ""
    named = [i for i in carried if key in map(name_key, i.all_names)]
    return component_identifier(named[0]) if len(named) == 1 else target


def _observed(match: "regex.Match[str]", event: Named, place: _Place) -> Iterator[StatedFact]:
    day = match["year"] or f"--{MONTHS.index(match['month']) + 1:02d}-{int(match['day']):02d}"
    end = match.end("o")
    yield _fact(
        "observed-on", event.id, day, place, (match.start("d"), end), "day", subject_type="event", rule="stated-words"
    )


def _inside_names(place: _Place) -> Iterator[StatedFact]:
    """Read "supplementing …" where it is a part of the protocol's own name."""
    for citation in place.citations.values():
        words = SUPPLEMENTING.search(citation.surface)
        if words is None or not _stands(place.marked.unit, citation):
            continue
        parents = {i.identifier for i in load_registry().named(words["name"])}
        parents |= {
            i.supplements
            for i in load_registry().by_identifier.get(citation.target, ())
            if i.supplements and name_key(words["name"]) in {"convention", "treaty", "covenant"}
        }
        for parent in parents - {citation.target} if len(parents) == 1 else ():
            yield StatedFact(
                "supplements",
                citation.target,
                parent,
                "instrument",
                "instrument",
                citation.paragraph,
                citation.surface,
                citation.start,
                citation.end,
                citation.note,
                "words-of-the-name",
            )


def _publications(place: _Place) -> Iterator[StatedFact]:
    """Read the series in which a footnote says that an instrument is published."""
    for citation in place.citations.values():
        series = citation.target.partition("/")[0]
        volume = VOLUME.search(citation.surface)
        stated = citation.rule.startswith(("treaty-series", "ibid")) and _stands(place.marked.unit, citation)
        if volume is None or not stated:
            continue
        volume_of = f"{series if series in {'UNTS', 'LNTS'} else 'UNTS'}/{volume['volume']}"
        yield StatedFact(
            "published-in",
            citation.target,
            volume_of,
            "instrument",
            "publication",
            citation.paragraph,
            citation.surface,
            citation.start,
            citation.end,
            citation.note,
            "treaty-series",
        )
    for match in RECORDS.finditer(place.marked.text):
        session = match["year"] or str(ordinal(match["session"]))
        special = "ES" if "mergency" in (match["special"] or "") else "S" if match["special"] else ""
        number = f"{ORGANS[match['organ'].casefold()]}/{f'{special}-' if special else ''}{session}"
        publication = f"{number}/supplement-{match['number']}"
        subject = place.marked.thing(match["s"]).id
        yield _fact("published-in", subject, publication, place, match.span(), "publication", rule="official-records")


def _fact(
    relation: str,
    subject: str,
    thing: str,
    place: _Place,
    span: tuple[int, int],
    object_type: str = "instrument",
    *,
    subject_type: str = "instrument",
    rule: str = "stated-words",
) -> StatedFact:
    unit = place.marked.unit
    start, end = place.marked.span(*span)
    surface = unit.text[start:end].rstrip(" ,")
    return StatedFact(
        relation,
        subject,
        thing,
        subject_type,
        object_type,
        unit.key.paragraph,
        surface,
        start,
        start + len(surface),
        unit.mark,
        rule,
    )
