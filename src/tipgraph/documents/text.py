"""Readers of plain text and Markdown."""

from dataclasses import replace

from tipgraph.documents import inline, lines, marks, wordrepair
from tipgraph.documents.blocks import Source


def read_plain(text: str) -> Source:
    """Return the blocks and footnotes of plain text, including text taken from the pages of a PDF file."""
    return _read(*inline.plain(text))


def read_markdown(text: str) -> Source:
    """Return the blocks and footnotes of Markdown."""
    return _read(*inline.markdown(text))


def _read(text: str, links: tuple[str, ...]) -> Source:
    blocks, notes, printed, from_layout = lines.assemble(text)
    texts = [block.text for block in blocks] + [note.text for note in notes]
    repaired = iter(wordrepair.repair(texts, cut_words=from_layout))
    blocks = [replace(block, text=next(repaired)) for block in blocks]
    notes = [replace(note, text=next(repaired)) for note in notes]
    return Source(tuple(marks.resolve(blocks, notes)), tuple(notes), (*links, *printed))
