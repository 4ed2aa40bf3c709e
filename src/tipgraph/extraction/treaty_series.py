"""Treaties cited by the series that published them: "United Nations, Treaty Series, vol. 2225, No. 39574".

One volume can stand with several numbers and one number with several volumes; each pair is an instrument of its own
(the Geneva Conventions are "vol. 75, Nos. 970–973"). "Ibid." in place of the series is settled with the notes.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import regex
from spacy.language import Language
from spacy.tokens import Doc

from tipgraph.extraction.context import context_of
from tipgraph.extraction.reference import Reference, add_reference
from tipgraph.extraction.text import text_of
from tipgraph.model import Via

_LIST = r"[\dIVXLC]+(?:\s?(?:-|,\s(?:and\s)?|\sand\s|\sto\s)\s?[\dIVXLC]+)*"
_PLACE = regex.compile(
    rf"""
    (?:(?P<ibid>[Ii]bid\.?)
      |(?P<league>League\s+of\s+Nations,?\s+)?(?P<nations>United\s+Nations,?\s+)?Treaty\s+Series)
    (?:\s?\(?[A-Z]{{3,4}}\)?)?,?\s*
    \(?vols?\.?\s?(?P<volumes>{_LIST}(?:,\s(?:and\s)?vols?\.\s?{_LIST})*)(?:\s?\([A-Za-z.\s]+\))?\s?,?\s*
    (?:(?:registration\s)?(?:Nos?\.?|I-)\s?(?P<numbers>{_LIST}))?
    """,
    regex.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class SeriesPlace:
    """Words that give volumes and numbers of a treaty series.

    Attributes:
        start: offset of the words.
        end: end of the words.
        series: ``UNTS``, ``LNTS``, or None after "Ibid.".
        volumes: the volumes.
        numbers: the registration numbers; empty where none is printed.
    """

    start: int
    end: int
    series: str | None
    volumes: tuple[int, ...]
    numbers: tuple[int, ...]

    def identifiers(self, series: str) -> tuple[str, ...]:
        """Return the canonical identifier of each instrument, for the series that is meant."""
        if not self.numbers:
            return ()
        if len(self.volumes) == len(self.numbers):
            pairs = list(zip(self.volumes, self.numbers, strict=True))
        else:
            pairs = [(v, n) for v in self.volumes for n in self.numbers]
        return tuple(f"{series}/{volume}/{number}" for volume, number in pairs)


def series_places(text: str) -> Iterator[SeriesPlace]:
    """Return every place in a normalised text that gives volume and number of a treaty series, in order."""
    if "vol" not in text:
        return
    for match in _PLACE.finditer(text):
        series = None if match["ibid"] else "LNTS" if match["league"] else "UNTS"
        end = match.end()
        while end > match.start() and text[end - 1] in ", ":
            end -= 1
        numbers = _expand(match["numbers"]) if match["numbers"] else ()
        yield SeriesPlace(match.start(), end, series, _expand(match["volumes"]), numbers)


def _expand(text: str) -> tuple[int, ...]:
    """Return the numbers of a list such as "970-973", "2225, 2237 and 2241" or "LX"."""
    found: list[int] = []
    previous = ""
    for part in regex.split(r"(\s?-\s?|,\s(?:and\s)?(?:vols?\.\s?)?|\sand\s(?:vols?\.\s?)?|\sto\s)", text):
        token = part.strip()
        if token in {"-", "to"}:
            previous = "range"
            continue
        value = int(token) if token.isdigit() else _roman(token)
        if value is None:
            continue
        if previous == "range" and found and found[-1] < value <= found[-1] + 20:
            found.extend(range(found[-1] + 1, value + 1))
        else:
            found.append(value)
        previous = ""
    return tuple(found)


def _roman(text: str) -> int | None:
    values = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
    if not text or any(c not in values for c in text):
        return None
    total = 0
    for here, after in zip(text, text[1:] + " ", strict=True):
        total += -values[here] if values.get(after, 0) > values[here] else values[here]
    return total


class TreatySeriesFinder:
    """Finds treaties by volume and registration number."""

    def __call__(self, doc: Doc) -> Doc:
        """Record a reference for every treaty whose series is printed with it."""
        context = context_of(doc)
        for place in series_places(text_of(doc)):
            if place.series is None:
                continue
            for target in place.identifiers(place.series):
                via = Via.FOOTNOTE if context.is_note else Via.SYMBOL
                add_reference(doc, Reference(place.start, place.end, target, via, "treaty-series"))
        return doc


@Language.factory("tipgraph_treaty_series")
def create_treaty_series_finder(nlp: Language, name: str) -> Any:
    """Return the component that finds treaties by volume and number."""
    return TreatySeriesFinder()
