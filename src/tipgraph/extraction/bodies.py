"""Bodies: which of the names found in a document's stretches of text name which body.

Short forms ("the Office", "the Coordination Group") point back to one body that the document has named; where two
fit, nothing is claimed.
"""

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

import regex
from spacy.tokens import Doc

from tipgraph.extraction.body_names import BARE, NAMED, SPAN_GROUP
from tipgraph.extraction.body_short_forms import Antecedents, shortens
from tipgraph.extraction.quotations import inside, quotations
from tipgraph.extraction.text import TextKey, TextUnit, normalised, text_units
from tipgraph.model import Document, Mention
from tipgraph.registry.bodies import Body
from tipgraph.symbols import slug

_COMMISSIONER = regex.compile(r"(?:Office of the )?High Commissioner")
_ACRONYM_AFTER = regex.compile(
    r"\s*\((?:(?:the|hereinafter|referred to as)\s+)*\"?(?P<short>[A-Z][A-Za-z0-9\-/&]{1,14})\"?\)"
)
# "Special Representative of the Secretary-General (SRSG) for …"
_ACRONYM_INSIDE = regex.compile(r"\((?P<short>[A-Z]{3,6})\) (?:for|on) ")
_DEFINED_AFTER = regex.compile(
    r"(?:[^().;]{0,120}?)\((?:herein(?:after)?\s+)?(?:referred\s+to\s+as\s+)?(?:the\s+)?\"(?:the\s+)?(?P<short>[A-Z][\w'\-]*(?:\s+[A-Z][\w'\-]*){0,3})\"\)"
)
_LONGEST_BEFORE_FORM = 140
# "his Special Representative for …": whose, the sentence says elsewhere.
_ENVOY = regex.compile(r"^((?:Special|Personal) (?:Representative|Envoy|Adviser)) ?(?=(?:on|for) )")
_OF_NO_SUBJECT = regex.compile(r"(?:Special|Personal) (?:Representative|Envoy|Adviser) of the Secretary-General")
_UN = regex.compile(r"^UN\s+")
_CONFERENCE_OF = regex.compile(
    r"^(?:Conference|Meeting|Assembly) of (?:the )?(?:States |Contracting )?Parties"
    r"(?: to (?:the|that) (?:Convention|Protocol|Treaty))?$"
)
_CONVENTION = regex.compile(
    r"(?:(?:United Nations|UN|[A-Z][a-z]+)\s+)?(?:Framework\s+)?Convention\s+"
    r"(?:[Aa]gainst|on|for|to Combat|relating to)\s+(?:the\s+)?"
    r"[A-Z][\w'\-]*(?:(?:\s+(?:of|on|for|against|and|in|the|from|All|their)){0,3}\s+[A-Z][\w'\-]*)*"
)


_ACRONYM = "acronym"
"""Label of a place whose words the document itself gives as a body's acronym."""


@dataclass(frozen=True, slots=True)
class _Place:
    start: int
    end: int
    words: str
    label: str
    key: str


def resolve_bodies(document: Document, docs: Mapping[TextKey, Doc], bodies: Iterable[Body]) -> tuple[Mention, ...]:
    """Decide which bodies a document names, and where.

    Args:
        document: the document.
        docs: its stretches of text after the component ``tipgraph_bodies``.
        bodies: the registry.

    Returns:
        One mention for each place, paragraph by paragraph, each paragraph's notes after it. What a footnote names
        belongs to the paragraph of its mark.
    """
    return _Resolver(document, docs, bodies).mentions()


@cache
def _slugs(bodies: tuple[Body, ...]) -> Mapping[str, str]:
    return {slug(name): body.identifier for body in bodies for name in body.names}


