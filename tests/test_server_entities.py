"""The IRIs of the ontology, of its terms and of entities lead to the right document in the right format."""

from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from rdflib import FOAF, OWL, RDF, VOID, Graph, Literal, URIRef
from rdflib.compare import isomorphic

from server_graph import COUNCIL, EARLY, FIRST, PLAN, TEXT, UNNAMED, Site, running, write_graph
from tipgraph.documentation import SERIALISATIONS, published_names, serialised
from tipgraph.rdf import Iris, ontology_graph
from tipgraph.rdf.terms import CITO, DCTERMS, OA, SKOS, TIP, VOCABULARY_BASE
from tipgraph.settings import Settings
from tipgraph.store import open_reader

BROWSER = {"Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"}
FORMATS = {"ttl": "turtle", "jsonld": "json-ld", "rdf": "xml", "nt": "nt"}
IRIS = Iris()


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    store = f"oxigraph:{tmp_path_factory.mktemp('entities')}/graph"
    write_graph(store)
    with running(Settings(store=store)) as running_site:
        yield running_site


def path_of(iri: str) -> str:
    assert iri.startswith(IRIS.base)
    return "/" + iri.removeprefix(IRIS.base)


def things(site: Site) -> list[str]:
    """Return one thing of each kind of address that the graph describes."""
    with open_reader(site.store) as reader:
        found = [str(row[0]) for row in reader.select("SELECT DISTINCT ?s { ?s ?p ?o FILTER(isIRI(?s)) }").rows]
    kinds = {path_of(iri).split("/")[1]: iri for iri in sorted(found) if iri.startswith(IRIS.base) and "#" not in iri}
    kinds.pop("graph", None)
    return list(kinds.values())


def read(answer_text: str, extension: str) -> Graph:
    return Graph().parse(data=answer_text, format=FORMATS[extension])


@pytest.mark.parametrize("media_type", SERIALISATIONS)
def test_a_document_of_the_ontology_comes_in_the_format_that_is_asked_for(site: Site, media_type: str) -> None:
    for name in published_names():
        answer = site.client.get(f"/{name}", headers={"Accept": media_type})
        assert answer.status_code == 200
        assert answer.headers["content-type"].partition(";")[0] == media_type
        assert "Accept" in answer.headers["vary"].split(", ")
        location = answer.headers["content-location"]
        assert location == f"/{name}.{SERIALISATIONS[media_type]}"
        assert site.client.get(location).content == answer.content
        assert answer.content == serialised(name, SERIALISATIONS[media_type])


def test_the_ontology_that_is_served_is_the_one_in_the_files(site: Site) -> None:
    served = read(site.client.get("/ontology", headers={"Accept": "application/ld+json"}).text, "jsonld")
    assert isomorphic(served, ontology_graph())


def test_every_term_of_ours_can_be_looked_up_at_its_iri(site: Site) -> None:
    graph = ontology_graph()
    page = site.client.get("/ontology", headers=BROWSER)
    assert page.headers["content-type"] == "text/html; charset=utf-8"
    assert "Accept" in page.headers["vary"].split(", ")
    for kind in (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty):
        for term in graph.subjects(RDF.type, kind):
            if str(term).startswith(str(TIP)):
                address = urlsplit(path_of(str(term)))
                assert address.path == "/ontology"
                assert f'id="{address.fragment}"' in page.text, term


def test_the_version_iri_leads_to_the_version_that_is_served_and_to_no_other(site: Site) -> None:
    version = str(next(ontology_graph().objects(URIRef(f"{VOCABULARY_BASE}ontology"), OWL.versionIRI)))
    assert site.client.get(path_of(version)).content == serialised("ontology", "ttl")
    assert site.client.get("/ontology/0.0.0").status_code == 404
    assert site.client.get("/ontology.zip").status_code == 404


