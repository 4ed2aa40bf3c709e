"""Cuts a text where marked words begin and end, so that marks may lie inside each other or overlap."""

from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise

from tipgraph.explanation.records import Item, Piece
from tipgraph.model import NoteMark


def cut(text: str, items: Sequence[Item], marks: Sequence[NoteMark] = ()) -> tuple[Piece, ...]:
    """Return a text in pieces.

    Args:
        text: the text.
        items: what is marked in it.
        marks: its footnote marks.

    Returns:
        The pieces in order. Put together they are the text, but for an empty piece where two marks stand together
        or a mark stands at the head.
    """
    opening: dict[int, list[int]] = defaultdict(list)
    closing: dict[int, list[int]] = defaultdict(list)
    standing: dict[int, list[str]] = defaultdict(list)
    for item in items:
        opening[item.start].append(item.number)
        closing[item.end].append(item.number)
    for mark in marks:
        standing[mark.position].append(mark.mark)
    pieces = [Piece("", mark=mark) for mark in standing.get(0, ())]
    covering: list[int] = []
    for start, end in pairwise(sorted({0, len(text)} | opening.keys() | closing.keys() | standing.keys())):
        ended = closing.get(start, ())
        covering = [number for number in covering if number not in ended] + opening.get(start, [])
        first, *others = standing.get(end, [None])
        pieces.append(Piece(text[start:end], tuple(covering), first))
        # Two marks at one place: the words belong to the first, the second follows it.
        pieces.extend(Piece("", mark=other) for other in others)
    return tuple(pieces)
