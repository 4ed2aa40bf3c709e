"""Reads and extracts documents, in this process or in several."""

import os
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from functools import cache
from multiprocessing import get_context
from typing import TYPE_CHECKING

from tipgraph.building.sources import Failure, SourceFile
from tipgraph.documents import read_document
from tipgraph.errors import DocumentError, TipgraphError
from tipgraph.model import Extraction

if TYPE_CHECKING:
    from tipgraph.extraction import Extractor

_DOCUMENTS_A_WORKER = 4
"""Fewer are read here before a process has started and made its pipeline."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one file: an extraction or a failure."""

    file: SourceFile
    extraction: Extraction | None = None
    failure: Failure | None = None


def extract_files(files: Sequence[SourceFile], jobs: int | None = 1) -> Iterator[Outcome]:
    """Read and extract files.

    Args:
        files: what to read.
        jobs: largest number of processes; None for one a processor. Few files are read in this process.

    Yields:
        One outcome a file, in the order of the files, as soon as it is there.

    Raises:
        DocumentError: a process was killed.
    """
    workers = min(jobs or os.cpu_count() or 1, len(files) // _DOCUMENTS_A_WORKER)
    if workers < 2:
        yield from map(_extract, files)
        return
    # A forked process would inherit the threads of the store in an unknown state.
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
        try:
            yield from pool.map(_extract, files)
        except BrokenProcessPool as error:
            raise DocumentError(
                "A process that read documents was killed, probably for want of memory.",
                "Build again with fewer of them: --jobs 1.",
            ) from error


def _extract(file: SourceFile) -> Outcome:
    try:
        return Outcome(file, _extractor().extract(read_document(file.path)))
    except TipgraphError as error:
        return Outcome(file, failure=Failure(str(file.path), str(error)))
    except Exception as error:  # noqa: BLE001 - a fault of the program in one document must not cost the others
        fault = f"{file.path}: the program failed on it ({type(error).__name__}: {error})."
        return Outcome(file, failure=Failure(str(file.path), f"{fault} Report it, with the document."))


@cache
def _extractor() -> "Extractor":
    # Importing spaCy takes a second, which a build that has nothing to read should not.
    from tipgraph.extraction import Extractor

    return Extractor()
