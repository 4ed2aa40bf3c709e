"""What a table is for: the layout of a title page, text side by side, or entries and figures."""

import re
from collections.abc import Sequence

from tipgraph.documents.cells import are_of_title_page
from tipgraph.documents.word.pieces import Passage

Cell = Sequence[Passage]

_FIGURE = re.compile(r"[\d\s.,()%$€–−-]*\d[\d\s.,()%$€–−-]*$|[–−-]$")
_ENTRY_WORDS = 8


def joined(cells: Sequence[Cell]) -> Passage:
    """Return the cells of a row as one passage, with blanks between them."""
    passages = [passage for cell in cells for passage in cell]
    row = Passage(line=passages[0].line)
    for passage in passages:
        row.pieces += [*([" "] if row.pieces else []), *passage.pieces]
    return row


def is_title_page(rows: Sequence[Sequence[Cell]]) -> bool:
    """Tell whether a table lays out the head of a title page: symbol and distribution stand in cells of their own."""
    return are_of_title_page(passage.words for cells in rows for cell in cells for passage in cell)


def has_entries(rows: Sequence[Sequence[Cell]]) -> bool:
    """Tell whether a table holds figures or short entries in columns, and no text set side by side.

    A number at the head of such a row counts entries, not paragraphs.
    """
    wide = [[cell for cell in cells if cell] for cells in rows]
    wide = [cells for cells in wide if len(cells) > 1]
    columns = [[_words(cell) for cell in cells[1:]] for cells in wide]
    entries = [text for cells in columns for text in cells]
    short = sum(len(text.split()) <= _ENTRY_WORDS for text in entries)
    tabular = sum(len(cells) > 1 or bool(_FIGURE.match(cells[0])) for cells in columns)
    return bool(entries) and short * 4 >= len(entries) * 3 and tabular * 2 >= len(columns)


def _words(cell: Cell) -> str:
    return " ".join(passage.words for passage in cell)
