"""Footnote marks: which note a mark carries, and which words of the paragraph it belongs to."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import regex

from tipgraph.extraction.naming import Naming
from tipgraph.extraction.shapes import Shape
from tipgraph.extraction.text import stands_before
from tipgraph.model import Document, Note, NoteMark, Paragraph

_TAIL = regex.compile(
    r"\s(?:on|of|to|for|in|against|concerning|relating|regarding|relative)\s(?:(?!\b(?:resolution|decision)s?\b)[^.;:()]){0,160}"
    r"|,?\s(?:which\s(?:was|were)\s|as\s)?(?:adopted|approved|endorsed|done|signed|concluded|opened|proclaimed|issued"
    r"|developed|contained|annexed)\s[^.;:()\"]{0,320}"
)
# "the political declaration on the implementation of the Plan, adopted …¹": the mark is the declaration's.
_HEAD_BEFORE = regex.compile(
    r"\b(?:declaration|document|report|decisions?|conclusions|statement|communiqué|recommendations?|outcome|principles"
    r"|guidelines)\b[^,;]{0,120}$"
)
_SUPPLEMENTING = regex.compile(r",?\s(?:supplementing|supplementary\sto|additional\sto)\s(?:the\s)?$")


@dataclass(frozen=True, slots=True)
class Link:
    """A footnote that cites one instrument only, tied to the words before its mark.

    Attributes:
        end: offset where these words end, punctuation left out.
        target: the instrument.
    """

    end: int
    target: str


def carried_notes(document: Document, paragraph: Paragraph) -> Iterator[tuple[NoteMark | None, Note]]:
    """Yield the notes of a paragraph with the marks that carry them; a mark may repeat an earlier note.

    Args:
        document: the document.
        paragraph: one of its paragraphs.
    """
    left = [note for note in document.notes if note.paragraph == paragraph.label]
    for mark in paragraph.marks:
        note = next((n for n in left if n.mark == mark.mark), None)
        if note is not None:
            left.remove(note)
        else:
            note = _repeated(document, paragraph, mark)
        if note is not None:
            yield mark, note
    for note in left:
        yield None, note


def linked_target(text: str, naming: Naming, shapes: Sequence[Shape], links: Sequence[Link]) -> str | None:
    """Return the instrument that a name's own footnote cites.

    Args:
        text: the paragraph's normalised text.
        naming: the name.
        shapes: every shape in the paragraph.
        links: its footnotes that cite one instrument.
    """
    for link in links:
        if naming.end == link.end:
            # "the Protocol …, supplementing the Convention³": the mark is the Protocol's.
            return None if stands_before(_SUPPLEMENTING, text, naming.start) else link.target
        if naming.end > link.end:
            continue
        between = [s for s in shapes if naming.end <= s.start < link.end]
        gap = text[naming.end : link.end]
        if between:
            if len(between) == 1 and gap.lstrip(", ").startswith("supplement"):
                return link.target
            continue
        if naming.shape is not None and _TAIL.fullmatch(gap) and not stands_before(_HEAD_BEFORE, text, naming.start):
            return link.target
    return None


def _repeated(document: Document, paragraph: Paragraph, mark: NoteMark) -> Note | None:
    order = {p.label: p.order for p in document.paragraphs}
    earlier = [n for n in document.notes if n.mark == mark.mark and order.get(n.paragraph, 0) <= paragraph.order]
    return earlier[-1] if earlier else None
