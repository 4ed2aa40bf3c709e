"""What a change of the extractor has won and lost: this result beside the last one that was committed."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from tipgraph.errors import DocumentError
from tipgraph.evaluation.annotations import Cited

RESULT_FILE = "last-result.tsv"


class Section(StrEnum):
    """What a result keeps. Of the links only the lost ones are kept: nearly all are found."""

    CITATIONS = "citations"
    ORGANS = "citations, other organs"
    LOST_CLEAN = "lost links, clean"
    LOST_DAMAGED = "lost links, damaged"

    @property
    def keeps_losses(self) -> bool:
        """Whether an item here is something that was not found."""
        return self in (Section.LOST_CLEAN, Section.LOST_DAMAGED)


Result = Mapping[Section, Mapping[str, frozenset[str]]]
"""By section and document, what was found (or, for links, lost), by name."""


@dataclass(frozen=True, slots=True)
class Change:
    """One item that the last result has and this one lacks, or the other way round."""

    section: Section
    document: str
    item: str
    gained: bool

    def __str__(self) -> str:
        return f"{'gained' if self.gained else 'lost':7} {self.section:24} {self.document:32} {self.item}"


def compare(before: Result, after: Result) -> tuple[Change, ...]:
    """List what was gained and lost, over the documents of this result.

    Args:
        before: the last result; a section that it lacks is not compared.
        after: this result, with an empty set for a document where nothing was found or lost.
    """
    changes = []
    for section, documents in after.items():
        if section not in before:
            continue
        for document, now in documents.items():
            then = before[section].get(document, frozenset())
            for item in sorted(now ^ then):
                changes.append(Change(section, document, item, gained=(item in now) is not section.keeps_losses))
    return tuple(sorted(changes, key=lambda change: (change.section, change.gained, change.document, change.item)))


def read_result(path: Path) -> dict[Section, dict[str, frozenset[str]]]:
    """Read a committed result; without the file there is none.

    Raises:
        DocumentError: it is damaged.
    """
    if not path.is_file():
        return {}
    result: dict[Section, dict[str, set[str]]] = {}
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        try:
            section, document, item = line.split("\t")
            documents = result.setdefault(Section(section), {})
        except ValueError as error:
            raise DocumentError(f"{path}, line {number} is not a result.", "Delete it and accept a new one.") from error
        if document:
            documents.setdefault(document, set()).add(item)
    return {
        section: {document: frozenset(items) for document, items in documents.items()}
        for section, documents in result.items()
    }


def write_result(path: Path, before: Result, after: Result) -> None:
    """Write a result, one item a line; sections that were not measured this time stay as they were.

    A section begins with a line without document, so that one without items is told from one never measured.
    """
    merged = {**before, **after}
    lines = [
        "\t".join(line)
        for section in Section
        if section in merged
        for line in [
            (section, "", ""),
            *((section, name, item) for name, items in sorted(merged[section].items()) for item in sorted(items)),
        ]
    ]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def cited_pairs(documents: Iterable[tuple[str, Iterable[Cited]]]) -> dict[str, frozenset[str]]:
    """Name the citations of documents for a result: paragraph and target, by document."""
    return {
        name: frozenset(f"{cited.paragraph} {cited.target}" for cited in citations) for name, citations in documents
    }


def as_lines(changes: Iterable[Change], extra: Mapping[str, frozenset[str]]) -> str:
    """Print changes, one a line, the losses of a section before its gains.

    Args:
        changes: what to print.
        extra: names of citations, by document, that the annotation does not have: to gain them is no gain.
    """
    return "".join(
        f"{change}{'  (not annotated)' if change.item in extra.get(change.document, ()) else ''}\n"
        for change in changes
    )
