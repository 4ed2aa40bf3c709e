"""Citations in documents of all organs, annotated by hand; their texts are read from the corpus."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from tipgraph.documents import read_text
from tipgraph.errors import DocumentError
from tipgraph.evaluation.annotations import Annotation, from_output, read_annotations
from tipgraph.evaluation.corpus import TEXTS, CorpusFile, read_archive
from tipgraph.evaluation.links import class_of_symbol
from tipgraph.evaluation.parallel import extractor, work_through
from tipgraph.evaluation.scores import Counts, Measure, Scores, score_documents
from tipgraph.extraction import to_json

FOLDER = "organs"
"""Folder below the annotations of the project's own documents."""
_ELSEWHERE = "other"


@dataclass(frozen=True, slots=True)
class OrganScores:
    """The scores of the documents with their outputs and organs.

    Attributes:
        scores: as for the project's own documents.
        outputs: what the extractor found, by document stem.
        organs: organ and kind of each document, by stem.
    """

    scores: Scores
    outputs: Mapping[str, Annotation]
    organs: Mapping[str, str]

    @property
    def by_organ(self) -> dict[str, tuple[int, Counts]]:
        """Number of documents and counts of citations for each organ and kind."""
        groups: dict[str, tuple[int, Counts]] = {}
        for document in self.scores.documents:
            organ = self.organs[document.name]
            number, counts = groups.get(organ, (0, Counts()))
            groups[organ] = (number + 1, counts + document.counts[Measure.CITATIONS])
        return dict(sorted(groups.items()))


def score_organs(folder: Path, corpus: Path, jobs: int | None = None) -> OrganScores:
    """Extract the annotated documents and compare their citations with the annotation.

    What stands in pieces of other texts on a scanned page (labels ``other1`` …) is not scored.

    Args:
        folder: folder of the annotations.
        corpus: folder of the archives.
        jobs: processes; by default one a processor.

    Raises:
        DocumentError: no annotation, or the corpus lacks an annotated document.
    """
    annotations = read_annotations(folder)
    files = _files(annotations, corpus)
    found = {output.stem: output for output in work_through(files, _output, "other organs", jobs)}
    missing = [annotation.stem for annotation in annotations if annotation.stem not in found]
    if missing:
        raise DocumentError(f"{corpus / TEXTS} lacks the annotated document {missing[0]}.", "Name another corpus.")
    return OrganScores(
        score_documents(annotations, found.values()),
        found,
        {annotation.stem: class_of_symbol(annotation.symbol or "") for annotation in annotations},
    )


def _files(annotations: Sequence[Annotation], corpus: Path) -> Iterator[CorpusFile]:
    wanted = {annotation.stem for annotation in annotations}
    return (file for file in read_archive(corpus, TEXTS) if file.stem in wanted)


def _output(file: CorpusFile) -> Annotation:
    document = read_text(file.data.decode("utf-8", errors="replace"), file.name)
    output = from_output(to_json(extractor().extract(document)))
    return replace(
        output, citations=tuple(cited for cited in output.citations if not cited.paragraph.startswith(_ELSEWHERE))
    )
