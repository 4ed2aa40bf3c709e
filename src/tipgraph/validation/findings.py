"""Turns results of SHACL into findings: the offender first, with its document, its paragraph and its words."""

from typing import Final

from rdflib import Graph, URIRef
from rdflib.term import Node

from tipgraph.rdf.terms import ORG, SHAPE, SKOS, TIP
from tipgraph.validation.locating import identifier_of, paragraph_of, subject_of, words_of
from tipgraph.validation.report import Finding, Severity

_ORDER: Final = {severity: position for position, severity in enumerate(Severity)}


def offender(focus: Node, value: Node | None) -> tuple[Node, Node | None]:
    """Return the node that is wrong, and the value of it that is, or None.

    Args:
        focus: focus node of a result. A rule for a whole class has the class there, and the offender as its value.
        value: value of the result, or None.
    """
    if isinstance(focus, URIRef) and value is not None and any(focus in each for each in (TIP, ORG, SKOS)):
        return value, None
    return focus, None if value == focus else value


def finding(graph: Graph, severity: Severity, shape: Node, focus: Node, value: Node | None, message: str) -> Finding:
    """Return a finding.

    Args:
        graph: what is said of the offender and of what it points to.
        severity: how bad it is.
        shape: the shape that found it.
        focus: the offender.
        value: the value that is wrong, or None.
        message: what is wrong, in words.
    """
    return Finding(
        severity=severity,
        shape=str(shape).removeprefix(str(SHAPE)),
        focus_node=str(focus),
        identifier=identifier_of(graph, focus),
        paragraph=paragraph_of(graph, focus),
        message=message,
        value=None if value is None else str(value),
        words=words_of(graph, focus),
        subject=subject_of(graph, focus),
    )


def sort_key(found: Finding) -> tuple[int, str, str, str, str, str]:
    """Return what findings are sorted by: severity, document, paragraph, shape."""
    place = (found.identifier or "", found.paragraph or "", found.shape)
    return (_ORDER[found.severity], *place, found.focus_node, found.value or "")
