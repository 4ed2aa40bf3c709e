"""What may be trained on: nothing that the test documents or near copies of them say.

Resolutions come in series: the text of one year is most of the text of the next. A document is kept out of training
with all that bear its title, and a paragraph when too many of its phrases stand in a test paragraph.
"""

import re
from collections.abc import Collection, Iterable, Iterator

from silver import SilverDocument, SilverParagraph

PHRASE = 5
"""Words of a phrase."""
SHARED = 0.3
"""Share of a paragraph's phrases that makes it a near copy."""
_WORD = re.compile(r"[^\W_]+")


def phrases(text: str) -> frozenset[tuple[str, ...]]:
    """Return the runs of `PHRASE` words of a text, in lower case."""
    words = _WORD.findall(text.casefold())
    return frozenset(tuple(words[at : at + PHRASE]) for at in range(len(words) - PHRASE + 1))


def training_paragraphs(
    documents: Iterable[SilverDocument],
    kept_out: Collection[str],
    families: Collection[str],
    test_texts: Iterable[str],
) -> Iterator[SilverParagraph]:
    """Yield the paragraphs that may be trained on, each text once.

    Args:
        documents: all documents.
        kept_out: names of the test documents.
        families: families of the test documents.
        test_texts: texts of the test paragraphs.
    """
    known: set[tuple[str, ...]] = set()
    for text in test_texts:
        known |= phrases(text)
    seen: set[str] = set()
    for document in documents:
        if document.name in kept_out or document.family in families:
            continue
        for paragraph in document.paragraphs:
            if paragraph.text in seen:
                continue
            seen.add(paragraph.text)
            own = phrases(paragraph.text)
            if not own or len(own & known) < SHARED * len(own):
                yield paragraph
