"""Processes that read documents: each document has its time, and one that is lost costs no other."""

import signal
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from multiprocessing.context import ForkServerContext, ForkServerProcess
from multiprocessing.forkserver import ensure_running
from types import TracebackType

from tipgraph.documents import Limits
from tipgraph.intake.worker import Result, Task, serve

_PRELOADED = "tipgraph.intake.preloaded"
_AHEAD = 16
"""Results that may wait for one that was asked for earlier, for each process."""


@dataclass(slots=True)
class _Worker:
    process: ForkServerProcess
    connection: Connection
    ready: bool = False
    task: Task | None = None
    number: int = -1
    until: float = field(default=float("inf"))


def prepare() -> None:
    """Begin to load what the processes need, while this process does something else."""
    _context()
    ensure_running()


def _context() -> ForkServerContext:
    # A process forked from this one would inherit the threads of the store in an unknown state; one that starts
    # anew would import everything again. A server that has the imports and no threads forks them in no time.
    context: ForkServerContext = get_context("forkserver")
    context.set_forkserver_preload([_PRELOADED])
    return context


class Processes:
    """Some processes; a context manager.

    Args:
        count: how many documents are read at the same time.
        limits: time and memory of one document.
    """

    def __init__(self, count: int, limits: Limits) -> None:
        self._count = count
        self._limits = limits
        self._context = _context()
        self._workers: list[_Worker] = []

    def __enter__(self) -> "Processes":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for worker in self._workers:
            _end(worker)
        self._workers.clear()

    def identifiers(self) -> tuple[int, ...]:
        """Return the numbers that the system gave to the processes."""
        return tuple(worker.process.pid for worker in self._workers if worker.process.pid is not None)

    def run(self, tasks: Iterator[Task]) -> Iterator[Result]:
        """Yield the results of tasks in the order of the tasks, which are taken up only as fast as they are done."""
        done: dict[int, Result] = {}
        begun, given, exhausted = 0, 0, False
        while True:
            while not exhausted and begun - given < self._count * _AHEAD and (worker := self._idle()) is not None:
                task = next(tasks, None)
                if task is None:
                    exhausted = True
                    break
                worker.task, worker.number = task, begun
                begun += 1
                if worker.ready:
                    self._hand_over(worker)
            while given in done:
                yield done.pop(given)
                given += 1
            if exhausted and given == begun:
                return
            for number, result in self._wait():
                done[number] = result

    def _idle(self) -> _Worker | None:
        for worker in self._workers:
            if worker.task is None:
                return worker
        if len(self._workers) == self._count:
            return None
        ours, theirs = self._context.Pipe()
        process = self._context.Process(target=serve, args=(theirs, self._limits.memory_bytes), daemon=True)
        process.start()
        theirs.close()
        worker = _Worker(process, ours)
        self._workers.append(worker)
        return worker

    def _hand_over(self, worker: _Worker) -> None:
        try:
            worker.connection.send(worker.task)
        except OSError:
            return  # it has died; its connection tells
        worker.until = time.monotonic() + self._limits.seconds

    def _wait(self) -> Iterator[tuple[int, Result]]:
        """Wait until something happens, and yield what is done."""
        busy = {worker.connection: worker for worker in self._workers if worker.task is not None}
        left = max(0.0, min(worker.until for worker in busy.values()) - time.monotonic())
        heard = wait(list(busy), None if left == float("inf") else left)
        for connection, worker in busy.items():
            task = worker.task
            if task is None:
                continue
            if connection in heard:
                try:
                    result = connection.recv()
                except (EOFError, OSError):
                    result = Result(problem=self._death(worker, task), spent=True)
                if result is None:
                    worker.ready = True
                    self._hand_over(worker)
                    continue
            elif time.monotonic() >= worker.until:
                limit = f"{self._limits.seconds:g} s"
                problem = f"{task.name}: takes longer than {limit}. Split it, or raise TIPGRAPH_DOCUMENT_SECONDS."
                result = Result(problem=problem, spent=True)
            else:
                continue
            worker.task, worker.until = None, float("inf")
            if result.spent:
                self._workers.remove(worker)
                _end(worker)
            yield worker.number, result

    @staticmethod
    def _death(worker: _Worker, task: Task) -> str:
        worker.process.join()
        code = worker.process.exitcode or 0
        how = signal.Signals(-code).name if code < 0 else f"code {code}"
        return f"{task.name}: ended the process that read it ({how}). Convert it to another format, and report it."


def _end(worker: _Worker) -> None:
    worker.connection.close()
    worker.process.kill()
    worker.process.join()
