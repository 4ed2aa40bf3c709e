"""Runs the shapes over a graph and turns the result into findings."""

from typing import Final

from rdflib import RDF, SH, Graph, URIRef
from rdflib.term import Node

from tipgraph.rdf import shapes_graph, vocabulary_graph
from tipgraph.rdf.terms import SHAPE, TIP
from tipgraph.validation.locating import identifier_of, paragraph_of, words_of
from tipgraph.validation.querying import QueriedGraph
from tipgraph.validation.report import Finding, Report, Severity

_SEVERITIES: Final = {SH.Violation: Severity.VIOLATION, SH.Warning: Severity.WARNING, SH.Info: Severity.INFO}
_ORDER: Final = {severity: position for position, severity in enumerate(Severity)}


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
    findings = [
        finding
        for result in found.subjects(RDF.type, SH.ValidationResult)
        if (finding := _finding(found, result, data_graph, whole)) is not None
    ]
    findings.sort(key=_sort_key)
    conforms = all(finding.severity is not Severity.VIOLATION for finding in findings)
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
    focus, value = found.value(result, SH.focusNode), found.value(result, SH.value)
    source = found.value(result, SH.sourceShape)
    if isinstance(focus, URIRef) and str(focus).startswith(str(TIP)) and value is not None:
        # A rule for a whole class has the class as its focus and the offender as its value.
        focus, value = value, None
    if focus is None or (focus, None, None) not in data:
        return None
    severity = found.value(result, SH.resultSeverity)
    return Finding(
        severity=_SEVERITIES[severity] if isinstance(severity, URIRef) else Severity.VIOLATION,
        shape=_name(source),
        focus_node=str(focus),
        identifier=identifier_of(whole, focus),
        paragraph=paragraph_of(whole, focus),
        message=str(found.value(result, SH.resultMessage) or "The shape says no more."),
        value=None if value is None else str(value),
        words=words_of(whole, focus),
    )


def _name(shape: Node | None) -> str:
    return str(shape).removeprefix(str(SHAPE))


def _sort_key(finding: Finding) -> tuple[int, str, str, str, str]:
    return (
        _ORDER[finding.severity],
        finding.identifier or "",
        finding.paragraph or "",
        finding.shape,
        finding.focus_node,
    )
