"""Tables: rows of parts that stand apart, put together cell by cell."""

import re
from collections.abc import Sequence
from itertools import pairwise

from tipgraph.documents.pdf.lines import Line, Mark

_SAME_ROW = 2.0
_FEWEST_ROWS = 3
_CELL_LEADING = 1.3
_APART = 3.2
_CLOSE = 0.87
_FIGURE = re.compile(r"[\d\s.,()%$€–−-]+")


def rows_together(flow: Sequence[Line]) -> list[Line | list[Line]]:
    """Return the lines of a column; rows of a table are lists of their cells, each cell one line.

    Rows are a table's where at least three follow each other that are parted by wide gaps, or two in three parts.
    A line close below such a row that stands under one of its cells continues the cell.

    Args:
        flow: lines of a column, from top to bottom.
    """
    rows: list[list[Line]] = []
    for line in flow:
        if rows and abs(rows[-1][0].baseline - line.baseline) <= _SAME_ROW and line.left >= rows[-1][-1].right - 1:
            rows[-1].append(line)
        else:
            rows.append([line])
    found: list[Line | list[Line]] = []
    index = 0
    while index < len(rows):
        end = _table_end(rows, index)
        if end > index:
            found += _cells(rows[index:end])
            index = end
        else:
            found += rows[index]
            index += 1
    return found


def _table_end(rows: Sequence[Sequence[Line]], start: int) -> int:
    """Return the index behind the table that begins with a row; the row's own index if there is none."""
    if len(rows[start]) < 2:
        return start
    end, parted, parts = start, 0, 0
    while end < len(rows):
        row = rows[end]
        if len(row) > 1:
            if end > start and rows[end - 1][-1].baseline - row[0].baseline > _APART * row[0].size:
                break
            parted, parts = parted + 1, max(parts, len(row))
        elif not _continues(rows[end - 1], row[0]):
            break
        end += 1
    return end if parted >= _FEWEST_ROWS or (parted > 1 and parts > 2) else start


def _continues(above: Sequence[Line], line: Line) -> bool:
    below = above[0].baseline - line.baseline
    return below <= line.size * _CELL_LEADING and any(_under(cell, line) for cell in above)


def _under(cell: Line, line: Line) -> bool:
    return abs(cell.left - line.left) < line.size * 2 or (cell.left <= line.left and line.right <= cell.right)


def _cells(rows: Sequence[Sequence[Line]]) -> list[Line | list[Line]]:
    """Return the rows with lines that continue a cell joined to it."""
    distances = [above[0].baseline - below[0].baseline for above, below in pairwise(rows)]
    close = max(distances) * _CLOSE
    found: list[list[Line]] = [list(rows[0])]
    for above, row, distance in zip(rows, rows[1:], distances, strict=False):
        if _goes_on(found[-1], above, row, close=distance < close):
            for line in row:
                cell = min(found[-1], key=lambda cell: abs(cell.left - line.left))
                cell.parts = _added(cell.parts, line.parts)
                cell.right = max(cell.right, line.right)
        else:
            found.append(list(row))
    return list(found)


def _goes_on(cells: Sequence[Line], above: Sequence[Line], row: Sequence[Line], *, close: bool) -> bool:
    """Tell whether a row goes on with the cells above it; figures never do."""
    if not all(_continues(above, line) for line in row) or any(_FIGURE.fullmatch(line.text) for line in row):
        return False
    open_text = any(line.text[:1].islower() for line in row)
    if len(row) >= len(cells):
        return close and open_text
    return close or open_text or not _under(cells[0], row[0])


def _added(parts: list[str | Mark], more: list[str | Mark]) -> list[str | Mark]:
    glued = isinstance(parts[-1], str) and parts[-1].endswith(("-", "/"))
    return [*parts, *([] if glued else [" "]), *more]
