"""Questions and updates to a pyoxigraph store: the part that the embedded stores share.

The default graph holds the union of the named graphs, kept so with every update: the engine's own union (0.5)
counts a triple once for every graph that holds it, and switches a query's own FROM off.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from itertools import chain, takewhile
from typing import TYPE_CHECKING, TypeVar

import pyoxigraph

from tipgraph.errors import QueryError, StoreError
from tipgraph.store.guard import check_query
from tipgraph.store.interface import Answer, Row, Rows, Term

if TYPE_CHECKING:
    import rdflib

_T = TypeVar("_T")

_LONGEST_REASON = 160
_UPDATE = re.compile(r"\b(?:INSERT|DELETE|LOAD|CLEAR|DROP|CREATE|COPY|MOVE|ADD)\b", re.IGNORECASE)

SOLUTION_TYPES = (
    "application/sparql-results+json",
    "application/sparql-results+xml",
    "text/csv",
    "text/tab-separated-values",
)
"""Media types of SELECT and ASK results; the first is the default."""

GRAPH_TYPES = ("text/turtle", "application/n-triples", "application/rdf+xml", "application/ld+json")
"""Media types of CONSTRUCT and DESCRIBE results; the first is the default."""

DUMP_TYPES = ("application/n-quads", "application/trig", *GRAPH_TYPES)
"""Media types of dumps. JSON-LD keeps named graphs; Turtle, N-Triples and RDF/XML give their union."""

PREFIXES = {
    "cito": "http://purl.org/spar/cito/",
    "dcat": "http://www.w3.org/ns/dcat#",
    "dcterms": "http://purl.org/dc/terms/",
    "eli": "http://data.europa.eu/eli/ontology#",
    "oa": "http://www.w3.org/ns/oa#",
    "org": "http://www.w3.org/ns/org#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "prov": "http://www.w3.org/ns/prov#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "sh": "http://www.w3.org/ns/shacl#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "tip": "https://w3id.org/tipgraph/ontology#",
    "undo": "https://w3id.org/un/ontology/undo/",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
"""Prefixes that dumps are written with, to be readable."""

_Result = pyoxigraph.QuerySolutions | pyoxigraph.QueryBoolean | Iterable[pyoxigraph.Triple]


def term(value: object) -> Term:
    """Turn a term of pyoxigraph into one of this package.

    Args:
        value: NamedNode, BlankNode, Literal or Triple.
    """
    if isinstance(value, pyoxigraph.NamedNode):
        return Term("iri", value.value)
    if isinstance(value, pyoxigraph.Literal):
        return Term("literal", value.value, value.datatype.value, value.language)
    if isinstance(value, pyoxigraph.BlankNode):
        return Term("blank", value.value)
    return Term("literal", str(value))


def rows(solutions: pyoxigraph.QuerySolutions) -> Rows:
    """Read all solutions of a SELECT query."""
    variables = tuple(variable.value for variable in solutions.variables)
    count = range(len(variables))
    found: list[Row] = []
    for solution in solutions:
        values = [solution[place] for place in count]
        found.append(tuple(None if value is None else term(value) for value in values))
    return Rows(variables, found)


def serialise(result: _Result, media_type: str) -> Answer:
    """Serialise a query result with pyoxigraph itself.

    Raises:
        QueryError: the form of the query has no such media type.
    """
    wanted = media_type.partition(";")[0].strip().lower()
    if isinstance(result, pyoxigraph.QuerySolutions | pyoxigraph.QueryBoolean):
        solutions = pyoxigraph.QueryResultsFormat.from_media_type(wanted) if wanted in SOLUTION_TYPES else None
        if solutions is None:
            raise QueryError(
                f"SELECT and ASK cannot be answered as {media_type}.",
                f"Ask for one of {', '.join(SOLUTION_TYPES)}.",
            )
        return Answer(wanted, result.serialize(format=solutions) or b"")
    form = pyoxigraph.RdfFormat.from_media_type(wanted) if wanted in GRAPH_TYPES else None
    if form is None:
        raise QueryError(
            f"CONSTRUCT and DESCRIBE cannot be answered as {media_type}.",
            f"Ask for one of {', '.join(GRAPH_TYPES)}.",
        )
    if isinstance(result, pyoxigraph.QueryTriples) and form != pyoxigraph.RdfFormat.TURTLE:
        return Answer(wanted, result.serialize(format=form) or b"")
    return Answer(wanted, _write(result, form))


def _write(content: Iterable[pyoxigraph.Triple] | Iterable[pyoxigraph.Quad], form: pyoxigraph.RdfFormat) -> bytes:
    written = pyoxigraph.serialize(content, format=form, prefixes=PREFIXES) or b""
    lines = written.splitlines(keepends=True)
    # The engine writes the prefixes in a different order each time.
    head = list(takewhile(lambda line: line.startswith(b"@prefix "), lines))
    return b"".join(sorted(head) + lines[len(head) :]) if head else written


def run(store: pyoxigraph.Store, query: str) -> _Result:
    """Check a query and run it.

    Raises:
        QueryError: the query is not valid, not allowed, or is an update.
        StoreError: the store is damaged.
    """
    check_query(query)
    try:
        return store.query(query)
    except SyntaxError as error:
        remedy = "Only queries are run, no updates." if _UPDATE.search(query) else "Mend it at the place named."
        raise QueryError(f"The query is not valid SPARQL: {_one_line(error)}", remedy) from error
    except (OSError, ValueError) as error:
        raise StoreError(f"The store cannot be read: {_one_line(error)}", "Build the graph again.") from error


def select(store: pyoxigraph.Store, query: str) -> Rows:
    """See `GraphReader.select`."""
    result = run(store, query)
    if not isinstance(result, pyoxigraph.QuerySolutions):
        raise QueryError("The query is no SELECT query.", "Ask for its answer in a graph format instead.")
    return _evaluated(lambda: rows(result))


def answer(store: pyoxigraph.Store, query: str, media_type: str) -> Answer:
    """See `GraphReader.answer`."""
    result = run(store, query)
    return _evaluated(lambda: serialise(result, media_type))


def graphs(store: pyoxigraph.Store) -> tuple[str, ...]:
    """See `GraphReader.graphs`."""
    return tuple(sorted(name.value for name in store.named_graphs()))


def dump(store: pyoxigraph.Store, media_type: str, graph: str | None = None) -> bytes:
    """See `GraphReader.dump`."""
    names = graphs(store) if graph is None else (graph,)
    return serialise_quads(chain.from_iterable(_quads(store, pyoxigraph.NamedNode(name)) for name in names), media_type)


def serialise_quads(quads: Iterable[pyoxigraph.Quad], media_type: str) -> bytes:
    """Serialise statements of named graphs.

    Args:
        quads: the statements.
        media_type: a member of `DUMP_TYPES`. Formats without named graphs give their union, without repetition.

    Raises:
        StoreError: no such media type.
    """
    wanted = media_type.partition(";")[0].strip().lower()
    form = pyoxigraph.RdfFormat.from_media_type(wanted) if wanted in DUMP_TYPES else None
    if form is None:
        raise StoreError(f"The graph cannot be written as {media_type}.", f"Choose one of {', '.join(DUMP_TYPES)}.")
    if form.supports_datasets:
        return _write(quads, form)
    return _write(sorted({quad.triple for quad in quads}, key=str), form)


def _quads(store: pyoxigraph.Store, graph: pyoxigraph.NamedNode) -> Iterator[pyoxigraph.Quad]:
    return store.quads_for_pattern(None, None, None, graph)


def replacement(graph_iri: str, graph: "rdflib.Graph", *, keep_union: bool = True) -> str:
    """Return the SPARQL update that replaces a named graph, which the engine runs as one transaction.

    Args:
        graph_iri: name of the graph.
        graph: its new content.
        keep_union: whether the default graph is kept as the union of the named graphs.

    Raises:
        StoreError: the name is no IRI, or the graph holds something that is no RDF.
    """
    triples = _ntriples(graph_iri, graph)
    removed = removal(graph_iri, keep_union=keep_union)
    update = f"{removed};\nINSERT DATA {{ GRAPH <{graph_iri}> {{\n{triples}\n}} }}"
    if keep_union:
        update += f";\nINSERT {{ ?s ?p ?o }} WHERE {{ GRAPH <{graph_iri}> {{ ?s ?p ?o }} }}"
    return update


def fill(store: pyoxigraph.Store, graph_iri: str, graph: "rdflib.Graph") -> None:
    """Write a named graph that a store does not have.

    Args:
        store: one that nobody else reads yet.
        graph_iri: name of the graph.
        graph: its content, which the default graph gets as well.

    Raises:
        StoreError: the graph holds something that is no RDF, or the store cannot be written.
    """
    name = pyoxigraph.NamedNode(graph_iri)
    triples = _triples(graph_iri, graph)
    try:
        # Writing in bulk would be faster still, and leave dozens of small files that every reader has to open.
        store.extend(
            chain(
                (pyoxigraph.Quad(each.subject, each.predicate, each.object, name) for each in triples),
                (pyoxigraph.Quad(each.subject, each.predicate, each.object) for each in triples),
            )
        )
    except OSError as error:
        raise _unwritable(graph_iri, error) from error


def _ntriples(graph_iri: str, graph: "rdflib.Graph") -> str:
    return (pyoxigraph.serialize(_triples(graph_iri, graph), format=pyoxigraph.RdfFormat.N_TRIPLES) or b"").decode()


def _triples(graph_iri: str, graph: "rdflib.Graph") -> list[pyoxigraph.Triple]:
    try:
        return [
            pyoxigraph.Triple(_node(subject), _node(predicate), _node(thing))  # type: ignore[arg-type]
            for subject, predicate, thing in graph
        ]
    except (TypeError, ValueError) as error:
        raise StoreError(
            f"Graph {graph_iri} holds something that is no RDF: {_one_line(error)}",
            "Percent-encode what no IRI may hold.",
        ) from error


def _node(term: "rdflib.term.Node") -> pyoxigraph.NamedNode | pyoxigraph.BlankNode | pyoxigraph.Literal:
    import rdflib

    if isinstance(term, rdflib.URIRef):
        return pyoxigraph.NamedNode(term)
    if isinstance(term, rdflib.BNode):
        return pyoxigraph.BlankNode(term)
    if not isinstance(term, rdflib.Literal):
        raise TypeError(f"{term!r} is no term of RDF 1.1")
    datatype = None if term.datatype is None else pyoxigraph.NamedNode(term.datatype)
    return pyoxigraph.Literal(str(term), datatype=datatype if term.language is None else None, language=term.language)


def removal(graph_iri: str, *, keep_union: bool = True) -> str:
    """Return the update that removes a named graph, and from the default graph what no other graph holds.

    Args:
        graph_iri: name of the graph.
        keep_union: whether the default graph is kept as the union of the named graphs.

    Raises:
        StoreError: the name is no IRI.
    """
    try:
        pyoxigraph.NamedNode(graph_iri)
    except ValueError as error:
        raise StoreError(f"{graph_iri!r} is no IRI and cannot name a graph.", "Percent-encode it.") from error
    drop = f"DROP SILENT GRAPH <{graph_iri}>"
    if not keep_union:
        return drop
    return (
        f"DELETE {{ ?s ?p ?o }} WHERE {{ GRAPH <{graph_iri}> {{ ?s ?p ?o }} FILTER NOT EXISTS {{ "
        f"GRAPH ?other {{ ?s ?p ?o }} FILTER (?other != <{graph_iri}>) }} }};\n"
        f"{drop}"
    )


def update(store: pyoxigraph.Store, text: str, graph_iri: str) -> None:
    """Run one update that concerns one graph.

    Raises:
        StoreError: it holds something that is no RDF, or the store cannot be written.
    """
    try:
        store.update(text)
    except SyntaxError as error:
        raise StoreError(
            f"Graph {graph_iri} holds something that is no RDF: {_one_line(error)}",
            "Percent-encode what no IRI may hold.",
        ) from error
    except OSError as error:
        raise _unwritable(graph_iri, error) from error


def _unwritable(graph_iri: str, error: OSError) -> StoreError:
    return StoreError(f"Graph {graph_iri} cannot be written: {_one_line(error)}", "Look at free space and permissions.")


def _evaluated(evaluate: Callable[[], _T]) -> _T:
    try:
        return evaluate()
    except (OSError, ValueError) as error:
        raise QueryError(f"The query failed: {_one_line(error)}", "Simplify it.") from error


def _one_line(error: Exception) -> str:
    text = " ".join(str(error).split())
    return text if len(text) <= _LONGEST_REASON else f"{text[:_LONGEST_REASON]} …"
