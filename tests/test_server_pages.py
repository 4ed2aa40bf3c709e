from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urlencode, urljoin, urlsplit

import pytest

from server_graph import FIRST, PLAN, SECOND, TEXT, UNNAMED, Site, running, write_graph
from tipgraph.settings import Settings

BROWSER = {"Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"}
CHROMIUM = Path("/usr/bin/chromium")
SWITCHES = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
).split()
NAMES = "SELECT ?id WHERE { ?s <http://purl.org/dc/terms/identifier> ?id } ORDER BY ?id"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    store = f"oxigraph:{tmp_path_factory.mktemp('pages')}/graph"
    write_graph(store)
    with running(Settings(store=store)) as running_site:
        yield running_site


class Page(HTMLParser):
    """A page taken apart: its words, links, ids, and what it would load."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.words = ""
        self.tags: list[str] = []
        self.links: list[str] = []
        self.loads: list[str] = []
        self.ids: list[str] = []
        self.labels: list[str] = []
        self.fields: list[str] = []
        self.attributes: set[str] = set()
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        known = {name: value or "" for name, value in attrs}
        self.tags.append(tag)
        self.attributes |= known.keys()
        if "id" in known:
            self.ids.append(known["id"])
        if tag == "a":
            self.links.append(known["href"])
        if tag in ("link", "script", "img") and known.get("rel") != "alternate":
            self.loads.append(known.get("href") or known.get("src") or "inline")
        if tag == "label":
            self.labels.append(known["for"])
        if tag in ("input", "select", "textarea"):
            self.fields.append(known["id"])

    def handle_data(self, data: str) -> None:
        self.words += data


def page(site: Site, path: str, status: int = 200) -> Page:
    answer = site.client.get(path, headers=BROWSER)
    assert answer.status_code == status
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    return Page(answer.text)


PATHS = (
    "/",
    "/instruments",
    f"/instruments/{FIRST}",
    f"/instruments/{PLAN}",
    f"/instruments/{UNNAMED}",
    f"/texts/{FIRST}",
    "/sparql",
    "/sparql?" + urlencode({"query": NAMES}),
    "/docs",
    "/ontology",
    "/vocabulary/verb",
    "/shape",
    "/void",
    f"/page/id/{FIRST}",
    "/page/body/UNGA",
    "/page/vocabulary/verb/recall",
    "/graph/vocabulary",
)


@pytest.mark.parametrize("path", PATHS)
def test_a_page_is_whole_and_loads_nothing_from_elsewhere(site: Site, path: str) -> None:
    found = page(site, path)
    assert found.tags.count("h1") == found.tags.count("main") == 1
    assert "title" in found.tags
    assert len(found.ids) == len(set(found.ids))
    assert set(found.fields) <= set(found.labels)
    assert not {name for name in found.attributes if name == "style" or name.startswith("on")}
    for address in found.loads:
        assert address.startswith("/static/")
        assert site.client.get(address).status_code == 200


def test_every_link_of_every_page_leads_somewhere(site: Site) -> None:
    waiting, seen = ["/"], {"/"}
    while waiting:
        path = waiting.pop()
        answer = site.client.get(path, headers=BROWSER)
        assert answer.status_code == 200, path
        if not answer.headers["content-type"].startswith("text/html"):
            continue
        found = Page(answer.text)
        for link in found.links:
            target = urlsplit(urljoin(path, link))
            if target.netloc:
                # Terms and licences of others, where only a reader who clicks goes.
                assert target.scheme in ("http", "https")
                continue
            if target.path == urlsplit(path).path and target.fragment:
                assert target.fragment in found.ids, link
            address = target._replace(fragment="").geturl()
            if address not in seen and not target.path.startswith(("/sparql", "/api/export")):
                seen.add(address)
                waiting.append(address)
    assert {f"/texts/{FIRST}", f"/instruments/{PLAN}", f"/api/instruments/{PLAN}", "/docs"} <= seen


def test_the_front_page_shows_documents_citations_and_questions(site: Site) -> None:
    found = page(site, "/")
    assert "Trafficking in women and girls" in found.words
    assert "Most cited" in found.words
    assert PLAN in found.words
    assert "textarea" in found.tags


def test_an_instrument_page_shows_both_directions_with_their_words(site: Site) -> None:
    citing = page(site, f"/instruments/{FIRST}")
    for words in ("recall", "pp1", "64/293", "in footnote 1", "confidence 0.9", PLAN):
        assert words in citing.words
    cited = page(site, f"/instruments/{PLAN}")
    for words in ("Trafficking in women and girls", "Global Plan of Action", "reaffirm", SECOND):
        assert words in cited.words
    assert "svg" in cited.tags


def test_a_text_page_gives_the_words_and_marks_what_they_cite(site: Site) -> None:
    found = page(site, f"/texts/{FIRST}")
    assert TEXT in found.words
    assert {"pp1", "op5"} <= set(found.ids)
    assert found.tags.count("mark") == 4
    assert f"/instruments/{PLAN}" in found.links
    page(site, f"/texts/{PLAN}", 404)


def test_words_of_a_document_cannot_become_markup(site: Site) -> None:
    for path in (f"/texts/{FIRST}", f"/instruments/{FIRST}", f"/instruments/{UNNAMED}"):
        found = page(site, path)
        assert "<b>handbook</b>" in found.words
    evil = '"><script>alert(1)</script>'
    for path in ("/instruments?", "/sparql?"):
        text = site.client.get(path + urlencode({"text": evil, "query": evil}), headers=BROWSER).text
        assert "<script>alert" not in text
    assert "<script>alert" not in site.client.get(f"/instruments/{evil}", headers=BROWSER).text


def test_results_are_a_table_and_can_be_downloaded(site: Site) -> None:
    found = page(site, "/sparql?" + urlencode({"query": NAMES}))
    assert PLAN in found.words
    assert "th" in found.tags
    downloads = [link for link in found.links if "format=csv" in link]
    assert site.client.get(downloads[0]).headers["content-type"].startswith("text/csv")
    assert "Yes" in page(site, "/sparql?" + urlencode({"query": "ASK {}"})).words
    graph = page(site, "/sparql?" + urlencode({"query": "CONSTRUCT { <urn:a> <urn:b> <urn:c> } WHERE {}"}))
    assert "<urn:a>" in graph.words


def test_an_instrument_in_a_result_leads_to_its_page(site: Site) -> None:
    found = page(site, "/sparql?" + urlencode({"query": "SELECT DISTINCT ?g { GRAPH ?d { ?g a ?c } }"}))
    assert f"/instruments/{PLAN}" in found.links


def test_any_other_thing_in_a_result_leads_to_what_is_said_of_it(site: Site) -> None:
    query = (
        "SELECT ?c ?v ?t { ?c a ?t ; <https://w3id.org/tipgraph/ontology#verb> ?v "
        "FILTER(?t = <https://w3id.org/tipgraph/ontology#Citation>) }"
    )
    found = page(site, "/sparql?" + urlencode({"query": query}))
    assert {"/page/vocabulary/verb/recall", "/ontology#Citation"} <= set(found.links)
    citations = [link for link in found.links if link.startswith("/page/citation/")]
    assert len(citations) == 5
    page(site, citations[0])


def test_a_wrong_query_is_shown_with_what_is_wrong(site: Site) -> None:
    found = page(site, "/sparql?" + urlencode({"query": "SELECT * {\n ?s ?p }"}), 400)
    assert "line 2" in found.words
    assert "?s ?p }" in found.words


def test_a_reader_who_errs_gets_a_page(site: Site) -> None:
    found = page(site, "/instruments/A/RES/64/29", 404)
    assert f"/instruments/{PLAN}" in found.links
    page(site, "/nothing", 404)


def test_a_list_can_be_searched_and_paged(site: Site) -> None:
    assert SECOND not in page(site, "/instruments?text=girls&organ=&kind=&year=").words
    assert "Previous" not in page(site, "/instruments").words
    assert "Previous" in page(site, "/instruments?offset=2").words
    page(site, "/instruments?year=x")


def test_the_forms_of_the_api_page_lead_to_what_they_say(site: Site) -> None:
    found = page(site, "/docs")
    operations = [name for name in found.ids if name.startswith("citations")]
    answer = site.client.get(f"/docs/try/{operations[0]}", params={"id": PLAN, "direction": "in", "verb": ""})
    assert answer.status_code == 303
    assert answer.headers["location"] == f"/api/instruments/{PLAN}/citations?direction=in"


@pytest.mark.skipif(
    not CHROMIUM.exists(),
    reason="needs a browser at /usr/bin/chromium; the machines that check changes have only Python",
)
def test_a_reader_with_only_a_keyboard_asks_the_graph_in_a_browser(site: Site) -> None:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(CHROMIUM), args=SWITCHES)
        tab = browser.new_page(viewport={"width": 390, "height": 800}, color_scheme="dark")
        complaints: list[str] = []
        addresses: list[str] = []
        tab.on("console", lambda message: complaints.append(message.text))
        tab.on("pageerror", lambda error: complaints.append(str(error)))
        tab.on("request", lambda request: addresses.append(request.url))
        for path in PATHS:
            tab.goto(site.address + path)
            assert tab.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), path
        tab.goto(f"{site.address}/")
        tab.keyboard.press("Tab")
        assert tab.evaluate("document.activeElement.textContent") == "Skip to the content"
        tab.focus("#query")
        tab.keyboard.press("Control+A")
        tab.keyboard.insert_text(NAMES)
        tab.keyboard.press("Control+Enter")
        tab.wait_for_selector("#results table")
        assert PLAN in tab.inner_text("#results")
        assert tab.url == f"{site.address}/"
        tab.goto(f"{site.address}/texts/{FIRST}")
        tab.click(f'mark a[href="/instruments/{PLAN}"]')
        tab.wait_for_url(f"**/instruments/{PLAN}")
        assert tab.inner_text("h1") == "General Assembly resolution 64/293"
        browser.close()
    assert complaints == []
    assert {urlsplit(address).netloc for address in addresses} == {urlsplit(site.address).netloc}
