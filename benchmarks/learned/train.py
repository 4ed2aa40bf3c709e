"""Trains a small model on the rules' own labels and asks whether it adds to the rules.

``python benchmarks/learned/train.py --corpus FOLDER`` reads the archives that ``make evaluate`` reads, labels their
paragraphs with the rules, trains a spaCy ``ner`` on one core, and prints what rules alone, the model alone and both
find in ``annotation.json`` and in the five annotated documents. What came of it is in ``docs/learned-component.md``.
"""

import argparse
import random
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from annotation import TestParagraph, annotated_documents, join_annotation
from families import training_paragraphs
from model import new_model, recognise, train
from scoring import joined, overlap, tally
from silver import (
    INSTRUMENT,
    LABELS,
    Labelled,
    SilverDocument,
    SilverParagraph,
    corpus_documents,
    folder_documents,
    label_documents,
)
from spacy.language import Language

from gold import score_five
from tipgraph.errors import TipgraphError
from tipgraph.evaluation import Measure
from tipgraph.extraction import Extractor, create_pipeline
from tipgraph.extraction.names import name_places

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
ANNOTATION = HERE / "annotation.json"
_WITHOUT_LABELS = 0.25
"""Paragraphs without labels that are trained on, for one with labels."""
_LONGEST = 2500


@dataclass(frozen=True, slots=True)
class Data:
    """What is trained on and what is tested on.

    Attributes:
        training: paragraphs with the rules' labels, in random order.
        tests: annotated paragraphs.
        unseen: the other paragraphs of the documents that are kept out of training, each with its document's name.
        lost: annotated paragraphs that the reader no longer yields.
        documents: how many documents were read.
    """

    training: list[SilverParagraph]
    tests: list[TestParagraph]
    unseen: list[tuple[str, SilverParagraph]]
    lost: int
    documents: int


def prepare(documents: Sequence[SilverDocument], own: Sequence[SilverDocument], limit: int) -> Data:
    """Divide the paragraphs.

    Args:
        documents: the corpus with the rules' labels.
        own: the five annotated documents, which nothing like may be trained on either.
        limit: most paragraphs to train on.
    """
    tests, lost = join_annotation(ANNOTATION, documents)
    names = annotated_documents(ANNOTATION)
    families = {d.family for d in documents if d.name in names} | {d.family for d in own}
    texts = [t.paragraph.text for t in tests] + [p.text for d in own for p in d.paragraphs]
    allowed = [p for p in training_paragraphs(documents, names, families, texts) if len(p.text) < _LONGEST]
    test_texts = {t.paragraph.text for t in tests}
    unseen = {
        p.text: (d.name, p)
        for d in documents
        if d.name in names or d.family in families
        for p in d.paragraphs
        if p.label != "front" and p.text not in test_texts and len(p.text) < _LONGEST
    }
    generator = random.Random(3)
    generator.shuffle(allowed)
    labelled = [p for p in allowed if p.spans]
    plain = [p for p in allowed if not p.spans][: int(len(labelled) * _WITHOUT_LABELS)]
    training = labelled + plain
    generator.shuffle(training)
    return Data(training[:limit], tests, list(unseen.values()), lost, len(documents))


def compare(tests: Sequence[TestParagraph], nlp: Language) -> Iterator[str]:
    """Yield the lines of the table on the annotated paragraphs, then what the model adds rightly and wrongly."""
    rules = [list(t.paragraph.spans) for t in tests]
    model = [list(found) for found in recognise(nlp, (t.paragraph.text for t in tests))]
    both = [joined(r, m, t.paragraph.referred) for r, m, t in zip(rules, model, tests, strict=True)]
    long = [
        joined(r, [s for s in m if " " in t.paragraph.text[s.start : s.end]], t.paragraph.referred)
        for r, m, t in zip(rules, model, tests, strict=True)
    ]
    systems = {"rules": rules, "model": model, "rules + model": both, "rules + model, several words": long}
    yield f"{'':28} {'':32} {'P':>7} {'R':>7} {'F':>7} {'found':>6} {'exact':>6} {'missed':>6} {'extra':>6}"
    for label in (*LABELS, f"{INSTRUMENT} not in the registry"):
        kind, _, rest = label.partition(" ")
        for name, output in systems.items():
            neutral = _registered(tests, output) if rest else ()
            got = tally(kind, tests, output, neutral)
            counts = got.counts
            yield (
                f"{label:32} {name:28} {counts.precision:7.3f} {counts.recall:7.3f} {counts.f:7.3f}"
                f" {got.found:6} {got.exact:6} {got.missed:6} {got.extra:6}"
            )
    for label in LABELS:
        before, after = (tally(label, tests, output) for output in (rules, both))
        yield from (f"+ {label} {words}" for words in _less(before.misses, after.misses))
        yield from (f"- {label} {words}" for words in _less(after.extras, before.extras))


