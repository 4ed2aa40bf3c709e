"""Slugs: names turned into the tail of an identifier."""

import re
import unicodedata
from functools import lru_cache

_NO_WORD = re.compile(r"[^a-z0-9]+")
_APOSTROPHES = str.maketrans("", "", "'’‘ʼ´`")


@lru_cache(maxsize=8192)
def slug(text: str) -> str:
    """Return a text in lower case with hyphens, for ``NAME:`` identifiers and bodies.

    Accents fall away, apostrophes vanish, every other run of signs becomes one hyphen.

    Args:
        text: a name as printed, ``Bali Process on People Smuggling``.

    Returns:
        ``bali-process-on-people-smuggling``; nothing for a text without letters and digits.
    """
    plain = unicodedata.normalize("NFKD", text.translate(_APOSTROPHES)).casefold()
    bare = "".join(sign for sign in plain if not unicodedata.combining(sign))
    return _NO_WORD.sub("-", bare).strip("-")
