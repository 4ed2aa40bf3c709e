"""A diagram of the classes, laid out here: no program for drawing is needed, and each box is a link.

A box lists the object properties of its class with the classes that they lead to, so that no line needs a word beside
it. Boxes stand in columns such that most lines run from left to right; within a column they are moved towards those
that they are joined with (the method of Sugiyama, Tagawa and Toda, 1981, with barycentres).
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from rdflib import OWL, RDF, RDFS, SH, Graph, URIRef

from tipgraph.documentation.names import Names, local_name, own_terms
from tipgraph.rdf.terms import TIP

_WIDTH: Final = 240
_BETWEEN: Final = 58
_ROW: Final = 18
_HEAD: Final = 30
_GAP: Final = 16
_MARGIN: Final = 4
_LETTERS: Final = 34
_SWEEPS: Final = 8

Link = tuple[str, str]


@dataclass(frozen=True, slots=True)
class BoxRow:
    """A line in a box: a property and what it leads to, or subclasses.

    Attributes:
        anchor: anchor of the property, or "" for a property of others and for subclasses.
        below: whether the line names subclasses.
        words: what the line says, cut to the width of the box.
        full: what it says in full.
        y: base line of the words.
    """

    anchor: str
    below: bool
    words: str
    full: str
    y: int


@dataclass(frozen=True, slots=True)
class ClassBox:
    """A class; lengths in pixels of the picture.

    Attributes:
        name: what it is called, with its prefix if it is not ours.
        anchor: its anchor on the page, or "" if it is not ours.
        x: left edge.
        y: upper edge.
        height: height.
        rows: what it lists.
    """

    name: str
    anchor: str
    x: int
    y: int
    height: int
    rows: tuple[BoxRow, ...]


@dataclass(frozen=True, slots=True)
class Diagram:
    """The picture: boxes, and lines between them as SVG paths."""

    width: int
    height: int
    box_width: int
    boxes: tuple[ClassBox, ...]
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Row:
    anchor: str
    text: str
    targets: tuple[str, ...]
    below: bool = False


def draw_classes(graph: Graph, shapes: Graph) -> Diagram:
    """Draw the classes that object properties join: ours by domain and range, those of others by the shapes.

    Args:
        graph: the ontology.
        shapes: the shapes, which say what properties of others lead to from classes of ours.

    Returns:
        The diagram, the same for the same ontology.
    """
    rows = _rows(graph, shapes)
    joined = sorted({(start, end) for start, lines in rows.items() for row in lines for end in row.targets})
    links = [(start, end) for start, end in joined if start != end]
    nodes = sorted(set(rows) | {name for link in links for name in link})
    columns = _columns(nodes, links, rows)
    heights = {name: _HEAD + _ROW * len(rows.get(name, ())) + (8 if rows.get(name) else 0) for name in nodes}
    tallest = max((sum(heights[name] + _GAP for name in column) - _GAP for column in columns), default=0)
    boxes = {
        box.name: box
        for number, column in enumerate(columns)
        for box in _stack(column, heights, rows, number * (_WIDTH + _BETWEEN) + _MARGIN, tallest)
    }
    return Diagram(
        width=len(columns) * (_WIDTH + _BETWEEN) - _BETWEEN // 2 + 2 * _MARGIN,
        height=tallest + 2 * _MARGIN,
        box_width=_WIDTH,
        boxes=tuple(boxes.values()),
        lines=tuple(_line(boxes[start], boxes[end], rows[start]) for start, end in links),
    )


def _rows(graph: Graph, shapes: Graph) -> dict[str, list[_Row]]:
    """Return the lines of each box: object properties whose domain the class is, then its subclasses."""
    names = Names(graph)
    rows: defaultdict[str, list[_Row]] = defaultdict(list)
    for term in own_terms(graph, OWL.ObjectProperty):
        ends = [end for value in graph.objects(term, RDFS.range) for end in names.members(value)]
        text = f"{local_name(term)} → {', '.join(_called(names, end) for end in ends)}"
        drawn = tuple(_called(names, end) for end in ends if _is_drawn(graph, end))
        for value in graph.objects(term, RDFS.domain):
            for cls in names.members(value):
                if _is_drawn(graph, cls):
                    rows[_called(names, cls)].append(_Row(local_name(term), text, drawn))
    for cls, term, end in _by_shapes(shapes):
        if _is_drawn(graph, cls) and term not in TIP:
            drawn = (_called(names, end),) if _is_drawn(graph, end) else ()
            rows[_called(names, cls)].append(_Row("", f"{names.short(term)} → {_called(names, end)}", drawn))
    for name in list(rows):
        below = [one for one in own_terms(graph, OWL.Class) if (one, RDFS.subClassOf, TIP[name]) in graph]
        hidden = [local_name(one) for one in below if local_name(one) not in rows]
        rows[name] += [_Row("", text, (), below=True) for text in _wrapped(hidden)]
    return dict(rows)


def _by_shapes(shapes: Graph) -> list[tuple[URIRef, URIRef, URIRef]]:
    """Return class, property and class that the property leads to, as far as shapes of classes say so."""
    return sorted(
        {
            (cls, term, end)
            for shape, cls in shapes.subject_objects(SH.targetClass)
            for member in shapes.objects(shape, SH.property)
            for term in shapes.objects(member, SH.path)
            for end in shapes.objects(member, SH["class"])
            if isinstance(cls, URIRef) and isinstance(term, URIRef) and isinstance(end, URIRef)
        }
    )


def _is_drawn(graph: Graph, cls: URIRef) -> bool:
    """Whether a class gets a box: ours, and those of others that memberships and publications lead to."""
    return (cls in TIP or local_name(cls) in ("Organization", "Membership")) and (cls, RDF.type, OWL.Class) in graph


def _called(names: Names, cls: URIRef) -> str:
    return local_name(cls) if cls in TIP else names.short(cls)


def _wrapped(names: Iterable[str]) -> list[str]:
    """Return the names of subclasses as lines that fit into a box."""
    lines: list[str] = []
    for name in names:
        if lines and len(lines[-1]) + len(name) + 2 <= _LETTERS:
            lines[-1] += f", {name}"
        else:
            lines.append(f"◂ {name}")
    return lines


def _columns(nodes: list[str], links: list[Link], rows: Mapping[str, list[_Row]]) -> list[list[str]]:
    forward = _without_circles(nodes, links)
    level = dict.fromkeys(nodes, 0)
    for _ in nodes:
        for start, end in forward:
            level[end] = max(level[end], level[start] + 1)
    # A box that nothing leads to stands beside what it leads to, not at the far end.
    for name in nodes:
        after = [level[end] for start, end in forward if start == name]
        if after and not any(end == name for _, end in forward):
            level[name] = min(after) - 1
    columns = [[name for name in nodes if level[name] == number] for number in sorted(set(level.values()))]
    if len(columns) > 1 and not any(rows.get(name) for name in columns[-1]):
        # Boxes that say nothing need no column of their own.
        last = columns.pop()
        columns[-1] += last
    for sweep in range(_SWEEPS):
        order = range(len(columns)) if sweep % 2 == 0 else range(len(columns) - 1, -1, -1)
        for number in order:
            places = {name: place / len(column) for column in columns for place, name in enumerate(column)}
            columns[number].sort(key=lambda name: (_middle(name, links, places), name))
    return columns


def _middle(name: str, links: list[Link], places: Mapping[str, float]) -> float:
    around = [places[end] for start, end in links if start == name] + [
        places[start] for start, end in links if end == name
    ]
    return sum(around) / len(around) if around else 0.5


def _without_circles(nodes: list[str], links: list[Link]) -> list[Link]:
    """Leave out links that would close a circle: the nodes that more leaves than comes to go first."""
    going = Counter(start for start, _ in links)
    coming = Counter(end for _, end in links)
    order = {
        name: place for place, name in enumerate(sorted(nodes, key=lambda name: (coming[name] - going[name], name)))
    }
    return [(start, end) for start, end in links if order[start] < order[end]]


def _stack(
    column: list[str], heights: Mapping[str, int], rows: Mapping[str, list[_Row]], x: int, tallest: int
) -> Iterable[ClassBox]:
    left = tallest - sum(heights[name] for name in column)
    between = left // (len(column) + 1) if len(column) > 1 else left // 2
    between = max(between, _GAP) if left >= _GAP * (len(column) + 1) else _GAP
    y = max((tallest - sum(heights[name] for name in column) - between * (len(column) - 1)) // 2, 0) + _MARGIN
    for name in column:
        lines = tuple(
            BoxRow(row.anchor, row.below, _cut(row.text), row.text, y + _HEAD + 12 + _ROW * number)
            for number, row in enumerate(rows.get(name, ()))
        )
        yield ClassBox(name, "" if ":" in name else name, x, y, heights[name], lines)
        y += heights[name] + between


def _line(start: ClassBox, end: ClassBox, rows: list[_Row]) -> str:
    """Return a curve from the first property that leads to a class to the head of its box."""
    first = next(number for number, row in enumerate(rows) if end.name in row.targets)
    y1, y2 = start.rows[first].y - 4, end.y + _HEAD // 2
    if start.x < end.x:
        x1, x2 = start.x + _WIDTH, end.x
        bend = _BETWEEN // 2
        return f"M{x1} {y1}C{x1 + bend} {y1} {x2 - bend} {y2} {x2} {y2}"
    if start.x > end.x:
        x1, x2 = start.x, end.x + _WIDTH
        bend = _BETWEEN // 2
        return f"M{x1} {y1}C{x1 - bend} {y1} {x2 + bend} {y2} {x2} {y2}"
    x1 = start.x + _WIDTH
    return f"M{x1} {y1}C{x1 + _BETWEEN // 2} {y1} {x1 + _BETWEEN // 2} {y2} {x1} {y2}"


def _cut(text: str) -> str:
    return text if len(text) <= _LETTERS else f"{text[: _LETTERS - 1].rstrip(' ,')}…"
