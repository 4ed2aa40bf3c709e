"""A process that answers SPARQL queries and may be killed at any time.

Run as ``python -m tipgraph.server.worker`` by `tipgraph.server.pool`, which talks to it in frames: a length
of eight bytes, big-endian, then as many bytes. A request is one frame of JSON; an answer is one frame of
JSON, followed by a frame with the body if the JSON says ``"ok": true``.

A query of Oxigraph cannot be cancelled, has no memory limit, can reach the network through SERVICE and can
overflow the stack. Each of these ends this process at worst: the parent kills it at the deadline, the limits
below refuse memory and every new file descriptor (hence sockets) but those of the store's own files.
"""

import json
import math
import os
import signal
import struct
import sys
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, BinaryIO

from tipgraph.errors import QueryError, StoreError
from tipgraph.server.limits import close_the_door, limit_memory
from tipgraph.store import GraphReader, open_reader

LENGTH = struct.Struct(">Q")

_WARM_UP = (
    ("SELECT (COUNT(*) AS ?n) WHERE { { SELECT * WHERE { ?s ?p ?o } LIMIT 1 } }", "text/csv"),
    ("ASK { ?s ?p ?o }", "application/sparql-results+json"),
    ("CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o } LIMIT 1", "text/turtle"),
)
"""Whatever is opened or imported on first use must be so before the limits hold."""


@dataclass(frozen=True, slots=True)
class _Limits:
    store: str
    seconds: float
    memory_bytes: int
    answer_bytes: int


def main(arguments: list[str]) -> int:
    """Open the store, promise to open nothing more, then answer until the input ends.

    Args:
        arguments: one JSON object with ``store``, ``seconds``, ``memory_bytes`` and ``answer_bytes``.

    Returns:
        The exit code: 0, or 1 if the store cannot be opened.
    """
    limits = _Limits(**json.loads(arguments[0]))
    # The terminal sends its interrupt to the whole group; only the parent decides when this process ends.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    # Words that a library prints must not get between the frames.
    requests = os.fdopen(os.dup(0), "rb", buffering=0)
    answers = os.fdopen(os.dup(1), "wb", buffering=0)
    os.dup2(2, 1)
    limit_memory(limits.memory_bytes)
    try:
        reader = open_reader(limits.store)
    except StoreError as error:
        _send(answers, {"ok": False, "kind": "store", "message": error.message, "remedy": error.remedy})
        return 1
    for query, media_type in _WARM_UP:
        reader.answer(query, media_type)
    if limits.store.startswith("oxigraph:"):
        close_the_door()
    _send(answers, {"ok": True, "generation": reader.generation()}, b"")
    _serve(reader, requests, answers, limits)
    return 0


def _serve(reader: GraphReader, requests: BinaryIO, answers: BinaryIO, limits: _Limits) -> None:
    while (frame := _receive(requests)) is not None:
        # Should the parent have died, nobody would kill a query that never ends.
        signal.alarm(math.ceil(limits.seconds) + 2)
        request = json.loads(frame)
        try:
            answer = reader.answer(request["query"], request["media_type"])
        except QueryError as error:
            _send(answers, {"ok": False, "kind": "query", "message": error.message, "remedy": error.remedy})
        except StoreError as error:
            _send(answers, {"ok": False, "kind": "store", "message": error.message, "remedy": error.remedy})
        except MemoryError:
            _send(answers, {"ok": False, "kind": "memory", "message": "", "remedy": ""})
        else:
            if len(answer.body) > limits.answer_bytes:
                _send(answers, {"ok": False, "kind": "size", "message": str(len(answer.body)), "remedy": ""})
            else:
                _send(answers, {"ok": True, "media_type": answer.media_type}, answer.body)
        signal.alarm(0)


def _send(stream: BinaryIO, header: dict[str, Any], body: bytes | None = None) -> None:
    head = json.dumps(header).encode()
    parts = [LENGTH.pack(len(head)), head]
    if body is not None:
        parts += [LENGTH.pack(len(body)), body]
    rest = memoryview(b"".join(parts))
    while rest:
        rest = rest[stream.write(rest) :]


def _receive(stream: BinaryIO) -> bytes | None:
    head = _read(stream, LENGTH.size)
    return _read(stream, LENGTH.unpack(head)[0]) if head else None


def _read(stream: BinaryIO, length: int) -> bytes:
    parts = []
    while length > 0:
        part = stream.read(length)
        if not part:
            return b""
        parts.append(part)
        length -= len(part)
    return b"".join(parts)


if __name__ == "__main__":
    with suppress(BrokenPipeError):
        sys.exit(main(sys.argv[1:]))
