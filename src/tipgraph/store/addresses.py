"""Store URLs: which kind of store a URL names, and the functions that take a URL."""

from collections.abc import Mapping
from contextlib import AbstractContextManager
from importlib import import_module

from tipgraph.errors import StoreError
from tipgraph.store.interface import Backend, GraphReader, GraphWriter

BACKENDS: Mapping[str, tuple[str, str]] = {
    "oxigraph": ("tipgraph.store.oxigraph", "BACKEND"),
    "memory": ("tipgraph.store.memory", "BACKEND"),
    "sparql+http": ("tipgraph.store.endpoint", "BACKEND"),
    "sparql+https": ("tipgraph.store.endpoint", "SECURE_BACKEND"),
}
"""Scheme of a store URL → module and name of what serves it. A new store is one file and one line here."""


def open_reader(url: str) -> GraphReader:
    """Open the current generation of a store read-only.

    Args:
        url: ``oxigraph:PATH``, ``memory:NAME``, ``sparql+http://…`` or ``sparql+https://…``.

    Returns:
        A reader, which is also a context manager.

    Raises:
        StoreError: the URL names no known kind of store, or there is no graph that can be read.
    """
    backend, location = _resolve(url)
    return backend.open_reader(location)


def begin_generation(url: str) -> AbstractContextManager[GraphWriter]:
    """Begin a new generation as a copy of the current one.

    Leaving the context normally publishes what was written, an exception discards it.

    Args:
        url: a store URL, see `open_reader`.

    Returns:
        A context manager that gives a writer.

    Raises:
        StoreError: (on entering) somebody else is writing, or the store cannot be written.
    """
    backend, location = _resolve(url)
    return backend.begin_generation(location)


def current_generation(url: str) -> str | None:
    """Return the name of the generation that `open_reader` would open, cheaply enough to ask every second.

    Args:
        url: a store URL, see `open_reader`.

    Returns:
        Its name, or None if nothing was published yet.

    Raises:
        StoreError: the store is damaged or cannot be reached.
    """
    backend, location = _resolve(url)
    return backend.current_generation(location)


def _resolve(url: str) -> tuple[Backend, str]:
    scheme, colon, location = url.partition(":")
    place = BACKENDS.get(scheme.lower())
    if not colon or place is None:
        raise StoreError(
            f"{url!r} is no store URL.",
            "Write oxigraph:PATH, memory:NAME or sparql+http://HOST/PATH?update=URL.",
        )
    module, name = place
    backend: Backend = getattr(import_module(module), name)
    return backend, location
