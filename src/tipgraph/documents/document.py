"""From what a reader found to a `Document`: labels, notes, marks and description."""

import hashlib
from collections.abc import Sequence

from tipgraph.documents import drafts, heading, structure
from tipgraph.documents.addresses import linked_document
from tipgraph.documents.blocks import SEPARATOR, LinkPlace, Source, Taken, fold, take_anchors, without_marks
from tipgraph.documents.negotiation import take_status, without_deletions
from tipgraph.documents.stated import reconcile
from tipgraph.errors import DocumentError
from tipgraph.model import Description, Document, Heading, Note, NoteMark, Paragraph, ParagraphKind, PublishedLink

FRONT = "front"


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
    if source.built is None and not any(block.text for block in source.blocks):
        raise DocumentError(f"{name}: holds no words.", "Convert it again, with text recognition if it was scanned.")
    made = source.built.structure if source.built else structure.build(source.blocks)
    carriers: dict[int, str] = {}
    paragraphs: list[Paragraph] = []
    links: list[PublishedLink] = []
    headings: tuple[Heading, ...] = ()
    front, places = _front_text(made, source.exact)
    if front:
        taken = take_anchors(front)
        carriers.update(dict.fromkeys(taken.orders, FRONT))
        paragraphs.append(Paragraph(FRONT, ParagraphKind.FRONT, taken.text, 0, marks=taken.marks, line=made.front_line))
        links += _links(taken, FRONT, None, source.addresses)
        headings = _headings(taken.text, places)
    for draft in made.drafts:
        paragraph, taken = _paragraph(draft, len(paragraphs))
        for order in taken.orders:
            carriers.setdefault(order, draft.label)
        paragraphs.append(paragraph)
        links += _links(taken, draft.label, None, source.addresses)
    notes: list[Note] = []
    for order, note in enumerate(source.notes):
        label, taken = carriers.get(order, note.paragraph or FRONT), take_anchors(note.text)
        # A note that hangs on another note belongs to the paragraph of that one.
        for inner in taken.orders:
            carriers.setdefault(inner, label)
        mark = note.mark.strip("[]")
        notes.append(Note(mark, label, taken.text, order, note.line))
        links += _links(taken, label, mark, source.addresses)
    description, differences = _described(made, paragraphs, source)
    return Document(
        source=name,
        media_type=media_type,
        checksum=hashlib.sha256(data).hexdigest(),
        description=description,
        paragraphs=tuple(paragraphs),
        notes=tuple(notes),
        links=source.links,
        remarks=source.remarks + differences,
        subjects=source.subjects,
        published_links=tuple(links),
        headings=headings,
    )


def _described(
    made: drafts.Structure, paragraphs: Sequence[Paragraph], source: Source
) -> tuple[Description, tuple[str, ...]]:
    """Return what a document is, and what its metadata say otherwise."""
    if source.built is not None:
        return source.built.description, ()
    plain = drafts.Structure(
        front=[without_marks(text) for text in made.front],
        headings=[without_marks(text) for text in made.headings],
        title=made.title,
        organs=made.organs,
        meeting=made.meeting,
    )
    first = next((paragraph.text for paragraph in paragraphs if paragraph.kind is not ParagraphKind.FRONT), "")
    return reconcile(heading.describe(plain, first[:300]), source.stated)


def _front_text(made: drafts.Structure, repeats: bool) -> tuple[str, list[tuple[str, int, bool]]]:
    """Put title block, letters and headings together, each heading once unless repeats are kept, and the closing line.

    Returns:
        The text; its pieces, each with the number of paragraphs before it, and whether it is the closing line.
    """
    pieces = [(fold(text), 0, False) for text in made.front]
    known = {text for text, _, _ in pieces}
    if made.title:
        known.add(made.title.split(". ", 1)[-1])
    for text, place in zip(map(fold, made.headings), made.heading_places, strict=True):
        if repeats or text not in known:
            known.add(text)
            pieces.append((text, place, False))
    pieces.append((fold(made.meeting), made.meeting_place, True))
    pieces = [piece for piece in pieces if piece[0]]
    return SEPARATOR.join(text for text, _, _ in pieces), pieces


def _headings(front: str, pieces: Sequence[tuple[str, int, bool]]) -> tuple[Heading, ...]:
    """Return where the pieces stand that do not belong to the beginning of the document."""
    found: list[Heading] = []
    reached = 0
    for text, place, closing in pieces:
        plain = without_marks(text)
        start = front.find(plain, reached)
        if plain and start >= 0:
            reached = start + len(plain)
            if place or closing:
                found.append(Heading(start, reached, place + 1, closing))
    return tuple(found)


def _links(taken: Taken, label: str, note: str | None, addresses: Sequence[str]) -> list[PublishedLink]:
    return [
        PublishedLink(
            label,
            note,
            taken.text[place.start : place.end],
            place.start,
            place.end,
            linked_document(addresses[place.index]),
            addresses[place.index],
        )
        for place in taken.links
    ]


def _paragraph(draft: drafts.Draft, order: int) -> tuple[Paragraph, Taken]:
    raw, status = take_status(without_deletions(draft.text))
    taken = _unquoted(take_anchors(raw))
    status = draft.status or status
    return Paragraph(draft.label, draft.kind, taken.text, order, status, taken.marks, draft.line, draft.parent), taken


def _unquoted(taken: Taken) -> Taken:
    """Take away a bullet that a list left at the head."""
    bare = taken.text.lstrip("•·▪‣– ")
    cut = len(taken.text) - len(bare)
    if not cut:
        return taken
    marks = tuple(NoteMark(mark.mark, max(0, mark.position - cut)) for mark in taken.marks)
    links = tuple(LinkPlace(each.index, max(0, each.start - cut), each.end - cut) for each in taken.links)
    return Taken(bare, marks, taken.orders, links)
