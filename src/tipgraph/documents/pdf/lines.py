"""Pieces of text to lines: what stands on one baseline, with raised marks put where they belong.

A mark is a short piece in small type whose baseline lies above that of its neighbour. It becomes a `Mark` in the
line's parts, so that the page's footnotes can be found first and marks tied to them afterwards.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

from tipgraph.documents.pdf.characters import GAP, Piece

MARK = re.compile(r"(?:\d{1,3}|[a-z]{1,2}|[*†‡§]{1,4})(?: ?, ?(?:\d{1,3}|[a-z]|[*†‡]{1,3}))*$")
"""What can be a footnote's mark; several can stand together ("3,4")."""

_SMALL = 0.88
_LOWEST, _HIGHEST = 0.12, 0.85
_SAME_BASELINE = 0.2
_SPLIT = 0.9
_NEAR = 0.6
_HANGING = 2.5
_MOST_NEAR = 400
_NO_WORDS = re.compile(r"[\s.,;:'`´¨]*")
_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_SUPERSCRIPT = re.compile(r"[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3}")


@dataclass(slots=True)
class Mark:
    """A raised mark within a line.

    Attributes:
        text: as printed, without blanks.
    """

    text: str


@dataclass(slots=True)
class Line:
    """What stands on one baseline within one column, or a part of it between wide gaps.

    Attributes:
        parts: strings and marks in reading order; strings carry their own blanks.
        left, right: where it begins and ends, in points.
        baseline: its height on the page, points.
        size: the size of most of its letters, points.
        bold: whether all its letters are bold.
        page: number of its page, from 1.
        number: position on its page, from 1.
    """

    parts: list[str | Mark]
    left: float
    right: float
    baseline: float
    size: float
    bold: bool
    page: int = 0
    number: int = 0

    @property
    def text(self) -> str:
        """Its words without marks."""
        return "".join(part for part in self.parts if isinstance(part, str)).strip()

    @property
    def opens_with_mark(self) -> bool:
        """Whether it begins with a raised mark."""
        return bool(self.parts) and isinstance(self.parts[0], Mark)

    def extended(self, other: "Line") -> "Line":
        """Return this line and another to the right of it as one."""
        longer = self if len(self.text) >= len(other.text) else other
        return Line(
            [*self.parts, " ", *other.parts],
            self.left,
            other.right,
            longer.baseline,
            longer.size,
            self.bold and other.bold,
            self.page,
            self.number,
        )


@dataclass(slots=True)
class _Placed:
    piece: Piece
    baseline: float
    raised: bool = False


@dataclass(slots=True)
class _Row:
    baseline: float
    size: float
    placed: list[_Placed] = field(default_factory=list)


def lines_of(pieces: Sequence[Piece], page: int) -> list[Line]:
    """Return the lines of a page from top to bottom, parts of one row from left to right.

    Args:
        pieces: of one direction of writing.
        page: number of the page, from 1.
    """
    rows: list[_Row] = []
    for placed in sorted(_placed(pieces), key=lambda each: (-each.baseline, each.piece.left)):
        size = placed.piece.size
        row = rows[-1] if rows else None
        if row and row.baseline - placed.baseline <= _SAME_BASELINE * min(max(row.size, size), 14):
            row.placed.append(placed)
            row.size = max(row.size, size)
        else:
            rows.append(_Row(placed.baseline, size, [placed]))
    found: list[Line] = []
    for row in rows:
        row.placed.sort(key=lambda each: each.piece.left)
        found += _split(row.placed, page)
    found = [line for line in found if line.opens_with_mark or _NO_WORDS.fullmatch(line.text) is None]
    for number, line in enumerate(found, 1):
        line.number = number
    return found


