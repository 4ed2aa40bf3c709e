"""What the model would change on the project's five annotated documents, by the project's own scorer."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from model import recognise
from scoring import joined
from silver import BODY, EVENT, Labelled, label_extraction
from spacy.language import Language

from tipgraph.documents import read_document
from tipgraph.evaluation import Annotation, Cited, Named, Scores, read_annotations, score_documents
from tipgraph.evaluation.annotations import from_output
from tipgraph.extraction import Extractor, to_json
from tipgraph.registry import load_registry
from tipgraph.symbols import slug


def score_five(gold: Path, documents: Path, extractor: Extractor, nlp: Language) -> tuple[Scores, Scores]:
    """Return the scores of the rules alone and of rules and model on the annotated documents.

    A model's span is identified as the rules identify a name: by the registry's names, else by its slug.

    Args:
        gold: folder of the annotations.
        documents: folder of the documents.
        extractor: the rules.
        nlp: the model.
    """
    annotations = read_annotations(gold)
    names = {annotation.stem for annotation in annotations}
    rules, both = [], []
    registry = {slug(name): body.identifier for body in load_registry().bodies for name in body.names}
    for path in sorted(documents.iterdir()):
        if path.stem not in names:
            continue
        extraction = extractor.extract(read_document(path))
        output = from_output(to_json(extraction))
        rules.append(output)
        paragraphs = [p for p in label_extraction(extraction).paragraphs if p.label != "front"]
        added: list[tuple[str, str, Labelled]] = []
        for paragraph, found in zip(paragraphs, recognise(nlp, (p.text for p in paragraphs)), strict=True):
            together = joined(paragraph.spans, found, paragraph.referred)
            added += [(paragraph.label, paragraph.text, span) for span in together[len(paragraph.spans) :]]
        both.append(_with(output, added, registry))
    return score_documents(annotations, rules), score_documents(annotations, both)


def _with(output: Annotation, added: Sequence[tuple[str, str, Labelled]], registry: dict[str, str]) -> Annotation:
    return replace(
        output,
        named=output.named + tuple(_named(added, registry)),
        citations=output.citations + tuple(_cited(added)),
    )


def _named(added: Sequence[tuple[str, str, Labelled]], registry: dict[str, str]) -> Iterator[Named]:
    for paragraph, text, span in added:
        words = text[span.start : span.end]
        if span.label == BODY:
            yield Named(paragraph, "body", registry.get(slug(words), slug(words)), words)
        elif span.label == EVENT:
            yield Named(paragraph, "event", slug(words), words)


def _cited(added: Sequence[tuple[str, str, Labelled]]) -> Iterator[Cited]:
    for paragraph, text, span in added:
        if span.label not in {BODY, EVENT}:
            words = text[span.start : span.end]
            yield Cited(paragraph, f"NAME:{slug(words)}", frozenset(), words, "name")
