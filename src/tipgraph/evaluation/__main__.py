"""``python -m tipgraph.evaluation GOLD SOURCE``: how accurate the extractor is, beside its floors.

``render``, ``sample`` and ``judged`` in place of GOLD are commands of their own.
"""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from tipgraph.errors import DocumentError, TipgraphError
from tipgraph.evaluation.annotations import Annotation, Cited, from_output, read_annotations, read_outputs
from tipgraph.evaluation.commands import COMMANDS
from tipgraph.evaluation.corpus_run import CorpusScores, as_rows, as_tables, judged_table, lost_links, measure
from tipgraph.evaluation.floors import broken_floors, read_floors
from tipgraph.evaluation.judgement import JUDGED_FILE, read_judged
from tipgraph.evaluation.losses import RESULT_FILE, Section, as_lines, cited_pairs, compare, read_result, write_result
from tipgraph.evaluation.report import as_table
from tipgraph.evaluation.scores import Measure, Scores, score_documents
from tipgraph.evaluation.summary import CORPUS_FLOORS_FILE, as_summary, own_documents_rows, read_corpus_floors

_FLOORS = "floors.toml"


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the tables; return 0, or 1 when a floor is broken or something cannot be read."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    try:
        command = COMMANDS.get(given[0]) if given else None
        return command(given[1:]) if command else _evaluate(given)
    except TipgraphError as error:
        sys.stderr.write(f"tipgraph: error: {error}\n")
        return 1


def _evaluate(given: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m tipgraph.evaluation", description=__doc__)
    parser.add_argument("gold", type=Path, help="folder of annotations, with an optional floors.toml")
    parser.add_argument("source", type=Path, help="folder of documents, or JSON Lines of `tipgraph extract`")
    parser.add_argument("-v", "--verbose", action="store_true", help="list what was missed and what is extra")
    parser.add_argument("--corpus", type=Path, help="also measure on the archives of this folder")
    parser.add_argument("--limit", type=int, help="only so many documents with links, for a quick look")
    parser.add_argument("--accept", action="store_true", help=f"write the result to {RESULT_FILE} beside the gold")
    options = parser.parse_args(given)
    if options.accept and options.limit:
        parser.error("--accept keeps whole results only: leave out --limit")
    annotations = read_annotations(options.gold)
    floors_file = options.gold / _FLOORS
    floors = read_floors(floors_file) if floors_file.is_file() else ()
    is_file = options.source.is_file()
    outputs = read_outputs(options.source) if is_file else extract_annotated(annotations, options.source)
    scores = score_documents(annotations, outputs)
    sys.stdout.write(as_table(scores, floors, options.verbose))
    broken = [str(one) for one in broken_floors(scores, floors)]
    on_corpus = measure(options.corpus, options.gold, options.limit) if options.corpus else None
    _tell_changes(options.gold / RESULT_FILE, scores, outputs, on_corpus, options.accept)
    if on_corpus is not None:
        judged_file = options.gold / JUDGED_FILE
        judged = read_judged(judged_file) if judged_file.is_file() else {}
        rows = as_rows(on_corpus, judged, read_corpus_floors(options.gold / CORPUS_FLOORS_FILE))
        sys.stdout.write(f"\n{as_tables(on_corpus)}\n")
        if judged:
            sys.stdout.write(f"judged citations\n{judged_table(judged)}\n")
        sys.stdout.write(as_summary([*own_documents_rows(scores, floors), *rows]))
        broken += [str(row) for row in rows if row.broken]
    for one in broken:
        sys.stderr.write(f"tipgraph: error: {one}.\n")
    return 1 if broken else 0


def _tell_changes(
    file: Path, scores: Scores, outputs: Sequence[Annotation], on_corpus: CorpusScores | None, accept: bool
) -> None:
    """Say what was gained and lost against the committed result, and write the new one where that is wanted."""
    stems = {document.name for document in scores.documents}
    after = {Section.CITATIONS: cited_pairs((each.stem, each.citations) for each in outputs if each.stem in stems)}
    extra = _extra(scores)
    if on_corpus is not None:
        after |= lost_links(on_corpus)
        if on_corpus.organs is not None:
            found = on_corpus.organs.outputs
            after[Section.ORGANS] = cited_pairs((stem, each.citations) for stem, each in found.items())
            extra |= _extra(on_corpus.organs.scores)
    before = read_result(file)
    if accept:
        write_result(file, before, after)
    if before:
        changes = compare(before, after)
        gained = sum(change.gained for change in changes)
        sys.stdout.write(f"\nagainst the last committed result: {gained} gained, {len(changes) - gained} lost\n")
        sys.stdout.write(as_lines(changes, extra))


def _extra(scores: Scores) -> dict[str, frozenset[str]]:
    """Names of the citations that the annotation does not have, by document."""
    return {
        document.name: frozenset(f"{each.paragraph} {each.target}" for each in extra if isinstance(each, Cited))
        for document in scores.documents
        for extra in [document.extra[Measure.CITATIONS]]
    }


def extract_annotated(annotations: Sequence[Annotation], folder: Path) -> tuple[Annotation, ...]:
    """Read and extract the documents of a folder that are annotated.

    Raises:
        DocumentError: the folder lacks an annotated document, or one cannot be read.
    """
    from tipgraph.extraction import to_json
    from tipgraph.intake import extract_files, find_sources, limits_of

    limits = limits_of()
    files = {Path(file.name).stem: file for file in find_sources([folder], limits).files}
    missing = [annotation.stem for annotation in annotations if annotation.stem not in files]
    if missing:
        raise DocumentError(f"{folder} lacks the annotated document {missing[0]}.", "Name its folder.")
    outputs = []
    for outcome in extract_files([files[annotation.stem] for annotation in annotations], None, limits):
        if outcome.extraction is None:
            raise DocumentError(str(outcome.failure))
        outputs.append(from_output(to_json(outcome.extraction)))
    return tuple(outputs)


if __name__ == "__main__":
    sys.exit(main())
