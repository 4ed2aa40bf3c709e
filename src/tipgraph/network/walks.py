"""Walks along the network: paths and trees."""

from collections import deque
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Literal

from tipgraph.errors import UsageError
from tipgraph.network.records import Branch, Chains, Direction, Node, Path, Step, Tree

if TYPE_CHECKING:
    import networkx

MOST_STEPS = 300_000
"""Steps that one search for paths may take, about a second: dense networks have paths without end."""

_Neighbours = Mapping[str, Mapping[str, Mapping[str, Any]]]


def following(graph: "networkx.DiGraph[str]", direction: Direction) -> _Neighbours:
    """Return the neighbours of each instrument in one direction.

    Raises:
        UsageError: there is no such direction.
    """
    if direction == "out":
        return graph.succ
    if direction == "in":
        return graph.pred
    raise UsageError(f"{direction!r} is no direction.", "Give out or in.")


class _OutOfSteps(Exception):  # noqa: N818 - it ends a search and never leaves this module
    """The search has taken all its steps."""


def chains(
    graph: "networkx.DiGraph[str]", start: str, end: str | None, direction: Direction, depth: int, limit: int
) -> Chains:
    """See `CitationNetwork.chains`."""
    neighbours = following(graph, direction)
    distances = None if end is None else _distances(following(graph, "in" if direction == "out" else "out"), end, depth)
    search = _Search(neighbours, end, distances)
    paths: list[Path] = []
    try:
        for length in range(1, depth + 1):
            found = False
            for names in search.paths(start, length):
                found = True
                if len(paths) == limit:
                    return Chains(tuple(paths), truncated=True)
                steps = tuple(neighbours[a][b]["step"] for a, b in pairwise(names))
                paths.append(Path(names, steps))
            if end is None and not found:
                break
    except _OutOfSteps:
        return Chains(tuple(paths), truncated=True)
    return Chains(tuple(paths), truncated=False)


def _distances(neighbours: _Neighbours, end: str, depth: int) -> dict[str, int]:
    distances = {end: 0}
    waiting = deque([end])
    while waiting:
        name = waiting.popleft()
        if distances[name] < depth:
            for neighbour in neighbours[name]:
                if neighbour not in distances:
                    distances[neighbour] = distances[name] + 1
                    waiting.append(neighbour)
    return distances


@dataclass(slots=True)
class _Search:
    """Depth-first search for paths of one exact length, which only steps to where the end is near enough."""

    neighbours: _Neighbours
    end: str | None
    distances: dict[str, int] | None
    steps: int = 0

    def paths(self, start: str, length: int) -> Iterator[tuple[str, ...]]:
        """Find the paths of one length, in the order of the neighbours."""
        path = [start]
        pending = [iter(self.neighbours[start])]
        while pending:
            name = next(pending[-1], None)
            if name is None:
                pending.pop()
                path.pop()
                continue
            self.steps += 1
            if self.steps > MOST_STEPS:
                raise _OutOfSteps
            left = length - len(path)
            if name in path or (self.distances is not None and self.distances.get(name, length) > left):
                continue
            if left == 0:
                yield (*path, name)
            elif name != self.end:
                path.append(name)
                pending.append(iter(self.neighbours[name]))


@dataclass(slots=True)
class _Entry:
    """A branch while the tree grows."""

    name: str
    step: Step | None
    level: int
    children: list["_Entry"] = field(default_factory=list)
    expanded: bool = False
    omitted: int = 0


def tree(
    graph: "networkx.DiGraph[str]",
    nodes: Mapping[str, Node],
    start: str,
    direction: Direction,
    depth: int,
    limit: int,
) -> Tree:
    """See `CitationNetwork.tree`."""
    neighbours = following(graph, direction)
    root = _Entry(start, None, 0)
    waiting = deque([root])
    expanded: set[str] = set()
    entries, truncated = 1, False
    while waiting:
        entry = waiting.popleft()
        if entry.name in expanded:
            continue
        expanded.add(entry.name)
        entry.expanded = True
        if entry.level == depth:
            entry.omitted = len(neighbours[entry.name])
            continue
        for name, link in neighbours[entry.name].items():
            if entries == limit:
                entry.omitted += 1
                truncated = True
                continue
            child = _Entry(name, link["step"], entry.level + 1)
            entry.children.append(child)
            waiting.append(child)
            entries += 1
    return Tree(_branch(root, nodes, neighbours, set()), direction, entries, truncated)


def _branch(entry: _Entry, nodes: Mapping[str, Node], neighbours: _Neighbours, printed: set[str]) -> Branch:
    repeated: Literal["above", "below"] | None = None
    if entry.expanded:
        printed.add(entry.name)
    elif neighbours[entry.name]:
        repeated = "above" if entry.name in printed else "below"
    children = tuple(_branch(child, nodes, neighbours, printed) for child in entry.children)
    return Branch(nodes[entry.name], entry.step, children, repeated, entry.omitted)
