"""Words with their marks, put into elements together with what is told of the paragraph or line that they are."""

import re

from lxml.etree import _Element as Element

from tipgraph.documents.akomantoso.written import KIND, LABEL, LINE, PARENT, STATUS
from tipgraph.documents.openings import BARE_DATE
from tipgraph.markup.akomantoso.elements import add
from tipgraph.markup.akomantoso.inline import Inline
from tipgraph.markup.akomantoso.references import References
from tipgraph.markup.layout import Layout, Line, LineKind
from tipgraph.markup.marks import Markings, Words
from tipgraph.model import Document, Paragraph

_DISTRIBUTION = re.compile(r"Distr\.")


class Texts:
    """Writes paragraphs and lines of the front."""

    def __init__(
        self, document: Document, layout: Layout, markings: Markings, inline: Inline, references: References
    ) -> None:
        self._document = document
        self._layout = layout
        self._markings = markings
        self._inline = inline
        self._references = references
        lines = [*layout.lines, *(item for part in layout.parts for item in part.items if isinstance(item, Line))]
        self._front_end = max((line.end for line in lines), default=0)

    def words(self, paragraph: Paragraph) -> Words:
        """Return the words of a paragraph with their marks."""
        return self._markings.paragraph(paragraph.label)

    def words_of_line(self, line: Line) -> str:
        """Return the words of a line."""
        return self._layout.words(line)

    def add(self, holder: Element, paragraph: Paragraph) -> None:
        """Write a paragraph's words as one `p`."""
        self.fill(add(holder, "p"), paragraph)

    def fill(self, element: Element, paragraph: Paragraph) -> None:
        """Write a paragraph's words into an element, with what is told of the paragraph."""
        element.set(LABEL, paragraph.label)
        element.set(KIND, paragraph.kind.value)
        if paragraph.parent is not None:
            element.set(PARENT, paragraph.parent)
        if paragraph.status is not None:
            element.set(STATUS, paragraph.status)
        words = self._markings.paragraph(paragraph.label)
        self._inline.fill(element, words)
        self._inline.add_unmarked(element, words)

    def line(self, element: Element, line: Line) -> None:
        """Write a line of the front into an element."""
        front = self._layout.front
        if front is None:
            return
        element.set(LINE, line.kind.value)
        words = self._markings.paragraph(front.label)
        holder = element if line.kind is LineKind.HEADING else self._meant(element, self._layout.words(line))
        self._inline.fill(holder, words, line.start, line.end)
        if line.end == self._front_end:
            self._inline.add_unmarked(element, words)

    def _meant(self, element: Element, words: str) -> Element:
        """Return the element for the words of a line: the symbol, a date and a title are told as such."""
        facts = self._document.description
        refers = self._references.concept
        if words.replace(" ", "").rstrip("*") == facts.id:
            return add(element, "docNumber", {"refersTo": refers("symbol", "Symbol")})
        if facts.title and words.endswith(facts.title):
            return add(element, "docTitle", {"refersTo": refers("resolutionTitle", "Title")})
        if _DISTRIBUTION.match(words):
            return add(element, "docStatus")
        if BARE_DATE.match(words) and facts.date is not None:
            told = {"date": facts.date.isoformat(), "refersTo": refers("dateOfIssuance", "Date of issuance")}
            return add(element, "docDate", told)
        return element
