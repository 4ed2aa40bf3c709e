"""The document-wide step: from names, numbers and notes to citations, each with its target and its verb."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import regex
from spacy.tokens import Doc

from tipgraph.extraction.anaphora import Antecedent, Resolution, own_charter, resolve_noun, resolve_short_name
from tipgraph.extraction.bearers import Bearer, chosen_bearer, other_bearers
from tipgraph.extraction.context import Context, context_of
from tipgraph.extraction.governance import Governance
from tipgraph.extraction.hosts import host_beside, process_before
from tipgraph.extraction.later import explained_later
from tipgraph.extraction.marks import Link, carried_notes, linked_target
from tipgraph.extraction.memory import Memory, name_key
from tipgraph.extraction.names import NamePlace, name_places, provision_before
from tipgraph.extraction.naming import Naming, namings, with_joined_capitals
from tipgraph.extraction.near_names import NearNames
from tipgraph.extraction.no_instruments import names_a_body, why_no_instrument
from tipgraph.extraction.notes import note_references
from tipgraph.extraction.reference import Left, Reference, left, references
from tipgraph.extraction.shapes import Shape, shapes
from tipgraph.extraction.supplements import points_to_supplements, supplements_meant
from tipgraph.extraction.text import TextKey, normalised, stands_before
from tipgraph.model import Citation, Considered, Document, Note, Paragraph, ParagraphKind, Unresolved, Via
from tipgraph.registry.instruments import NamedInstrument
from tipgraph.symbols import slug

_ARTICLE = regex.compile(r"\b(?:[Tt]he|[Tt]hat|said|same)\s$")
# "the Agreement relating to Part XI" is told by its own words; it does not point back.
_QUALIFIED = regex.compile(r"\s(?:relating|concerning|regarding|between|establishing|entitled|signed|done)\s")
_PRESENT = regex.compile(r"\b(?:[Pp]resent|[Tt]h(?:is|ese))\s$")
_SHORTEST_UNREGISTERED = 4
_MOST_OF_A_TITLE = 0.8
_COMPETING = 0.1
_UNEXPLAINED = "nothing in the document explains this name"
# "the Statute of his Office", "the Charter of the Association": whose it is tells it from others.
_OWNER = regex.compile(r"\sof\s(?:the|its|his|their)\s(?:[A-Z]\w+\s){0,6}?(?P<owner>[A-Z]\w+)(?!\s[A-Z])")
_OWNED = frozenset(["charter", "statute", "rules"])
_ANNEX = "annex"
_CITES_ANOTHER = "bears the same name, but the footnote cites another"
_GIVEN_AWAY = "bears the same name, but the document gave the name to another"


class CitationResolver:
    """Turns what the local components found into citations.

    Args:
        instruments: the registry's named instruments.
    """

    def __init__(self, instruments: Sequence[NamedInstrument]) -> None:
        self._by_target: dict[str, list[NamedInstrument]] = {}
        self._same: dict[str, str] = {}
        self.supplements: dict[str, list[NamedInstrument]] = {}
        self.near = NearNames(instruments)
        for instrument in instruments:
            self._by_target.setdefault(instrument.identifier, []).append(instrument)
            self._same.update(dict.fromkeys(instrument.same_as, instrument.identifier))
            if instrument.supplements is not None:
                self.supplements.setdefault(instrument.supplements, []).append(instrument)

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
        memory = Memory()
        citations: list[Citation] = []
        unresolved: list[Unresolved] = []
        for paragraph in document.paragraphs:
            reading = _Reading(self, document, paragraph, docs, verbs[paragraph.label], cited_by_note, memory)
            reading.read()
            citations.extend(reading.citations)
            unresolved.extend(reading.unresolved)
        return explained_later(citations, memory), tuple(unresolved)

    def hosted(self, target: str) -> Sequence[NamedInstrument]:
        """Return the named instruments that an identifier stands for."""
        return self._by_target.get(target, ())

    def carried_by(self, target: str) -> str | None:
        """Return the resolution that adopted an instrument, where the registry knows it."""
        return next((i.adopted_by for i in self.hosted(target) if i.adopted_by is not None), None)

    def has_no_symbol(self, target: str) -> bool:
        """Return whether an instrument is known by name only, and is no treaty: a resolution can carry it."""
        return target.startswith("NAME:") and all(i.kind != "treaty" for i in self.hosted(target))

    def one_identity(self, reference: Reference) -> Reference:
        """Return a reference to a treaty under its own identifier: a labour convention's is not its volume."""
        target = self._same.get(reference.target)
        return replace(reference, target=target) if target else reference


