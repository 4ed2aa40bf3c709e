"""Writes a report for people, for programs and for the SHACL world."""

import json
from dataclasses import asdict

from tipgraph.validation.report import Finding, Report, Severity


def report_text(report: Report) -> str:
    """Return a report to be read: one paragraph a finding, a sum at the end.

    Args:
        report: the report.
    """
    lines = [line for finding in report.results for line in _finding_lines(finding)]
    violations, warnings = report.count(Severity.VIOLATION), report.count(Severity.WARNING)
    verdict = "The graph conforms." if report.conforms else "The graph does not conform."
    return "\n".join([*lines, f"{verdict} {report.nodes} nodes, {violations} violations, {warnings} warnings."])


def report_json(report: Report) -> str:
    """Return a report as a JSON object with ``conforms``, ``nodes`` and ``results``."""
    results = [asdict(finding) for finding in report.results]
    document = {"conforms": report.conforms, "nodes": report.nodes, "results": results}
    return json.dumps(document, ensure_ascii=False, indent=2)


def report_turtle(report: Report) -> str:
    """Return a report in the SHACL vocabulary, as Turtle."""
    return report.graph.serialize(format="turtle")


def _finding_lines(finding: Finding) -> list[str]:
    place = ", ".join(part for part in (finding.identifier, finding.paragraph) if part) or finding.focus_node
    lines = [f"{finding.severity.capitalize()}: {place}: {finding.message}"]
    if finding.words is not None:
        lines.append(f"  words  “{finding.words}”")
    if finding.value is not None:
        lines.append(f"  value  {finding.value}")
    lines += [f"  node   {finding.focus_node}", f"  shape  {finding.shape}", ""]
    return lines
