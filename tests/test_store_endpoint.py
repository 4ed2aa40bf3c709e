"""The graph on a SPARQL 1.1 server, reached over HTTP on a loopback port."""

import threading
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any
from wsgiref.simple_server import WSGIRequestHandler, make_server

import pyoxigraph
import pytest
import rdflib

from tipgraph.errors import QueryError, StoreError
from tipgraph.store import begin_generation, current_generation, open_reader

EX = rdflib.Namespace("https://example.org/")


@dataclass
class Server:
    """A SPARQL server: protocol on the outside, pyoxigraph on the inside."""

    union: bool
    most_rows: int | None = None
    broken: bool = False
    port: int = 0
    store: pyoxigraph.Store = field(default_factory=pyoxigraph.Store)
    updates: list[str] = field(default_factory=list)

    @property
    def url(self) -> str:
        return f"sparql+http://127.0.0.1:{self.port}/query?update=/update"

    def __call__(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        text = environ["wsgi.input"].read(int(environ["CONTENT_LENGTH"])).decode()
        try:
            media_type, body = self.handle(environ["PATH_INFO"], environ["CONTENT_TYPE"], text)
        except SyntaxError as error:
            start_response("400 Bad Request", [("Content-Type", "text/plain")])
            return [str(error).encode()]
        headers = [("Content-Type", media_type)]
        if self.most_rows is not None:
            headers.append(("X-SPARQL-MaxRows", str(self.most_rows)))
        start_response("500 Broken" if self.broken else "200 OK", headers)
        return [body]

    def handle(self, path: str, content_type: str, text: str) -> tuple[str, bytes]:
        if path == "/update":
            assert content_type.startswith("application/sparql-update")
            self.updates.append(text)
            self.store.update(text)
            return "text/plain", b""
        assert content_type.startswith("application/sparql-query")
        result = self.store.query(text, use_default_graph_as_union=self.union)
        if isinstance(result, pyoxigraph.QueryTriples):
            return "application/n-triples", result.serialize(format=pyoxigraph.RdfFormat.N_TRIPLES) or b""
        body = result.serialize(format=pyoxigraph.QueryResultsFormat.JSON) or b""
        return "application/sparql-results+json; charset=utf-8", body


class Quiet(WSGIRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        pass


@pytest.fixture(params=[False, True], ids=["default graph apart", "default graph is the union"])
def server(request: pytest.FixtureRequest) -> Iterator[Server]:
    application = Server(union=request.param)
    with make_server("127.0.0.1", 0, application, handler_class=Quiet) as listening:
        application.port = listening.server_port
        thread = threading.Thread(target=listening.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield application
        listening.shutdown()
        thread.join()


def graph_of(*values: str) -> rdflib.Graph:
    graph = rdflib.Graph()
    for value in values:
        graph.add((EX.thing, EX.says, rdflib.Literal(value)))
    return graph


def values(url: str) -> list[str]:
    with open_reader(url) as reader:
        return [
            str(row[0])
            for row in reader.select("SELECT DISTINCT ?o { ?s <https://example.org/says> ?o } ORDER BY ?o").rows
        ]


def test_generations_follow_each_other(server: Server) -> None:
    assert current_generation(server.url) is None
    with pytest.raises(StoreError, match="holds no graph"):
        open_reader(server.url)
    with begin_generation(server.url) as writer:
        writer.replace(EX.g1, graph_of("a", 'é \\ "\n'))
        writer.replace(EX.g2, graph_of("a"))
        assert len(writer.select("SELECT ?o { ?s ?p ?o }").rows) == 2
        assert current_generation(server.url) is None
    assert current_generation(server.url) == "000001"
    assert values(server.url) == ["a", 'é \\ "\n']
    with begin_generation(server.url) as writer:
        assert writer.graphs() == (str(EX.g1), str(EX.g2))
        writer.remove(EX.g1)
        writer.replace(EX.g3, graph_of("c"))
        assert writer.graphs() == (str(EX.g2), str(EX.g3))
        found = writer.select("SELECT ?o { ?s ?p ?o } ORDER BY ?o").rows
        assert [str(row[0]) for row in found] == ["a", "c"]
    assert values(server.url) == ["a", "c"]
    with open_reader(server.url) as reader:
        assert reader.generation() == "000002"
        assert reader.graphs() == (str(EX.g2), str(EX.g3))


def test_an_exception_changes_nothing_on_the_server(server: Server) -> None:
    def fail() -> None:
        with begin_generation(server.url) as writer:
            writer.replace(EX.g, graph_of("lost"))
            writer.select("SELECT ?o { ?s ?p ?o }")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert server.updates == []


def test_a_generation_is_one_update(server: Server) -> None:
    with begin_generation(server.url) as writer:
        writer.replace(EX.g1, graph_of("a"))
        writer.replace(EX.g2, graph_of("b"))
    assert [str(EX.g1) in update for update in server.updates] == [False, True]
    assert str(EX.g2) in server.updates[-1]


def test_answers_come_in_the_form_that_was_asked_for(server: Server) -> None:
    with begin_generation(server.url) as writer:
        writer.replace(EX.g, graph_of("a"))
    query = "SELECT ?o { ?s <https://example.org/says> ?o }"
    with open_reader(server.url) as reader:
        assert reader.answer(query, "text/csv").body == b"o\r\na\r\n"
        assert b"<literal>a</literal>" in reader.answer(query, "application/sparql-results+xml").body
        assert reader.answer("ASK { ?s ?p 'a' }", "text/csv").body == b"true"
        assert b'"a"' in reader.answer("CONSTRUCT WHERE { ?s ?p ?o }", "text/turtle").body
        assert (
            reader.dump("application/n-quads")
            == b'<https://example.org/thing> <https://example.org/says> "a" <https://example.org/g> .\n'
        )
        with pytest.raises(QueryError, match="refused the query"):
            reader.select("SELECT {")
        with pytest.raises(QueryError, match="SERVICE"):
            reader.select("SELECT * { SERVICE <http://localhost/> { ?s ?p ?o } }")
        with pytest.raises(QueryError, match="no SELECT"):
            reader.select("ASK { ?s ?p ?o }")


def test_what_a_server_does_wrong_is_said(server: Server) -> None:
    with begin_generation(server.url) as writer:
        writer.replace(EX.g, graph_of("a"))
    server.most_rows = 10_000
    with pytest.raises(StoreError, match="cut its answer at 10000 rows"):
        open_reader(server.url)
    server.most_rows, server.broken = None, True
    with pytest.raises(StoreError, match="answered 500"):
        open_reader(server.url)


def test_what_a_url_lacks_is_said(server: Server) -> None:
    with (
        pytest.raises(StoreError, match=r"has no update address\. Append"),
        begin_generation(server.url.partition("?")[0]),
    ):
        pass
    with pytest.raises(StoreError, match="cannot be reached"):
        current_generation("sparql+http://127.0.0.1:9/query")
    with pytest.raises(StoreError, match="names no server"):
        current_generation("sparql+https:/query")
