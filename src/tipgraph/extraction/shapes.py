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
from tipgraph.extraction.text import starts_of, words_of

_KEY = "tipgraph.shapes"

_PREPOSITIONS = frozenset(
    "of on for to against in concerning relating relative regarding towards with between among at from".split()
)
_CONNECTORS = _PREPOSITIONS | frozenset("the a an and or as by its their".split())
_NOT_IN_NAMES = frozenset(
    """General Security Economic Secretary-General Member States Governments Recalling Reaffirming Also Further Noting
    Welcoming Recognizing Emphasizing Urges Requests Calls Encourages Invites Decides Takes Notes Stresses In We The
    This These""".split()
)
# Bodies that an instrument is of or goes to; they are no part of its name.
_ADDRESSEES = frozenset(
    [
        ("General", "Assembly"),
        ("Security", "Council"),
        ("Governing", "Council"),
        ("Coordination", "Group"),
        ("Member", "States"),
        ("States", "Parties"),
    ]
)
# "the Convention in Africa" places what is done under it; it is no part of its name.
_PLACING = frozenset(["in", "at", "with", "from", "towards", "among"])
# "the Programme of Action of the Conference" points back; the name has the conference in full.
_SHORT_OWNERS = frozenset(
    ("of", "the", owner)
    for owner in (
        "Conference",
        "Council",
        "Commission",
        "Committee",
        "Assembly",
        "Summit",
        "Board",
        "Union",
        "Group",
        "Court",
        "Tribunal",
        "Agency",
        "Authority",
        "Organization",
    )
)
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
    Group's Government's President's State's Mission's""".split()
)
_MONTHS = frozenset("January February March April May June July August September October November December".split())


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
    """

    start: int
    end: int
    noun: str
    plural: bool
    modifiers: tuple[str, ...]
    tail: bool
    short: str

    @property
    def coined(self) -> bool:
        """Whether the words before the noun are a place's or the Organization's own, as only names have them."""
        own = [word for word in self.modifiers if word not in _GENERIC_MODIFIERS]
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


def _capital(token: str) -> bool:
    return token[:1].isupper() or _year(token)


def _year(token: str) -> bool:
    return token.isdigit() and len(token) == 4 and token[:2] in {"18", "19", "20"}


def _shape(
    tokens: Sequence[str], starts: Sequence[int], at: int, noun: tuple[str, ...], covered: int
) -> tuple[Shape, int]:
    first = at
    while first > max(covered, 0) and _modifies(tokens, first - 1):
        first -= 1
    while first < at and _year(tokens[first]) and first + 1 < at and first > 0 and _in_date(tokens, first):
        first += 1
    end = at + len(noun)
    tail_end = _tail(tokens, end, first == at)
    modifiers = tuple(tokens[first:at])
    words = [w for w in modifiers if w not in _LEADING]
    plural = singular(" ".join(noun)) != " ".join(noun).lower()
    shape = Shape(
        starts[first],
        starts[tail_end - 1] + len(tokens[tail_end - 1]),
        singular(" ".join(noun)),
        plural,
        modifiers,
        tail_end > end,
        " ".join([*words, *noun]),
    )
    return shape, tail_end


def _modifies(tokens: Sequence[str], at: int) -> bool:
    """Whether a word before a noun belongs to the name; whose the instrument is ("Iraq's") does not."""
    return _capital(tokens[at]) and not tokens[at].endswith("'s") and not _opens_paragraph(tokens, at)


def _in_date(tokens: Sequence[str], at: int) -> bool:
    return at > 0 and tokens[at - 1] in _MONTHS


def _opens_paragraph(tokens: Sequence[str], at: int) -> bool:
    """Whether a capital is only that of a paragraph's or sentence's first word."""
    word = tokens[at]
    if word in {"We", "The", "In", "This", "That", "These", "All", "Each", "Also", "Further"}:
        return True
    first = at == 0 or tokens[at - 1] in {".", ";", '"'}
    return first and (word.endswith(("ing", "s")) or word in _NOT_IN_NAMES) and word not in {"Basic"}


def _tail(tokens: Sequence[str], end: int, bare: bool) -> int:
    """Return the index after the last token of a name whose noun ends at `end`; `bare` if no word stands before it."""
    best = at = end
    opened = False
    while at < len(tokens):
        nxt = at
        comma = colon = False
        links: list[str] = []
        while nxt < len(tokens) and len(links) < 4:
            word = tokens[nxt]
            if word == "," and not links and opened:
                comma = True
                links.append(word)
            elif word == ":" and not links and opened:
                colon = True
                links.append(word)
            elif word in _CONNECTORS:
                links.append(word)
            else:
                break
            nxt += 1
        if nxt >= len(tokens):
            break
        word = tokens[nxt]
        if not links and not (opened and _capital(tokens[nxt])) and not _year(tokens[nxt]):
            break
        if not opened and bare and links and links[0] in _PLACING:
            break
        if tokens[nxt - 1] in {"from", "in"} and _year(word):
            break
        if "by" in links and links[-1] != "by":
            # "adopted by the Assembly" ends a name, "Action by Everyone" does not.
            break
        if not opened and links and links[0] not in _PREPOSITIONS and not _joins_noun(tokens, at):
            break
        if not _capital(tokens[nxt]) and not _date_at(tokens, nxt, links):
            break
        if links and ("and" in links or comma) and _new_instrument(tokens, nxt, links):
            break
        if comma and not colon and not _list_goes_on(tokens, nxt):
            break
        if (comma or "and" in links) and word in _NOT_IN_NAMES and not word.startswith("Economic"):
            break
        if links and tuple(tokens[nxt : nxt + 2]) in _ADDRESSEES:
            break
        if _date_at(tokens, nxt, links):
            nxt += 2
        at = best = nxt + 1
        opened = True
        if at + 1 < len(tokens) and tokens[at] in {"-", "–"} and tokens[at + 1].isdigit():
            at = best = at + 2
    return end if tuple(tokens[end:best]) in _SHORT_OWNERS else best


def _joins_noun(tokens: Sequence[str], at: int) -> bool:
    """Whether "and Programme of Action" follows: two nouns, one instrument."""
    return (
        at + 1 < len(tokens)
        and tokens[at] == "and"
        and tokens[at + 1] in {"Programme", "Platform", "Plan", "Guidelines", "Framework", "Action", "Agenda", "Rules"}
    )


def _date_at(tokens: Sequence[str], at: int, links: Sequence[str]) -> bool:
    return (
        links == ["of"]
        and at + 2 < len(tokens)
        and tokens[at].isdigit()
        and tokens[at + 1] in _MONTHS
        and _year(tokens[at + 2])
    )


def _new_instrument(tokens: Sequence[str], at: int, links: Sequence[str]) -> bool:
    """Whether "and the Optional Protocol …" opens another name rather than going on with this one."""
    if "the" not in links and links[0] == "and" and not any(w in links for w in _PREPOSITIONS):
        # "and Programme of Action" belongs to the name; "and Protocol" too.
        return False
    while at < len(tokens) and _capital(tokens[at]):
        if any(tuple(tokens[at : at + len(noun)]) == noun for noun in NOUNS):
            return True
        at += 1
    return False


def _list_goes_on(tokens: Sequence[str], at: int) -> bool:
    """Whether a comma within a name stands in a list: another comma or "and" with a capital follows."""
    steps = 0
    while at < len(tokens) and steps < 9:
        if tokens[at] in {"and", "or"}:
            after = at + 1
            while after < len(tokens) and tokens[after] in {"the", "of", "on", "to", "in"}:
                after += 1
            return after < len(tokens) and _capital(tokens[after]) and tokens[after] not in _NOT_IN_NAMES
        if tokens[at] == "," and steps:
            if at + 1 < len(tokens) and tokens[at + 1] in {"and", "or"}:
                at += 1
                continue
            return at + 1 < len(tokens) and _capital(tokens[at + 1]) and _list_goes_on(tokens, at + 1)
        if not _capital(tokens[at]) and tokens[at] not in _CONNECTORS:
            return False
        at += 1
        steps += 1
    return False


@Language.factory("tipgraph_shapes")
def create_shape_finder(nlp: Language, name: str) -> Any:
    """Return the component that finds words with the shape of an instrument's name."""
    return ShapeFinder()
