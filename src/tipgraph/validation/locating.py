"""Finds the document, the paragraph and the words that a node of the graph is about."""

from typing import Final

from rdflib import RDF, RDFS, Graph, Literal
from rdflib.term import Node

from tipgraph.rdf.terms import CITO, DCTERMS, OA, ORG, PROV, SKOS, TIP

_LONGEST = 120
"""Characters of a paragraph shown to a reader."""

_NAMED: Final = (
    (TIP.Instrument, "instrument"),
    (ORG.Organization, "body"),
    (TIP.Event, "event"),
    (SKOS.Concept, "concept"),
    (TIP.LearnedName, "learned name"),
    (TIP.ExtractionRun, "run"),
    (PROV.Entity, "source"),
)
"""What has a name of its own, and what it is called."""


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


def subject_of(graph: Graph, node: Node) -> str:
    """Return a node in words: "paragraph pp1 of A/RES/76/186", "citation of A/RES/64/293 in A/RES/76/186, pp1"."""
    kinds = set(graph.objects(node, RDF.type))
    place = ", ".join(part for part in (identifier_of(graph, node), paragraph_of(graph, node)) if part)
    within = f" in {place}" if place else ""
    if TIP.Paragraph in kinds:
        document = next((name for each in _documents(graph, node) if (name := _name(graph, each))), None)
        return f"paragraph {paragraph_of(graph, node) or 'without label'}" + (f" of {document}" if document else "")
    if TIP.Note in kinds:
        return f"footnote {graph.value(node, TIP.mark, any=True) or 'without mark'}{within}"
    if TIP.Citation in kinds:
        cited = graph.value(node, CITO.hasCitedEntity, any=True)
        return f"citation{'' if cited is None else f' of {_name(graph, cited) or cited}'}{within}"
    if TIP.Mention in kinds:
        return f"words{within}"
    if ORG.Membership in kinds:
        ends = (graph.value(node, link, any=True) for link in (ORG.member, ORG.organization))
        return f"membership of {' in '.join(_name(graph, end) or 'nobody' for end in ends if end is not None)}{within}"
    if TIP.LineageStatement in kinds:
        ends = (graph.value(node, link, any=True) for link in (TIP.lineageSubject, TIP.lineageObject))
        return f"lineage from {' to '.join(_name(graph, end) or str(end) for end in ends if end is not None)}"
    if TIP.Naming in kinds:
        return f"naming “{graph.value(node, TIP.name, any=True) or ''}”{within}"
    for cls, word in _NAMED:
        if cls in kinds:
            return f"{word} {_name(graph, node) or node}"
    return _name(graph, node) or f"node <{node}>"


def _name(graph: Graph, node: Node) -> str | None:
    for naming in (DCTERMS.identifier, SKOS.prefLabel, TIP.name, TIP.fileName, RDFS.label):
        name = graph.value(node, naming, any=True)
        if name is not None:
            return str(name)
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
