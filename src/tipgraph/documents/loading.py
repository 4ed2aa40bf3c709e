"""Paths to bytes, with one clear line for each way in which that fails."""

import unicodedata
from pathlib import Path

from tipgraph.errors import DocumentError

_LONGEST_NAME = 300


def load(path: str | Path, limit_bytes: int) -> bytes:
    """Return the bytes of a file.

    Args:
        path: the file.
        limit_bytes: largest file that is read.

    Raises:
        DocumentError: it is missing, no file, not readable, or too large.
    """
    path = Path(path)
    name = shown(path)
    try:
        if path.is_dir():
            raise DocumentError(f"{name}: is a folder, not a document.", "Name the files in it.")
        if not path.exists():
            raise DocumentError(f"{name}: there is no such file.", "Check the spelling of the path.")
        if not path.is_file():
            raise DocumentError(f"{name}: is no regular file.", "Copy its contents into one.")
        with path.open("rb") as stream:
            data = stream.read(limit_bytes + 1)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise DocumentError(f"{name}: cannot be read ({reason}).", "Check its name and permissions.") from error
    check_size(len(data), name, limit_bytes)
    return data


def check_size(size: int, source: str, limit_bytes: int) -> None:
    """Refuse a document that is larger than allowed.

    Raises:
        DocumentError: it is.
    """
    if size > limit_bytes:
        raise DocumentError(
            f"{source}: is larger than {mebibytes(limit_bytes)}.",
            "Split it, or raise TIPGRAPH_DOCUMENT_BYTES.",
        )


def mebibytes(size: int) -> str:
    """Return a size as it stands in messages."""
    return f"{size / (1 << 20):.0f} MiB" if size >= 1 << 20 else f"{size} bytes"


def shown(name: str | Path) -> str:
    """Return a file's name as it can stand in a message, a graph and a terminal: on one line, in valid Unicode.

    Line ends, control characters, marks of writing direction and bytes that are no UTF-8 are written as escapes.
    """
    text = "".join(map(_shown, str(name)))
    return text if len(text) <= _LONGEST_NAME else f"{text[:_LONGEST_NAME]}…"


def _shown(character: str) -> str:
    code = ord(character)
    if 0xDC80 <= code <= 0xDCFF:
        return f"\\x{code - 0xDC00:02x}"
    if unicodedata.category(character) in ("Cc", "Cf", "Cs", "Zl", "Zp"):
        return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}"
    return character
