"""Checks a graph against the shapes and says in words what is wrong, where, and in which document."""

from tipgraph.validation.auditing import audit, count_violations
from tipgraph.validation.batches import validate_in_batches
from tipgraph.validation.checking import validate
from tipgraph.validation.report import Finding, Report, Severity
from tipgraph.validation.writing import report_json, report_text, report_turtle

__all__ = [
    "Finding",
    "Report",
    "Severity",
    "audit",
    "count_violations",
    "report_json",
    "report_text",
    "report_turtle",
    "validate",
    "validate_in_batches",
]
