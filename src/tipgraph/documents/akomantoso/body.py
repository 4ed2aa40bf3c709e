"""The text of Akoma Ntoso: elements to blocks, footnotes to notes, links to anchors."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from lxml.etree import _Element as Element

from tipgraph.documents import openings
from tipgraph.documents.akomantoso.elements import (
    CELLS,
    CONTAINER_NUMBERS,
    HEADINGS,
    INLINE,
    NOTES,
    OWN_LINK,
    SPACES,
    UNREAD,
    local_name,
)
from tipgraph.documents.blocks import Block, RawNote, Role, anchor, fold, link, without_marks
from tipgraph.documents.cells import CELL_END
from tipgraph.documents.decoding import clean

_SUPERSCRIPTS = str.maketrans("0123456789abcd", "⁰¹²³⁴⁵⁶⁷⁸⁹ᵃᵇᶜᵈ")
_MARKS = re.compile(r"\d{1,3}(?:\s*[,–-]\s*\d{1,3})*|\*{1,3}|[a-d]")
_LONGEST_PART = 5
_NO_PARAGRAPHS = frozenset({"table", "formula"})


class Body:
    """Reads the text of a document.

    Attributes:
        blocks: in reading order.
        links: address of each link.
        addresses: those of the links that stand in texts as anchors, by index.
    """

    def __init__(self, root: Element) -> None:
        self.blocks: list[Block] = []
        self.links: list[str] = []
        self.addresses: list[str] = []
        self._notes: list[RawNote | None] = []
        marks = ((each.get("marker") or "").strip() for each in outside_meta(root) if local_name(each) in NOTES)
        self._first_order: dict[str, int] = {}
        for order, mark in enumerate(marks):
            self._first_order.setdefault(mark, order)
        self._last_order: dict[str, int] = {}
        self._broken = _inline_around_blocks(root)

    @property
    def notes(self) -> tuple[RawNote, ...]:
        """The footnotes in the order of their marks."""
        return tuple(note for note in self._notes if note is not None)

    def read(self, element: Element) -> None:
        """Add an element with all that is in it."""
        name = local_name(element)
        first = len(self.blocks)
        if name in UNREAD:
            return
        if name == "tr":
            self._row(element)
        elif self._holds_blocks(element):
            self._apart(element, name)
        else:
            self._block(self._inline(element), element)
        role = _role(element, name)
        if role is not None and first < len(self.blocks):
            self.blocks[first] = replace(self.blocks[first], role=role)

    def _apart(self, element: Element, name: str) -> None:
        """Read an element that holds blocks; words between them are blocks too."""
        number: Element | None = None
        first = len(self.blocks)
        run = [clean(element.text or "")]
        for child in element:
            if local_name(child) == "num" and number is None and not fold("".join(run)):
                number = child
                if name in CONTAINER_NUMBERS:
                    self._block(self._inline(child), child, heading=True)
                    number, first = None, len(self.blocks)
            elif self._is_block(child):
                self._block("".join(run), element)
                run.clear()
                self.read(child)
            else:
                run.append(self._piece(child))
            run.append(clean(child.tail or ""))
        self._block("".join(run), element)
        if number is not None:
            self._number(first, number)

    def _is_block(self, element: Element) -> bool:
        return _is_apart(element) or element in self._broken

    def _holds_blocks(self, element: Element) -> bool:
        return any(map(self._is_block, element))

    # ---- blocks ----------------------------------------------------------------------------

    def _block(self, text: str, element: Element, heading: bool = False) -> None:
        folded = fold(text)
        if folded:
            heading = heading or local_name(element) in HEADINGS
            self.blocks.append(Block(folded, _line(element), heading))

    def _number(self, first: int, element: Element) -> None:
        """Print a number before the first block of what it numbers, or alone where that has none."""
        number = fold(self._inline(element))
        if first == len(self.blocks):
            self._block(number, element)
        else:
            block = self.blocks[first]
            self.blocks[first] = replace(block, text=f"{number} {block.text}".strip(), line=_line(element))

    def _row(self, row: Element) -> None:
        cells = [words for cell in row if local_name(cell) in CELLS if (words := fold(self._inline(cell)))]
        before = len(self.blocks)
        self._block(CELL_END.join(cells), row)
        if len(cells) > 1 and len(self.blocks) > before:
            self.blocks[-1] = replace(self.blocks[-1], role=Role.ROW)

    # ---- what stands within a block --------------------------------------------------------

    def _inline(self, element: Element) -> str:
        pieces = [clean(element.text or "")]
        for child in element:
            pieces.append(self._piece(child))
            pieces.append(clean(child.tail or ""))
        return "".join(pieces)

    def _piece(self, child: Element) -> str:
        name = local_name(child)
        if name in NOTES:
            return self._note(child)
        if name in SPACES:
            return " "
        if name in UNREAD:
            return ""
        if name == "noteRef":
            return self._raised(child.get("marker") or "")
        text = self._inline(child)
        if name == "sup":
            return self._raised(text)
        if name == "a" and (child.get("href") or "").strip():
            return self._link(child, text)
        if child.get("href") and OWN_LINK not in child.attrib:
            self.links.append(child.get("href") or "")
        return f" {text} " if self._is_block(child) else text

    def _note(self, element: Element) -> str:
        order = len(self._notes)
        self._notes.append(None)
        mark = (element.get("marker") or "").strip() or str(order + 1)
        self._last_order[mark] = order
        text = fold(self._inline(element))
        self._notes[order] = RawNote(mark, text, _line(element), len(self.blocks) + 1)
        return anchor(mark, order)

    def _raised(self, text: str) -> str:
        """Return raised characters: the mark of a footnote that is cited again, else as they are."""
        bare = without_marks(text).strip()
        if not _MARKS.fullmatch(bare):
            return text
        marks = re.findall(r"\d+|\*+|[a-d]", bare)
        if all(mark in self._first_order for mark in marks):
            return "".join(anchor(mark, self._last_order.get(mark, self._first_order[mark])) for mark in marks)
        return bare.translate(_SUPERSCRIPTS)

    def _link(self, element: Element, text: str) -> str:
        address = (element.get("href") or "").strip()
        self.links.append(address)
        self.addresses.append(address)
        return link(len(self.addresses) - 1, text)


def outside_meta(root: Element) -> Iterator[Element]:
    """Yield the elements that can hold words of the document, in order."""
    waiting = [root]
    while waiting:
        element = waiting.pop()
        if local_name(element) not in UNREAD:
            yield element
            waiting.extend(reversed(element))


def _role(element: Element, name: str) -> Role | None:
    """Return what the markup says of the first block of an element."""
    parent = element.getparent()
    above = local_name(parent) if parent is not None else ""
    if name == "formula" and above == "preamble":
        return Role.OPENING
    if name == "container" and above == "preamble" and element.get("name") not in _NO_PARAGRAPHS:
        return Role.PREAMBULAR
    if name == "crossHeading" and (element.get("refersTo") or "").endswith("preamble"):
        return Role.PREAMBULAR
    return Role.ITEM if name in ("point", "item") else None


def _inline_around_blocks(root: Element) -> set[Element]:
    """Return the elements that belong within a line but hold blocks."""
    found: set[Element] = set()
    for element in outside_meta(root):
        if _is_apart(element):
            above = element.getparent()
            while above is not None and local_name(above) in INLINE and above not in found:
                found.add(above)
                above = above.getparent()
    return found


def _is_apart(element: Element) -> bool:
    """Tell whether an element stands apart from the words around it by itself."""
    name = local_name(element)
    if name in NOTES or name in UNREAD or name in SPACES:
        return False
    if name == "docNumber":
        text = fold("".join(map(str, element.itertext())))
        return len(text) < _LONGEST_PART and openings.PART.match(text) is not None
    return name == "docType" or name not in INLINE


def _line(element: Element) -> int:
    # The stubs of lxml give the attribute no type.
    line: Any = element.sourceline
    return line or 0
