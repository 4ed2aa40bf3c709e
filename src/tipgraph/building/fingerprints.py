"""When a document need not be read again: same bytes, same program."""

import hashlib
from functools import cache
from importlib.metadata import version
from importlib.resources import files
from importlib.resources.abc import Traversable

from tipgraph.resources import resource_folder


@cache
def program_digest() -> str:
    """Return the SHA-256 of the program: its version, its own code, its ontology and its registries."""
    digest = hashlib.sha256(version("tipgraph").encode())
    for top in (files("tipgraph"), resource_folder("ontology"), resource_folder("registry")):
        for name, data in _files(top, ""):
            digest.update(f"{name}\0{len(data)}\0".encode() + data)
    return digest.hexdigest()


def fingerprint(checksum: str, base: str, media_type: str | None = None) -> str:
    """Return what a document's graph depends on, as one SHA-256.

    Args:
        checksum: SHA-256 of the document's bytes.
        base: base of the IRIs.
        media_type: what a user has said that it is, if so.
    """
    return hashlib.sha256("\n".join((program_digest(), base, checksum, media_type or "")).encode()).hexdigest()


def _files(folder: Traversable, path: str) -> list[tuple[str, bytes]]:
    found: list[tuple[str, bytes]] = []
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        name = f"{path}/{entry.name}"
        if entry.is_dir() and not entry.name.startswith((".", "_")):
            found.extend(_files(entry, name))
        elif entry.name.endswith((".py", ".ttl", ".csv")):
            found.append((name, entry.read_bytes()))
    return found
