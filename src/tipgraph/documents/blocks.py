"""What a reader hands to the structure step: blocks of text and footnotes, free of any file format.

A footnote's mark travels inside the text, between two characters that no document contains, so that words can
be joined, cut and cleaned around it; `take_marks` turns it into an offset at the very end. A reader of a format
that knows its footnotes (Word, Akoma Ntoso, HTML) writes them with `anchor`; plain text finds them in `marks`.
"""

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from tipgraph.documents.stated import Stated
from tipgraph.model import NoteMark, Subject

if TYPE_CHECKING:
    from tipgraph.documents.drafts import Built

OPEN, CLOSE = "\ue000", "\ue001"
"""Private-use characters around a mark; `decoding` removes them from what is read."""
LINK_OPEN, LINK_CLOSE = "\ue002", "\ue003"
"""The same around the words of a link."""
SEPARATOR = " | "
"""Stands between the pieces of the front: lines of the title block, paragraphs of letters, headings."""

_ANCHORS = re.compile(
    f"{OPEN}(?P<order>\\d*):(?P<mark>[^{OPEN}{CLOSE}]*){CLOSE}|{LINK_OPEN}(?P<link>\\d+):|{LINK_CLOSE}"
)


class Role(StrEnum):
    """What a format says a block is, where words alone could leave a doubt."""

    OPENING = "opening"
    """The line that opens a resolution ("The General Assembly,"), in any language."""
    PREAMBULAR = "preambular"
    """The beginning of a preambular paragraph."""
    ITEM = "item"
    """The beginning of an item of a list, even where it bears a number."""
    ROW = "row"
    """A row of a table with figures or entries, which belongs to the paragraph before it, whatever it begins with."""


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, heading or item as it stands in the source, its lines joined.

    Attributes:
        text: its words, with printed number or letter, blanks folded, marks as anchors.
        line: line of the source where it begins, from 1.
        heading: True where the format itself says that it is a heading.
        page: number of the page where it begins, as far as the source marks its pages, from 0.
        role: what the format says that it is, or None.
    """

    text: str
    line: int
    heading: bool = False
    page: int = 0
    role: Role | None = None


@dataclass(frozen=True, slots=True)
class RawNote:
    """A footnote before it is known which paragraph carries its mark.

    Attributes:
        mark: as printed.
        text: its words.
        line: line of the source where it begins, from 1.
        after: number of blocks that begin before it; its mark stands in one of them, most likely the last ones.
        paragraph: label of the paragraph that it belongs to although no mark says so, where the format tells.
    """

    mark: str
    text: str
    line: int
    after: int
    paragraph: str | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """All that a reader found.

    Attributes:
        blocks: in reading order.
        notes: in reading order.
        links: targets of hyperlinks and printed addresses, as found.
        remarks: what a user should know of the reading, one sentence each ("Has 3 tracked changes, read as accepted.").
        addresses: targets of the links that stand in the texts as anchors (`link`), by their index.
        subjects: subject headings that the publisher gave to the document.
        stated: what the publisher's metadata say of the document; what it prints itself comes before that.
        exact: whether the format holds the words of the document and nothing else, no running heads; then a
            heading that is repeated is kept each time.
        built: the structure, where the format tells that of each paragraph; then there are no blocks.
    """

    blocks: tuple[Block, ...]
    notes: tuple[RawNote, ...] = ()
    links: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()
    addresses: tuple[str, ...] = ()
    subjects: tuple[Subject, ...] = ()
    stated: Stated | None = None
    exact: bool = False
    built: "Built | None" = None


@dataclass(frozen=True, slots=True)
class LinkPlace:
    """Where the words of a link stand: index of its address, and offsets in the text."""

    index: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Taken:
    """A text whose anchors have been taken out.

    Attributes:
        text: what is left, blanks folded.
        marks: the footnote marks with their offsets.
        orders: for each mark that belongs to a known note the order of that note.
        links: where links stood.
    """

    text: str
    marks: tuple[NoteMark, ...] = ()
    orders: tuple[int, ...] = ()
    links: tuple[LinkPlace, ...] = ()


def anchor(mark: str, order: int | None = None) -> str:
    """Return the anchor of a footnote mark, to be put into a block's text.

    Args:
        mark: as printed.
        order: position of its note among the document's notes, from 0; None while it is not known.
    """
    return f"{OPEN}{'' if order is None else order}:{mark}{CLOSE}"


def fold(text: str) -> str:
    """Return a text with each run of blanks and line ends as one blank."""
    return " ".join(text.split())


def link(index: int, words: str) -> str:
    """Return words as the text of a link that the publisher set, to be put into a block's or note's text.

    Args:
        index: position of its address among `Source.addresses`.
        words: what carries the link.
    """
    return f"{LINK_OPEN}{index}:{words}{LINK_CLOSE}"


def without_marks(text: str) -> str:
    """Return a block's text as a reader sees it, without its marks."""
    return take_anchors(text).text if OPEN in text or LINK_OPEN in text else text


