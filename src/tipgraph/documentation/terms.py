"""The ontology taken apart: its header, and of each term all that is said."""

from dataclasses import dataclass
from typing import Final

from rdflib import OWL, RDF, RDFS, VANN, Graph, URIRef
from rdflib.term import Node

from tipgraph.documentation.names import Expression, Names, Reference, local_name, own_terms, text_of
from tipgraph.rdf.terms import DCTERMS, SKOS, VOCABULARY_BASE

ONTOLOGY: Final = URIRef(VOCABULARY_BASE + "ontology")
ALIGNMENTS: Final = URIRef(VOCABULARY_BASE + "ontology/alignments")

_OUTWARD: Final = (
    (RDFS.subClassOf, "Subclass of"),
    (RDFS.subPropertyOf, "Subproperty of"),
    (RDFS.domain, "Domain"),
    (RDFS.range, "Range"),
    (OWL.inverseOf, "Inverse of"),
    (OWL.equivalentClass, "Same class as"),
    (OWL.equivalentProperty, "Same property as"),
    (SKOS.exactMatch, "Exact match"),
    (SKOS.closeMatch, "Close match"),
    (SKOS.broadMatch, "Broader match"),
    (SKOS.narrowMatch, "Narrower match"),
    (SKOS.relatedMatch, "Related"),
    (SKOS.scopeNote, "Note"),
    (SKOS.editorialNote, "Editorial note"),
    (SKOS.example, "Example"),
    (RDFS.seeAlso, "See also"),
)
_INWARD: Final = (
    (RDFS.subClassOf, "Has subclasses"),
    (RDFS.subPropertyOf, "Has subproperties"),
    (OWL.inverseOf, "Inverse of"),
)
_SORTS: Final = {
    OWL.SymmetricProperty: "symmetric",
    OWL.TransitiveProperty: "transitive",
    OWL.FunctionalProperty: "functional",
    OWL.InverseFunctionalProperty: "inverse functional",
    OWL.AsymmetricProperty: "asymmetric",
    OWL.IrreflexiveProperty: "irreflexive",
}


@dataclass(frozen=True, slots=True)
class Header:
    """What the ontology says of itself.

    Attributes:
        iri: its IRI.
        title: its title.
        description: what it is about.
        prefix: the prefix that it prefers.
        namespace: what its terms begin with.
        version: its version.
        licence: IRI of its licence.
        rows: everything else, as headings with values.
    """

    iri: str
    title: str
    description: str
    prefix: str
    namespace: str
    version: str
    licence: str
    rows: tuple[tuple[str, tuple[Expression, ...]], ...]


@dataclass(frozen=True, slots=True)
class Term:
    """A class or property of ours.

    Attributes:
        iri: the term.
        name: its local name, which is its anchor.
        label: its label.
        definition: what it means.
        sort: "class", "object property", …, with what else OWL calls it.
        rows: everything else, as headings with values.
    """

    iri: str
    name: str
    label: str
    definition: str
    sort: str
    rows: tuple[tuple[str, tuple[Expression, ...]], ...]


def load_header(graph: Graph) -> Header:
    """Read the header of the ontology.

    Args:
        graph: the ontology.
    """
    names = Names(graph)
    wanted = (
        ("Version", OWL.versionInfo),
        ("Version IRI", OWL.versionIRI),
        ("Previous version", OWL.priorVersion),
        ("Creator", DCTERMS.creator),
        ("Publisher", DCTERMS.publisher),
        ("Created", DCTERMS.created),
        ("Modified", DCTERMS.modified),
        ("Licence", DCTERMS.license),
        ("See also", RDFS.seeAlso),
    )
    rows = ((heading, _values(graph, names, ONTOLOGY, predicate)) for heading, predicate in wanted)
    return Header(
        iri=str(ONTOLOGY),
        title=text_of(graph, ONTOLOGY, DCTERMS.title),
        description=text_of(graph, ONTOLOGY, DCTERMS.description),
        prefix=text_of(graph, ONTOLOGY, VANN.preferredNamespacePrefix),
        namespace=text_of(graph, ONTOLOGY, VANN.preferredNamespaceUri),
        version=text_of(graph, ONTOLOGY, OWL.versionInfo),
        licence=text_of(graph, ONTOLOGY, DCTERMS.license),
        rows=tuple((heading, values) for heading, values in rows if values),
    )


