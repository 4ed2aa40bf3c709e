"""How a document is laid out: the lines of its front, then its parts with their headings in place."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from tipgraph.documents.blocks import SEPARATOR
from tipgraph.model import Document, Heading, Paragraph, ParagraphKind

_ANNEX = re.compile(r"\W*(?:annex|appendix|annexe|enclosure)\b.{0,12}$", re.IGNORECASE)
_ANNEX_LABEL = re.compile(r"annex\d*(?=/)")
_ITEM = re.compile(r"\([a-z0-9]+\)$")
_NUMBER = re.compile(r"(?:op)?(?P<number>\d+)(?P<latin>[a-z]*)(?P<item>\(.*\))?$")
_UNIT = re.compile(r"(?P<word>art|principle|rule|regulation|guideline|section|standard|statute)(?:\d|[IVXLC])")


class LineKind(StrEnum):
    """What a line of the front is."""

    FRONT = "front"
    HEADING = "heading"
    CLOSING = "closing"


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the front paragraph: its words stand from `start` to `end` in the paragraph's text."""

    kind: LineKind
    start: int
    end: int


class PartKind(StrEnum):
    """What a part of a document is."""

    BODY = "body"
    ANNEX = "annex"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a document: paragraphs and headings in reading order."""

    kind: PartKind
    items: tuple[Paragraph | Line, ...]


@dataclass(frozen=True, slots=True)
class Layout:
    """A document laid out.

    Attributes:
        front: the paragraph that holds title block and headings, or None.
        lines: those of its lines that stand at the beginning.
        parts: what follows, in reading order.
    """

    front: Paragraph | None
    lines: tuple[Line, ...]
    parts: tuple[Part, ...]

    def words(self, line: Line) -> str:
        """Return the words of a line."""
        return self.front.text[line.start : line.end] if self.front else ""


def lay_out(document: Document) -> Layout:
    """Return the layout of a document."""
    paragraphs = document.paragraphs
    front = paragraphs[0] if paragraphs and paragraphs[0].kind is ParagraphKind.FRONT else None
    headings = _fitting(front.text, document.headings) if front else ()
    opening = len(front.text) if front else 0
    if front and headings:
        opening = max(0, headings[0].start - len(SEPARATOR))
    layout = Layout(front, tuple(_lines(front.text, opening)) if front else (), ())
    parts = _parts(layout, paragraphs[1:] if front else paragraphs, headings)
    return Layout(front, layout.lines, tuple(parts))


def printed_number(paragraph: Paragraph) -> str:
    """Return the number or letter that a paragraph's label tells: ``5.``, ``(a)``, ``4 bis.``; empty for none."""
    name = paragraph.label.rpartition("/")[2].partition("~")[0]
    item = _ITEM.search(name)
    if item and (paragraph.parent is not None or item.start() == 0):
        return item.group()
    number = _NUMBER.match(name)
    if number is None:
        return ""
    latin = f" {number['latin']}" if number["latin"] else ""
    return f"{number['number']}{latin}. {number['item'] or ''}".rstrip()


def unit_word(paragraph: Paragraph) -> str | None:
    """Return what an article or the like is called (``art``, ``rule``), None for other paragraphs."""
    match = _UNIT.match(paragraph.label.rpartition("/")[2])
    return match["word"] if match else None


def _fitting(text: str, headings: Sequence[Heading]) -> tuple[Heading, ...]:
    """Return the headings, or none of them unless they are the rest of the front, each a line."""
    if not headings:
        return ()
    lines = [text[heading.start : heading.end] for heading in headings]
    rest = SEPARATOR.join(lines)
    before = text[: headings[0].start]
    in_order = all(one.before <= other.before for one, other in pairwise(h for h in headings if not h.closing))
    fits = in_order and text[headings[0].start :] == rest and (not before or before.endswith(SEPARATOR))
    closings = [number for number, heading in enumerate(headings) if heading.closing]
    return tuple(headings) if fits and closings in ([], [len(headings) - 1]) else ()


def _lines(text: str, end: int) -> Iterator[Line]:
    start = 0
    while start < end:
        stop = text.find(SEPARATOR, start, end)
        stop = end if stop < 0 else stop
        if stop > start:
            yield Line(LineKind.FRONT, start, stop)
        start = stop + len(SEPARATOR)


def _parts(layout: Layout, paragraphs: Sequence[Paragraph], headings: Sequence[Heading]) -> Iterator[Part]:
    waiting = list(headings)
    first = 1 if layout.front else 0
    kind, name = PartKind.BODY, ""
    items: list[Paragraph | Line] = []
    for order, paragraph in enumerate(paragraphs, first):
        here, waiting = _before(waiting, order)
        found = _part_of(paragraph)
        if found != (kind, name) and (items or kind is not PartKind.BODY or here or found[0] is not PartKind.BODY):
            stays, goes = _at_boundary(layout, here, found[0])
            items += stays
            if items:
                yield Part(kind, tuple(items))
            (kind, name), items = found, list(goes)
        else:
            items += here
        items.append(paragraph)
    here = [_line(heading) for heading in waiting]
    stays, goes = _at_boundary(layout, here, PartKind.ANNEX, sure=False)
    items += stays
    if items:
        yield Part(kind, tuple(items))
    if goes:
        yield Part(PartKind.ANNEX, tuple(goes))


def _before(headings: list[Heading], order: int) -> tuple[list[Line], list[Heading]]:
    here = [_line(heading) for heading in headings if heading.before <= order]
    # The closing line ends what stands before it; headings begin what follows.
    here.sort(key=lambda line: line.kind is not LineKind.CLOSING)
    return here, [heading for heading in headings if heading.before > order]


def _line(heading: Heading) -> Line:
    return Line(LineKind.CLOSING if heading.closing else LineKind.HEADING, heading.start, heading.end)


def _part_of(paragraph: Paragraph) -> tuple[PartKind, str]:
    if paragraph.kind is ParagraphKind.OTHER:
        return PartKind.OTHER, ""
    annex = _ANNEX_LABEL.match(paragraph.label)
    return (PartKind.ANNEX, annex.group()) if annex else (PartKind.BODY, "")


def _at_boundary(
    layout: Layout, here: Sequence[Line], kind: PartKind, sure: bool = True
) -> tuple[list[Line], list[Line]]:
    """Part headings between two parts: those from the word "Annex" on belong to the annex, the closing line never."""
    closing = [line for line in here if line.kind is LineKind.CLOSING]
    titles = [line for line in here if line.kind is not LineKind.CLOSING]
    if kind is PartKind.OTHER:
        return [*titles, *closing], []
    begins = next((n for n, line in enumerate(titles) if _ANNEX.match(layout.words(line))), 0 if sure else len(titles))
    return [*titles[:begins], *closing], titles[begins:]
