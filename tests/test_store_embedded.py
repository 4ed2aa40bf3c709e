"""The embedded stores: generations, atomic switch, answers."""

import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pyoxigraph
import pytest
import rdflib

from tipgraph.errors import QueryError, StoreError
from tipgraph.store import begin_generation, current_generation, open_reader

EX = rdflib.Namespace("https://example.org/")


def graph_of(*values: str) -> rdflib.Graph:
    graph = rdflib.Graph()
    for value in values:
        graph.add((EX.thing, EX.says, rdflib.Literal(value)))
    return graph


def names_in(folder: Path) -> list[str]:
    return sorted(entry.name for entry in folder.iterdir())


def values(url: str, query: str = "SELECT ?o { ?s ?p ?o } ORDER BY ?o") -> list[str]:
    with open_reader(url) as reader:
        return [str(row[0]) for row in reader.select(query).rows]


@pytest.fixture(params=["oxigraph", "memory"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    return f"{request.param}:{tmp_path / 'graph'}"


def test_a_generation_is_seen_once_it_is_published(url: str) -> None:
    assert current_generation(url) is None
    with pytest.raises(StoreError, match="There is no graph"):
        open_reader(url)
    with begin_generation(url) as writer:
        writer.replace(EX.g1, graph_of("a"))
        assert [str(row[0]) for row in writer.select("SELECT ?o { ?s ?p ?o }").rows] == ["a"]
        assert current_generation(url) is None
    assert current_generation(url) == "000001"
    with begin_generation(url) as writer:
        assert writer.graphs() == (str(EX.g1),)
        writer.replace(EX.g1, graph_of("b", "c"))
        writer.replace(EX.g2, graph_of("d"))
        assert values(url) == ["a"]
    assert current_generation(url) == "000002"
    assert values(url) == ["b", "c", "d"]


def test_a_reader_keeps_its_generation(url: str) -> None:
    with begin_generation(url) as writer:
        writer.replace(EX.g, graph_of("old"))
    reader = open_reader(url)
    for number in range(4):
        with begin_generation(url) as writer:
            writer.replace(EX.g, graph_of(f"new {number}"))
    assert reader.generation() == "000001"
    assert [str(row[0]) for row in reader.select("SELECT ?o { ?s ?p ?o }").rows] == ["old"]
    reader.close()
    assert values(url) == ["new 3"]
    with pytest.raises(StoreError, match="closed"):
        reader.graphs()


def test_an_exception_discards_the_generation(url: str) -> None:
    with begin_generation(url) as writer:
        writer.replace(EX.g, graph_of("kept"))

    def fail() -> None:
        with begin_generation(url) as writer:
            writer.replace(EX.g, graph_of("lost"))
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert values(url) == ["kept"]
    assert current_generation(url) == "000001"


def test_a_triple_of_two_graphs_counts_once(url: str) -> None:
    with begin_generation(url) as writer:
        writer.replace(EX.g1, graph_of("shared", "one"))
        writer.replace(EX.g2, graph_of("shared"))
    assert values(url) == ["one", "shared"]
    assert values(url, "SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } }") == ["3"]
    assert values(url, f"SELECT ?o FROM <{EX.g2}> {{ ?s ?p ?o }}") == ["shared"]
    with begin_generation(url) as writer:
        writer.remove(EX.g1)
        writer.remove(EX.nothing)
    assert values(url) == ["shared"]
    with begin_generation(url) as writer:
        writer.replace(EX.g2, graph_of("other"))
        assert writer.graphs() == (str(EX.g2),)
    assert values(url) == ["other"]


def test_text_survives_exactly(url: str) -> None:
    text = 'a "quote", a \\ backslash,\na line, a\ttab, é, 漢, 🕊, A/RES/217(III)[A]'
    with begin_generation(url) as writer:
        writer.replace(EX.g, graph_of(text))
    assert values(url) == [text]


def test_terms_tell_what_they_are(url: str) -> None:
    graph = rdflib.Graph()
    graph.add((EX.s, EX.p, rdflib.Literal("oui", lang="fr")))
    graph.add((EX.s, EX.q, rdflib.Literal(7)))
    graph.add((EX.s, EX.r, EX.o))
    with begin_generation(url) as writer:
        writer.replace(EX.g, graph)
    with open_reader(url) as reader:
        rows = reader.select("SELECT ?o ?nothing { ?s ?p ?o } ORDER BY ?p")
    assert rows.variables == ("o", "nothing")
    words, number, thing = (row[0] for row in rows.rows)
    assert words is not None
    assert (words.kind, words.value, words.language) == ("literal", "oui", "fr")
    assert number is not None
    assert (number.value, number.datatype) == ("7", str(rdflib.XSD.integer))
    assert thing is not None
    assert (thing.kind, thing.value) == ("iri", str(EX.o))
    assert rows.rows[0][1] is None


@pytest.mark.parametrize(
    ("query", "media_type", "expected"),
    [
        ("SELECT ?o { ?s ?p ?o }", "application/sparql-results+json", b'"value":"a"'),
        ("SELECT ?o { ?s ?p ?o }", "application/sparql-results+xml", b"<literal>a</literal>"),
        ("SELECT ?o { ?s ?p ?o }", "text/csv", b"o\r\na\r\n"),
        ("SELECT ?o { ?s ?p ?o }", "text/tab-separated-values", b'?o\n"a"\n'),
        ("ASK { ?s ?p 'a' }", "application/sparql-results+json", b'"boolean":true'),
        ("CONSTRUCT WHERE { ?s ?p ?o }", "text/turtle; charset=utf-8", b'"a"'),
        ("CONSTRUCT WHERE { ?s ?p ?o }", "application/n-triples", b'<https://example.org/says> "a" .'),
        ("DESCRIBE <https://example.org/thing>", "application/rdf+xml", b">a</"),
        ("CONSTRUCT WHERE { ?s ?p ?o }", "application/ld+json", b'"@value":"a"'),
    ],
)
def test_answers(query: str, media_type: str, expected: bytes) -> None:
    with begin_generation("memory:answers") as writer:
        writer.replace(EX.g, graph_of("a"))
    with open_reader("memory:answers") as reader:
        answer = reader.answer(query, media_type)
    assert answer.media_type == media_type.partition(";")[0]
    assert expected in answer.body


@pytest.mark.parametrize(
    ("query", "media_type"),
    [
        ("SELECT * {", "text/csv"),
        ("INSERT DATA { <urn:a> <urn:b> 1 }", "text/csv"),
        ("CLEAR ALL", "text/csv"),
        ("SELECT * { ?s ?p ?o }", "text/turtle"),
        ("CONSTRUCT WHERE { ?s ?p ?o }", "text/csv"),
        ("SELECT * { ?s ?p ?o }", "image/png"),
    ],
)
def test_what_is_no_query_or_no_media_type_of_it_is_refused(query: str, media_type: str) -> None:
    with begin_generation("memory:refused") as writer:
        writer.replace(EX.g, graph_of("a"))
    with open_reader("memory:refused") as reader:
        with pytest.raises(QueryError) as caught:
            reader.answer(query, media_type)
        assert "\n" not in str(caught.value)
        with pytest.raises(QueryError):
            reader.select("ASK { ?s ?p ?o }")
        assert reader.graphs() == (str(EX.g),)


def said_in(content: bytes, media_type: str) -> list[tuple[str, str]]:
    form = pyoxigraph.RdfFormat.from_media_type(media_type)
    return sorted((quad.object.value, quad.graph_name.value) for quad in pyoxigraph.parse(content, format=form))


@pytest.mark.parametrize("media_type", ["application/n-quads", "application/trig", "application/ld+json"])
def test_dumps_with_named_graphs_can_be_read_back(url: str, media_type: str) -> None:
    with begin_generation(url) as writer:
        writer.replace(EX.g1, graph_of("a", "b"))
        writer.replace(EX.g2, graph_of("a"))
    with open_reader(url) as reader:
        everything, one = reader.dump(media_type), reader.dump(media_type, str(EX.g2))
        assert reader.dump(media_type) == reader.dump(media_type)
    assert said_in(everything, media_type) == [("a", str(EX.g1)), ("a", str(EX.g2)), ("b", str(EX.g1))]
    assert said_in(one, media_type) == [("a", str(EX.g2))]


def test_dumps_without_named_graphs_are_their_union(url: str) -> None:
    with begin_generation(url) as writer:
        writer.replace(EX.g1, graph_of("a", "b"))
        writer.replace(EX.g2, graph_of("a"))
    with open_reader(url) as reader:
        assert reader.dump("application/n-triples").count(b"\n") == 2
        assert reader.dump("text/turtle", str(EX.g2)).count(b'"a"') == 1
        with pytest.raises(StoreError, match=r"image/png.*Choose"):
            reader.dump("image/png")


def test_a_damaged_graph_is_not_written(url: str) -> None:
    graph = rdflib.Graph()
    graph.add((rdflib.URIRef("https://example.org/not an iri"), EX.p, rdflib.Literal(1)))
    with begin_generation(url) as writer:
        with pytest.raises(StoreError, match=str(EX.g)):
            writer.replace(EX.g, graph)
        with pytest.raises(StoreError, match="no IRI"):
            writer.replace("no iri", graph_of("a"))
        assert writer.graphs() == ()


def test_two_builds_at_once_are_refused(url: str) -> None:
    with (
        begin_generation(url),
        pytest.raises(StoreError, match="Another build"),
        begin_generation(url),
    ):
        pass
    with begin_generation(url) as writer:
        writer.replace(EX.g, graph_of("a"))
    assert values(url) == ["a"]


def test_old_generations_are_pruned(tmp_path: Path) -> None:
    url = f"oxigraph:{tmp_path}/graph"
    for number in range(5):
        with begin_generation(url) as writer:
            writer.replace(EX[f"g{number}"], graph_of(str(number)))
    assert names_in(tmp_path / "graph" / "generations") == ["000004", "000005"]
    assert values(url) == ["0", "1", "2", "3", "4"]


@pytest.mark.parametrize("content", ["", "000009\n", "../../etc\n", "\udcff\x00"])
def test_a_damaged_pointer_says_how_to_go_back(tmp_path: Path, content: str) -> None:
    url = f"oxigraph:{tmp_path}/graph"
    for _ in range(2):
        with begin_generation(url) as writer:
            writer.replace(EX.g, graph_of("a"))
    pointer = tmp_path / "graph" / "current"
    pointer.write_bytes(content.encode("utf-8", "surrogateescape"))
    for attempt in (open_reader, current_generation, lambda name: begin_generation(name).__enter__()):
        with pytest.raises(StoreError, match="000002") as caught:
            attempt(url)
        assert "\n" not in str(caught.value)
    pointer.write_text("000002\n")
    assert values(url) == ["a"]
    pointer.unlink()
    with pytest.raises(StoreError, match="is missing"):
        open_reader(url)


def test_a_damaged_generation_says_how_to_go_back(tmp_path: Path) -> None:
    url = f"oxigraph:{tmp_path}/graph"
    for _ in range(2):
        with begin_generation(url) as writer:
            writer.replace(EX.g, graph_of("a"))
    (tmp_path / "graph" / "generations" / "000002" / "CURRENT").unlink()
    with pytest.raises(StoreError, match="write 000001 into"):
        open_reader(url)
    with pytest.raises(StoreError, match="000002"), begin_generation(url):
        pass


def test_what_is_no_store_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "letter.txt").write_text("x")
    for path in ("file", "file/below"):
        with pytest.raises(StoreError, match="Give a folder"), begin_generation(f"oxigraph:{tmp_path}/{path}"):
            pass
    with pytest.raises(StoreError, match="other things"), begin_generation(f"oxigraph:{tmp_path}/folder"):
        pass
    assert names_in(tmp_path / "folder") == ["letter.txt"]
    for path in ("file", "folder", "nowhere"):
        with pytest.raises(StoreError):
            open_reader(f"oxigraph:{tmp_path}/{path}")
    for url in ("graph", "ftp:graph", "oxigraph:", "sparql+http:graph"):
        with pytest.raises(StoreError, match="Write"):
            open_reader(url)


BUILD = """
import sys
import rdflib
from tipgraph.store import begin_generation
print("begin", flush=True)
number = 0
while True:
    number += 1
    with begin_generation(sys.argv[1]) as writer:
        for name in range(12):
            graph = rdflib.Graph()
            for place in range(40):
                subject = rdflib.URIRef(f"https://example.org/{name}/{place}")
                graph.add((subject, rdflib.RDFS.label, rdflib.Literal(f"round {number} of {name}")))
            writer.replace(f"https://example.org/graph/{name}", graph)
    print(number, flush=True)
"""


def test_a_killed_build_leaves_a_whole_generation(tmp_path: Path) -> None:
    url = f"oxigraph:{tmp_path}/graph"
    chance = random.Random(7)
    for _ in range(6):
        process = subprocess.Popen([sys.executable, "-c", BUILD, url], stdout=subprocess.PIPE, text=True)
        assert process.stdout is not None
        process.stdout.readline()
        process.stdout.readline()
        time.sleep(chance.uniform(0, 0.3))
        process.send_signal(signal.SIGKILL)
        process.wait()
        process.stdout.close()
        with open_reader(url) as reader:
            counts = reader.select("SELECT ?g (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } } GROUP BY ?g").rows
            rounds = reader.select("SELECT DISTINCT ?r { ?s ?p ?o BIND(STRBEFORE(?o, ' of') AS ?r) }").rows
        assert [str(row[1]) for row in counts] == ["40"] * 12
        assert len(rounds) == 1
    with begin_generation(url) as writer:
        writer.remove("https://example.org/graph/0")
    left = names_in(tmp_path / "graph" / "generations")
    assert len(left) == 2
    assert left[-1] == current_generation(url)
