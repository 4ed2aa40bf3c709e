"""The page of shapes says what the shapes say, and the command prints severities apart."""

from pathlib import Path

import pytest
from rdflib import Graph, Literal, URIRef

from shapes_engines import stored
from tipgraph.cli import main
from tipgraph.errors import GraphError
from tipgraph.rdf import shapes_graph, vocabulary_graph
from tipgraph.rdf.terms import TIP
from tipgraph.store import begin_generation
from tipgraph.validation import Severity, audit, report_text
from tipgraph.validation.auditing import results
from tipgraph.validation.catalogue import shapes_table
from tipgraph.validation.shapes import load_shapes

HEAD = """
@prefix : <https://example.org/> . @prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""


def test_the_page_of_shapes_is_as_the_shapes_are() -> None:
    page = Path(__file__).parent.parent / "docs" / "shapes.md"
    written = page.read_text(encoding="utf-8")
    assert written.strip() == shapes_table().strip(), "Write it again: tipgraph validate --list-shapes > docs/shapes.md"


@pytest.mark.parametrize(
    "unknown",
    [
        ":s a sh:NodeShape ; sh:targetClass :A ; sh:qualifiedValueShape :t .",
        ":s a sh:NodeShape ; sh:targetClass :A ; :own 5 .",
        ":s a sh:NodeShape ; sh:targetClass :A ; sh:severity :Grave ; sh:nodeKind sh:IRI .",
        ":s a sh:NodeShape ; sh:targetClass :A ; sh:node :s .",
        ":s a sh:NodeShape ; sh:targetClass :A ; sh:minCount 1 .",
        ":s a sh:NodeShape ; sh:targetClass :A ; sh:flags 'i' .",
        ":s a sh:NodeShape ; sh:target [ sh:select 'SELECT ?this {}' ] .",
        ":s a sh:NodeShape , :Other ; sh:targetClass :A .",
        ":s a sh:PropertyShape ; sh:targetClass :A ; sh:path [ :steps ( :p ) ] ; sh:minCount 1 .",
        ":s a sh:NodeShape ; sh:targetClass :A ; sh:in ( [] ) .",
        ":s a sh:NodeShape ; sh:targetClass :A ; sh:sparql [ sh:ask 'ASK {}' ] .",
        ":s a sh:NodeShape ; sh:targetClass :A ; sh:sparql [ sh:select 'SELECT $this {{$this ?p 1} UNION {?x ?p 2}}' ] .",
        ":s a sh:NodeShape ; sh:targetClass :A ; sh:not [ sh:sparql [ sh:select 'SELECT $this {$this ?p 1}' ] ] .",
        ":c a sh:ConstraintComponent .",
        ":s sh:entailment :e .",
    ],
)
def test_what_the_audit_cannot_compile_is_an_error_and_never_passed_over(unknown: str) -> None:
    shapes = Graph().parse(data=HEAD + unknown, format="turtle")
    with stored(Graph()) as reader, pytest.raises(GraphError):
        list(results(reader, load_shapes(shapes)))


@pytest.mark.parametrize("value", ['"2021-01-31"^^xsd:date', '"one"@en', ":x", "[]"])
def test_what_cannot_be_compared_breaks_a_limit(value: str) -> None:
    """pySHACL takes some of these for smaller than a number; the standard does not."""
    shapes = Graph().parse(data=HEAD + ":s a sh:PropertyShape ; sh:targetNode :x ; sh:path :p ; sh:maxInclusive 7 .")
    data = Graph().parse(data=f"{HEAD} :x :p {value} .")
    with stored(data) as reader:
        assert len(list(results(reader, load_shapes(shapes)))) == 1


@pytest.fixture
def faulty() -> Graph:
    return Graph().parse(Path(__file__).parent / "shapes" / "citation-confidence" / "fail.ttl")


def test_the_command_fails_only_for_violations(faulty: Graph, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    citation = URIRef("https://w3id.org/tipgraph/citation/1")
    with begin_generation("memory:faulty") as writer:
        writer.replace("https://example.org/one", faulty)
    with pytest.raises(SystemExit) as failed:
        main(["validate", "--store", "memory:faulty"])
    assert failed.value.code == 1
    text = capfdbinary.readouterr().out.decode()
    assert "Violations (" in text
    assert "citation of A/RES/64/293 in A/RES/76/186, pp1: A citation has a confidence from 0 to 1." in text
    faulty.set((citation, TIP.confidence, Literal("1.0", datatype="http://www.w3.org/2001/XMLSchema#decimal")))
    faulty.set((URIRef("https://w3id.org/tipgraph/id/A/RES/64/293"), TIP.year, Literal(2050)))
    with stored(faulty, vocabulary_graph()) as reader:
        report = audit(reader)
    assert report.conforms
    assert "nothing-cites-the-future" in {each.shape for each in report.results}
    assert f"Warnings ({report.count(Severity.WARNING)})" in report_text(report)


def test_the_shapes_of_the_project_have_words_for_every_severity() -> None:
    assert {str(severity) for severity in Severity} == {"violation", "warning", "info"}
    assert all(shape.messages or shape.constraints for shape in load_shapes(shapes_graph()))
