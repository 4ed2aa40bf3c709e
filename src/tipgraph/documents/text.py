"""Plain text and Markdown."""

import re
from dataclasses import replace

from tipgraph.documents import inline, lines, marks, wordrepair
from tipgraph.documents.blocks import Source
from tipgraph.documents.decoding import clean, decode
from tipgraph.documents.format import Format, Limits

_MARKDOWN = re.compile(
    rb"\]\([^()\s]{0,200}\)|<sup>|^#{1,6} \S|\*\*\S[^*\n]{0,200}\*\*|(?<![*\w])\*[A-Za-z\[\d][^*\n]{0,200}\S\*(?![*\w])"
    rb"|^- (?:\S.{0,20}\. )?\S|\[\^\w{1,4}\]",
    re.M,
)

# What a text must hold for any of it.
_MARKS = (b"](", b"<sup>", b"# ", b"*", b"\n- ", b"[^")


def _looks_like_markdown(head: bytes) -> bool:
    marked = head.startswith(b"- ") or any(mark in head for mark in _MARKS)
    return marked and _MARKDOWN.search(head) is not None


def _read_plain(data: bytes, name: str, limits: Limits) -> Source:
    return _read(*inline.plain(decode(data, name)))


def _read_markdown(data: bytes, name: str, limits: Limits) -> Source:
    return _read(*inline.markdown(decode(data, name)))


def read_lines(text: str) -> Source:
    """Read plain text in lines that another format has wrapped."""
    return _read(*inline.plain(clean(text)))


def _read(text: str, links: tuple[str, ...]) -> Source:
    blocks, notes, printed, from_layout = lines.assemble(text)
    texts = [block.text for block in blocks] + [note.text for note in notes]
    repaired = iter(wordrepair.repair(texts, cut_words=from_layout))
    blocks = [replace(block, text=next(repaired)) for block in blocks]
    notes = [replace(note, text=next(repaired)) for note in notes]
    return Source(tuple(marks.resolve(blocks, notes)), tuple(notes), (*links, *printed))


MARKDOWN = Format("Markdown", "text/markdown", _looks_like_markdown, _read_markdown, ("markdown", "md"))
PLAIN = Format("plain text", "text/plain", lambda head: True, _read_plain, ("text", "txt", "plain"))
