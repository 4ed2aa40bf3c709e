"""The build: what has changed is read again and written into a new generation, which becomes current."""

import datetime
import secrets
import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from tipgraph.building.names import LearnedNames, learn_names
from tipgraph.building.planning import Plan, Settled, make_plan, settle
from tipgraph.building.records import Records, read_records
from tipgraph.building.remembered import remembered_words
from tipgraph.building.statistics import Statistics, graph_statistics
from tipgraph.building.writing import map_documents, write_generation
from tipgraph.intake import Failure, Outcome, extract_files, find_sources, limits_of
from tipgraph.rdf import Iris, Run
from tipgraph.registry import load_registry
from tipgraph.settings import Settings
from tipgraph.store import begin_generation, current_generation, open_reader
from tipgraph.validation import count_violations


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a build is: `done` of `total` files read, and the one that was read last (empty before)."""

    done: int
    total: int
    name: str


@dataclass(frozen=True, slots=True)
class Remark:
    """What a user should know of a file that is in the graph."""

    source: str
    text: str

    def __str__(self) -> str:
        return f"{self.source}: {self.text}"


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What a build did.

    Attributes:
        read: identifiers of the documents that were read and written.
        unchanged: identifiers of the documents that were named and are in the graph as they are.
        removed: identifiers of the documents whose files do not hold them any more.
        failures: sources that are not in the graph.
        files: how many files hold the documents that were named; several formats of one document are one document.
        remarks: what is to be said of files that were read.
        violations: how many violations of the shapes the new generation has; 0 if nothing was written.
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
    files: int = 0
    remarks: tuple[Remark, ...] = ()


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
    folder that is named, and that stand there no more, are taken out; documents from elsewhere stay. Several files
    of one document, such as its Word file and its PDF, are one document: the best is extracted (`witnesses`), the
    others are recorded. A file that cannot be read changes nothing. A graph with violations is published all the
    same, so that it can be looked at.

    Args:
        named: files and folders; none for the project's documents.
        settings: where the graph is, and the base of its IRIs.
        jobs: largest number of processes that read documents; None for one a processor.
        media_type: media type or short name of the format of all files; None to find out for each.
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

    def words(identifier: str) -> Counter[str]:
        with open_reader(settings.store) as reader:
            return remembered_words(reader, iris, identifier)

    def read(plan: Plan) -> tuple[Plan, Settled]:
        while True:
            for outcome in extract_files(plan.changed[len(outcomes) :], jobs, limits):
                outcomes.append(outcome)
                notify(Progress(len(outcomes), len(plan.changed), outcome.file.name))
            settled = settle(plan, outcomes, words)
            if not settled.again:
                return plan, settled
            plan = plan.reading(settled.again)

    notify(Progress(0, len(plan.changed), ""))
    plan, settled = read(plan)
    names = _learned(settings.store, settled)
    if names.outdated:
        plan, settled = read(plan.reading(names.outdated))
    run = Run(f"{started:%Y%m%dT%H%M%SZ}-{secrets.token_hex(3)}", version("tipgraph"), started, started)
    documents, unmapped = map_documents(settled.read, names.targets, run.identifier, iris)
    files = {key: kept for key, kept in settled.files.items() if key not in unmapped}
    statistics, violations = None, 0
    if documents or settled.removed or files:
        with begin_generation(settings.store) as writer:
            outdated = names.outdated | set(settled.lost)
            write_generation(writer, documents, settled.removed, run, iris, outdated, files)
            statistics = graph_statistics(writer)
        with open_reader(settings.store) as reader:
            violations = count_violations(reader)
    elif current_generation(settings.store) is not None:
        with open_reader(settings.store) as reader:
            statistics = graph_statistics(reader)
    return BuildReport(
        read=tuple(document.identifier for document in documents),
        unchanged=settled.unchanged,
        removed=settled.removed,
        failures=(*sources.failures, *settled.failures, *unmapped.values()),
        files=settled.named,
        remarks=tuple(
            Remark(file.manifestation.source, remark)
            for kept in files.values()
            for file in kept
            for remark in file.manifestation.remarks
        ),
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
