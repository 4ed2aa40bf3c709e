"""The three ways to read a document."""

from pathlib import Path

from tipgraph.documents.document import compose
from tipgraph.documents.format import Limits
from tipgraph.documents.formats import by_type, detect
from tipgraph.documents.loading import check_size, load, shown
from tipgraph.errors import DocumentError
from tipgraph.model import Document

DEFAULT_LIMITS = Limits()
"""What holds unless a caller says otherwise (settings ``TIPGRAPH_DOCUMENT_…``)."""


def read_document(path: str | Path, limits: Limits = DEFAULT_LIMITS) -> Document:
    """Read a file.

    Args:
        path: the file; its name plays no part in what it is taken for.
        limits: how much the document may ask of the machine.

    Returns:
        The document, with the path as its `source`.

    Raises:
        DocumentError: it is missing, a folder, empty, too large, or no text; the message is one line.
    """
    return read_bytes(load(path, limits.document_bytes), shown(path), limits=limits)


def read_bytes(data: bytes, source: str, media_type: str | None = None, *, limits: Limits = DEFAULT_LIMITS) -> Document:
    """Read the bytes of a document.

    Args:
        data: the bytes.
        source: name to report in messages and in the document.
        media_type: its media type, or the short name of its format, where somebody has said so; else the bytes tell.
        limits: how much the document may ask of the machine.

    Raises:
        DocumentError: as for `read_document`, and for a media type that no reader knows.
    """
    check_size(len(data), source, limits.document_bytes)
    if not data.strip():
        raise DocumentError(f"{source}: is empty.", "Give a file with text in it.")
    chosen = detect(data, source) if media_type is None else by_type(media_type, source)
    return compose(chosen.read(data, source, limits), source, chosen.media_type, data)


def read_text(text: str, source: str, media_type: str | None = None) -> Document:
    """Read a document that is already a string; see `read_bytes`."""
    return read_bytes(text.encode("utf-8", errors="replace"), source, media_type)
