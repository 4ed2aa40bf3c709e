import concurrent.futures
import csv
import io
import json
import socket
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator
from pathlib import Path

import httpx
import pyoxigraph
import pytest
import rdflib

from server_graph import PLAN, Site, running, write_graph
from tipgraph.settings import Settings

SELECT = (
    "PREFIX dcterms: <http://purl.org/dc/terms/>\n"
    f'SELECT ?s ?id WHERE {{ ?s dcterms:identifier ?id FILTER(?id = "{PLAN}") }}'
)
CONSTRUCT = f'CONSTRUCT {{ ?s a <urn:plan> }} WHERE {{ ?s ?p "{PLAN}" }}'
PLAN_IRI = f"https://w3id.org/tipgraph/id/{PLAN}"
ENDLESS = "SELECT (COUNT(*) AS ?n) WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
GREEDY = "SELECT * WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } ORDER BY ?c ?f ?i"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    store = f"oxigraph:{tmp_path_factory.mktemp('sparql')}/graph"
    write_graph(store)
    settings = Settings(store=store, query_seconds=1.0, query_bytes=512 << 20, answer_bytes=200_000)
    with running(settings) as running_site:
        yield running_site


def ask(site: Site, query: str, accept: str | None = None) -> httpx.Response:
    headers = {} if accept is None else {"Accept": accept}
    return site.client.get("/sparql", params={"query": query}, headers=headers)


def problem(answer: httpx.Response) -> dict[str, object]:
    assert answer.headers["content-type"] == "application/problem+json"
    found = answer.json()
    assert found["status"] == answer.status_code
    assert {"type", "title", "detail", "instance"} <= found.keys()
    return dict(found)


def json_identifiers(body: bytes) -> list[str]:
    return [row["id"]["value"] for row in json.loads(body)["results"]["bindings"]]


def xml_identifiers(body: bytes) -> list[str]:
    name = "{http://www.w3.org/2005/sparql-results#}"
    return [
        binding.findtext(f"{name}literal") or ""
        for binding in ElementTree.fromstring(body).iter(f"{name}binding")
        if binding.get("name") == "id"
    ]


def csv_identifiers(body: bytes) -> list[str]:
    return [row["id"] for row in csv.DictReader(io.StringIO(body.decode()))]


def tsv_identifiers(body: bytes) -> list[str]:
    return [row["?id"] for row in csv.DictReader(io.StringIO(body.decode()), delimiter="\t")]


READERS = {
    "application/sparql-results+json": json_identifiers,
    "application/json": json_identifiers,
    "application/sparql-results+xml": xml_identifiers,
    "application/xml": xml_identifiers,
    "text/csv": csv_identifiers,
    "text/tab-separated-values": tsv_identifiers,
}


@pytest.mark.parametrize("media_type", READERS)
def test_select_comes_in_the_accepted_format(site: Site, media_type: str) -> None:
    answer = ask(site, SELECT, media_type)
    assert answer.status_code == 200, answer.text
    assert answer.headers["content-type"].partition(";")[0] == media_type
    assert "Accept" in answer.headers["vary"]
    assert READERS[media_type](answer.content) == [PLAN]


@pytest.mark.parametrize(("media_type", "form"), [("text/turtle", "turtle"), ("application/n-triples", "nt")])
def test_construct_comes_in_the_accepted_format(site: Site, media_type: str, form: str) -> None:
    answer = ask(site, CONSTRUCT, media_type)
    assert answer.headers["content-type"].partition(";")[0] == media_type
    graph = rdflib.Graph().parse(data=answer.content, format=form)
    assert set(graph) == {(rdflib.URIRef(PLAN_IRI), rdflib.RDF.type, rdflib.URIRef("urn:plan"))}


def test_ask_is_answered_with_a_truth_value(site: Site) -> None:
    assert ask(site, f"ASK {{ <{PLAN_IRI}> ?p ?o }}").json()["boolean"] is True
    assert ask(site, "ASK { <urn:nothing> ?p ?o }").json()["boolean"] is False


def test_quality_decides_between_formats(site: Site) -> None:
    answer = ask(site, SELECT, "text/csv;q=0.3, application/sparql-results+xml;q=0.9, application/json;q=0")
    assert answer.headers["content-type"] == "application/sparql-results+xml"


def test_a_parameter_names_the_format_where_no_header_can(site: Site) -> None:
    answer = site.client.get("/sparql", params={"query": SELECT, "format": "csv"})
    assert csv_identifiers(answer.content) == [PLAN]
    wrong = site.client.get("/sparql", params={"query": SELECT, "format": "excel"})
    assert wrong.status_code == 400
    assert "csv" in str(problem(wrong)["remedy"])


