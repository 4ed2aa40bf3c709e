"""The body of a document: cover, preface, preamble, paragraphs with their items, conclusions, attachments."""

import datetime
import re
from collections.abc import Sequence

from lxml.etree import _Element as Element

from tipgraph.documents.akomantoso.written import CLOSING_LINE, KIND, LABEL, LINE, PARENT, STATUS
from tipgraph.documents.openings import ARTICLE, BARE_DATE, organ_line
from tipgraph.markup.akomantoso.elements import NAMESPACE, Identifiers, add
from tipgraph.markup.akomantoso.inline import Inline
from tipgraph.markup.akomantoso.metadata import add_component_metadata
from tipgraph.markup.akomantoso.references import References
from tipgraph.markup.layout import Layout, Line, LineKind, Part, PartKind, printed_number, unit_word
from tipgraph.markup.marks import Markings
from tipgraph.model import Document, Paragraph, ParagraphKind, VerbUse

_UNIT_ELEMENTS = {"art": "article", "rule": "rule", "section": "section"}
_LONGEST_NAME = 60
_DEEPEST = 16
"""Items below this level are written as paragraphs: their label and parent still tell what they are."""

_DISTRIBUTION = re.compile(r"Distr\.")


class Body:
    """Writes the text of a document into its element."""

    def __init__(
        self,
        document: Document,
        layout: Layout,
        markings: Markings,
        inline: Inline,
        references: References,
        identifiers: Identifiers,
    ) -> None:
        self._document = document
        self._layout = layout
        self._markings = markings
        self._inline = inline
        self._references = references
        self._identifiers = identifiers
        lines = [*layout.lines, *(item for part in layout.parts for item in part.items if isinstance(item, Line))]
        self._front_end = max((line.end for line in lines), default=0)

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
                    self._words(add(element, "container", {"name": "otherText", "eId": identifier}), item)
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
                self._line(add(element, "p", {LINE: line.kind.value}), line)

    def _line(self, element: Element, line: Line) -> None:
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
            identifier = self._identifiers.give("container", _bare(item), element.get("eId") or "")
            container = add(element, "container", {"name": self._opening(item), "eId": identifier})
            if points or item.parent is not None:
                self._listed(container, item, points, identifier)
            else:
                self._words(container, item)

    def _opening(self, paragraph: Paragraph) -> str:
        """Return the words that open a preambular paragraph, as the United Nations name its container."""
        ends = [mark.end for mark in self._markings.paragraph(paragraph.label).marks if isinstance(mark.thing, VerbUse)]
        name = paragraph.text[: min(ends)] if ends else ""
        return name if 0 < len(name) < _LONGEST_NAME else "recital"

    def _listed(self, container: Element, first: Paragraph, points: Sequence[Paragraph], identifier: str) -> None:
        """Write a preambular paragraph with its items; one that is an item itself has its own list."""
        within = self._identifiers.give("list", within=identifier)
        holder = add(container, "blockList", {"eId": within})
        if first.parent is None:
            self.fill(add(holder, "listIntroduction"), first)
        else:
            points = [first, *points]
        for point in points:
            number = printed_number(point)
            item = add(holder, "item", {"eId": self._identifiers.give("item", number, within)})
            if number:
                add(item, "num", text=number)
            self._words(item, point)

    # ---- paragraphs --------------------------------------------------------------------------

    def _main(self, main: Element, items: Sequence[Paragraph | Line], within: str) -> None:
        writer = _Main(self, self._identifiers, self._references, main, within)
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
        while items and isinstance(items[0], Line) and not _names_unit(self._layout.words(items[0]), items[1:]):
            self._line(add(element, "heading" if first else "subheading"), items.pop(0))  # type: ignore[arg-type]
            first = False
        name = "annex" if part.kind is PartKind.ANNEX else "otherText"
        doc = add(element, "doc", {"name": name})
        add_component_metadata(doc, self._document, self._references, written, f"{name}{number}")
        self._main(add(doc, "mainBody"), items, identifier)

    def words(self, holder: Element, paragraph: Paragraph) -> None:
        """Write a paragraph's words as one `p`."""
        self._words(holder, paragraph)

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
        self._line(element, line)

    def begins_unit(self, line: Line, following: Paragraph | None) -> str | None:
        """Return what the article or the like is called whose number a heading is; None where it is another heading."""
        named = following is not None and _names_unit(self._layout.words(line), [following])
        return unit_word(following) if named and following else None

    def _words(self, holder: Element, paragraph: Paragraph) -> None:
        self.fill(add(holder, "p"), paragraph)


