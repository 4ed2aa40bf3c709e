"""The entries of a tar file, read forwards once.

The library's reader takes whatever an entry says into memory and follows its extensions; here a header is a block
of 512 bytes, an extension has a largest size, and nothing but names is taken from it.
"""

import tarfile
from collections.abc import Iterator
from dataclasses import dataclass

from tipgraph.documents.unpacking import Unpacked

_BLOCK = 512
_LONGEST_EXTENSION = 1 << 16
_EXTENSIONS = (tarfile.XHDTYPE, tarfile.SOLARIS_XHDTYPE, tarfile.XGLTYPE, tarfile.GNUTYPE_LONGNAME)


class TarError(Exception):
    """A tar file is not as it should be."""


@dataclass(frozen=True, slots=True)
class TarEntry:
    """What a tar file holds next.

    Attributes:
        name: as it is written there.
        size: bytes of its contents, which come next.
        is_file: whether it is a file; else a link, a device or the like.
        is_folder: whether it is a folder.
    """

    name: str
    size: int
    is_file: bool
    is_folder: bool


def is_tar(head: bytes) -> bool:
    """Tell whether a file's first bytes are the header of a tar file."""
    if len(head) < _BLOCK:
        return False
    try:
        tarfile.TarInfo.frombuf(head[:_BLOCK], "utf-8", "surrogateescape")
    except (tarfile.HeaderError, ValueError):
        return False
    return True


def tar_entries(unpacked: Unpacked) -> Iterator[TarEntry]:
    """Yield the entries. After each, what the caller has left of its contents is passed over.

    Raises:
        TarError: a header is damaged, or an extension is too long.
    """
    long_name: str | None = None
    while block := unpacked.take(_BLOCK):
        if not any(block):
            return
        try:
            info = tarfile.TarInfo.frombuf(block, "utf-8", "surrogateescape")
        except (tarfile.HeaderError, ValueError) as error:
            raise TarError(str(error) or "a header cannot be read") from error
        if info.size < 0:
            raise TarError("a size is negative")
        padding = -info.size % _BLOCK
        if info.type in (*_EXTENSIONS, tarfile.GNUTYPE_LONGLINK):
            if info.size > _LONGEST_EXTENSION:
                raise TarError("a header is too long")
            extension = unpacked.take(info.size + padding)[: info.size]
            if info.type == tarfile.GNUTYPE_LONGNAME:
                long_name = extension.split(b"\0")[0].decode("utf-8", "surrogateescape")
            elif info.type in (tarfile.XHDTYPE, tarfile.SOLARIS_XHDTYPE):
                long_name = _path(extension) or long_name
            continue
        size = info.size if info.isreg() else 0
        begin = unpacked.position
        yield TarEntry(long_name or info.name, size, info.isreg() and not info.issparse(), info.isdir())
        unpacked.skip(size + (padding if size else 0) - (unpacked.position - begin))
        long_name = None


def _path(extension: bytes) -> str | None:
    """Return the name that an extended header gives: records of length, blank, key, equals sign and value."""
    rest = extension
    found = None
    while rest:
        length, blank, _ = rest.partition(b" ")
        if not blank or not length.isdigit() or not 0 < int(length) <= len(rest):
            break
        key, _, value = rest[len(length) + 1 : int(length) - 1].partition(b"=")
        if key == b"path":
            found = value.decode("utf-8", "surrogateescape")
        rest = rest[int(length) :]
    return found
