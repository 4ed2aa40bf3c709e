"""Stores in the memory of the process, for tests and for trying things; each has a name."""

import threading
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from functools import cache

import pyoxigraph

from tipgraph.errors import StoreError
from tipgraph.store.interface import GraphReader, GraphWriter
from tipgraph.store.oxigraph import OxigraphReader, OxigraphWriter


@dataclass(slots=True)
class _Shelf:
    """What stands under one name: the current generation, and who may write."""

    number: int = 0
    store: pyoxigraph.Store | None = None
    writing: threading.Lock = field(default_factory=threading.Lock)


@cache
def _shelf(location: str) -> _Shelf:
    return _Shelf()


class MemoryBackend:
    """Stores named ``memory:`` or ``memory:NAME``, shared by all threads of the process."""

    def open_reader(self, location: str) -> GraphReader:
        """Open the current generation; later generations do not change what this reader sees.

        Raises:
            StoreError: nothing was written under this name.
        """
        shelf = _shelf(location)
        store, number = shelf.store, shelf.number
        if store is None:
            raise StoreError(
                f"There is no graph in memory:{location}.",
                "It lives only within one process; use oxigraph:PATH to keep it.",
            )
        return OxigraphReader(store, f"{number:06}", None)

    def begin_generation(self, location: str) -> AbstractContextManager[GraphWriter]:
        """Begin a new generation as a copy of the current one.

        Raises:
            StoreError: another thread is writing the same store.
        """
        return _building(_shelf(location), location)

    def current_generation(self, location: str) -> str | None:
        """Return the name of the current generation, None if there is none."""
        shelf = _shelf(location)
        return None if shelf.store is None else f"{shelf.number:06}"


@contextmanager
def _building(shelf: _Shelf, location: str) -> Iterator[GraphWriter]:
    if not shelf.writing.acquire(blocking=False):
        raise StoreError(f"Another build is writing memory:{location}.", "Wait until it has ended.")
    try:
        store = pyoxigraph.Store()
        if shelf.store is not None:
            for name in shelf.store.named_graphs():
                store.add_graph(name)
            store.bulk_extend(shelf.store)
        writer = OxigraphWriter(store)
        yield writer
        writer.abandon()
        shelf.store, shelf.number = store, shelf.number + 1
    finally:
        shelf.writing.release()


BACKEND = MemoryBackend()
