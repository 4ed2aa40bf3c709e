"""Which documents were named, and the names under which the graph remembers them."""

import hashlib
import io
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path
from typing import BinaryIO

from tipgraph.documents import Limits
from tipgraph.documents.archives import Member, Refused, is_archive, is_left_out, read_archive
from tipgraph.documents.loading import check_size, shown
from tipgraph.errors import DocumentError
from tipgraph.resources import resource_folder

STANDARD_INPUT = "-"
"""What stands for it among the names of files."""

_SHIPPED = "data/documents"
"""How the graph names the folder of the project's own documents, wherever it is installed."""
_INPUT_NAME = "standard-input"
_PIECE = 1 << 20


@dataclass(frozen=True, slots=True)
class Failure:
    """A source that is not in the graph, and why: one line for the person who named it."""

    source: str
    reason: str

    def __str__(self) -> str:
        return self.reason if self.reason.startswith(self.source) else f"{self.source}: {self.reason}"


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A document to read, and what the graph calls it.

    Attributes:
        path: the file, or the archive that it lies in.
        name: what the graph calls it; for a document in an archive the archive's name, a slash and its own.
        checksum: SHA-256 of its bytes; None if they could not be read (its reader will say why).
        media_type: what the user says that it is; None to find out.
        archive: what the graph calls the archive that it lies in; None for a file that stands by itself.
        data: its bytes, where they cannot be had again from the path: those of standard input.
    """

    path: Path
    name: str
    checksum: str | None = None
    media_type: str | None = None
    archive: str | None = None
    data: bytes | None = field(default=None, repr=False, compare=False)

    @property
    def shown(self) -> str:
        """Its name in messages."""
        return self.name if self.archive or self.data is not None else shown(self.path)


@dataclass(frozen=True, slots=True)
class Sources:
    """The documents to read, in order and each once.

    Attributes:
        files: files that were named, and what was found in the folders and archives that were named.
        folders: folders and archives that were named, as the graph calls them; it follows what they hold now.
        failures: what was named, or lies in an archive, and cannot be had.
    """

    files: tuple[SourceFile, ...]
    folders: tuple[str, ...]
    failures: tuple[Failure, ...]


def find_sources(named: Sequence[Path], limits: Limits | None = None, media_type: str | None = None) -> Sources:
    """Find the documents that were named.

    A file is taken whatever its name. Of a folder and those below it all files are taken, in alphabetical
    order, but hidden ones and those called README. Archives count as folders, also those in folders and in other
    archives. ``-`` is standard input.

    Args:
        named: files and folders; none for the project's documents.
        limits: how much a document or an archive may ask of the machine.
        media_type: media type or short name of the format of all of them; None to find out for each. Archives are
            not looked into where it is given.
    """
    finder = _Finder(limits or Limits(), media_type)
    for path, name in [(path, path.as_posix()) for path in named] or [(_shipped_folder(), _SHIPPED)]:
        if name == STANDARD_INPUT:
            finder.standard_input()
        elif path.is_dir():
            finder.folder(path, shown(name))
        else:
            finder.file(path, shown(name), named=True)
    return Sources(tuple(finder.files.values()), tuple(finder.folders), tuple(finder.failures))


def contents(files: Iterable[SourceFile], limits: Limits) -> Iterator[tuple[SourceFile, bytes | Failure | None]]:
    """Yield documents with their bytes, in their order.

    An archive is gone through once for the documents of it that stand together.

    Yields:
        Each document with its bytes; with None where they are to be read from its path; or with the reason why they
        cannot be had any more.
    """
    for (path, archive), group in groupby(files, key=lambda file: (file.path, file.archive)):
        wanted = {file.name: file for file in group}
        if archive is None or all(file.data is not None for file in wanted.values()):
            yield from ((file, file.data) for file in wanted.values())
            continue
        with suppress(OSError), path.open("rb") as stream:
            for found in read_archive(stream, archive, limits):
                if isinstance(found, Member) and found.name in wanted:
                    yield wanted.pop(found.name), found.data
        for file in wanted.values():
            yield file, Failure(file.name, "is not in its archive any more. Try again.")


def lies_in(name: str, folders: Iterable[str]) -> bool:
    """Say whether a remembered name lies in one of the folders."""
    return any(name.startswith(f"{folder}/") or folder == "." for folder in folders)


def was_typed(name: str) -> bool:
    """Say whether a remembered name is that of standard input: what came that way is nowhere to be looked for."""
    return name == _INPUT_NAME or name.startswith(f"{_INPUT_NAME}/")


class _Finder:
    """Collects documents, each once."""

    def __init__(self, limits: Limits, media_type: str | None) -> None:
        self._limits = limits
        self._media_type = media_type
        self.files: dict[tuple[Path, str], SourceFile] = {}
        self.folders: list[str] = []
        self.failures: list[Failure] = []

    def standard_input(self) -> None:
        data = sys.stdin.buffer.read(self._limits.unpacked_bytes + 1)
        stream = io.BytesIO(data)
        if self._media_type is None and is_archive(stream, self._limits):
            self._archive(stream, Path(STANDARD_INPUT), _INPUT_NAME, keep=True)
            return
        try:
            check_size(len(data), _INPUT_NAME, self._limits.document_bytes)
        except DocumentError as error:
            self.failures.append(Failure(_INPUT_NAME, str(error)))
            return
        self._add(Path(STANDARD_INPUT), _INPUT_NAME, hashlib.sha256(data).hexdigest(), data=data)

    def folder(self, path: Path, name: str) -> None:
        self.folders.append(name)
        inside = tuple(_documents_in(path))
        if not inside:
            self.failures.append(Failure(name, "holds no document. Name the folder or archive where they are."))
        for file in inside:
            inner = shown(file.relative_to(path).as_posix())
            self.file(file, inner if name == "." else f"{name}/{inner}")

    def file(self, path: Path, name: str, *, named: bool = False) -> None:
        try:
            if not path.is_file():
                self._add(path, name, None)
                return
            with path.open("rb") as stream:
                if self._media_type is None and is_archive(stream, self._limits):
                    if named:
                        self.folders.append(name)
                    self._archive(stream, path, name)
                else:
                    self._add(path, name, self._checksum(stream))
        except (OSError, ValueError):
            self._add(path, name, None)

    def _archive(self, stream: BinaryIO, path: Path, name: str, *, keep: bool = False) -> None:
        found = 0
        for member in read_archive(stream, name, self._limits):
            found += 1
            if isinstance(member, Refused):
                self.failures.append(Failure(member.name, str(member.error)))
                continue
            checksum = hashlib.sha256(member.data).hexdigest()
            self._add(path, member.name, checksum, name, member.data if keep else None)
        if not found:
            self.failures.append(Failure(name, "holds no document. Name the folder or archive where they are."))

    def _add(
        self, path: Path, name: str, checksum: str | None, archive: str | None = None, data: bytes | None = None
    ) -> None:
        try:
            place = path.resolve()
        except (OSError, ValueError):
            place = path
        inner = name.removeprefix(archive) if archive else ""
        self.files.setdefault((place, inner), SourceFile(path, name, checksum, self._media_type, archive, data))

    def _checksum(self, stream: BinaryIO) -> str | None:
        """Return the checksum of a file, None for one that is too large to be read."""
        digest, left = hashlib.sha256(), self._limits.document_bytes
        while piece := stream.read(_PIECE):
            digest.update(piece)
            left -= len(piece)
            if left < 0:
                return None
        return digest.hexdigest()


def _shipped_folder() -> Path:
    folder = Path(str(resource_folder("documents"))).resolve()
    here = Path.cwd()
    return folder.relative_to(here) if folder.is_relative_to(here) else folder


def _documents_in(folder: Path) -> Iterable[Path]:
    for path in sorted(folder.rglob("*")):
        if not is_left_out(path.relative_to(folder).as_posix()) and path.is_file():
            yield path
