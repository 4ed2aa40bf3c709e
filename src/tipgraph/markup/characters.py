"""Characters that cannot stand in XML or HTML."""

import re

_IMPOSSIBLE = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufdcf\ufdf0-\ufffd\U00010000-\U0010ffff]")


def possible(text: str) -> str:
    """Return a text of the same length in which each character that XML or HTML cannot hold is U+FFFD."""
    return text if text.isprintable() else _IMPOSSIBLE.sub("\ufffd", text)
