"""The embedded store on disk, in generations.

``PATH/generations/000007/`` is one complete Oxigraph database that is never written again once it is
published; ``PATH/current`` holds the name of the one that readers open. A build works in ``000008.building``
and holds a lock on ``PATH/lock``. Whatever moment it dies at, ``current`` names a complete generation.
"""

import fcntl
import os
import re
import shutil
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

import pyoxigraph

from tipgraph.errors import StoreError
from tipgraph.store import answers
from tipgraph.store.interface import Answer, GraphReader, GraphWriter, Rows

if TYPE_CHECKING:
    import rdflib

_NAME = re.compile(r"\d{6,}")
_KEPT_BEFORE_CURRENT = 1


class OxigraphReader:
    """One published generation, opened read-only."""

    def __init__(self, store: pyoxigraph.Store, generation: str, hold: int | None) -> None:
        self._open: pyoxigraph.Store | None = store
        self._generation = generation
        self._hold = hold

    @property
    def _store(self) -> pyoxigraph.Store:
        if self._open is None:
            raise StoreError("The reader is closed.", "Open another one.")
        return self._open

    def select(self, query: str) -> Rows:
        """See `GraphReader.select`."""
        return answers.select(self._store, query)

    def answer(self, query: str, media_type: str) -> Answer:
        """See `GraphReader.answer`."""
        return answers.answer(self._store, query, media_type)

    def graphs(self) -> tuple[str, ...]:
        """See `GraphReader.graphs`."""
        return answers.graphs(self._store)

    def dump(self, media_type: str, graph: str | None = None) -> bytes:
        """See `GraphReader.dump`."""
        return answers.dump(self._store, media_type, graph)

    def generation(self) -> str:
        """See `GraphReader.generation`."""
        return self._generation

    def close(self) -> None:
        """Release the generation, which may then be removed by a later build."""
        self._open = None
        if self._hold is not None:
            os.close(self._hold)
            self._hold = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


class OxigraphWriter:
    """A generation that is being built."""

    def __init__(self, store: pyoxigraph.Store) -> None:
        self._open: pyoxigraph.Store | None = store

    @property
    def _store(self) -> pyoxigraph.Store:
        if self._open is None:
            raise StoreError("The generation is finished.", "Begin another one.")
        return self._open

    def replace(self, graph_iri: str, graph: "rdflib.Graph") -> None:
        """See `GraphWriter.replace`."""
        # Nobody reads a generation before it is finished, so that the removal and the writing may be two steps.
        answers.update(self._store, answers.removal(graph_iri), graph_iri)
        answers.fill(self._store, graph_iri, graph)

    def remove(self, graph_iri: str) -> None:
        """See `GraphWriter.remove`."""
        answers.update(self._store, answers.removal(graph_iri), graph_iri)

    def select(self, query: str) -> Rows:
        """See `GraphWriter.select`."""
        return answers.select(self._store, query)

    def graphs(self) -> tuple[str, ...]:
        """See `GraphWriter.graphs`."""
        return answers.graphs(self._store)

    def finish(self) -> None:
        """Bring everything to disk and close; nothing can be written any more."""
        # The next generation is copied from a read-only opening, which does not copy the write-ahead log.
        self._store.flush()
        self._open = None

    def abandon(self) -> None:
        """Close without bringing anything to disk."""
        self._open = None


class OxigraphBackend:
    """Stores named ``oxigraph:PATH``."""

    def open_reader(self, location: str) -> GraphReader:
        """Open the current generation read-only.

        Args:
            location: path of the store's folder.

        Raises:
            StoreError: there is no graph, it is damaged, or it may not be read.
        """
        layout = _Layout(location)
        while True:
            name = layout.current()
            if name is None:
                raise StoreError(f"There is no graph at {layout.root}.", "Build one with: tipgraph build")
            try:
                return _open(layout.folder(name), name)
            except OSError as error:
                # Between reading the name and opening the folder, builds may have published and pruned.
                if layout.current() != name:
                    continue
                raise StoreError(
                    f"Generation {name} of the graph at {layout.root} cannot be opened: {error}",
                    layout.remedy(name),
                ) from error

    def begin_generation(self, location: str) -> AbstractContextManager[GraphWriter]:
        """Begin a new generation as a copy of the current one, published when the context is left normally.

        Args:
            location: path of the store's folder, which is made if it is missing.

        Raises:
            StoreError: another build is running, or the folder is no store or may not be written.
        """
        return _building(_Layout(location))

    def current_generation(self, location: str) -> str | None:
        """Return the name of the current generation, None if there is none; reads one small file."""
        return _Layout(location).current()


