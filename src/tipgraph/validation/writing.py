"""Writes a report for people, for programs and for the SHACL world."""

import json
from collections import Counter
from dataclasses import asdict
from typing import Final

from tipgraph.validation.report import Finding, Report, Severity

_HEADINGS: Final = {Severity.VIOLATION: "Violations", Severity.WARNING: "Warnings", Severity.INFO: "Information"}


def report_text(report: Report, least: Severity = Severity.INFO) -> str:
    """Return a report to be read: the severities one after the other, one paragraph a finding, a sum at the end.

    Args:
        report: the report.
        least: the least severity whose findings are written out; the others are only counted, by shape.
    """
    order = list(Severity)
    lines: list[str] = []
    for severity, heading in _HEADINGS.items():
        found = [each for each in report.results if each.severity is severity]
        if not found:
            continue
        lines += [f"{heading} ({len(found)})", ""]
        if order.index(severity) <= order.index(least):
            lines += [line for each in found for line in _finding_lines(each)]
        else:
            lines += _counted_lines(found)
            lines += [f"  All are written out with --severity {severity}.", ""]
    verdict = "The graph conforms." if report.conforms else "The graph does not conform."
    sums = f"{report.count(Severity.VIOLATION)} violations, {report.count(Severity.WARNING)} warnings"
    if report.count(Severity.INFO):
        sums += f", {report.count(Severity.INFO)} pieces of information"
    return "\n".join([*lines, f"{verdict} {report.nodes} nodes, {sums}."])


def report_json(report: Report) -> str:
    """Return a report as a JSON object with ``conforms``, ``nodes`` and ``results``."""
    results = [asdict(finding) for finding in report.results]
    document = {"conforms": report.conforms, "nodes": report.nodes, "results": results}
    return json.dumps(document, ensure_ascii=False, indent=2)


def report_turtle(report: Report) -> str:
    """Return a report in the SHACL vocabulary, as Turtle."""
    return report.graph.serialize(format="turtle")


def _counted_lines(found: list[Finding]) -> list[str]:
    """Return a line for each shape: how often it found something, and what first."""
    counted, first = Counter(each.shape for each in found), {each.shape: each for each in reversed(found)}
    lines: list[str] = []
    for shape, count in sorted(counted.items()):
        subject = first[shape].subject or first[shape].focus_node
        lines += [f"  {count:>6}  {shape}", f"          as in: {subject}: {first[shape].message}"]
    return lines


def _finding_lines(finding: Finding) -> list[str]:
    subject = finding.subject or finding.focus_node
    lines = [f"{finding.severity.capitalize()}: {subject}: {finding.message}"]
    if finding.words is not None:
        lines.append(f"  words  “{finding.words}”")
    if finding.value is not None:
        lines.append(f"  value  {finding.value}")
    lines += [f"  node   {finding.focus_node}", f"  shape  {finding.shape}", ""]
    return lines
