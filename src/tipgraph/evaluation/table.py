"""Rows in columns."""

from collections.abc import Iterable, Sequence


def columns(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Lay out rows under a head, each column as wide as its widest cell; cells that are numbers stand right."""
    cells = [list(row) for row in rows]
    widths = [max(len(cell) for cell in column) for column in zip(head, *cells, strict=True)]
    lines = [head, ["-" * width for width in widths], *cells]
    return "".join(
        "  ".join(_cell(cell, width) for cell, width in zip(line, widths, strict=True)).rstrip() + "\n"
        for line in lines
    )


def _cell(cell: str, width: int) -> str:
    is_number = cell.replace(".", "", 1).isdigit()
    return cell.rjust(width) if is_number else cell.ljust(width)
