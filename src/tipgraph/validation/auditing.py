"""Audits a whole store: every constraint is one query, answered where the graph lies."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final, Protocol

from rdflib import RDF, SH, XSD, BNode, Graph, Literal, URIRef
from rdflib.term import Node

from tipgraph.rdf import shapes_graph
from tipgraph.rdf.terms import CITO, DCTERMS, OA, ORG, TIP
from tipgraph.validation.compiling import Check, compile_shapes, named_classes, subclasses_query
from tipgraph.validation.findings import finding, offender, sort_key
from tipgraph.validation.guarding import Guard
from tipgraph.validation.paths import path_statements
from tipgraph.validation.report import Finding, Report, Severity
from tipgraph.validation.shapes import SEVERITIES, Shape, load_shapes

_CHUNK: Final = 400
"""Nodes asked for in one query; more make the text of the query too long for a store."""

_HOPS: Final = 4
"""Steps from a finding to what describes it: citation, words, footnote, paragraph, document."""

_NODES_QUERY: Final = "SELECT (COUNT(DISTINCT ?node) AS ?count) { ?node ?property ?value }"

_DESCRIBING: Final = "SELECT ?node ?property ?thing {{ VALUES ?node {{ {nodes} }} ?node ?property ?thing }}"


_FOLLOWED: Final = frozenset(
    (
        *(CITO.hasCitingEntity, CITO.hasCitedEntity, DCTERMS.isPartOf, OA.hasSelector, OA.hasSource, ORG.member),
        *(ORG.organization, TIP.assertedIn, TIP.citingParagraph, TIP.evidence, TIP.lineageObject, TIP.lineageSubject),
        TIP.noteOf,
    )
)
"""Steps that lead from a finding to what describes it."""


class AskedTerm(Protocol):
    """A term of an answer."""

    @property
    def kind(self) -> str:
        """``iri``, ``literal`` or ``blank``."""

    @property
    def value(self) -> str:
        """The IRI, the words, or the label of a blank node."""

    @property
    def datatype(self) -> str | None:
        """Datatype of a literal."""

    @property
    def language(self) -> str | None:
        """Language tag of a literal."""


class AskedRows(Protocol):
    """An answer: names of variables, and a tuple of terms for each solution."""

    @property
    def variables(self) -> tuple[str, ...]:
        """The names, without question marks."""

    @property
    def rows(self) -> Sequence[Sequence[AskedTerm | None]]:
        """The solutions."""


class Asked(Protocol):
    """A store that answers SELECT queries; its default graph is the union of its named graphs."""

    def select(self, query: str) -> AskedRows:
        """Answer a query."""


@dataclass(frozen=True, slots=True)
class Result:
    """One result as SHACL defines it.

    Attributes:
        check: the check that found it.
        focus: the focus node.
        value: the offending value, or None.
        path: the path of the shape, or the property that a closed shape does not allow, or None.
        message: what is wrong.
    """

    check: Check
    focus: Node
    value: Node | None
    path: Node | None
    message: str

    @property
    def shape(self) -> Shape:
        """The shape that found it."""
        return self.check.shape


def audit(store: Asked, progress: Callable[[int, int], None] | None = None) -> Report:
    """Check a whole store against the shapes, by one query for each constraint.

    Args:
        store: the store, of which the default graph is the union of all graphs.
        progress: told after each check how many are done, and of how many.

    Returns:
        The report, as `tipgraph.validation.validate` would give it for the union.

    Raises:
        GraphError: if the shapes hold something that cannot be compiled.
    """
    shapes = _own_shapes()
    found = list(results(store, shapes, progress))
    around = surroundings(store, {offender(each.focus, each.value)[0] for each in found})
    findings = [_finding(each, around) for each in found]
    findings.sort(key=sort_key)
    conforms = all(each.severity is not Severity.VIOLATION for each in findings)
    return Report(conforms, tuple(findings), _count_of_nodes(store), _report_graph(found, conforms))


def count_violations(store: Asked) -> int:
    """Count what violates the shapes in a whole store; nothing is described, and warnings are not looked for.

    Args:
        store: the store, of which the default graph is the union of all graphs.

    Raises:
        GraphError: if the shapes hold something that cannot be compiled.
    """
    shapes = _own_shapes()
    checks = compile_shapes(shapes, _subclasses(store, named_classes(shapes)))
    serious = [check for check in checks if SEVERITIES[check.shape.severity] is Severity.VIOLATION]
    return sum(1 for _ in answers(store, serious))


def results(
    store: Asked, shapes: Sequence[Shape], progress: Callable[[int, int], None] | None = None
) -> Iterator[Result]:
    """Check a store against shapes, and give each result once.

    Args:
        store: the store.
        shapes: the shapes.
        progress: told after each check how many are done, and of how many.
    """
    yield from answers(store, compile_shapes(shapes, _subclasses(store, named_classes(shapes))), progress)


def answers(
    store: Asked, checks: Sequence[Check], progress: Callable[[int, int], None] | None = None
) -> Iterator[Result]:
    """Ask a store the queries of checks, and give each result once.

    Args:
        store: the store.
        checks: the checks.
        progress: told after each check how many are done, and of how many.
    """
    guards = _Guards(store)
    for number, check in enumerate(checks, start=1):
        seen: set[tuple[Node, Node | None, Node | None]] = set()
        is_settled = check.guard is not None and guards.holds(check.guard)
        for row in () if is_settled else _rows(store, check.query):
            focus = row.get("this", check.focus)
            if focus is None:
                continue
            result = _result(check, focus, row)
            if (result.focus, result.path, result.value) not in seen:
                seen.add((result.focus, result.path, result.value))
                yield result
        if progress is not None:
            progress(number, len(checks))


class _Guards:
    """Asks the guards of checks, each question once."""

    def __init__(self, store: Asked) -> None:
        self._store = store
        self._counted: dict[str, dict[str, int]] = {}

    def holds(self, guard: Guard) -> bool:
        """Return whether a guard shows that nothing is broken."""
        return guard.holds(self._count(guard.focus_query), self._count(guard.query))

    def _count(self, query: str) -> dict[str, int]:
        if query not in self._counted:
            [row] = _rows(self._store, query)
            self._counted[query] = {name: int(str(count)) for name, count in row.items()}
        return self._counted[query]


def _result(check: Check, focus: Node, row: Mapping[str, Node]) -> Result:
    shape, value = check.shape, row.get("value")
    path = row.get("path", shape.path_node)
    messages = check.constraint.messages or shape.messages
    message = messages[0] if messages else f"It breaks {check.component.fragment} of the shape {shape.node}."
    if check.constraint.query:
        if value is None and shape.path is None:
            value = focus
        for name, term in {"this": focus, **row}.items():
            message = message.replace(f"{{?{name}}}", str(term)).replace(f"{{${name}}}", str(term))
    return Result(check, focus, value, path, message)


def _finding(result: Result, around: Graph) -> Finding:
    focus, value = offender(result.focus, result.value)
    return finding(around, SEVERITIES[result.shape.severity], result.shape.node, focus, value, result.message)


@cache
def _own_graph() -> Graph:
    return shapes_graph()


@cache
def _own_shapes() -> tuple[Shape, ...]:
    return load_shapes(_own_graph())


def _report_graph(found: Sequence[Result], conforms: bool) -> Graph:
    """Return results in the SHACL vocabulary."""
    graph, report = Graph(), BNode()
    graph.add((report, RDF.type, SH.ValidationReport))
    graph.add((report, SH.conforms, Literal(conforms)))
    for result in found:
        node = BNode()
        graph.add((report, SH.result, node))
        graph.add((node, RDF.type, SH.ValidationResult))
        graph.add((node, SH.focusNode, result.focus))
        graph.add((node, SH.sourceShape, result.shape.node))
        graph.add((node, SH.sourceConstraintComponent, result.check.component))
        graph.add((node, SH.resultSeverity, result.shape.severity))
        graph.add((node, SH.resultMessage, Literal(result.message, lang="en")))
        if result.value is not None:
            graph.add((node, SH.value, result.value))
        if result.path is not None:
            graph.add((node, SH.resultPath, result.path))
            for statement in path_statements(_own_graph(), result.path):
                graph.add(statement)
    return graph


def surroundings(store: Asked, nodes: Iterable[Node]) -> Graph:
    """Fetch what is said of nodes, and of what they point to, as far as a report names it.

    Args:
        store: the store.
        nodes: the nodes.
    """
    graph = Graph()
    waiting = {node for node in nodes if isinstance(node, URIRef)}
    seen = set(waiting)
    for _ in range(_HOPS):
        ordered, following = sorted(waiting), set()
        for first in range(0, len(ordered), _CHUNK):
            listed = " ".join(node.n3() for node in ordered[first : first + _CHUNK])
            for row in _rows(store, _DESCRIBING.format(nodes=listed)):
                graph.add((row["node"], row["property"], row["thing"]))
                if isinstance(row["thing"], URIRef) and row["property"] in _FOLLOWED:
                    following.add(row["thing"])
        waiting = following - seen
        seen |= waiting
    return graph


def _subclasses(store: Asked, classes: frozenset[str]) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for row in _rows(store, subclasses_query(classes)) if classes else ():
        if isinstance(row["below"], URIRef):
            found.setdefault(str(row["class"]), []).append(str(row["below"]))
    return {cls: tuple(below) for cls, below in found.items()}


def _count_of_nodes(store: Asked) -> int:
    [row] = _rows(store, _NODES_QUERY)
    return int(str(row["count"]))


def _rows(store: Asked, query: str) -> Iterator[dict[str, Node]]:
    answer = store.select(query)
    for row in answer.rows:
        yield {name: _node(term) for name, term in zip(answer.variables, row, strict=True) if term is not None}


def _node(term: AskedTerm) -> Node:
    if term.kind == "iri":
        return URIRef(term.value)
    if term.kind == "blank":
        return BNode(term.value)
    if term.language is not None:
        return Literal(term.value, lang=term.language)
    datatype = None if term.datatype in (None, str(XSD.string)) else URIRef(str(term.datatype))
    return Literal(term.value, datatype=datatype)
