"""The documents in zip and tar files, one after the other, without ever writing to disk.

An archive is not trusted: what it says of sizes is not believed, bytes are counted as they are unpacked, and names
serve messages and the graph only, after they have been made harmless.
"""

import io
import lzma
import stat
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import BinaryIO

from tipgraph.documents.format import Limits
from tipgraph.documents.loading import check_size, mebibytes, shown
from tipgraph.documents.tar import TarError, is_tar, tar_entries
from tipgraph.documents.unpacking import Budget, TooMuchError, Unpacked, is_compressed
from tipgraph.documents.zipped import TooManyError, check_directory, holds_documents
from tipgraph.errors import DocumentError

_HEAD = 1024
_ENCRYPTED = 1
_AGAIN = "Get it again, or unpack it and name the folder."
_BEHIND = "What lies behind this place is not read."
_DAMAGE = (zipfile.BadZipFile, TarError, zlib.error, lzma.LZMAError, EOFError, OSError, ValueError, MemoryError)


@dataclass(frozen=True, slots=True)
class Member:
    """A document in an archive: the archive's name, a slash and its own; and its bytes."""

    name: str
    data: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Refused:
    """Something in an archive, or the archive itself, that is not read."""

    name: str
    error: DocumentError


def is_archive(stream: BinaryIO, limits: Limits) -> bool:
    """Tell whether a file is an archive of documents, not a document that happens to be packed as one.

    Args:
        stream: the file; it is left at its beginning.
        limits: how much it may ask of the machine.
    """
    head = stream.read(_HEAD)
    found = is_compressed(head) or is_tar(head) or (head[:2] == b"PK" and holds_documents(stream, limits.members))
    stream.seek(0)
    return found


def read_archive(stream: BinaryIO, name: str, limits: Limits) -> Iterator[Member | Refused]:
    """Yield what an archive holds, also in archives within it.

    Folders, hidden files and those called README are left out, as they are in folders on disk.

    Args:
        stream: the archive, at its beginning.
        name: its name.
        limits: how much it may ask of the machine.

    Yields:
        Documents in the order in which they are packed; for each that cannot be had, why.
    """
    yield from _Walk(limits).archive(stream, name, 1)


def is_left_out(path: str) -> bool:
    """Tell whether a file of a folder or archive is no document by its name: hidden, or a README."""
    parts = PurePosixPath(path.replace("\\", "/")).parts
    return any(part.startswith((".", "__MACOSX")) and part != ".." for part in parts) or (
        bool(parts) and PurePosixPath(parts[-1]).stem.lower() == "readme"
    )