def take_marks(text: str) -> tuple[str, tuple[NoteMark, ...], tuple[int, ...]]:
    """Take the anchors out of a text; see `take_anchors`.

    Returns:
        The text with blanks folded; its marks with their offsets; for each mark that belongs to a known note
        the order of that note.
    """
    taken = take_anchors(text)
    return taken.text, taken.marks, taken.orders


def take_anchors(text: str) -> Taken:
    """Take marks and links out of a text, blanks folded, and say where they stood."""
    if OPEN not in text and LINK_OPEN not in text:
        return Taken(fold(text))
    pieces: list[str] = []
    length, end = 0, ""
    behind_mark = False
    marks: list[NoteMark] = []
    orders: list[int] = []
    open_links: list[tuple[int, int]] = []
    links: list[LinkPlace] = []
    last = 0
    for match in (*_ANCHORS.finditer(text), None):
        piece = _folded_inside(text[last : match.start() if match else len(text)])
        if end in ("", " "):
            piece = piece.lstrip()
        elif behind_mark and (end.isalnum() or end in ",;") and piece[:1].isalnum():
            piece = " " + piece
        if piece:
            pieces.append(piece)
            length, end = length + len(piece), piece[-1]
        behind_mark = behind_mark and not piece
        if match is None:
            break
        last = match.end()
        if match["mark"] is not None:
            behind_mark = True
            if match["order"]:
                orders.append(int(match["order"]))
            marks.append(NoteMark(match["mark"], length - (end == " ")))
        elif match["link"] is not None:
            open_links.append((int(match["link"]), length))
        elif open_links:
            index, start = open_links.pop()
            links.append(LinkPlace(index, start, length))
    # A link whose end was cut away with the words behind it goes to the end of what is left.
    links += [LinkPlace(index, start, length) for index, start in open_links]
    clean = "".join(pieces).rstrip()
    return Taken(
        clean,
        tuple(NoteMark(mark.mark, min(mark.position, len(clean))) for mark in marks),
        tuple(orders),
        tuple(sorted(filter(None, (_trimmed(each, clean) for each in links)), key=lambda each: each.start)),
    )


def _folded_inside(piece: str) -> str:
    """Return a piece of a text with each run of blanks as one, those at its ends too."""
    folded = fold(piece)
    before = " " if piece[:1].isspace() else ""
    return f"{before}{folded}{' ' if piece[-1:].isspace() else ''}" if folded else before


def _trimmed(place: LinkPlace, text: str) -> LinkPlace | None:
    """Return the place without blanks at its ends, or None where no words are left."""
    words = text[place.start : place.end]
    start = place.start + len(words) - len(words.lstrip())
    return LinkPlace(place.index, start, start + len(words.strip())) if words.strip() else None
