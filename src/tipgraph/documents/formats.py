"""The formats that can be read. A new one is a file with a `Format`, and one line in `FORMATS`."""

from tipgraph.documents import text
from tipgraph.documents.format import Format

FORMATS: tuple[Format, ...] = (text.MARKDOWN, text.PLAIN)
"""Tried in this order; the last one takes everything that is text."""

_HEAD_BYTES = 1 << 18


def detect(data: bytes) -> Format:
    """Return the format of a file's bytes, judged by what they are."""
    head = data[:_HEAD_BYTES]
    return next(each for each in FORMATS if each.recognises(head))


def by_media_type(media_type: str) -> Format | None:
    """Return the format with a media type (parameters are ignored), or None."""
    wanted = media_type.split(";")[0].strip().lower()
    return next((each for each in FORMATS if each.media_type == wanted), None)
