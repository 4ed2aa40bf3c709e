"""Events: named meetings, days, years, decades, conferences, campaigns."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import regex
from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.util import filter_spans

from tipgraph.extraction.event_shapes import EventShape, event_shapes
from tipgraph.extraction.quotations import quotations
from tipgraph.extraction.text import TextKey, TextUnit, capitals_of, normalised, text_of, text_units
from tipgraph.model import Document, Mention
from tipgraph.symbols import slug

SPAN_GROUP = "events"
NAMED = "named"
"""Label of a span that names an event; its ``id_`` is the name, and the date behind a bar where one is given."""
SHORT = "short"
"""Label of a span that points back to an event."""

PLANNED = "planned"
"""Label of a span that names an event to come; it counts where the document also names it as a settled one."""

_LONGEST_NAME = 1000
"""Characters: no body's name goes on longer behind the event that it holds."""
_MEETING = regex.compile(r"(?i)^(?P<kind>high[- ]level (?:plenary )?meeting)")
_ORDER = regex.compile(r"(?:[\w\-]+(?:th|st|nd|rd)|first|second|third|(?:19|20)\d\d)\s+", regex.IGNORECASE)
_TITLE_BEFORE = regex.compile(r"(?:titled|entitled|title)\W*$")
_SMALL = frozenset(["of", "on", "for", "against", "to", "in", "the", "and", "at", "its", "with", "a", "by"])


class EventFinder:
    """Finds names of events and leaves them in ``doc.spans["events"]``."""

    def __call__(self, doc: Doc) -> Doc:
        """Find the names in one stretch of text; where two overlap, the longer stays."""
        spans = [_span(doc, shape) for shape in event_shapes(normalised(text_of(doc)), capitals_of(doc))]
        doc.spans[SPAN_GROUP] = filter_spans([span for span in spans if span is not None])
        return doc


def _span(doc: Doc, shape: EventShape) -> Span | None:
    return doc.char_span(
        shape.start,
        shape.end,
        label=SHORT if shape.short else PLANNED if shape.planned else NAMED,
        span_id=f"{shape.name}|{shape.date}" if shape.date else shape.name,
        alignment_mode="expand",
    )


@Language.factory("tipgraph_events")
def create_event_finder(nlp: Language, name: str) -> Any:
    """Return the component that finds names of events."""
    return EventFinder()


def resolve_events(document: Document, docs: Mapping[TextKey, Doc], bodies: Iterable[Mention]) -> tuple[Mention, ...]:
    """Decide which events a document names, and where.

    Args:
        document: the document.
        docs: its stretches of text after the component ``tipgraph_events``.
        bodies: the bodies that the document names; words inside a body's name name no event.

    Returns:
        One mention for each place, in reading order; what a footnote names belongs to the paragraph of its mark.
    """
    taken: dict[tuple[str, str | None], list[tuple[int, int]]] = {}
    for body in bodies:
        taken.setdefault((body.paragraph, body.note), []).append((body.start, body.end))
    calendar = _Calendar(document.description.organ)
    found: list[_Found] = []
    for unit in text_units(document):
        doc = docs.get(unit.key)
        if doc is None:
            continue
        quoted = quotations(normalised(unit.text))
        holes = sorted(taken.get((unit.key.paragraph, unit.mark), ()), key=lambda hole: hole[1])
        for span in sorted(doc.spans.get(SPAN_GROUP, ()), key=lambda s: s.start_char):
            start, end = span.start_char, span.end_char
            if any(_inside(unit.text, start, end, hole) for hole in _ending(holes, end)):
                continue
            quote = bisect_left(quoted, (start, 0)) - 1
            if quote >= 0 and end <= quoted[quote][1] and not _opens_name(unit.text, quoted[quote][0], start):
                # A meeting inside the title of a text is not what the sentence speaks of.
                continue
            name, _, date = span.id_.partition("|")
            key = calendar.recall(name) if span.label_ == SHORT else calendar.enter(name, date or None)
            printed = " ".join(unit.text[start:end].split())
            if slug(printed) == slug(name):
                # As printed, with its own quotation marks and apostrophes.
                name = printed
            if key is not None:
                found.append(_Found(unit, start, end, key, name, planned=span.label_ == PLANNED))
    settled = {place.key for place in found if not place.planned}
    return tuple(
        Mention(
            paragraph=place.unit.key.paragraph,
            type="event",
            id=calendar.final(place.key),
            label=calendar.label(place.key, place.name),
            surface=place.unit.text[place.start : place.end],
            start=place.start,
            end=place.end,
            note=place.unit.mark,
        )
        for place in found
        if place.key in settled
    )


