"""What is said of the data set as a whole is what the graph holds: every figure is asked for again."""

from collections.abc import Iterator
from datetime import datetime

import httpx
import pytest
from rdflib import DCAT, DCTERMS, RDF, VOID, Graph, Namespace, URIRef
from rdflib.term import Node

from server_graph import Site, running
from tipgraph.export import FORMATS
from tipgraph.server.dataset import COUNTS, entities_query
from tipgraph.settings import Settings

SD = Namespace("http://www.w3.org/ns/sparql-service-description#")
W3_FORMATS = Namespace("http://www.w3.org/ns/formats/")
BASE = "https://w3id.org/tipgraph/"
DATASET = URIRef(f"{BASE}void#dataset")
BROWSER = {"Accept": "text/html"}
PROPERTIES = {
    "triples": VOID.triples,
    "subjects": VOID.distinctSubjects,
    "objects": VOID.distinctObjects,
    "properties": VOID.properties,
    "classes": VOID.classes,
}


@pytest.fixture(scope="module")
def site(built_store: str) -> Iterator[Site]:
    with running(Settings(store=built_store)) as running_site:
        yield running_site


@pytest.fixture(scope="module")
def described(site: Site) -> Graph:
    answer = site.client.get("/void", headers={"Accept": "text/turtle"})
    assert answer.headers["content-location"] == "/void.ttl"
    return Graph().parse(data=answer.text, format="turtle")


def number(site: Site, query: str) -> int:
    (row,) = rows(site, query)
    return int(row["n"])


def rows(site: Site, query: str) -> list[dict[str, str]]:
    answer = site.client.get("/sparql", params={"query": query, "format": "json"})
    found = answer.json()["results"]["bindings"]
    return [{name: term["value"] for name, term in row.items()} for row in found]


def value(graph: Graph, subject: Node, predicate: URIRef) -> Node:
    (found,) = graph.objects(subject, predicate)
    return found


def test_every_count_is_what_the_endpoint_counts(site: Site, described: Graph) -> None:
    for name, query in COUNTS.items():
        assert int(str(value(described, DATASET, PROPERTIES[name]))) == number(site, query) > 0, name
    entities = int(str(value(described, DATASET, VOID.entities)))
    assert entities == number(site, entities_query(BASE)) > 0
    assert str(value(described, DATASET, VOID.uriSpace)) == BASE


def test_the_partitions_are_what_the_endpoint_counts(site: Site, described: Graph) -> None:
    for partition, name, count, query in (
        (VOID.classPartition, VOID["class"], VOID.entities, "?s a ?x } GROUP BY ?x"),
        (VOID.propertyPartition, VOID.property, VOID.triples, "?s ?x ?o } GROUP BY ?x"),
    ):
        counted = rows(site, f"SELECT ?x (COUNT(DISTINCT *) AS ?n) WHERE {{ {query}")
        wanted = {row["x"]: int(row["n"]) for row in counted}
        parts = list(described.objects(DATASET, partition))
        assert len(parts) == len(wanted) > 20
        for part in parts:
            assert wanted[str(value(described, part, name))] == int(str(value(described, part, count)))


def test_the_named_graphs_are_those_of_the_store_with_their_sizes(site: Site, described: Graph) -> None:
    counted = rows(site, "SELECT ?g (COUNT(*) AS ?n) WHERE { GRAPH ?g { ?s ?p ?o } } GROUP BY ?g")
    wanted = {row["g"]: int(row["n"]) for row in counted}
    for graph, dataset in ((described, DATASET), described_service(site)):
        found = {
            str(value(graph, named, SD.name)): int(str(value(graph, value(graph, named, SD.graph), VOID.triples)))
            for named in graph.objects(dataset, SD.namedGraph)
        }
        assert found == wanted


def described_service(site: Site) -> tuple[Graph, Node]:
    answer = site.client.get("/sparql", headers={"Accept": "application/n-triples"})
    graph = Graph().parse(data=answer.text, format="nt")
    (service,) = graph.subjects(RDF.type, SD.Service)
    return graph, value(graph, service, SD.defaultDataset)


def test_the_service_says_what_it_can_and_can_what_it_says(site: Site) -> None:
    graph, dataset = described_service(site)
    (service,) = graph.subjects(RDF.type, SD.Service)
    assert value(graph, service, SD.endpoint) == URIRef(f"{site.address}/sparql")
    assert set(graph.objects(service, SD.supportedLanguage)) == {SD.SPARQL11Query}
    assert SD.UnionDefaultGraph in set(graph.objects(service, SD.feature))
    default = value(graph, dataset, SD.defaultGraph)
    assert int(str(value(graph, default, VOID.triples))) == number(site, COUNTS["triples"])
    accepted = {
        "SPARQL_Results_JSON": ("application/sparql-results+json", "SELECT * {} LIMIT 1"),
        "SPARQL_Results_XML": ("application/sparql-results+xml", "SELECT * {} LIMIT 1"),
        "SPARQL_Results_CSV": ("text/csv", "SELECT * {} LIMIT 1"),
        "SPARQL_Results_TSV": ("text/tab-separated-values", "SELECT * {} LIMIT 1"),
        "Turtle": ("text/turtle", "CONSTRUCT {} WHERE {}"),
        "N-Triples": ("application/n-triples", "CONSTRUCT {} WHERE {}"),
    }
    said = {str(one).removeprefix(str(W3_FORMATS)) for one in graph.objects(service, SD.resultFormat)}
    assert said == accepted.keys()
    for media_type, query in accepted.values():
        answer = site.client.get("/sparql", params={"query": query}, headers={"Accept": media_type})
        assert answer.headers["content-type"].partition(";")[0] == media_type


