"""Validates a stored graph, a batch of documents at a time."""

from collections.abc import Callable, Sequence

from rdflib import RDF, Graph

from tipgraph.rdf import Iris
from tipgraph.rdf.terms import TIP
from tipgraph.store import GraphReader
from tipgraph.validation import Report, Severity, validate

BATCH = 25
"""Documents checked together: one call for each costs four times as much, all at once takes gigabytes."""


def check_graph(reader: GraphReader, base: str) -> Report:
    """Check everything that is in a store, but the ontology and the vocabularies.

    Up to `BATCH` documents are checked together with the derived graph and the provenance. Larger graphs are
    checked batch by batch, each with what the derived graph says of its documents.

    Args:
        reader: the store.
        base: base of the IRIs.
    """
    iris = Iris(base)

    def load(name: str) -> Graph:
        data = reader.dump("application/n-triples", name)
        return Graph().parse(data=data, format="nt")

    start = str(iris.graph("document/"))
    documents = [name for name in reader.graphs() if name.startswith(start)]
    derived, authority = load(iris.graph("derived")), load(iris.graph("authority"))
    if len(documents) <= BATCH:
        whole = load(iris.graph("provenance"))
        whole += derived
        whole += authority
        return validate(united(documents, load, whole))
    beside = load(iris.graph("provenance")) + authority
    for name in derived.subjects(RDF.type, TIP.LearnedName):
        beside += derived.triples((name, None, None))
    reports = [validate(beside)]
    for first in range(0, len(documents), BATCH):
        data = united(documents[first : first + BATCH], load, Graph())
        subjects = set(data.subjects())
        context = Graph()
        context += authority
        context += (triple for triple in derived if triple[0] in subjects)
        reports.append(validate(data, context=context))
    return merged(reports)


def count_violations(graphs: Sequence[Graph]) -> int:
    """Count what violates the shapes in graphs of documents, which can each be read by itself."""
    found = 0
    for first in range(0, len(graphs), BATCH):
        data = Graph()
        for graph in graphs[first : first + BATCH]:
            data += graph
        found += validate(data).count(Severity.VIOLATION)
    return found


def united(names: Sequence[str], load: Callable[[str], Graph], graph: Graph) -> Graph:
    """Add the graphs of these names to a graph and return it."""
    for name in names:
        graph += load(name)
    return graph


def merged(reports: Sequence[Report]) -> Report:
    """Return several reports as one."""
    graph = Graph()
    for report in reports:
        graph += report.graph
    return Report(
        conforms=all(report.conforms for report in reports),
        results=tuple(finding for report in reports for finding in report.results),
        nodes=sum(report.nodes for report in reports),
        graph=graph,
    )
