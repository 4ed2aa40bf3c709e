"""Limits that a query worker sets on itself."""

import resource
import sys
from contextlib import suppress
from pathlib import Path


def limit_memory(memory_bytes: int) -> None:
    """Refuse this process more address space than given, and a core file when it dies of it.

    Args:
        memory_bytes: address space, bytes. Only Linux keeps to it; elsewhere the deadline is what remains.
    """
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":
        resource.setrlimit(resource.RLIMIT_AS, (memory_bytes, memory_bytes))


def close_the_door() -> None:
    """Refuse this process every new file descriptor, but for the files of the store that it has not opened yet.

    The engine opens a store's first files at once and the others when a query needs them. A small store has been
    opened whole, and then nothing can be opened any more, no file and no network connection. What a large store
    leaves open is no wider than the number of its files; a call of SERVICE is refused before it gets here.
    """
    waiting = _unopened_files()
    if waiting is None:
        return
    free, highest = waiting, 0
    taken = {int(entry.name) for entry in Path(_OPEN).iterdir()}
    while free:
        free -= highest not in taken
        highest += 1
    resource.setrlimit(resource.RLIMIT_NOFILE, (highest, highest))


_OPEN = "/proc/self/fd"
_TABLE = ".sst"


def _unopened_files() -> int | None:
    """Count the files of the store that are not open; None where the system does not tell which files are."""
    opened = set()
    try:
        for descriptor in Path(_OPEN).iterdir():
            with suppress(OSError):
                opened.add(descriptor.readlink())
    except OSError:
        return None
    tables = {path for path in opened if path.suffix == _TABLE}
    folders = {path.parent for path in opened if path.name.startswith("MANIFEST") or path.suffix == _TABLE}
    return sum(path not in tables for folder in folders for path in folder.glob(f"*{_TABLE}"))
