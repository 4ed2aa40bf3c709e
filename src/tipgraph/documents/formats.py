"""The formats that can be read, and the detector. A new one is a file with a `Format`, and one line in `FORMATS`."""

import codecs
import re

from tipgraph.documents import akomantoso, html, pdf, text, word
from tipgraph.documents.format import Format
from tipgraph.documents.unreadable import refuse_unreadable
from tipgraph.errors import DocumentError

FORMATS: tuple[Format, ...] = (
    akomantoso.FORMAT,
    word.WORD,
    word.OLD_WORD,
    pdf.FORMAT,
    html.HTML,
    text.MARKDOWN,
    text.PLAIN,
)
"""Tried in this order; the last one takes everything that is text."""

_HEAD_BYTES = 1 << 18
_WIDE_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_UNMARKED = ((re.compile(rb"(?:[\t\n\r -~]\0){4}"), "utf-16-le"), (re.compile(rb"(?:\0[\t\n\r -~]){4}"), "utf-16-be"))


def detect(data: bytes, source: str) -> Format:
    """Return the format of a file's bytes, judged by what they are.

    Args:
        data: the whole file.
        source: its name, for messages.

    Raises:
        DocumentError: it is of a kind that is known and cannot be read: a picture, an archive, XML of another sort.
    """
    head = _head(data)
    chosen = next(each for each in FORMATS if each.recognises(head))
    if chosen in (text.MARKDOWN, text.PLAIN):
        refuse_unreadable(head, source)
    return chosen


def by_type(wanted: str, source: str) -> Format:
    """Return the format that a user has named.

    Args:
        wanted: a media type (parameters are ignored) or a short name: ``pdf``, ``docx``, ``html``, ``text``.
        source: the file's name, for messages.

    Raises:
        DocumentError: there is none of that name.
    """
    name = wanted.split(";")[0].strip().casefold()
    for each in FORMATS:
        if name in (each.media_type, each.name.casefold(), *each.aliases):
            return each
    names = ", ".join((each.aliases or (each.media_type,))[0] for each in FORMATS)
    raise DocumentError(f"{source}: there is no reader for {wanted}.", f"Known are {names}, and their media types.")


def _head(data: bytes) -> bytes:
    """Return what recognisers look at: the beginning, as UTF-8 where it is text; of a zip file everything."""
    if data.startswith(b"PK\x03\x04"):
        return data
    head = data[:_HEAD_BYTES]
    for mark, encoding in _WIDE_MARKS:
        if head.startswith(mark):
            return head[len(mark) :].decode(encoding, errors="replace").encode()
    for pattern, encoding in _UNMARKED:
        if pattern.match(head):
            return head.decode(encoding, errors="replace").encode()
    return head
