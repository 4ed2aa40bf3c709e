"""Rows of tables: entries side by side, a number beside its paragraph, or the layout of a page."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tipgraph.documents.cells import LONGEST_ENTRY, is_number

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

_LAYOUT = "table, ol, ul, h1, h2, h3, h4, h5, h6, pre, blockquote"


@dataclass(frozen=True, slots=True)
class Row:
    """How a row is read.

    Attributes:
        joined: whether its cells are one paragraph.
        mark_cell: the cell that holds nothing but the number of the paragraph in the others, or 0.
        mark: that number.
    """

    joined: bool
    mark_cell: int = 0
    mark: str = ""


def kind_of_row(row: "LexborNode", notes: frozenset[int]) -> Row:
    """Return how a row is read.

    Args:
        row: the element.
        notes: elements that begin a footnote.
    """
    cells = [cell for cell in row.iter() if cell.tag in ("td", "th")]
    texts = [" ".join(cell.text(deep=True).split()) for cell in cells]
    filled = [(cell, text) for cell, text in zip(cells, texts, strict=True) if text]
    if any(node.mem_id in notes for cell in cells for node in (cell, *cell.css("p, li, div, a"))):
        return Row(joined=False)
    if len(filled) == 2 and is_number(filled[0][1]):
        return Row(joined=False, mark_cell=filled[0][0].mem_id, mark=filled[0][1])
    return Row(joined=len(filled) > 1 and all(_is_entry(cell, text) for cell, text in filled))


def _is_entry(cell: "LexborNode", text: str) -> bool:
    return len(text) <= LONGEST_ENTRY and cell.css_first(_LAYOUT) is None and len(cell.css("p, div")) <= 2
