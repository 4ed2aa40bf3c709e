"""Checks a stored graph with pySHACL, a batch of documents at a time: the second opinion on the audit."""

from collections.abc import Callable, Sequence

from rdflib import RDF, Graph

from tipgraph.rdf import Iris
from tipgraph.rdf.terms import TIP
from tipgraph.store import GraphReader
from tipgraph.validation.checking import validate
from tipgraph.validation.report import Report

_BATCH = 25
"""Documents checked together: one call for each costs twice as much, all at once takes gigabytes."""


def validate_in_batches(reader: GraphReader, base: str) -> Report:
    """Check everything that is in a store, but the ontology and the vocabularies, with pySHACL.

    A document's graph alone would seem to break shapes for the instruments that it cites, so each batch is checked
    with what the authority and derived graphs say of the things that it names.

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
    if len(documents) <= _BATCH:
        whole = load(iris.graph("provenance"))
        whole += derived
        whole += authority
        return validate(_united(documents, load, whole))
    beside = load(iris.graph("provenance")) + authority
    for name in derived.subjects(RDF.type, TIP.LearnedName):
        beside += derived.triples((name, None, None))
    reports = [validate(beside)]
    for first in range(0, len(documents), _BATCH):
        data = _united(documents[first : first + _BATCH], load, Graph())
        subjects = set(data.subjects())
        context = Graph()
        context += authority
        context += (triple for triple in derived if triple[0] in subjects)
        reports.append(validate(data, context=context))
    return _merged(reports)


def _united(names: Sequence[str], load: Callable[[str], Graph], graph: Graph) -> Graph:
    for name in names:
        graph += load(name)
    return graph


def _merged(reports: Sequence[Report]) -> Report:
    graph = Graph()
    for report in reports:
        graph += report.graph
    return Report(
        conforms=all(report.conforms for report in reports),
        results=tuple(finding for report in reports for finding in report.results),
        nodes=sum(report.nodes for report in reports),
        graph=graph,
    )
