"""What the local components find in one stretch of text: references, before the document decides on them."""

import datetime
from dataclasses import dataclass
from typing import cast

from spacy.tokens import Doc

from tipgraph.model import Considered, Via

_KEY = "tipgraph.references"
_LEFT = "tipgraph.left"


@dataclass(frozen=True, slots=True)
class Left:
    """Words that look like a citation and were not resolved.

    Attributes:
        start: offset of the words.
        end: end of the words.
        reason: why.
        considered: what they could have meant.
    """

    start: int
    end: int
    reason: str
    considered: tuple[Considered, ...] = ()


@dataclass(frozen=True, slots=True)
class Reference:
    """Words that cite one instrument.

    Attributes:
        start: offset of the words.
        end: end of the words.
        target: canonical identifier.
        via: how the target is named.
        rule: name of the rule that found it.
        confidence: 0 to 1.
        provision: the cited part as printed, or None.
        title: title or subject that the text gives to the target, or None.
        date: date that the text gives to the target, or None.
        number: whether the words are the number of a resolution or decision.
        considered: the readings that were weighed and not taken.
    """

    start: int
    end: int
    target: str
    via: Via
    rule: str
    confidence: float = 1.0
    provision: str | None = None
    title: str | None = None
    date: datetime.date | None = None
    number: bool = False
    considered: tuple[Considered, ...] = ()


def references(doc: Doc) -> tuple[Reference, ...]:
    """Return what was found in a stretch of text so far, by position."""
    found = cast("dict[tuple[int, int, str], Reference]", doc.user_data.get(_KEY, {}))
    return tuple(sorted(found.values(), key=lambda r: (r.start, -r.end)))


def add_reference(doc: Doc, reference: Reference) -> None:
    """Add one reference, unless the same words are taken for the same target already."""
    found = cast("dict[tuple[int, int, str], Reference]", doc.user_data.setdefault(_KEY, {}))
    found.setdefault((reference.start, reference.end, reference.target), reference)


def left(doc: Doc) -> tuple[Left, ...]:
    """Return the words of a stretch of text that look like a citation and were not resolved."""
    return tuple(cast("list[Left]", doc.user_data.get(_LEFT, [])))


def leave(doc: Doc, words: Left) -> None:
    """Record words that look like a citation and were not resolved."""
    cast("list[Left]", doc.user_data.setdefault(_LEFT, [])).append(words)
