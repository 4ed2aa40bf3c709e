"""The files of one document, compared with the one that is extracted."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from tipgraph.building.witnesses import OTHER, SAME, agreement, words
from tipgraph.intake import Failure, SourceFile
from tipgraph.model import Extraction, Manifestation
from tipgraph.rdf import Embodiment

Words = Callable[[str], Counter[str]]
"""Tells the words of a document that is in the graph, from its identifier."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A file of a document.

    Attributes:
        media_type: of its format.
        checksum: SHA-256 of its bytes.
        fingerprint: what the result of reading it depends on.
        file: where it is; None if this build does not look at it.
        extraction: what was found in it; None if it was not read.
        remarks: what was said of it.
        source: its name, where there is no `file`.
    """

    media_type: str
    checksum: str
    fingerprint: str
    file: SourceFile | None = None
    extraction: Extraction | None = None
    remarks: tuple[str, ...] = ()
    source: str = ""

    @classmethod
    def of(cls, kept: Embodiment, file: SourceFile | None = None) -> "Candidate":
        """Return a file that the graph knows."""
        known = kept.manifestation
        return cls(
            known.media_type,
            known.checksum,
            kept.fingerprint,
            file,
            remarks=known.remarks,
            source=file.name if file else known.source,
        )

    def embodiment(self, identifier: str) -> Embodiment:
        """Return it as the graph keeps it."""
        name = self.file.name if self.file else self.source
        file = Manifestation(name, self.media_type, self.checksum, self.remarks)
        return Embodiment(identifier, file, self.fingerprint)


@dataclass(frozen=True, slots=True)
class Judged:
    """Files of one document that agree, each with what is to be said of it; and those that hold another."""

    candidates: tuple[Candidate, ...]
    failures: tuple[Failure, ...]


def judged(identifier: str, witness: Candidate, group: Sequence[Candidate], kept_words: Words) -> Judged:
    """Compare the files of a document with the best.

    Args:
        identifier: of the document.
        witness: the best.
        group: those that were named.
        kept_words: tells the words of a document that is in the graph.
    """
    fresh = [each for each in group if each.extraction is not None and each.checksum != witness.checksum]
    if not fresh:
        return Judged(tuple(_with_remarks(each) for each in group), ())
    expected = words(witness.extraction.document) if witness.extraction else kept_words(identifier)
    name = witness.file.name if witness.file else witness.source
    candidates: list[Candidate] = []
    failures: list[Failure] = []
    for each in group:
        if each.extraction is None or each.checksum == witness.checksum or each.file is None:
            candidates.append(_with_remarks(each))
            continue
        share = agreement(expected, words(each.extraction.document))
        if share < OTHER:
            reason = (
                f"bears the symbol {identifier} of {name}, and another text ({share:.0%} of the words agree). Check it."
            )
            failures.append(Failure(each.file.name, reason))
        elif share < SAME:
            remark = f"{share:.1%} of its words agree with those of {name}, which was taken."
            candidates.append(_with_remarks(each, remark))
        else:
            candidates.append(_with_remarks(each))
    return Judged(tuple(candidates), tuple(failures))


def _with_remarks(candidate: Candidate, *more: str) -> Candidate:
    if candidate.extraction is None:
        return candidate
    return replace(candidate, remarks=(*candidate.extraction.document.remarks, *more))
