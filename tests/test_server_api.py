import csv
import io
import zipfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from urllib.parse import quote

import httpx
import networkx
import pytest
import rdflib

from server_graph import COUNCIL, EARLY, FIRST, PLAN, SECOND, TEXT, UNNAMED, Site, running, write_graph
from tipgraph.errors import StoreError
from tipgraph.server import create_app
from tipgraph.server.operations import read_operations
from tipgraph.settings import Settings

EVERY_IDENTIFIER = (FIRST, SECOND, PLAN, EARLY, COUNCIL, UNNAMED)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    store = f"oxigraph:{tmp_path_factory.mktemp('api')}/graph"
    write_graph(store)
    with running(Settings(store=store)) as running_site:
        yield running_site


def problem(answer: httpx.Response) -> dict[str, object]:
    assert answer.headers["content-type"] == "application/problem+json"
    found = answer.json()
    assert found["status"] == answer.status_code
    assert {"type", "title", "detail", "instance"} <= found.keys()
    assert "Traceback" not in answer.text
    return dict(found)


def test_health_names_the_generation_and_the_size_of_each_graph(site: Site) -> None:
    health = site.client.get("/health").json()
    assert health["status"] == "ok"
    assert health["generation"]
    assert health["triples"] == sum(health["graphs"].values())
    assert health["instruments"] == site.client.get("/api/instruments").json()["total"]


@pytest.mark.parametrize("identifier", EVERY_IDENTIFIER)
@pytest.mark.parametrize("encoded", [False, True])
def test_an_identifier_stands_in_the_path_with_its_slashes(site: Site, identifier: str, encoded: bool) -> None:
    path = quote(identifier, safe="" if encoded else "/()")
    assert site.client.get(f"/api/instruments/{path}").json()["id"] == identifier
    assert site.client.get(f"/api/instruments/{path}/citations").json()["instrument"]["id"] == identifier
    assert site.client.get(f"/instruments/{path}").status_code == 200


def test_an_instrument_says_what_it_is_and_where_to_go_on(site: Site) -> None:
    found = site.client.get(f"/api/instruments/{FIRST}").json()
    assert found["title"] == "Trafficking in women and girls"
    assert (found["kind"], found["organ"], found["source"]) == ("resolution", "UNGA", True)
    assert (found["cites"], found["cited_by"]) == (4, 0)
    assert {relation["relation"] for relation in found["relations"]} == {"inSeriesWith"}
    for address in found["links"].values():
        assert site.client.get(address).status_code == 200


def test_search_by_words_organ_kind_and_year(site: Site) -> None:
    def found(**conditions: object) -> set[str]:
        answer = site.client.get("/api/instruments", params=conditions)
        return {item["id"] for item in answer.json()["items"]}

    assert found(text="women girls") == {FIRST}
    assert found(organ="UNSC") == {COUNCIL}
    assert UNNAMED in found(kind="name")
    assert found(year=2016) == {COUNCIL}
    assert found(year=2016, organ="UNGA") == set()


def test_pages_of_a_list_lead_through_all_of_it(site: Site) -> None:
    address: str | None = "/api/instruments?organ=UNGA&limit=2"
    seen: list[str] = []
    while address:
        page = site.client.get(address).json()
        seen += [item["id"] for item in page["items"]]
        previous, address = page["previous"], page["next"]
        assert (previous is None) == (page["offset"] == 0)
    assert len(seen) == len(set(seen)) == page["total"] == 4


def test_citations_out_carry_paragraph_verb_and_words(site: Site) -> None:
    page = site.client.get(f"/api/instruments/{FIRST}/citations").json()
    by_target = {item["cited"]: item for item in page["items"]}
    assert by_target.keys() == {PLAN, COUNCIL, EARLY, UNNAMED}
    plan = by_target[PLAN]
    assert (plan["paragraph"], plan["verb"], plan["via"]) == ("pp1", "recall", "symbol")
    words = plan["words"][0]
    assert TEXT[words["start"] : words["end"]] == words["exact"] == "64/293"
    assert TEXT.startswith(words["prefix"] + words["exact"])
    early = by_target[EARLY]
    assert (early["words"][0]["note"], early["confidence"]) == ("1", 0.9)


def test_citations_in_come_from_every_document(site: Site) -> None:
    address = f"/api/instruments/{PLAN}/citations"
    page = site.client.get(address, params={"direction": "in"}).json()
    assert [(item["citing"], item["verb"]) for item in page["items"]] == [
        (SECOND, "reaffirm"),
        (FIRST, "recall"),
    ]
    only = site.client.get(address, params={"direction": "in", "verb": "recall"}).json()
    assert [item["citing"] for item in only["items"]] == [FIRST]