def test_post_as_a_form_and_as_a_body(site: Site) -> None:
    form = site.client.post("/sparql", data={"query": SELECT})
    body = site.client.post(
        "/sparql", content=SELECT.encode(), headers={"Content-Type": "application/sparql-query; charset=utf-8"}
    )
    assert json_identifiers(form.content) == json_identifiers(body.content) == [PLAN]


@pytest.mark.parametrize(("query", "accept"), [(SELECT, "text/turtle"), (CONSTRUCT, "text/csv"), (SELECT, "image/png")])
def test_an_impossible_format_is_refused_with_those_that_are_possible(site: Site, query: str, accept: str) -> None:
    answer = ask(site, query, accept)
    assert answer.status_code == 406
    available = problem(answer)["available"]
    assert isinstance(available, list)
    assert ask(site, query, available[0]).status_code == 200


def test_an_unknown_body_is_refused(site: Site) -> None:
    answer = site.client.post("/sparql", content=b"{}", headers={"Content-Type": "application/json"})
    assert answer.status_code == 415
    assert "application/sparql-query" in answer.headers["accept-post"]
    assert problem(answer)["supported"]


def test_a_syntax_error_says_where(site: Site) -> None:
    answer = ask(site, "SELECT * WHERE {\n  ?s ?p }")
    assert answer.status_code == 400
    found = problem(answer)
    assert found["line"] == 2
    assert isinstance(found["column"], int)
    assert "line 2" in str(found["detail"])


@pytest.mark.parametrize("query", ["", "Hello", "SELECT", "SELECT * WHERE { ?s ?p ?o", "\x00", "#", "PREFIX"])
def test_what_is_no_query_is_refused(site: Site, query: str) -> None:
    assert ask(site, query).status_code == 400


def test_updates_are_refused_whatever_way_they_come(site: Site) -> None:
    update = "PREFIX a: <urn:a> # SELECT\n INSERT DATA { a:b a:c a:d }"
    answers = [
        ask(site, update),
        site.client.post("/sparql", data={"update": update}),
        site.client.post("/sparql", data={"query": update}),
        site.client.post("/sparql", content=update, headers={"Content-Type": "application/sparql-update"}),
    ]
    assert [answer.status_code for answer in answers] == [403] * 4
    assert ask(site, "ASK { <urn:ab> ?p ?o }").json()["boolean"] is False


def test_one_query_is_needed_and_no_more(site: Site) -> None:
    assert site.client.get("/sparql", params={"query": [SELECT, SELECT]}).status_code == 400
    assert site.client.post("/sparql", data={"format": "csv"}).status_code == 400


def test_graphs_are_chosen_in_the_query_and_not_by_parameters(site: Site) -> None:
    derived = "https://w3id.org/tipgraph/graph/derived"
    refused = site.client.get("/sparql", params={"query": SELECT, "default-graph-uri": derived})
    assert refused.status_code == 400
    assert "FROM" in str(problem(refused)["remedy"])
    count = "SELECT (COUNT(*) AS ?n) %s WHERE { ?s ?p ?o }"
    numbers = [
        int(ask(site, count % clause).json()["results"]["bindings"][0]["n"]["value"])
        for clause in ("", f"FROM <{derived}>")
    ]
    assert numbers[0] > numbers[1] > 0


def test_the_service_describes_itself(site: Site) -> None:
    answer = site.client.get("/sparql", headers={"Accept": "text/turtle"})
    graph = rdflib.Graph().parse(data=answer.content, format="turtle")
    service = rdflib.Namespace("http://www.w3.org/ns/sparql-service-description#")
    assert graph.value(None, rdflib.RDF.type, service.Service) is not None
    assert str(next(graph.objects(None, service.endpoint))) == f"{site.address}/sparql"
    named = {str(name) for name in graph.objects(None, service["name"])}
    assert f"https://w3id.org/tipgraph/graph/document/{PLAN}" not in named
    assert "https://w3id.org/tipgraph/graph/document/A/RES/76/186" in named


def test_a_query_without_end_is_stopped_and_the_server_goes_on(site: Site) -> None:
    answer = ask(site, ENDLESS)
    assert answer.status_code == 504
    found = problem(answer)
    assert found["limit_seconds"] == 1.0
    assert "LIMIT" in str(found["remedy"])
    assert ask(site, SELECT).status_code == 200


def test_a_query_that_eats_memory_is_stopped_and_the_server_goes_on(site: Site) -> None:
    answer = ask(site, GREEDY)
    assert answer.status_code in (503, 504)
    assert "remedy" in problem(answer)
    assert ask(site, SELECT).status_code == 200


