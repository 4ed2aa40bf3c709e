"""What readers refuse to run, whatever it hides behind."""

import contextlib

import pytest
import rdflib
from hypothesis import given
from hypothesis import strategies as st

from tipgraph.errors import QueryError
from tipgraph.store import GraphReader, begin_generation, open_reader


@pytest.fixture(scope="module")
def reader() -> GraphReader:
    with begin_generation("memory:guard") as writer:
        graph = rdflib.Graph()
        graph.add((rdflib.URIRef("urn:a"), rdflib.URIRef("urn:b"), rdflib.Literal("services: to victims")))
        writer.replace("urn:g", graph)
    return open_reader("memory:guard")


CALLS = (
    "SELECT * { SERVICE <http://localhost/> { ?s ?p ?o } }",
    "select * { service silent <http://localhost/> { ?s ?p ?o } }",
    "SELECT * { ?s ?p trueSERVICE<http://localhost/>{ } }",
    "SELECT * { ?s ?p 1SERVICE<http://localhost/>{ } }",
    "SELECT * {OPTIONAL{SERVICESILENT<http://localhost/>{}}}",
    "SELECT * { ?s ?p ?x . SERVICE ?x { ?s ?p ?o } }",
    "SELECT * { ?s ?p $x . SERVICE$x{ ?s ?p ?o } }",
    "PREFIX e: <http://localhost/> SELECT * { SERVICE e:x { ?s ?p ?o } }",
    "PREFIX : <http://localhost/> SELECT * { SERVICE :x { ?s ?p ?o } }",
    "SELECT * { SERVICE # a comment\n # and one more\n <http://localhost/> { ?s ?p ?o } }",
    "SELECT * { ?s ?p ?a, ?b FILTER(?a<'b>c')SERVICE<http://localhost/>{?s ?p 'z'} }",
    "SELECT * { ?s ?p ?a, ?b FILTER(?a<?b#>'''\n)SERVICE<http://localhost/>{?s ?p '''z'''} }",
    "SELECT * { ?s <http://b\\u0061#x> ?o SERVICE <http://localhost/> { } }",
    "SELECT * { S\\u0045RVICE <http://localhost/> { ?s ?p ?o } }",
)


@pytest.mark.parametrize("query", CALLS)
def test_calls_of_other_servers_are_refused(reader: GraphReader, query: str) -> None:
    with pytest.raises(QueryError, match="SERVICE"):
        reader.answer(query, "text/csv")
    with pytest.raises(QueryError, match="SERVICE"):
        reader.select(query)


@pytest.mark.parametrize(
    "query",
    [
        "SELECT ?service { ?service ?p ?o }",
        "SELECT $service { $service <urn:b> ?o }",
        "PREFIX e: <urn:> SELECT * { ?s ?p ?o FILTER NOT EXISTS { ?s e:service ?x } }",
        "SELECT * { ?s ?p ?o FILTER(CONTAINS(?o, 'services')) }",
        "PREFIX sd: <http://www.w3.org/ns/sparql-service-description#> SELECT * { ?s ?p ?o MINUS { ?s a sd:Service } }",
        "# the service of the graph\nSELECT * { ?s ?p ?o }",
    ],
)
def test_the_word_alone_is_allowed(reader: GraphReader, query: str) -> None:
    assert len(reader.select(query).rows) == 1


@pytest.mark.parametrize(
    "pattern",
    [
        "{" * 3000 + "?s ?p ?o" + "}" * 3000,
        "{ '}' " * 3000 + "?s ?p ?o" + "}" * 3000,
        "?s ?p ?o FILTER(" + "(" * 10_000 + "1" + ")" * 10_000 + ")",
        "?s ?p ?o FILTER(" + "!" * 10_000 + "true)",
        "?s ?p ?o FILTER(" + "||".join(["?o=9"] * 10_000) + ")",
        " UNION ".join(["{?s ?p 9}"] * 5_000),
        "?s " + "/".join(["<urn:b>"] * 10_000) + " ?o",
        "?s ?p ?o " + "OPTIONAL{?s ?p 8}" * 5_000,
        "?s ?p " + "[ ?p " * 100 + "1" + "]" * 100,
        "?s ?p ?o # " + "x" * 100_000,
    ],
)
def test_what_would_kill_the_process_is_refused(reader: GraphReader, pattern: str) -> None:
    with pytest.raises(QueryError) as caught:
        reader.select(f"SELECT * {{ {pattern} }}")
    assert len(str(caught.value)) < 300


def test_ordinary_nesting_is_allowed(reader: GraphReader) -> None:
    nested = "{" * 20 + "?s ?p ?o FILTER((((1 = 1))))" + "}" * 20
    assert len(reader.select(f"SELECT * {{ {nested} }}").rows) == 1
    many = " ".join(f"<urn:{number}>" for number in range(3_000))
    assert len(reader.select(f"SELECT * {{ VALUES ?s {{ <urn:a> {many} }} ?s ?p ?o }}").rows) == 1


@given(st.text(alphabet="{}()[]'\"\\#<> \n?a:sSERVICEservice", max_size=60))
def test_any_text_gives_an_answer_or_a_query_error(text: str) -> None:
    with begin_generation("memory:any") as writer:
        writer.remove("urn:g")
    with open_reader("memory:any") as reader:
        query = f"ASK {{ {text} }}"
        with contextlib.suppress(QueryError):
            assert reader.answer(query, "text/csv").body in (b"true", b"false")
