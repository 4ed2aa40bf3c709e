"""Lines to paragraphs: where one ends, where one goes on over a column or page."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median

from tipgraph.documents import openings
from tipgraph.documents.layout import ended
from tipgraph.documents.outline import STOPS
from tipgraph.documents.pdf.lines import Line
from tipgraph.documents.pdf.tables import rows_together

_WIDER_GAP, _WIDEST_GAP = 1.25, 1.9
_OTHER_SIZE = 1.1
_INDENT = 0.8
_SLACK = 0.6
_BESIDE = 0.45
_NEAR = 40
_HEADING_LETTERS = 300
_HEADING_WORDS = 40
_BULLET = re.compile(r"[•·▪–—*-]\s")


@dataclass(slots=True)
class Paragraph:
    """A paragraph in the making.

    Attributes:
        lines: its lines.
        cells: True where its lines are the cells of a table's row.
        closed: True where nothing can be joined to it.
    """

    lines: list[Line] = field(default_factory=list)
    cells: bool = False
    closed: bool = False

    @property
    def heading(self) -> bool:
        """Whether its type alone tells that it is a heading: all bold, short, no end of a sentence."""
        text = " ".join(line.text for line in self.lines)
        if self.cells or not all(line.bold for line in self.lines) or len(text) > _HEADING_LETTERS:
            return False
        if text.endswith(STOPS) or len(text.split()) > _HEADING_WORDS or not any(map(str.isalpha, text)):
            return False
        return not (openings.numbered(text) or openings.item(text) or openings.starts_something(text))


@dataclass(frozen=True, slots=True)
class _Column:
    """Margins of a column and the distance of its lines, points."""

    left: float
    right: float
    leading: float
    end: float

    def reaches(self, line: Line) -> float:
        """Return how far lines reach that begin where this one does; the right side of a title page reaches further."""
        beside = line.left > self.left + (self.right - self.left) * _BESIDE
        return self.end if beside else self.right


def paragraphs_of(flows: Sequence[Sequence[Line]]) -> list[Paragraph]:
    """Return the paragraphs of a document.

    Args:
        flows: columns in reading order, each its lines from top to bottom, without notes and furniture.
    """
    found: list[Paragraph] = []
    head: list[str] = []
    general = _leading([line for flow in flows for line in flow])
    for flow in flows:
        column = _column(flow, general)
        fresh = True
        previous: Line | None = None
        items = rows_together(flow)
        for place, item in enumerate(items):
            if isinstance(item, list):
                in_table = bool(found) and found[-1].cells
                if not in_table:
                    head = [cell.text for cell in item]
                # The head of a table that goes on is printed again on the next page.
                if not (in_table and fresh and [cell.text for cell in item] == head):
                    found.append(Paragraph(item, cells=True, closed=True))
                previous = None
                fresh = False
                continue
            following = items[place + 1] if place + 1 < len(items) else None
            after = following if isinstance(following, Line) else None
            current = found[-1] if found and not found[-1].closed else None
            if current is None or (previous is None and not fresh):
                goes_on = False
            elif fresh or previous is None:
                goes_on = _over_page(current, item, column)
            else:
                goes_on = not _begins(current, previous, item, after, column)
            if goes_on and current is not None:
                current.lines.append(item)
            else:
                found.append(Paragraph([item]))
            previous, fresh = item, False
    return found


def _leading(lines: Sequence[Line]) -> float:
    """Return the most frequent distance of lines, in their own size."""
    gaps: Counter[float] = Counter()
    for above, below in pairwise(lines):
        gap = (above.baseline - below.baseline) / max(below.size, 1)
        if above.page == below.page and 0.9 < gap < 2.6 and above.text[-1:].isalpha() and below.text[:1].islower():
            gaps[round(gap, 1)] += 1
    return gaps.most_common(1)[0][0] if gaps else 1.2


def _column(flow: Sequence[Line], leading: float) -> _Column:
    lefts = Counter(round(line.left) for line in flow if len(line.text) > 20)
    rights = sorted(line.right for line in flow)
    left = lefts.most_common(1)[0][0] if lefts else min(line.left for line in flow) if flow else 0.0
    right = rights[int(len(rights) * 0.9)] if rights else 0.0
    long = [line.right for line in flow if line.right - line.left > (right - left) * 0.8]
    return _Column(float(left), median(long) if long else right, leading, rights[-1] if rights else 0.0)


def _labelled(text: str) -> bool:
    return bool(openings.numbered(text) or openings.item(text) or _BULLET.match(text) or openings.titled(text))


def _room(line: Line, following: Line, right: float) -> bool:
    """Tell whether a line had room for the first word of the next: then it was ended on purpose."""
    text, words = line.text, following.text.split(None, 1)
    if not text or not words:
        return False
    letter = (line.right - line.left) / len(text)
    first = words[0]
    hyphen = re.match(r"[A-Za-z]+[-–—/]", first)
    length = len(hyphen[0]) if hyphen else len(first)
    return line.right + (length + 1) * letter + _SLACK * line.size < right


def _begins(block: Paragraph, previous: Line, line: Line, after: Line | None, column: _Column) -> bool:
    """Tell whether a line begins a paragraph."""
    text, tail = line.text, previous.text
    size = max(line.size, previous.size)
    distance = previous.baseline - line.baseline
    if distance < 2 or distance > size * 4:
        return True
    one = len(block.lines) == 1
    if one and (openings.stands_alone(tail) or (openings.PART.match(tail) and previous.bold)):
        return True
    open_sentence = text[:1].islower() and not ended(tail)
    if line.bold != previous.bold and not (open_sentence and distance < size * column.leading * 1.1):
        return True
    if max(line.size, previous.size) > min(line.size, previous.size) * _OTHER_SIZE:
        return True
    wide = distance > size * column.leading * _WIDER_GAP
    if line.bold:
        return wide or bool(openings.starts_something(text)) or distance > size * 1.45
    full = not _room(previous, line, _right(block, column))
    if wide:
        return not (open_sentence and full and distance < size * column.leading * _WIDEST_GAP)
    first = block.lines[0]
    if one:
        hanging = _labelled(first.text) and line.left > first.left + _INDENT * size
        if hanging:
            return False
        if line.left > first.left + _INDENT * size:
            return not (open_sentence and full)
    else:
        rest = block.lines[1].left
        if line.left > rest + _INDENT * size:
            return True
        if line.left < rest - _INDENT * size:
            return _labelled(text) or not (open_sentence and full)
    if openings.stands_alone(text):
        return True
    return not full


def _right(block: Paragraph, column: _Column) -> float:
    """Return how far the lines of a paragraph reach; its own lines tell where it is set narrower."""
    if len(block.lines) > 1:
        return max(line.right for line in block.lines[-_NEAR:])
    return column.reaches(block.lines[0])


def _over_page(block: Paragraph, line: Line, column: _Column) -> bool:
    """Tell whether the first line of a column goes on with the paragraph that the last column left."""
    last = block.lines[-1]
    text, tail = line.text, last.text
    if line.bold != last.bold or max(line.size, last.size) > min(line.size, last.size) * _OTHER_SIZE:
        return False
    if len(block.lines) == 1 and openings.stands_alone(tail):
        return False
    complete = ended(tail)
    if text[:1].islower() and not complete:
        return True
    if line.bold:
        return False
    indented = line.left > column.left + _INDENT * line.size
    if indented or openings.stands_alone(text) or _labelled(text):
        return False
    if not complete and not tail.endswith(","):
        return True
    widest = max(each.right for each in block.lines[-_NEAR:])
    return len(block.lines) > 1 and last.right > widest - 2.5 * last.size and not openings.surely_opens(text)
