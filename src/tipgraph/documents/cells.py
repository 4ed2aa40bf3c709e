"""What the cells of a table tell, whatever the format: entries, the number of a paragraph, or a title page."""

import re
from collections.abc import Iterable

from tipgraph.documents import furniture

CELL_END = " | "
"""Stands between the cells of a table's row."""
LONGEST_ENTRY = 300
"""Characters of a cell up to which it is read as an entry, not as a text of its own."""
_NUMBER = re.compile(r"(?:\d{1,3}\s?(?:bis|ter)?[.)]|\(?[a-z]{1,4}\))$")


def is_number(cell: str) -> bool:
    """Tell whether a cell holds the number or letter of a paragraph and nothing else."""
    return _NUMBER.match(cell) is not None


def are_of_title_page(cells: Iterable[str]) -> bool:
    """Tell whether a table's cells lay out a title page: symbol and distribution stand in cells of their own."""
    return any(cell.startswith("Distr") or furniture.symbol_head(cell) for cell in cells)
