"""Documents as the alignment sees them: passages of words and sentences, ready to be compared."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from tipgraph.lineage.wording import Trigram, sentences, trigrams, words
from tipgraph.model import Description, Document, ParagraphKind

_FEWEST_WORDS = 5
_NO_TEXT_OF_ITS_OWN = (ParagraphKind.FRONT, ParagraphKind.OTHER)


@dataclass(frozen=True, slots=True)
class Passage:
    """One paragraph, ready to be compared.

    Attributes:
        document: identifier of its document.
        label: its label.
        words: all its words.
        sentences: the three-word runs of each of its sentences.
    """

    document: str
    label: str
    words: tuple[str, ...]
    sentences: tuple[frozenset[Trigram], ...]

    @property
    def part(self) -> str:
        """Which text of the document it belongs to: ``annex``, ``annex1``, or empty for the body."""
        return self.label.partition("/")[0] if "/" in self.label else ""


@dataclass(frozen=True, slots=True)
class Text:
    """One document, ready to be compared.

    Attributes:
        description: what it is.
        passages: its paragraphs, without title pages, letters, pieces of other texts and mere headings.
        commonness: in how many of its passages a run of three words stands.
    """

    description: Description
    passages: tuple[Passage, ...]
    commonness: Counter[Trigram]


def prepare(document: Document) -> Text:
    """Prepare a document for comparison.

    Args:
        document: a document as read.
    """
    passages = tuple(_passages(document))
    commonness: Counter[Trigram] = Counter()
    for passage in passages:
        commonness.update(frozenset[Trigram]().union(*passage.sentences))
    return Text(document.description, passages, commonness)


def _passages(document: Document) -> Iterable[Passage]:
    for paragraph in document.paragraphs:
        if paragraph.kind in _NO_TEXT_OF_ITS_OWN:
            continue
        sequence = words(paragraph.text)
        if len(sequence) < _FEWEST_WORDS:
            continue
        runs = (trigrams(words(sentence)) for sentence in sentences(paragraph.text))
        yield Passage(document.description.id, paragraph.label, sequence, tuple(run for run in runs if run))