class _Layout:
    """Where things are in the folder of a store."""

    def __init__(self, location: str) -> None:
        if not location:
            raise StoreError("The store URL names no folder.", "Write oxigraph:PATH, such as oxigraph:build/graph.")
        self.root = Path(location)
        self.generations = self.root / "generations"
        self.pointer = self.root / "current"

    def folder(self, name: str) -> Path:
        return self.generations / name

    def is_new_or_store(self) -> bool:
        """Tell whether a build may write here without mixing its files with other people's."""
        names = {entry.name for entry in self.root.iterdir()}
        return not names or not names.isdisjoint({"lock", "generations"})

    def names(self) -> list[str]:
        """Names of all complete generations, oldest first."""
        try:
            entries = [entry.name for entry in self.generations.iterdir()]
        except OSError:
            return []
        return sorted((name for name in entries if _NAME.fullmatch(name)), key=int)

    def current(self) -> str | None:
        try:
            content = self.pointer.read_bytes()
        except FileNotFoundError:
            if self.names():
                raise StoreError(f"{self.pointer} is missing.", self.remedy()) from None
            return None
        except OSError as error:
            raise StoreError(
                f"{self.pointer} cannot be read: {error.strerror}.",
                "Give a folder that is a store and may be read.",
            ) from error
        name = content.decode(errors="replace").strip()
        if name not in self.names():
            raise StoreError(f"{self.pointer} is damaged: it names no generation ({name[:40]!r}).", self.remedy())
        return name

    def remedy(self, damaged: str | None = None) -> str:
        """What a user can do when `current` or the generation that it names is damaged."""
        others = [name for name in self.names() if name != damaged]
        if others:
            return f"To go back, write {others[-1]} into {self.pointer}; or remove {self.root} and build again."
        return f"Remove {self.root} and build again with: tipgraph build"

    def publish(self, name: str) -> None:
        """Make a generation the current one, atomically and durably."""
        _synchronise(self.generations)
        successor = self.root / "current.new"
        with successor.open("w", encoding="ascii") as file:
            file.write(f"{name}\n")
            file.flush()
            os.fsync(file.fileno())
        successor.replace(self.pointer)
        _synchronise(self.root)

    def prune(self, current: str | None) -> None:
        """Remove what killed builds left, and generations older than the one before the current one."""
        if not self.generations.is_dir():
            return
        older = [name for name in self.names() if current is not None and int(name) < int(current)]
        kept = {current, *older[-_KEPT_BEFORE_CURRENT:]}
        for entry in self.generations.iterdir():
            if entry.name not in kept:
                _remove_unless_read(entry)


def _open(folder: Path, name: str) -> OxigraphReader:
    hold = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        # Tells builds that somebody reads here. A file system without locks serves all the same: the current
        # and the previous generation are never removed.
        with suppress(OSError):
            fcntl.flock(hold, fcntl.LOCK_SH | fcntl.LOCK_NB)
        return OxigraphReader(pyoxigraph.Store.read_only(str(folder)), name, hold)
    except OSError:
        os.close(hold)
        raise


def _remove_unless_read(folder: Path) -> None:
    try:
        descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    except OSError:
        return
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return
    else:
        shutil.rmtree(folder, ignore_errors=True)
    finally:
        os.close(descriptor)


@contextmanager
def _building(layout: _Layout) -> Iterator[GraphWriter]:
    with _locked(layout):
        try:
            current = layout.current()
            layout.generations.mkdir(exist_ok=True)
            layout.prune(current)
            name = f"{int(current or 0) + 1:06}"
            unfinished = layout.folder(f"{name}.building")
            if current is not None:
                pyoxigraph.Store.read_only(str(layout.folder(current))).backup(str(unfinished))
            writer = OxigraphWriter(pyoxigraph.Store(str(unfinished)))
        except OSError as error:
            raise StoreError(
                f"No new generation can be begun in {layout.root}: {error}",
                "Look at free space and permissions.",
            ) from error
        try:
            yield writer
        except BaseException:
            writer.abandon()
            shutil.rmtree(unfinished, ignore_errors=True)
            raise
        try:
            writer.finish()
            unfinished.rename(layout.folder(name))
            layout.publish(name)
        except OSError as error:
            raise StoreError(
                f"Generation {name} in {layout.root} cannot be published: {error}",
                "The graph before it is still the current one. Look at free space and permissions.",
            ) from error
        layout.prune(name)


@contextmanager
def _locked(layout: _Layout) -> Iterator[None]:
    root = layout.root
    try:
        root.mkdir(parents=True, exist_ok=True)
        if not layout.is_new_or_store():
            raise StoreError(f"{root} is a folder with other things in it.", "Give an empty or a new folder.")
        lock = (root / "lock").open("a+", encoding="ascii")
    except OSError as error:
        raise StoreError(
            f"{root} cannot be written: {error.strerror}.", "Give a folder that may be written."
        ) from error
    with lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            lock.seek(0)
            raise StoreError(
                f"Another build (process {lock.read().strip() or 'unknown'}) is writing {root}.",
                "Wait until it has ended.",
            ) from error
        lock.truncate(0)
        lock.write(f"{os.getpid()}\n")
        lock.flush()
        yield


def _synchronise(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


BACKEND = OxigraphBackend()