class _Walk:
    """Goes through an archive, and what lies in it, at one expense."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._budget = Budget(limits.unpacked_bytes)
        self._members = limits.members
        self._given: set[str] = set()

    def archive(self, stream: BinaryIO, name: str, depth: int) -> Iterator[Member | Refused]:
        if depth > self._limits.archive_depth:
            remedy = "Unpack it, or raise TIPGRAPH_DOCUMENT_ARCHIVE_DEPTH."
            yield _refused(name, f"lies in {depth - 1} archives.", remedy)
            return
        try:
            zipped = stream.read(2) == b"PK"
            stream.seek(0)
            yield from self._zip(stream, name, depth) if zipped else self._tar(stream, name, depth)
        except TooMuchError:
            if depth > 1:
                raise
            reason = f"holds more than {mebibytes(self._limits.unpacked_bytes)} when it is unpacked."
            yield _refused(name, reason, f"{_BEHIND} Split it, or raise TIPGRAPH_DOCUMENT_UNPACKED_BYTES.")
        except TooManyError:
            if depth > 1:
                raise
            reason = f"holds more than {self._limits.members} files."
            yield _refused(name, reason, f"{_BEHIND} Split it, or raise TIPGRAPH_DOCUMENT_MEMBERS.")
        except _DAMAGE as error:
            yield _damaged(name, error)

    def _zip(self, stream: BinaryIO, name: str, depth: int) -> Iterator[Member | Refused]:
        check_directory(stream, self._limits.members)
        with zipfile.ZipFile(stream) as packed:
            for info in packed.infolist():
                inner = self._inner(name, info.filename)
                if info.is_dir() or is_left_out(info.filename):
                    continue
                problem = _zip_problem(inner, info)
                if problem is not None:
                    yield problem
                    continue
                try:
                    with packed.open(info) as content:
                        data = self._content(Unpacked(content, self._budget, packed=False))
                except NotImplementedError:
                    yield _refused(inner, "is packed in a way that is not read.", "Pack it again with deflate.")
                except (RuntimeError, *_DAMAGE) as error:
                    yield _damaged(inner, error)
                else:
                    yield from self._member(data, inner, depth)

    def _tar(self, stream: BinaryIO, name: str, depth: int) -> Iterator[Member | Refused]:
        unpacked = Unpacked(stream, self._budget)
        if not is_tar(unpacked.peek(_HEAD)):
            # A compressed file that is no archive is one document.
            yield from self._member(self._content(unpacked), self._inner(name, PurePosixPath(name).stem), depth)
            return
        for entry in tar_entries(unpacked):
            inner = self._inner(name, entry.name)
            if entry.is_folder or is_left_out(entry.name):
                continue
            problem = None if entry.is_file else _no_file(inner)
            problem = problem or _leaving(inner, entry.name)
            if problem is not None:
                yield problem
                continue
            data = self._content(unpacked, entry.size)
            if len(data) < min(entry.size, self._limits.document_bytes):
                raise EOFError("it is cut off")
            yield from self._member(data, inner, depth)

    def _member(self, data: bytes, name: str, depth: int) -> Iterator[Member | Refused]:
        if name in self._given:
            yield _refused(name, "stands there twice.", "The first is read; give the other a name of its own.")
            return
        self._given.add(name)
        stream = io.BytesIO(data)
        if is_archive(stream, self._limits):
            yield from self.archive(stream, name, depth + 1)
            return
        try:
            check_size(len(data), name, self._limits.document_bytes)
        except DocumentError as error:
            yield Refused(name, error)
        else:
            yield Member(name, data)

    def _inner(self, archive: str, path: str) -> str:
        self._members -= 1
        if self._members < 0:
            raise TooManyError
        return f"{archive}/{shown(path.replace(chr(92), '/').removeprefix('./')) or 'document'}"

    def _content(self, unpacked: Unpacked, size: int | None = None) -> bytes:
        """Return a member's bytes: all of an archive, of a document no more than show that it is too large."""
        head = unpacked.peek(_HEAD if size is None else min(size, _HEAD))
        packed = head[:2] == b"PK" or is_compressed(head) or is_tar(head)
        most = (self._limits.unpacked_bytes if packed else self._limits.document_bytes) + 1
        return unpacked.take(most if size is None else min(size, most))


def _zip_problem(name: str, info: zipfile.ZipInfo) -> Refused | None:
    kind = stat.S_IFMT(info.external_attr >> 16)
    if kind not in (0, stat.S_IFREG):
        return _no_file(name)
    if info.flag_bits & _ENCRYPTED:
        return _refused(name, "is encrypted.", "Unpack it with its password and name the folder.")
    return _leaving(name, info.filename)


def _leaving(name: str, path: str) -> Refused | None:
    path = path.replace("\\", "/")
    if path.startswith("/") or ".." in path.split("/") or path[1:3] == ":/":
        return _refused(name, "has a name that leads out of the archive.", "It is not read; give it another.")
    return None


def _refused(name: str, reason: str, remedy: str) -> Refused:
    return Refused(name, DocumentError(f"{name}: {reason}", remedy))


def _no_file(name: str) -> Refused:
    return _refused(name, "is a link or a device, not a file.", "Pack the document itself.")


def _damaged(name: str, error: Exception) -> Refused:
    return _refused(name, f"is a damaged archive ({shown(str(error)) or 'cut off'}).", _AGAIN)
