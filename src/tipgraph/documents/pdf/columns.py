"""Reading order: one column or two, with what runs across both."""

from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from tipgraph.documents import openings
from tipgraph.documents.pdf.lines import Line

_FEWEST = 6
_NARROWEST = 0.28
_STEP = 2.0
_SAME_ROW = 2.0
_LABEL_GAP, _WORD_GAP, _CELL_GAP = 5.0, 2.6, 1.6


def flows(lines: Sequence[Line]) -> list[list[Line]]:
    """Return the stretches of a page's lines in the order in which they are read.

    Args:
        lines: of one page, from top to bottom, rows split at wide gaps.

    Returns:
        For a page in one column its lines; for two columns each column between what runs across. Parts of a row
        that belong together (a number and its paragraph) are one line.
    """
    gutter = _gutter(lines)
    if gutter is None:
        return [_joined(lines)] if lines else []
    found: list[list[Line]] = []
    left: list[Line] = []
    right: list[Line] = []
    across: list[Line] = []
    for line in lines:
        if line.left < gutter < line.right:
            found += _band(left, right)
            left, right = [], []
            across.append(line)
        else:
            if across:
                found.append(_joined(across))
                across = []
            (left if line.right <= gutter else right).append(line)
    found += _band(left, right)
    if across:
        found.append(_joined(across))
    return found


def _band(left: Sequence[Line], right: Sequence[Line]) -> list[list[Line]]:
    return [_joined(lines) for lines in (left, right) if lines]


def _gutter(lines: Sequence[Line]) -> float | None:
    """Return where the blank strip between two columns of prose lies, or None for one column."""
    if len(lines) < 2 * _FEWEST:
        return None
    start, end = min(line.left for line in lines), max(line.right for line in lines)
    width = end - start
    if width <= 0:
        return None
    best: tuple[int, float] | None = None
    steps = int(width * 0.4 / _STEP)
    for step in range(steps + 1):
        place = start + 0.3 * width + step * _STEP
        left = [line for line in lines if line.right <= place and line.right > place - 0.2 * width]
        right = [line for line in lines if line.left >= place and line.left < place + 0.12 * width]
        if len(left) < _FEWEST or len(right) < _FEWEST:
            continue
        crossing = sum(line.left < place < line.right for line in lines)
        if crossing * 2 > min(len(left), len(right)):
            continue
        if min(median(line.right - line.left for line in side) for side in (left, right)) < _NARROWEST * width:
            continue
        if best is None or crossing < best[0]:
            best = crossing, place
    return None if best is None else _middle(lines, best[1])


def _middle(lines: Sequence[Line], place: float) -> float:
    """Return the middle of the strip around a place that the lines of both columns leave free."""
    left = max((line.right for line in lines if line.right <= place), default=place)
    right = min((line.left for line in lines if line.left >= place), default=place)
    return (left + right) / 2


def _joined(lines: Sequence[Line]) -> list[Line]:
    """Put parts of a row together that no more than a tabulator keeps apart."""
    found: list[Line] = []
    rows: list[list[Line]] = []
    for line in lines:
        if rows and abs(rows[-1][-1].baseline - line.baseline) <= _SAME_ROW and line.left >= rows[-1][-1].right - 1:
            rows[-1].append(line)
        else:
            rows.append([line])
    for row in rows:
        gaps = [_gap(left, right) for left, right in pairwise(row)]
        near = _CELL_GAP if any(gap >= _WORD_GAP for gap in gaps) else _WORD_GAP
        found.append(row[0])
        for line, gap in zip(row[1:], gaps, strict=True):
            text = found[-1].text
            label = len(text) < 12 and (openings.numbered(f"{text} x") or openings.item(f"{text} x"))
            if gap < (_LABEL_GAP if label else near):
                found[-1] = found[-1].extended(line)
            else:
                found.append(line)
    return found


def _gap(left: Line, right: Line) -> float:
    return (right.left - left.right) / max(left.size, right.size)
