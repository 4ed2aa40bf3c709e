"""Readers of plain text and Markdown."""

from tipgraph.documents import inline, lines, marks, wordrepair
from tipgraph.documents.blocks import Block, RawNote, Source


def read_plain(text: str) -> Source:
    """Return the blocks and footnotes of plain text, including text taken from the pages of a PDF file."""
    return _read(*inline.plain(text))


def read_markdown(text: str) -> Source:
    """Return the blocks and footnotes of Markdown."""
    return _read(*inline.markdown(text))


def _read(text: str, links: tuple[str, ...]) -> Source:
    blocks, notes, printed, from_layout = lines.assemble(text)
    texts = wordrepair.repair([each.text for each in [*blocks, *notes]], cut_words=from_layout)
    blocks = [Block(text, block.line, block.heading) for text, block in zip(texts, blocks, strict=False)]
    repaired = texts[len(blocks) :]
    notes = [
        RawNote(note.mark, text, note.line, note.after) for text, note in zip(repaired, notes, strict=True)
    ]
    return Source(tuple(marks.resolve(blocks, notes)), tuple(notes), (*links, *printed))
