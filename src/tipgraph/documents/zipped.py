"""Zip files: what they are for, and whether their directory may be read."""

import struct
import zipfile
from typing import BinaryIO

_END = struct.Struct("<4s4H2LH")
_END_64 = struct.Struct("<4sQ2H2L4Q")
_LOCATOR_64 = struct.Struct("<4sLQL")
_NAME_AT = 30
_OFFICE = ("[Content_Types].xml", "mimetype")
_LONGEST_COMMENT = 1 << 16
_BYTES_A_MEMBER = 1 << 10
"""Room in the directory for one member: its entry of 46 bytes, its name and what programs add."""


class TooManyError(Exception):
    """An archive holds more files than allowed."""


def check_directory(stream: BinaryIO, members: int) -> None:
    """Refuse a zip file with a directory so long that reading it would cost too much.

    Args:
        stream: the file.
        members: most files in it.

    Raises:
        TooManyError: there are more files, or the directory is longer than for so many.
    """
    size = stream.seek(0, 2)
    stream.seek(max(0, size - _END.size - _LONGEST_COMMENT - _LOCATOR_64.size))
    tail = stream.read()
    stream.seek(0)
    at = tail.rfind(b"PK\5\6")
    if at < 0 or len(tail) - at < _END.size:
        return
    _, _, _, _, entries, length, _, _ = _END.unpack_from(tail, at)
    before = at - _LOCATOR_64.size
    if before >= 0 and tail[before : before + 4] == b"PK\6\7":
        _, _, place, _ = _LOCATOR_64.unpack_from(tail, before)
        stream.seek(min(place, size))
        end = stream.read(_END_64.size)
        stream.seek(0)
        if len(end) == _END_64.size and end.startswith(b"PK\6\6"):
            _, _, _, _, _, _, _, entries, length, _ = _END_64.unpack(end)
    if entries > members or length > members * _BYTES_A_MEMBER:
        raise TooManyError


def holds_documents(stream: BinaryIO, members: int) -> bool:
    """Tell whether a zip file is an archive of documents, not one document such as a Word file.

    Office documents and electronic books say what they are in a member of a fixed name, often the first.
    """
    stream.seek(0)
    head = stream.read(_NAME_AT + len(_OFFICE[0]))
    if head[_NAME_AT:].startswith(tuple(name.encode() for name in _OFFICE)):
        return False
    try:
        check_directory(stream, members)
        with zipfile.ZipFile(stream) as packed:
            names = set(packed.namelist())
    except (TooManyError, zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        # What is wrong with it is said when it is read as an archive.
        return True
    return not names.intersection(_OFFICE)