class _Resolver:
    def __init__(self, document: Document, docs: Mapping[TextKey, Doc], bodies: Iterable[Body]) -> None:
        self._document = document
        self._docs = docs
        self._known = {body.identifier: body for body in bodies}
        self._by_slug = _slugs(tuple(self._known.values()))
        self._antecedents = Antecedents(self._known, document.description.organ)
        self._acronyms: dict[str, str] = {}
        self._patterns: dict[str, regex.Pattern[str]] = {}
        self._conventions: tuple[str, list[int]] = ("", [])
        self._labels: dict[str, str] = {}
        self._parents = {p.label: p.parent for p in document.paragraphs}

    def mentions(self) -> tuple[Mention, ...]:
        units = text_units(self._document)
        notes: dict[str, list[TextUnit]] = {}
        for unit in units:
            if unit.key.note is not None:
                notes.setdefault(unit.key.paragraph, []).append(unit)
        found: list[Mention] = []
        for unit in units:
            if unit.key.note is None:
                self._antecedents.open(unit.key.paragraph, self._parents.get(unit.key.paragraph))
                found.extend(self._unit(unit))
                for note in notes.get(unit.key.paragraph, ()):
                    found.extend(self._unit(note))
        return tuple(found)

    def _unit(self, unit: TextUnit) -> list[Mention]:
        doc = self._docs.get(unit.key)
        if doc is None:
            return []
        text = normalised(unit.text)
        quoted = quotations(text)
        found: list[Mention] = []
        for place in self._places(doc, text):
            if inside(quoted, place.start, place.end):
                # A body inside the title of a text is not what the sentence speaks of.
                continue
            identifier = self._identify(place, text)
            if identifier is None:
                continue
            if found and found[-1].id == identifier and text[found[-1].end : place.start].strip() == "(":
                # "(ICAT)" after the full name is the same place.
                continue
            self._antecedents.add(identifier, self._label(identifier))
            found.append(
                Mention(
                    paragraph=unit.key.paragraph,
                    type="body",
                    id=identifier,
                    label=self._label(identifier),
                    surface=unit.text[place.start : place.end],
                    start=place.start,
                    end=place.end,
                    note=unit.mark,
                )
            )
            self._learn_acronym(identifier, text, place)
        return found

    def _places(self, doc: Doc, text: str) -> list[_Place]:
        places = []
        for span in doc.spans.get(SPAN_GROUP, ()):
            words = text[span.start_char : span.end_char]
            if words.endswith("'s"):
                words = words[:-2]
            places.append(_Place(span.start_char, span.start_char + len(words), words, span.label_, span.id_))
        places.extend(self._short_places(text, places))
        return sorted(places, key=lambda p: p.start)

    def _short_places(self, text: str, taken: list[_Place]) -> list[_Place]:
        found = []
        # An acronym that this paragraph gives counts from its own place on: `_identify` knows it by then.
        given = [match["short"] for p in taken if (match := _ACRONYM_AFTER.match(text, p.end)) is not None]
        given += [
            match["short"] for p in taken if "(" in p.words and (match := _ACRONYM_INSIDE.search(p.words)) is not None
        ]
        for acronym in dict.fromkeys((*self._acronyms, *given)):
            if acronym not in text:
                continue
            for match in self._pattern(acronym).finditer(text):
                if _is_free(taken, match.start(), match.end()):
                    found.append(_Place(match.start(), match.end(), acronym, _ACRONYM, acronym))
        for match in _TRUST_FUND.finditer(text) if "trust" in text else ():
            if _is_free(taken, match.start(), match.end()):
                found.append(_Place(match.start(1), match.end(), "Trust Fund", BARE, "Trust Fund"))
        return found

    def _pattern(self, acronym: str) -> "regex.Pattern[str]":
        pattern = self._patterns.get(acronym)
        if pattern is None:
            pattern = regex.compile(r"(?<![\w/\-])" + regex.escape(acronym) + r"(?![\w/]|-\d)")
            self._patterns[acronym] = pattern
        return pattern

    def _identify(self, place: _Place, text: str) -> str | None:
        if place.label == NAMED:
            return place.key
        if place.label == _ACRONYM:
            return self._acronyms.get(place.key)
        name = _UN.sub("United Nations ", place.key)
        if _CONFERENCE_OF.match(name):
            return self._conference(name, text, place.start)
        if place.label == BARE or _COMMISSIONER.fullmatch(name):
            known = self._antecedents.resolve(name, text, place.start, place.end)
            if known is None and _OF_NO_SUBJECT.fullmatch(name) and not self._antecedents.fits(name):
                # No clause tells for what: the office is named all the same.
                return self._named(name)
            return known
        if slug(name) not in self._by_slug:
            full = _ENVOY.sub(r"\1 of the Secretary-General ", name)
            if slug(full) in self._by_slug:
                return self._by_slug[slug(full)]
            begun = self._antecedents.beginning(name)
            if begun:
                return begun[0] if len(begun) == 1 else None
        return self._named(name)

    def _conference(self, name: str, text: str, start: int) -> str | None:
        """Resolve a conference of the parties by the convention that the paragraph names before it."""
        short, _, treaty = name.partition(" to ")
        if treaty.endswith("Convention"):
            named = self._convention_before(text, start)
            if named is not None:
                return self._named(f"{short} to the {_UN.sub('United Nations ', named)}")
        return self._antecedents.resolve(short, text, start, start + len(short))

    def _convention_before(self, text: str, start: int) -> str | None:
        """Return the convention that a text names last before a place; the text is searched once."""
        if self._conventions[0] != text:
            self._conventions = text, [match.start() for match in _CONVENTION.finditer(text)]
        at = bisect_left(self._conventions[1], start)
        while at:
            at -= 1
            match = _CONVENTION.match(text, self._conventions[1][at], start)
            if match is not None:
                return " ".join(match.group().split())
        return None

    def _named(self, name: str) -> str:
        """Return the identifier that goes with a full name, the registry's if it has one."""
        identifier = self._by_slug.get(slug(name))
        if identifier is None:
            identifier = slug(name)
            self._labels.setdefault(identifier, name)
        return identifier

    def _label(self, identifier: str) -> str:
        body = self._known.get(identifier)
        return body.name if body is not None else self._labels[identifier]

    def _learn_acronym(self, identifier: str, text: str, place: _Place) -> None:
        inside = _ACRONYM_INSIDE.search(place.words) if "(" in place.words else None
        if inside is not None:
            self._acronyms.setdefault(inside["short"], identifier)
        end = place.end
        defined = _DEFINED_AFTER.match(text, end) if text.find("(", end, end + _LONGEST_BEFORE_FORM) >= 0 else None
        if defined is not None and shortens(defined["short"].casefold(), self._label(identifier)):
            self._antecedents.define(defined["short"], identifier)
        match = _ACRONYM_AFTER.match(text, end)
        if match is not None and sum(sign.isupper() for sign in match["short"]) >= 2:
            body = self._known.get(identifier)
            if body is None or match["short"] not in (body.acronym, body.identifier):
                self._acronyms.setdefault(match["short"], identifier)


def _is_free(taken: Sequence[_Place], start: int, end: int) -> bool:
    """Whether words overlap none of some places, which stand in order and do not overlap each other."""
    at = bisect_left(taken, end, key=lambda place: place.start)
    return at == 0 or taken[at - 1].end <= start


_TRUST_FUND = regex.compile(r"\b[Tt]he\s+((?:voluntary\s+)?trust\s+fund)\b(?!\s+(?:for|on|in\s+support))")
