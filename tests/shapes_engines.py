"""The engines that check shapes, each asked in the same way: which node breaks what."""

from collections.abc import Iterable
from itertools import count

from rdflib import SH, BNode, Graph, Literal, URIRef
from rdflib.term import Node

from tipgraph.store import GraphReader, begin_generation, open_reader
from tipgraph.validation.auditing import Result, results
from tipgraph.validation.querying import QueriedGraph
from tipgraph.validation.shapes import load_shapes

Found = tuple[str, str, str, str, str, str]
"""Focus node, path, shape, component, severity and value of a result."""

_NUMBERS = count()


def stored(*graphs: Graph) -> GraphReader:
    """A store in memory that holds these graphs."""
    url = f"memory:shapes-{next(_NUMBERS)}"
    with begin_generation(url) as writer:
        for number, graph in enumerate(graphs):
            writer.replace(f"https://example.org/graph/{number}", graph)
    return open_reader(url)


def with_what_it_names(graph: Graph, context: Graph) -> Graph:
    """A graph and what another one says of the things that it names, and of those that these name in turn."""
    whole = Graph() + graph
    waiting: list[Node] = [*graph.objects(unique=True)]
    seen: set[Node] = set(waiting)
    while waiting:
        for statement in context.triples((waiting.pop(), None, None)):
            whole.add(statement)
            if statement[2] not in seen:
                seen.add(statement[2])
                waiting.append(statement[2])
    return whole


def of_the_audit(data: Graph, shapes: Graph) -> set[Found]:
    """What the queries find that the shapes are compiled to."""
    with stored(data) as reader:
        return comparable(results(reader, load_shapes(shapes)))


def comparable(found: Iterable[Result]) -> set[Found]:
    """Results of the audit as they are compared."""
    return {
        (
            *(_text(each.focus), _text(each.path), _text(each.shape.node)),
            *(each.check.component.fragment, each.shape.severity.fragment, _text(each.value)),
        )
        for each in found
    }


def of_pyshacl(data: Graph, shapes: Graph, whole: Graph | None = None) -> set[Found]:
    """What pySHACL finds in data, which are put into a graph that answers its queries."""
    from pyshacl import validate

    # Oxigraph answers the queries of the project's shapes, as in `tipgraph.validation.validate`: rdflib takes minutes.
    whole = QueriedGraph() if whole is None else whole
    whole += data
    _, report, _ = validate(whole, shacl_graph=shapes, inference="none", advanced=False, meta_shacl=False)
    assert isinstance(report, Graph)
    return of_a_report(report)


def of_a_report(report: Graph) -> set[Found]:
    """The results of a report in the SHACL vocabulary."""
    found: set[Found] = set()
    # Results of shapes within shapes are details of others.
    for result in report.objects(None, SH.result):
        component = URIRef(str(report.value(result, SH.sourceConstraintComponent))).fragment
        severity = URIRef(str(report.value(result, SH.resultSeverity))).fragment
        focus, path = report.value(result, SH.focusNode), report.value(result, SH.resultPath)
        shape, value = report.value(result, SH.sourceShape), report.value(result, SH.value)
        found.add((_text(focus), _text(path), _text(shape), component, severity, _text(value)))
    return found


def _text(node: Node | None) -> str:
    """A node as it can be compared across engines; a path of several steps is a path."""
    if node is None:
        return ""
    if isinstance(node, Literal) and node.language is not None:
        # Language tags mean the same in any case; Oxigraph keeps them in lower case.
        return Literal(str(node), lang=node.language.lower()).n3()
    return "several steps" if isinstance(node, BNode) else node.n3()
