"""Finds the document, the paragraph and the words that a node of the graph is about."""

from rdflib import Graph, Literal
from rdflib.term import Node

from tipgraph.rdf.terms import CITO, DCTERMS, OA, TIP

_LONGEST = 120
"""Characters of a paragraph shown to a reader."""


def identifier_of(graph: Graph, node: Node) -> str | None:
    """Return the identifier of the document that a node belongs to, or of the thing that it is."""
    for candidate in (node, *_documents(graph, node)):
        identifier = graph.value(candidate, DCTERMS.identifier, any=True)
        if identifier is not None:
            return str(identifier)
    return None


def paragraph_of(graph: Graph, node: Node) -> str | None:
    """Return the label of the paragraph that a node is, stands in or is a note of."""
    for paragraph in _paragraphs(graph, node):
        label = graph.value(paragraph, TIP.paragraphLabel, any=True)
        if label is not None:
            return str(label)
    return None


def words_of(graph: Graph, node: Node) -> str | None:
    """Return the words that a node is about: a quote, the evidence of a citation, the head of a paragraph."""
    for mention in (node, *graph.objects(node, TIP.evidence), *graph.subjects(OA.hasSelector, node)):
        for selector in (mention, *graph.objects(mention, OA.hasSelector)):
            exact = graph.value(selector, OA.exact, any=True)
            if exact is not None:
                return str(exact)
    text = graph.value(node, TIP.text, any=True)
    if isinstance(text, Literal):
        return text if len(text) <= _LONGEST else f"{text[:_LONGEST].rstrip()} …"
    return None


def _paragraphs(graph: Graph, node: Node) -> list[Node]:
    """Return the paragraph that a node is, or those that it points to, the nearest first."""
    near = [node, *graph.objects(node, TIP.citingParagraph), *graph.objects(node, TIP.assertedIn)]
    for mention in (node, *graph.subjects(OA.hasSelector, node), *graph.objects(node, TIP.evidence)):
        near += graph.objects(mention, OA.hasSource)
    return [*near, *(carrier for place in near for carrier in graph.objects(place, TIP.noteOf))]


def _documents(graph: Graph, node: Node) -> list[Node]:
    return [
        *graph.objects(node, CITO.hasCitingEntity),
        *(document for place in _paragraphs(graph, node) for document in graph.objects(place, DCTERMS.isPartOf)),
    ]
