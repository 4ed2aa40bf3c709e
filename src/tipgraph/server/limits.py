"""Limits that a query worker sets on itself."""

import resource
import sys


def limit_memory(memory_bytes: int) -> None:
    """Refuse this process more address space than given, and a core file when it dies of it.

    Args:
        memory_bytes: address space, bytes. Only Linux keeps to it; elsewhere the deadline is what remains.
    """
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":
        resource.setrlimit(resource.RLIMIT_AS, (memory_bytes, memory_bytes))


def close_the_door() -> None:
    """Refuse this process every new file descriptor: no file and no network connection can be opened."""
    resource.setrlimit(resource.RLIMIT_NOFILE, (0, 0))
