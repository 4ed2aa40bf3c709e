"""Quotations inside a paragraph: titles of texts and words that somebody else says."""

from bisect import bisect_left
from collections.abc import Sequence

import regex

# An opening mark stands after a blank, a closing one after a word: two short quotations make no third between them.
_QUOTED = regex.compile(r'(?<![^\s(\[\-/])"(?=\S)[^"]{12,600}(?<=\S)"')
_WHOLE = 0.95
"""A quotation that covers so much of a paragraph is the paragraph itself."""


def quotations(text: str) -> list[tuple[int, int]]:
    """Return where a paragraph quotes, with the marks.

    Each paragraph of a presidential statement opens with a quotation mark: that is the paragraph, not a quotation in
    it.

    Args:
        text: normalised text.

    Returns:
        Begin and end of each quotation, in order.
    """
    if '"' not in text:
        return []
    first = 1 if text.startswith('"') else 0
    return [
        match.span()
        for match in _QUOTED.finditer(text, first)
        if match.end() - match.start() < _WHOLE * len(text.strip())
    ]


def inside(quoted: Sequence[tuple[int, int]], start: int, end: int) -> bool:
    """Return whether words stand inside one of some quotations.

    Args:
        quoted: the quotations of a text, in order.
        start: offset of the words.
        end: end of the words.
    """
    at = bisect_left(quoted, (start, 0)) - 1
    return at >= 0 and end <= quoted[at][1]
