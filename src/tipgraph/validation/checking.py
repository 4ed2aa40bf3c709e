"""Runs the shapes over a graph and turns the result into findings."""

from rdflib import SH, BNode, Graph, URIRef
from rdflib.term import Node

from tipgraph.rdf import shapes_graph, vocabulary_graph
from tipgraph.validation.findings import finding, offender, sort_key
from tipgraph.validation.querying import QueriedGraph
from tipgraph.validation.report import Finding, Report, Severity
from tipgraph.validation.shapes import SEVERITIES


def validate(data_graph: Graph, *, context: Graph | None = None) -> Report:
    """Check a graph against all shapes.

    Documents are best checked together, with the derived and authority graphs: that finds what no single
    graph shows, and one call costs less than many.

    Args:
        data_graph: what is to be checked.
        context: what is known beside it, such as the authority graph. What it says of nodes that the data name
            counts; what is wrong with other nodes is not reported. The vocabularies are always known.

    Returns:
        The report.
    """
    # Takes 0.3 s to import, which commands that validate nothing should not pay.
    from pyshacl import validate as check

    whole = QueriedGraph()
    for part in (vocabulary_graph(), data_graph):
        whole += part
    if context is not None:
        _add_what_is_named(whole, data_graph, context)
    _, found, _ = check(
        whole,
        shacl_graph=shapes_graph(),
        inference="none",
        advanced=False,
        allow_warnings=True,
        meta_shacl=False,
    )
    if not isinstance(found, Graph):
        raise TypeError(f"The validator gave a {type(found).__name__} and no report graph.")
    findings: list[Finding] = []
    for result in list(found.objects(None, SH.result)):
        each = _finding(found, result, data_graph, whole)
        if each is None:
            found.remove((None, SH.result, result))
            found.remove((result, None, None))
        else:
            findings.append(each)
    findings.sort(key=sort_key)
    conforms = all(each.severity is not Severity.VIOLATION for each in findings)
    return Report(conforms, tuple(findings), len(set(data_graph.subjects())), found)


def _add_what_is_named(whole: Graph, data: Graph, context: Graph) -> None:
    """Add what a context says of the nodes that the data name, and of those that this names in turn."""
    waiting = [*data.subjects(unique=True), *data.objects(unique=True)]
    seen = set(waiting)
    while waiting:
        for triple in context.triples((waiting.pop(), None, None)):
            whole.add(triple)
            if triple[2] not in seen:
                seen.add(triple[2])
                waiting.append(triple[2])


def _finding(found: Graph, result: Node, data: Graph, whole: Graph) -> Finding | None:
    """Return one result as a finding, or None if it is about a node of the context only."""
    focus = found.value(result, SH.focusNode)
    if focus is None:
        return None
    focus, value = offender(focus, found.value(result, SH.value))
    if (focus, None, None) not in data:
        return None
    severity = SEVERITIES[URIRef(str(found.value(result, SH.resultSeverity)))]
    message = str(found.value(result, SH.resultMessage) or "The shape says no more.")
    return finding(whole, severity, found.value(result, SH.sourceShape) or BNode(), focus, value, message)
