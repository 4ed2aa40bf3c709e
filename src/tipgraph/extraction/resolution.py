"""The document-wide step: from names, numbers and notes to citations, each with its target and its verb."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import regex
from spacy.tokens import Doc

from tipgraph.extraction.anaphora import Antecedent, resolve_noun, resolve_short_name
from tipgraph.extraction.context import Context, context_of
from tipgraph.extraction.governance import Governance
from tipgraph.extraction.names import NamePlace, name_places, provision_before
from tipgraph.extraction.notes import note_references
from tipgraph.extraction.reference import Reference, references
from tipgraph.extraction.shapes import Shape, noun_of, shapes
from tipgraph.extraction.text import TextKey, normalised
from tipgraph.model import Citation, Document, Note, NoteMark, Paragraph, ParagraphKind, Unresolved, Via
from tipgraph.registry.instruments import NamedInstrument
from tipgraph.symbols import slug

_ENTITLED = regex.compile(r'\bentitled\s*"[^"]*"?')
_CONFERENCE = regex.compile(
    r"\b(?:Conference|Assembly|Meeting|Committee)\s(?:of\s(?:the\s)?(?:States\s)?Parties|on|of\sthe\s[\w\s]{0,40})\s?(?:to|of|on|for)?\s(?:the\s)?$"
)
_ALIAS = regex.compile(
    r',?\s?\((?:hereinafter\s)?(?:referred\sto\sas\s)?"?(?:the\s)?(?P<alias>[A-Z0-9][^()";]{1,60}?)"?\)'
)
_ARTICLE = regex.compile(r"\b(?:[Tt]he|[Tt]his|[Tt]hat|said|same)\s$")
_PROCESS = regex.compile(r"\b(?P<process>(?:[A-Z][\w'-]*\s)+[Pp]rocess)\sand\sits\s$")
_HOST_AFTER = regex.compile(
    r"^,?\s?\(?(?:which\s(?:was|were)\s|as\s|and\s)?(?:adopted|contained|annexed|set\sout|approved|endorsed|proclaimed|launched|by\sthe)\b"
    r"[^.;\"]{0,140}?\b(?:in|to|by|of|with)\s(?:its\s|the\sannex\sto\s|annex\s[IVX]+\sto\s|[A-Z][\w\s]{3,40}\s)?[Rr]esolution\s$"
)
_HOST_BEFORE = regex.compile(
    r"(?:,\s[^,]{0,40})?,?\s(?:containing|adopting|by\swhich\s(?:it|the\s[\w\s]+)\sadopted|in\swhich\s(?:it|the\s[\w\s]+)\sadopted|which\scontains|"
    r"in\sthe\sannex\sto\swhich\sis\scontained|to\swhich\s(?:is|was)\sannexed)\s(?:the\s)?$"
)
_PRESENT = regex.compile(r"\b[Pp]resent\s$")
_TAIL = regex.compile(
    r"\s(?:on|of|to|for|in|against|concerning|relating|regarding|relative)\s[^.;:()]{0,160}"
    r"|,?\s(?:which\s(?:was|were)\s|as\s)?(?:adopted|approved|endorsed|done|signed|concluded|opened|proclaimed|issued|developed|"
    r"as\sadopted|contained|annexed)\s[^.;:()\"]{0,320}"
)
# "the political declaration on the implementation of the Plan, adopted …¹": the mark is the declaration's.
_HEAD_BEFORE = regex.compile(
    r"\b(?:declaration|document|report|decisions?|conclusions|statement|communiqué|recommendations?|outcome|principles|guidelines)\b[^,;]{0,120}$"
)
_SUPPLEMENTING = regex.compile(r",\s(?:supplementing|supplementary\sto|additional\sto)\s(?:the\s)?$")


@dataclass(frozen=True, slots=True)
class _Name:
    """A name in a paragraph, before it is known whose it is."""

    start: int
    end: int
    shape: Shape | None
    place: NamePlace | None


@dataclass(slots=True)
class _Memory:
    """What the document has said so far; it lives as long as one document is read."""

    antecedents: list[Antecedent] = field(default_factory=list)
    aliases: dict[str, str] = field(default_factory=dict)
    hosts: list[Antecedent] = field(default_factory=list)


class CitationResolver:
    """Turns what the local components found into citations.

    Args:
        instruments: the registry's named instruments, for the names of hosts.
    """

    def __init__(self, instruments: Sequence[NamedInstrument]) -> None:
        self._by_target: dict[str, list[NamedInstrument]] = {}
        for instrument in instruments:
            self._by_target.setdefault(instrument.identifier, []).append(instrument)

    def resolve(
        self, document: Document, docs: Mapping[TextKey, Doc], verbs: Mapping[str, Governance]
    ) -> tuple[tuple[Citation, ...], tuple[Unresolved, ...]]:
        """Return the citations of a document, in reading order, and what stayed unresolved.

        Args:
            document: the document.
            docs: its stretches of text, read by the local components.
            verbs: the clauses of its paragraphs.
        """
        cited_by_note = note_references(document, docs)
        memory = _Memory()
        citations: list[Citation] = []
        unresolved: list[Unresolved] = []
        for number, paragraph in enumerate(document.paragraphs):
            reading = _Reading(
                self, document, paragraph, number, docs, verbs[paragraph.label], cited_by_note, memory
            )
            reading.read()
            citations.extend(reading.citations)
            unresolved.extend(reading.unresolved)
        return tuple(citations), tuple(unresolved)

    def hosted(self, target: str) -> Sequence[NamedInstrument]:
        """Return the named instruments that an identifier stands for."""
        return self._by_target.get(target, ())


class _Reading:
    """The reading of one paragraph with its notes."""

    def __init__(
        self,
        resolver: CitationResolver,
        document: Document,
        paragraph: Paragraph,
        number: int,
        docs: Mapping[TextKey, Doc],
        verbs: Governance,
        cited_by_note: Mapping[int, tuple[Reference, ...]],
        memory: _Memory,
    ) -> None:
        self.resolver, self.document, self.paragraph, self.number = resolver, document, paragraph, number
        self.docs, self.verbs, self.cited_by_note, self.memory = docs, verbs, cited_by_note, memory
        self.doc = docs[TextKey(paragraph.label)]
        self.text = normalised(paragraph.text)
        self.context: Context = context_of(self.doc)
        self.citations: list[Citation] = []
        self.unresolved: list[Unresolved] = []

    def read(self) -> None:
        """Collect the paragraph's citations: its own words first, then its notes."""
        found = list(references(self.doc))
        for reference in found:
            self._remember_host(reference)
        linked = self._links()
        for name in _names(self.doc, self.text, found):
            reference = self._resolve(name, linked)
            if reference is None:
                continue
            if reference.target == self.context.identifier:
                continue
            found.append(reference)
            self._learn(name, reference)
        for reference in sorted(found, key=lambda r: (r.start, r.end)):
            self._cite(reference, self.paragraph.text, None, reference.start)
        for mark, note in _carried(self.document, self.paragraph):
            for reference in self._in_note(note):
                self._cite(reference, note.text, note.mark, mark.position if mark else 0)

    def _in_note(self, note: Note) -> list[Reference]:
        found = list(self.cited_by_note[note.order])
        doc = self.docs[TextKey(note.paragraph, note.order)]
        for place in name_places(doc):
            if place.short or any(r.start < place.end and place.start < r.end for r in found):
                continue
            target = self._registered(place)
            if target is not None and all(r.target != target[0] for r in found):
                found.append(
                    Reference(place.start, place.end, target[0], Via.FOOTNOTE, "registry", 0.9 * target[1])
                )
        return sorted(found, key=lambda r: (r.start, r.end))

    def _cite(self, reference: Reference, text: str, note: str | None, position: int) -> None:
        if reference.target == self.context.identifier:
            return
        self.citations.append(
            Citation(
                self.paragraph.label,
                reference.target,
                self.verbs.at(position),
                text[reference.start : reference.end],
                reference.start,
                reference.end,
                note,
                reference.via,
                round(reference.confidence, 2),
                reference.rule,
                reference.provision,
                reference.title,
                reference.date,
            )
        )

    def _links(self) -> list[tuple[int, str]]:
        """Return where a mark's words end, and the one instrument that its note cites."""
        linked = []
        for mark, note in _carried(self.document, self.paragraph):
            targets = {r.target for r in self.cited_by_note[note.order] if not r.target.startswith("SDG/")}
            if mark is not None and len(targets) == 1:
                linked.append((len(self.text[: mark.position].rstrip(" ,.;:\"'")), targets.pop()))
        return linked

    def _linked(self, name: _Name, linked: Sequence[tuple[int, str]]) -> str | None:
        for end, target in linked:
            if name.end == end:
                return None if _SUPPLEMENTING.search(self.text[: name.start]) else target
            if name.end < end:
                gap = self.text[name.end : end]
                if any(
                    other.start > name.start and other.end <= end for other in self._other_names(name, end)
                ):
                    if gap.lstrip(", ").startswith("supplementing") and self._only_name_between(name, end):
                        return target
                    continue
                if (
                    _TAIL.fullmatch(gap)
                    and name.shape is not None
                    and not _HEAD_BEFORE.search(self.text[: name.start])
                ):
                    return target
        return None

    def _other_names(self, name: _Name, end: int) -> Iterator[Shape]:
        return (s for s in shapes(self.doc) if s.start >= name.end and s.start < end)

    def _only_name_between(self, name: _Name, end: int) -> bool:
        return len(list(self._other_names(name, end))) == 1

    def _resolve(self, name: _Name, linked: Sequence[tuple[int, str]]) -> Reference | None:
        if _PRESENT.search(self.text[: name.start]):
            return None
        note = self._linked(name, linked)
        words = self.text[name.start : name.end]
        known = self._registered(name.place) if name.place is not None and not name.place.short else None
        if known is not None and (note is None or len(name.place.instruments if name.place else ()) == 1):
            return self._reference(
                name, known[0], Via.NAME, "registry", 1.0 if note == known[0] else known[1]
            )
        if note is not None and (name.shape is None or name.shape.tail or name.shape.distinctive):
            return self._reference(name, note, Via.NAME, "note", 1.0)
        if (alias := self.memory.aliases.get(_key(words))) is not None:
            return self._reference(name, alias, Via.NAME, "alias", 0.95)
        if name.place is not None and name.place.short:
            return self._short_registered(name, name.place)
        if name.shape is None:
            return None
        if name.shape.tail:
            return self._unregistered(name, words)
        return self._back(name, name.shape, words)

    def _reference(self, name: _Name, target: str, via: Via, rule: str, confidence: float) -> Reference:
        return Reference(
            name.start, name.end, target, via, rule, confidence, provision_before(self.text, name.start)
        )

    def _registered(self, place: NamePlace) -> tuple[str, float] | None:
        """Return the instrument that a name is: the latest that was adopted before the document."""
        instruments = place.instruments
        if len(instruments) > 1:
            date = self.context.date
            earlier = [i for i in instruments if not (date and i.adopted and i.adopted > date)]
            instruments = tuple(earlier) or instruments
        if len(instruments) == 1:
            return instruments[0].identifier, 1.0 if len(place.instruments) == 1 else 0.9
        dated = [i for i in instruments if i.adopted is not None]
        if not dated:
            return None
        return max(dated, key=lambda i: i.adopted or i.adopted.min).identifier, 0.6

    def _short_registered(self, name: _Name, place: NamePlace) -> Reference | None:
        targets = [i.identifier for i in place.instruments]
        seen = {a.target for a in [*self.memory.antecedents, *self.memory.hosts]}
        met = [t for t in targets if t in seen]
        if len(met) == 1:
            return self._reference(name, met[0], Via.NAME, "short-name", 0.95)
        if len(targets) == 1:
            return self._reference(name, targets[0], Via.NAME, "short-name", 0.8)
        self._leave(name, f"{len(met) or len(targets)} instruments bear this short name")
        return None

    def _unregistered(self, name: _Name, words: str) -> Reference | None:
        shape = name.shape
        if shape is None or shape.plural or _CONFERENCE.search(self.text[: name.start]):
            return None
        if self.paragraph.kind is ParagraphKind.FRONT or len(words.split()) < 4:
            return None
        if (host := self._host(name)) is not None:
            return self._reference(name, host, Via.NAME, "host-beside", 0.9)
        return self._reference(name, f"NAME:{slug(words)}", Via.NAME, "shape", 0.7)

    def _host(self, name: _Name) -> str | None:
        """Return the resolution that the sentence says adopted or contains an instrument."""
        for reference in references(self.doc):
            if reference.rule not in {"symbol", "treaty-series"} and not reference.target.startswith("SDG/"):
                if reference.start >= name.end and _HOST_AFTER.match(self.text[name.end : reference.start]):
                    return reference.target
                after = self.text[reference.end : name.start]
                dated = (
                    regex.sub(r"^\sof\s\d{1,2}\s\w+\s\d{4}", "", after) if reference.end < name.start else ""
                )
                if dated and _HOST_BEFORE.fullmatch(dated):
                    return reference.target
        return None

    def _back(self, name: _Name, shape: Shape, words: str) -> Reference | None:
        """Resolve words that point back: a cut name, or a bare noun with an article."""
        if shape.plural:
            return None
        longer = _with_connected_capitals(self.text, name.start)
        starts = [
            start for start in dict.fromkeys([name.start, longer]) if start < name.start or shape.distinctive
        ]
        for start in starts:
            known = [*self.memory.antecedents, *self.memory.hosts]
            result = resolve_short_name(shape, self.text[start : name.end], known)
            if result.target is not None:
                exact = result.confidence > 0.9
                via, rule = (Via.NAME, "short-name") if exact else (Via.ANAPHORA, "words-of-the-name")
                return Reference(start, name.end, result.target, via, rule, result.confidence)
            if start == starts[-1] and not result.reason.startswith("no"):
                self._leave(name, result.reason)
        if starts:
            return self._of_process(name, shape)
        if not _ARTICLE.search(self.text[: name.start]) or shape.modifiers:
            return self._of_process(name, shape)
        result = resolve_noun(shape, self.memory.antecedents, self.number)
        if result.target is not None:
            return self._reference(name, result.target, Via.ANAPHORA, "one-antecedent", result.confidence)
        self._leave(name, result.reason)
        return None

    def _of_process(self, name: _Name, shape: Shape) -> Reference | None:
        """Resolve "the Khartoum process and its Declaration", which names a declaration by its process."""
        match = _PROCESS.search(self.text, 0, name.start)
        if match is None:
            return None
        target = f"NAME:{slug(match['process'])}-{slug(shape.short)}"
        return Reference(match.start("process"), name.end, target, Via.NAME, "declaration-of-a-process", 0.7)

    def _leave(self, name: _Name, reason: str) -> None:
        start = name.start - 4 if self.text[: name.start].lower().endswith("the ") else name.start
        surface = self.paragraph.text[start : name.end]
        self.unresolved.append(Unresolved(self.paragraph.label, surface, reason, start, name.end))

    def _learn(self, name: _Name, reference: Reference) -> None:
        """Remember a name for what follows: as antecedent, under its own words, and under an alias in brackets."""
        words = self.text[name.start : name.end]
        if reference.via is Via.ANAPHORA:
            return
        noun = name.shape.noun if name.shape is not None else noun_of(words)
        titles = [i.title for i in self.resolver.hosted(reference.target)]
        if noun is None:
            noun = next((n for n in map(noun_of, titles) if n), "")
        self.memory.antecedents.append(Antecedent(reference.target, noun, words, self.number))
        self.memory.antecedents.extend(
            Antecedent(reference.target, noun_of(t) or noun, t, self.number) for t in titles
        )
        if reference.rule in {"note", "host-beside"}:
            self.memory.aliases[_key(words)] = reference.target
        match = _ALIAS.match(self.text, reference.end)
        if match is not None and not regex.fullmatch(r"\d{4}|[IVX]+|No\..*", match["alias"]):
            alias = match["alias"]
            self.memory.aliases[_key(alias)] = reference.target
            self.memory.antecedents.append(
                Antecedent(reference.target, noun_of(alias) or noun, alias, self.number)
            )

    def _remember_host(self, reference: Reference) -> None:
        for instrument in self.resolver.hosted(reference.target):
            noun = noun_of(instrument.title) or ""
            entry = Antecedent(reference.target, noun, instrument.title, self.number)
            if reference.rule == "labour-instrument":
                self.memory.antecedents.append(entry)
            else:
                self.memory.hosts.append(entry)