class _Main:
    """Writes paragraphs, items and headings of one main body."""

    def __init__(
        self, body: Body, identifiers: Identifiers, references: References, main: Element, within: str
    ) -> None:
        self._body = body
        self._identifiers = identifiers
        self._references = references
        self._main = main
        self._within = within
        self._section: Element | None = None
        self._unit_heading: Element | None = None
        self._opened: list[tuple[Paragraph, Element, str]] = []
        self._heading_before = False

    def heading(self, line: Line, following: Paragraph | None) -> None:
        """Write a heading: within a list where one goes on, else as the beginning of a section."""
        if line.kind.value == CLOSING_LINE:
            self._opened, self._section, self._heading_before = [], None, False
            self._body.line(add(self._main, "p"), line)
            return
        if following is not None and self._close_to(following.parent):
            self._body.line(add(self._list()[0], "crossHeading"), line)
            return
        unit = self._body.begins_unit(line, following)
        if self._section is None or not self._heading_before or unit:
            self._begin_section(unit)
        assert self._section is not None
        self._body.line(add(self._section, "subheading" if self._heading_before else "heading"), line)
        self._heading_before = True

    def paragraph(self, paragraph: Paragraph) -> None:
        """Write a paragraph, in the list of the one that it is an item of."""
        if paragraph.parent is not None and self._close_to(paragraph.parent):
            self._item(paragraph)
            return
        self._opened = []
        if unit_word(paragraph) is not None:
            self._unit(paragraph)
        elif paragraph.kind is ParagraphKind.PREAMBULAR:
            if self._section is None:
                self._begin_section(None)
            identifier = self._identifiers.give("recital", _bare(paragraph), self._within)
            refers = self._references.concept("preamble", "Preamble")
            assert self._section is not None
            self._body.fill(add(self._section, "crossHeading", {"refersTo": refers, "eId": identifier}), paragraph)
        else:
            identifier = self._identifiers.give("para", _bare(paragraph), self._within)
            holder = self._main if self._section is None else self._section
            self._put(add(holder, "paragraph", {"eId": identifier}), paragraph, identifier)
        self._heading_before = False

    def _begin_section(self, word: str | None) -> None:
        name = _UNIT_ELEMENTS.get(word or "", "section")
        identifier = self._identifiers.give({"article": "art", "section": "sec"}.get(name, name), within=self._within)
        self._section = add(self._main, name, {"eId": identifier})
        self._opened, self._heading_before = [], False

    def _unit(self, paragraph: Paragraph) -> None:
        if self._section is None or not self._heading_before:
            self._begin_section(unit_word(paragraph))
        assert self._section is not None
        self._put(self._section, paragraph, self._section.get("eId") or "")
        self._section = None

    def _item(self, paragraph: Paragraph) -> None:
        holder, identifier = self._list()
        mine = self._identifiers.give("point", printed_number(paragraph), identifier)
        self._put(add(holder, "point", {"eId": mine}), paragraph, mine)

    def _put(self, element: Element, paragraph: Paragraph, identifier: str) -> None:
        """Write number and words of a paragraph; its list, if items follow, takes the place of the content."""
        number = printed_number(paragraph)
        if number:
            add(element, "num", text=number)
        content = add(element, "content", {"eId": f"{identifier}__content"})
        self._body.words(content, paragraph)
        self._opened.append((paragraph, content, identifier))

    def _list(self) -> tuple[Element, str]:
        """Return the list of the paragraph that takes items; at the first its content becomes the introduction."""
        parent, holder, identifier = self._opened[-1]
        if holder.tag == f"{{{NAMESPACE}}}list":
            return holder, holder.get("eId") or identifier
        around = holder.getparent()
        assert around is not None
        name = self._identifiers.give("list", within=identifier)
        listed = add(around, "list", {"eId": name})
        add(listed, "intro", {"eId": f"{name}__intro"}).extend(list(holder))
        around.remove(holder)
        self._opened[-1] = (parent, listed, identifier)
        return listed, name

    def _close_to(self, label: str | None) -> bool:
        """Leave the lists that have ended; tells whether the paragraph of a label still takes items."""
        depth = next((n for n, (each, _, _) in enumerate(self._opened) if each.label == label), None)
        if label is None or depth is None or depth >= _DEEPEST:
            return False
        del self._opened[depth + 1 :]
        return True


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


def _names_unit(words: str, following: Sequence[Paragraph | Line]) -> bool:
    """Tell whether a heading is that of an article, which stands with it and not above the whole annex."""
    first = next((each for each in following if isinstance(each, Paragraph)), None)
    return first is not None and unit_word(first) is not None and ARTICLE.match(words) is not None


def _untitled(line: str, title: str) -> str:
    """Return the part of a line that is the beginning of the title: what stands behind a resolution's number."""
    if line.endswith(title):
        return title
    rest = line.partition(". ")[2] or line
    return rest if len(rest) > 20 else "\0"


def _bare(paragraph: Paragraph) -> str:
    return printed_number(paragraph).strip(".() ") or paragraph.label
