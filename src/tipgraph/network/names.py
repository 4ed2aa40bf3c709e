"""Finding an instrument by what a person types."""

import difflib
import re
from collections.abc import Collection, Iterable, Mapping

from tipgraph.network.records import Node

_MOST_COMPARED = 20_000
_CUTOFF = 0.5
_NUMBER = re.compile(r"\d+")
_PARTS = re.compile(r"(\d+)")


def folded(text: str) -> str:
    """Return a text without blanks and without case: what two spellings of one identifier share."""
    return "".join(text.split()).casefold()


def natural_key(identifier: str) -> tuple[tuple[int, int, str], ...]:
    """Return a key that sorts ``A/RES/9/1`` before ``A/RES/64/293``."""
    return tuple((0, int(part), "") if part.isdecimal() else (1, 0, part) for part in _PARTS.split(identifier) if part)


def words_match(words: Collection[str], node: Node) -> bool:
    """Tell whether every word stands in a node's identifier, label or title.

    Args:
        words: case-folded words.
        node: the node.
    """
    text = f"{node.identifier}\n{node.label}\n{node.title or ''}".casefold()
    return all(word in text for word in words)


def nearest(wanted: str, nodes: Mapping[str, Node], most: int = 5) -> tuple[str, ...]:
    """Return the known identifiers that look most like an unknown one, best first.

    Args:
        wanted: what was asked for: an identifier with a wrong or missing prefix (``64/293``), a piece of a
            title, or a misspelling.
        nodes: the known nodes by identifier.
        most: at most so many.
    """
    key = folded(wanted)
    if not key:
        return ()
    by_ending = _sorted(identifier for identifier in nodes if _ends_with(folded(identifier), key))
    words = wanted.casefold().split()
    by_words = _sorted(identifier for identifier, node in nodes.items() if words_match(words, node))
    return tuple(dict.fromkeys((*by_ending, *by_words, *_alike(key, nodes, most))))[:most]


def _ends_with(identifier: str, key: str) -> bool:
    return identifier.endswith(key) and not (key[0].isdecimal() and identifier[: -len(key)][-1:].isdecimal())


def _alike(key: str, nodes: Mapping[str, Node], most: int) -> list[str]:
    """Compare letter by letter, first of all with identifiers that share a number, which costs less."""
    numbers = set(_NUMBER.findall(key))
    candidates = {folded(name): name for name in nodes if numbers.intersection(_NUMBER.findall(name))}
    if len(candidates) < most:
        candidates |= {folded(name): name for name in nodes}
    compared = sorted(candidates, key=lambda name: (abs(len(name) - len(key)), name))[:_MOST_COMPARED]
    return [candidates[name] for name in difflib.get_close_matches(key, compared, n=most, cutoff=_CUTOFF)]


def _sorted(identifiers: Iterable[str]) -> list[str]:
    return sorted(identifiers, key=natural_key)
