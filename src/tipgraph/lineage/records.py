"""What the lineage of a set of documents is made of."""

from dataclasses import dataclass
from enum import StrEnum


class AlignmentKind(StrEnum):
    """How one paragraph was taken over into another."""

    IDENTICAL = "identical"
    """The same words; punctuation, capitals, hyphens and spelling variants do not count."""
    REWORDED = "reworded"
    """The whole source with words substituted, small insertions or small deletions."""
    EXPANDED = "expanded"
    """The whole source with substantial new matter."""
    PARTIAL = "partial"
    """Only a part of the source, with or without new matter."""


@dataclass(frozen=True, slots=True)
class Alignment:
    """A paragraph of an earlier text that stands again in a later one.

    Attributes:
        source_document: identifier of the earlier document.
        source_label: label of its paragraph.
        target_document: identifier of the later document.
        target_label: label of its paragraph.
        relation: how the source was taken over.
        score: 0 to 1, the share of the shorter of the two best matching sentences that the other holds too.
    """

    source_document: str
    source_label: str
    target_document: str
    target_label: str
    relation: AlignmentKind
    score: float


@dataclass(frozen=True, slots=True)
class Relation:
    """A relation between two instruments, with what speaks for it.

    Attributes:
        subject: canonical identifier.
        relation: local name of a property of the ontology: ``adoptedAs``, ``draftOf``, ``takenOverBy``,
            ``inSeriesWith``, ``precededBy``.
        object: canonical identifier.
        evidence: a sentence that says which words or paragraphs show it.
        confidence: 0 to 1.
        method: ``text-alignment``, ``title``, ``announced-draft``, ``draft-symbol``, ``common-subject``.
    """

    subject: str
    relation: str
    object: str
    evidence: str
    confidence: float
    method: str


@dataclass(frozen=True, slots=True)
class LineageResult:
    """Everything found in one set of documents, sorted."""

    relations: tuple[Relation, ...]
    alignments: tuple[Alignment, ...]
