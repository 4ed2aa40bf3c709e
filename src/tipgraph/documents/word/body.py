"""The order of paragraphs and tables on the page."""

from dataclasses import replace
from typing import TYPE_CHECKING

from tipgraph.documents import openings
from tipgraph.documents.outline import STOPS, is_sentence
from tipgraph.documents.word import tables
from tipgraph.documents.word.content import Content, alternative
from tipgraph.documents.word.fields import Fields
from tipgraph.documents.word.names import (
    ALTERNATIVES,
    CELL,
    DELETED,
    EMBEDDED,
    INSERTED,
    MOVED_AWAY,
    NUMBERING,
    PARAGRAPH,
    PROPERTIES,
    ROW,
    RUN_PROPERTIES,
    SECTION,
    STYLE,
    TABLE,
    VALUE,
    WRAPPERS,
    w,
)
from tipgraph.documents.word.numbering import Numbering
from tipgraph.documents.word.pieces import Passage
from tipgraph.documents.word.styles import OUTLINE_LEVELS, Style, Styles, switched_on, whole_number
from tipgraph.documents.word.tally import CHANGE
from tipgraph.documents.word.tally import EMBEDDED as EMBEDDED_FILE

if TYPE_CHECKING:
    from lxml import etree

_LONGEST_HEADING_WORDS = 60
_READABLE = frozenset({PARAGRAPH, TABLE})
_ROW_PROPERTIES = w("trPr")


class Body:
    """Reads the paragraphs and tables of one part, one after the other.

    Args:
        content: reads what stands in paragraphs.
        styles: of the document.
        numbering: counts its lists.
        line: number of the last paragraph before this part.
        lines: whether each paragraph of a table, and each line within a paragraph, is a passage of its own.
    """

    def __init__(
        self, content: Content, styles: Styles, numbering: Numbering, line: int = 0, lines: bool = False
    ) -> None:
        self._content, self._styles, self._numbering = content, styles, numbering
        self.line = line
        self._lines = lines
        self._open: Passage | None = None
        self._passages: list[Passage] = []

    def read(self, parent: "etree._Element", depth: int = 0) -> list[Passage]:
        """Return the passages of an element with paragraphs and tables, in reading order."""
        outer, self._passages = self._passages, []
        self._blocks(parent, depth)
        self._close()
        passages, self._passages = self._passages, outer
        return passages

    def _blocks(self, parent: "etree._Element", depth: int) -> None:
        self._content.check(depth)
        children = alternative(parent, lambda way: any(way.iter(*_READABLE)))
        for element in children:
            tag = element.tag
            if tag == PARAGRAPH:
                self._paragraph(element, depth + 1)
            elif tag == TABLE:
                self._table(element, depth + 1)
            elif tag in WRAPPERS or tag == ALTERNATIVES:
                self._blocks(element, depth + 1)
            elif tag == EMBEDDED:
                self._content.tally.counts[EMBEDDED_FILE] += 1

    # ---- paragraphs ------------------------------------------------------------------------

    def _paragraph(self, element: "etree._Element", depth: int) -> None:
        self.line += 1
        properties = element.find(PROPERTIES)
        named = properties.find(STYLE) if properties is not None else None
        name = named.get(VALUE) if named is not None else None
        style = self._styles.paragraph(name)
        passage = self._open or Passage(line=self.line)
        numbered = not passage.filled
        before = len(passage.pieces)
        self._content.read(element, passage, style, depth)
        joined = self._has_no_end(properties)
        if numbered and (passage.filled or not joined):
            numbering = properties.find(NUMBERING) if properties is not None else None
            number = self._numbering.next(numbering, name, style)
            if number and passage.filled:
                passage.pieces.insert(before, number)
            passage.heading = _is_heading(properties, style, passage)
        self._open = passage
        if joined:
            passage.pieces.append("")
        else:
            self._close()
        self._boxes(depth)
        if properties is not None and properties.find(SECTION) is not None:
            self._content.section += 1

    def _has_no_end(self, properties: "etree._Element | None") -> bool:
        """Tell whether the end of a paragraph was deleted or is hidden: the next one goes on in its line."""
        mark = properties.find(RUN_PROPERTIES) if properties is not None else None
        if mark is None:
            return False
        removed = mark.find(DELETED) is not None or mark.find(MOVED_AWAY) is not None
        self._content.tally.counts[CHANGE] += removed or mark.find(INSERTED) is not None
        return removed or bool(switched_on(mark, "vanish"))

    def _close(self) -> None:
        passage, self._open = self._open, None
        if passage is None or not passage.filled:
            return
        if not self._lines:
            self._passages.append(passage)
            return
        whole = "".join(piece for piece in passage.pieces if isinstance(piece, str))
        if "\n" not in whole or len(whole) != sum(len(str(piece)) for piece in passage.pieces):
            self._passages.append(passage)
            return
        self._passages += [Passage([text], passage.line) for text in whole.split("\n") if text.strip()]

    def _boxes(self, depth: int) -> None:
        boxes, self._content.boxes = self._content.boxes, []
        if not boxes:
            return
        opened, self._open = self._open, None
        fields, self._content.fields = self._content.fields, Fields()
        for box in boxes:
            self._blocks(box, depth + 1)
            self._close()
        self._open, self._content.fields = opened, fields

    # ---- tables ----------------------------------------------------------------------------

    def _table(self, table: "etree._Element", depth: int) -> None:
        self._close()
        rows = [self._cells(row, depth + 1) for row in _inside(table, ROW) if self._stays(row)]
        apart = self._lines or (not self._passages and tables.is_title_page(rows))
        entries = not apart and tables.has_entries(rows)
        for cells in rows:
            filled = [cell for cell in cells if cell]
            if entries and filled:
                self._passages.append(replace(tables.joined(filled), row=True))
            elif apart or len(filled) == 1:
                self._passages += [passage for cell in filled for passage in cell]
            elif filled:
                self._passages.append(tables.joined(filled))

    def _stays(self, row: "etree._Element") -> bool:
        properties = row.find(_ROW_PROPERTIES)
        deleted = properties is not None and properties.find(DELETED) is not None
        self._content.tally.counts[CHANGE] += deleted
        return not deleted

    def _cells(self, row: "etree._Element", depth: int) -> list[list[Passage]]:
        return [self.read(cell, depth + 1) for cell in _inside(row, CELL)]


def _inside(parent: "etree._Element", tag: str) -> "list[etree._Element]":
    """Return the rows of a table or the cells of a row, those in wrappers too."""
    found: list[etree._Element] = []
    stack = list(reversed(parent))
    while stack:
        element = stack.pop()
        if element.tag == tag:
            found.append(element)
        elif element.tag in WRAPPERS:
            stack.extend(reversed(element))
    return found


def _is_heading(properties: "etree._Element | None", style: Style, passage: Passage) -> bool:
    """Tell whether the file calls a paragraph a heading, and it is none of the sentences that are only set as one."""
    own = whole_number(properties.find(w("outlineLvl"))) if properties is not None else None
    outlined = own < OUTLINE_LEVELS if own is not None else style.outline is not None
    called = outlined or style.heading
    # Most headings in the body of a resolution have no style; they are set in bold type.
    if not called and not passage.bold:
        return False
    words = passage.words
    if len(words.split()) > _LONGEST_HEADING_WORDS or is_sentence(words):
        return False
    return called or not (words.endswith(STOPS) or openings.numbered(words) or openings.item(words))
