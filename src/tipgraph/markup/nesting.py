"""Marks over one text, nested: marks may overlap, elements may not."""

import heapq
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import IntEnum
from itertools import pairwise
from typing import Generic, TypeVar

Thing = TypeVar("Thing")


class Rank(IntEnum):
    """Which of two marks on the same words is the outer one: the lower."""

    WHOLE = 0
    """Never cut in two."""
    CITATION = 1
    EVENT = 2
    BODY = 3
    VERB = 4
    OPEN = 5


@dataclass(frozen=True, slots=True)
class Mark(Generic[Thing]):
    """Words and what they are.

    Attributes:
        start: offset of the words.
        end: end of the words.
        rank: which is outer on the same words.
        thing: what they are.
        continued: whether this is the rest of a mark that had to be cut, because it overlapped with another.
    """

    start: int
    end: int
    rank: Rank
    thing: Thing
    continued: bool = False


@dataclass(frozen=True, slots=True)
class Opens(Generic[Thing]):
    """A mark begins."""

    mark: Mark[Thing]


@dataclass(frozen=True, slots=True)
class Closes(Generic[Thing]):
    """The mark that was opened last ends."""

    mark: Mark[Thing]


@dataclass(frozen=True, slots=True)
class Stands(Generic[Thing]):
    """Something without words stands here: the mark of a footnote."""

    thing: Thing


Step = str | Opens[Thing] | Closes[Thing] | Stands[Thing]


def nested(
    text: str,
    marks: Sequence[Mark[Thing]],
    points: Sequence[tuple[int, Thing]] = (),
    start: int = 0,
    end: int | None = None,
) -> Iterator[Step[Thing]]:
    """Yield a text with its marks as if it were a tree: what opens last closes first.

    The longest mark is the outermost. Of two that overlap the one that begins later is cut where the other ends; a mark
    of the rank `Rank.WHOLE` never is.

    Args:
        text: the text.
        marks: marks on it, in any order. Those of the rank `Rank.WHOLE` do not overlap with each other.
        points: what stands between its characters, in order; at the end of a mark it stands outside.
        start: where the wanted part of the text begins.
        end: where it ends, its end if None.
    """
    end = len(text) if end is None else end
    clipped = [
        replace(
            mark, start=max(mark.start, start), end=min(mark.end, end), continued=mark.continued or mark.start < start
        )
        for mark in marks
        if mark.start < end and start < mark.end and mark.start < mark.end
    ]
    waiting = _cut_at_wholes(clipped)
    queue = [(mark.start, -mark.end, mark.rank, number, mark) for number, mark in enumerate(waiting)]
    heapq.heapify(queue)
    number = len(queue)
    opened: list[Mark[Thing]] = []
    places = [(min(max(position, start), end), thing) for position, thing in points]
    reached, point = start, 0
    while queue or opened or point < len(places):
        # At one place: what ends there, then what stands there, then what begins there.
        next_end = opened[-1].end if opened else end + 1
        next_point = places[point][0] if point < len(places) else end + 1
        next_start = queue[0][0] if queue else end + 1
        place = min(next_end, next_point, next_start)
        if place > reached:
            yield text[reached:place]
            reached = place
        if next_end == place:
            yield Closes(opened.pop())
        elif next_point == place:
            yield Stands(places[point][1])
            point += 1
        else:
            mark = heapq.heappop(queue)[-1]
            if opened and mark.end > opened[-1].end:
                rest = replace(mark, start=opened[-1].end, continued=True)
                heapq.heappush(queue, (rest.start, -rest.end, rest.rank, number, rest))
                number += 1
                mark = replace(mark, end=opened[-1].end)
            opened.append(mark)
            yield Opens(mark)
    if reached < end:
        yield text[reached:end]


def _cut_at_wholes(marks: Sequence[Mark[Thing]]) -> list[Mark[Thing]]:
    """Cut the marks that overlap with one that has to stay whole."""
    wholes = [mark for mark in marks if mark.rank is Rank.WHOLE]
    if not wholes:
        return list(marks)
    by_start = sorted(wholes, key=lambda mark: mark.start)
    by_end = sorted(wholes, key=lambda mark: mark.end)
    starts, ends = [mark.start for mark in by_start], [mark.end for mark in by_end]
    cut: list[Mark[Thing]] = []
    for mark in marks:
        if mark.rank is Rank.WHOLE:
            cut.append(mark)
            continue
        begun = by_start[bisect_right(starts, mark.start) : bisect_left(starts, mark.end)]
        ended = by_end[bisect_right(ends, mark.start) : bisect_left(ends, mark.end)]
        places = {each.start for each in begun if each.end > mark.end}
        places |= {each.end for each in ended if each.start < mark.start}
        bounds = [mark.start, *sorted(places), mark.end]
        for first, (begin, stop) in enumerate(pairwise(bounds)):
            cut.append(replace(mark, start=begin, end=stop, continued=mark.continued or first > 0))
    return cut
