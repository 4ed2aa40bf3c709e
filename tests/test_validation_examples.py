"""Each shape has an example that passes and one that it alone catches, and three engines judge all of them alike."""

from collections.abc import Callable
from pathlib import Path

import pytest
from rdflib import RDF, SH, Graph, URIRef
from rdflib.term import Node

from shapes_engines import Found, comparable, of_pyshacl, of_the_audit, stored
from tipgraph.rdf import shapes_graph, vocabulary_graph
from tipgraph.rdf.terms import SHAPE
from tipgraph.validation.auditing import Result, answers
from tipgraph.validation.catalogue import reporting_shapes
from tipgraph.validation.compiling import Check, compile_shapes
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


@pytest.fixture(scope="module")
def example(concepts: Graph) -> Callable[[str, str], Graph]:
    """An example with what the vocabularies say of the concepts that it names."""

    def read(name: str, verdict: str) -> Graph:
        graph = Graph().parse(FOLDER / name / f"{verdict}.ttl")
        waiting: list[Node] = [*graph.objects(unique=True)]
        seen: set[Node] = set(waiting)
        while waiting:
            for statement in concepts.triples((waiting.pop(), None, None)):
                graph.add(statement)
                if statement[2] not in seen:
                    seen.add(statement[2])
                    waiting.append(statement[2])
        return graph

    return read


def judged(graph: Graph, checks: tuple[Check, ...]) -> list[Result]:
    with stored(graph) as reader:
        return list(answers(reader, checks))


def test_every_shape_has_its_two_examples(shapes: dict[str, Shape]) -> None:
    assert set(EXAMPLES) == set(shapes)
    for name in EXAMPLES:
        assert {file.name for file in (FOLDER / name).iterdir()} == {"pass.ttl", "fail.ttl"}, name


@pytest.mark.parametrize("name", EXAMPLES)
def test_the_shape_alone_catches_what_fails_and_nothing_what_passes(
    name: str,
    shapes: dict[str, Shape],
    checks: tuple[Check, ...],
    example: Callable[[str, str], Graph],
) -> None:
    assert judged(example(name, "pass"), checks) == []
    found = judged(example(name, "fail"), checks)
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


def apart(concepts: Graph) -> Graph:
    """The examples of the core shapes in one graph: the nodes of each are given a name of their own."""
    graph = Graph() + concepts
    for name in CORE_EXAMPLES:
        for verdict in ("pass", "fail"):
            example = Graph().parse(FOLDER / name / f"{verdict}.ttl")
            names = {node: URIRef(f"{node}?{name}-{verdict}") for node in example.subjects(unique=True)}
            for subject, predicate, value in example:
                graph.add((names[subject], predicate, names.get(value, value)))
    return graph


@pytest.fixture(scope="module")
def core_findings(concepts: Graph) -> tuple[Graph, set[Found]]:
    """The examples of the core shapes, and what the audit finds in them."""
    graph = apart(concepts)
    found = of_the_audit(graph, CORE)
    failing = {focus.partition("?")[2].rstrip(">").removesuffix("-fail") for focus, *_ in found}
    assert failing == set(CORE_EXAMPLES), "an example without its finding, or a finding without its example"
    return graph, found


def test_pyshacl_finds_the_same_in_the_examples_of_core_shapes(core_findings: tuple[Graph, set[Found]]) -> None:
    graph, found = core_findings
    assert of_pyshacl(graph, CORE) == found


@pytest.mark.parametrize("name", sorted(set(EXAMPLES) - set(CORE_EXAMPLES)))
def test_pyshacl_finds_the_same_in_the_examples_of_queries(
    name: str, checks: tuple[Check, ...], example: Callable[[str, str], Graph]
) -> None:
    graph = example(name, "fail")
    assert comparable(judged(graph, checks)) == of_pyshacl(graph, SHAPES)


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
