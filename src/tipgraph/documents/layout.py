"""What the lines of a text tell of the page that they were printed on."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from tipgraph.documents.blocks import without_marks

_ABBREVIATION = re.compile(
    r"(?:\b(?:vol|vols|No|Nos|chap|sect|Sect|para|paras|p|pp|art|arts|Add|Corr|Rev|Mr|Ms|Mrs|Dr|cf|ed))\.$"
)
_TRAILING_MARK = re.compile(r"(?:(?<=[,;:!?”\"’)])|(?<=[a-z)”][a-z)”]\.))\s?(?:\d{1,3}|\*{1,3})$")
_END = re.compile(r"[.;:!?…][”\"’'»)\]]{0,3}$")
_FIRST_PIECE = re.compile(r"\S*?[A-Za-z]-(?=[A-Za-z])|\S+")
_LOOSE_SHARE, _LOOSE_LEAST = 0.2, 3
_LONG = 30
_LONGEST_END = 8
"""Characters of a stop with quotation marks, or of an abbreviation."""
_NARROWEST, _STRAY_SHARE = 40, 0.02


def from_layout(raw: Sequence[str]) -> bool:
    """Tell whether blank lines stand between the lines of one paragraph, as some converters leave them."""
    pairs = continued = 0
    previous, blank = "", False
    for line in raw:
        stripped = line.strip()
        if not stripped:
            blank = True
            continue
        if previous and blank and len(previous) > _LONG:
            pairs += 1
            continued += stripped[0].islower() and not ended(previous) and previous[-1] != ","
        previous, blank = stripped, False
    return continued >= _LOOSE_LEAST and continued >= pairs * _LOOSE_SHARE


@dataclass(frozen=True, slots=True)
class Column:
    """How far lines were filled before the next was begun.

    Attributes:
        width: characters up to which every line was filled, 0 if unknown.
        exact: whether all letters are equally wide, so that a line without room for a word tells as much as one with.
    """

    width: int = 0
    exact: bool = False

    def has_room(self, length: int, following: str) -> bool | None:
        """Tell whether a line had room for the first word of the next: then it was ended on purpose.

        Args:
            length: characters of the line.
            following: the next line.

        Returns:
            None where that cannot be told.
        """
        if not self.width:
            return None
        return True if _needed(length, following) <= self.width else False if self.exact else None


def find_column(raw: Sequence[str]) -> Column:
    """Learn the width of a text's lines from those that break off in the middle of a sentence."""
    needed: list[int] = []
    lengths: list[int] = []
    previous = ""
    for line in raw:
        stripped = line.strip()
        if not stripped:
            continue
        if stripped[0].islower() and len(previous) > _LONG and previous[-1] not in ".;:,":
            needed.append(_needed(len(previous), stripped))
            lengths.append(len(previous))
        previous = stripped
    if len(needed) < _LOOSE_LEAST:
        return Column()
    stray = int(len(needed) * _STRAY_SHARE)
    least, longest = sorted(needed)[stray], sorted(lengths)[-1 - stray]
    if least <= _NARROWEST:
        return Column()
    # Few lines show the width only roughly, but none can be longer than it.
    return Column(min(least - 1, longest), longest < least)


def _needed(length: int, following: str) -> int:
    piece = _FIRST_PIECE.match(following)
    return length + 1 + (piece.end() if piece else 0)


def ended(text: str) -> bool:
    """Tell whether a text ends as a sentence or item does."""
    text = bare(text)
    begin = max(0, len(text) - _LONGEST_END)
    return bool(_END.search(text, begin)) and not (text.endswith(".") and _ABBREVIATION.search(text, begin))


def bare(text: str) -> str:
    """Return the last words of a text without a footnote mark behind them."""
    text = without_marks(text[-200:]).rstrip()
    return _TRAILING_MARK.sub("", text) if text[-1:].isdigit() or text.endswith("*") else text
