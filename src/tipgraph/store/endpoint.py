"""The graph on any SPARQL 1.1 server, over its query and its update address.

A server has no generations of its own. A writer collects its changes in memory and sends them as one update
when it publishes, so that a build that dies before has changed nothing; whether readers can see half of that
one update is up to the server (Oxigraph runs it as one transaction). A small graph, `MARKER`, counts them.
"""

import http.client
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from types import TracebackType
from typing import TYPE_CHECKING, Self

import pyoxigraph

from tipgraph.errors import QueryError, StoreError
from tipgraph.store import answers
from tipgraph.store.guard import check_query
from tipgraph.store.interface import Answer, GraphReader, GraphWriter, Rows

if TYPE_CHECKING:
    import rdflib

MARKER = "urn:x-tipgraph:store"
"""Name and only subject of the graph that counts the generations."""

_GENERATION = "urn:x-tipgraph:generation"
_SECONDS = 300.0
_ACCEPTED = "application/sparql-results+json, application/n-triples;q=0.9, text/turtle;q=0.8"
_GRAPHS = f"SELECT DISTINCT ?g WHERE {{ GRAPH ?g {{ ?s ?p ?o }} FILTER (?g != <{MARKER}>) }}"


@dataclass(frozen=True, slots=True)
class _Server:
    """Addresses of one server."""

    query_url: str
    update_url: str | None

    def ask(self, query: str) -> tuple[str, bytes]:
        """Send a query; returns the media type and the body of the answer."""
        return self._post(self.query_url, "query", query)

    def change(self, update: str) -> None:
        """Send an update."""
        self._post(self.update_url or self.query_url, "update", update)

    def _post(self, url: str, kind: str, text: str) -> tuple[str, bytes]:
        request = urllib.request.Request(
            url,
            data=text.encode(),
            headers={"Content-Type": f"application/sparql-{kind}; charset=utf-8", "Accept": _ACCEPTED},
        )
        try:
            with urllib.request.urlopen(request, timeout=_SECONDS) as response:
                cut = response.headers.get("X-SPARQL-MaxRows")
                if cut is not None:
                    raise StoreError(
                        f"{url} cut its answer at {cut} rows.",
                        "Raise the limit in the configuration of that server.",
                    )
                return response.headers.get_content_type(), response.read()
        except urllib.error.HTTPError as error:
            said = " ".join(error.read(160).decode(errors="replace").split())
            if error.code == 400 and kind == "query":
                raise QueryError(f"{url} refused the query: {said}", "Only queries are run, no updates.") from error
            raise StoreError(f"{url} answered {error.code} {error.reason}: {said}", "Look at that server.") from error
        except (OSError, http.client.HTTPException) as error:
            raise StoreError(f"{url} cannot be reached: {error}", "Start that server or correct the URL.") from error

    def result(self, query: str) -> pyoxigraph.QuerySolutions | pyoxigraph.QueryBoolean | list[pyoxigraph.Triple]:
        """Send a query and read its answer."""
        media_type, body = self.ask(query)
        try:
            solutions = pyoxigraph.QueryResultsFormat.from_media_type(media_type)
            if solutions is not None:
                return pyoxigraph.parse_query_results(body, format=solutions)
            form = pyoxigraph.RdfFormat.from_media_type(media_type)
            if form is not None:
                return [quad.triple for quad in pyoxigraph.parse(body, format=form)]
        except (SyntaxError, ValueError) as error:
            raise StoreError(f"{self.query_url} sent a damaged answer: {error}", "Look at that server.") from error
        raise StoreError(f"{self.query_url} answered with {media_type}.", "Give the address of its SPARQL service.")

    def rows(self, query: str) -> Rows:
        """Send a SELECT query."""
        result = self.result(query)
        if not isinstance(result, pyoxigraph.QuerySolutions):
            raise QueryError("The query is no SELECT query.", "Ask for its answer in a graph format instead.")
        return answers.rows(result)

    def generation(self) -> str | None:
        """Return the number that the last build left, None if there was none."""
        found = self.rows(f"SELECT ?n WHERE {{ GRAPH <{MARKER}> {{ <{MARKER}> <{_GENERATION}> ?n }} }}").rows
        return str(found[0][0]) if found else None

    def graphs(self) -> tuple[str, ...]:
        """Return the IRIs of the named graphs, sorted, without the marker."""
        return tuple(sorted(str(row[0]) for row in self.rows(_GRAPHS).rows))


class EndpointReader:
    """The graph of a server as it is when each question is asked."""

    def __init__(self, server: _Server, generation: str) -> None:
        self._server = server
        self._generation = generation

    def select(self, query: str) -> Rows:
        """See `GraphReader.select`."""
        check_query(query)
        return self._server.rows(query)

    def answer(self, query: str, media_type: str) -> Answer:
        """See `GraphReader.answer`."""
        check_query(query)
        return answers.serialise(self._server.result(query), media_type)

    def graphs(self) -> tuple[str, ...]:
        """See `GraphReader.graphs`."""
        return self._server.graphs()

    def dump(self, media_type: str, graph: str | None = None) -> bytes:
        """See `GraphReader.dump`. All graphs that are asked for are loaded into memory."""
        return answers.dump(_copy(self._server, self.graphs() if graph is None else (graph,)), media_type, graph)

    def generation(self) -> str:
        """Return the generation that was current when the reader was opened."""
        return self._generation

    def close(self) -> None:
        """Do nothing: no connection is kept."""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


