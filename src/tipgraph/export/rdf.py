"""The graph itself as RDF, whole or around one instrument."""

import pyoxigraph

from tipgraph.network import CitationNetwork
from tipgraph.store import GraphReader

_TIP = "https://w3id.org/tipgraph/ontology#"
_CITING = pyoxigraph.NamedNode("http://purl.org/spar/cito/hasCitingEntity")
_CITED = pyoxigraph.NamedNode("http://purl.org/spar/cito/hasCitedEntity")
_LEADS_ON = frozenset(
    pyoxigraph.NamedNode(iri)
    for iri in (
        f"{_TIP}evidence",
        f"{_TIP}citingParagraph",
        f"{_TIP}verbUse",
        "http://www.w3.org/ns/oa#hasSelector",
        "http://www.w3.org/ns/oa#hasSource",
    )
)


def all_quads(reader: GraphReader) -> list[pyoxigraph.Quad]:
    """Return all statements of a store."""
    return list(pyoxigraph.parse(reader.dump("application/n-quads"), format=pyoxigraph.RdfFormat.N_QUADS))


def surroundings(quads: list[pyoxigraph.Quad], network: CitationNetwork) -> list[pyoxigraph.Quad]:
    """Return the part of the graph that tells of some instruments and of the citations between them.

    Args:
        quads: all statements of a store.
        network: the instruments, usually a neighbourhood.

    Returns:
        All statements about the instruments, about citations with both ends among them, and about the evidence
        of those citations.
    """
    kept = _kept(quads, {node.iri for node in network.nodes.values()})
    return [quad for quad in quads if quad.subject in kept]


def _kept(quads: list[pyoxigraph.Quad], instruments: set[str]) -> set[object]:
    kept: set[object] = {pyoxigraph.NamedNode(iri) for iri in instruments}
    citing = {quad.subject for quad in quads if quad.predicate == _CITING and quad.object in kept}
    cited = {quad.subject for quad in quads if quad.predicate == _CITED and quad.object in kept}
    links: dict[object, list[object]] = {}
    for quad in quads:
        if quad.predicate in _LEADS_ON:
            links.setdefault(quad.subject, []).append(quad.object)
    reached: set[object] = set(citing & cited)
    while reached:
        kept |= reached
        reached = {thing for subject in reached for thing in links.get(subject, ())} - kept
    return kept