def additions(unseen: Sequence[tuple[str, SilverParagraph]], nlp: Language, number: int) -> Iterator[str]:
    """Yield, for each label, how much the model adds in paragraphs nobody annotated, and so many of it to judge.

    Args:
        unseen: paragraphs that were not trained on, with the names of their documents.
        nlp: the model.
        number: most lines for each label.
    """
    added: dict[str, list[str]] = {label: [] for label in LABELS}
    by_rules = dict.fromkeys(LABELS, 0)
    for (name, paragraph), found in zip(unseen, recognise(nlp, (p.text for _, p in unseen)), strict=True):
        text = paragraph.text
        for span in paragraph.spans:
            by_rules[span.label] += 1
        several = [span for span in found if " " in text[span.start : span.end]]
        for span in joined(paragraph.spans, several, paragraph.referred)[len(paragraph.spans) :]:
            before, after = text[max(0, span.start - 50) : span.start], text[span.end : span.end + 30]
            added[span.label].append(f"{name}: {before}[[{text[span.start : span.end]}]]{after}")
    for label, lines in added.items():
        yield f"{label}: {by_rules[label]} by the rules, {len(lines)} added by the model in {len(unseen)} paragraphs"
        yield from sorted(random.Random(11).sample(lines, min(number, len(lines))))


def _less(whole: Sequence[str], part: Sequence[str]) -> list[str]:
    left = list(part)
    kept = []
    for item in whole:
        if item in left:
            left.remove(item)
        else:
            kept.append(item)
    return kept


def _registered(tests: Sequence[TestParagraph], outputs: Sequence[Sequence[Labelled]]) -> list[set[int]]:
    """Return for each paragraph where the spans begin whose words the registry of instruments knows."""
    pipeline = create_pipeline()
    result = []
    pipeline.select_pipes(enable="tipgraph_names")
    docs = pipeline.pipe(t.paragraph.text for t in tests)
    for test, output, doc in zip(tests, outputs, docs, strict=True):
        places = [Labelled(place.start, place.end, INSTRUMENT) for place in name_places(doc)]
        spans = (*test.required, *output)
        result.append({span.start for span in spans if any(overlap(span, place) >= 0.5 for place in places)})
    return result


def main() -> int:
    """Train, print the tables, and keep the model where a folder for it is named; return 0, or 1 on an error."""
    parser = argparse.ArgumentParser(prog="python benchmarks/learned/train.py", description=__doc__)
    parser.add_argument("--corpus", type=Path, required=True, help="folder with akn4un.tar.xz and text.tar.xz")
    parser.add_argument("--model", type=Path, help="folder to write the model to")
    parser.add_argument("--width", type=int, default=64, help="width of the model (default 64)")
    parser.add_argument("--epochs", type=int, default=2, help="how often each paragraph is seen (default 2)")
    parser.add_argument("--paragraphs", type=int, default=10_000, help="most paragraphs to train on (default 10000)")
    parser.add_argument(
        "--open-from",
        type=int,
        default=0,
        help='unlabelled runs of so many capitals do not teach "no name"; 0, the default, for none',
    )
    parser.add_argument(
        "--sample", type=int, default=0, help="list so many additions of each label in kept-out paragraphs, to judge"
    )
    options = parser.parse_args()
    try:
        for line in _run(options):
            sys.stdout.write(f"{line}\n")
            sys.stdout.flush()
    except TipgraphError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    return 0


def _run(options: argparse.Namespace) -> Iterator[str]:
    extractor = Extractor()
    own = list(label_documents(folder_documents(ROOT / "data" / "documents"), extractor))
    data = prepare(list(label_documents(corpus_documents(options.corpus), extractor)), own, options.paragraphs)
    words = sum(len(p.text.split()) for p in data.training)
    yield f"{data.documents} documents; trained on {len(data.training)} paragraphs, {words} words"
    yield f"tested on {len(data.tests)} paragraphs, {data.lost} no longer found"
    nlp = new_model(options.width)
    begun = time.process_time()
    train(nlp, data.training, options.epochs, options.open_from)
    yield f"training {time.process_time() - begun:.0f} s"
    if options.model is not None:
        nlp.to_disk(options.model)
    yield from report(data.tests, data.training, extractor, nlp)
    if options.sample:
        yield from additions(data.unseen, nlp, options.sample)


def report(
    tests: Sequence[TestParagraph], training: Sequence[SilverParagraph], extractor: Extractor, nlp: Language
) -> Iterator[str]:
    """Yield the size, the speed and all tables for a trained model."""
    texts = [p.text for p in training[:2000]]
    begun = time.process_time()
    for _ in recognise(nlp, texts):
        pass
    speed = sum(len(text.split()) for text in texts) / (time.process_time() - begun)
    yield f"model {len(nlp.to_bytes()) / 1e6:.1f} MB, {speed:,.0f} words a second"
    yield from compare(tests, nlp)
    rules, both = score_five(ROOT / "tests" / "gold", ROOT / "data" / "documents", extractor, nlp)
    for measure in (Measure.BODIES, Measure.EVENTS, Measure.CITATIONS):
        for name, scores in (("rules", rules), ("rules + model", both)):
            got = scores.total[measure]
            yield (
                f"five documents: {measure:16} {name:28} {got.precision:7.3f} {got.recall:7.3f} {got.f:7.3f}"
                f" {got.found:6} {'':6} {got.missed:6} {got.extra:6}"
            )


if __name__ == "__main__":
    sys.exit(main())
