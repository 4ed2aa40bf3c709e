"""Instruments that the registry knows by name."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, cast

import regex
from spacy.language import Language
from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc

from tipgraph.extraction.text import normalised
from tipgraph.registry import load_registry
from tipgraph.registry.instruments import NamedInstrument

_KEY = "tipgraph.names"
# Capitals that open something new behind a name.
_NOT_IN_NAMES = frozenset(
    """Article Articles Chapter Chapters Part Parts Annex Annexes Section Sections Goal Goals Target Targets No Nos Ibid
    Adopted See Resolution Resolutions Recalling Noting Also And The In This We It""".split()
)
_PROVISION_BEFORE = regex.compile(
    r"(?P<provision>\b(?:[Aa]rticles?|[Aa]nnex(?:es)?|[Cc]hapters?|[Ss]ections?|[Pp]aragraphs?|[Pp]art|[Pp]rinciples?|[Rr]ules?|[Gg]uidelines?)\s"
    r"(?:\d+|[IVX]+)(?:\s?\(\w\))?(?:(?:,\s|\sand\s|,\sand\s|\sto\s|\sor\s)(?:\d+|[IVX]+)(?:\s?\(\w\))?)*)"
    r"(?:,\sparagraphs?\s\d+(?:\s\([a-z]\))?,?)?\s(?:of|to)\sthe\s$"
)


@dataclass(frozen=True, slots=True)
class NamePlace:
    """Words that the registry knows as a name.

    Attributes:
        start: offset of the words.
        end: end of the words.
        instruments: the instruments that bear the name; more than one where a name was given twice.
        short: whether it is a short name, good only where nothing else fits.
        collective: whether it names all these instruments together.
    """

    start: int
    end: int
    instruments: tuple[NamedInstrument, ...]
    short: bool
    collective: bool = False


def name_places(doc: Doc) -> tuple[NamePlace, ...]:
    """Return the names that the registry knows in a stretch of text, longest first where they overlap."""
    return cast("tuple[NamePlace, ...]", doc.user_data.get(_KEY, ()))


def provision_before(text: str, start: int) -> str | None:
    """Return the cited part that stands before a name: "articles 24 and 25 of the …"."""
    if text[max(0, start - 4) : start].strip() != "the":
        return None
    match = _PROVISION_BEFORE.search(text, max(0, start - 120), start)
    return match["provision"] if match else None


class NameFinder:
    """Finds the registry's names in the tokens of one stretch of text.

    Args:
        nlp: the pipeline, for its vocabulary and tokenizer.
        instruments: the registry's named instruments.
    """

    def __init__(self, nlp: Language, instruments: Iterable[NamedInstrument]) -> None:
        self._full: dict[str, list[NamedInstrument]] = {}
        self._short: dict[str, list[NamedInstrument]] = {}
        self._collective: dict[str, list[NamedInstrument]] = {}
        # "HIV/AIDS" and "hiv/aids" are not cut into the same words.
        printed: dict[str, set[str]] = {}
        for instrument in instruments:
            sorts = (
                (self._full, (*instrument.names, *instrument.shared_names)),
                (self._collective, instrument.collective_names),
                (self._short, instrument.short_names),
            )
            for table, names in sorts:
                for name in names:
                    for variant in _variants(name):
                        key = variant.lower()
                        _append(table, key, instrument)
                        printed.setdefault(key, {key}).add(variant)
        self._matcher = PhraseMatcher(nlp.vocab, attr="LOWER")
        for key, spellings in printed.items():
            self._matcher.add(key, [nlp.make_doc(spelling) for spelling in sorted(spellings)])

    def __call__(self, doc: Doc) -> Doc:
        """Record the registry's names in a stretch of text."""
        doc.user_data[_KEY] = tuple(self._find(doc))
        return doc

    def _find(self, doc: Doc) -> Iterator[NamePlace]:
        spans = sorted(self._matcher(doc, as_spans=True), key=lambda s: (s.start, -s.end))
        covered = -1
        for span in spans:
            if span.start < covered:
                continue
            key = span.label_
            full, collective = self._full.get(key), self._collective.get(key)
            if full is None and not any(token.text[:1].isupper() for token in span):
                continue
            if span.end < len(doc) and _goes_on(doc[span.end].text):
                # "Charter of the United Nations University" is another instrument's name.
                continue
            covered = span.end
            bearers = full or collective or self._short[key]
            start, end = span.start_char, span.end_char
            yield NamePlace(
                start, end, tuple(bearers), not (full or collective), full is None and collective is not None
            )


def _goes_on(word: str) -> bool:
    return word[:1].isupper() and word[1:].islower() and word not in _NOT_IN_NAMES


def _append(table: dict[str, list[NamedInstrument]], key: str, instrument: NamedInstrument) -> None:
    bearers = table.setdefault(key, [])
    if all(other.identifier != instrument.identifier for other in bearers):
        bearers.append(instrument)


def _variants(name: str) -> Iterator[str]:
    """Yield the spellings of a name that differ in commas and in a leading "the" or "United Nations"."""
    plain = " ".join(normalised(name).split())
    for text in {plain, plain.replace(",", "")}:
        yield text
        for lead in ("the ", "united nations "):
            if text.lower().startswith(lead) and text.count(" ") > 3:
                yield text[len(lead) :]
        if text.lower().startswith("united nations "):
            yield "UN " + text[len("united nations ") :]
        if text.endswith(" of the United Nations"):
            yield text.removesuffix("United Nations") + "UN"


@Language.factory("tipgraph_names")
def create_name_finder(nlp: Language, name: str) -> Any:
    """Return the component that finds the registry's names."""
    return NameFinder(nlp, load_registry().instruments)
