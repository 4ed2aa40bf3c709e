"""A report says which shape, which node, and which words of which document."""

import json

import pytest
from rdflib import RDF, Graph, Literal, URIRef

from rdf_samples import RESOLUTION, sample_graph
from tipgraph.rdf import DEFAULT_IRIS
from tipgraph.rdf.terms import OA, TIP
from tipgraph.store import GraphReader
from tipgraph.validation import Report, Severity, audit, report_json, report_text, report_turtle, validate

PREAMBLE = DEFAULT_IRIS.paragraph(RESOLUTION, "pp1")


@pytest.fixture(scope="module")
def report() -> Report:
    graph = sample_graph()
    citation = next(graph.subjects(TIP.citingParagraph, PREAMBLE))
    graph.set((citation, TIP.confidence, Literal(7)))
    quote = min(graph.subjects(OA.exact, Literal("64/293")))
    graph.set((quote, OA.exact, Literal("64/294")))
    graph.remove((DEFAULT_IRIS.note(RESOLUTION, 0), TIP.noteOf, None))
    return validate(graph)


def test_a_wrong_quote_is_shown_with_its_document_paragraph_and_words(report: Report) -> None:
    [finding] = [finding for finding in report.results if finding.shape == "quote-is-in-text"]
    assert (finding.identifier, finding.paragraph, finding.words) == (RESOLUTION, "pp1", "64/294")
    assert finding.severity is Severity.VIOLATION
    assert finding.focus_node.startswith("https://w3id.org/tipgraph/mention/")
    assert "“64/294” do not stand at characters 25 to 31" in finding.message


def test_a_wrong_citation_is_shown_with_the_words_of_its_evidence(report: Report) -> None:
    found = [finding for finding in report.results if finding.shape == "citation-confidence"]
    assert {finding.value for finding in found} == {"7"}
    assert {(finding.identifier, finding.paragraph) for finding in found} == {(RESOLUTION, "pp1")}
    assert {finding.words for finding in found} <= {"64/293", "64/294"}


def test_violations_come_before_warnings(report: Report) -> None:
    severities = [finding.severity for finding in report.results]
    assert severities == sorted(severities, key=list(Severity).index)
    assert report.count(Severity.WARNING) == 1
    assert not report.conforms


def test_the_text_can_be_read_by_a_person(report: Report) -> None:
    text = report_text(report)
    assert "Violation: words in A/RES/76/186, pp1: The words “64/294” do not stand" in text
    assert "  words  “64/294”" in text
    assert "  shape  quote-is-in-text" in text
    assert text.splitlines()[-1].startswith("The graph does not conform.")
    assert report_text(validate(Graph())) == "The graph conforms. 0 nodes, 0 violations, 0 warnings."


def test_the_json_and_the_turtle_say_the_same(report: Report) -> None:
    document = json.loads(report_json(report))
    assert document["conforms"] is False
    assert len(document["results"]) == len(report.results)
    assert document["results"][0]["severity"] == "violation"
    assert {"shape", "focus_node", "identifier", "paragraph", "message", "value", "words"} <= set(
        document["results"][0]
    )
    graph = Graph().parse(data=report_turtle(report), format="turtle")
    results = list(graph.subjects(RDF.type, URIRef("http://www.w3.org/ns/shacl#ValidationResult")))
    assert len(results) == len(report.results)


def test_a_long_paragraph_is_cut_in_the_report() -> None:
    graph = sample_graph()
    graph.set((PREAMBLE, TIP.text, Literal("word " * 100)))
    graph.set((PREAMBLE, TIP.paragraphLabel, Literal("a bad label")))
    [finding] = [finding for finding in validate(graph).results if finding.shape == "paragraph-label"]
    assert finding.words is not None
    assert len(finding.words) < 130
    assert finding.words.endswith("word …")


def test_the_five_documents_conform(built_reader: GraphReader) -> None:
    report = audit(built_reader)
    assert report.conforms, report_text(report)
    assert report.count(Severity.WARNING) == 0
