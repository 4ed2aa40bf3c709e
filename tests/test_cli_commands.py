"""What the commands print, and with which exit code they end."""

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest
import rdflib

from tipgraph.cli.application import run

DOCUMENTS = Path(__file__).parent.parent / "data" / "documents"
Told = tuple[int, str, str]
Tell = Callable[..., Told]


@pytest.fixture
def tell(capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Tell:
    """Run a command; gives its exit code, standard output and standard error."""
    monkeypatch.delenv("TIPGRAPH_STORE", raising=False)

    def told(*arguments: object) -> Told:
        code = run([str(argument) for argument in arguments])
        printed = capfd.readouterr()
        return code, printed.out, printed.err

    return told


def one_line(error: str) -> bool:
    return error.startswith("tipgraph: error: ") and error.count("\n") == 1 and "Traceback" not in error


def test_show_tells_what_an_instrument_cites_and_who_cites_it(tell: Tell, built_store: str) -> None:
    code, out, _ = tell("show", "a/res/76/186", "--store", built_store)
    assert code == 0
    assert out.startswith("A/RES/76/186  General Assembly resolution 76/186\n")
    assert "Improving the coordination of efforts against trafficking in persons" in out
    assert "  A/RES/64/293  " in out
    code, out, _ = tell("show", "A/RES/64/293", "--store", built_store)
    assert "cited by 5" in out
    assert "What it cites is not known" in out


def test_an_unknown_instrument_gives_the_nearest(tell: Tell, built_store: str) -> None:
    code, out, err = tell("show", "A/RES/64/294", "--store", built_store)
    assert (code, out) == (1, "")
    assert one_line(err)
    assert "A/RES/64/293" in err


def test_a_chain_is_drawn_as_a_tree(tell: Tell, built_store: str) -> None:
    code, out, _ = tell("chain", "A/RES/76/186", "--depth", "1", "--store", built_store)
    lines = out.splitlines()
    assert code == 0
    assert lines[0].startswith("A/RES/76/186")
    assert all(line.startswith("├── ") for line in lines[1:-1])
    assert lines[-1].startswith("└── ")
    assert any("A/RES/64/293" in line and "recall" in line and "pp9" in line for line in lines)


def test_chains_between_two_instruments_share_their_beginnings(tell: Tell, built_store: str) -> None:
    code, out, _ = tell("chain", "A/RES/76/186", "A/RES/64/293", "--store", built_store)
    assert code == 0
    assert out.count("A/RES/76/186") == 1
    assert "├── A/RES/64/293" in out
    assert "    └── A/RES/64/293" in out
    code, out, err = tell("chain", "A/RES/64/293", "A/RES/76/186", "--store", built_store)
    assert code == 0
    assert err.startswith("No chain of up to 4 steps")


def test_chains_as_json(tell: Tell, built_store: str) -> None:
    _, out, _ = tell("chain", "A/RES/76/186", "A/RES/64/293", "--format", "json", "--store", built_store)
    found = json.loads(out)
    assert found["paths"][0]["nodes"] == ["A/RES/76/186", "A/RES/64/293"]
    _, out, err = tell(
        "chain", "A/RES/64/293", "--direction", "in", "--limit", "3", "--format", "json", "--store", built_store
    )
    assert json.loads(out)["root"]["node"]["identifier"] == "A/RES/64/293"
    assert err == "There is more than --limit 3 shows.\n"


def test_a_query_in_every_format(tell: Tell, built_store: str, tmp_path: Path) -> None:
    query = tmp_path / "q.rq"
    query.write_text(
        "# a comment with SELECT\nPREFIX tip: <https://w3id.org/tipgraph/ontology#>\n"
        "SELECT ?to WHERE { <https://w3id.org/tipgraph/id/E/RES/2021/25> tip:cites ?to } ORDER BY ?to"
    )

    def ask(name: str) -> str:
        code, out, _ = tell("query", query, "--format", name, "--store", built_store)
        assert code == 0
        return out

    iris = [row["to"]["value"] for row in json.loads(ask("json"))["results"]["bindings"]]
    assert "https://w3id.org/tipgraph/id/A/RES/64/293" in iris
    assert [row["to"] for row in csv.DictReader(io.StringIO(ask("csv")))] == iris
    assert ask("tsv").splitlines()[1:] == [f"<{iri}>" for iri in iris]
    assert ask("xml").count("<uri>") == len(iris)
    table = ask("table").splitlines()
    assert "A/RES/64/293" in table
    assert table[-1] == f"{len(iris)} rows"
    code, _, err = tell("query", query, "--format", "turtle", "--store", built_store)
    assert (code, one_line(err)) == (2, True)


def test_the_form_of_a_query_decides_its_format(
    tell: Tell, built_store: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"ASK { ?s ?p ?o }")))
    assert tell("query", "-", "--store", built_store)[:2] == (0, "yes\n")
    query = tmp_path / "q.rq"
    query.write_text("CONSTRUCT { ?s a ?type } WHERE { ?s a ?type } LIMIT 5")
    code, out, _ = tell("query", query, "--store", built_store)
    assert (code, len(rdflib.Graph().parse(data=out, format="turtle"))) == (0, 5)
    assert tell("query", query, "--format", "csv", "--store", built_store)[0] == 2


