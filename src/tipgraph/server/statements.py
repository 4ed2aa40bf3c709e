"""What the graph says of one thing: its own statements with their evidence, and what leads to it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass
from typing import Final

from rdflib import FOAF, RDF, VOID, Graph, Literal, URIRef
from rdflib.term import Node

from tipgraph.documentation.names import Names
from tipgraph.documentation.published import write_graph
from tipgraph.rdf.terms import DCTERMS, TIP, VOCABULARY_BASE, new_graph
from tipgraph.store import GraphReader

_PREFIXES: Final = """
PREFIX tip: <https://w3id.org/tipgraph/ontology#>
PREFIX cito: <http://purl.org/spar/cito/>
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX eli: <http://data.europa.eu/eli/ontology#>
PREFIX oa: <http://www.w3.org/ns/oa#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
"""
_DESCRIPTION: Final = (
    _PREFIXES
    + """
CONSTRUCT {{ ?s ?p ?o }} WHERE {{
  {{ BIND(<{iri}> AS ?s) }}
  UNION {{ <{iri}> tip:evidence|tip:explainedBy|oa:hasSelector ?s }}
  UNION {{ <{iri}> (tip:evidence|tip:explainedBy)/oa:hasSelector ?s }}
  UNION {{ ?s dcterms:isPartOf|eli:realizes <{iri}> FILTER(STRSTARTS(STR(?s), "{iri}#")) }}
  UNION {{ <{iri}> eli:is_realized_by ?s FILTER(STRSTARTS(STR(?s), "{iri}#")) }}
  UNION {{ <{iri}> eli:is_realized_by/eli:is_embodied_by ?s }}
  ?s ?p ?o .
}}"""
)
_INCOMING: Final = "SELECT ?p (COUNT(*) AS ?n) WHERE {{ ?s ?p <{iri}> }} GROUP BY ?p ORDER BY ?p"
_SUBJECTS: Final = "SELECT ?s WHERE {{ ?s <{predicate}> <{iri}> }} LIMIT {limit}"
_GRAPHS: Final = "SELECT ?g (COUNT(*) AS ?n) WHERE {{ GRAPH ?g {{ <{iri}> ?p ?o }} }} GROUP BY ?g ORDER BY ?g"
_LABELS: Final = (
    _PREFIXES
    + """
