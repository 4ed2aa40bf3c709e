"""Tables in plain text and Markdown: lines with strokes between their cells."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from tipgraph.documents.cells import CELL_END, LONGEST_ENTRY, are_of_title_page, is_number

_ROW = re.compile(r"\|(?P<cells>.*)\|$")
_UNDER_HEAD = re.compile(r":?-+:?$")
_LINES_BEFORE_TITLE_PAGE = 4


@dataclass(frozen=True, slots=True)
class Passage:
    """Words of a table that belong together.

    Attributes:
        text: the words.
        row: whether they are a row of entries, which belongs to the paragraph before the table.
    """

    text: str
    row: bool = False


def tables(lines: Sequence[str]) -> dict[int, tuple[Passage, ...]]:
    """Find the tables of a text.

    Args:
        lines: its lines.

    Returns:
        For the place of each line of a table what it holds; nothing for the line below a table's head.
    """
    found: dict[int, tuple[Passage, ...]] = {}
    table: dict[int, list[str]] = {}
    filled = before = 0
    for place, line in enumerate(lines):
        stripped = line.replace("\f", "").strip()
        cells = _cells(stripped)
        if cells is not None:
            before = before if table else filled
            table[place] = cells
        elif stripped and table:
            found |= _read(table, before)
            table = {}
        filled += bool(stripped)
    return found | _read(table, before)


def _cells(line: str) -> list[str] | None:
    match = _ROW.match(line.removeprefix(">").strip())
    return [cell.strip() for cell in match["cells"].split("|")] if match else None


def _read(table: dict[int, list[str]], before: int) -> dict[int, tuple[Passage, ...]]:
    """Return what the lines of one table hold, which stands behind so many lines of text."""
    rows = {
        place: [] if _is_under_head(cells, number) else [cell for cell in cells if cell]
        for number, (place, cells) in enumerate(table.items())
    }
    apart = before <= _LINES_BEFORE_TITLE_PAGE and are_of_title_page(cell for cells in rows.values() for cell in cells)
    entries = not apart and any(len(cells) > 1 and _are_entries(cells) for cells in rows.values())
    return {place: _passages(cells, entries) for place, cells in rows.items()}


def _is_under_head(cells: Sequence[str], number: int) -> bool:
    # A single dash is no stroke but a figure of nought, unless it stands where the stroke must be.
    return all(_UNDER_HEAD.match(cell) and (number == 1 or "--" in cell) for cell in cells)


def _are_entries(cells: Sequence[str]) -> bool:
    return not _numbers_text(cells) and all(len(cell) <= LONGEST_ENTRY for cell in cells)


def _numbers_text(cells: Sequence[str]) -> bool:
    return len(cells) == 2 and is_number(cells[0]) and any(map(str.isalpha, cells[1]))


def _passages(cells: Sequence[str], entries: bool) -> tuple[Passage, ...]:
    if _numbers_text(cells):
        return (Passage(" ".join(cells)),)
    if cells and entries and _are_entries(cells):
        return (Passage(CELL_END.join(cells), row=True),)
    return tuple(map(Passage, cells))