def test_vocabularies_and_examples_are_used_and_there(site: Site, described: Graph) -> None:
    used = [row["x"] for row in rows(site, "SELECT DISTINCT ?x WHERE { { ?s ?x ?o } UNION { ?s a ?x } }")]
    vocabularies = [str(one) for one in described.objects(DATASET, VOID.vocabulary)]
    assert f"{BASE}ontology#" in vocabularies
    for vocabulary in vocabularies:
        assert any(iri.startswith(vocabulary) for iri in used), vocabulary
    for iri in used:
        assert iri.startswith(tuple(vocabularies)), iri
    examples = list(described.objects(DATASET, VOID.exampleResource))
    assert len(examples) >= 5
    for example in examples:
        path = "/" + str(example).removeprefix(BASE).partition("#")[0]
        assert site.client.get(path).status_code == 303


def test_the_modified_date_is_the_end_of_the_last_run(site: Site, described: Graph) -> None:
    last = rows(site, "SELECT (MAX(?t) AS ?n) { ?run <http://www.w3.org/ns/prov#endedAtTime> ?t }")[0]["n"]
    assert datetime.fromisoformat(str(value(described, DATASET, DCTERMS.modified))) == datetime.fromisoformat(last)


def test_the_dumps_are_what_they_are_said_to_be(site: Site) -> None:
    size = len(site.client.get("/api/export?format=nquads").content)
    graph = Graph().parse(data=site.client.get("/void.ttl").text, format="turtle")
    links = {str(value(graph, one, DCAT.downloadURL)): one for one in graph.objects(DATASET, DCAT.distribution)}
    formats = [form for form in FORMATS.values() if form.content == "graph"]
    assert links.keys() == {f"{site.address}/api/export?format={form.name}" for form in formats}
    assert set(links) == {str(dump) for dump in graph.objects(DATASET, VOID.dataDump)}
    quads = links[f"{site.address}/api/export?format=nquads"]
    assert str(value(graph, quads, DCAT.mediaType)).endswith("/application/n-quads")
    assert int(str(value(graph, quads, DCAT.byteSize))) == size
    head = httpx.get(f"{site.address}/api/export?format=nquads", timeout=30)
    assert head.headers["content-type"] == "application/n-quads"


def test_it_has_what_a_catalogue_asks_for(site: Site, described: Graph) -> None:
    for kind in (VOID.Dataset, DCAT.Dataset):
        assert (DATASET, RDF.type, kind) in described
    for needed in (DCTERMS.title, DCTERMS.description, DCTERMS.license, DCTERMS.conformsTo, DCAT.landingPage):
        assert (DATASET, needed, None) in described, needed
    assert value(described, DATASET, VOID.sparqlEndpoint) == URIRef(f"{site.address}/sparql")
    (service,) = described.subjects(RDF.type, DCAT.DataService)
    assert (service, DCAT.servesDataset, DATASET) in described
    assert (URIRef(f"{BASE}void"), RDF.type, VOID.DatasetDescription) in described


def test_the_well_known_address_gives_the_same(site: Site) -> None:
    known = site.client.get("/.well-known/void", headers={"Accept": "application/ld+json"})
    assert known.status_code == 200
    assert known.headers["content-location"] == "/void.jsonld"
    page = site.client.get("/void", headers=BROWSER)
    assert page.headers["content-type"] == "text/html; charset=utf-8"
    assert f"{number(site, COUNTS['triples']):,}".replace(",", "\u202f") in page.text


def test_every_kind_of_iri_that_a_build_coins_can_be_looked_up(site: Site) -> None:
    found = rows(
        site,
        f"SELECT ?kind (MIN(STR(?s)) AS ?first) (MAX(STR(?s)) AS ?last) {{ {{ SELECT DISTINCT ?s {{ ?s ?p ?o "
        f'FILTER(isIRI(?s) && STRSTARTS(STR(?s), "{BASE}") && !CONTAINS(STR(?s), "#")) }} }} '
        f'BIND(STRBEFORE(CONCAT(STRAFTER(STR(?s), "{BASE}"), "/"), "/") AS ?kind) }} GROUP BY ?kind',
    )
    kinds = {row["kind"] for row in found}
    assert {"id", "name", "body", "event", "citation", "mention", "fact", "membership", "run", "source"} <= kinds
    for iri in (row[end] for row in found for end in ("first", "last")):
        for accept in ("text/turtle", "text/html"):
            answer = site.client.get("/" + iri.removeprefix(BASE), headers={"Accept": accept}, follow_redirects=True)
            assert answer.status_code == 200, iri
            assert answer.headers["content-type"].startswith(accept)
            if accept == "text/turtle" and "/graph/" not in iri:
                graph = Graph().parse(data=answer.text, format="turtle")
                assert (URIRef(iri), None, None) in graph, iri
