"""RDF 1.2: each shortcut between two instruments says which citation nodes it stands for.

A shortcut ``A tip:cites B`` is derived from citation nodes, one for each paragraph, verb and cited part. In RDF 1.2 a
node can reify a triple, so the citation nodes themselves become the reifiers of their shortcut: in Turtle,
``A tip:cites B ~ citation1 ~ citation2``. Who asks why A cites B has the paragraphs and words one step away.

Source: W3C, RDF 1.2 Concepts and Abstract Data Model, "Triple terms and reification"; RDF 1.2 TriG.
"""

from collections.abc import Iterable, Iterator

import pyoxigraph
from pyoxigraph import NamedNode

_CITES = NamedNode("https://w3id.org/tipgraph/ontology#cites")
_CITING = NamedNode("http://purl.org/spar/cito/hasCitingEntity")
_CITED = NamedNode("http://purl.org/spar/cito/hasCitedEntity")
_REIFIES = NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#reifies")


def reify_shortcuts(quads: Iterable[pyoxigraph.Quad]) -> Iterator[pyoxigraph.Quad]:
    """Yield a graph's quads, and for each shortcut its citation nodes as reifiers, in the shortcut's named graph.

    Args:
        quads: the whole graph, or a part in which citation nodes stand with both of their ends.
    """
    citing: dict[object, object] = {}
    cited: dict[object, object] = {}
    shortcuts: list[pyoxigraph.Quad] = []
    for quad in quads:
        yield quad
        if quad.predicate == _CITES:
            shortcuts.append(quad)
        elif quad.predicate == _CITING:
            citing[quad.subject] = quad.object
        elif quad.predicate == _CITED:
            cited[quad.subject] = quad.object
    nodes: dict[tuple[object, object], list[NamedNode]] = {}
    for node, source in citing.items():
        if node in cited and isinstance(node, NamedNode):
            nodes.setdefault((source, cited[node]), []).append(node)
    for shortcut in shortcuts:
        term = pyoxigraph.Triple(shortcut.subject, shortcut.predicate, shortcut.object)
        for node in sorted(nodes.get((shortcut.subject, shortcut.object), ()), key=lambda one: one.value):
            yield pyoxigraph.Quad(node, _REIFIES, term, shortcut.graph_name)
