"""What an explanation is made of."""

from dataclasses import dataclass
from enum import StrEnum


class ItemKind(StrEnum):
    """What marked words are."""

    VERB = "verb"
    CITATION = "citation"
    UNRESOLVED = "unresolved"
    BODY = "body"
    EVENT = "event"


@dataclass(frozen=True, slots=True)
class Weighed:
    """A reading that was weighed and not taken.

    Attributes:
        target: canonical identifier, or words where there is none.
        label: what the identifier stands for, in words, or None.
        rule: name of the rule that proposed it.
        reason: why it was not taken.
    """

    target: str
    label: str | None
    rule: str
    reason: str


@dataclass(frozen=True, slots=True)
class Item:
    """Marked words and what they were taken for.

    Attributes:
        number: 1, 2, 3 … in the paragraph, in reading order, its notes last.
        kind: what the words are.
        surface: the exact words.
        start: offset of the words in the text where they stand.
        end: end of the words there.
        note: mark of the footnote that holds them, or None for the paragraph itself.
        stands_in: label of another paragraph where they stand (a verb that a lettered item inherits), or None.
        target: identifier of what they mean; None where that stayed open.
        label: what the target is called, or None.
        via: how the target is named, of citations.
        rule: name of the rule that decided, of citations.
        because: what the rule goes by in a sentence; of unresolved words, why they stayed open.
        confidence: 0 to 1, of citations.
        verbs: governing verbs, of citations.
        provision: the cited part as printed, or None.
        modifier: words that go with a verb (``with appreciation``), or None.
        considered: the readings that were weighed and not taken.
    """

    number: int
    kind: ItemKind
    surface: str
    start: int
    end: int
    note: str | None = None
    stands_in: str | None = None
    target: str | None = None
    label: str | None = None
    via: str | None = None
    rule: str | None = None
    because: str | None = None
    confidence: float | None = None
    verbs: tuple[str, ...] = ()
    provision: str | None = None
    modifier: str | None = None
    considered: tuple[Weighed, ...] = ()


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of text in which the same items are marked from its beginning to its end.

    Attributes:
        text: the words; the pieces of a stretch follow each other without a gap.
        items: numbers of the items that cover it; several where marks overlap.
        mark: footnote mark that is printed at its end, or None.
    """

    text: str
    items: tuple[int, ...] = ()
    mark: str | None = None


@dataclass(frozen=True, slots=True)
class Stretch:
    """The text of the paragraph or of one of its footnotes, cut where marks begin and end.

    Attributes:
        note: mark of the footnote, or None for the paragraph itself.
        pieces: its text.
    """

    note: str | None
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class ParagraphExplanation:
    """One paragraph with everything that was found in it.

    Attributes:
        label: its label.
        kind: where it stands: ``operative``, ``preambular`` …
        stretches: its text, then its footnotes.
        items: what is marked, by number.
    """

    label: str
    kind: str
    stretches: tuple[Stretch, ...]
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Explanation:
    """Paragraphs of one document, explained.

    Attributes:
        source: path or name of the document.
        instrument: its canonical identifier.
        paragraphs: the paragraphs that were asked for, in reading order.
    """

    source: str
    instrument: str
    paragraphs: tuple[ParagraphExplanation, ...]