@pytest.mark.parametrize("opening", ["{", "(", "OPTIONAL {", "!("])
def test_deep_nesting_is_refused_and_the_server_goes_on(site: Site, opening: str) -> None:
    depth = 3000
    if "{" in opening:
        query = f"SELECT * WHERE {{ {opening * depth} ?s ?p ?o {'}' * depth} }}"
    else:
        query = f"SELECT * WHERE {{ ?s ?p ?o FILTER({opening * depth}true{')' * depth}) }}"
    answer = site.client.post("/sparql", data={"query": query})
    assert answer.status_code in (400, 503)
    problem(answer)
    assert ask(site, SELECT).status_code == 200


def test_an_answer_that_is_too_large_is_not_sent(site: Site) -> None:
    answer = ask(site, "SELECT * WHERE { ?s ?p ?o }")
    assert answer.status_code == 422
    assert problem(answer)["limit_bytes"] == 200_000
    assert ask(site, "SELECT * WHERE { ?s ?p ?o } LIMIT 10").status_code == 200


def test_a_query_cannot_make_the_server_call_another_one(site: Site) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        listener.settimeout(0.2)
        address = f"http://127.0.0.1:{listener.getsockname()[1]}/"
        for silent in ("", "SILENT"):
            answer = ask(site, f"SELECT * WHERE {{ SERVICE {silent} <{address}> {{ ?s ?p ?o }} }}")
            assert answer.status_code == 400
            problem(answer)
        with pytest.raises(TimeoutError):
            listener.accept()


def test_many_ask_at_once_and_some_do_harm(site: Site) -> None:
    queries = [SELECT] * 20 + [ENDLESS] + [SELECT] * 20
    with concurrent.futures.ThreadPoolExecutor(8) as callers:
        answers = list(callers.map(lambda query: ask(site, query), queries))
    statuses = [answer.status_code for answer in answers]
    assert statuses.count(504) == 1
    assert statuses.count(200) == 40
    assert {tuple(json_identifiers(one.content)) for one in answers if one.status_code == 200} == {(PLAN,)}


def test_a_query_too_long_is_refused(site: Site) -> None:
    answer = site.client.post("/sparql", data={"query": SELECT + " " * (1 << 20)})
    assert answer.status_code == 413
    problem(answer)


def test_other_sites_may_read_answers_to_get(site: Site) -> None:
    headers = {"Origin": "https://example.org"}
    answer = site.client.get("/sparql", params={"query": SELECT}, headers=headers)
    assert answer.headers["access-control-allow-origin"] == "*"
    preflight = site.client.options("/sparql", headers=headers)
    assert preflight.status_code == 204
    assert "GET" in preflight.headers["access-control-allow-methods"]
    assert "POST" not in preflight.headers["access-control-allow-methods"]
    assert "POST" in preflight.headers["allow"]


def test_a_new_generation_is_queried_as_soon_as_it_is_there(tmp_path_factory: pytest.TempPathFactory) -> None:
    store = f"oxigraph:{tmp_path_factory.mktemp('generations')}/graph"
    count = "SELECT (COUNT(*) AS ?n) { ?d <https://w3id.org/tipgraph/ontology#isSourceDocument> true }"
    with running(Settings(store=store), query_workers=1) as site:
        assert ask(site, count).status_code == 503
        numbers = []
        for second in (False, True):
            write_graph(store, second=second)
            numbers.append(ask(site, count).json()["results"]["bindings"][0]["n"]["value"])
    assert numbers == ["1", "2"]


def test_a_store_of_many_files_answers_every_query(tmp_path: Path) -> None:
    store = f"oxigraph:{tmp_path}/graph"
    write_graph(store)
    (generation,) = (tmp_path / "graph" / "generations").iterdir()
    engine = pyoxigraph.Store(str(generation))
    for number in range(40):
        name = pyoxigraph.NamedNode(f"urn:more:{number}")
        engine.add(pyoxigraph.Quad(name, name, pyoxigraph.Literal(number), name))
        engine.flush()
    del engine
    assert len(list(generation.glob("*.sst"))) > 16
    questions = (
        "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }",
        "SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } }",
        "SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p 7 } }",
        "SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s <urn:more:9> ?o } }",
        "SELECT (COUNT(*) AS ?n) { GRAPH <urn:more:39> { ?s ?p ?o } }",
    )
    with running(Settings(store=store, query_seconds=5.0)) as site:
        answers = [ask(site, question, "text/csv") for question in questions]
    assert [answer.status_code for answer in answers] == [200] * len(questions)
    assert [answer.text.split()[1] for answer in answers[2:]] == ["1", "1", "1"]
