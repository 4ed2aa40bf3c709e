"""Work on many documents in several processes, with a word on how far it is."""

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from functools import cache
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from tipgraph.extraction import Extractor

_Task = TypeVar("_Task")
_Outcome = TypeVar("_Outcome")
_AHEAD = 8
"""Documents handed to the processes before their turn, for each process."""


@cache
def extractor() -> "Extractor":
    """Return this process's extractor, made at its first document."""
    from tipgraph.extraction import Extractor

    return Extractor()


def work_through(
    tasks: Iterable[_Task], work: Callable[[_Task], _Outcome], title: str, jobs: int | None = None
) -> Iterator[_Outcome]:
    """Yield the outcome of each task, as they are done.

    Args:
        tasks: what is to be done; taken up only as fast as it is worked on.
        work: a function of a module, called in another process.
        title: what the progress line says.
        jobs: processes; by default one a processor. With 1 the work is done here.
    """
    jobs = jobs or os.cpu_count() or 1
    done = 0
    for outcome in map(work, tasks) if jobs == 1 else _spread(tasks, work, jobs):
        done += 1
        _tell(title, done)
        yield outcome
    _tell(title, done, last=True)


def _spread(tasks: Iterable[_Task], work: Callable[[_Task], _Outcome], jobs: int) -> Iterator[_Outcome]:
    with ProcessPoolExecutor(jobs) as pool:
        running: set[Future[_Outcome]] = set()
        for task in tasks:
            running.add(pool.submit(work, task))
            if len(running) >= jobs * _AHEAD:
                done, running = wait(running, return_when=FIRST_COMPLETED)
                yield from (each.result() for each in done)
        while running:
            done, running = wait(running, return_when=FIRST_COMPLETED)
            yield from (each.result() for each in done)


def _tell(title: str, done: int, last: bool = False) -> None:
    """Rewrite one line on a terminal; elsewhere say only the end."""
    if sys.stderr.isatty():
        sys.stderr.write(f"\r{title}: {done} documents" + ("\n" if last else ""))
        sys.stderr.flush()
    elif last:
        sys.stderr.write(f"{title}: {done} documents\n")
