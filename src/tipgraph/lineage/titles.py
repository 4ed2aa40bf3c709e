"""Titles as keys: the same work has one key, whatever revision, year or capitals its title carries."""

import re
from dataclasses import dataclass

_LEADING_YEAR = re.compile(r"^(?:the\s+)?((?:19|20)\d\d)\s+")
_TRAILING_YEAR = re.compile(r"[\s,(]+(?:of\s+)?((?:19|20)\d\d)\)?$")
_REVISION = re.compile(r"\brev(?:ision)?\.?\s*\d+\b")
_IDLE = frozenset(("the", "a", "an", "united", "nations", "un", "draft", "final"))
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class TitleKey:
    """What identifies a title.

    Attributes:
        words: its telling words in order, lower case, separated by blanks; empty if it has none.
        year: year printed before or after it, or None.
    """

    words: str
    year: int | None


def title_key(title: str) -> TitleKey:
    """Return the key of a title.

    Year and revision, "draft", "United Nations", articles, capitals and punctuation do not tell one work from
    another; the year is kept apart.

    Args:
        title: a title as printed.
    """
    text = " ".join(title.lower().split())
    text = _REVISION.sub(" ", text).strip(' ,.;“”"')
    year = None
    for pattern in (_LEADING_YEAR, _TRAILING_YEAR):
        match = pattern.search(text)
        if match:
            year = int(match[1])
            text = text[: match.start()] + text[match.end() :]
    return TitleKey(" ".join(word for word in _WORD.findall(text) if word not in _IDLE), year)
