"""A small pool of processes that answer SPARQL queries, each replaced when a query ends it."""

import asyncio
import json
import os
import struct
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from typing import Any

from tipgraph.errors import QueryError, StoreError
from tipgraph.server.problems import Problem, ProblemError

_LENGTH = struct.Struct(">Q")
_START_SECONDS = 30.0


@dataclass(frozen=True, slots=True)
class PoolLimits:
    """What one query may use.

    Attributes:
        seconds: deadline of one query; also the longest wait for a free worker.
        memory_bytes: address space of one worker.
        answer_bytes: largest answer.
    """

    seconds: float
    memory_bytes: int
    answer_bytes: int


class _WorkerDied(Exception):  # noqa: N818 - a state of the pipe, never seen outside this module
    pass


class _Worker:
    """One process and the frames to and from it (see `tipgraph.server.worker`)."""

    def __init__(self, process: asyncio.subprocess.Process) -> None:
        self._process = process
        self.generation = ""

    @classmethod
    async def start(cls, store: str, limits: PoolLimits) -> "_Worker":
        arguments = {
            "store": store,
            "seconds": limits.seconds,
            "memory_bytes": limits.memory_bytes,
            "answer_bytes": limits.answer_bytes,
        }
        process = await asyncio.create_subprocess_exec(
            sys.executable,
            "-m",
            "tipgraph.server.worker",
            json.dumps(arguments),
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            # Every thread would else reserve an arena of 64 MiB, which counts as address space.
            env={**os.environ, "MALLOC_ARENA_MAX": "2"},
        )
        worker = cls(process)
        try:
            async with asyncio.timeout(_START_SECONDS):
                header, _ = await worker._receive()
        except (TimeoutError, _WorkerDied) as error:
            await worker.end()
            raise StoreError(
                f"The process that should answer queries on {store} did not start.",
                "See the server's log; more memory for it: TIPGRAPH_QUERY_BYTES.",
            ) from error
        except asyncio.CancelledError:
            await worker.end()
            raise
        if not header["ok"]:
            await worker.end()
            raise StoreError(header["message"], header["remedy"])
        worker.generation = header["generation"]
        return worker

    @property
    def alive(self) -> bool:
        return self._process.returncode is None

    async def ask(self, query: str, media_type: str) -> tuple[dict[str, Any], bytes]:
        stdin = self._process.stdin
        assert stdin is not None
        frame = json.dumps({"query": query, "media_type": media_type}).encode()
        stdin.write(_LENGTH.pack(len(frame)) + frame)
        try:
            await stdin.drain()
        except (BrokenPipeError, ConnectionResetError) as error:
            raise _WorkerDied from error
        return await self._receive()

    async def end(self) -> None:
        if self.alive:
            with suppress(ProcessLookupError):
                self._process.kill()
        await self._process.wait()

    async def _receive(self) -> tuple[dict[str, Any], bytes]:
        header = json.loads(await self._frame())
        return header, await self._frame() if header["ok"] else b""

    async def _frame(self) -> bytes:
        stdout = self._process.stdout
        assert stdout is not None
        try:
            (length,) = _LENGTH.unpack(await stdout.readexactly(_LENGTH.size))
            return await stdout.readexactly(length)
        except asyncio.IncompleteReadError as error:
            raise _WorkerDied from error