SELECT ?s (MIN(?label) AS ?name) (MIN(?citing) AS ?from) (MIN(?cited) AS ?to)
       (MIN(?words) AS ?quote) (MIN(?title) AS ?headed) WHERE {{
  VALUES ?s {{ {iris} }}
  {{ ?s rdfs:label|skos:prefLabel ?label FILTER(LANG(?label) IN ("en", "")) }}
  UNION {{ ?s tip:citingParagraph|tip:assertedIn ?citing OPTIONAL {{ ?s cito:hasCitedEntity/rdfs:label ?cited }} }}
  UNION {{ ?s oa:hasSelector/oa:exact ?words }}
  UNION {{ ?s dcterms:title ?title }}
}} GROUP BY ?s"""
)
_MOST_VALUES: Final = 60
_MOST_SUBJECTS: Final = 25


@dataclass(frozen=True, slots=True)
class Value:
    """A value of a statement, as a page shows it.

    Attributes:
        iri: what it is, or "" for a literal and for a thing that no page here describes.
        words: what it is called, or what it says.
        detail: language or datatype of a literal.
        inner: what is said of it, where the page shows that at once.
    """

    iri: str
    words: str
    detail: str = ""
    inner: tuple["Statement", ...] = ()


@dataclass(frozen=True, slots=True)
class Statement:
    """A property with its values.

    Attributes:
        iri: the property.
        name: its short name.
        values: values to show.
        total: how many there are.
    """

    iri: str
    name: str
    values: tuple[Value, ...]
    total: int


@dataclass(frozen=True, slots=True)
class Part:
    """A part whose IRI is that of the whole with a fragment: a paragraph, a selector."""

    anchor: str
    name: str
    statements: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class Described:
    """Everything that a page shows of one thing.

    Attributes:
        iri: the thing.
        name: what it is called.
        types: its classes.
        outgoing: what is said of it.
        parts: its parts with an address on the page.
        incoming: what leads to it.
        graphs: the named graphs that say something of it, with the number of statements.
    """

    iri: str
    name: str
    types: tuple[Value, ...]
    outgoing: tuple[Statement, ...]
    parts: tuple[Part, ...]
    incoming: tuple[Statement, ...]
    graphs: tuple[tuple[str, int], ...]


def is_described(reader: GraphReader, iri: str) -> bool:
    """Return whether the graph says anything of an IRI, or it names one of the graphs.

    Args:
        reader: the graph.
        iri: the IRI, safe to stand in a query.
    """
    return bool(reader.select(f"SELECT ?p WHERE {{ <{iri}> ?p ?o }} LIMIT 1").rows) or iri in reader.graphs()


def bounded_description(reader: GraphReader, iri: str) -> Graph:
    """Return what is said of a thing, its parts, and the evidence for it with its words.

    Args:
        reader: the graph.
        iri: the thing, safe to stand in a query.
    """
    answer = reader.answer(_DESCRIPTION.format(iri=iri), "application/n-triples")
    return new_graph().parse(data=answer.body, format="nt")


def description_file(graph: Graph, iri: str, document: str, dataset: str, licence: str, extension: str) -> bytes:
    """Return a description as a file that says what it is.

    Args:
        graph: the description; statements about the file are added to it.
        iri: the thing.
        document: address of the file.
        dataset: IRI of the data set that it is from.
        licence: IRI of the licence, or "".
        extension: format of the file.
    """
    node = URIRef(document)
    graph.bind("foaf", FOAF)
    graph.bind("void", VOID)
    graph.add((node, RDF.type, FOAF.Document))
    graph.add((node, FOAF.primaryTopic, URIRef(iri)))
    graph.add((node, VOID.inDataset, URIRef(dataset)))
    if licence:
        graph.add((node, DCTERMS.license, URIRef(licence)))
    return write_graph(graph, extension)


def describe(reader: GraphReader, iri: str, base: str) -> Described:
    """Gather what a page shows of a thing.

    Args:
        reader: the graph.
        iri: the thing, safe to stand in a query.
        base: what the IRIs of the site begin with.
    """
    graph = bounded_description(reader, iri)
    incoming = _incoming(reader, iri)
    shown = {str(node) for triple in graph for node in triple if isinstance(node, URIRef)}
    shown |= {subject for _, subjects, _ in incoming for subject in subjects}
    words = _Words(graph, _labels(reader, sorted(shown)), shown - _undescribed(reader, shown, base))
    return Described(
        iri=iri,
        name=words.name(iri),
        types=tuple(words.value(kind) for kind in sorted(graph.objects(URIRef(iri), RDF.type), key=str)),
        outgoing=words.statements(URIRef(iri), inner=True),
        parts=tuple(
            Part(str(node).partition("#")[2], words.name(str(node)), words.statements(node, inner=False))
            for node in _in_order(graph, iri)
        ),
        incoming=tuple(
            Statement(predicate, words.short(predicate), tuple(words.value(URIRef(one)) for one in subjects), total)
            for predicate, subjects, total in incoming
        ),
        graphs=tuple((str(name), int(str(count))) for name, count in reader.select(_GRAPHS.format(iri=iri)).rows),
    )


class _Words:
    """Names for everything that a page shows."""

    def __init__(self, graph: Graph, labels: Mapping[str, str], linked: Set[str]) -> None:
        self._graph = graph
        self._linked = linked
        self._labels = labels
        self._names = Names(graph)

    def short(self, iri: str) -> str:
        return self._names.short(iri)

    def name(self, iri: str) -> str:
        return self._labels.get(iri) or _place(self.short(iri))

    def value(self, node: Node, inner: tuple[Statement, ...] = ()) -> Value:
        if isinstance(node, Literal):
            datatype = str(node.datatype or "").rpartition("#")[2]
            return Value("", str(node), node.language or ("" if datatype == "string" else datatype))
        iri = str(node)
        return Value(iri if iri in self._linked else "", self.name(iri), inner=inner)

    def statements(self, node: Node, *, inner: bool) -> tuple[Statement, ...]:
        found: defaultdict[Node, list[Node]] = defaultdict(list)
        for predicate, value in self._graph.predicate_objects(node):
            if predicate != RDF.type:
                found[predicate].append(value)
        return tuple(
            Statement(
                str(predicate),
                self.short(str(predicate)),
                tuple(self._inside(value, inner=inner) for value in sorted(values, key=str)[:_MOST_VALUES]),
                len(values),
            )
            for predicate, values in sorted(found.items(), key=lambda item: str(item[0]))
        )

    def _inside(self, value: Node, *, inner: bool) -> Value:
        # The evidence and its words are shown where they are named; parts have a place of their own.
        if inner and isinstance(value, URIRef) and "#" not in value and (value, None, None) in self._graph:
            selectors = [
                one
                for selector in self._graph.objects(value)
                if str(selector).startswith(f"{value}#")
                for one in self.statements(selector, inner=False)
            ]
            return self.value(value, (*self.statements(value, inner=False), *selectors))
        return self.value(value)


def _place(iri: str) -> str:
    """Return an IRI of ours in the way that lawyers cite: ``A/RES/76/186, pp9``; any other as it is."""
    path = iri.removeprefix(VOCABULARY_BASE)
    return path.removeprefix("id/").removeprefix("name/").replace("#", ", ") if path != iri else iri


def _incoming(reader: GraphReader, iri: str) -> list[tuple[str, list[str], int]]:
    found = []
    for predicate, count in reader.select(_INCOMING.format(iri=iri)).rows:
        query = _SUBJECTS.format(predicate=predicate, iri=iri, limit=_MOST_SUBJECTS)
        subjects = [str(row[0]) for row in reader.select(query).rows if row[0] and row[0].kind == "iri"]
        found.append((str(predicate), sorted(subjects), int(str(count))))
    return found


def _undescribed(reader: GraphReader, iris: Iterable[str], base: str) -> set[str]:
    """Return those things of this site of which the graph says nothing, so that they have no page."""
    documents = (f"{VOCABULARY_BASE}ontology", f"{VOCABULARY_BASE}shape", *reader.graphs())
    own = {iri for iri in iris if iri.startswith((base, VOCABULARY_BASE)) and not iri.startswith(documents)}
    wanted = " ".join(f"<{iri}>" for iri in sorted(own))
    rows = reader.select(f"SELECT ?s WHERE {{ VALUES ?s {{ {wanted} }} FILTER EXISTS {{ ?s ?p ?o }} }}").rows
    return own - {str(row[0]) for row in rows}


def _labels(reader: GraphReader, iris: Iterable[str]) -> dict[str, str]:
    """Return what things are called; what has no name of its own is called by where it stands or what it quotes."""
    wanted = " ".join(f"<{iri}>" for iri in iris)
    named = {}
    for subject, label, citing, cited, quote, title in reader.select(_LABELS.format(iris=wanted)).rows:
        if label:
            named[str(subject)] = str(label)
        elif citing:
            place = _place(str(citing))
            named[str(subject)] = f"{cited} in {place}" if cited else place
        elif quote:
            named[str(subject)] = f"“{quote}”"
        elif title:
            named[str(subject)] = str(title)
    return named


def _in_order(graph: Graph, iri: str) -> list[Node]:
    """Return the parts of a thing: paragraphs and notes in the order of the text, then the others by name."""
    orders = {part: int(str(order)) for part, order in graph.subject_objects(TIP.order)}
    parts = [node for node in set(graph.subjects()) if str(node).startswith(f"{iri}#")]
    return sorted(parts, key=lambda part: (part not in orders, "#note-" in str(part), orders.get(part, 0), str(part)))