class EndpointWriter:
    """Changes that are collected in memory and sent as one update."""

    def __init__(self, server: _Server) -> None:
        self._server = server
        self._changes: dict[str, rdflib.Graph | None] = {}
        self._copy: pyoxigraph.Store | None = None

    def replace(self, graph_iri: str, graph: "rdflib.Graph") -> None:
        """See `GraphWriter.replace`."""
        self._change(graph_iri, graph)

    def remove(self, graph_iri: str) -> None:
        """See `GraphWriter.remove`."""
        self._change(graph_iri, None)

    def select(self, query: str) -> Rows:
        """See `GraphWriter.select`. The first call loads what the server holds into memory."""
        if self._copy is None:
            unchanged = (name for name in self._server.graphs() if name not in self._changes)
            self._copy = _copy(self._server, unchanged)
            for graph_iri, graph in self._changes.items():
                answers.update(self._copy, _update(graph_iri, graph), graph_iri)
        return answers.select(self._copy, query)

    def graphs(self) -> tuple[str, ...]:
        """See `GraphWriter.graphs`."""
        names = {name for name in self._server.graphs() if name not in self._changes}
        return tuple(sorted(names | {name for name, graph in self._changes.items() if graph}))

    def _change(self, graph_iri: str, graph: "rdflib.Graph | None") -> None:
        graph_iri = str(graph_iri)  # an rdflib.URIRef is a str that is unequal to every other str
        update = _update(graph_iri, graph)
        answers.update(self._copy or pyoxigraph.Store(), update, graph_iri)
        self._changes[graph_iri] = graph

    def publish(self) -> None:
        """Send all changes and the number of the new generation as one update."""
        number = int(self._server.generation() or 0) + 1
        marker = f"<{MARKER}> <{_GENERATION}> "
        self._server.change(f'INSERT DATA {{ GRAPH <{MARKER}> {{ {marker} "{number - 1:06}" }} }}')
        union = self._server.result(f"ASK {{ {marker} ?n }}")
        keep_union = not (isinstance(union, pyoxigraph.QueryBoolean) and bool(union))
        parts = [_update(iri, graph, keep_union=keep_union) for iri, graph in self._changes.items()]
        parts.append(f'DROP SILENT GRAPH <{MARKER}>;\nINSERT DATA {{ GRAPH <{MARKER}> {{ {marker} "{number:06}" }} }}')
        self._server.change(";\n".join(parts))


class EndpointBackend:
    """Stores named ``sparql+SCHEME://HOST/QUERY-PATH?update=UPDATE-URL``."""

    def __init__(self, scheme: str) -> None:
        self._scheme = scheme

    def open_reader(self, location: str) -> GraphReader:
        """Open the server for reading.

        Raises:
            StoreError: the server cannot be reached, or nothing was built there yet.
        """
        server = self._server(location)
        generation = server.generation()
        if generation is None:
            raise StoreError(f"{server.query_url} holds no graph of tipgraph.", "Build one with: tipgraph build")
        return EndpointReader(server, generation)

    def begin_generation(self, location: str) -> AbstractContextManager[GraphWriter]:
        """Begin to collect changes.

        Raises:
            StoreError: the URL names no update address, or the server cannot be reached.
        """
        return _collecting(self._server(location))

    def current_generation(self, location: str) -> str | None:
        """Return the name of the current generation, None if there is none; one small query."""
        return self._server(location).generation()

    def _server(self, location: str) -> _Server:
        parts = urllib.parse.urlsplit(f"{self._scheme}:{location}")
        if not parts.hostname:
            raise StoreError(
                f"sparql+{self._scheme}:{location} names no server.",
                f"Write sparql+{self._scheme}://HOST/QUERY-PATH?update=UPDATE-URL.",
            )
        fields = urllib.parse.parse_qsl(parts.query, keep_blank_values=True)
        update = next((value for name, value in fields if name == "update"), None)
        rest = urllib.parse.urlencode([(name, value) for name, value in fields if name != "update"])
        query_url = urllib.parse.urlunsplit(parts._replace(query=rest))
        return _Server(query_url, None if update is None else urllib.parse.urljoin(query_url, update))


@contextmanager
def _collecting(server: _Server) -> Iterator[GraphWriter]:
    if server.update_url is None:
        raise StoreError(
            f"{server.query_url} has no update address.",
            "Append it to the store URL as ?update=http://HOST/PATH.",
        )
    server.generation()
    writer = EndpointWriter(server)
    yield writer
    writer.publish()


def _update(graph_iri: str, graph: "rdflib.Graph | None", *, keep_union: bool = True) -> str:
    if graph is None:
        return answers.removal(graph_iri, keep_union=keep_union)
    return answers.replacement(graph_iri, graph, keep_union=keep_union)


def _copy(server: _Server, graphs: Iterator[str] | tuple[str, ...]) -> pyoxigraph.Store:
    store = pyoxigraph.Store()
    for name in graphs:
        triples = server.result(f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ GRAPH <{name}> {{ ?s ?p ?o }} }}")
        if isinstance(triples, list):
            graph = pyoxigraph.NamedNode(name)
            store.extend(pyoxigraph.Quad(triple.subject, triple.predicate, triple.object, graph) for triple in triples)
            store.extend(pyoxigraph.Quad(triple.subject, triple.predicate, triple.object) for triple in triples)
    return store


BACKEND = EndpointBackend("http")
SECURE_BACKEND = EndpointBackend("https")
