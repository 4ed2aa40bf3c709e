"""Times each stage of the work on the project's documents, with its limit beside it: ``make bench``.

Times are processor seconds, the best of several runs, so that other work on the machine matters little. The
limits are for two cores of a small machine; a stage above its limit is marked, and the exit code is 1.
"""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from rdflib import Graph

from tipgraph.building import build, find_sources
from tipgraph.documents import read_document
from tipgraph.extraction import Extractor
from tipgraph.network import load_network
from tipgraph.rdf import document_graph
from tipgraph.settings import Settings
from tipgraph.store import begin_generation, open_reader
from tipgraph.validation import validate

RUN = "https://w3id.org/tipgraph/run/benchmark"


def measured(work: Callable[[], object], times: int = 3) -> float:
    """Return the processor seconds of the best of several runs."""
    best = float("inf")
    for _ in range(times):
        begun = time.process_time()
        work()
        best = min(best, time.process_time() - begun)
    return best


def help_seconds() -> float:
    """Return the processor seconds of ``tipgraph --help`` as a process of its own, the best of five."""
    best = float("inf")
    for _ in range(5):
        before = os.times()
        subprocess.run(
            [sys.executable, "-c", "from tipgraph.cli import main; main(['--help'])"],
            check=True,
            capture_output=True,
        )
        after = os.times()
        spent = after.children_user + after.children_system - before.children_user - before.children_system
        best = min(best, spent)
    return best


def stages(folder: Path) -> list[tuple[str, float, float]]:
    """Time every stage.

    Args:
        folder: empty folder for stores.

    Returns:
        Name, measured seconds and limit in seconds of each.
    """
    paths = [file.path for file in find_sources([]).files]
    documents = [read_document(path) for path in paths]
    begun = time.process_time()
    extractor = Extractor()
    pipeline = time.process_time() - begun
    extractions = [extractor.extract(document) for document in documents]
    graphs = [document_graph(extraction, RUN) for extraction in extractions]
    union = Graph()
    for graph in graphs:
        union += graph
    store, built = f"oxigraph:{folder / 'written'}", f"oxigraph:{folder / 'built'}"
    validate(graphs[0])

    def write() -> None:
        with begin_generation(store) as writer:
            for number, graph in enumerate(graphs):
                writer.replace(f"https://w3id.org/tipgraph/graph/document/{number}", graph)

    whole_build = measured(lambda: build([], Settings(store=built)), times=1)
    with open_reader(built) as reader:
        loading = measured(lambda: load_network(reader))
    return [
        ("read", measured(lambda: [read_document(path) for path in paths]), 1.0),
        ("make the pipeline", pipeline, 3.0),
        ("extract", measured(lambda: [extractor.extract(document) for document in documents]), 1.5),
        ("map to RDF", measured(lambda: [document_graph(each, RUN) for each in extractions]), 1.5),
        ("validate", measured(lambda: validate(union), times=1), 5.0),
        ("store", measured(write), 3.0),
        ("build, all together", whole_build, 10.0),
        ("build, nothing changed", measured(lambda: build([], Settings(store=built))), 0.5),
        ("load the network", loading, 0.5),
        ("tipgraph --help", help_seconds(), 0.3),
    ]


def main() -> int:
    """Print the table; return 1 if a stage is above its limit."""
    with tempfile.TemporaryDirectory() as folder:
        rows = stages(Path(folder))
    sys.stdout.write(f"{'stage':26}{'seconds':>9}{'limit':>9}\n")
    for name, seconds, limit in rows:
        verdict = "" if seconds <= limit else "   ABOVE"
        sys.stdout.write(f"{name:26}{seconds:>9.2f}{limit:>9.2f}{verdict}\n")
    return 1 if any(seconds > limit for _, seconds, limit in rows) else 0


if __name__ == "__main__":
    sys.exit(main())