def test_each_kind_of_thing_is_sent_from_its_iri_to_a_document_that_describes_it(site: Site) -> None:
    found = things(site)
    assert {path_of(iri).split("/")[1] for iri in found} >= {"id", "name", "body", "citation", "mention", "vocabulary"}
    for iri in found:
        if path_of(iri).lstrip("/") in published_names():
            continue
        for media_type, extension in SERIALISATIONS.items():
            answer = site.client.get(path_of(iri), headers={"Accept": media_type})
            assert (answer.status_code, answer.headers["vary"]) == (303, "Accept"), iri
            data = site.client.get(answer.headers["location"])
            assert data.status_code == 200
            assert data.headers["content-type"].partition(";")[0] == media_type
            graph = read(data.text, extension)
            assert (URIRef(iri), None, None) in graph
            document = URIRef(site.address + answer.headers["location"])
            assert (document, FOAF.primaryTopic, URIRef(iri)) in graph
            assert (document, VOID.inDataset, URIRef(f"{IRIS.base}void#dataset")) in graph
        page = site.client.get(path_of(iri), headers=BROWSER)
        assert page.status_code == 303
        shown = site.client.get(page.headers["location"], headers=BROWSER)
        assert shown.status_code == 200, iri
        assert shown.headers["content-type"].startswith("text/html")
        assert iri in shown.text or path_of(iri).startswith("/id/")


def test_the_data_of_a_thing_are_all_that_the_store_says_of_it(site: Site) -> None:
    for iri in things(site):
        if path_of(iri).lstrip("/") in published_names():
            continue
        rest = path_of(iri).lstrip("/")
        graph = read(site.client.get(f"/data/{rest}.nt").text, "nt")
        with open_reader(site.store) as reader:
            rows = reader.select(f"SELECT DISTINCT ?p ?o {{ <{iri}> ?p ?o }}").rows
        assert len(list(graph.predicate_objects(URIRef(iri)))) == len(rows) > 0, iri


def test_a_citation_comes_with_the_words_that_prove_it(site: Site) -> None:
    with open_reader(site.store) as reader:
        rows = reader.select(
            f"SELECT ?c {{ ?c a <{TIP.Citation}> ; <{CITO.hasCitedEntity}> <{IRIS.instrument(EARLY)}> }}"
        ).rows
    (citation,) = (str(row[0]) for row in rows)
    graph = read(site.client.get(f"/data{path_of(citation)}.ttl").text, "ttl")
    (mention,) = graph.objects(URIRef(citation), TIP.evidence)
    selectors = list(graph.objects(mention, OA.hasSelector))
    exact = [str(words) for selector in selectors for words in graph.objects(selector, OA.exact)]
    assert exact == ["Resolution 217 A (III)"]
    assert len(selectors) == 2
    page = site.client.get(f"/page{path_of(citation)}", headers=BROWSER).text
    assert "Resolution 217 A (III)" in page
    assert "/vocabulary/verb/reaffirm" in page


def test_a_document_that_was_read_comes_with_its_paragraphs(site: Site) -> None:
    graph = read(site.client.get(f"/data/id/{FIRST}.ttl").text, "ttl")
    texts = {str(text) for text in graph.objects(IRIS.paragraph(FIRST, "pp1"), TIP.text)}
    assert texts == {TEXT}
    page = site.client.get(f"/page/id/{FIRST}", headers=BROWSER).text
    assert 'id="pp1"' in page
    assert 'id="pp1"' in site.client.get(f"/instruments/{FIRST}", headers=BROWSER).text
    other = read(site.client.get(f"/data/id/{PLAN}.ttl").text, "ttl")
    assert not list(other.objects(None, TIP.text))


def test_identifiers_with_brackets_and_parentheses_are_found(site: Site) -> None:
    for identifier in (EARLY, COUNCIL):
        iri = str(IRIS.instrument(identifier))
        answer = site.client.get(path_of(iri), headers={"Accept": "text/turtle"})
        assert answer.status_code == 303
        graph = read(site.client.get(answer.headers["location"]).text, "ttl")
        assert (URIRef(iri), DCTERMS.identifier, Literal(identifier)) in graph
    assert site.client.get(path_of(str(IRIS.instrument(UNNAMED)))).status_code == 303


def test_a_concept_shows_what_uses_it(site: Site) -> None:
    answer = site.client.get("/vocabulary/verb/recall", headers=BROWSER)
    assert answer.headers["location"] == "/page/vocabulary/verb/recall"
    page = site.client.get("/page/vocabulary/verb/recall", headers=BROWSER).text
    assert "What leads to it" in page
    assert "/page/citation/" in page
    graph = read(site.client.get("/data/vocabulary/verb/recall.nt").text, "nt")
    assert (URIRef(f"{VOCABULARY_BASE}vocabulary/verb/recall"), SKOS.prefLabel, Literal("recall", "en")) in graph


