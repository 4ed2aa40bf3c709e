"""``python -m tipgraph.evaluation GOLD SOURCE``: how accurate the extractor is, beside its floors."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from tipgraph.errors import DocumentError, TipgraphError
from tipgraph.evaluation.annotations import Annotation, from_output, read_annotations, read_outputs
from tipgraph.evaluation.floors import broken_floors, read_floors
from tipgraph.evaluation.report import as_table
from tipgraph.evaluation.scores import score_documents

_FLOORS = "floors.toml"


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the table; return 0, or 1 when a floor is broken or something cannot be read."""
    parser = argparse.ArgumentParser(prog="python -m tipgraph.evaluation", description=__doc__)
    parser.add_argument("gold", type=Path, help="folder of annotations, with an optional floors.toml")
    parser.add_argument("source", type=Path, help="folder of documents, or JSON Lines of `tipgraph extract`")
    parser.add_argument("-v", "--verbose", action="store_true", help="list what was missed and what is extra")
    options = parser.parse_args(arguments)
    try:
        annotations = read_annotations(options.gold)
        floors_file = options.gold / _FLOORS
        floors = read_floors(floors_file) if floors_file.is_file() else ()
        is_file = options.source.is_file()
        outputs = read_outputs(options.source) if is_file else extract_annotated(annotations, options.source)
        scores = score_documents(annotations, outputs)
    except TipgraphError as error:
        sys.stderr.write(f"tipgraph: error: {error}\n")
        return 1
    sys.stdout.write(as_table(scores, floors, options.verbose))
    broken = broken_floors(scores, floors)
    for one in broken:
        sys.stderr.write(f"tipgraph: error: {one}.\n")
    return 1 if broken else 0


def extract_annotated(annotations: Sequence[Annotation], folder: Path) -> tuple[Annotation, ...]:
    """Read and extract the documents of a folder that are annotated.

    Raises:
        DocumentError: the folder lacks an annotated document.
    """
    from tipgraph.documents import read_document
    from tipgraph.extraction import Extractor, to_json

    files = {path.stem: path for path in sorted(folder.glob("*")) if path.is_file()}
    missing = [annotation.stem for annotation in annotations if annotation.stem not in files]
    if missing:
        raise DocumentError(f"{folder} lacks the annotated document {missing[0]}.", "Name its folder.")
    extractor = Extractor()
    return tuple(
        from_output(to_json(extractor.extract(read_document(files[annotation.stem]))))
        for annotation in annotations
    )


if __name__ == "__main__":
    sys.exit(main())
