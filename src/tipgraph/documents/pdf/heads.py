"""Lines that belong to the page: running heads, page numbers, job numbers, barcodes, "Please recycle"."""

import re
from collections import Counter
from collections.abc import Sequence

from tipgraph.documents import furniture
from tipgraph.documents.pdf.lines import Line

_TOP_ROWS, _BOTTOM_ROWS = 6, 5
_SAME_ROW = 2.0
_SMALL = 0.95
_HEAD_LEADING = 1.4
_REPEATED_SHARE = 0.3
_WORDS = 12
_DATE_CODE = re.compile(r"\d{6}$")
_DIGITS = re.compile(r"\d+")
_JOB = re.compile(
    r"(?:(?:GE|V|N|S)?\.?\s?\d{2}-\d{4,6}\s*(?:\([EFSRAC]\))(?:\s+\d{6})?(?:\s+\d{6})?(?:\s+\(?[A-Z]?\)?)?"
    r"|\*?\s?\*\d{6,9}\*|Please recycle\W*.{0,3}|United Nations Publication.{0,40})$"
)
_BARE_JOB = re.compile(r"(?:(?:GE|V|N)\.\s?)?\d{2}-\d{4,6}(?:\s+\(?[EFSRAC]?\)?)?(?:\s+\d{1,6})*$")
_PAGE_NUMBER = re.compile(r"\d{1,4}(?:/\d{1,4})?$")


def without_furniture(pages: Sequence[Sequence[Line]], body_size: float) -> list[list[Line]]:
    """Return the lines of each page without those that belong to the page.

    Args:
        pages: lines of each page, from top to bottom.
        body_size: size of most letters of the document, points.
    """
    grouped = [_rows(lines) for lines in pages]
    repeated = _repeated(grouped)
    kept: list[list[Line]] = []
    for place, rows in enumerate(grouped):
        first = _top(rows, body_size, repeated, title_page=place == 0)
        last = _bottom(rows, first, repeated)
        kept.append([line for row in rows[first:last] for line in row if not _is_job(line.text)])
    return kept


def _is_job(text: str) -> bool:
    return len(text) < 80 and bool(_JOB.match(text))


def _rows(lines: Sequence[Line]) -> list[list[Line]]:
    rows: list[list[Line]] = []
    for line in lines:
        if rows and abs(rows[-1][0].baseline - line.baseline) <= _SAME_ROW:
            rows[-1].append(line)
        else:
            rows.append([line])
    return rows


def _key(row: Sequence[Line]) -> tuple[str, int]:
    words = sorted(_DIGITS.sub("#", line.text) for line in row)
    return " ".join(word for word in words if word not in ("#", "#/#")), round(row[0].baseline / 4)


def _repeated(grouped: Sequence[Sequence[Sequence[Line]]]) -> frozenset[tuple[str, int]]:
    """Return what stands at the same height at the edge of several pages."""
    counts: Counter[tuple[str, int]] = Counter()
    for rows in grouped[1:]:
        edge = [*rows[:3], *rows[max(3, len(rows) - 2) :]]
        counts.update({_key(row) for row in edge if _key(row)[0] and not row[0].opens_with_mark})
    least = max(2, (len(grouped) - 1) * _REPEATED_SHARE)
    return frozenset(key for key, count in counts.items() if count >= least)


def _of_page(text: str) -> bool:
    """Tell whether a text can only be a page number, a job number, a date code or a symbol."""
    return bool(
        furniture.is_page_furniture(text)
        or furniture.symbol_head(text.rstrip("* "))
        or _is_job(text)
        or _BARE_JOB.match(text)
        or _DATE_CODE.match(text)
    )


def _marks_a_head(row: Sequence[Line], title_page: bool) -> bool:
    texts = [line.text for line in row if line.text]
    if not texts:
        return False
    numbered = any(_PAGE_NUMBER.match(text) for text in (texts[0], texts[-1]))
    if numbered and 1 < len(texts) < 4 and sum(map(len, texts)) > _WORDS:
        return True
    # The title page bears its symbol in the same place as a head; only a number beside words is a page's there.
    if title_page:
        return all(_PAGE_NUMBER.match(text) for text in texts)
    symbol = any(furniture.symbol_head(text.rstrip("* ")) or furniture.running_heads([text, text]) for text in texts)
    return symbol or all(map(_of_page, texts))


def _top(
    rows: Sequence[Sequence[Line]], body_size: float, repeated: frozenset[tuple[str, int]], *, title_page: bool
) -> int:
    """Return the index of the first row that is not part of a running head."""
    end = 0
    for index, row in enumerate(rows[:_TOP_ROWS]):
        if index and index > end + 2:
            break
        again = not title_page and _key(row) in repeated
        if again or _marks_a_head(row, title_page):
            # A wide gap below a first row means that what follows is the page's own text.
            if index and (again or index > end) and not _close(rows[index - 1], row):
                break
            end = index + 1
    if not end:
        return 0
    while end < len(rows) and end < _TOP_ROWS:
        row, above = rows[end], rows[end - 1]
        small = max(line.size for line in row) < body_size * _SMALL
        if not (small and _close(above, row) and abs(row[0].size - above[0].size) < 0.6):
            break
        end += 1
    return end


def _close(above: Sequence[Line], below: Sequence[Line]) -> bool:
    size = max(line.size for line in (*above, *below))
    return above[0].baseline - below[0].baseline <= size * _HEAD_LEADING


def _bottom(rows: Sequence[Sequence[Line]], first: int, repeated: frozenset[tuple[str, int]]) -> int:
    """Return the index behind the last row that is not part of the page's foot."""
    end = len(rows)
    for index in range(len(rows) - 1, max(first, len(rows) - _BOTTOM_ROWS) - 1, -1):
        texts = [line.text for line in rows[index] if line.text]
        if furniture.RULE.match(texts[0] if texts else ""):
            break
        if not (all(map(_of_page, texts)) or (_key(rows[index]) in repeated and not rows[index][0].opens_with_mark)):
            break
        end = index
    return end
