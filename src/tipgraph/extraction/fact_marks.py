"""Texts in which every thing named is one character, so that a pattern can say what stands between things."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tipgraph.extraction.text import TextUnit, normalised

INSTRUMENT = "[\ue000-\ue7ff]"
BODY = "[\ue800-\uefff]"
EVENT = "[\uf000-\uf3ff]"
NOTE = "[\uf400-\uf7ff]"
THING = "[\ue000-\uf3ff]"
"""Pattern characters: of each sort of thing, of a footnote's mark, and of any thing."""

_FIRST = {"instrument": 0xE000, "body": 0xE800, "event": 0xF000, "note": 0xF400}
_MOST = {"instrument": 0x800, "body": 0x800, "event": 0x400, "note": 0x400}


@dataclass(frozen=True, slots=True)
class Named:
    """A thing at its place in a text.

    Attributes:
        type: ``instrument``, ``body``, ``event``, or ``note`` for the place of a footnote's mark.
        id: identifier of the thing, or the footnote's mark.
        start: offset in the text.
        end: end there; for a mark the same as `start`.
    """

    type: str
    id: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class MarkedText:
    """A text with its things as single characters.

    Attributes:
        unit: the text as printed.
        text: normalised, with one character for each thing.
        things: the thing behind each of these characters.
        places: offset of each of these characters in `text`, in order.
    """

    unit: TextUnit
    text: str
    things: Sequence[Named]
    places: Sequence[int]

    def thing(self, character: str) -> Named:
        """Return the thing that a character stands for."""
        return self.things[self.places.index(self.text.index(character))]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return where a stretch of `text` stands in the text as printed."""
        return self._printed(start), self._printed(end)

    def _printed(self, position: int) -> int:
        number = bisect_left(self.places, position)
        if number == 0:
            return position
        return self.things[number - 1].end + position - self.places[number - 1] - 1


def mark_text(unit: TextUnit, things: Iterable[Named]) -> MarkedText:
    """Replace the things of a text by one character each.

    Args:
        unit: the text.
        things: what it names; of two that overlap the one that begins first is kept, then the longer one.

    Returns:
        The marked text. A text that names more things than there are characters keeps the first of them.
    """
    text = normalised(unit.text)
    kept: list[Named] = []
    counts = dict.fromkeys(_FIRST, 0)
    pieces: list[str] = []
    places: list[int] = []
    at = length = 0
    for thing in sorted(things, key=lambda thing: (thing.start, -thing.end)):
        if thing.start < at or counts[thing.type] == _MOST[thing.type]:
            continue
        before = text[at : thing.start]
        length += len(before)
        pieces += (before, chr(_FIRST[thing.type] + counts[thing.type]))
        places.append(length)
        length += 1
        counts[thing.type] += 1
        at = thing.end
        kept.append(thing)
    pieces.append(text[at:])
    return MarkedText(unit, "".join(pieces), tuple(kept), tuple(places))
