"""What a symbol says: the types that the grammar gives back."""

from dataclasses import dataclass, field

RESOLUTION = "resolution"
DECISION = "decision"
PRESIDENTIAL_STATEMENT = "presidential-statement"
DOCUMENT = "document"
DRAFT = "draft"
TREATY = "treaty"
LABOUR_INSTRUMENT = "labour-instrument"
GOAL = "sustainable-development-goal"
TARGET = "sustainable-development-target"
GENERAL_COMMENT = "general-comment"
NAME = "name"


@dataclass(frozen=True, slots=True)
class Symbol:
    """A parsed symbol. Two symbols are equal when they identify the same thing.

    Attributes:
        identifier: canonical identifier, without blanks: ``A/RES/217(III)[A]``.
        kind: one of the kinds named in this module.
        organ: identifier of the body whose series of symbols it belongs to, or None.
        session: session as printed in the symbol: ``64``, ``III``, ``S-27``, ``ES-10``; a year where the
            organ numbers by year.
        year: year that the symbol itself says, or None.
        number: number within the session or year.
        part: lettered part ``A``, or a range of them ``A-C``.
        suffix: ``Add.1/Corr.2`` and the like, or nothing.
        printed: the official printed form: ``A/RES/217 A (III)``.
    """

    identifier: str
    kind: str = field(compare=False)
    organ: str | None = field(default=None, compare=False)
    session: str | None = field(default=None, compare=False)
    year: int | None = field(default=None, compare=False)
    number: str | None = field(default=None, compare=False)
    part: str | None = field(default=None, compare=False)
    suffix: str = field(default="", compare=False)
    printed: str = field(default="", compare=False)

    def __str__(self) -> str:
        return self.printed or self.identifier


@dataclass(frozen=True, slots=True)
class SymbolMatch:
    """A symbol found in running text; ``text[start:end] == surface``."""

    start: int
    end: int
    surface: str
    symbol: Symbol


@dataclass(frozen=True, slots=True)
class IdentifierFacts:
    """What a canonical identifier says without any look-up.

    Attributes:
        identifier: the canonical identifier.
        kind: one of the kinds named in this module.
        organ: identifier of the body whose series it belongs to, or None.
        session: session as printed, or None.
        year: year that the symbol itself says, or None.
        label: words to show to a reader: ``General Assembly resolution 64/293``.
    """

    identifier: str
    kind: str
    organ: str | None
    session: str | None
    year: int | None
    label: str