class _Reading:
    """The reading of one paragraph with its notes."""

    def __init__(
        self,
        resolver: CitationResolver,
        document: Document,
        paragraph: Paragraph,
        docs: Mapping[TextKey, Doc],
        verbs: Governance,
        cited_by_note: Mapping[int, tuple[Reference, ...]],
        memory: Memory,
    ) -> None:
        self.resolver, self.document, self.paragraph = resolver, document, paragraph
        self.docs, self.verbs, self.cited_by_note, self.memory = docs, verbs, cited_by_note, memory
        self.doc = docs[TextKey(paragraph.label)]
        self.text = normalised(paragraph.text)
        self.references = references(self.doc)
        self.numbered = tuple(r for r in self.references if r.number or r.rule == "symbol")
        self.shapes = shapes(self.doc)
        self.context: Context = context_of(self.doc)
        self.carried = tuple(carried_notes(document, paragraph))
        self.citations: list[Citation] = []
        self.unresolved: list[Unresolved] = []

    def read(self) -> None:
        """Collect the paragraph's citations: its own words first, then its notes."""
        found = [self.resolver.one_identity(r) for r in self.references]
        for reference in found:
            self.memory.learn_hosted(reference, self.paragraph.order, self.resolver.hosted(reference.target))
        links = self._links()
        for naming in namings(self.doc, self.text, found):
            for resolved in self._resolve_all(naming, links):
                found.append(resolved)
                hosted = self.resolver.hosted(resolved.target)
                self.memory.learn(naming, resolved, self.text, self.paragraph.order, hosted)
        for reference in sorted(found, key=lambda r: (r.start, r.end)):
            self._cite(reference, self.paragraph.text, None, reference.start)
        for words in left(self.doc):
            self._leave(words)
        for mark, note in self.carried:
            position = mark.position if mark is not None else 0
            for reference in self._in_note(note):
                self._cite(reference, note.text, note.mark, position)
            for words in left(self.docs[TextKey(note.paragraph, note.order)]):
                self._leave(words, note)

    def _in_note(self, note: Note) -> list[Reference]:
        """Return what a note cites: what it numbers, and the instruments that the registry knows by name."""
        found = [self.resolver.one_identity(r) for r in self.cited_by_note[note.order]]
        for place in name_places(self.docs[TextKey(note.paragraph, note.order)]):
            if place.short or any(r.start < place.end and place.start < r.end for r in found):
                continue
            known = self._registered(place)
            if known is not None and all(r.target != known.target for r in found):
                confidence, considered = 0.9 * known.confidence, known.considered
                reference = Reference(place.start, place.end, known.target, Via.FOOTNOTE, "registry", confidence)
                found.append(replace(reference, considered=considered) if considered else reference)
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
                reference.considered,
            )
        )

    def _leave(self, words: Left, note: Note | None = None) -> None:
        text = self.paragraph.text if note is None else note.text
        mark = note.mark if note is not None else None
        surface, place = text[words.start : words.end], (words.start, words.end)
        self.unresolved.append(Unresolved(self.paragraph.label, surface, words.reason, *place, mark, words.considered))

    def _links(self) -> list[Link]:
        links = []
        for mark, note in self.carried:
            cited = {r.target for r in map(self.resolver.one_identity, self.cited_by_note[note.order])}
            targets = {target for target in cited if not target.startswith("SDG/")}
            if mark is not None and len(targets) == 1:
                links.append(Link(len(self.text[: mark.position].rstrip(" ,.;:\"'")), targets.pop()))
        return links

    def _resolve_all(self, naming: Naming, links: Sequence[Link]) -> list[Reference]:
        """Return the instruments that a name means: one, or for a collective name ("Geneva Conventions") each."""
        if naming.place is not None and naming.place.collective:
            targets = tuple(dict.fromkeys(i.identifier for i in naming.place.instruments))
            return [self._reference(naming, target, "collective-name", 0.95) for target in targets]
        if naming.shape is not None and naming.place is None and points_to_supplements(self.text, naming.shape):
            known, treaties = tuple(self.memory.antecedents.values()), self.resolver.supplements
            targets = supplements_meant(naming.shape, known, self.paragraph.order, treaties, self.context)
            return [self._reference(naming, target, "supplements", 0.85, Via.ANAPHORA) for target in targets]
        resolved = self._resolve(naming, links)
        return [resolved] if resolved is not None and resolved.target != self.context.identifier else []

    def _resolve(self, naming: Naming, links: Sequence[Link]) -> Reference | None:
        words = self.text[naming.start : naming.end]
        if stands_before(_PRESENT, self.text, naming.start) or self._is_own_title(words):
            return None
        place, shape = naming.place, naming.shape
        note = linked_target(self.text, naming, self.shapes, links)
        known = self._registered(place) if place is not None and not place.short else None
        bearers = place.instruments if place is not None else ()
        # A treaty stands for itself: a resolution beside it gives effect to it.
        hosted = any(bearer.kind != "treaty" for bearer in bearers)
        nameless = known is not None and known.target.startswith("NAME:") and hosted
        host = note or self._host(naming) if nameless else None
        if known is not None and host is not None:
            # The registry knows no symbol, the document does.
            self.memory.symbols[known.target] = host
            return self._reference(naming, host, "note" if note else "host-beside", 1.0 if note else 0.9)
        if known is not None and (note is None or len(bearers) == 1):
            return self._by_registry(naming, known, note)
        if note is not None and (shape is None or shape.tail or shape.distinctive):
            others = other_bearers(bearers, "registry", _CITES_ANOTHER, [note])
            return self._reference(naming, note, "note", _lowered(1.0, others, bearers), considered=others)
        if (alias := self.memory.aliases.get(name_key(words))) is not None:
            others = other_bearers(bearers, "short-name", _GIVEN_AWAY, [alias])
            return self._reference(naming, alias, "alias", _lowered(0.95, others, bearers), considered=others)
        if place is not None and place.short:
            return self._short_registered(naming, place)
        if shape is None:
            return None
        return self._unregistered(naming, shape, words) if shape.tail else self._back(naming, shape)

    def _is_own_title(self, words: str) -> bool:
        """Whether words on the title page are the document's own title, but for a year or "draft" before it."""
        title = name_key(normalised(self.document.description.title or ""))
        own = self.paragraph.kind is ParagraphKind.FRONT and title.endswith(name_key(words))
        return own and len(words) > _MOST_OF_A_TITLE * len(title)

    def _reference(
        self,
        naming: Naming,
        target: str,
        rule: str,
        confidence: float,
        via: Via = Via.NAME,
        considered: tuple[Considered, ...] = (),
    ) -> Reference:
        provision = provision_before(self.text, naming.start)
        return Reference(naming.start, naming.end, target, via, rule, confidence, provision, considered=considered)

    def _registered(self, place: NamePlace) -> Bearer | None:
        return chosen_bearer(place.instruments, self.context.date)

    def _by_registry(self, naming: Naming, known: Bearer, note: str | None) -> Reference:
        """Return the registry's instrument for a name, less certain where its footnote cites another."""
        if note is None or note == known.target:
            confidence = known.confidence if note is None else 1.0
            return self._reference(naming, known.target, "registry", confidence, considered=known.considered)
        other = Considered(note, "note", "its footnote cites this, but the name is known as another instrument's")
        confidence = known.confidence - _COMPETING
        return self._reference(naming, known.target, "registry", confidence, considered=(*known.considered, other))

    def _short_registered(self, naming: Naming, place: NamePlace) -> Reference | None:
        targets = [i.identifier for i in place.instruments]
        seen = {a.target for a in (*self.memory.antecedents.values(), *self.memory.hosts.values())}
        met = [target for target in targets if target in seen]
        if len(met) == 1:
            others = other_bearers(place.instruments, "short-name", "not named before in the document", met)
            return self._reference(naming, met[0], "short-name", 0.95, considered=others)
        if len(targets) == 1:
            return self._reference(naming, targets[0], "short-name", 0.8)
        reason = f"{len(met) or len(targets)} instruments bear this short name"
        why = "one of several that were named before" if met else "one of several bearers, none named before"
        others = tuple(Considered(target, "short-name", why) for target in met or targets)
        self._leave(Left(naming.start, naming.end, reason, others))
        return None

    def _unregistered(self, naming: Naming, shape: Shape, words: str) -> Reference | None:
        """Give an identity to a name that nothing explains, unless the sentence says where it was adopted."""
        if shape.plural or names_a_body(self.text, naming.start):
            return None
        host = host_beside(self.text, naming.start, naming.end, self.numbered)
        if host is not None:
            return self._reference(naming, host, "host-beside", 0.9)
        if self.paragraph.kind is ParagraphKind.FRONT or len(words.split()) < _SHORTEST_UNREGISTERED:
            return None
        if (reason := why_no_instrument(self.text, naming.start, shape)) is not None:
            self._leave(Left(naming.start, naming.end, reason))
            return None
        near = chosen_bearer(bearers, self.context.date) if (bearers := self.resolver.near.find(words)) else None
        if near is not None:
            return self._reference(naming, near.target, "near-name", 0.8 * near.confidence, considered=near.considered)
        return self._reference(naming, f"NAME:{slug(words)}", "shape", 0.7)

    def _host(self, naming: Naming) -> str | None:
        """Return the resolution or document that the sentence says adopted or contains what a name means."""
        numbered = [r for r in references(self.doc) if r.number or r.rule == "symbol"]
        return host_beside(self.text, naming.start, naming.end, numbered)

    def _back(self, naming: Naming, shape: Shape) -> Reference | None:
        """Resolve words that point back: a name cut after its noun, or a bare noun with an article."""
        if shape.plural:
            return None
        part = provision_before(self.text, naming.start)
        longer = naming.start if part else with_joined_capitals(self.text, naming.start)
        cut = [longer] if longer < naming.start or shape.distinctive else []
        if not cut and _QUALIFIED.match(self.text, naming.end):
            return None
        if not cut and stands_before(_ARTICLE, self.text, naming.start) and not shape.modifiers:
            result = resolve_noun(shape, self._antecedents(naming, shape), self.paragraph.order)
            if result.target is not None:
                certainty, seen = result.confidence, result.considered
                return self._reference(naming, result.target, "one-antecedent", certainty, Via.ANAPHORA, seen)
            owner = _OWNER.match(self.text, naming.end)
            owned = owner is not None and owner["owner"] != "Organization"
            if not result.considered and not owned and (own := own_charter(shape, self.context)) is not None:
                return self._reference(naming, own, "own-charter", 0.85, Via.ANAPHORA)
            self._leave(Left(naming.start - len("the "), naming.end, result.reason, result.considered))
            return None
        last = Resolution(None, 0.0)
        for start in cut:
            known = (*self._antecedents(naming, shape), *self.memory.hosts.values())
            result = resolve_short_name(shape, self.text[start : naming.end], known)
            if result.target is not None:
                if self.resolver.has_no_symbol(result.target) and (host := self._host(naming)) is not None:
                    self.memory.symbols[result.target] = host
                    return self._reference(naming, host, "host-beside", 0.9)
                exact = result.confidence > 0.9
                via, rule = (Via.NAME, "short-name") if exact else (Via.ANAPHORA, "words-of-the-name")
                return Reference(start, naming.end, result.target, via, rule, result.confidence)
            last = result
        process = process_before(self.text, naming.start)
        if process is None:
            coined = self._coined(naming, shape) if cut and not last.considered else None
            if coined is None and (last.considered or (cut and stands_before(_ARTICLE, self.text, naming.start))):
                self._leave(Left(naming.start, naming.end, last.reason or _UNEXPLAINED, last.considered))
            return coined
        target = f"NAME:{slug(process[1])}-{slug(shape.short)}"
        return Reference(process[0], naming.end, target, Via.NAME, "declaration-of-a-process", 0.7)

    def _antecedents(self, naming: Naming, shape: Shape) -> tuple[Antecedent, ...]:
        """Return what words may point back to: of a charter or statute "of the Association", only the Association's.

        In an annex that carries an instrument its own text says "the Convention" of itself.
        """
        own = self.context.identifier
        known = tuple(self.memory.antecedents.values())
        if self.paragraph.label.startswith(_ANNEX) and any(
            a.noun == shape.noun and self.resolver.carried_by(a.target) == own for a in known
        ):
            return ()
        owner = _OWNER.match(self.text, naming.end) if shape.noun in _OWNED else None
        if owner is None or (shape.noun == "charter" and owner["owner"] == "Organization"):
            return known
        return tuple(a for a in known if owner["owner"].lower() in a.name.lower())

    def _coined(self, naming: Naming, shape: Shape) -> Reference | None:
        """Give an identity to a name without a tail that no other name explains: "the Yaoundé Code of Conduct"."""
        if not shape.coined or not stands_before(_ARTICLE, self.text, naming.start):
            return None
        if self.paragraph.kind is ParagraphKind.FRONT:
            return None
        return self._reference(naming, f"NAME:{slug(self.text[naming.start : naming.end])}", "coined-name", 0.5)


def _lowered(confidence: float, others: Sequence[Considered], bearers: Sequence[NamedInstrument]) -> float:
    """Lower the confidence of an instrument that is not among the registered bearers of its name."""
    return confidence - _COMPETING if bearers and len(others) == len(bearers) else confidence