class QueryPool:
    """Answers SPARQL queries in processes that may be killed.

    A worker reads one generation of the store. One that has answered with an older generation than the
    current one, has died or has been killed is replaced when its place is next needed.

    Args:
        store: URL of the store.
        limits: what one query may use.
        size: how many queries are answered at once.
    """

    def __init__(self, store: str, limits: PoolLimits, size: int) -> None:
        self._store = store
        self._limits = limits
        self._places: asyncio.Queue[_Worker | None] = asyncio.Queue()
        for _ in range(size):
            self._places.put_nowait(None)
        self._size = size

    async def answer(self, query: str, media_type: str, generation: str) -> bytes:
        """Answer one query.

        Args:
            query: SPARQL query.
            media_type: format of the answer; it must fit the form of the query.
            generation: generation of the store that must be read, the current one.

        Returns:
            The answer in that format.

        Raises:
            QueryError: the query is wrong.
            StoreError: the store cannot be read.
            ProblemError: the query went over a limit, or nobody was free to answer it.
        """
        async with self._place() as place:
            worker = await self._ready(place.worker, generation)
            place.worker = worker
            try:
                async with asyncio.timeout(self._limits.seconds):
                    header, body = await worker.ask(query, media_type)
            except TimeoutError as error:
                await worker.end()
                raise ProblemError(self._too_long()) from error
            except _WorkerDied as error:
                await worker.end()
                raise ProblemError(self._died()) from error
            except asyncio.CancelledError:
                # The caller has gone; what the worker would still send belongs to nobody.
                await worker.end()
                raise
        return body if header["ok"] else self._refuse(header)

    async def close(self) -> None:
        """End every worker; queries under way are given up."""
        for _ in range(self._size):
            worker = await self._places.get()
            if worker is not None:
                await worker.end()

    @asynccontextmanager
    async def _place(self) -> AsyncIterator["_Place"]:
        try:
            async with asyncio.timeout(self._limits.seconds):
                place = _Place(await self._places.get())
        except TimeoutError as error:
            raise ProblemError(self._busy()) from error
        try:
            yield place
        finally:
            worker = place.worker
            self._places.put_nowait(worker if worker is not None and worker.alive else None)

    async def _ready(self, worker: _Worker | None, generation: str) -> _Worker:
        if worker is not None:
            if worker.alive and worker.generation == generation:
                return worker
            await worker.end()
        return await _Worker.start(self._store, self._limits)

    def _refuse(self, header: dict[str, Any]) -> bytes:
        if header["kind"] == "query":
            raise QueryError(header["message"], header["remedy"])
        if header["kind"] == "store":
            raise StoreError(header["message"], header["remedy"])
        raise ProblemError(self._died() if header["kind"] == "memory" else self._too_large(header["message"]))

    def _too_long(self) -> Problem:
        return Problem(
            504,
            "query-too-long",
            "The query took too long",
            f"The query was stopped after {self._limits.seconds:g} seconds.",
            "Ask for less (LIMIT, a narrower pattern), or raise TIPGRAPH_QUERY_SECONDS on the server.",
            {"limit_seconds": self._limits.seconds},
        )

    def _died(self) -> Problem:
        return Problem(
            503,
            "query-too-heavy",
            "The query ended the process that answered it",
            "The query needed more memory than one query may have "
            f"({_mebibytes(self._limits.memory_bytes)}), or nested too deeply.",
            "Ask for less (fewer unconnected patterns, no ORDER BY over all of them, less nesting), or raise "
            "TIPGRAPH_QUERY_BYTES on the server.",
            {"limit_bytes": self._limits.memory_bytes},
        )

    def _too_large(self, size: str) -> Problem:
        return Problem(
            422,
            "answer-too-large",
            "The answer is too large",
            f"The answer has {_mebibytes(int(size))}; {_mebibytes(self._limits.answer_bytes)} are allowed.",
            "Page with LIMIT and OFFSET, use /api/export for whole graphs, or raise TIPGRAPH_ANSWER_BYTES on "
            "the server.",
            {"limit_bytes": self._limits.answer_bytes},
        )

    def _busy(self) -> Problem:
        return Problem(
            503,
            "busy",
            "Too many queries at once",
            f"No place was free within {self._limits.seconds:g} seconds; {self._size} queries are answered at once.",
            "Try again in a moment.",
            headers={"Retry-After": "2"},
        )


@dataclass(slots=True)
class _Place:
    worker: _Worker | None


def _mebibytes(size: int) -> str:
    return f"{size / (1 << 20):.3g} MiB"
