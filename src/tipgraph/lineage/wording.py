"""Texts as sequences of words that compare equal where only the printing differs."""

import re

Trigram = tuple[str, str, str]

_SENTENCE_END = re.compile(r"(?<=[.;:!?])\s+(?=[A-Z(“\"])")
_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
_SPELLINGS = (
    (re.compile(r"(?<=[a-z]{2})is(?=(?:e|ed|es|ing|ation|ations)\b)"), "iz"),
    (re.compile(r"(?<=[a-z])([lt])\1(?=(?:ing|ed)\b)"), r"\1"),
    (re.compile(r"(?<=[a-z]{2})our(?=\b|s\b|ed\b|ing\b)"), "or"),
)


def words(text: str) -> tuple[str, ...]:
    """Return the words of a text in lower case, parts of hyphenated words apart.

    ``recognising`` and ``recognizing``, ``combatting`` and ``combating``, ``labour`` and ``labor`` come out
    alike. The result serves for comparison only: the same rules change some words that have one spelling.

    Args:
        text: any text.
    """
    folded = text.lower().replace("’", "'")
    for pattern, replacement in _SPELLINGS:
        folded = pattern.sub(replacement, folded)
    return tuple(_WORD.findall(folded))


def sentences(text: str) -> tuple[str, ...]:
    """Return the sentences of a paragraph, and the clauses that stand apart like sentences.

    Args:
        text: text of one paragraph.
    """
    return tuple(part for part in _SENTENCE_END.split(text.strip()) if part)


def trigrams(sequence: tuple[str, ...]) -> frozenset[Trigram]:
    """Return all runs of three words.

    Args:
        sequence: words in order.
    """
    return frozenset(zip(sequence, sequence[1:], sequence[2:], strict=False))