def test_shipped_queries_are_listed_and_run_by_name(tell: Tell, built_store: str) -> None:
    _, listed, _ = tell("query", "--list")
    names = [line.split()[0] for line in listed.splitlines()]
    assert len(names) >= 12
    assert all(len(line.split(None, 1)) == 2 for line in listed.splitlines())
    code, out, _ = tell("query", "most-cited-instruments", "--store", built_store)
    assert code == 0
    assert "A/RES/64/293" in out.splitlines()[2]


@pytest.mark.parametrize(
    ("text", "code"),
    [("SELECT ?x WHERE {", 1), ("DELETE WHERE { ?s ?p ?o }", 1), ("", 1)],
)
def test_a_bad_query_is_refused_in_one_line(tell: Tell, built_store: str, tmp_path: Path, text: str, code: int) -> None:
    query = tmp_path / "q.rq"
    query.write_text(text)
    told = tell("query", query, "--store", built_store)
    assert told[0] == code
    assert one_line(told[2])


def test_a_query_that_is_not_text_or_not_there_is_named(tell: Tell, built_store: str, tmp_path: Path) -> None:
    query = tmp_path / "q.rq"
    query.write_bytes(b"ASK { ?s ?p '\xe9' }")
    assert tell("query", query, "--store", built_store)[0] == 2
    error = tell("query", query, "--store", built_store)[2]
    assert one_line(error)
    assert f"{query}: is not UTF-8 from byte 13 on" in error
    query.write_bytes(b"\xef\xbb\xbfASK { ?s ?p ?o }")
    assert tell("query", query, "--store", built_store)[:2] == (0, "yes\n")
    missing = tell("query", tmp_path / "none.rq", "--store", built_store)
    assert missing[0] == 2
    assert f"no file and no shipped query '{tmp_path / 'none.rq'}'" in missing[2]


def test_a_wrong_choice_is_told_in_plain_words(tell: Tell) -> None:
    assert "'--format': 'foo' is not one of 'table'" in tell("query", "members-of-icat", "--format", "foo")[2]


@pytest.mark.parametrize(
    "arguments",
    [
        ("nonsense",),
        ("build", "--jobs", "0"),
        ("show",),
        ("query",),
        ("query", "most-sighted"),
        ("chain", "A/RES/1/1", "--direction", "sideways"),
        ("export", "--format", "png"),
        ("export", "--format", "csv"),
        ("serve", "--port", "70000"),
        ("extract",),
    ],
)
def test_wrong_usage_ends_with_2_and_one_line(tell: Tell, arguments: tuple[str, ...]) -> None:
    code, out, err = tell(*arguments)
    assert (code, out) == (2, "")
    assert one_line(err)


@pytest.mark.parametrize(
    "command", [("show", "A/RES/1/1"), ("chain", "A/RES/1/1"), ("validate",), ("export", "--format", "dot")]
)
def test_without_a_graph_the_remedy_is_named(tell: Tell, tmp_path: Path, command: tuple[str, ...]) -> None:
    code, _, err = tell(*command, "--store", f"oxigraph:{tmp_path / 'none'}")
    assert code == 1
    assert one_line(err)
    assert "tipgraph build" in err


