"""What the citation network is made of and what it answers with."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

Direction = Literal["out", "in"]
"""``out`` follows citations from the citing to the cited instrument, ``in`` the other way."""


@dataclass(frozen=True, slots=True)
class Node:
    """An instrument.

    Attributes:
        identifier: canonical identifier, ``A/RES/64/293``.
        iri: its IRI in the graph.
        label: how it is called in running text, ``General Assembly resolution 64/293``.
        title: its title, or None.
        kind: notation of its kind, ``resolution``; empty if the graph says none.
        organ: identifier of the body that it belongs to, ``UNGA``, or None.
        year: year of adoption or date, or None.
        source: whether it is one of the documents that were read.
        resolved: False where only a name is known.
    """

    identifier: str
    iri: str
    label: str
    title: str | None = None
    kind: str = ""
    organ: str | None = None
    year: int | None = None
    source: bool = False
    resolved: bool = True


@dataclass(frozen=True, slots=True)
class Edge:
    """One relation between two instruments.

    Attributes:
        source: identifier of the one that cites.
        target: identifier of the one that is cited.
        relation: ``cites``, or a relation of lineage: ``adoptedAs``, ``draftOf``, ``hasComponent``, …
        verbs: governing verbs, ``take-note``, in the order of the paragraphs; empty for lineage.
        paragraphs: labels of the citing paragraphs in reading order; empty for lineage.
        citations: number of places where the target is named; 0 for lineage.
    """

    source: str
    target: str
    relation: str = "cites"
    verbs: tuple[str, ...] = ()
    paragraphs: tuple[str, ...] = ()
    citations: int = 0


@dataclass(frozen=True, slots=True)
class Step:
    """All relations from one instrument to another, as one step of a path or tree.

    Attributes:
        source: identifier of the one that cites, whatever way the path runs.
        target: identifier of the one that is cited.
        edges: the relations, ``cites`` first.
    """

    source: str
    target: str
    edges: tuple[Edge, ...]

    @property
    def relations(self) -> tuple[str, ...]:
        """Names of the relations."""
        return tuple(edge.relation for edge in self.edges)

    @property
    def verbs(self) -> tuple[str, ...]:
        """Verbs of the citation, if it is one."""
        return tuple(verb for edge in self.edges for verb in edge.verbs)

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """Labels of the citing paragraphs, if it is a citation."""
        return tuple(label for edge in self.edges for label in edge.paragraphs)


@dataclass(frozen=True, slots=True)
class Path:
    """A path without repetition.

    Attributes:
        nodes: identifiers, from the one that was asked from.
        steps: one fewer than `nodes`.
    """

    nodes: tuple[str, ...]
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Chains:
    """Paths, shortest first, then by identifiers; can be iterated and measured like a tuple.

    Attributes:
        paths: the paths.
        truncated: whether there are more that the limit (or the limit of work) cut off.
    """

    paths: tuple[Path, ...]
    truncated: bool

    def __iter__(self) -> Iterator[Path]:
        return iter(self.paths)

    def __len__(self) -> int:
        return len(self.paths)

    def __getitem__(self, place: int) -> Path:
        return self.paths[place]


@dataclass(frozen=True, slots=True)
class Branch:
    """One entry of a tree.

    Attributes:
        node: the instrument.
        step: how its parent leads to it; None at the root.
        children: entries below it.
        repeated: where its children stand at another entry of the same instrument: ``above`` or ``below``
            this one in the printed tree; else None.
        omitted: number of children that depth or limit cut off.
    """

    node: Node
    step: Step | None
    children: tuple["Branch", ...] = ()
    repeated: Literal["above", "below"] | None = None
    omitted: int = 0


@dataclass(frozen=True, slots=True)
class Tree:
    """All that one instrument leads to, nearest first.

    Attributes:
        root: its entry.
        direction: ``out`` or ``in``.
        entries: number of entries, the root included.
        truncated: whether the limit (not the depth) cut entries off.
    """

    root: Branch
    direction: Direction
    entries: int
    truncated: bool


@dataclass(frozen=True, slots=True)
class Page:
    """One page of a search.

    Attributes:
        total: number of hits.
        items: the hits of this page.
    """

    total: int
    items: tuple[Node, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class Ranked:
    """An instrument and how often it is cited.

    Attributes:
        node: the instrument.
        documents: number of instruments that cite it.
        citations: number of places where they do.
    """

    node: Node
    documents: int
    citations: int
