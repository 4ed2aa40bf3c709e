"""The main body of a document or attachment: sections, articles, paragraphs and their items."""

from collections.abc import Sequence

from lxml.etree import _Element as Element

from tipgraph.documents.akomantoso.written import CLOSING_LINE
from tipgraph.documents.openings import ARTICLE
from tipgraph.markup.akomantoso.elements import NAMESPACE, Identifiers, add
from tipgraph.markup.akomantoso.references import References
from tipgraph.markup.akomantoso.texts import Texts
from tipgraph.markup.layout import Line, printed_number, unit_word
from tipgraph.model import Paragraph, ParagraphKind

_UNIT_ELEMENTS = {"art": "article", "rule": "rule", "section": "section"}
_DEEPEST = 16
"""Items below this level are written as paragraphs: their label and parent still tell what they are."""


class Main:
    """Writes paragraphs, items and headings of one main body."""

    def __init__(
        self, texts: Texts, identifiers: Identifiers, references: References, main: Element, within: str
    ) -> None:
        self._texts = texts
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
            self._texts.line(add(self._main, "p"), line)
            return
        if following is not None and self._close_to(following.parent):
            self._texts.line(add(self._list()[0], "crossHeading"), line)
            return
        unit = self._begins_unit(line, following)
        if self._section is None or not self._heading_before or unit:
            self._begin_section(unit)
        assert self._section is not None
        self._texts.line(add(self._section, "subheading" if self._heading_before else "heading"), line)
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
            identifier = self._identifiers.give("recital", bare_number(paragraph), self._within)
            refers = self._references.concept("preamble", "Preamble")
            assert self._section is not None
            self._texts.fill(add(self._section, "crossHeading", {"refersTo": refers, "eId": identifier}), paragraph)
        else:
            identifier = self._identifiers.give("para", bare_number(paragraph), self._within)
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
        self._texts.add(content, paragraph)
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

    def _begins_unit(self, line: Line, following: Paragraph | None) -> str | None:
        """Return what the article or the like is called whose number a heading is; None where it is another heading."""
        named = following is not None and names_unit(self._texts.words_of_line(line), [following])
        return unit_word(following) if named and following else None


def names_unit(words: str, following: Sequence[Paragraph | Line]) -> bool:
    """Tell whether a heading is that of an article, which stands with it and not above the whole annex."""
    first = next((each for each in following if isinstance(each, Paragraph)), None)
    return first is not None and unit_word(first) is not None and ARTICLE.match(words) is not None


def bare_number(paragraph: Paragraph) -> str:
    """Return the number or letter of a paragraph without stops and brackets, its label if it has none."""
    return printed_number(paragraph).strip(".() ") or paragraph.label
