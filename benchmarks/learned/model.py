"""The model: a spaCy ``ner`` on the project's own tokenizer, a few megabytes, trained on the rules' labels."""

import random
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

import spacy
from silver import LABELS, Labelled, SilverParagraph
from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.training import Example
from thinc.util import fix_random_seed

# Importing the module registers the tokenizer with spaCy.
import tipgraph.extraction.tokenizer  # noqa: F401

_LINKS = frozenset("of on for to against in concerning with between and the or at from".split())
_ROWS = (4000, 1500, 2500, 1000)


def new_model(width: int) -> Language:
    """Return an untrained pipeline: word forms, prefixes, suffixes and shapes, four layers of convolution.

    Args:
        width: numbers a word is described by.
    """
    nlp = spacy.blank("en", config={"nlp": {"tokenizer": {"@tokenizers": "tipgraph.UnitedNationsTokenizer.v1"}}})
    nlp.add_pipe(
        "ner",
        config={
            "model": {
                "@architectures": "spacy.TransitionBasedParser.v2",
                "state_type": "ner",
                "extra_state_tokens": False,
                "hidden_width": width,
                "maxout_pieces": 2,
                "use_upper": True,
                "tok2vec": {
                    "@architectures": "spacy.Tok2Vec.v2",
                    "embed": {
                        "@architectures": "spacy.MultiHashEmbed.v2",
                        "width": width,
                        "attrs": ["NORM", "PREFIX", "SUFFIX", "SHAPE"],
                        "rows": list(_ROWS),
                        "include_static_vectors": False,
                    },
                    "encode": {
                        "@architectures": "spacy.MaxoutWindowEncoder.v2",
                        "width": width,
                        "depth": 4,
                        "window_size": 1,
                        "maxout_pieces": 3,
                    },
                },
            }
        },
    )
    return nlp


def train(nlp: Language, paragraphs: Sequence[SilverParagraph], epochs: int, open_from: int, seed: int = 1) -> None:
    """Train the pipeline in place.

    Args:
        nlp: as made by `new_model`.
        paragraphs: texts with labels.
        epochs: how often each is seen.
        open_from: a run of so many capitals that no rule labelled teaches nothing, rather than "no name"; 0 for none.
        seed: of the random numbers.
    """
    fix_random_seed(seed)
    generator = random.Random(seed)
    recognizer = nlp.get_pipe("ner")
    for label in LABELS:
        recognizer.add_label(label)  # type: ignore[attr-defined]
    examples = [example for p in paragraphs if (example := _example(nlp, p, open_from)) is not None]
    optimizer = nlp.initialize(lambda: examples[:2000])
    for _ in range(epochs):
        generator.shuffle(examples)
        for batch in _batches(examples, 2500):
            nlp.update(batch, sgd=optimizer, drop=0.2)


def recognise(nlp: Language, texts: Iterable[str]) -> Iterator[tuple[Labelled, ...]]:
    """Yield what the model names in each text."""
    for doc in nlp.pipe(texts, batch_size=256):
        yield tuple(Labelled(e.start_char, e.end_char, e.label_) for e in doc.ents)


def _example(nlp: Language, paragraph: SilverParagraph, open_from: int) -> Example | None:
    reference = nlp.make_doc(paragraph.text)
    if not len(reference):
        return None
    spans = [
        span
        for s in paragraph.spans
        if (span := reference.char_span(s.start, s.end, label=s.label, alignment_mode="expand")) is not None
    ]
    entities = spacy.util.filter_spans(spans)
    taken = {token.i for span in entities for token in span}
    for start, end in paragraph.referred:
        referred = reference.char_span(start, end, alignment_mode="expand")
        taken |= {token.i for token in referred} if referred is not None else set()
    missing = _open_runs(reference, taken, open_from) if open_from else []
    reference.set_ents(entities, missing=missing, default="outside")
    return Example(nlp.make_doc(paragraph.text), reference)


def _open_runs(doc: Doc, taken: set[int], at_least: int) -> list[Span]:
    """Return the runs of capitals, with the links between them, that are long enough to be a name nobody labelled."""
    capitals = [t.i for t in doc if t.i and t.i not in taken and t.text[0].isupper() and t.text != "We"]
    runs: list[list[int]] = [[at] for at in capitals[:1]]
    for before, at in pairwise(capitals):
        between = range(before + 1, at)
        if len(between) <= 2 and all(i not in taken and doc[i].text in _LINKS for i in between):
            runs[-1].append(at)
        else:
            runs.append([at])
    return [Span(doc, run[0], run[-1] + 1) for run in runs if len(run) >= at_least]


def _batches(examples: Sequence[Example], words: int) -> Iterator[list[Example]]:
    batch: list[Example] = []
    size = 0
    for example in examples:
        batch.append(example)
        size += len(example.reference)
        if size >= words:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch
