"""Reads and extracts documents, each in a process that may fail."""

import os
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from tipgraph.documents import Limits
from tipgraph.intake.processes import Processes
from tipgraph.intake.sources import Failure, SourceFile, contents
from tipgraph.intake.worker import Result, Task
from tipgraph.model import Document, Extraction


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one file: an extraction or a failure.

    Attributes:
        file: the file.
        extraction: what was found in it.
        failure: why nothing was.
        document: the document, also where its extraction was not wanted.
    """

    file: SourceFile
    extraction: Extraction | None = None
    failure: Failure | None = None
    document: Document | None = None


def extract_files(
    files: Sequence[SourceFile], jobs: int | None = 1, limits: Limits | None = None, known: Collection[str] = ()
) -> Iterator[Outcome]:
    """Read and extract files.

    Args:
        files: what to read.
        jobs: largest number of processes; None for one a processor.
        limits: how much one document may ask of the machine.
        known: identifiers of documents that are read only, because somebody has extracted them.

    Yields:
        One outcome a file, in the order of the files, as soon as it is there.
    """
    if not files:
        return
    limits = limits or Limits()
    lost: dict[int, Failure] = {}
    identifiers = frozenset(known)

    def tasks() -> Iterator[Task]:
        for number, (file, data) in enumerate(contents(files, limits)):
            order.append(file)
            if isinstance(data, Failure):
                lost[number] = data
                data = b""
            yield Task(file.shown, file.path, data, file.media_type, limits, identifiers)

    order: list[SourceFile] = []
    with Processes(min(jobs or os.cpu_count() or 1, len(files)), limits) as processes:
        for number, result in enumerate(processes.run(tasks())):
            yield _outcome(order[number], result, lost.get(number))


def _outcome(file: SourceFile, result: Result, lost: Failure | None) -> Outcome:
    if lost is not None:
        return Outcome(file, failure=lost)
    if result.problem is not None:
        return Outcome(file, failure=Failure(file.shown, result.problem))
    return Outcome(file, result.extraction, document=result.document)
