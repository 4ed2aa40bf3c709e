"""From what a reader found to a `Document`: labels, notes, marks and description."""

import hashlib

from tipgraph.documents import heading, structure
from tipgraph.documents.blocks import Source, fold, take_marks, without_marks
from tipgraph.documents.negotiation import take_status, without_deletions
from tipgraph.errors import DocumentError
from tipgraph.model import Document, Note, NoteMark, Paragraph, ParagraphKind

FRONT = "front"
SEPARATOR = " | "
"""Stands between the pieces of the front: lines of the title block, paragraphs of letters, headings."""


def compose(source: Source, name: str, media_type: str, data: bytes) -> Document:
    """Return the document that a reader has found.

    Args:
        source: what the reader found.
        name: path or name as given by the user.
        media_type: of the format.
        data: the bytes that were read.

    Raises:
        DocumentError: there are no words in it.
    """
    if not any(block.text for block in source.blocks):
        raise DocumentError(f"{name}: holds no words.", "Convert it again, with text recognition if it was scanned.")
    made = structure.build(source.blocks)
    carriers: dict[int, str] = {}
    paragraphs: list[Paragraph] = []
    front = _front_text(made)
    if front:
        text, marks, orders = take_marks(front)
        carriers.update(dict.fromkeys(orders, FRONT))
        paragraphs.append(Paragraph(FRONT, ParagraphKind.FRONT, text, 0, marks=marks, line=made.front_line))
    for draft in made.drafts:
        paragraph, orders = _paragraph(draft, len(paragraphs))
        for order in orders:
            carriers.setdefault(order, draft.label)
        paragraphs.append(paragraph)
    notes = tuple(
        Note(note.mark.strip("[]"), carriers.get(order, FRONT), _note_text(note.text), order, note.line)
        for order, note in enumerate(source.notes)
    )
    plain = structure.Structure(
        front=[without_marks(text) for text in made.front],
        headings=[without_marks(text) for text in made.headings],
        title=made.title,
        organs=made.organs,
        meeting=made.meeting,
    )
    first = next((paragraph.text for paragraph in paragraphs if paragraph.kind is not ParagraphKind.FRONT), "")
    return Document(
        source=name,
        media_type=media_type,
        checksum=hashlib.sha256(data).hexdigest(),
        description=heading.describe(plain, first[:300]),
        paragraphs=tuple(paragraphs),
        notes=notes,
        links=source.links,
        remarks=source.remarks,
    )


def _front_text(made: structure.Structure) -> str:
    """Return title block, letters and headings, each heading once."""
    pieces = [fold(text) for text in made.front]
    known = set(pieces)
    if made.title:
        known.add(made.title.split(". ", 1)[-1])
    for text in map(fold, made.headings):
        if text not in known:
            known.add(text)
            pieces.append(text)
    return SEPARATOR.join(piece for piece in pieces if piece)


def _note_text(text: str) -> str:
    return take_marks(text)[0]


def _paragraph(draft: structure.Draft, order: int) -> tuple[Paragraph, tuple[int, ...]]:
    raw, status = take_status(without_deletions(draft.text))
    text, marks, orders = take_marks(raw)
    text, marks = _unquoted(text, marks)
    return Paragraph(draft.label, draft.kind, text, order, status, marks, draft.line, draft.parent), orders


def _unquoted(text: str, marks: tuple[NoteMark, ...]) -> tuple[str, tuple[NoteMark, ...]]:
    """Take away a bullet that a list left at the head."""
    bare = text.lstrip("•·▪‣– ")
    cut = len(text) - len(bare)
    if not cut:
        return text, marks
    return bare, tuple(NoteMark(mark.mark, max(0, mark.position - cut)) for mark in marks)