def _placed(pieces: Sequence[Piece]) -> list[_Placed]:
    """Return pieces with the baseline of the line that they belong to."""
    ordered = sorted(pieces, key=lambda piece: piece.baseline)
    heights = [piece.baseline for piece in ordered]
    placed: list[_Placed] = []
    for piece in pieces:
        if len(piece.text) <= 8 and (MARK.match(piece.text.strip()) or piece.text == ","):
            base = _base(piece, ordered, heights)
            if base is not None:
                placed.append(_Placed(piece, base.baseline, True))
                continue
        placed.append(_Placed(piece, piece.baseline))
    return placed


def _base(mark: Piece, ordered: Sequence[Piece], heights: Sequence[float]) -> Piece | None:
    """Return the piece beside which a mark is raised, or None."""
    reach = mark.size / _SMALL * 3
    best: Piece | None = None
    nearest = 0.0
    first, last = bisect_left(heights, mark.baseline - reach), bisect_right(heights, mark.baseline)
    for index in range(max(first, last - _MOST_NEAR), last):
        piece = ordered[index]
        if mark.size > piece.size * _SMALL:
            continue
        if not _LOWEST * piece.size < mark.baseline - piece.baseline < _HIGHEST * piece.size:
            continue
        behind, before = abs(mark.left - piece.right), piece.left - mark.right
        within = piece.left < mark.left < piece.right
        distance = 0.0 if within else min(behind / _NEAR, abs(before) / _HANGING if before > -1 else behind / _NEAR)
        if distance < piece.size and (best is None or distance < nearest):
            best, nearest = piece, distance
    return best


def _split(placed: Sequence[_Placed], page: int) -> list[Line]:
    """Return the parts of a row between gaps that are wider than any blank."""
    groups: list[list[_Placed]] = []
    for each in placed:
        if groups:
            last = groups[-1][-1]
            size = max(last.piece.size, each.piece.size)
            opens = len(groups[-1]) == 1 and last.raised
            if each.piece.left - max(x.piece.right for x in groups[-1][-3:]) < size * (_HANGING if opens else _SPLIT):
                groups[-1].append(each)
                continue
        groups.append([each])
    return [_line(group, page) for group in groups]


def _line(placed: Sequence[_Placed], page: int) -> Line:
    parts: list[str | Mark] = []
    right = placed[0].piece.left
    sizes: dict[float, int] = {}
    bold, plain = False, False
    for each in placed:
        piece = each.piece
        if each.raised:
            marks = [Mark(text) for text in map(str.strip, piece.text.split(",")) if text]
            parts += marks or [" "]
            right = max(right, piece.right)
            continue
        needed = GAP if parts and isinstance(parts[-1], Mark) else piece.blank_gap
        if parts and (piece.left - right) / piece.size > needed:
            parts.append(" ")
        parts += _superscripts(piece.text)
        sizes[piece.size] = sizes.get(piece.size, 0) + len(piece.text)
        bold = bold or piece.bold
        plain = plain or (not piece.bold and any(map(str.isalpha, piece.text)))
        right = max(right, piece.right)
    parts = _merged(parts)
    base = next((each for each in placed if not each.raised), placed[0])
    size = max(sizes, key=lambda each: sizes[each]) if sizes else base.piece.size
    return Line(parts, placed[0].piece.left, right, base.baseline, size, bold and not plain, page)


def _merged(parts: Sequence[str | Mark]) -> list[str | Mark]:
    """Return parts with strings that follow each other as one."""
    merged: list[str | Mark] = []
    for part in parts:
        last = merged[-1] if merged else None
        if isinstance(part, str) and isinstance(last, str):
            merged[-1] = last + part
        else:
            merged.append(part)
    return merged


def _superscripts(text: str) -> list[str | Mark]:
    """Return a string with the characters ¹ to ⁹ as marks; behind a unit of length they are none."""
    parts: list[str | Mark] = []
    last = 0
    for match in _SUPERSCRIPT.finditer(text):
        if re.search(r"\b[cdkm]?m$", text[: match.start()]):
            continue
        parts += [text[last : match.start()], Mark(match[0].translate(_SUPERSCRIPTS))]
        last = match.end()
    return [part for part in [*parts, text[last:]] if part]
