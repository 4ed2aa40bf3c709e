"""A page's elements and texts in reading order, without a call for each level of nesting."""

import re
from collections.abc import Iterator
from enum import Enum
from typing import TYPE_CHECKING

from tipgraph.documents.format import Limits
from tipgraph.documents.html.selection import is_read
from tipgraph.errors import DocumentError

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

_NESTING = re.compile(
    r"<(/?)(div|table|section|article|blockquote|[ou]l|dl|dd|span|center|form|fieldset|main|b|i|u|em|strong|font|a|"
    r"small|big|code|tt|nobr|s|strike)\b",
    re.I,
)
_OFTEN_OPEN = frozenset("b i u em strong font a small big code tt nobr s strike span".split())
_UNCLOSED = 10
"""Old pages forget to close marks of type; they may lie so many times deeper."""


class Step(Enum):
    """What comes next in a page."""

    OPEN = 1
    TEXT = 2
    CLOSE = 3


def check_depth(text: str, name: str, limits: Limits) -> None:
    """Refuse a page whose elements lie too deep in one another: parsing takes the square of the depth.

    Raises:
        DocumentError: they do.
    """
    depth = {True: 0, False: 0}
    for match in _NESTING.finditer(text):
        of_type = match[2].lower() in _OFTEN_OPEN
        depth[of_type] = max(0, depth[of_type] + (-1 if match[1] else 1))
        if depth[of_type] > limits.depth * (_UNCLOSED if of_type else 1):
            raise DocumentError(
                f"{name}: its elements lie more than {limits.depth} deep in one another.",
                "Save it as plain text, or raise TIPGRAPH_DOCUMENT_DEPTH.",
            )


def steps(root: "LexborNode") -> "Iterator[tuple[Step, LexborNode]]":
    """Yield the beginnings and ends of elements that are read, and the texts in them."""
    everything = len(root.text(deep=True))
    waiting: list[tuple[LexborNode, bool]] = [(root, False)]
    while waiting:
        node, closing = waiting.pop()
        if closing:
            yield Step.CLOSE, node
        elif node.is_text_node:
            yield Step.TEXT, node
        elif node.is_element_node and (node is root or is_read(node, everything)):
            yield Step.OPEN, node
            waiting.append((node, True))
            child = node.last_child
            while child is not None:
                waiting.append((child, False))
                child = child.prev
