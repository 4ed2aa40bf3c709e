"""Footnotes that a page links to: which links are marks, and where their notes begin."""

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

MARK = re.compile(r"[\[(]?\s?(\d{1,3}|[a-z]|\*{1,3}|†|‡|[ivxl]{1,5})\s?[\])/.]?")
_BLOCKS = frozenset("p li div td dd dt section aside blockquote h1 h2 h3 h4 h5 h6".split())
_TOP = frozenset("body html main article".split())
_BACK = frozenset("↑ ↩ ^ ⤴ ↵ ︎ ↩︎".split())


@dataclass(frozen=True, slots=True)
class Linked:
    """The footnotes of a page, as far as links show them.

    Attributes:
        references: order of the note, by the link in the text (its `mem_id`).
        begins: order and mark of the note that begins with an element, by the element.
        back: links that lead from a note back to its mark, or are the mark printed before a note.
    """

    references: dict[int, int]
    begins: dict[int, tuple[int, str]]
    back: frozenset[int]


def find_linked(elements: "list[LexborNode]") -> Linked:
    """Find the footnotes that are linked.

    A link with a mark for its words is one if what it leads to stands behind it, is no heading, and leads back or
    begins with the same mark.

    Args:
        elements: all elements that are read, in order.
    """
    place: dict[str, int] = {}
    for index, node in enumerate(elements):
        for key in ("id", "name"):
            name = node.attributes.get(key)
            if name and (key == "id" or node.tag == "a"):
                place.setdefault(name, index)
    found: list[tuple[int, int, str, LexborNode]] = []
    back: set[int] = set()
    for index, node in enumerate(elements):
        address = node.attributes.get("href") if node.tag == "a" else None
        if not address or "#" not in address or address.startswith(("http:", "https:")):
            continue
        mark = mark_of(node.text(deep=True))
        target = place.get(address.partition("#")[2])
        if mark is None:
            if node.text(deep=True).strip() in _BACK:
                back.add(node.mem_id)
        elif target is not None and target > index:
            block = _block_of(elements[target])
            if block is not None and _answers(block, mark):
                found.append((target, index, mark, block))
        elif target is not None:
            back.add(node.mem_id)
    references: dict[int, int] = {}
    begins: dict[int, tuple[int, str]] = {}
    orders: dict[int, int] = {}
    for _, index, mark, block in sorted(found, key=lambda each: each[:2]):
        if block.mem_id not in orders:
            orders[block.mem_id] = len(orders)
            begins[block.mem_id] = (orders[block.mem_id], mark)
        references[elements[index].mem_id] = orders[block.mem_id]
    return Linked(references, begins, frozenset(back))


def mark_of(words: str) -> str | None:
    """Return the footnote mark that words are, without brackets, or None."""
    match = MARK.fullmatch(words.strip())
    return match[1] if match else None


def _block_of(node: "LexborNode") -> "LexborNode | None":
    """Return the paragraph or item that a target stands in; of an empty anchor before one, that one."""
    current: LexborNode | None = node
    while current is not None and current.tag not in _BLOCKS:
        current = None if current.tag in _TOP else current.parent
    if current is None:
        following = node.next
        while following is not None and following.tag not in _BLOCKS:
            following = following.next
        return following
    return None if (current.tag or "").startswith("h") else current


def _answers(block: "LexborNode", mark: str) -> bool:
    """Tell whether a block is the note of a mark: it leads back, is an item of a list, or begins with the mark."""
    if block.tag == "li" or block.css_first("a[href^='#']") is not None:
        return True
    begin = block.text(deep=True).strip()[: len(mark) + 4].lstrip("[( ")
    return begin.startswith(mark) and not begin[len(mark) : len(mark) + 1].isalnum()