def _names(doc: Doc, text: str, found: Sequence[Reference]) -> list[_Name]:
    """Return the names of a paragraph by position, without those inside another name or a quoted title."""
    quoted = [m.span() for m in _ENTITLED.finditer(text)]
    names: list[_Name] = [_Name(p.start, p.end, None, p) for p in name_places(doc)]
    for shape in shapes(doc):
        names = _with_shape(names, shape)
    names = [n for n in names if not any(a < n.start and n.end <= b for a, b in quoted)]
    names = [n for n in names if not any(r.start < n.end and n.start < r.end for r in found)]
    outer = [n for n in names if not any(_holds(o, n) for o in names)]
    return sorted(outer, key=lambda n: n.start)


def _with_shape(names: list[_Name], shape: Shape) -> list[_Name]:
    """Add a shape, or join it to the registry's name for the same words."""
    for at, name in enumerate(names):
        if name.place is None or not (shape.start < name.end and name.start < shape.end):
            continue
        same = name.start == shape.start or (
            name.end == shape.end and shape.start < name.start and not shape.tail
        )
        inside = name.start <= shape.start and shape.end <= name.end
        if inside or (same and not (name.place.short and shape.end > name.end)):
            kept = shape if same else name.shape
            names[at] = _Name(name.start, name.end, kept or name.shape or shape, name.place)
            return names
        if same:
            names[at] = _Name(shape.start, shape.end, shape, None)
            return names
    return [*names, _Name(shape.start, shape.end, shape, None)]


