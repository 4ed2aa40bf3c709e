"""Puts an explanation together from what was extracted."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from difflib import SequenceMatcher

from tipgraph.errors import UsageError
from tipgraph.explanation.labels import label_of
from tipgraph.explanation.pieces import cut
from tipgraph.explanation.records import Explanation, Item, ItemKind, ParagraphExplanation, Stretch, Weighed
from tipgraph.extraction.marks import carried_notes
from tipgraph.extraction.rules import RULES
from tipgraph.model import Citation, Considered, Document, Extraction, Mention, NoteMark, Paragraph, Unresolved, VerbUse

_LABELS_SHOWN = 12
_ORDER = list(ItemKind)


def explain(extraction: Extraction, labels: Sequence[str] = ()) -> Explanation:
    """Return the explanation of a document's paragraphs.

    Args:
        extraction: what was found in the document.
        labels: labels of the paragraphs; none for all of them. Blanks and case do not matter.

    Raises:
        UsageError: if the document has no paragraph of such a label. The message gives the nearest.
    """
    document = extraction.document
    wanted = {_paragraph(document, label).label for label in labels}
    paragraphs = [p for p in document.paragraphs if not labels or p.label in wanted]
    items: dict[str, list[Item]] = {paragraph.label: [] for paragraph in paragraphs}
    for label, item in _items(extraction):
        if label in items:
            items[label].append(item)
    explained = tuple(_explained(document, p, items[p.label]) for p in paragraphs)
    return Explanation(document.source, document.description.id, explained)


def _paragraph(document: Document, label: str) -> Paragraph:
    def plain(text: str) -> str:
        return "".join(text.casefold().split())

    found = next((p for p in document.paragraphs if plain(p.label) == plain(label)), None)
    if found is not None:
        return found
    known = [p.label for p in document.paragraphs]
    known.sort(key=lambda other: SequenceMatcher(None, plain(label), plain(other)).ratio(), reverse=True)
    rest = f" and {len(known) - _LABELS_SHOWN} more" if len(known) > _LABELS_SHOWN else ""
    raise UsageError(
        f"{document.source} has no paragraph {label!r}.", f"It has {', '.join(known[:_LABELS_SHOWN])}{rest}."
    )


def _explained(document: Document, paragraph: Paragraph, items: Iterable[Item]) -> ParagraphExplanation:
    texts: list[tuple[str | None, str, Sequence[NoteMark]]] = [(None, paragraph.text, paragraph.marks)]
    texts += [(note.mark, note.text, ()) for _, note in carried_notes(document, paragraph)]
    at: dict[int, list[Item]] = {index: [] for index in range(len(texts) + 1)}
    for item in items:
        at[_where(item, texts)].append(item)
    for index, here in at.items():
        here.sort(key=lambda item: (item.start, -item.end, _ORDER.index(item.kind), item.target or ""))
        first = 1 + sum(len(at[earlier]) for earlier in range(index))
        at[index] = [replace(item, number=number) for number, item in enumerate(here, first)]
    stretches = tuple(Stretch(mark, cut(text, at[index], marks)) for index, (mark, text, marks) in enumerate(texts))
    numbered = tuple(item for here in at.values() for item in here)
    return ParagraphExplanation(paragraph.label, paragraph.kind.value, stretches, numbered)


def _where(item: Item, texts: Sequence[tuple[str | None, str, Sequence[NoteMark]]]) -> int:
    """Return the number of the text where an item stands, or one after the last where it stands elsewhere."""
    if item.stands_in is not None:
        return len(texts)
    fits = (
        i
        for i, (mark, text, _) in enumerate(texts)
        if mark == item.note and text[item.start : item.end] == item.surface
    )
    return next(fits, len(texts))


def _items(extraction: Extraction) -> Iterable[tuple[str, Item]]:
    yield from ((use.paragraph, _verb(use)) for use in extraction.verbs)
    yield from ((citation.paragraph, _citation(citation)) for citation in extraction.citations)
    yield from ((words.paragraph, _unresolved(words)) for words in extraction.unresolved)
    yield from ((mention.paragraph, _mention(mention)) for mention in extraction.mentions)


def _citation(citation: Citation) -> Item:
    return Item(
        0,
        ItemKind.CITATION,
        citation.surface,
        citation.start,
        citation.end,
        citation.note,
        target=citation.target,
        label=label_of(citation.target),
        via=citation.via.value,
        rule=citation.rule,
        because=RULES.get(citation.rule),
        confidence=citation.confidence,
        verbs=citation.intents,
        provision=citation.provision,
        considered=_weighed(citation.considered),
    )


def _unresolved(words: Unresolved) -> Item:
    return Item(
        0,
        ItemKind.UNRESOLVED,
        words.surface,
        words.start,
        words.end,
        words.note,
        because=words.reason,
        considered=_weighed(words.considered),
    )


def _mention(mention: Mention) -> Item:
    place = (mention.surface, mention.start, mention.end, mention.note)
    return Item(0, ItemKind(mention.type), *place, target=mention.id, label=mention.label)


def _verb(use: VerbUse) -> Item:
    elsewhere = use.stands_in if use.stands_in != use.paragraph else None
    place = (use.surface, use.start, use.end, None)
    return Item(0, ItemKind.VERB, *place, stands_in=elsewhere, target=use.verb, modifier=use.modifier)


def _weighed(considered: Iterable[Considered]) -> tuple[Weighed, ...]:
    return tuple(Weighed(c.target, label_of(c.target), c.rule, c.reason) for c in considered)
