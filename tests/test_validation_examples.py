"""Each shape has an example that passes and one that it alone catches, and three engines judge all of them alike."""

from pathlib import Path

import pytest
from rdflib import RDF, SH, Graph, URIRef
from rdflib.term import Node

from shapes_engines import Found, of_pyshacl, of_the_audit, stored, with_what_it_names
from tipgraph.rdf import shapes_graph, vocabulary_graph
from tipgraph.rdf.terms import DCTERMS, SHAPE, SKOS, TIP
from tipgraph.validation.auditing import Result, answers
from tipgraph.validation.catalogue import reporting_shapes
from tipgraph.validation.compiling import Check, compile_shapes
from tipgraph.validation.findings import offender
from tipgraph.validation.shapes import Shape, load_shapes

FOLDER = Path(__file__).parent / "shapes"
SHAPES = shapes_graph()
EXAMPLES = sorted(path.name for path in FOLDER.iterdir())


@pytest.fixture(scope="module")
def shapes() -> dict[str, Shape]:
    return {str(shape.node).removeprefix(str(SHAPE)): shape for shape in reporting_shapes(load_shapes(shapes_graph()))}


@pytest.fixture(scope="module")
def concepts() -> Graph:
    return vocabulary_graph()


@pytest.fixture(scope="module")
def checks() -> tuple[Check, ...]:
    return compile_shapes(load_shapes(shapes_graph()), {})


BASE = "https://w3id.org/tipgraph/"
UN = "http://metadata.un.org/"
SHARED = (SKOS.altLabel, SKOS.notation, TIP.registrationNumber, TIP.cites, DCTERMS.subject, DCTERMS.title)
"""What rules compare across documents; examples that have it are judged alone."""


def renamed(graph: Graph, name: str, verdict: str) -> Graph:
    """An example with addresses of its own, to stand with others; their tails, which rules read, stay."""
    names: dict[Node, URIRef] = {}
    for node in graph.subjects(unique=True):
        start = UN if str(node).startswith(UN) else BASE
        names[node] = URIRef(f"{start}{name}-{verdict}/{str(node).removeprefix(start)}")
    copy = Graph()
    for subject, predicate, value in graph:
        copy.add((names[subject], predicate, names.get(value, value)))
    return copy


def stands_alone(graph: Graph) -> bool:
    return any((None, predicate, None) in graph for predicate in SHARED)


def place(node: Node | str) -> tuple[str, str]:
    """The name of the example that a node belongs to, and its verdict."""
    name, _, verdict = str(node).removeprefix(BASE).removeprefix(UN).partition("/")[0].rpartition("-")
    return name, verdict


@pytest.fixture(scope="module")
def examples() -> dict[tuple[str, str], Graph]:
    return {
        (name, verdict): Graph().parse(FOLDER / name / f"{verdict}.ttl")
        for name in EXAMPLES
        for verdict in ("pass", "fail")
    }


@pytest.fixture(scope="module")
def judged(
    examples: dict[tuple[str, str], Graph], concepts: Graph, checks: tuple[Check, ...]
) -> dict[tuple[str, str], list[Result]]:
    """What the audit finds in each example; those that no rule could mix up are judged in one graph."""
    found: dict[tuple[str, str], list[Result]] = {key: [] for key in examples}
    together = Graph()
    for key, graph in examples.items():
        if stands_alone(graph):
            with stored(with_what_it_names(graph, concepts)) as reader:
                found[key] = list(answers(reader, checks))
        else:
            together += renamed(graph, *key)
    with stored(with_what_it_names(together, concepts)) as reader:
        for result in answers(reader, checks):
            offended, _ = offender(result.focus, result.value)
            found[place(offended)].append(result)
    return found


def test_every_shape_has_its_two_examples(shapes: dict[str, Shape]) -> None:
    assert set(EXAMPLES) == set(shapes)
    for name in EXAMPLES:
        assert {file.name for file in (FOLDER / name).iterdir()} == {"pass.ttl", "fail.ttl"}, name


@pytest.mark.parametrize("name", EXAMPLES)
def test_the_shape_alone_catches_what_fails_and_nothing_what_passes(
    name: str, shapes: dict[str, Shape], judged: dict[tuple[str, str], list[Result]]
) -> None:
    assert judged[name, "pass"] == []
    found = judged[name, "fail"]
    assert {result.shape.node for result in found} == {SHAPE[name]}
    asked = {message for each in shapes[name].constraints for message in each.messages or shapes[name].messages}
    for result in found:
        assert result.shape.severity == shapes[name].severity
        assert "{" not in result.message
        assert any(_agrees(result.message, message) for message in asked), result.message


def _agrees(message: str, asked: str) -> bool:
    """Whether a message is the one that was asked for, with words in the place of its variables."""
    parts = [part.rpartition("}")[2] for part in asked.split("{")]
    return all(part in message for part in parts)


def of_core() -> Graph:
    """The shapes without those that are queries."""
    graph = shapes_graph()
    for shape in set(graph.subjects(SH.sparql)):
        graph.remove((shape, None, None))
    return graph


CORE = of_core()
CORE_EXAMPLES = [name for name in EXAMPLES if (SHAPE[name], RDF.type, None) in CORE]


@pytest.fixture(scope="module")
def core_findings(examples: dict[tuple[str, str], Graph], concepts: Graph) -> tuple[Graph, set[Found]]:
    """The examples of the core shapes, and what the audit finds in them."""
    graph = Graph() + concepts
    for name in CORE_EXAMPLES:
        for verdict in ("pass", "fail"):
            graph += renamed(examples[name, verdict], name, verdict)
    found = of_the_audit(graph, CORE)
    failing = {place(focus.strip("<>")) for focus, *_ in found}
    assert failing == {(name, "fail") for name in CORE_EXAMPLES}, (
        "an example without its finding, or a finding without its example"
    )
    return graph, found


def test_pyshacl_finds_the_same_in_the_examples_of_core_shapes(core_findings: tuple[Graph, set[Found]]) -> None:
    graph, found = core_findings
    assert of_pyshacl(graph, CORE) == found


def test_pyshacl_finds_the_same_in_the_examples_of_queries(
    examples: dict[tuple[str, str], Graph], concepts: Graph
) -> None:
    graph = Graph() + concepts
    for name in sorted(set(EXAMPLES) - set(CORE_EXAMPLES)):
        graph += renamed(examples[name, "fail"], name, "fail")
    found = of_the_audit(graph, SHAPES)
    assert found == of_pyshacl(graph, SHAPES)
    assert {f"<{SHAPE[name]}>" for name in set(EXAMPLES) - set(CORE_EXAMPLES)} <= {shape for _, _, shape, *_ in found}


def test_pyrudof_finds_the_same_in_the_examples_of_core_shapes(core_findings: tuple[Graph, set[Found]]) -> None:
    """Queries are out of its scope: shapes with sh:sparql are not shown to it."""
    import pyrudof

    graph, found = core_findings
    engine = pyrudof.Rudof(pyrudof.RudofConfig())
    engine.read_shacl(CORE.serialize(format="turtle"))
    engine.read_data(graph.serialize(format="turtle"))
    report = engine.validate_shacl()
    assert not report.conforms
    assert {
        (f"<{each.focus_node}>", f"<{each.source_shape}>", URIRef(each.constraint_component).fragment, each.severity)
        for each in report
    } == {(focus, shape, component, severity) for focus, _, shape, component, severity, _ in found}
