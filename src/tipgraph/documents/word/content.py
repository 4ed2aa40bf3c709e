"""The inside of a paragraph: runs, links, fields, tracked changes, notes, text boxes."""

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

from tipgraph.documents.word.fields import Fields
from tipgraph.documents.word.glyphs import glyph, without_private
from tipgraph.documents.word.names import (
    ALTERNATIVES,
    CHOICE,
    DELETED,
    FALLBACK,
    INSERTED,
    LINK,
    MATHEMATICS,
    MOVED_AWAY,
    RUN,
    RUN_PROPERTIES,
    RUN_STYLE,
    TEXT_BOX,
    VALUE,
    WRAPPERS,
    w,
)
from tipgraph.documents.word.notes import ENDNOTE, FOOTNOTE, Notes, Reference
from tipgraph.documents.word.package import Relationship
from tipgraph.documents.word.pieces import LinkBegins, LinkEnds, Mark, Passage, Raised
from tipgraph.documents.word.styles import Style, Styles, refined_by_run, refined_by_style
from tipgraph.documents.word.tally import CHANGE, Tally
from tipgraph.errors import DocumentError

if TYPE_CHECKING:
    from lxml import etree

_HYPERLINK, _SIMPLE_FIELD = w("hyperlink"), w("fldSimple")
_BOOKMARK, _BOOKMARK_END = w("bookmarkStart"), w("bookmarkEnd")
_FORMULA, _FORMULA_TEXT = f"{{{MATHEMATICS}}}oMath", f"{{{MATHEMATICS}}}t"
_FORMULAS = frozenset({_FORMULA, f"{{{MATHEMATICS}}}oMathPara"})
_TEXT, _BREAK, _FIELD, _INSTRUCTION = w("t"), w("br"), w("fldChar"), w("instrText")
_PAGE_BREAK, _SYMBOL = w("lastRenderedPageBreak"), w("sym")
_REFERENCES = {w("footnoteReference"): FOOTNOTE, w("endnoteReference"): ENDNOTE}
_DRAWN = frozenset({w("drawing"), w("pict"), w("object"), ALTERNATIVES})
_CHARACTERS = {w("tab"): "\t", w("ptab"): "\t", w("cr"): "\n", w("noBreakHyphen"): "-"}
_RUBY, _RUBY_BASE = w("ruby"), w("rubyBase")
_FONTS, _IDENTIFIER = w("rFonts"), w("id")
_OWN_MARK = re.compile(r"\s*(\S{1,6})")
_LONGEST_MARKS = 50
_OFF = frozenset({"0", "false", "off"})


