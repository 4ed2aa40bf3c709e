"""The shape of an instrument's name: "Kyoto Declaration on …", "Guidelines on the Protection of …".

An instrument's name has a word that says what it is (convention, declaration, plan of action …) in capitals, with
capitalised words before it, and mostly a preposition and more capitalised words after it. That is enough to see that
something is a name, also where no registry knows it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, cast

from spacy.language import Language
from spacy.tokens import Doc

from tipgraph.extraction.instrument_nouns import NOUNS, singular
from tipgraph.extraction.name_extent import capital, joined_start, name_end, names_a_body, year
from tipgraph.extraction.name_words import MONTHS, NOT_IN_NAMES
from tipgraph.extraction.text import starts_of, words_of

_KEY = "tipgraph.shapes"

_LEADING = frozenset(["United", "Nations"])
_GENERIC_MODIFIERS = frozenset(
    """United Nations International Optional Additional Supplementary First Second Third Fourth Fifth Facultative
    Universal's Regional Draft The Present""".split()
)
# What is named after the place where it was made, or after nothing else.
_COINED_NOUNS = frozenset(
    [
        *"accord agreement charter commitment communiqué compact consensus convention declaration".split(),
        *"manifesto pact principles protocol rules statute treaty".split(),
        "call to action",
        "code of conduct",
    ]
)
_COMMON_MODIFIERS = frozenset(
    """Global National New Strategic Joint Ministerial Presidential Common Political General Special Comprehensive
    Framework Regional Model Basic Fundamental Peace Bilateral Ceasefire Cease-fire Financial Staff Host Country
    Headquarters Trade Cooperation Relationship Partnership Interim Final Draft Memorandum Executive Annual Programme
    Budget Work Action Security Council Assembly Secretary-General's Organization's Council's Commission's Committee's
    Group's Government's President's State's Mission's Revitalized Revitalised Constitutional
    Safeguards Energy Internal Leaders Progress Mediation Arbitration Expedited Implementation Mechanism Asset Recovery
    Funding Investment Language Ten Five Twelve Core European Guiding""".split()
)


@dataclass(frozen=True, slots=True)
class Shape:
    """Words that have the shape of an instrument's name.

    Attributes:
        start: offset of the words, without an article.
        end: end of the words.
        noun: what it is, singular and lower case: ``convention``, ``plan of action``.
        plural: whether the noun stands in the plural.
        modifiers: capitalised words before the noun.
        tail: whether the name goes on after the noun.
        short: the words up to the noun, without "United Nations".
        row: offset of the row of capitals before the noun; `start` lies before it where "and" or "of" joins the words.
    """

    start: int
    end: int
    noun: str
    plural: bool
    modifiers: tuple[str, ...]
    tail: bool
    short: str
    row: int

    @property
    def coined(self) -> bool:
        """Whether the words before the noun are a place's or the Organization's own, as only names have them."""
        own = [word for word in self.modifiers if word not in _GENERIC_MODIFIERS and not year(word)]
        if not own or any(word in _COMMON_MODIFIERS for word in own):
            return False
        of_the_organization = self.modifiers[:2] == ("United", "Nations")
        return not self.tail and not self.plural and (of_the_organization or self.noun in _COINED_NOUNS)

    @property
    def distinctive(self) -> bool:
        """Whether a word before the noun tells this instrument from others of its kind."""
        return any(word not in _GENERIC_MODIFIERS for word in self.modifiers)


def shapes(doc: Doc) -> tuple[Shape, ...]:
    """Return the shapes found in a stretch of text, in order."""
    return cast("tuple[Shape, ...]", doc.user_data.get(_KEY, ()))


class ShapeFinder:
    """Finds words that have the shape of an instrument's name."""

    def __init__(self) -> None:
        self._by_first: dict[str, list[tuple[str, ...]]] = {}
        for noun in NOUNS:
            self._by_first.setdefault(noun[0], []).append(noun)

    def __call__(self, doc: Doc) -> Doc:
        """Record the shapes of a stretch of text, longest first where one holds another."""
        tokens, starts = words_of(doc), starts_of(doc)
        found: list[Shape] = []
        at, covered = 0, -1
        while at < len(tokens):
            noun = self._noun_at(tokens, at) if tokens[at] in self._by_first else None
            if noun is None:
                at += 1
                continue
            shape, after = _shape(tokens, starts, at, noun, covered)
            if not names_a_body(tokens, at + len(noun), after):
                found.append(shape)
            covered = after
            at = max(after, at + 1)
        doc.user_data[_KEY] = tuple(found)
        return doc

    def _noun_at(self, tokens: Sequence[str], at: int) -> tuple[str, ...] | None:
        for noun in self._by_first[tokens[at]]:
            if tuple(tokens[at : at + len(noun)]) != noun:
                continue
            after = tokens[at + len(noun)] if at + len(noun) < len(tokens) else None
            if after is not None and after[:1].isupper() and after not in {"No", "I", "II", "III"}:
                continue
            return noun
        return None


def _shape(
    tokens: Sequence[str], starts: Sequence[int], at: int, noun: tuple[str, ...], covered: int
) -> tuple[Shape, int]:
    first = at
    while first > max(covered, 0) and _modifies(tokens, first - 1):
        first -= 1
    while first < at and (
        tokens[first] in MONTHS or (year(tokens[first]) and first + 1 < at and _in_date(tokens, first))
    ):
        first += 1
    if first > 1 and tokens[first - 1] in {"-", "–"} and tokens[first - 2].isdigit() and first < at:
        # "the 10-Year Framework", "the 2018-2030 Strategic Framework".
        first -= 2
    end = at + len(noun)
    tail_end = name_end(tokens, end, singular(" ".join(noun)), first == at)
    joined = joined_start(tokens, first, covered)
    modifiers = tuple(tokens[first:at])
    words = [w for w in modifiers if w not in _LEADING]
    plural = singular(" ".join(noun)) != " ".join(noun).lower()
    shape = Shape(
        starts[joined],
        starts[tail_end - 1] + len(tokens[tail_end - 1]),
        singular(" ".join(noun)),
        plural,
        modifiers,
        tail_end > end,
        " ".join([*words, *noun]),
        starts[first],
    )
    return shape, tail_end


def _modifies(tokens: Sequence[str], at: int) -> bool:
    """Whether a word before a noun belongs to the name; whose the instrument is ("Iraq's") does not."""
    return capital(tokens[at]) and not tokens[at].endswith("'s") and not _opens_paragraph(tokens, at)


def _in_date(tokens: Sequence[str], at: int) -> bool:
    return at > 0 and tokens[at - 1] in MONTHS


def _opens_paragraph(tokens: Sequence[str], at: int) -> bool:
    """Whether a capital is only that of a paragraph's or sentence's first word."""
    word = tokens[at]
    if word in {"We", "The", "In", "This", "That", "These", "All", "Each", "Also", "Further"}:
        return True
    first = at == 0 or tokens[at - 1] in {".", ";", '"'}
    return first and (word.endswith(("ing", "s")) or word in NOT_IN_NAMES) and word not in {"Basic"}


@Language.factory("tipgraph_shapes")
def create_shape_finder(nlp: Language, name: str) -> Any:
    """Return the component that finds words with the shape of an instrument's name."""
    return ShapeFinder()
