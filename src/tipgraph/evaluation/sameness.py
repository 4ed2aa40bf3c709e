"""When two identifiers, labels or names mean the same thing to the scorer (tests/gold/GUIDE.md)."""

import re

from tipgraph.evaluation.annotations import Named

_ALIKE_FROM = 0.6
"""Share of common words (Jaccard) from which two names count as one."""
_NO_MEANING = frozenset({"the", "of", "on", "for", "and", "to", "in", "its", "a", "united", "nations"})
_PARTS = re.compile(r"\[.*?\]|\(Part.*?\)|/Rev\.\d+$", re.IGNORECASE)


def plain_label(label: str) -> str:
    """A paragraph label without blanks and full stops, in lower case."""
    return re.sub(r"[\s.]+", "", label).lower()


def plain_target(identifier: str) -> str:
    """An identifier without its lettered part, part number or revision: the whole is what is scored."""
    return _PARTS.sub("", identifier.strip().replace(" ", ""))


def letters(text: str) -> str:
    """Only the letters a to z of a text, in lower case."""
    return re.sub(r"[^a-z]+", "", text.lower())


def same_target(first: str, second: str) -> bool:
    """Whether two identifiers cite one instrument; names without a symbol need only be alike."""
    first, second = plain_target(first), plain_target(second)
    if first.lower() == second.lower():
        return True
    return (first.startswith("NAME:") or second.startswith("NAME:")) and _alike(first, second)


def same_named(annotated: Named, found: Named) -> bool:
    """Whether an annotated and a found body or event are one, by identifier or by label."""
    first, second = annotated.id.lower(), found.id.lower()
    if first == second or {first, second} == {"un", "united-nations"}:
        return True
    if annotated.label and annotated.label.lower() == found.label.lower():
        return True
    by_label = _alike(annotated.label or annotated.id, found.label or found.id)
    return by_label or _alike(annotated.id, found.id)


def _alike(first: str, second: str) -> bool:
    one, other = _words(first), _words(second)
    return bool(one and other) and len(one & other) / len(one | other) >= _ALIKE_FROM


def _words(text: str) -> set[str]:
    words = re.split(r"[^a-z0-9]+", text.removeprefix("NAME:").lower())
    return {word for word in words if word and word not in _NO_MEANING}
