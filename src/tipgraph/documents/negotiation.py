"""Marks that negotiators leave in a draft: how far a paragraph is agreed, and what is to be deleted."""

import re

_STATUS = re.compile(
    r"(?:(?<=[.;:,…?!)\]”\"])|^)\s*[\[(]{0,2}"
    r"(?P<status>ad ref(?:erendum)?|agreed(?: ad ref(?:erendum)?)?)[.]?[\])]{0,2}[.]?\s*$",
    re.I,
)
_DELETED = re.compile(r"\s?\[\s?(?:to be )?deleted?\s?:[^\[\]]{0,2000}\]", re.I)


def take_status(text: str) -> tuple[str, str | None]:
    """Take the agreement mark off the end of a paragraph.

    Returns:
        The paragraph without it; ``ad ref``, ``agreed`` or None.
    """
    tail = text[-60:].lower()
    match = _STATUS.search(text[-60:]) if "agreed" in tail or "ad ref" in tail else None
    if match is None:
        return text, None
    status = "ad ref" if match["status"].lower().startswith("ad ref") else "agreed"
    return text[: len(text) - len(text[-60:]) + match.start()].rstrip(), status


def without_deletions(text: str) -> str:
    """Return a paragraph without what is marked ``[delete: …]``."""
    return _DELETED.sub("", text) if "[" in text else text
