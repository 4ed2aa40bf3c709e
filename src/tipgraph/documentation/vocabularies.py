"""The vocabularies taken apart: schemes, and their concepts in the order of a tree."""

from collections.abc import Iterator
from dataclasses import dataclass

from rdflib import RDF, Graph, URIRef
from rdflib.term import Node

from tipgraph.documentation.names import Expression, Names, local_name, text_of
from tipgraph.rdf.terms import DCTERMS, SKOS, TIP


@dataclass(frozen=True, slots=True)
class ConceptEntry:
    """A concept.

    Attributes:
        iri: the concept.
        name: its local name, which is its anchor.
        notation: its notation.
        label: its English label.
        translations: its labels in other languages: language and words, by language.
        definition: what it means.
        other_labels: its other English labels.
        broader: the concepts above it.
        relations: further relations, as headings with values.
        depth: how far it is below a top concept.
    """

    iri: str
    name: str
    notation: str
    label: str
    translations: tuple[tuple[str, str], ...]
    definition: str
    other_labels: tuple[str, ...]
    broader: tuple[Expression, ...]
    relations: tuple[tuple[str, tuple[Expression, ...]], ...]
    depth: int


@dataclass(frozen=True, slots=True)
class Scheme:
    """A vocabulary.

    Attributes:
        iri: the scheme.
        name: its local name: ``verb``.
        title: its title.
        description: what its concepts are.
        licence: IRI of its licence, or "".
        concepts: its concepts, each under the one above it.
    """

    iri: str
    name: str
    title: str
    description: str
    licence: str
    concepts: tuple[ConceptEntry, ...]


def load_schemes(graph: Graph) -> tuple[Scheme, ...]:
    """Read all vocabularies, by title.

    Args:
        graph: the vocabularies.
    """
    names = Names(graph)
    schemes = [_scheme(graph, names, node) for node in graph.subjects(RDF.type, SKOS.ConceptScheme)]
    return tuple(sorted(schemes, key=lambda scheme: scheme.title))


def _scheme(graph: Graph, names: Names, node: Node) -> Scheme:
    members = {member for member in graph.subjects(SKOS.inScheme, node) if isinstance(member, URIRef)}
    tops = [one for one in members if not members & set(graph.objects(one, SKOS.broader))]
    return Scheme(
        iri=str(node),
        name=local_name(str(node)),
        title=text_of(graph, node, DCTERMS.title, local_name(str(node))),
        description=text_of(graph, node, DCTERMS.description),
        licence=text_of(graph, node, DCTERMS.license),
        concepts=tuple(_tree(graph, names, tops, members, 0)),
    )


def _tree(graph: Graph, names: Names, level: list[URIRef], left: set[URIRef], depth: int) -> Iterator[ConceptEntry]:
    """Yield concepts with those below them, each once even where it has two above it."""
    for node in sorted(level, key=lambda one: (_rank(graph, one), local_name(one))):
        if node in left:
            left.discard(node)
            yield _concept(graph, names, node, depth)
            below = [one for one in left if (one, SKOS.broader, node) in graph]
            yield from _tree(graph, names, below, left, depth + 1)


def _rank(graph: Graph, node: URIRef) -> int:
    return int(text_of(graph, node, TIP.rank, "0"))


def _concept(graph: Graph, names: Names, node: URIRef, depth: int) -> ConceptEntry:
    labels = {str(getattr(one, "language", "") or ""): str(one) for one in graph.objects(node, SKOS.prefLabel)}
    shown = (
        ("Strength", TIP.strength),
        ("Nearest property of CiTO", TIP.citationProperty),
        ("Exact match", SKOS.exactMatch),
        ("Close match", SKOS.closeMatch),
        ("Broader match", SKOS.broadMatch),
        ("Example", SKOS.example),
    )
    relations = ((heading, _values(graph, names, node, predicate)) for heading, predicate in shown)
    return ConceptEntry(
        iri=str(node),
        name=local_name(node),
        notation=text_of(graph, node, SKOS.notation),
        label=labels.pop("en", local_name(node)),
        translations=tuple(sorted(labels.items())),
        definition=text_of(graph, node, SKOS.definition),
        other_labels=tuple(sorted(str(one) for one in graph.objects(node, SKOS.altLabel))),
        broader=_values(graph, names, node, SKOS.broader),
        relations=tuple((heading, values) for heading, values in relations if values),
        depth=depth,
    )


def _values(graph: Graph, names: Names, node: URIRef, predicate: URIRef) -> tuple[Expression, ...]:
    found = [names.expression(value) for value in graph.objects(node, predicate)]
    return tuple(sorted(found, key=lambda value: [part.name for part in value]))
