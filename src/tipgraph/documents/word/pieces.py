"""What a paragraph is made of before its footnote marks have found their notes."""

from dataclasses import dataclass, field

from tipgraph.documents.blocks import fold
from tipgraph.documents.decoding import clean
from tipgraph.documents.word.notes import Reference


@dataclass(frozen=True, slots=True)
class Mark:
    """The mark of a note of the file."""

    reference: Reference


@dataclass(frozen=True, slots=True)
class Raised:
    """Words set as a superscript: a mark that was typed, or that a field repeats, or no mark at all.

    Attributes:
        text: the words.
        bookmark: of the footnote whose mark a field repeats, or None.
    """

    text: str
    bookmark: str | None = None


@dataclass(frozen=True, slots=True)
class LinkBegins:
    """The place where the words of a hyperlink begin.

    Attributes:
        index: of its address among those of the file.
    """

    index: int


@dataclass(frozen=True, slots=True)
class LinkEnds:
    """The place where the words of the innermost hyperlink end."""


Piece = str | Mark | Raised | LinkBegins | LinkEnds


@dataclass(slots=True)
class Passage:
    """A paragraph, a row of a table, or a note, in pieces.

    Attributes:
        pieces: in order.
        line: number of the paragraph with which it begins, from 1.
        heading: whether the file says that it is a heading.
        bold: whether all its words are bold; None while there are none.
        row: whether it is a row of a table with figures or entries.
    """

    pieces: list[Piece] = field(default_factory=list)
    line: int = 1
    heading: bool = False
    bold: bool | None = None
    row: bool = False

    @property
    def words(self) -> str:
        """Its words, superscripts included, marks of notes left out."""
        return fold(clean("".join(spelled(piece) for piece in self.pieces)))

    @property
    def filled(self) -> bool:
        """Whether there is anything in it to be read."""
        return any(isinstance(piece, Mark) or spelled(piece).strip() for piece in self.pieces)


def spelled(piece: Piece) -> str:
    """Return a piece as words."""
    return piece if isinstance(piece, str) else piece.text if isinstance(piece, Raised) else ""