def _ending(holes: Sequence[tuple[int, int]], end: int) -> Sequence[tuple[int, int]]:
    """Return those of some places, sorted by their ends, that can hold words which end at a place."""
    first = bisect_left(holes, end, key=lambda hole: hole[1])
    return holes[first : bisect_right(holes, end + _LONGEST_NAME, lo=first, key=lambda hole: hole[1])]


def _inside(text: str, start: int, end: int, body: tuple[int, int]) -> bool:
    """Whether words are a body's: "Pacific Islands Forum", but not "the forty-second Pacific Islands Forum"."""
    if body[0] <= start and end <= body[1]:
        return True
    return end == body[1] and start < body[0] and _ORDER.fullmatch(text[start : body[0]]) is None


def _opens_name(text: str, quote: int, start: int) -> bool:
    """Whether a quotation is the event's name and not the title of a text."""
    return start == quote + 1 and not _TITLE_BEFORE.search(text[max(0, quote - 24) : quote])


@dataclass(frozen=True, slots=True)
class _Found:
    unit: TextUnit
    start: int
    end: int
    key: str
    name: str
    planned: bool


class _Calendar:
    """The events that a document has named.

    A high-level meeting is often named by its subject here and by its days there; once one place gives both, all
    places get the identifier with the days.
    """

    def __init__(self, organ: str | None) -> None:
        self._organ = organ
        self._labels: dict[str, str] = {}
        self._meetings: dict[str, frozenset[str]] = {}
        self._dated: dict[str, str] = {}

    def enter(self, name: str, date: str | None) -> str:
        """Return a key for a name; the same event gets the same key."""
        key = slug(name)
        meeting = _MEETING.match(name)
        if meeting is not None:
            subject = frozenset(slug(name[meeting.end() :]).split("-")) - _SMALL - {"general", "assembly"}
            for known, words in self._meetings.items():
                shared = len(subject & words)
                if shared and shared >= 0.75 * min(len(subject), len(words)):
                    key = known
                    break
            else:
                self._meetings[key] = subject
            if date is not None and date not in name:
                kind = slug(meeting["kind"])
                of = "-of-the-general-assembly" if "Assembly" in name or self._organ == "UNGA" else ""
                self._dated.setdefault(key, f"{kind}{of}-of-{slug(date)}")
        elif " with " in name and name[0].islower() | name[0].isdigit():
            key = slug(name.split(" with ")[0])
        self._labels.setdefault(key, name)
        return key

    def recall(self, name: str) -> str | None:
        """Return the one event that a short form can mean: "World Day", "Decade"."""
        words = slug(name).split("-")
        fits = [key for key in self._labels if _begins(words, key.split("-"))]
        return fits[0] if len(fits) == 1 else None

    def final(self, key: str) -> str:
        """Return the identifier that goes with a key, now that the whole document was read."""
        return self._dated.get(key, key)

    def label(self, key: str, name: str) -> str:
        """Return the label: the full name where the place gives a short one."""
        return self._labels[key] if len(name.split()) < 3 else name


def _begins(words: list[str], key: list[str]) -> bool:
    head = words[-1]
    return head in key and (len(words) == 1 or words[0] in key[: key.index(head)])
