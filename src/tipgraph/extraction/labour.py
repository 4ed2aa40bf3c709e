"""Instruments of the International Labour Organization: "Forced Labour Convention, 1930 (No. 29)".

The number in brackets after a convention's, recommendation's or protocol's year identifies it (ILO, NORMLEX).
"""

from collections.abc import Iterator
from typing import Any

import regex
from spacy.language import Language
from spacy.tokens import Doc

from tipgraph.extraction.reference import Reference, add_reference
from tipgraph.extraction.text import holds_any, text_of
from tipgraph.model import Via

_WORD = r"(?:[A-Z][\w'-]*|\([A-Z][\w\s]*\))"
_LINK = r"(?:of|the|and|to|for|in|on|against|or|at|\([A-Z][\w\s]*\))"
_CAPITALS = rf"(?:[A-Z][\w'-]*|\d{{4}})(?:(?:,?\s{_LINK})*,?\s{_WORD})*"
_INSTRUMENT = regex.compile(
    rf"""
    (?P<protocol>Protocol\s(?:of\s\d{{4}}\s)?to\s(?:the\s)?)?
    (?P<name>(?:{_CAPITALS}\s)?(?P<kind>Convention|Recommendation)s?(?:\s\(Revised\))?)
    (?:,?\s(?:of\s)?(?P<year>(?:19|20)\d\d))?,?\s?
    [(,]?\s?\(?No\.?\s?(?P<number>\d{{1,3}})\)?
    """,
    regex.VERBOSE,
)
_BY_NUMBER = regex.compile(
    r"(?:ILO|International Labour Organization)\s(?P<kind>Convention|Recommendation)s?\s?,?\s?"
    r"\(?Nos?\.?\s?(?P<number>\d{1,3})\)?"
)
# The kind and the number, on which such a name turns; a name that is longer before them is two.
_TURN = regex.compile(
    r"(?:Convention|Recommendation)s?(?:\s\(Revised\))?(?:,?\s(?:of\s)?(?:19|20)\d\d)?,?\s?[(,]?\s?\(?No\.?\s?\d"
)
_LONGEST_NAME = 500
_LONGEST_NUMBER = 60
_LAST_LABOUR_NUMBER = 230
_OF_THE_ORGANIZATION = regex.compile(
    r",?\s(?:of|concluded by|adopted by)\s(?:the\s)?(?:International Labour Organization|ILO)"
)


class LabourInstrumentFinder:
    """Finds conventions, protocols and recommendations of the International Labour Organization."""

    def __call__(self, doc: Doc) -> Doc:
        """Record a reference for every labour instrument with its number."""
        text = text_of(doc)
        if "No" not in text or not holds_any(text, ("Convention", "Recommendation")):
            return doc
        for match in (*_named(text), *_BY_NUMBER.finditer(text)):
            number = int(match["number"])
            if not 1 <= number <= _LAST_LABOUR_NUMBER:
                continue
            letter = "R" if match["kind"] == "Recommendation" else "C"
            end = match.end()
            if match.re is _INSTRUMENT:
                if not match["year"]:
                    continue
                letter = "P" if match["protocol"] else letter
            if organization := _OF_THE_ORGANIZATION.match(text, end):
                end = organization.end()
            target = f"ILO/{letter}{number:03d}"
            add_reference(doc, Reference(match.start(), end, target, Via.NAME, "labour-instrument"))
        return doc


def _named(text: str) -> Iterator["regex.Match[str]"]:
    """Find names that have the form of an instrument's, with its number."""
    reached = 0
    for turn in _TURN.finditer(text):
        if turn.start() >= reached:
            begin = max(reached, turn.start() - _LONGEST_NAME)
            match = _INSTRUMENT.search(text, begin, turn.end() + _LONGEST_NUMBER)
            if match is not None:
                yield match
                reached = match.end()


@Language.factory("tipgraph_labour_instruments")
def create_labour_instrument_finder(nlp: Language, name: str) -> Any:
    """Return the component that finds labour instruments."""
    return LabourInstrumentFinder()