def test_settings_that_cannot_be_are_usage_errors(tell: Tell, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TIPGRAPH_QUERY_SECONDS", "soon")
    code, _, err = tell("show", "A/RES/1/1")
    assert code == 2
    assert "TIPGRAPH_QUERY_SECONDS" in err


def test_extract_prints_json_and_names_what_it_cannot_read(tell: Tell, tmp_path: Path) -> None:
    empty = tmp_path / "empty.txt"
    empty.touch()
    document = DOCUMENTS / "A_RES_71_319.md"
    code, out, err = tell("extract", document, empty, "--format", "jsonl")
    found = [json.loads(line) for line in out.splitlines()]
    assert code == 1
    assert one_line(err)
    assert str(empty) in err
    assert [each["instrument"]["id"] for each in found] == ["A/RES/71/319"]
    assert found[0]["source"] == str(document)
    texts = {each["label"]: each["text"] for each in found[0]["paragraphs"]}
    inside = [each for each in found[0]["citations"] if each["note"] is None]
    assert inside
    assert all(texts[each["paragraph"]][each["start"] : each["end"]] == each["surface"] for each in inside)
    code, out, _ = tell("extract", document)
    assert (code, json.loads(out)) == (0, found)


@pytest.mark.parametrize("form", ["turtle", "trig"])
def test_extract_prints_rdf(tell: Tell, form: str) -> None:
    code, out, _ = tell("extract", DOCUMENTS / "A_RES_71_319.md", "--format", form)
    graph = rdflib.Dataset(default_union=True).parse(data=out, format=form)
    query = "ASK { ?c <http://purl.org/spar/cito/hasCitedEntity> <https://w3id.org/tipgraph/id/A/RES/64/293> }"
    assert code == 0
    assert graph.query(query).askAnswer


def test_validate_reports_and_fails_on_a_violation(tell: Tell, built_store: str, tmp_path: Path) -> None:
    from tipgraph.store import begin_generation, open_reader

    code, out, _ = tell("validate", "--store", built_store)
    assert code == 0, out
    assert "Violations" not in out
    assert "Warnings" not in out
    assert "written out with --severity info" in out
    assert "citation-without-verb\n          as in: citation of " in out
    assert out.splitlines()[-1].startswith("The graph conforms.")
    broken = f"oxigraph:{tmp_path / 'broken'}"
    name = "https://w3id.org/tipgraph/graph/document/A/RES/71/319"
    with open_reader(built_store) as reader:
        graph = rdflib.Graph().parse(data=reader.dump("application/n-triples", name), format="nt")
    cited = rdflib.URIRef("http://purl.org/spar/cito/hasCitedEntity")
    graph.remove((next(graph.subjects(cited)), cited, None))
    with begin_generation(broken) as writer:
        writer.replace(name, graph)
    code, out, _ = tell("validate", "--store", broken)
    assert code == 1
    assert "A/RES/71/319" in out
    code, out, _ = tell("validate", "--format", "json", "--store", broken)
    assert (code, json.loads(out)["conforms"]) == (1, False)


def test_pyshacl_gives_the_second_opinion(tell: Tell, built_store: str, tmp_path: Path) -> None:
    from tipgraph.store import begin_generation, open_reader

    code, out, _ = tell("validate", "--engine", "pyshacl", "--store", built_store)
    assert (code, out.splitlines()[-1][:20]) == (0, "The graph conforms. ")
    broken = f"oxigraph:{tmp_path / 'broken'}"
    with open_reader(built_store) as reader, begin_generation(broken) as writer:
        for name in reader.graphs():
            graph = rdflib.Graph().parse(data=reader.dump("application/n-triples", name), format="nt")
            if name.endswith("graph/document/A/RES/71/319"):
                cited = rdflib.URIRef("http://purl.org/spar/cito/hasCitedEntity")
                graph.remove((next(graph.subjects(cited)), cited, None))
            writer.replace(name, graph)

    def violated(*engine: str) -> set[str]:
        code, out, _ = tell("validate", *engine, "--format", "json", "--store", broken)
        found = json.loads(out)["results"]
        assert code == 1
        return {each["shape"] for each in found if each["severity"] == "violation"}

    assert violated("--engine", "pyshacl") == violated() != set()
    code, out, _ = tell("validate", "--format", "turtle", "--store", broken)
    assert (code, len(rdflib.Graph().parse(data=out, format="turtle")) > 0) == (1, True)


@pytest.mark.parametrize("name", ["graphml", "gexf", "dot", "cytoscape", "turtle", "trig", "nquads", "jsonld"])
def test_export_writes_a_file_or_standard_output(tell: Tell, built_store: str, tmp_path: Path, name: str) -> None:
    output = tmp_path / "deep" / "file"
    code, out, err = tell("export", "--format", name, "--root", "A/RES/64/293", "-o", output, "--store", built_store)
    assert (code, out, err) == (0, "", f"Wrote {output}.\n")
    code, out, _ = tell("export", "--format", name, "--root", "A/RES/64/293", "--store", built_store)
    assert code == 0
    assert "A/RES/64/293" in out
    assert len(out.encode()) - output.stat().st_size in (0, 1)


def test_export_of_tables(tell: Tell, built_store: str, tmp_path: Path) -> None:
    code, _, _ = tell("export", "--format", "csv", "-o", tmp_path, "--store", built_store)
    assert code == 0
    with (tmp_path / "edges.csv").open(newline="") as file:
        assert len(list(csv.DictReader(file))) > 50
    assert (tmp_path / "nodes.csv").stat().st_size > 0


def test_build_tells_what_it_did(tell: Tell, tmp_path: Path) -> None:
    document, empty = tmp_path / "74-501.txt", tmp_path / "empty.txt"
    document.write_text(
        "Resolution adopted by the General Assembly on 18 December 2019\n\n74/501. Lighthouses\n\n"
        "The General Assembly,\n\nRecalling its resolution 64/293 of 30 July 2010,\n\n1. Urges States to act.\n"
    )
    store = f"oxigraph:{tmp_path / 'graph'}"
    code, out, err = tell("build", document, "--store", store)
    assert (code, out) == (0, "")
    assert "read 1 of 1" in err
    assert "1 read, 0 unchanged" in err
    table = {line.split()[0]: line.split()[1] for line in err.splitlines() if len(line.split()) > 1}
    assert (table["documents"], table["citations"]) == ("1", "1")
    code, _, err = tell("build", document, "--store", store)
    assert code == 0
    assert "Nothing has changed" in err
    empty.touch()
    code, _, err = tell("build", document, empty, "--store", store)
    assert code == 1
    assert f"\ntipgraph: error: {empty}: is empty." in err
    code, _, err = tell("build", empty, "--store", f"oxigraph:{tmp_path / 'other'}")
    assert code == 1
    assert "No document could be read" in err
