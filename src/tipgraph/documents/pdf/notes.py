"""Footnotes: the small type at the foot of a column, under a rule or behind a raised mark."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from tipgraph.documents import furniture
from tipgraph.documents.layout import ended
from tipgraph.documents.pdf.lines import Line, Mark

_SMALL = 0.94
_SIGN = re.compile(r"(?P<mark>\*{1,4}|†{1,2}|‡{1,2}|§)\s*(?=[^\s*])")
_SLASHED = re.compile(r"(?P<mark>\d{1,3}|[a-z]|\*{1,3})/\s*(?=\S)")
_NUMBER = re.compile(r"(?P<mark>\d{1,3})[.)]?\s+(?=\S)")
_SHORT_RULE = 0.6
_NEAR = 50


@dataclass(slots=True)
class FootNote:
    """A footnote as it stands on a page.

    Attributes:
        mark: as printed.
        page: number of the page on which it begins.
        line: position of its first line on that page.
        lines: its lines; the first without its mark.
        slashed: whether its mark is followed by a stroke ("1/"), as it was printed until the 1990s.
    """

    mark: str
    page: int
    line: int
    lines: list[list[str | Mark]] = field(default_factory=list)
    slashed: bool = False


def take_notes(flow: Sequence[Line], body_size: float, notes: list[FootNote]) -> list[Line]:
    """Take the footnotes off the foot of a column.

    Args:
        flow: lines of the column, from top to bottom.
        body_size: size of most letters of the document, points.
        notes: those found so far; new ones are appended, and the last one may go on.

    Returns:
        The lines of the column above its footnotes, without rules.
    """
    start, ruled = _area(flow, body_size)
    area = [line for line in flow[start:] if not _is_rule(line)]
    body = [line for line in flow[:start] if not _is_rule(line)]
    if not area:
        return body
    if not notes or not (ruled or _left_open(notes[-1], area[0])):
        begin = next((index for index, line in enumerate(area) if _opening(line, notes, ruled)), len(area))
        body += area[:begin]
        area = area[begin:]
    for line in area:
        opening = _opening(line, notes, ruled)
        if opening:
            mark, rest, slashed = opening
            notes.append(FootNote(mark, line.page, line.number, [rest], slashed))
        else:
            notes[-1].lines.append(line.parts)
    return body


def _left_open(note: FootNote, line: Line) -> bool:
    """Tell whether a footnote of the page before has no end, so that small type at this page's foot goes on with it."""
    last = "".join(part for part in note.lines[-1] if isinstance(part, str))
    return note.page == line.page - 1 and not ended(last)


def above_rule(lines: Sequence[Line]) -> Sequence[Line]:
    """Return the lines of a page above the last rule, or all where there is none."""
    for index in range(len(lines) - 1, 0, -1):
        if _is_rule(lines[index]):
            return lines[:index]
    return lines


def _is_rule(line: Line) -> bool:
    return bool(furniture.RULE.match(line.text)) and not line.opens_with_mark


def _area(flow: Sequence[Line], body_size: float) -> tuple[int, bool]:
    """Return where the footnotes of a column begin, and whether a rule stands above them."""
    width = max((line.right for line in flow), default=0) - min((line.left for line in flow), default=0)
    rule = None
    start = len(flow)
    while start:
        line = flow[start - 1]
        if _is_rule(line):
            if line.right - line.left < width * _SHORT_RULE:
                rule = start - 1
            start -= 1
        elif line.size <= body_size * _SMALL:
            start -= 1
        else:
            break
    if rule is None:
        rule = _rule_above_mark(flow, width)
    if rule is not None:
        return rule, True
    return start, False


def _rule_above_mark(flow: Sequence[Line], width: float) -> int | None:
    """Return the index of a rule under which a mark stands at once, whatever the size of the type."""
    for index in range(len(flow) - 2, -1, -1):
        line = flow[index]
        if _is_rule(line) and line.right - line.left < width * _SHORT_RULE:
            below = flow[index + 1]
            marked = below.opens_with_mark or _SIGN.match(below.text) or _SLASHED.match(below.text)
            return index if marked else None
    return None


def _opening(line: Line, notes: Sequence[FootNote], ruled: bool) -> tuple[str, list[str | Mark], bool] | None:
    """Return mark, rest and style of a line that begins a footnote, or None."""
    first = line.parts[0]
    if isinstance(first, Mark):
        rest = line.parts[1:]
        if rest and isinstance(rest[0], str) and rest[0].lstrip().startswith("/"):
            return first.text, [rest[0].lstrip()[1:], *rest[1:]], True
        return first.text, rest, False
    raised = any(note.mark.isdigit() and not note.slashed for note in notes[-_NEAR:])
    for pattern in (_SIGN, _SLASHED, _NUMBER):
        match = pattern.match(first.lstrip())
        if match is None or (pattern is _NUMBER and not ruled):
            continue
        if pattern is not _SIGN and (raised or not _next(match["mark"], notes)):
            continue
        return match["mark"], [first.lstrip()[match.end() :], *line.parts[1:]], pattern is _SLASHED
    return None


def _next(mark: str, notes: Sequence[FootNote]) -> bool:
    if not mark.isdigit():
        return True
    last = next((int(note.mark) for note in reversed(notes) if note.mark.isdigit()), 0)
    return int(mark) == 1 or last < int(mark) <= last + 2
