"""A process that reads documents and may be killed at any time.

`tipgraph.intake.processes` starts it and gives it tasks. Its address space is limited, so a document that asks for too
much is refused memory; its parent ends it when a document takes too long. A reader that crashes takes this process
with it and nothing else.
"""

import math
import resource
import signal
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from multiprocessing.connection import Connection
from pathlib import Path
from typing import TYPE_CHECKING

from tipgraph.documents import Limits, read_bytes
from tipgraph.documents.loading import load, mebibytes
from tipgraph.errors import TipgraphError
from tipgraph.model import Document, Extraction

if TYPE_CHECKING:
    from tipgraph.extraction import Extractor


@dataclass(frozen=True, slots=True)
class Task:
    """A document to read and extract.

    Attributes:
        name: what messages and the document call it.
        path: where its bytes are.
        data: its bytes, where they are at hand.
        media_type: what it is; None to find out.
        limits: how much it may ask of the machine.
        known: identifiers of documents that need no extraction, only reading.
    """

    name: str
    path: Path
    data: bytes | None
    media_type: str | None
    limits: Limits
    known: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Result:
    """What became of it: the document, what was found in it, or why there is none of both."""

    document: Document | None = None
    extraction: Extraction | None = None
    problem: str | None = None
    spent: bool = False
    """Whether the process has no memory left, and should be replaced."""


def work(task: Task) -> Result:
    """Read a document and find what it holds."""
    try:
        data = load(task.path, task.limits.document_bytes) if task.data is None else task.data
        document = read_bytes(data, task.name, task.media_type, limits=task.limits)
        if document.description.id in task.known:
            return Result(document)
        return Result(document, extractor().extract(document))
    except TipgraphError as error:
        message = str(error)
        # A path that cannot be shown as it is has been shown otherwise by the loader already.
        return Result(problem=message if message.startswith(task.name) else f"{task.name}: {message}")
    except MemoryError:
        return _too_much_memory(task)
    except Exception as error:  # noqa: BLE001 - a fault of the program in one document must not cost the others
        fault = f"{task.name}: the program failed on it ({type(error).__name__}: {error})."
        return Result(problem=f"{fault} Report it, with the document.")


def _too_much_memory(task: Task) -> Result:
    limit = mebibytes(task.limits.memory_bytes)
    problem = f"{task.name}: needs more memory than {limit}. Split it, or raise TIPGRAPH_DOCUMENT_MEMORY."
    return Result(problem=problem, spent=True)


def serve(connection: Connection, memory_bytes: int) -> None:
    """Do tasks until there are no more.

    Args:
        connection: tasks come in here and results go out; the first that goes out is a word that it is ready.
        memory_bytes: address space of this process.
    """
    # The terminal sends its interrupt to the whole group; only the parent decides when this process ends.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with suppress(TipgraphError):
        # The first document's result will say what is wrong.
        extractor()
    hard = resource.getrlimit(resource.RLIMIT_AS)[1]
    soft = memory_bytes if hard == resource.RLIM_INFINITY else min(memory_bytes, hard)
    resource.setrlimit(resource.RLIMIT_AS, (soft, hard))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    connection.send(None)
    while True:
        try:
            task: Task = connection.recv()
        except (EOFError, OSError):
            return
        # Should the parent have died, nobody would end a document that never ends.
        signal.alarm(math.ceil(task.limits.seconds) + 5)
        result = work(task)
        try:
            connection.send(result)
        except MemoryError:
            result = _too_much_memory(task)
            connection.send(result)
        signal.alarm(0)
        if result.spent:
            return


@cache
def extractor() -> "Extractor":
    """Return this process's extractor, made at its first document."""
    # Importing spaCy takes a second, which a command that has nothing to read should not.
    from tipgraph.extraction import Extractor

    return Extractor()
