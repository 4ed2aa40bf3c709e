"""Times the audit of a store of 100,000 nodes: ``python benchmarks/audit.py``.

The store is made of copies of the project's documents under new addresses, on disk, as a build would write it. Beside
the audit, pySHACL checks one copy of the documents, all together and one by one. The stores are kept in a folder for
the next run, and made again when a document is read anew. The exit code is 1 if the audit takes longer than its limit
or finds a violation in what conforms.
"""

import argparse
import resource
import shutil
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from rdflib import Graph, Literal, URIRef
from rdflib.term import Node

from tipgraph.building import build
from tipgraph.rdf import DEFAULT_IRIS, authority_graph
from tipgraph.rdf.terms import DCTERMS
from tipgraph.settings import Settings
from tipgraph.store import GraphReader, begin_generation, current_generation, open_reader
from tipgraph.validation import Severity, audit, validate

LIMIT = 10.0
"""Processor seconds for 100,000 nodes."""

HASHED = ("citation/", "fact/", "learned-name/", "lineage/", "membership/", "mention/", "naming/")
BASE = DEFAULT_IRIS.base


class Copier:
    """Gives documents and all that belongs to them new addresses.

    Args:
        identifiers: canonical identifiers of the documents.
        number: which copy it is.
    """

    def __init__(self, identifiers: list[str], number: int) -> None:
        self._number = number
        self._renamed = {each: _renamed(each, number) for each in identifiers}
        self._starts = {
            str(DEFAULT_IRIS.instrument(old)): str(DEFAULT_IRIS.instrument(new)) for old, new in self._renamed.items()
        }

    def identifier(self, identifier: str) -> str:
        """Return the identifier of the copy of a document."""
        return self._renamed[identifier]

    def graph(self, graph: Graph) -> Graph:
        """Return the copy of a graph."""
        copy = Graph()
        for subject, predicate, thing in graph:
            copy.add((self._node(subject), predicate, self._value(predicate, thing)))
        return copy

    def _node(self, node: Node) -> Node:
        if not isinstance(node, URIRef):
            return node
        start, mark, rest = str(node).partition("#")
        if start in self._starts:
            return URIRef(f"{self._starts[start]}{mark}{rest}")
        if start.startswith(tuple(BASE + folder for folder in HASHED)):
            return URIRef(f"{start}-{self._number}{mark}{rest}")
        return node

    def _value(self, predicate: Node, thing: Node) -> Node:
        if predicate == DCTERMS.identifier and str(thing) in self._renamed:
            return Literal(self._renamed[str(thing)])
        if predicate == DCTERMS.title:
            # Else each copy would share its name with all others, which the audit would report.
            return Literal(f"{thing} ({self._number})", lang="en")
        return self._node(thing)


def _renamed(identifier: str, number: int) -> str:
    if identifier.startswith("NAME:"):
        return f"{identifier}-{number}"
    head, _, tail = identifier.rpartition("/")
    return f"{head}/{int(tail) + 1000 * number}"


def loaded(reader: GraphReader, name: str) -> Graph:
    """Return a named graph."""
    return Graph().parse(data=reader.dump("application/n-triples", name), format="nt")


def copies(reader: GraphReader, nodes: int) -> Iterator[list[tuple[str, Graph]]]:
    """Yield copies of the documents, with what is derived from them, until there are as many nodes.

    Args:
        reader: the store of the documents.
        nodes: how many nodes there are to be.
    """
    start = BASE + "graph/document/"
    documents = {name.removeprefix(start): loaded(reader, name) for name in reader.graphs() if name.startswith(start)}
    derived = loaded(reader, BASE + "graph/derived")
    own = len({node for graph in (*documents.values(), derived) for node in graph.subjects()})
    for number in range(1, nodes // own + 2):
        copier = Copier(list(documents), number)
        yield [
            *((start + copier.identifier(name), copier.graph(graph)) for name, graph in documents.items()),
            (f"{BASE}graph/derived-{number}", copier.graph(derived)),
        ]


def fill(source: str, destination: str, nodes: int) -> None:
    """Write a store with as many nodes."""
    with open_reader(source) as reader, begin_generation(destination) as writer:
        for name in reader.graphs():
            writer.replace(name, loaded(reader, name))
        for copy in copies(reader, nodes):
            for name, graph in copy:
                writer.replace(name, graph)


def batches(reader: GraphReader) -> tuple[float, float]:
    """Return the processor seconds of validating document graphs together, and one by one.

    Both know what the registries say of the instruments that are cited; without it, each would be a violation.
    """
    start = BASE + "graph/document/"
    graphs = [loaded(reader, name) for name in reader.graphs() if name.startswith(start)]
    context = authority_graph()
    whole = Graph()
    for graph in graphs:
        whole += graph
    begun = time.process_time()
    validate(whole, context=context)
    together = time.process_time() - begun
    begun = time.process_time()
    for graph in graphs:
        validate(graph, context=context)
    return together, time.process_time() - begun


def main() -> int:
    """Print the figures; return 1 if the audit is above its limit."""
    options = argparse.ArgumentParser(description="Time the audit of a large store.")
    options.add_argument("--nodes", type=int, default=100_000, help="how many nodes the store has")
    options.add_argument("--folder", type=Path, default=Path("build/benchmark"), help="where the stores are kept")
    given = options.parse_args()
    source, large = f"oxigraph:{given.folder}/documents", f"oxigraph:{given.folder}/copies-{given.nodes}"
    report = build([], Settings(store=source))
    if report.read or current_generation(large) is None:
        shutil.rmtree(given.folder / f"copies-{given.nodes}", ignore_errors=True)
        fill(source, large, given.nodes)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    with open_reader(large) as reader:
        begun, wall = time.process_time(), time.monotonic()
        audited = audit(reader)
        seconds, elapsed = time.process_time() - begun, time.monotonic() - wall
        [(triples,)] = reader.select("SELECT (COUNT(*) AS ?count) { ?s ?p ?o }").rows
    grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
    with open_reader(source) as reader:
        whole = Graph()
        for name in reader.graphs():
            if not name.endswith(("/ontology", "/vocabulary")):
                whole += loaded(reader, name)
        begun = time.process_time()
        part = validate(whole)
        oracle = time.process_time() - begun
        together, apart = batches(reader)
    limit = LIMIT * audited.nodes / 100_000
    violations = audited.count(Severity.VIOLATION)
    sys.stdout.write(
        f"audit by queries   {audited.nodes:>7} nodes, {triples} triples: {seconds:.2f} s of processor, "
        f"limit {limit:.2f} s, {elapsed:.2f} s by the clock\n"
        f"                   {1e6 * seconds / audited.nodes:.0f} µs a node, {grown:.0f} MB more memory, "
        f"{violations} violations\n"
        f"pySHACL            {part.nodes:>7} nodes: {oracle:.2f} s, {1e6 * oracle / part.nodes:.0f} µs a node, "
        f"{oracle / part.nodes / (seconds / audited.nodes):.0f} times as long for each node\n"
        f"documents, pySHACL together {together:.2f} s, one by one {apart:.2f} s\n"
    )
    return 0 if seconds <= limit and not violations else 1


if __name__ == "__main__":
    sys.exit(main())
