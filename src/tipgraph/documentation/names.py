"""How terms are called on a page: ``tip:Citation``, ``eli:Work``, "A or B"."""

from dataclasses import dataclass

from rdflib import OWL, RDF, Graph, Literal, URIRef
from rdflib.collection import Collection
from rdflib.term import Node

from tipgraph.rdf.terms import SKOS, TIP, VOCABULARY_BASE


@dataclass(frozen=True, slots=True)
class Reference:
    """A term as a page names it.

    Attributes:
        iri: the term; empty for words between terms.
        name: what the page shows.
    """

    iri: str
    name: str


Expression = tuple[Reference, ...]
"""A class or value: one reference, or several with words between them."""


class Names:
    """Short names by the prefixes of a graph.

    Args:
        graph: the graph; its prefixes are read once.
    """

    def __init__(self, graph: Graph) -> None:
        self._graph = graph
        self._prefixes = {str(namespace): prefix for prefix, namespace in graph.namespaces()}

    def short(self, iri: str) -> str:
        """Return the English label of a concept of ours, else the IRI with its prefix, or itself where none is bound.

        Args:
            iri: the IRI.
        """
        if iri.startswith(f"{VOCABULARY_BASE}vocabulary/"):
            return next((str(one) for one in self._graph.objects(URIRef(iri), SKOS.prefLabel) if _is_english(one)), iri)
        start = max(iri.rfind("#"), iri.rfind("/")) + 1
        prefix = self._prefixes.get(iri[:start])
        return f"{prefix}:{iri[start:]}" if prefix is not None and iri[start:] else iri

    def reference(self, iri: Node) -> Reference:
        """Return a term as a page names it.

        Args:
            iri: the term.
        """
        return Reference(str(iri), self.short(str(iri)))

    def expression(self, node: Node) -> Expression:
        """Return a value as a page names it; a union is written "A or B", a plain value in its words.

        Args:
            node: a term, a literal, or the blank node of a class expression.
        """
        if isinstance(node, URIRef):
            return (self.reference(node),)
        if isinstance(node, Literal):
            return (Reference("", str(node)),)
        parts: list[Reference] = []
        for member in self.members(node):
            if parts:
                parts.append(Reference("", " or "))
            parts.append(self.reference(member))
        return tuple(parts) or (Reference("", "a class without a name"),)

    def members(self, node: Node) -> tuple[URIRef, ...]:
        """Return the named classes of a domain or range: itself, or those of a union.

        Args:
            node: a class or the blank node of a union.
        """
        if isinstance(node, URIRef):
            return (node,)
        head = self._graph.value(node, OWL.unionOf)
        return () if head is None else tuple(URIRef(str(member)) for member in Collection(self._graph, head))


def _is_english(label: Node) -> bool:
    return isinstance(label, Literal) and label.language == "en"


def local_name(iri: str) -> str:
    """Return what stands behind the last ``#`` or ``/``.

    Args:
        iri: the IRI.
    """
    return iri[max(iri.rfind("#"), iri.rfind("/")) + 1 :]


def text_of(graph: Graph, subject: Node, predicate: URIRef, otherwise: str = "") -> str:
    """Return a value in its words.

    Args:
        graph: where it stands.
        subject: whose value.
        predicate: which value.
        otherwise: what is returned if there is none.
    """
    value = graph.value(subject, predicate)
    return otherwise if value is None else str(value)


def own_terms(graph: Graph, kind: URIRef) -> list[URIRef]:
    """Return the terms of ours of one kind, by name without regard to case.

    Args:
        graph: the ontology.
        kind: ``owl:Class``, ``owl:ObjectProperty``, …
    """
    found = [URIRef(str(term)) for term in set(graph.subjects(RDF.type, kind)) if str(term).startswith(str(TIP))]
    return sorted(found, key=lambda term: local_name(term).casefold())
