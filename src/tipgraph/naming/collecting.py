"""The names that one document explains: by a footnote, in parentheses, by a title, by the host beside them."""

from collections.abc import Iterator, Mapping
from typing import Final

import regex

from tipgraph.model import Citation, Extraction, Mention
from tipgraph.naming.keys import is_acronym, name_slug
from tipgraph.naming.records import Alias, NameSource, ThingType, Words

_LONGEST_STRETCH: Final = 500
"""Characters; a name and a host that stand further apart are not quoted in one piece."""
_PARENTHESES: Final = (
    r"\((?P<lead>(?:(?:also|herein(?:after|before)?|referred|known|to|as|abbreviated|called|the)\s+)*[“\"‘']?(?:the\s+)?)"
    r"(?P<name>[\p{Lu}\d][^()“”\";]{1,80}?)[”\"’']?\)"
)
_AFTER: Final = regex.compile(r",?\s?" + _PARENTHESES)
_WITHIN: Final = regex.compile(r"(?P<full>[^()]{4,}?)\s" + _PARENTHESES)
_NO_NAME: Final = regex.compile(
    r"\d+|C{0,3}(?:X[CL]|L?X{0,3})(?:I[XV]|V?I{0,3})|[\d\s,–-]+|(?:No|Nos|vol|vols|Part|Parts|annex|Annex|chap|para|paras|resolution|resolutions|decision)\b.*"
    r"|.*\b(?:[Aa]greements|[Cc]onventions|[Cc]ovenants|[Dd]eclarations|[Pp]rotocols|[Rr]esolutions|[Tt]reaties)"
    r"|[A-Z]+(?:\.\d+)?/.*|.*,\s\d{4}|.*\b\d{1,2}\s[A-Z][a-z]+(?:\s\d{4})?"
)
_QUOTES: Final = "“”\"‘’'«»"
_SAME_LENGTH: Final = str.maketrans("“”‘’–—‑\u00a0\u2009\u202f", "\"\"''---   ")


def collect_aliases(extraction: Extraction) -> tuple[Alias, ...]:
    """Return the names that a document explains.

    Args:
        extraction: what was found in the document, as the extractor gave it.

    Returns:
        By reading order, each name with each target and each sort of explanation once.
    """
    reading = _Reading(extraction)
    order = {paragraph.label: paragraph.order for paragraph in extraction.document.paragraphs}
    found: dict[tuple[ThingType, str, str, NameSource], Alias] = {}
    stated = sorted(
        reading.aliases(), key=lambda a: (order.get(a.paragraph, -1), a.note or "", a.start, a.end, a.target)
    )
    for alias in stated:
        found.setdefault((alias.type, name_slug(alias.name), alias.target, alias.kind), alias)
    return tuple(found.values())