class Content:
    """Reads what stands in the paragraphs of one part.

    Args:
        name: of the file, for messages.
        depth: deepest nesting of elements.
        styles: of the document.
        links: relationships of the part.
        tally: counts and links of the file.
        notes: numbers the notes; None in a part where none can be (a header, a note).
    """

    def __init__(
        self,
        name: str,
        depth: int,
        styles: Styles,
        links: dict[str, Relationship],
        tally: Tally,
        notes: Notes | None = None,
    ) -> None:
        self._name, self._depth, self._styles, self._links = name, depth, styles, links
        self.tally, self.notes = tally, notes
        self.fields = Fields()
        self.section = self.page = 0
        self.boxes: list[etree._Element] = []
        self._awaiting: Reference | None = None
        self._passage = Passage()
        self._style = Style()
        self._bold = False

    def read(self, paragraph: "etree._Element", passage: Passage, style: Style, depth: int) -> None:
        """Add what stands in a paragraph to a passage; text boxes are put aside, in `boxes`."""
        self._passage, self._style = passage, style
        self._inline(paragraph, depth)

    def check(self, depth: int) -> None:
        """Refuse elements that lie too deep in one another.

        Raises:
            DocumentError: they do.
        """
        if depth > self._depth:
            raise DocumentError(
                f"{self._name}: has elements more than {self._depth} deep in one another.",
                "Open it in Word and save it again, or raise TIPGRAPH_DOCUMENT_DEPTH.",
            )

    def _inline(self, parent: "etree._Element", depth: int) -> None:
        self.check(depth)
        for element in parent:
            tag = element.tag
            if tag == RUN:
                self._run(element, depth)
            elif tag == _HYPERLINK:
                self._hyperlink(element, depth)
            elif tag in WRAPPERS:
                self.tally.counts[CHANGE] += tag == INSERTED
                self._inline(element, depth + 1)
            elif tag in (DELETED, MOVED_AWAY):
                self.tally.counts[CHANGE] += 1
            elif tag == _SIMPLE_FIELD:
                self._simple_field(element, depth)
            elif tag in _FORMULAS:
                self._add("".join(each.text or "" for each in element.iter(_FORMULA_TEXT)), raised=False)
            elif tag == ALTERNATIVES:
                self._boxes(element)
            elif self.notes is not None and tag == _BOOKMARK:
                self.notes.open_bookmark(element.get(_IDENTIFIER, ""), element.get(w("name"), ""))
            elif self.notes is not None and tag == _BOOKMARK_END:
                self.notes.close_bookmark(element.get(_IDENTIFIER, ""))

    def _hyperlink(self, element: "etree._Element", depth: int) -> None:
        link = self._links.get(element.get(LINK, ""))
        outside = link is not None and link.outside
        if link is not None and outside:
            self._link(link.target)
        self._inline(element, depth + 1)
        if outside:
            self._passage.pieces.append(LinkEnds())

    def _link(self, address: str) -> None:
        self.tally.links.append(address)
        self._passage.pieces.append(LinkBegins(len(self.tally.links) - 1))

    def _simple_field(self, element: "etree._Element", depth: int) -> None:
        self.fields.begin(element.get(w("instr"), ""))
        self._separate()
        self._inline(element, depth + 1)
        self._end_field()

    def _separate(self) -> None:
        address = self.fields.separate()
        if address:
            self._link(address)

    def _end_field(self) -> None:
        if self.fields.end():
            self._passage.pieces.append(LinkEnds())

    # ---- runs ------------------------------------------------------------------------------

    def _run(self, run: "etree._Element", depth: int) -> None:
        properties = run.find(RUN_PROPERTIES)
        look, font = self._style, ""
        if properties is not None:
            look, font = self._look(properties)
        hidden, raised, self._bold = look.hidden, bool(look.raised), bool(look.bold)
        for element in run:
            tag = element.tag
            if tag == _FIELD:
                self._field(element.get(w("fldCharType"), ""))
            elif tag == _INSTRUCTION:
                self.fields.instruct(element.text or "")
            elif tag == _PAGE_BREAK:
                self.page += 1
            elif hidden or not self.fields.printed:
                continue
            elif tag == _TEXT:
                text = element.text or ""
                self._add(text if text.isascii() else without_private(text, font), raised)
            elif tag in _CHARACTERS:
                self._add(_CHARACTERS[tag], raised)
            elif tag == _BREAK:
                self._add("\n", raised=False)
            elif tag in _REFERENCES:
                self._refer(_REFERENCES[tag], element)
            elif tag == _SYMBOL:
                self._add(_symbol(element), raised)
            elif tag in _DRAWN:
                self._boxes(element)
            elif tag == _RUBY:
                for base in element.findall(_RUBY_BASE):
                    self._inline(base, depth + 1)

    def _look(self, properties: "etree._Element") -> tuple[Style, str]:
        """Return the look of a run, and its font."""
        named, look = properties.find(RUN_STYLE), self._style
        if named is not None:
            look = refined_by_style(look, self._styles.style(named.get(VALUE, "")))
        fonts = properties.find(_FONTS)
        return refined_by_run(look, properties), (fonts.get(w("ascii")) or "") if fonts is not None else ""

    def _field(self, kind: str) -> None:
        if kind == "begin":
            self.fields.begin()
        elif kind == "separate":
            self._separate()
        elif kind == "end":
            self._end_field()

    def _refer(self, kind: str, element: "etree._Element") -> None:
        if self.notes is None:
            return
        own = element.get(w("customMarkFollows"), "0") not in _OFF
        reference = self.notes.refer(
            kind, element.get(_IDENTIFIER, ""), own, self.section, self.page, self._passage.line
        )
        self._passage.pieces.append(Mark(reference))
        self._awaiting = reference if own and not reference.mark else None

    def _add(self, text: str, raised: bool) -> None:
        if not text:
            return
        if self._awaiting is not None and text.strip():
            # What follows a reference with a mark of the author's own is that mark, in the same run or the next.
            match = _OWN_MARK.match(text)
            if match:
                self._awaiting.mark = match[1]
                text = text[match.end() :]
            self._awaiting = None
            if not text:
                return
        if not raised and text.strip():
            self._passage.bold = self._bold and self._passage.bold is not False
        pieces, last = self._passage.pieces, self._passage.pieces[-1] if self._passage.pieces else None
        if not raised:
            pieces.append(text)
        elif isinstance(last, Raised) and last.bookmark == self.fields.bookmark and len(last.text) < _LONGEST_MARKS:
            pieces[-1] = Raised(last.text + text, last.bookmark)
        else:
            pieces.append(Raised(text, self.fields.bookmark))

    def _boxes(self, drawn: "etree._Element") -> None:
        """Put the text boxes of a drawing aside, of alternatives those of the first that has any."""
        stack: list[tuple[etree._Element, int]] = [(drawn, 0)]
        while stack:
            element, depth = stack.pop()
            self.check(depth)
            if element.tag == TEXT_BOX:
                self.boxes.append(element)
            else:
                children = alternative(element, lambda each: next(each.iter(TEXT_BOX), None) is not None)
                stack.extend((child, depth + 1) for child in reversed(children))


def alternative(element: "etree._Element", suits: "Callable[[etree._Element], bool]") -> "list[etree._Element]":
    """Return the children of an element; of alternatives those of the first that suits."""
    if element.tag != ALTERNATIVES:
        return list(element)
    ways = [*element.findall(CHOICE), *element.findall(FALLBACK)]
    return list(next(filter(suits, ways), ())) if ways else []


def _symbol(element: "etree._Element") -> str:
    code = element.get(w("char"), "")
    return glyph(int(code, 16), element.get(w("font"), "")) if re.fullmatch(r"[0-9A-Fa-f]{1,6}", code) else ""
