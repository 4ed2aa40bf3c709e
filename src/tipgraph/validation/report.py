"""What a validation found."""

from dataclasses import dataclass, field
from enum import StrEnum

from rdflib import Graph


class Severity(StrEnum):
    """How bad a finding is; only a violation makes a graph fail."""

    VIOLATION = "violation"
    WARNING = "warning"
    INFO = "info"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong.

    Attributes:
        severity: how bad it is.
        shape: name of the shape that found it: ``quote-is-in-text``.
        focus_node: IRI of the node that is wrong.
        identifier: identifier of the document or thing that the node belongs to, or None.
        paragraph: label of the paragraph, or None.
        message: what is wrong, in words.
        value: the value that is wrong, or None.
        words: the words of the document that the node is about, or None.
        subject: the node in words: "citation of A/RES/64/293 in A/RES/76/186, pp1".
    """

    severity: Severity
    shape: str
    focus_node: str
    identifier: str | None
    paragraph: str | None
    message: str
    value: str | None = None
    words: str | None = None
    subject: str = ""


@dataclass(frozen=True, slots=True)
class Report:
    """What a validation found.

    Attributes:
        conforms: True if there is no violation; warnings do not count.
        results: the findings, violations first, then by document, paragraph and shape.
        nodes: how many nodes were in the graph.
        graph: the report in the SHACL vocabulary.
    """

    conforms: bool
    results: tuple[Finding, ...]
    nodes: int
    graph: Graph = field(compare=False, repr=False)

    def count(self, severity: Severity) -> int:
        """Return how many findings have a severity."""
        return sum(1 for finding in self.results if finding.severity is severity)