def _holds(outer: _Name, inner: _Name) -> bool:
    return (
        outer.start <= inner.start
        and inner.end <= outer.end
        and (outer.end - outer.start) > (inner.end - inner.start)
    )


def _with_connected_capitals(text: str, start: int) -> int:
    """Return where a name begins whose words are joined by "in" or "of": "Trafficking in Persons Protocol"."""
    match = regex.compile(r"(?:[A-Z][\w'-]*\s(?:(?:in|of|on|and|for)\s(?:the\s)?)?)+$").search(text, 0, start)
    if match is None:
        return start
    words = match.group()
    return match.start() if regex.search(r"\s(?:in|of|on|and|for)\s", words) and match.start() > 0 else start


def _key(words: str) -> str:
    return " ".join(words.lower().replace(",", "").removeprefix("the ").split())


def _carried(document: Document, paragraph: Paragraph) -> Iterator[tuple[NoteMark | None, Note]]:
    """Yield the notes of a paragraph with the marks that carry them; a mark may repeat an earlier note."""
    own = [note for note in document.notes if note.paragraph == paragraph.label]
    left = list(own)
    for mark in paragraph.marks:
        note = next((n for n in left if n.mark == mark.mark), None)
        if note is not None:
            left.remove(note)
        else:
            note = _repeated(document, paragraph, mark)
        if note is not None:
            yield mark, note
    for note in left:
        yield None, note


def _repeated(document: Document, paragraph: Paragraph, mark: NoteMark) -> Note | None:
    order = {p.label: p.order for p in document.paragraphs}
    earlier = [
        note
        for note in document.notes
        if note.mark == mark.mark and order.get(note.paragraph, 0) <= paragraph.order
    ]
    return earlier[-1] if earlier else None
