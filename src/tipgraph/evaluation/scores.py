"""Counting: what was found, what was missed, what is extra."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TypeVar

from tipgraph.evaluation.annotations import Annotation, Cited, Named, by_stem
from tipgraph.evaluation.sameness import letters, plain_label, plain_target, same_named, same_target

_Item = TypeVar("_Item", Cited, Named)
_OPENING_LETTERS = 16
_OPENING_WITHIN = 96
"""A paragraph is right when the first 16 letters annotated stand among its first 96."""


class Measure(StrEnum):
    """What is measured."""

    CITATIONS = "citations"
    INTENTS = "intents"
    BODIES = "bodies"
    EVENTS = "events"
    PARAGRAPHS = "paragraphs"
    VERBS = "verbs"


@dataclass(frozen=True, slots=True)
class Counts:
    """How many were found, are extra, were missed."""

    found: int = 0
    extra: int = 0
    missed: int = 0

    def __add__(self, other: "Counts") -> "Counts":
        return Counts(self.found + other.found, self.extra + other.extra, self.missed + other.missed)

    @property
    def precision(self) -> float:
        """Share of the output that is right; 1 when there is no output."""
        return self.found / (self.found + self.extra) if self.found + self.extra else 1.0

    @property
    def recall(self) -> float:
        """Share of the annotation that was found; 1 when nothing is annotated."""
        return self.found / (self.found + self.missed) if self.found + self.missed else 1.0

    @property
    def f(self) -> float:
        """Harmonic mean of precision and recall."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


@dataclass(frozen=True, slots=True)
class DocumentScore:
    """The score of one document.

    Attributes:
        name: stem of its file name.
        counts: by measure.
        missed: annotated and not found, by measure (citations, bodies, events).
        extra: found and not annotated, by measure (citations, bodies, events).
        via: citations by the way they name their target: found and missed by the annotation's word for it,
            extra by the output's.
    """

    name: str
    counts: Mapping[Measure, Counts]
    missed: Mapping[Measure, tuple[Cited | Named, ...]]
    extra: Mapping[Measure, tuple[Cited | Named, ...]]
    via: Mapping[str, Counts]


@dataclass(frozen=True, slots=True)
class Scores:
    """The scores of all annotated documents."""

    documents: tuple[DocumentScore, ...]

    @property
    def total(self) -> Mapping[Measure, Counts]:
        """Counts added up over the documents, by measure (micro average)."""
        return {
            measure: sum((document.counts[measure] for document in self.documents), Counts()) for measure in Measure
        }

    @property
    def via(self) -> Mapping[str, Counts]:
        """Citations added up over the documents, by the way they name their target."""
        names = sorted({name for document in self.documents for name in document.via})
        return {
            name: sum((document.via.get(name, Counts()) for document in self.documents), Counts()) for name in names
        }


def score_documents(annotations: Iterable[Annotation], outputs: Iterable[Annotation]) -> Scores:
    """Compare each annotated document with the output of the same stem; without output all is missed."""
    found = by_stem(outputs)
    return Scores(
        tuple(
            score_document(annotation, found.get(annotation.stem, Annotation(annotation.name)))
            for annotation in annotations
        )
    )


def score_document(annotation: Annotation, output: Annotation) -> DocumentScore:
    """Compare one document's output with its annotation.

    A citation is a pair (paragraph, target), a body or event a pair (paragraph, thing), however often it is
    named there. Intents are compared on the citations that both have, verbs on the paragraphs that both have.
    """
    own = plain_target(annotation.symbol or "-")
    pairs, missed, extra = _pair(
        _once(annotation.citations, lambda cited: plain_target(cited.target)),
        _once(
            (cited for cited in output.citations if plain_target(cited.target) != own),
            lambda cited: plain_target(cited.target),
        ),
        lambda one, other: same_target(one.target, other.target),
    )
    extra = [cited for cited in extra if not plain_label(cited.paragraph).startswith("front")]
    counts = {
        Measure.CITATIONS: Counts(len(pairs), len(extra), len(missed)),
        Measure.INTENTS: sum((_compare(one.intents, other.intents) for one, other in pairs if one.intents), Counts()),
    }
    all_missed: dict[Measure, tuple[Cited | Named, ...]] = {Measure.CITATIONS: tuple(missed)}
    all_extra: dict[Measure, tuple[Cited | Named, ...]] = {Measure.CITATIONS: tuple(extra)}
    for measure, kind in ((Measure.BODIES, "body"), (Measure.EVENTS, "event")):
        named_pairs, named_missed, named_extra = _pair(
            _once((item for item in annotation.named if item.type == kind), lambda item: item.id),
            _once((item for item in output.named if item.type == kind), lambda item: item.id or item.label),
            same_named,
        )
        counts[measure] = Counts(len(named_pairs), len(named_extra), len(named_missed))
        all_missed[measure], all_extra[measure] = tuple(named_missed), tuple(named_extra)
    counts |= _paragraphs(annotation, output)
    return DocumentScore(
        annotation.stem, counts, all_missed, all_extra, _by_via([one for one, _ in pairs], missed, extra)
    )


def _paragraphs(annotation: Annotation, output: Annotation) -> dict[Measure, Counts]:
    annotated = {plain_label(item.label): item for item in annotation.paragraphs if item.label != "front"}
    found = {plain_label(item.label): item for item in output.paragraphs}
    both = [(annotated[label], found[label]) for label in annotated if label in found]
    right = sum(letters(one.text)[:_OPENING_LETTERS] in letters(other.text)[:_OPENING_WITHIN] for one, other in both)
    verbs = sum((_compare(one.verbs, other.verbs) for one, other in both), Counts())
    return {Measure.PARAGRAPHS: Counts(right, 0, len(annotated) - right), Measure.VERBS: verbs}


def _by_via(found: list[Cited], missed: list[Cited], extra: list[Cited]) -> dict[str, Counts]:
    counts: dict[str, Counts] = {}
    for items, one in ((found, Counts(found=1)), (extra, Counts(extra=1)), (missed, Counts(missed=1))):
        for item in items:
            counts[item.via] = counts.get(item.via, Counts()) + one
    return counts


def _compare(annotated: frozenset[str], found: frozenset[str]) -> Counts:
    return Counts(len(annotated & found), len(found - annotated), len(annotated - found))


def _once(items: Iterable[_Item], identity: Callable[[_Item], str]) -> list[_Item]:
    """The first of the items that say the same of one paragraph; required as soon as one of them is."""
    seen: dict[tuple[str, str], _Item] = {}
    for item in items:
        key = (plain_label(item.paragraph), identity(item).lower())
        if key not in seen:
            seen[key] = item
        elif not item.optional:
            seen[key] = replace(seen[key], optional=False)
    return list(seen.values())


def _pair(
    annotated: list[_Item], found: list[_Item], same: Callable[[_Item, _Item], bool]
) -> tuple[list[tuple[_Item, _Item]], list[_Item], list[_Item]]:
    """Pair annotated items with the first output of their paragraph that is the same, required ones first."""
    left = list(found)
    pairs: list[tuple[_Item, _Item]] = []
    missed: list[_Item] = []
    for one in sorted(annotated, key=lambda item: item.optional):
        place = plain_label(one.paragraph)
        hit = next((other for other in left if plain_label(other.paragraph) == place and same(one, other)), None)
        if hit is not None:
            left.remove(hit)
        if one.optional:
            continue
        if hit is None:
            missed.append(one)
        else:
            pairs.append((one, hit))
    return pairs, missed, left
