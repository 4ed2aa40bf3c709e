"""How a name is written that is known by its slug: as a text writes it, else with the capitals of a title."""

import re
from typing import Final

from tipgraph.symbols import slug

_NAME: Final = "NAME:"
_ARTICLE: Final = re.compile(r"^(?:the|its|their|an?)\s+", re.IGNORECASE)
_AROUND: Final = "“”\"‘’' ,;:."
_SMALL: Final = frozenset(
    "a against among an and as at between by during for from in into of on or over the to under upon with".split()
)
"""Words that titles keep small, unless they stand first."""


def name_in_words(identifier: str, words: str) -> str | None:
    """Return the words of a text as the name of an instrument, if they are its name.

    Args:
        identifier: canonical identifier: ``NAME:khartoum-process-declaration``.
        words: words that stand for it, ``the Khartoum Process Declaration``.

    Returns:
        The words without the article, the blanks and the quotation marks around them; None for an instrument with a
        symbol, and where the words are another name or are written without capitals.
    """
    if not identifier.startswith(_NAME):
        return None
    name = " ".join(words.split()).strip(_AROUND)
    for found in (name, _ARTICLE.sub("", name).strip(_AROUND)):
        if slug(found) == identifier.removeprefix(_NAME) and found != found.lower():
            return found
    return None


def name_of_slug(text: str) -> str:
    """Return a slug in words with the capitals of a title.

    Args:
        text: the slug, ``plan-of-action-2030``.

    Returns:
        ``Plan of Action 2030``.
    """
    words = text.split("-")
    return " ".join(
        word if place and word in _SMALL else word[:1].upper() + word[1:] for place, word in enumerate(words)
    )
