"""Several files of one document: which of them is extracted, and how far the others agree with it."""

import re
from collections import Counter
from collections.abc import Iterable

from tipgraph.model import Document

_BEST_FIRST = (
    # Paragraphs, numbers and footnotes are marked as such by the United Nations.
    "application/akn+xml",
    # Paragraphs and footnotes are marked, numbers are counted as the program that wrote it counts them.
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    # Paragraphs are marked, footnotes mostly so.
    "text/html",
    # Somebody has converted it, often with care; lines and marks may be lost.
    "text/markdown",
    "text/plain",
)
"""Media types whose files say most of the structure come first. Of any other format paragraphs are known better than of
a PDF, where everything is concluded from the places of letters."""
_LAST = "application/pdf"

SAME = 0.98
"""Agreement of words below which a user is told that two files of one document differ."""
OTHER = 0.5
"""Agreement below which they are no files of one document, whatever symbol they bear."""

_WORD = re.compile(r"[^\W_]+")


def rank(media_type: str) -> int:
    """Return the place of a format among the witnesses of a document; the lowest is extracted."""
    if media_type in _BEST_FIRST:
        return _BEST_FIRST.index(media_type)
    return len(_BEST_FIRST) + (media_type == _LAST)


def words(document: Document) -> Counter[str]:
    """Return the words of a document's paragraphs and footnotes."""
    return counted([*(each.text for each in document.paragraphs), *(each.text for each in document.notes)])


def counted(texts: Iterable[str]) -> Counter[str]:
    """Return the words of texts."""
    found: Counter[str] = Counter()
    for text in texts:
        found.update(_WORD.findall(text.casefold()))
    return found


def agreement(first: Counter[str], second: Counter[str]) -> float:
    """Return how far two texts have the same words, whatever their order: 1 for all, 0 for none."""
    total = first.total() + second.total()
    return 2 * (first & second).total() / total if total else 1.0
