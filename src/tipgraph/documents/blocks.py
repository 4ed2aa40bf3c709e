"""What a reader hands to the structure step: blocks of text and footnotes, free of any file format.

A footnote's mark travels inside the text, between two characters that no document contains, so that words can
be joined, cut and cleaned around it; `take_marks` turns it into an offset at the very end. A reader of a format
that knows its footnotes (Word, Akoma Ntoso, HTML) writes them with `anchor`; plain text finds them in `marks`.
"""

import re
from dataclasses import dataclass

from tipgraph.model import NoteMark

OPEN, CLOSE = "\ue000", "\ue001"
"""Private-use characters around a mark; `decoding` removes them from what is read."""

_ANCHOR = re.compile(f"{OPEN}(\\d*):([^{OPEN}{CLOSE}]*){CLOSE}")
_BLANKS = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, heading or item as it stands in the source, its lines joined.

    Attributes:
        text: its words, with printed number or letter, blanks folded, marks as anchors.
        line: line of the source where it begins, from 1.
        heading: True where the format itself says that it is a heading.
        page: number of the page where it begins, as far as the source marks its pages, from 0.
    """

    text: str
    line: int
    heading: bool = False
    page: int = 0


@dataclass(frozen=True, slots=True)
class RawNote:
    """A footnote before it is known which paragraph carries its mark.

    Attributes:
        mark: as printed.
        text: its words.
        line: line of the source where it begins, from 1.
        after: number of blocks that begin before it; its mark stands in one of them, most likely the last ones.
    """

    mark: str
    text: str
    line: int
    after: int


@dataclass(frozen=True, slots=True)
class Source:
    """All that a reader found.

    Attributes:
        blocks: in reading order.
        notes: in reading order.
        links: targets of hyperlinks and printed addresses, as found.
        remarks: what a user should know of the reading, one sentence each ("Has 3 tracked changes, read as accepted.").
    """

    blocks: tuple[Block, ...]
    notes: tuple[RawNote, ...] = ()
    links: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()


def anchor(mark: str, order: int | None = None) -> str:
    """Return the anchor of a footnote mark, to be put into a block's text.

    Args:
        mark: as printed.
        order: position of its note among the document's notes, from 0; None while it is not known.
    """
    return f"{OPEN}{'' if order is None else order}:{mark}{CLOSE}"


def fold(text: str) -> str:
    """Return a text with each run of blanks and line ends as one blank."""
    return _BLANKS.sub(" ", text).strip()


def without_marks(text: str) -> str:
    """Return a block's text as a reader sees it, without its marks."""
    return take_marks(text)[0] if OPEN in text else text


def take_marks(text: str) -> tuple[str, tuple[NoteMark, ...], tuple[int, ...]]:
    """Take the anchors out of a text.

    Returns:
        The text with blanks folded; its marks with their offsets; for each mark that belongs to a known note
        the order of that note.
    """
    if OPEN not in text:
        return fold(text), (), ()
    clean = ""
    marks: list[NoteMark] = []
    orders: list[int] = []
    pieces = _ANCHOR.split(text)
    for index in range(0, len(pieces), 3):
        piece = _BLANKS.sub(" ", pieces[index])
        if not clean or clean.endswith(" "):
            piece = piece.lstrip()
        elif index and (clean[-1].isalnum() or clean[-1] in ",;") and piece[:1].isalnum():
            piece = " " + piece
        clean += piece
        if index + 2 < len(pieces):
            if pieces[index + 1]:
                orders.append(int(pieces[index + 1]))
            marks.append(NoteMark(pieces[index + 2], len(clean.rstrip())))
    clean = clean.rstrip()
    return clean, tuple(NoteMark(mark.mark, min(mark.position, len(clean))) for mark in marks), tuple(orders)