def load_terms(graph: Graph, kind: URIRef, sort: str) -> tuple[Term, ...]:
    """Read all terms of ours of one kind.

    Args:
        graph: the ontology with its alignments.
        kind: ``owl:Class``, ``owl:ObjectProperty``, …
        sort: what the kind is called on the page.
    """
    names = Names(graph)
    return tuple(_term(graph, names, term, sort) for term in own_terms(graph, kind))


def foreign_terms(graph: Graph) -> tuple[Reference, ...]:
    """Return the terms of others that the ontology declares because its graph uses them.

    Args:
        graph: the ontology alone or with its alignments.
    """
    names = Names(graph)
    kinds = (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty)
    found = {term for kind in kinds for term in graph.subjects(RDF.type, kind) if isinstance(term, URIRef)}
    foreign = [names.reference(term) for term in found if not str(term).startswith(VOCABULARY_BASE)]
    return tuple(sorted(foreign, key=lambda term: term.name.casefold()))


def _term(graph: Graph, names: Names, term: URIRef, sort: str) -> Term:
    rows = [(heading, _values(graph, names, term, predicate)) for predicate, heading in _OUTWARD]
    rows += [(heading, _subjects(graph, names, predicate, term)) for predicate, heading in _INWARD]
    rows.append(("Is said of it", _properties(graph, names, RDFS.domain, term)))
    rows.append(("Leads to it", _properties(graph, names, RDFS.range, term)))
    rows.append(("Disjoint with", _disjoint(graph, names, term)))
    joined: dict[str, tuple[Expression, ...]] = {}
    for heading, values in rows:
        if values:
            joined[heading] = tuple(dict.fromkeys((*joined.get(heading, ()), *values)))
    also = sorted(_SORTS[kind] for kind in graph.objects(term, RDF.type) if isinstance(kind, URIRef) and kind in _SORTS)
    return Term(
        iri=str(term),
        name=local_name(term),
        label=text_of(graph, term, RDFS.label),
        definition=text_of(graph, term, SKOS.definition) or text_of(graph, term, RDFS.comment),
        sort=", ".join((sort, *also)),
        rows=tuple(joined.items()),
    )


def _properties(graph: Graph, names: Names, side: URIRef, cls: URIRef) -> tuple[Expression, ...]:
    found = {URIRef(str(term)) for term, value in graph.subject_objects(side) if cls in names.members(value)}
    return tuple((names.reference(term),) for term in sorted(found))


def _disjoint(graph: Graph, names: Names, term: URIRef) -> tuple[Expression, ...]:
    found = {other for other in graph.objects(term, OWL.disjointWith) if isinstance(other, URIRef)}
    for head in graph.objects(None, OWL.members):
        members = set(graph.items(head))
        if term in members:
            found |= {other for other in members if isinstance(other, URIRef)} - {term}
    return tuple((names.reference(other),) for other in sorted(found))


def _values(graph: Graph, names: Names, subject: Node, predicate: URIRef) -> tuple[Expression, ...]:
    found = [names.expression(value) for value in graph.objects(subject, predicate)]
    return tuple(sorted(found, key=lambda value: [part.name for part in value]))


def _subjects(graph: Graph, names: Names, predicate: URIRef, value: URIRef) -> tuple[Expression, ...]:
    found = sorted(subject for subject in graph.subjects(predicate, value) if isinstance(subject, URIRef))
    return tuple((names.reference(subject),) for subject in found)
