"""A page's elements to paragraphs: boundaries, numbers of lists, rows of tables, marks, links."""

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tipgraph.documents import openings
from tipgraph.documents.blocks import CLOSE, LINK_CLOSE, LINK_OPEN, OPEN, anchor, fold, link, without_marks
from tipgraph.documents.decoding import clean
from tipgraph.documents.html import broken_lines
from tipgraph.documents.html.collecting import Collector
from tipgraph.documents.html.footnotes import Linked, mark_of
from tipgraph.documents.html.numbering import Numbering
from tipgraph.documents.html.rows import Row, kind_of_row
from tipgraph.documents.html.tree import Step

if TYPE_CHECKING:
    from collections.abc import Iterable

    from selectolax.lexbor import LexborNode

_BLOCKS = frozenset(
    "address article aside blockquote body caption center dd details div dl dt fieldset figcaption figure footer form "
    "h1 h2 h3 h4 h5 h6 header hgroup html legend li main ol p pre section summary table tbody td tfoot th thead tr "
    "ul".split()
)
_HEADINGS = frozenset("h1 h2 h3 h4 h5 h6".split())
_ORDINAL = re.compile(r"(?:st|nd|rd|th|er|e|o|a)$")
_UNIT = re.compile(r"\b(?:k|c|m|d)?m$")
_SPACE = re.compile(r"[ \t\n\r\f]+")
_NOTES = re.compile(r"(?:^|[\s_-])(?:foot|end)?notes?(?:$|[\s_-])|footnote|endnote", re.I)
_NOTES_HEADING = re.compile(r"(?:foot|end)?\s?notes?:?$", re.I)


@dataclass(slots=True)
class _Span:
    """An element inside a line, and where in the line it began."""

    node: int
    tag: str
    begin: int


@dataclass(slots=True)
class _List:
    numbering: Numbering
    of_notes: bool


