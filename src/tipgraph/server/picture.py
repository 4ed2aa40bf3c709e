"""A small picture of an instrument between those that cite it and those that it cites."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from tipgraph.network import Node

_BOX_WIDTH: Final = 290
_BETWEEN: Final = 100
_BOX_HEIGHT: Final = 46
_GAP: Final = 12
_MARGIN: Final = 3
_MOST_PER_SIDE: Final = 6
_LETTERS: Final = 38


@dataclass(frozen=True, slots=True)
class Neighbour:
    """An instrument in the picture.

    Attributes:
        node: the instrument.
        name: what it is called.
        citations: how many citations join it to the one in the middle; the line is as strong.
    """

    node: Node
    name: str
    citations: int


@dataclass(frozen=True, slots=True)
class Box:
    """A box with two lines of words; lengths in pixels of the picture.

    Attributes:
        identifier: what the box stands for; empty for the box that counts those left out.
        heading: first line.
        words: second line, cut to the width of the box.
        full: the words in full.
        x: left edge.
        y: upper edge.
        role: ``citing``, ``centre``, ``cited`` or ``rest``.
    """

    identifier: str
    heading: str
    words: str
    full: str
    x: int
    y: int
    role: str


@dataclass(frozen=True, slots=True)
class Curve:
    """A line from a citing to a cited box: an SVG path and its width in pixels."""

    path: str
    width: float


@dataclass(frozen=True, slots=True)
class Picture:
    """What a template needs to draw; lengths in pixels.

    Attributes:
        width: of the picture.
        height: of the picture.
        box_width: of every box.
        box_height: of every box.
        boxes: all boxes.
        curves: all lines.
    """

    width: int
    height: int
    box_width: int
    box_height: int
    boxes: tuple[Box, ...]
    curves: tuple[Curve, ...]


def neighbourhood_picture(centre: Neighbour, citing: Sequence[Neighbour], cited: Sequence[Neighbour]) -> Picture | None:
    """Place an instrument in the middle, those citing it on the left and those it cites on the right.

    Args:
        centre: the instrument.
        citing: those that cite it.
        cited: those that it cites.

    Returns:
        The picture, the strongest neighbours first; None where there is no neighbour.
    """
    if not citing and not cited:
        return None
    rows = max(min(len(side), _MOST_PER_SIDE + 1) for side in (citing, cited))
    height = max(rows, 1) * (_BOX_HEIGHT + _GAP) - _GAP + 2 * _MARGIN
    step = _BOX_WIDTH + _BETWEEN
    place = _MARGIN + (step if citing else 0)
    middle = _box(centre, place, (height - _BOX_HEIGHT) // 2, "centre")
    left = _column(citing, _MARGIN, height, "citing")
    right = _column(cited, place + step, height, "cited")
    width = place + _BOX_WIDTH + (step if cited else 0) + _MARGIN
    curves = [_curve(box, middle, strength) for box, strength in left]
    curves += [_curve(middle, box, strength) for box, strength in right]
    boxes = (middle, *(box for box, _ in left), *(box for box, _ in right))
    return Picture(width, height, _BOX_WIDTH, _BOX_HEIGHT, boxes, tuple(curves))


def _column(neighbours: Sequence[Neighbour], x: int, height: int, role: str) -> list[tuple[Box, int]]:
    ordered = sorted(neighbours, key=lambda one: (-one.citations, one.node.identifier))
    shown = ordered if len(ordered) <= _MOST_PER_SIDE + 1 else ordered[:_MOST_PER_SIDE]
    rest = len(ordered) - len(shown)
    count = len(shown) + (rest > 0)
    top = (height - count * (_BOX_HEIGHT + _GAP) + _GAP) // 2
    places = [top + number * (_BOX_HEIGHT + _GAP) for number in range(count)]
    column = [(_box(one, x, y, role), one.citations) for one, y in zip(shown, places, strict=False)]
    if rest:
        column.append((Box("", f"{rest} more", "listed below", "", x, places[-1], "rest"), 1))
    return column


def _box(one: Neighbour, x: int, y: int, role: str) -> Box:
    heading, words = one.node.identifier, one.name
    if heading.startswith("NAME:"):
        heading, words = one.name, "read in full" if one.node.source else "no symbol known"
    return Box(one.node.identifier, _cut(heading), _cut(words), one.name, x, y, role)


def _cut(words: str) -> str:
    if len(words) <= _LETTERS:
        return words
    return words[: _LETTERS - 1].rsplit(" ", 1)[0].rstrip(",;:. ") + "…"


def _curve(source: Box, target: Box, strength: int) -> Curve:
    x1, y1 = source.x + _BOX_WIDTH, source.y + _BOX_HEIGHT // 2
    x2, y2 = target.x, target.y + _BOX_HEIGHT // 2
    bend = (x2 - x1) // 2
    width = min(1.25 + 0.5 * (strength - 1), 5.0)
    return Curve(f"M{x1} {y1}C{x1 + bend} {y1} {x2 - bend} {y2} {x2} {y2}", width)