def test_a_paragraph_says_what_it_rests_on(site: Site) -> None:
    page = site.client.get(f"/api/paragraphs/{FIRST}", params={"label": "op5"}).json()
    paragraph = page["items"][0]
    assert paragraph["text"] == "Urges States & others to use the <b>handbook</b>;"
    assert paragraph["status"] == "agreed"
    assert [one["cited"] for one in paragraph["citations"]] == [UNNAMED]
    assert site.client.get(f"/api/paragraphs/{FIRST}").json()["total"] == 2
    unknown = site.client.get(f"/api/paragraphs/{FIRST}", params={"label": "op9"})
    assert problem(unknown)["labels"] == ["pp1", "op5"]
    unread = site.client.get(f"/api/paragraphs/{PLAN}")
    assert unread.status_code == 404
    assert "tipgraph build" in str(problem(unread)["remedy"])


def test_chains_and_trees(site: Site) -> None:
    found = site.client.get("/api/chains", params={"from": PLAN, "to": FIRST, "direction": "in"}).json()
    assert found["from"] == PLAN
    assert found["chains"][0]["instruments"] == [PLAN, FIRST]
    assert found["chains"][0]["steps"][0][0]["verbs"] == ["recall"]
    lengths = [chain["length"] for chain in found["chains"]]
    assert lengths == sorted(lengths)
    tree = site.client.get("/api/chains", params={"from": SECOND, "depth": 2}).json()["tree"]
    assert {child["id"] for child in tree["children"]} == {PLAN, FIRST}
    assert site.client.get("/api/chains", params={"from": FIRST, "depth": 0}).status_code == 422
    assert site.client.get("/api/chains", params={"from": FIRST, "to": "A/RES/1/1"}).status_code == 404


def test_exports_can_be_read_back(site: Site) -> None:
    def export(**parameters: object) -> httpx.Response:
        answer = site.client.get("/api/export", params=parameters)
        assert answer.status_code == 200
        assert "attachment" in answer.headers["content-disposition"]
        return answer

    graph = networkx.read_graphml(io.BytesIO(export(format="graphml").content))
    assert graph.number_of_nodes() == site.client.get("/health").json()["instruments"]
    near = networkx.read_graphml(io.BytesIO(export(format="graphml", root=SECOND, depth=1).content))
    assert near.number_of_nodes() == 3
    with zipfile.ZipFile(io.BytesIO(export(format="csv").content)) as archive:
        rows = list(csv.DictReader(io.TextIOWrapper(archive.open("nodes.csv"), encoding="utf-8")))
    assert len(rows) == graph.number_of_nodes()
    turtle = rdflib.Graph().parse(data=export(format="turtle", root=SECOND).content, format="turtle")
    assert (None, None, rdflib.Literal(SECOND)) in turtle
    assert site.client.get("/api/export", params={"format": "excel"}).status_code == 400
    assert site.client.get("/api/export", params={"format": "dot", "root": "A/RES/1/1"}).status_code == 404


@pytest.mark.parametrize("path", ["/api/instruments/A/RES/64/29", "/instruments/A/RES/64/29"])
def test_an_unknown_identifier_is_answered_with_the_nearest(site: Site, path: str) -> None:
    answer = site.client.get(path)
    assert answer.status_code == 404
    found = problem(answer)
    assert found["instance"] == path
    assert PLAN in found["nearest"]  # type: ignore[operator]


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/nothing/here", 404),
        ("GET", "/api/nothing", 404),
        ("GET", "/static/../app.py", 404),
        ("GET", "/static/%2e%2e/app.py", 404),
        ("DELETE", "/api/instruments", 405),
        ("PUT", "/sparql", 405),
        ("POST", "/health", 405),
        ("GET", "/api/instruments?limit=many", 422),
        ("GET", "/api/instruments?limit=0", 422),
        ("GET", "/api/instruments?offset=-1", 422),
        ("GET", f"/api/instruments/{FIRST}/citations?direction=up", 422),
        ("GET", "/api/chains", 422),
        ("GET", "/docs/try/nothing", 404),
        ("GET", "/api/instruments/%00", 404),
        ("GET", "/api/instruments/%FF", 404),
        ("GET", "/instruments/<script>", 404),
    ],
)
def test_every_error_is_a_problem_document(site: Site, method: str, path: str, status: int) -> None:
    answer = site.client.request(method, path)
    assert answer.status_code == status
    found = problem(answer)
    if status == 405:
        assert "GET" in answer.headers["allow"]
    if status == 422:
        assert found["errors"]


def test_every_problem_is_explained_on_the_page_that_its_type_names(site: Site) -> None:
    page = site.client.get("/docs").text
    for path in ("/nothing", "/api/instruments?limit=x", f"/api/instruments/{FIRST}x", "/sparql?query=x"):
        anchor = str(problem(site.client.get(path))["type"]).removeprefix("/docs#")
        assert f'id="{anchor}"' in page


