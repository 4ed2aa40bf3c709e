"""The body of a document: cover, preface, preamble, paragraphs with their items, conclusions, attachments."""

import datetime
from collections.abc import Sequence

from lxml.etree import _Element as Element

from tipgraph.documents.akomantoso.written import LINE
from tipgraph.documents.openings import organ_line
from tipgraph.markup.akomantoso.elements import Identifiers, add
from tipgraph.markup.akomantoso.main import Main, bare_number, names_unit
from tipgraph.markup.akomantoso.metadata import add_component_metadata
from tipgraph.markup.akomantoso.references import References
from tipgraph.markup.akomantoso.texts import Texts
from tipgraph.markup.layout import Layout, Line, LineKind, Part, PartKind, printed_number
from tipgraph.model import Document, Paragraph, ParagraphKind, VerbUse

_LONGEST_NAME = 60


class Body:
    """Writes the text of a document into its element."""

    def __init__(
        self, document: Document, layout: Layout, texts: Texts, references: References, identifiers: Identifiers
    ) -> None:
        self._document = document
        self._layout = layout
        self._texts = texts
        self._references = references
        self._identifiers = identifiers

    def write(self, holder: Element, written: datetime.date) -> None:
        """Write everything below the metadata.

        Args:
            holder: the element of the document.
            written: day on which the file is written.
        """
        parts = list(self._layout.parts)
        before = parts.pop(0).items if parts and parts[0].kind is PartKind.OTHER else ()
        body = parts.pop(0).items if parts and parts[0].kind is PartKind.BODY else ()
        formula = self._front(holder, before)
        recitals = _recitals(body)
        if formula or recitals:
            self._preamble(holder, formula, body[:recitals])
        items = list(body[recitals:])
        closing = len(items)
        while closing and isinstance(items[closing - 1], Line):
            closing -= 1
        self._main(add(holder, "mainBody"), items[:closing], "")
        if items[closing:]:
            self._lines(add(holder, "conclusions", {"eId": self._identifiers.give("conclusions")}), items[closing:])
        if parts:
            attachments = add(holder, "attachments")
            for number, part in enumerate(parts, 1):
                self._attachment(attachments, part, number, written)

    # ---- what stands before the paragraphs ---------------------------------------------------

    def _front(self, holder: Element, before: Sequence[Paragraph | Line]) -> Line | None:
        """Write cover and preface; returns the line that opens the resolution, which belongs to the preamble."""
        lines = list(self._layout.lines)
        formula = lines.pop() if lines and organ_line(self._layout.words(lines[-1])) else None
        title = self._document.description.title
        words = [self._layout.words(line) for line in lines]
        begin = next((n for n, line in enumerate(words) if title and title.startswith(_untitled(line, title))), None)
        cover, preface = (lines, []) if begin is None else (lines[:begin], lines[begin:])
        if cover:
            self._lines(add(holder, "coverPage", {"eId": self._identifiers.give("coverPage")}), cover)
        if preface or before:
            element = add(holder, "preface", {"eId": self._identifiers.give("preface")})
            self._lines(element, preface)
            for item in before:
                if isinstance(item, Line):
                    self._lines(element, [item])
                else:
                    identifier = self._identifiers.give("container", item.label)
                    self._texts.add(add(element, "container", {"name": "otherText", "eId": identifier}), item)
        if lines or formula:
            return formula
        front = self._layout.front
        if front is not None:
            # Footnotes can hang on a front without words.
            self._lines(add(holder, "coverPage"), [Line(LineKind.FRONT, 0, 0)])
        return formula

    def _lines(self, element: Element, lines: Sequence[Paragraph | Line]) -> None:
        for line in lines:
            if isinstance(line, Line):
                self._texts.line(add(element, "p", {LINE: line.kind.value}), line)

    def _preamble(self, holder: Element, formula: Line | None, items: Sequence[Paragraph | Line]) -> None:
        element = add(holder, "preamble", {"eId": self._identifiers.give("preamble")})
        if formula is not None:
            identifier = self._identifiers.give("formula", within=element.get("eId") or "")
            self._lines(add(element, "formula", {"name": "enactingFormula", "eId": identifier}), [formula])
        waiting = list(items)
        while waiting:
            item = waiting.pop(0)
            if isinstance(item, Line):
                self._lines(element, [item])
                continue
            listed = {item.label}
            points: list[Paragraph] = []
            while waiting and isinstance(waiting[0], Paragraph) and waiting[0].parent in listed:
                points.append(waiting[0])
                listed.add(waiting[0].label)
                del waiting[0]
            identifier = self._identifiers.give("container", bare_number(item), element.get("eId") or "")
            container = add(element, "container", {"name": self._opening(item), "eId": identifier})
            if points or item.parent is not None:
                self._listed(container, item, points, identifier)
            else:
                self._texts.add(container, item)

    def _opening(self, paragraph: Paragraph) -> str:
        """Return the words that open a preambular paragraph, as the United Nations name its container."""
        ends = [mark.end for mark in self._texts.words(paragraph).marks if isinstance(mark.thing, VerbUse)]
        name = paragraph.text[: min(ends)] if ends else ""
        return name if 0 < len(name) < _LONGEST_NAME else "recital"

    def _listed(self, container: Element, first: Paragraph, points: Sequence[Paragraph], identifier: str) -> None:
        """Write a preambular paragraph with its items; one that is an item itself has its own list."""
        within = self._identifiers.give("list", within=identifier)
        holder = add(container, "blockList", {"eId": within})
        if first.parent is None:
            self._texts.fill(add(holder, "listIntroduction"), first)
        else:
            points = [first, *points]
        for point in points:
            number = printed_number(point)
            item = add(holder, "item", {"eId": self._identifiers.give("item", number, within)})
            if number:
                add(item, "num", text=number)
            self._texts.add(item, point)

    # ---- paragraphs --------------------------------------------------------------------------

    def _main(self, main: Element, items: Sequence[Paragraph | Line], within: str) -> None:
        writer = Main(self._texts, self._identifiers, self._references, main, within)
        for number, item in enumerate(items):
            if isinstance(item, Line):
                following = next((each for each in items[number + 1 :] if isinstance(each, Paragraph)), None)
                writer.heading(item, following)
            else:
                writer.paragraph(item)
        if not len(main):
            add(main, "p")

    def _attachment(self, attachments: Element, part: Part, number: int, written: datetime.date) -> None:
        identifier = self._identifiers.give("att", str(number))
        element = add(attachments, "attachment", {"eId": identifier})
        items = list(part.items)
        first = True
        while items and isinstance(items[0], Line) and not names_unit(self._layout.words(items[0]), items[1:]):
            self._texts.line(add(element, "heading" if first else "subheading"), items.pop(0))  # type: ignore[arg-type]
            first = False
        name = "annex" if part.kind is PartKind.ANNEX else "otherText"
        doc = add(element, "doc", {"name": name})
        add_component_metadata(doc, self._document, self._references, written, f"{name}{number}")
        self._main(add(doc, "mainBody"), items, identifier)


def _recitals(items: Sequence[Paragraph | Line]) -> int:
    """Return how many items at the beginning are the preamble; headings within it are, those of sections are not."""
    end = 0
    headed = False
    for number, item in enumerate(items, 1):
        if isinstance(item, Line):
            headed = True
        elif item.kind is ParagraphKind.PREAMBULAR and not (headed and "/" in item.label):
            end = number
        else:
            break
    return end


def _untitled(line: str, title: str) -> str:
    """Return the part of a line that is the beginning of the title: what stands behind a resolution's number."""
    if line.endswith(title):
        return title
    rest = line.partition(". ")[2] or line
    return rest if len(rest) > 20 else "\0"
