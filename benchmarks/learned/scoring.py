"""Rules alone, model alone, rules and model: what they find of the annotation, by label."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from annotation import TestParagraph
from silver import BODY, INSTRUMENT, Labelled

from tipgraph.evaluation.scores import Counts

_NEUTRAL = {
    BODY: frozenset({"united nations", "united nations system", "secretary-general", "member states", "organization"}),
    INSTRUMENT: frozenset({"sustainable development goals", "goals", "charter", "convention", "protocol", "agenda"}),
}
"""Words that the annotation guide leaves optional, by label: they count neither for nor against."""


@dataclass(slots=True)
class Tally:
    """Counts of one label.

    Attributes:
        found: annotated and found, at least half of the words being the same.
        exact: of these, with the same beginning and end.
        missed: annotated and not found.
        extra: found and neither annotated nor optional.
        misses: the words that were missed.
        extras: the words that are extra.
    """

    found: int = 0
    exact: int = 0
    missed: int = 0
    extra: int = 0
    misses: list[str] = field(default_factory=list)
    extras: list[str] = field(default_factory=list)

    @property
    def counts(self) -> Counts:
        """What was found, is extra and was missed, as the evaluation counts it."""
        return Counts(self.found, self.extra, self.missed)


def overlap(one: Labelled, other: Labelled) -> float:
    """Return how much of two stretches is common, of all that they cover: 0 to 1."""
    common = min(one.end, other.end) - max(one.start, other.start)
    return max(common, 0) / (max(one.end, other.end) - min(one.start, other.start))


def joined(rules: Sequence[Labelled], model: Iterable[Labelled], blocked: Sequence[tuple[int, int]]) -> list[Labelled]:
    """Return the rules' spans and the model's where the rules have found nothing."""
    taken = [(span.start, span.end) for span in rules] + list(blocked)
    return [*rules, *(s for s in model if all(s.end <= start or end <= s.start for start, end in taken))]


def tally(
    label: str, tests: Sequence[TestParagraph], outputs: Sequence[Sequence[Labelled]], neutral: Sequence[set[int]] = ()
) -> Tally:
    """Compare outputs with the annotation for one label.

    Args:
        label: the label.
        tests: annotated paragraphs.
        outputs: the spans found in each.
        neutral: for each paragraph the starts of annotated or found spans to leave out (named by a registry).
    """
    result = Tally()
    for at, (test, output) in enumerate(zip(tests, outputs, strict=True)):
        left_out = neutral[at] if neutral else set()
        text = test.paragraph.text
        spans = [span for span in output if span.label == label]
        referred = [Labelled(a, b, label) for a, b in test.paragraph.referred] if label == INSTRUMENT else []
        used: set[Labelled] = set()
        for wanted in (s for s in test.required if s.label == label):
            match = max(spans + referred, key=lambda s: overlap(s, wanted), default=None)
            ok = match is not None and overlap(match, wanted) >= 0.5
            if match is not None and ok:
                used.add(match)
            if wanted.start in left_out:
                continue
            if match is not None and ok:
                result.found += 1
                result.exact += (match.start, match.end) == (wanted.start, wanted.end)
            else:
                result.missed += 1
                result.misses.append(f"{test.document}: {text[wanted.start : wanted.end]}")
        for span in spans:
            words = text[span.start : span.end]
            if span in used or span.start in left_out or words.casefold() in _NEUTRAL.get(label, ()):
                continue
            if any(span.start < o.end and o.start < span.end for o in test.optional):
                continue
            result.extra += 1
            result.extras.append(f"{test.document}: {words}")
    return result
