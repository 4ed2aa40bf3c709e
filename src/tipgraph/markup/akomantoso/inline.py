"""The words of a paragraph or footnote with their marks, as inline elements."""

import re
from urllib.parse import quote

from lxml.etree import _Element as Element

from tipgraph.documents.akomantoso.elements import MARKS, OWN_LINK
from tipgraph.documents.akomantoso.written import ADDRESS, ORDER, UNMARKED
from tipgraph.markup.addresses import address_of
from tipgraph.markup.akomantoso.elements import Identifiers, add, add_text
from tipgraph.markup.akomantoso.references import References
from tipgraph.markup.characters import possible
from tipgraph.markup.marks import Marked, Markings, NotePlace, Words
from tipgraph.markup.nesting import Mark, Opens, Stands, nested
from tipgraph.model import Citation, Mention, Note, PublishedLink, VerbUse
from tipgraph.rdf import Iris

_ADDRESS = re.compile(
    r"(?:https?://[\w.-]+(?::\d+)?(?=[/?#]|$)|mailto:)(?:[^\s%#\[\]]|%[0-9A-Fa-f]{2})*(?:#(?:[^\s%#\[\]]|%[0-9A-Fa-f]{2})*)?"
)
_IN_ADDRESSES = "!#$%&'()*+,/:;=?@~"


class Inline:
    """Writes words with their marks."""

    def __init__(self, markings: Markings, references: References, identifiers: Identifiers, iris: Iris) -> None:
        self._markings = markings
        self._references = references
        self._identifiers = identifiers
        self._iris = iris
        self._note_identifiers: dict[int, str] = {}

    def fill(self, element: Element, words: Words, start: int = 0, end: int | None = None) -> None:
        """Write a text, or a part of it, into an element.

        Args:
            element: an element that may hold words.
            words: the text with its marks.
            start: where the part begins.
            end: where it ends; None for all.
        """
        whole = end is None
        stop = len(words.text) if end is None else end
        points = words.points if whole else words.points_in(start, stop)
        opened = [element]
        for step in nested(words.text, words.marks, points, start, stop):
            if isinstance(step, str):
                add_text(opened[-1], step)
            elif isinstance(step, Opens):
                opened.append(self._open(opened[-1], step.mark))
            elif isinstance(step, Stands):
                self._stand(opened[-1], step.thing)
            else:
                opened.pop()

    def add_unmarked(self, element: Element, words: Words) -> None:
        """Write the footnotes that no mark of a text carries at its end."""
        for note in words.unmarked:
            self._note(element, note, note.mark, {UNMARKED: "true"})

    def _open(self, parent: Element, mark: Mark[Marked]) -> Element:
        thing = mark.thing
        if isinstance(thing, PublishedLink):
            return add(parent, "a", _published(thing.address))
        if isinstance(thing, Citation):
            return add(parent, "ref", self._citation(thing, mark.continued))
        if isinstance(thing, Mention) and thing.type == "event":
            return add(parent, "event", {"refersTo": self._references.event(thing.id, thing.label)})
        if isinstance(thing, Mention):
            return add(parent, "organization", {"refersTo": self._references.organization(thing.id, thing.label)})
        if isinstance(thing, VerbUse):
            return add(parent, "span", {"class": "italic", "refersTo": self._references.verb(thing.verb)})
        return add(parent, "span")

    def _citation(self, citation: Citation, continued: bool) -> dict[str, str]:
        attributes = {
            "href": address_of(citation.target, self._iris),
            f"{{{MARKS}}}target": citation.target,
            f"{{{MARKS}}}via": citation.via.value,
            OWN_LINK: citation.rule,
            f"{{{MARKS}}}confidence": f"{citation.confidence:g}",
        }
        if citation.intents:
            attributes[f"{{{MARKS}}}verbs"] = " ".join(citation.intents)
        if citation.provision:
            attributes[f"{{{MARKS}}}provision"] = citation.provision
        if continued:
            attributes[f"{{{MARKS}}}continued"] = "true"
        return attributes

    def _stand(self, parent: Element, thing: Marked) -> None:
        if not isinstance(thing, NotePlace):
            return
        if thing.note is not None and not thing.repeated:
            self._note(parent, thing.note, thing.mark, {})
            return
        target = self._note_identifier(thing.note) if thing.note else "meta"
        add(parent, "noteRef", {"href": f"#{target}", "marker": thing.mark})

    def _note(self, parent: Element, note: Note, mark: str, more: dict[str, str]) -> None:
        identifier = self._note_identifier(note)
        attributes = {"marker": mark, "placement": "bottom", "eId": identifier, ORDER: str(note.order), **more}
        element = add(parent, "authorialNote", attributes)
        self.fill(add(element, "p"), self._markings.note(note))

    def _note_identifier(self, note: Note) -> str:
        if note.order not in self._note_identifiers:
            self._note_identifiers[note.order] = self._identifiers.give("authorialNote", str(note.order + 1))
        return self._note_identifiers[note.order]


def _published(address: str) -> dict[str, str]:
    """Return the attributes of a publisher's link; publishers' addresses are not always such."""
    written = quote(possible(address), safe=_IN_ADDRESSES)
    if not _ADDRESS.fullmatch(written):
        written = quote(possible(address))
    return {"href": written} if written == address else {"href": written, ADDRESS: address}
