"""Times the audit of a store of 100,000 nodes: ``python benchmarks/audit.py``.

The store is made of copies of the project's documents under new addresses, on disk, as a build would write it. Beside
the audit, pySHACL checks one copy of the documents; both figures are processor seconds. The exit code is 1 if the audit
takes longer than its limit or finds a violation in what conforms.
"""

import argparse
import resource
import sys
import tempfile
import time
from collections.abc import Iterator

from rdflib import Graph, Literal, URIRef
from rdflib.term import Node

from tipgraph.building import build
from tipgraph.rdf import DEFAULT_IRIS
from tipgraph.rdf.terms import DCTERMS
from tipgraph.settings import Settings
from tipgraph.store import GraphReader, begin_generation, open_reader
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


def main() -> int:
    """Print the figures; return 1 if the audit is above its limit."""
    options = argparse.ArgumentParser(description="Time the audit of a large store.")
    options.add_argument("--nodes", type=int, default=100_000, help="how many nodes the store has")
    options.add_argument("--store", help="URL of a store that was filled before, or is to be; else a temporary one")
    given = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        source, large = f"oxigraph:{folder}/documents", given.store or f"oxigraph:{folder}/large"
        build([], Settings(store=source))
        if given.store is None or not _is_there(large):
            fill(source, large, given.nodes)
        with open_reader(source) as reader:
            whole = Graph()
            for name in reader.graphs():
                if not name.endswith(("/ontology", "/vocabulary")):
                    whole += loaded(reader, name)
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        with open_reader(large) as reader:
            begun = time.process_time()
            report = audit(reader)
            seconds = time.process_time() - begun
        grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
        begun = time.process_time()
        part = validate(whole)
        oracle = time.process_time() - begun
    limit = LIMIT * report.nodes / 100_000
    violations = report.count(Severity.VIOLATION)
    sys.stdout.write(
        f"audit by queries  {report.nodes:>7} nodes {seconds:>7.2f} s, limit {limit:.2f} s, "
        f"{1e6 * seconds / report.nodes:.0f} µs a node, {grown:.0f} MB more memory, {violations} violations\n"
        f"pySHACL           {part.nodes:>7} nodes {oracle:>7.2f} s, {1e6 * oracle / part.nodes:.0f} µs a node, "
        f"{oracle / part.nodes / (seconds / report.nodes):.0f} times as long for each node\n"
    )
    return 0 if seconds <= limit and not violations else 1


def _is_there(url: str) -> bool:
    from tipgraph.store import current_generation

    return current_generation(url) is not None


if __name__ == "__main__":
    sys.exit(main())
