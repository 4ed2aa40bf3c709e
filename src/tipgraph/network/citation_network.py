"""The citation network: who cites whom, with which verbs, in which paragraphs."""

from collections.abc import Iterable, Mapping
from functools import cached_property
from types import MappingProxyType

import networkx

from tipgraph.errors import UnknownIdentifierError, UsageError
from tipgraph.network import names, walks
from tipgraph.network.records import Chains, Direction, Edge, Node, Page, Ranked, Step, Tree


class CitationNetwork:
    """Instruments and their relations, in memory; it never changes.

    Args:
        nodes: the instruments.
        edges: their relations; both ends of each are among `nodes`.

    Attributes:
        nodes: the instruments by identifier, in natural order of the identifiers.
        graph: a `networkx.DiGraph` from citing to cited; an edge's ``step`` is a `Step`, a node's ``node`` a
            `Node`.
    """

    def __init__(self, nodes: Iterable[Node], edges: Iterable[Edge]) -> None:
        ordered = sorted(nodes, key=lambda node: names.natural_key(node.identifier))
        self.nodes: Mapping[str, Node] = MappingProxyType({node.identifier: node for node in ordered})
        place = {identifier: number for number, identifier in enumerate(self.nodes)}
        pairs: dict[tuple[str, str], list[Edge]] = {}
        for edge in edges:
            pairs.setdefault((edge.source, edge.target), []).append(edge)
        self.graph: networkx.DiGraph[str] = networkx.DiGraph()
        self.graph.add_nodes_from((identifier, {"node": node}) for identifier, node in self.nodes.items())
        # Neighbours come in natural order, so that every answer is the same each time.
        for source, target in sorted(pairs, key=lambda pair: (place[pair[0]], place[pair[1]])):
            edges_between = sorted(pairs[source, target], key=lambda edge: (edge.relation != "cites", edge.relation))
            self.graph.add_edge(source, target, step=Step(source, target, tuple(edges_between)))

    @cached_property
    def edges(self) -> tuple[Edge, ...]:
        """All relations, in natural order of their sources and targets."""
        return tuple(
            edge
            for neighbours in self.graph.succ.values()
            for link in neighbours.values()
            for edge in link["step"].edges
        )

    @cached_property
    def _spellings(self) -> Mapping[str, str]:
        spellings = {node.iri: identifier for identifier, node in self.nodes.items()}
        return spellings | {names.folded(identifier): identifier for identifier in self.nodes}

    def node(self, identifier: str) -> Node:
        """Return an instrument.

        Args:
            identifier: canonical identifier, in any case and with any blanks, or IRI.

        Raises:
            UnknownIdentifierError: it is not in the graph; names the nearest that are.
        """
        found = self.nodes.get(identifier)
        if found is not None:
            return found
        spelled = self._spellings.get(identifier) or self._spellings.get(names.folded(identifier))
        if spelled is None:
            raise UnknownIdentifierError(identifier, names.nearest(identifier, self.nodes))
        return self.nodes[spelled]

    def search(
        self,
        text: str | None = None,
        organ: str | None = None,
        kind: str | None = None,
        year: int | None = None,
        offset: int = 0,
        limit: int = 50,
    ) -> Page:
        """Find instruments.

        Args:
            text: words that all stand in identifier, label or title, in any case.
            organ: identifier of the body that it belongs to, ``UNGA``, in any case.
            kind: notation of its kind, ``resolution``, in any case.
            year: its year.
            offset: number of hits to skip.
            limit: most hits to return.

        Returns:
            The hits, the most cited first.
        """
        words = (text or "").casefold().split()
        hits = [
            node
            for node in self.nodes.values()
            if (organ is None or (node.organ or "").casefold() == organ.casefold())
            and (kind is None or node.kind.casefold() == kind.casefold())
            and (year is None or node.year == year)
            and names.words_match(words, node)
        ]
        wanted = names.folded(text or "")
        hits.sort(key=lambda node: (names.folded(node.identifier) != wanted, -self._citing(node.identifier)))
        return Page(len(hits), tuple(hits[offset : offset + limit]))

    def citations(self, identifier: str, direction: Direction = "out") -> tuple[Edge, ...]:
        """Return the relations of an instrument.

        Args:
            identifier: see `node`.
            direction: ``out`` for what it cites, ``in`` for what cites it.

        Raises:
            UnknownIdentifierError: it is not in the graph.
        """
        start = self.node(identifier).identifier
        following = walks.following(self.graph, direction)
        return tuple(edge for neighbour in following[start].values() for edge in neighbour["step"].edges)

    def most_cited(self, limit: int = 10) -> tuple[Ranked, ...]:
        """Return the instruments that most others cite.

        Args:
            limit: most instruments to return.

        Returns:
            The most cited first: by citing instruments, then places, then identifier.
        """
        counts: dict[str, tuple[int, int]] = {}
        for edge in self.edges:
            if edge.relation == "cites":
                documents, places = counts.get(edge.target, (0, 0))
                counts[edge.target] = (documents + 1, places + edge.citations)
        ordered = sorted((name for name in self.nodes if name in counts), key=lambda name: counts[name], reverse=True)
        return tuple(Ranked(self.nodes[name], *counts[name]) for name in ordered[:limit])

    def tree(self, identifier: str, direction: Direction = "out", depth: int = 3, limit: int = 200) -> Tree:
        """Return what an instrument leads to, as a tree.

        Args:
            identifier: see `node`.
            direction: ``out`` for what it rests on, ``in`` for what rests on it.
            depth: most steps from the root.
            limit: most entries; nearer ones come first.

        Raises:
            UnknownIdentifierError: it is not in the graph.
            UsageError: depth or limit is less than 1.
        """
        _check_bounds(depth, limit)
        return walks.tree(self.graph, self.nodes, self.node(identifier).identifier, direction, depth, limit)

    def chains(
        self, from_: str, to: str | None = None, direction: Direction = "out", depth: int = 4, limit: int = 50
    ) -> Chains:
        """Return the paths without repetition from one instrument.

        Args:
            from_: where they begin; see `node`.
            to: where they end; None for anywhere.
            direction: ``out`` follows what is cited, ``in`` follows what cites.
            depth: most steps of a path.
            limit: most paths.

        Returns:
            The shortest first; ``truncated`` says whether there are more.

        Raises:
            UnknownIdentifierError: one of them is not in the graph.
            UsageError: depth or limit is less than 1.
        """
        _check_bounds(depth, limit)
        end = None if to is None else self.node(to).identifier
        return walks.chains(self.graph, self.node(from_).identifier, end, direction, depth, limit)

    def neighbourhood(self, root: str, depth: int) -> "CitationNetwork":
        """Return the network of all instruments within some steps of one, in either direction.

        Args:
            root: see `node`.
            depth: most steps.

        Raises:
            UnknownIdentifierError: it is not in the graph.
            UsageError: depth is negative.
        """
        if depth < 0:
            raise UsageError(f"A depth of {depth} is not possible.", "Give 0 or more.")
        near = {self.node(root).identifier}
        edge_of_known = set(near)
        for _ in range(depth):
            reached = {
                neighbour
                for name in edge_of_known
                for neighbours in (self.graph.succ[name], self.graph.pred[name])
                for neighbour in neighbours
            }
            edge_of_known = reached - near
            near |= reached
        inside = (edge for edge in self.edges if edge.source in near and edge.target in near)
        return CitationNetwork((self.nodes[name] for name in self.nodes if name in near), inside)

    def _citing(self, identifier: str) -> int:
        """Return how many instruments cite one; relations of lineage are no citations."""
        links = self.graph.pred[identifier].values()
        return sum(any(edge.citations for edge in link["step"].edges) for link in links)


def _check_bounds(depth: int, limit: int) -> None:
    if depth < 1:
        raise UsageError(f"A depth of {depth} is not possible.", "Give 1 or more.")
    if limit < 1:
        raise UsageError(f"A limit of {limit} is not possible.", "Give 1 or more.")
