"""Registered names in other small words, number or spelling: "the Convention of the Rights of the Child"."""

from collections.abc import Iterable

import regex

from tipgraph.extraction.text import normalised
from tipgraph.registry.instruments import NamedInstrument

_SMALL = frozenset(
    "of on for the and or to in a an by with at from their its as concerning relating regarding un".split()
)
_FEWEST = 3
_YEAR = regex.compile(r"(?:18|19|20)\d\d")
_SIGNS = regex.compile(r"[^\w\s]")


class NearNames:
    """Finds the instrument whose registered name differs from given words only in what a careless hand changes.

    Args:
        instruments: the registry's named instruments.
    """

    def __init__(self, instruments: Iterable[NamedInstrument]) -> None:
        self._known: dict[tuple[str, ...], dict[str, NamedInstrument]] = {}
        for instrument in instruments:
            for name in (*instrument.names, *instrument.shared_names):
                words, _ = _folded(name)
                if len(words) >= _FEWEST:
                    self._known.setdefault(words, {})[instrument.identifier] = instrument

    def find(self, name: str) -> tuple[NamedInstrument, ...]:
        """Return the instruments that a name can mean; of the year that it gives, if it gives one.

        Args:
            name: the words, at least three of them telling ones.
        """
        words, years = _folded(name)
        found = self._known.get(words, {}).values()
        return tuple(i for i in found if not years or i.year is None or str(i.year) in years)


def _folded(name: str) -> tuple[tuple[str, ...], frozenset[str]]:
    """Return the telling words of a name without number and spelling, and the years in it."""
    text = _SIGNS.sub(" ", normalised(name).lower().replace("-", "").replace("'s", ""))
    words = text.removeprefix("united nations ").split()
    years = frozenset(word for word in words if _YEAR.fullmatch(word))
    return tuple(_plain(word) for word in words if word not in _SMALL and word not in years), years


def _plain(word: str) -> str:
    word = word.replace("isation", "ization").replace("ising", "izing")
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word