class _Reading:
    """The reading of one extraction."""

    def __init__(self, extraction: Extraction) -> None:
        self._extraction = extraction
        self._document = extraction.document.description.id
        self._paragraphs: Mapping[str, str] = {p.label: p.text for p in extraction.document.paragraphs}
        self._by_paragraph: dict[str, list[Citation]] = {}
        for citation in extraction.citations:
            self._by_paragraph.setdefault(citation.paragraph, []).append(citation)

    def aliases(self) -> Iterator[Alias]:
        for citation in self._extraction.citations:
            if citation.note is None and citation.rule == "note":
                yield self._by_footnote(citation)
            elif citation.note is None and citation.rule == "host-beside":
                yield self._by_host(citation)
            if citation.title is not None and citation.note is None:
                yield from self._by_title(citation, citation.title)
            if self._alone(citation):
                yield from self._in_parentheses(citation, citation.target, ThingType.INSTRUMENT)
        for mention in self._extraction.mentions:
            if mention.type == ThingType.BODY:
                yield from self._in_parentheses(mention, mention.id, ThingType.BODY)

    def _by_footnote(self, citation: Citation) -> Alias:
        beside = self._by_paragraph[citation.paragraph]
        sources = [c for c in beside if c.note is not None and c.target == citation.target]
        explanation = _words(sources[0]) if sources else None
        return self._alias(citation.surface, citation.target, NameSource.FOOTNOTE, _words(citation), explanation)

    def _by_host(self, citation: Citation) -> Alias:
        beside = (c for c in self._by_paragraph[citation.paragraph] if c.note is None and c.target == citation.target)
        hosts = [c for c in beside if c.rule not in {"host-beside", "alias"}]
        host = min(hosts, key=lambda c: abs(c.start - citation.end), default=citation)
        stretch = self._stretch(citation, min(citation.start, host.start), max(citation.end, host.end))
        return self._alias(citation.surface, citation.target, NameSource.HOST, stretch)

    def _by_title(self, citation: Citation, title: str) -> Iterator[Alias]:
        """Yield a title in quotation marks that one instrument has; without them it is a subject, and no name."""
        text = self._paragraphs[citation.paragraph]
        at = text.translate(_SAME_LENGTH).find(title.translate(_SAME_LENGTH), citation.end)
        end = at + len(title)
        if at < 1 or text[at - 1] not in _QUOTES:
            return
        bearers = {c.target for c in self._by_paragraph[citation.paragraph] if c.title == title}
        if len(bearers) == 1:
            stretch = self._stretch(citation, citation.start, end)
            yield self._alias(text[at:end], citation.target, NameSource.TITLE, stretch)

    def _in_parentheses(self, place: Citation | Mention, target: str, thing: ThingType) -> Iterator[Alias]:
        text = self._text(place)
        inside = _WITHIN.fullmatch(place.surface)
        if inside is not None and _shortens(inside["full"], inside["lead"], inside["name"]):
            yield self._alias(inside["name"], target, NameSource.PARENTHESIS, _words(place), thing=thing)
        after = _AFTER.match(text, place.end)
        if after is not None and _shortens(place.surface, after["lead"], after["name"]):
            stretch = self._stretch(place, place.start, after.end())
            yield self._alias(after["name"], target, NameSource.PARENTHESIS, stretch, thing=thing)

    def _alone(self, citation: Citation) -> bool:
        """Whether no other instrument is cited by the same words, as by a name for several together."""
        here = (c for c in self._by_paragraph[citation.paragraph] if c.note == citation.note)
        return all(c.target == citation.target for c in here if c.start < citation.end and citation.start < c.end)

    def _text(self, place: Citation | Mention) -> str:
        if place.note is None:
            return self._paragraphs[place.paragraph]
        notes = [note for note in self._extraction.document.notes if note.mark == place.note]
        notes.sort(key=lambda n: (n.paragraph != place.paragraph, n.text[place.start : place.end] != place.surface))
        return notes[0].text if notes else ""

    def _stretch(self, place: Citation | Mention, start: int, end: int) -> Words:
        if end - start > _LONGEST_STRETCH:
            return _words(place)
        return Words(place.paragraph, self._text(place)[start:end], start, end, place.note)

    def _alias(
        self,
        name: str,
        target: str,
        kind: NameSource,
        words: Words,
        explanation: Words | None = None,
        thing: ThingType = ThingType.INSTRUMENT,
    ) -> Alias:
        return Alias(
            name=" ".join(name.split()),
            target=target,
            kind=kind,
            document=self._document,
            paragraph=words.paragraph,
            surface=words.surface,
            start=words.start,
            end=words.end,
            note=words.note,
            type=thing,
            explanation=explanation,
        )


def _words(place: Citation | Mention) -> Words:
    return Words(place.paragraph, place.surface, place.start, place.end, place.note)


def _shortens(full: str, lead: str, name: str) -> bool:
    """Whether words in parentheses are a name for what stands before them.

    A place, a date, a part and what several instruments are called together ("the Rio conventions") are none.
    """
    if _NO_NAME.fullmatch(name) or name_slug(name) == name_slug(full):
        return False
    if lead:
        return True
    words = {word for word in regex.findall(r"[\p{L}\d'’-]+", full) if word[:1].isupper() or word[:1].isdigit()}
    if is_acronym(name):
        return any(word.startswith(name[0]) for word in words)
    return any(word in words for word in regex.findall(r"[\p{L}\d'’-]+", name))
