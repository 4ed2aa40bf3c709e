"""The formats that can be read. A new one is a file with a reader, and one line in `FORMATS`."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from tipgraph.documents import text
from tipgraph.documents.blocks import Source
from tipgraph.documents.decoding import decode


@dataclass(frozen=True, slots=True)
class Format:
    """A file format.

    Attributes:
        name: what users call it.
        media_type: its media type.
        recognises: tells from the first bytes, without looking at any name, whether a file is of this format.
        read: turns the bytes of a file (and its name, for messages) into blocks and footnotes.
    """

    name: str
    media_type: str
    recognises: Callable[[bytes], bool]
    read: Callable[[bytes, str], Source]


_MARKDOWN = re.compile(
    rb"\]\([^()\s]{0,200}\)|<sup>|^#{1,6} \S|\*\*\S[^*\n]{0,200}\*\*|(?<![*\w])\*[A-Za-z\[\d][^*\n]{0,200}\S\*(?![*\w])"
    rb"|^- (?:\S.{0,20}\. )?\S|\[\^\w{1,4}\]",
    re.M,
)

FORMATS: tuple[Format, ...] = (
    Format(
        "Markdown",
        "text/markdown",
        lambda head: bool(_MARKDOWN.search(head)),
        lambda data, name: text.read_markdown(decode(data, name)),
    ),
    Format("plain text", "text/plain", lambda head: True, lambda data, name: text.read_plain(decode(data, name))),
)
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
