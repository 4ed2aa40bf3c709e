"""The build: what has changed is read again and written into a new generation, which becomes current."""

import datetime
import secrets
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from tipgraph.building.checking import count_violations
from tipgraph.building.names import LearnedNames, learn_names
from tipgraph.building.planning import Plan, Settled, make_plan, settle
from tipgraph.building.records import Records, read_records
from tipgraph.building.statistics import Statistics, graph_statistics
from tipgraph.building.writing import map_documents, write_generation
from tipgraph.intake import Failure, Outcome, extract_files, find_sources, limits_of
from tipgraph.rdf import Iris, Run
from tipgraph.registry import load_registry
from tipgraph.settings import Settings
from tipgraph.store import begin_generation, current_generation, open_reader


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a build is: `done` of `total` files read, and the one that was read last (empty before)."""

    done: int
    total: int
    name: str


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What a build did.

    Attributes:
        read: identifiers of the documents that were read and written.
        unchanged: identifiers of the documents that were named and are in the graph as they are.
        removed: identifiers of the documents whose files do not hold them any more.
        failures: sources that are not in the graph.
        violations: how many violations of the shapes the graphs that were written have.
        statistics: what the graph holds now; None where there is none.
        seconds: how long it took.
    """

    read: tuple[str, ...]
    unchanged: tuple[str, ...]
    removed: tuple[str, ...]
    failures: tuple[Failure, ...]
    violations: int
    statistics: Statistics | None
    seconds: float


def build(
    named: Sequence[Path],
    settings: Settings,
    *,
    jobs: int | None = 1,
    media_type: str | None = None,
    notify: Callable[[Progress], None] = lambda progress: None,
) -> BuildReport:
    """Bring a graph up to date with its sources.

    Documents that are in the graph already, read by the same program from the same bytes, are not read again.
    A document that is read replaces the graph of its identifier. Names on which documents agree count in every
    document, so one whose citations this changes is read again, too. Documents that were built from a file or
    folder that is named, and that stand there no more, are taken out; documents from elsewhere stay. Of two
    sources that are one document the first is taken and the second reported. A graph with violations is
    published all the same, so that it can be looked at.

    Args:
        named: files and folders; none for the project's documents.
        settings: where the graph is, and the base of its IRIs.
        jobs: largest number of processes that read documents; None for one a processor.
        notify: called before the first document and after each.

    Returns:
        What was done. When nothing has changed, no generation is made.

    Raises:
        StoreError: the store cannot be read or written, or another build is writing it.
        RegistryError: a registry is damaged.
    """
    begun, started = time.monotonic(), datetime.datetime.now(datetime.UTC)
    iris = Iris(settings.base)
    limits = limits_of(settings)
    sources = find_sources(named, limits, media_type)
    plan = make_plan(sources, _records(settings.store, iris), settings.base)
    outcomes: list[Outcome] = []

    def read(plan: Plan) -> Settled:
        for outcome in extract_files(plan.changed[len(outcomes) :], jobs, limits):
            outcomes.append(outcome)
            notify(Progress(len(outcomes), len(plan.changed), outcome.file.name))
        return settle(plan, outcomes)

    notify(Progress(0, len(plan.changed), ""))
    settled = read(plan)
    names = _learned(settings.store, settled)
    if names.outdated:
        settled = read(plan.reading(names.outdated))
    run = Run(f"{started:%Y%m%dT%H%M%SZ}-{secrets.token_hex(3)}", version("tipgraph"), started, started)
    documents, unmapped = map_documents(settled.read, names.targets, run.identifier, iris)
    statistics, violations = None, 0
    if documents or settled.removed:
        with begin_generation(settings.store) as writer:
            write_generation(writer, documents, settled.removed, run, iris, names.outdated)
            statistics = graph_statistics(writer)
        violations = count_violations([document.graph for document in documents])
    elif current_generation(settings.store) is not None:
        with open_reader(settings.store) as reader:
            statistics = graph_statistics(reader)
    return BuildReport(
        read=tuple(document.identifier for document in documents),
        unchanged=settled.unchanged,
        removed=settled.removed,
        failures=(*sources.failures, *settled.failures, *unmapped),
        violations=violations,
        statistics=statistics,
        seconds=time.monotonic() - begun,
    )


def _learned(store: str, settled: Settled) -> LearnedNames:
    if not (settled.read or settled.removed):
        return LearnedNames()
    extractions, registry = [extraction for _, extraction in settled.read], load_registry()
    if current_generation(store) is None:
        return learn_names(extractions, (), None, registry)
    with open_reader(store) as reader:
        return learn_names(extractions, settled.removed, reader, registry)


def _records(store: str, iris: Iris) -> Records:
    if current_generation(store) is None:
        return Records()
    with open_reader(store) as reader:
        return read_records(reader, iris)