def test_an_unexpected_error_shows_nothing_of_the_inside(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise ZeroDivisionError("secret of the inside")

    monkeypatch.setattr("tipgraph.network.CitationNetwork.search", fail)
    answer = site.client.get("/api/instruments")
    assert answer.status_code == 500
    assert "secret" not in answer.text
    assert "content-security-policy" in answer.headers
    problem(answer)
    assert site.client.get("/health").status_code == 200


def test_head_answers_like_get_without_a_body(site: Site) -> None:
    for path in ("/", "/health", f"/api/instruments/{FIRST}", "/sparql?query=ASK%7B%7D", "/nothing"):
        head, get = site.client.head(path), site.client.get(path)
        assert (head.status_code, head.content) == (get.status_code, b"")
        assert head.headers["content-type"] == get.headers["content-type"]


def test_every_answer_carries_the_security_headers(site: Site) -> None:
    for path in ("/", "/docs", "/static/style.css", "/api/instruments", "/nothing", "/sparql?query=x"):
        headers = site.client.get(path).headers
        policy = headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        assert headers["x-content-type-options"] == "nosniff"
        assert "server" not in headers


def test_large_answers_are_compressed_for_who_can_read_them(site: Site) -> None:
    packed = site.client.get("/api/instruments", headers={"Accept-Encoding": "gzip"})
    plain = site.client.get("/api/instruments", headers={"Accept-Encoding": "identity"})
    assert packed.headers["content-encoding"] == "gzip"
    assert "content-encoding" not in plain.headers
    assert packed.json() == plain.json()


def test_an_unchanged_answer_is_not_sent_again(tmp_path_factory: pytest.TempPathFactory) -> None:
    store = f"oxigraph:{tmp_path_factory.mktemp('tags')}/graph"
    write_graph(store, second=False)
    with running(Settings(store=store)) as site:
        address = f"/api/instruments/{PLAN}"
        tag = site.client.get(address).headers["etag"]
        again = site.client.get(address, headers={"If-None-Match": f'"other", {tag}'})
        assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", tag)
        unknown = site.client.get("/api/instruments/A/RES/1/1", headers={"If-None-Match": "*"})
        assert unknown.status_code == 404
        write_graph(store)
        changed = site.client.get(address, headers={"If-None-Match": tag})
        assert changed.status_code == 200
        assert changed.headers["etag"] != tag


def test_without_a_graph_every_address_says_to_build_one_first(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    store = f"oxigraph:{tmp_path_factory.mktemp('empty')}/graph"
    with running(Settings(store=store)) as site:
        for path in ("/", "/health", "/api/instruments", f"/api/instruments/{PLAN}", "/sparql?query=ASK{}"):
            answer = site.client.get(path)
            assert answer.status_code == 503
            assert "tipgraph build" in str(problem(answer)["remedy"])
            assert "retry-after" in answer.headers
        write_graph(store)
        assert site.client.get("/health").status_code == 200


def test_builds_while_requests_are_answered(tmp_path_factory: pytest.TempPathFactory) -> None:
    store = f"oxigraph:{tmp_path_factory.mktemp('busy')}/graph"
    write_graph(store, second=False)
    addresses = [f"/api/instruments/{PLAN}/citations?direction=in", "/", "/sparql?query=ASK{}"] * 15
    with running(Settings(store=store)) as site, ThreadPoolExecutor(4) as callers:
        answers = callers.map(lambda address: site.client.get(address).status_code, addresses)
        for _ in range(3):
            write_graph(store)
        assert set(answers) == {200}


def test_a_store_that_workers_cannot_open_is_refused_at_once() -> None:
    with pytest.raises(StoreError, match="oxigraph:PATH"):
        create_app(Settings(store="memory:"))


def test_two_applications_share_nothing(site: Site, tmp_path_factory: pytest.TempPathFactory) -> None:
    store = f"oxigraph:{tmp_path_factory.mktemp('other')}/graph"
    write_graph(store, second=False)
    with running(Settings(store=store)) as other:
        sizes = [len(one.client.get("/health").json()["graphs"]) for one in (site, other)]
    assert sizes[0] == sizes[1] + 1


def test_every_example_of_the_openapi_document_runs(built_store: str) -> None:
    with running(Settings(store=built_store)) as site:
        document = site.client.get("/openapi.json").json()
        operations = read_operations(document)
        tried = 0
        for operation in operations:
            for example in operation.example_addresses:
                answer = site.client.get(example.value)
                assert answer.status_code == 200, (example.value, answer.text)
                assert answer.content
                tried += 1
        assert tried > 20
        assert {"/sparql", "/api/chains", "/api/export"} <= {operation.path for operation in operations}