@dataclass(slots=True)
class Flow:
    """Goes through a page once.

    Args:
        linked: its footnotes, as far as links show them.
        collector: takes the paragraphs.
    """

    linked: Linked
    collector: Collector
    addresses: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    _line: list[str] = field(default_factory=list)
    _spans: list[_Span] = field(default_factory=list)
    _lists: list[_List] = field(default_factory=list)
    _rows: list[Row] = field(default_factory=list)
    _skipped: int = 0
    _mark: str = ""
    _heading: int = 0
    _plain: int = 0
    _after_rule: bool = False
    _after_notes_heading: bool = False

    def run(self, steps: "Iterable[tuple[Step, LexborNode]]") -> None:
        """Read a page."""
        for step, node in steps:
            if self._skipped:
                self._skip(step, node)
            elif step is Step.TEXT:
                self._text(node.text_content or "")
            elif step is Step.OPEN:
                self._open(node)
            else:
                self._close(node)
        self._flush()

    # ---- elements --------------------------------------------------------------------------

    def _skip(self, step: Step, node: "LexborNode") -> None:
        if step is Step.CLOSE and node.mem_id == self._skipped:
            self._skipped = 0

    def _text(self, text: str) -> None:
        text = clean(text).replace("\u00ad", "")
        self._line.append(text if self._plain else _SPACE.sub(" ", text))

    def _open(self, node: "LexborNode") -> None:
        tag = node.tag or ""
        if tag == "br":
            self._line.append(" " if self._in_row() else "\n")
        elif tag == "hr":
            self._flush()
            self._after_rule = True
        elif tag == "q":
            self._line.append("“")
        elif tag in ("sup", "a"):
            self._spans.append(_Span(node.mem_id, tag, len(self._line)))
            if tag == "a":
                self._begin_note(node)
        elif tag in _BLOCKS:
            self._open_block(node, tag)

    def _open_block(self, node: "LexborNode", tag: str) -> None:
        self._boundary()
        if tag in ("ol", "ul"):
            of_notes = tag == "ol" and (self._after_notes_heading or self._after_rule or _is_list_of_notes(node))
            self._lists.append(_List(Numbering(node), of_notes))
        elif tag == "tr":
            self._rows.append(kind_of_row(node, frozenset(self.linked.begins)))
        elif tag in ("td", "th") and self._rows and self._rows[-1].mark_cell == node.mem_id:
            self._mark, self._skipped = self._rows[-1].mark, node.mem_id
            return
        elif tag in _HEADINGS:
            self._heading += 1
        elif tag == "pre":
            self._plain += 1
        self._begin_note(node)
        if tag == "li" and self._lists:
            self._mark = self._lists[-1].numbering.mark(node)
            number = str(self._lists[-1].numbering.number())
            if self._lists[-1].of_notes and not self.collector.in_note and self.collector.expects(number):
                self.collector.open_note(number, None, node.mem_id)
            if self.collector.in_note:
                self._mark = ""

    def _begin_note(self, node: "LexborNode") -> None:
        begins = self.linked.begins.get(node.mem_id)
        if begins is not None:
            self._flush()
            self.collector.open_note(begins[1], begins[0], self.collector.scope_of(node))

    def _close(self, node: "LexborNode") -> None:
        tag = node.tag or ""
        if tag == "q":
            self._line.append("”")
        elif tag in ("sup", "a"):
            self._close_span(node)
        elif tag in _BLOCKS:
            self._boundary(last=tag == "tr")
            if tag in ("ol", "ul") and self._lists:
                self._lists.pop()
            elif tag in _HEADINGS:
                self._heading -= 1
            elif tag == "pre":
                self._plain -= 1
            elif tag == "tr" and self._rows:
                self._rows.pop()
        self.collector.close_note(node.mem_id)

    # ---- inside a line ---------------------------------------------------------------------

    def _close_span(self, node: "LexborNode") -> None:
        span = next((each for each in reversed(self._spans) if each.node == node.mem_id), None)
        if span is None:
            return
        self._spans = self._spans[: self._spans.index(span)]
        # A paragraph has ended within the element.
        begin = min(span.begin, len(self._line))
        words = "".join(self._line[begin:])
        if span.tag == "sup":
            self._replace(begin, self._superscript(words, begin))
            return
        order = self.linked.references.get(node.mem_id)
        if order is not None:
            self._replace(begin, anchor(mark_of(without_marks(words) or _mark_in(words)) or "", order))
        elif node.mem_id in self.linked.back:
            self._replace(begin, "")
        else:
            self._replace(begin, self._link(node, words, begin))

    def _replace(self, begin: int, words: str) -> None:
        del self._line[begin:]
        self._line.append(words)

    def _superscript(self, words: str, begin: int) -> str:
        mark = mark_of(words)
        before = "".join(self._line[max(0, begin - 3) : begin])
        if OPEN in words or mark is None or (_ORDINAL.match(mark) and before[-1:].isdigit()) or _UNIT.search(before):
            return words
        self.collector.saw(mark)
        return anchor(mark)

    def _link(self, node: "LexborNode", words: str, begin: int) -> str:
        address = (node.attributes.get("href") or "").strip()
        if (
            not address
            or address.startswith("#")
            or address.lower().startswith(("javascript:", "mailto:", "tel:", "data:"))
        ):
            return words
        address = clean(address)
        self.links.append(address)
        inside = any(sign in words for sign in (OPEN, LINK_OPEN, LINK_CLOSE, "\n")) or not words.strip()
        at_head = not "".join(self._line[:begin]).strip()
        if inside or at_head or not address.lower().startswith(("http://", "https://")):
            return words
        self.addresses.append(address)
        return link(len(self.addresses) - 1, words)

    # ---- paragraphs ------------------------------------------------------------------------

    def _in_row(self) -> bool:
        return bool(self._rows) and self._rows[-1].joined

    def _boundary(self, *, last: bool = False) -> None:
        """End a paragraph; within a row whose cells are short, set a blank instead."""
        if self._in_row() and not last:
            self._line.append(" ")
        else:
            self._flush()

    def _flush(self) -> None:
        raw = "".join(self._line)
        self._line.clear()
        self._spans = [_Span(each.node, each.tag, 0) for each in self._spans]
        if not raw.strip():
            return
        for text in [fold(raw)] if self._heading else broken_lines.paragraphs(raw):
            self._paragraph(text)

    def _paragraph(self, text: str) -> None:
        plain = without_marks(text)
        mark, self._mark = self._mark, ""
        if mark and not self.collector.in_note and not _bears_mark(plain):
            text = f"{mark} {text}"
        heading = self._heading > 0
        self.collector.add(text, heading=heading, row=self._in_row(), after_rule=self._after_rule)
        self._after_notes_heading = bool(_NOTES_HEADING.match(plain))


def _bears_mark(text: str) -> bool:
    return bool(openings.numbered(text) or openings.item(text))


def _mark_in(words: str) -> str:
    """Return the mark that has been put into an anchor already, because it is a superscript."""
    begin, end = words.find(":"), words.find(CLOSE)
    return words[begin + 1 : end] if OPEN in words and 0 <= begin < end else words


def _is_list_of_notes(node: "LexborNode") -> bool:
    current: LexborNode | None = node
    for _ in range(2):
        if current is None or current.tag in ("body", "html", "main"):
            return False
        if _NOTES.search(f"{current.attributes.get('class') or ''} {current.attributes.get('id') or ''}"):
            return True
        current = current.parent
    return False
