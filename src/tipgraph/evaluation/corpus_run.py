"""All that is measured on the corpus, and its tables."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from tipgraph.evaluation import organs
from tipgraph.evaluation.agreement import Compared, compare, tasks
from tipgraph.evaluation.agreement_report import agreement_rows, agreement_table
from tipgraph.evaluation.corpus import MARKED_UP, read_archive
from tipgraph.evaluation.judgement import Judged, all_judged
from tipgraph.evaluation.links import (
    Condition,
    DocumentLinks,
    add_up,
    agreement,
    follow_both,
    grouped,
    grouped_by_target,
)
from tipgraph.evaluation.losses import Section
from tipgraph.evaluation.organs import OrganScores
from tipgraph.evaluation.parallel import work_through
from tipgraph.evaluation.scores import Counts, Measure
from tipgraph.evaluation.summary import CorpusFloors, Row
from tipgraph.evaluation.table import columns
from tipgraph.evaluation.wholeness import Wholeness, wholeness

_WHAT = {Condition.CLEAN: ("the UN's links", "links"), Condition.DAMAGED: ("the UN's links, damaged", "damaged-links")}
_KEPT = ("words", "kept")
_SECTION = {Condition.CLEAN: Section.LOST_CLEAN, Condition.DAMAGED: Section.LOST_DAMAGED}


@dataclass(frozen=True, slots=True)
class CorpusScores:
    """What was measured on the corpus.

    Attributes:
        links: documents with the United Nations' links, clean and damaged.
        organs: documents of other organs annotated by hand, or None when there are none.
        formats: documents that the corpus has in several formats.
        wholeness: what reading kept of the words of each Akoma Ntoso file.
    """

    links: tuple[DocumentLinks, ...]
    organs: OrganScores | None
    formats: tuple[Compared, ...] = ()
    wholeness: tuple[Wholeness, ...] = ()

    def read_as(self, condition: Condition) -> tuple[DocumentLinks, ...]:
        """The documents in one condition."""
        return tuple(document for document in self.links if document.condition is condition)


def measure(corpus: Path, gold: Path, limit: int | None = None, jobs: int | None = None) -> CorpusScores:
    """Measure on the corpus.

    Args:
        corpus: folder of the archives.
        gold: folder of the annotations; those of other organs are in a folder below it.
        limit: only so many documents with links, for a quick look.
        jobs: processes; by default one a processor.

    Raises:
        DocumentError: an archive or an annotation cannot be read.
    """
    files = islice(read_archive(corpus, MARKED_UP), limit)
    links = [each for both in work_through(files, follow_both, "the UN's links", jobs) for each in both]
    links.sort(key=lambda document: (document.condition, document.name))
    annotated = gold / organs.FOLDER
    has_organs = any(annotated.glob("*.json"))
    scored = organs.score_organs(annotated, corpus, jobs) if has_organs else None
    formats = work_through(tasks(corpus, limit), compare, "several formats", jobs)
    whole = work_through(islice(read_archive(corpus, MARKED_UP), limit), wholeness, "all words", jobs)
    return CorpusScores(tuple(links), scored, tuple(formats), tuple(whole))


def as_rows(scores: CorpusScores, judged: dict[str, Judged], floors: CorpusFloors) -> list[Row]:
    """One row for each figure that the corpus and the judged list give."""
    rows = []
    for condition, (what, key) in _WHAT.items():
        total = add_up(scores.read_as(condition))
        where = f"{total.documents} documents, {total.links} links"
        rows += [
            Row(what, where, "recall", total.recall, floors.get((key, "recall"))),
            Row(what, "without the UN's own errors", "recall", total.recall_without_own_errors),
            Row(what, f"{total.documents} documents", "complete", total.share_complete, floors.get((key, "complete"))),
        ]
        wrong = sum(len(document.wrong_organ) for document in scores.read_as(condition))
        rows.append(
            Row(what, "resolutions given to another organ", "share", wrong / total.links if total.links else 0.0)
        )
    kept, right = agreement(scores.read_as(Condition.CLEAN), scores.read_as(Condition.DAMAGED))
    rows += [
        Row("damaged beside clean", "paragraph and target", "recall", kept),
        Row("damaged beside clean", "paragraph and target", "precision", right),
    ]
    if scores.organs is not None:
        counts = scores.organs.scores.total[Measure.CITATIONS]
        where = f"{len(scores.organs.scores.documents)} documents of other organs"
        rows += [
            Row("citations", where, "precision", counts.precision),
            Row("citations", where, "recall", counts.recall),
            Row("citations", where, "f", counts.f, floors.get(("organs", "f"))),
        ]
    if scores.wholeness:
        words, lost = sum(each.words for each in scores.wholeness), sum(each.lost for each in scores.wholeness)
        where = f"{len(scores.wholeness)} documents, {words} words, {lost} lost"
        rows.append(Row("Akoma Ntoso read", where, "kept", 1 - lost / words if words else 1.0, floors.get(_KEPT)))
    return rows + agreement_rows(scores.formats, floors) + judged_rows(judged, floors)


def judged_rows(judged: dict[str, Judged], floors: CorpusFloors) -> list[Row]:
    """One row for all judged citations and one for each way of naming."""
    if not judged:
        return []
    total = all_judged(judged.values())
    number = total.right + total.wrong + total.unsure
    least = floors.get(("judged", "each-via"))
    return [
        Row(
            "judged citations",
            f"{number} drawn at random",
            "precision",
            total.precision,
            floors.get(("judged", "precision")),
        ),
        *(Row("judged citations", f"via {via}", "precision", each.precision, least) for via, each in judged.items()),
    ]


def judged_table(judged: dict[str, Judged]) -> str:
    """Print the verdicts by way of naming, and all together."""
    return columns(
        ("via", "right", "wrong", "unsure", "precision"),
        (
            (via, str(each.right), str(each.wrong), str(each.unsure), f"{each.precision:.4f}")
            for via, each in {**judged, "all": all_judged(judged.values())}.items()
        ),
    )


def lost_links(scores: CorpusScores) -> dict[Section, dict[str, frozenset[str]]]:
    """The links that were not found, by condition and document, for the committed result."""
    return {
        _SECTION[condition]: {
            document.name: frozenset(link.target for link in document.links if not link.found)
            for document in scores.read_as(condition)
        }
        for condition in Condition
    }


def as_tables(scores: CorpusScores) -> str:
    """Print the tables per organ, per target and per document, and the lost links by name."""
    parts = []
    for condition, (what, _) in _WHAT.items():
        documents = scores.read_as(condition)
        parts.append(f"{what}\n{_link_table(documents)}\n{_target_table(documents)}")
    parts.append(_lost_table(scores))
    parts.append(_wrong_organ_table(scores))
    failures = [f"{document.name}: {document.failure}\n" for document in scores.links if document.failure]
    if failures:
        parts.append("documents that could not be read\n" + "".join(failures))
    if scores.organs is not None:
        parts.append(_organ_tables(scores.organs))
    if scores.formats:
        parts.append(agreement_table(scores.formats))
    return "\n".join(parts)


def _link_table(documents: Sequence[DocumentLinks]) -> str:
    groups = {**grouped(documents, lambda document: document.kind), "all": add_up(documents)}
    return columns(
        ("documents of", "documents", "complete", "links", "found", "recall", "UN's own errors"),
        (
            (
                name,
                str(total.documents),
                f"{total.share_complete:.4f}",
                str(total.links),
                str(total.found),
                f"{total.recall:.4f}",
                str(total.own_errors),
            )
            for name, total in groups.items()
        ),
    )


def _target_table(documents: Iterable[DocumentLinks]) -> str:
    return columns(
        ("links to", "links", "found", "recall"),
        (
            (name, str(links), str(found), f"{found / links:.4f}")
            for name, (links, found) in grouped_by_target(documents).items()
        ),
    )


def _lost_table(scores: CorpusScores) -> str:
    rows = []
    lost_clean = set[tuple[str, str]]()
    for condition in Condition:
        for document in scores.read_as(condition):
            for link in document.links:
                name = (document.name, link.target)
                if link.found or name in lost_clean:
                    continue
                if condition is Condition.CLEAN:
                    lost_clean.add(name)
                place = "note" if link.in_note else "text"
                rows.append((condition, document.symbol, link.target, link.anchor, place, link.own_error or ""))
    head = ("lost when", "document", "target", "words", "in", "the UN's own error")
    return f"lost links (damaged: those that are found when clean)\n{columns(head, rows)}"


def _wrong_organ_table(scores: CorpusScores) -> str:
    rows = (
        (document.condition, document.symbol, target) for document in scores.links for target in document.wrong_organ
    )
    head = ("when", "document", "cited")
    return f"resolutions whose number is linked as another organ's\n{columns(head, rows)}"


def _organ_tables(scored: OrganScores) -> str:
    documents = columns(
        ("document", "found", "missed", "extra", "P", "R", "F"),
        ((each.name, *_counts(each.counts[Measure.CITATIONS])) for each in scored.scores.documents),
    )
    groups = columns(
        ("organ", "documents", "found", "missed", "extra", "P", "R", "F"),
        ((name, str(number), *_counts(counts)) for name, (number, counts) in scored.by_organ.items()),
    )
    via = columns(
        ("via", "found", "missed", "extra", "P", "R", "F"),
        ((name or "-", *_counts(counts)) for name, counts in scored.scores.via.items()),
    )
    return f"citations in documents of other organs\n{documents}\n{groups}\n{via}"


def _counts(counts: Counts) -> tuple[str, ...]:
    whole = (str(counts.found), str(counts.missed), str(counts.extra))
    return (*whole, f"{counts.precision:.3f}", f"{counts.recall:.3f}", f"{counts.f:.3f}")