def test_a_named_graph_is_a_document_itself(site: Site) -> None:
    iri = str(IRIS.document_graph(FIRST))
    with open_reader(site.store) as reader:
        (row,) = reader.select(f"SELECT (COUNT(*) AS ?n) {{ GRAPH <{iri}> {{ ?s ?p ?o }} }}").rows
    answer = site.client.get(path_of(iri), headers={"Accept": "application/n-triples"})
    assert answer.status_code == 200
    assert answer.headers["content-location"] == f"/data/graph/document/{FIRST}.nt"
    assert len(read(answer.text, "nt")) == int(str(row[0]))
    page = site.client.get(path_of(iri), headers=BROWSER)
    assert page.headers["content-type"].startswith("text/html")
    assert "named graph" in page.text


def test_what_is_not_there_is_a_problem_or_a_page_that_says_so(site: Site) -> None:
    unknown = site.client.get("/id/A/RES/64/29")
    assert unknown.status_code == 404
    assert unknown.headers["content-type"] == "application/problem+json"
    assert PLAN in unknown.json()["nearest"]
    paths = (
        *("/body/NOBODY", "/citation/0", f"/citation/{'0' * 24}", "/vocabulary/verb/none", "/vocabulary/none"),
        *("/graph/none", "/data/body/UNGA", "/data/body/UNGA.zip", "/data/none/x.ttl", "/page/none/x", "/id/SDG/8.7"),
        *("/void.zip", "/body/", "/citation/%3E%20%7D", "/body/%3E%20%7D%20INSERT"),
    )
    for path in paths:
        answer = site.client.get(path)
        assert answer.status_code == 404, path
        assert answer.json()["status"] == 404
        assert site.client.get(path, headers=BROWSER).headers["content-type"].startswith("text/html")


def test_a_format_that_cannot_be_written_is_refused(site: Site) -> None:
    for path in ("/ontology", "/shape", "/vocabulary/verb", f"/id/{PLAN}", "/graph/vocabulary", "/void"):
        answer = site.client.get(path, headers={"Accept": "image/png"})
        assert answer.status_code == 406, path
        assert "text/turtle" in answer.json()["available"]


def test_an_unchanged_document_is_not_sent_again(site: Site) -> None:
    for path in (
        "/ontology",
        "/ontology.ttl",
        f"/data/id/{PLAN}.ttl",
        f"/page/id/{PLAN}",
        "/graph/vocabulary",
        "/void",
    ):
        first = site.client.get(path)
        again = site.client.get(path, headers={"If-None-Match": first.headers["etag"]})
        assert (again.status_code, again.content) == (304, b""), path
        assert again.headers["etag"] == first.headers["etag"]
    turtle = site.client.get("/ontology", headers={"Accept": "text/turtle"}).headers["etag"]
    other = site.client.get("/ontology", headers={"Accept": "application/ld+json", "If-None-Match": turtle})
    assert other.status_code == 200


def test_head_says_what_get_would(site: Site) -> None:
    for path in ("/ontology", f"/id/{PLAN}", f"/data/id/{PLAN}.ttl", "/void"):
        got, head = site.client.get(path), site.client.head(path)
        assert (head.status_code, head.content) == (got.status_code, b""), path
        for name in ("content-type", "location", "etag", "vary", "content-location"):
            assert head.headers.get(name) == got.headers.get(name), (path, name)


def test_other_sites_may_read_the_data_and_pages_keep_their_policy(site: Site) -> None:
    for path in ("/ontology", f"/id/{PLAN}", f"/data/id/{PLAN}.ttl", "/void", "/.well-known/void", "/shape.ttl"):
        headers = site.client.get(path).headers
        assert headers["access-control-allow-origin"] == "*", path
        assert "unsafe" not in headers["content-security-policy"]
    assert "access-control-allow-origin" not in site.client.get(f"/page/id/{PLAN}").headers


def test_a_thing_of_another_base_is_served_with_the_same_terms(tmp_path_factory: pytest.TempPathFactory) -> None:
    store = f"oxigraph:{tmp_path_factory.mktemp('moved')}/graph"
    write_graph(store)
    with running(Settings(store=store, base="https://example.org/elsewhere/")) as moved:
        assert moved.client.get(f"/id/{PLAN}").status_code == 404
        assert moved.client.get("/vocabulary/verb/recall").status_code == 303
        assert moved.client.get("/ontology").status_code == 200


def test_words_in_the_graph_cannot_become_markup(site: Site) -> None:
    page = site.client.get(f"/page/id/{FIRST}", headers=BROWSER).text
    assert "&lt;b&gt;handbook&lt;/b&gt;" in page
    assert "<b>handbook" not in page
