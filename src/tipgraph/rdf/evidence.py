"""Evidence: the exact words in a paragraph or footnote, as Web Annotation selectors."""

from dataclasses import dataclass

from rdflib import RDF, Graph, Literal, URIRef

from tipgraph.errors import GraphError
from tipgraph.model import Document, Note, Paragraph
from tipgraph.rdf.iris import Iris
from tipgraph.rdf.terms import OA, TIP
from tipgraph.rdf.things import integer

_CONTEXT = 32
"""Characters kept before and after a quote, enough to find it again in another edition of the text."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where words stand: a paragraph or footnote, its text, and offsets into that text."""

    source: URIRef
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Texts:
    """The texts of one document, to be pointed into."""

    identifier: str
    iris: Iris
    paragraphs: dict[str, Paragraph]
    notes: tuple[Note, ...]

    @classmethod
    def of(cls, document: Document, iris: Iris) -> "Texts":
        """Return the texts of a document."""
        paragraphs = {paragraph.label: paragraph for paragraph in document.paragraphs}
        return cls(document.description.id, iris, paragraphs, document.notes)

    def paragraph(self, label: str) -> URIRef:
        """Return the IRI of a paragraph of the document.

        Raises:
            GraphError: if the document has no such paragraph.
        """
        if label not in self.paragraphs:
            raise GraphError(f"{self.identifier} has no paragraph {label!r}.", "Check what was extracted from it.")
        return self.iris.paragraph(self.identifier, label)

    def place(self, label: str, mark: str | None, start: int, end: int, surface: str) -> Place:
        """Return the place of some words.

        Args:
            label: label of the paragraph, or of the one that carries the mark.
            mark: mark of the footnote that holds the words, or None.
            start: offset of the words in the paragraph's text or in the note's.
            end: end of the words there.
            surface: the words, to tell footnotes with one mark from each other.

        Raises:
            GraphError: if the document has no such paragraph or footnote.
        """
        paragraph = self.paragraph(label)
        if mark is None:
            return Place(paragraph, self.paragraphs[label].text, start, end)
        fitting = [note for note in self.notes if note.mark == mark]
        fitting.sort(key=lambda note: (note.paragraph != label, note.text[start:end] != surface, note.order))
        if not fitting:
            raise GraphError(f"{self.identifier} has no footnote {mark!r}.", "Check what was extracted from it.")
        return Place(self.iris.note(self.identifier, fitting[0].order), fitting[0].text, start, end)

    def carriers(self, note: Note) -> list[URIRef]:
        """Return the paragraphs that carry a note's mark: its own, and those that repeat the mark."""
        labels = [note.paragraph] if note.paragraph in self.paragraphs else []
        owners = {(other.paragraph, other.mark) for other in self.notes}
        labels += [
            label
            for label, paragraph in self.paragraphs.items()
            if (label, note.mark) not in owners and any(mark.mark == note.mark for mark in paragraph.marks)
        ]
        return [self.iris.paragraph(self.identifier, label) for label in labels]


def add_words(graph: Graph, node: URIRef, place: Place, surface: str, cls: URIRef = TIP.Mention) -> None:
    """Describe words by position and by quote.

    Args:
        graph: graph to write to.
        node: IRI of the mention.
        place: where the words stand.
        surface: the words.
        cls: class of the mention.
    """
    position, quote = URIRef(f"{node}#position"), URIRef(f"{node}#quote")
    graph.add((node, RDF.type, TIP.Mention))
    graph.add((node, RDF.type, cls))
    graph.add((node, OA.hasSource, place.source))
    graph.add((node, OA.hasSelector, position))
    graph.add((node, OA.hasSelector, quote))
    graph.add((position, RDF.type, OA.TextPositionSelector))
    graph.add((position, OA.start, integer(place.start)))
    graph.add((position, OA.end, integer(place.end)))
    graph.add((quote, RDF.type, OA.TextQuoteSelector))
    graph.add((quote, OA.exact, Literal(surface)))
    before = place.text[max(0, place.start - _CONTEXT) : place.start]
    graph.add((quote, OA.prefix, Literal(before)))
    graph.add((quote, OA.suffix, Literal(place.text[place.end : place.end + _CONTEXT])))


def add_mention(graph: Graph, texts: Texts, place: Place, surface: str, thing: URIRef) -> URIRef:
    """Describe one place where a thing is named.

    Args:
        graph: graph to write to.
        texts: the document's texts.
        place: where the words stand.
        surface: the words.
        thing: IRI of what they name.

    Returns:
        The IRI of the mention; the same words and thing give the same one.
    """
    node = texts.iris.mention(str(place.source), str(place.start), str(place.end), str(thing))
    add_words(graph, node, place, surface)
    graph.add((node, TIP.mentions, thing))
    return node
