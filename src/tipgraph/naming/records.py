"""What is learned of names: a document's statement, and the verdict of all documents."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol


class NameSource(StrEnum):
    """How a document explains a name."""

    FOOTNOTE = "footnote"
    """The footnote of the name cites one instrument."""
    PARENTHESIS = "parenthesis"
    """A shorter name stands in parentheses after the full one."""
    TITLE = "title"
    """The text says how a numbered instrument is entitled."""
    HOST = "host"
    """The sentence says which resolution adopted or contains what bears the name."""


class NameVerdict(StrEnum):
    """What all documents together make of a name."""

    ACCEPTED = "accepted"
    """Two documents or more explain it in one way, and nothing speaks against it."""
    SINGLE = "single"
    """One document explains it."""
    CONFLICT = "conflict"
    """It is explained in two ways, or otherwise than the registry knows it."""
    SHARED = "shared"
    """Several instruments are entitled like this, as the resolutions of a series are."""
    LOCAL = "local"
    """It means something in its own document only: the Plan, the Office."""


class ThingType(StrEnum):
    """What bears a name. An instrument and a body may share one."""

    INSTRUMENT = "instrument"
    BODY = "body"


class NameStatement(Protocol):
    """One document's statement that something bears a name."""

    @property
    def name(self) -> str:
        """The name as printed, without article and quotation marks."""

    @property
    def target(self) -> str:
        """Canonical identifier of what bears it."""

    @property
    def type(self) -> ThingType:
        """What bears it."""

    @property
    def kind(self) -> NameSource:
        """How the document explains it."""

    @property
    def document(self) -> str:
        """Identifier of the document."""


@dataclass(frozen=True, slots=True)
class Words:
    """Words of a paragraph or footnote.

    Attributes:
        paragraph: label of the paragraph (of the mark, where the words stand in a footnote).
        surface: the exact words.
        start: offset of the words in the paragraph's text, or in the note's.
        end: end of the words there.
        note: mark of the footnote that holds the words, or None.
    """

    paragraph: str
    surface: str
    start: int
    end: int
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Alias:
    """A name that a document explains, with the words that do it.

    Attributes:
        name: the name as printed, without article and quotation marks.
        target: canonical identifier of what bears it.
        kind: how the document explains it.
        document: identifier of the document.
        paragraph: label of the paragraph (of the mark, where the words stand in a footnote).
        surface: the exact words that hold the name and, but for a footnote, what explains it.
        start: offset of the words in the paragraph's text, or in the note's.
        end: end of the words there.
        note: mark of the footnote that holds the words, or None.
        type: what bears the name.
        explanation: the words of the footnote that explains it, or None.
    """

    name: str
    target: str
    kind: NameSource
    document: str
    paragraph: str
    surface: str
    start: int
    end: int
    note: str | None = None
    type: ThingType = ThingType.INSTRUMENT
    explanation: Words | None = None


@dataclass(frozen=True, slots=True)
class Side:
    """One of the things that a name is said to mean.

    Attributes:
        target: canonical identifier.
        statements: what documents say so; none where the registry alone does.
    """

    target: str
    statements: tuple[NameStatement, ...]

    @property
    def documents(self) -> tuple[str, ...]:
        """The documents that say so, each once, sorted."""
        return tuple(sorted({statement.document for statement in self.statements}))


@dataclass(frozen=True, slots=True)
class LearnedName:
    """A name with what all documents together make of it.

    Attributes:
        name: the name in its most frequent spelling.
        type: what bears it.
        verdict: what the documents make of it.
        sides: what it is said to mean, the side with most documents first.
    """

    name: str
    type: ThingType
    verdict: NameVerdict
    sides: tuple[Side, ...]
