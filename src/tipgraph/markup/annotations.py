"""W3C Web Annotations (JSON-LD): one for each citation, mention of a body or event, and verb.

Model: https://www.w3.org/TR/annotation-model/. What the model has no word for stands under terms of the ontology, which
the file itself declares behind the context of the model.
"""

import datetime
import json
from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

from tipgraph.explanation.labels import label_of
from tipgraph.markup.addresses import official_address
from tipgraph.markup.characters import possible
from tipgraph.model import Citation, Document, Extraction, Mention, Note, Paragraph, VerbUse
from tipgraph.rdf import Iris

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
_SELECTORS = "http://tools.ietf.org/rfc/rfc3870"
"""Fragments are those of IRIs in RDF."""

_SURROUNDINGS = 32
"""Characters kept before and after a quote, enough to find it again in another edition of the text."""

_NO_ITEMS = '"items": []'
"""Cannot stand within a string of JSON, where quotation marks are escaped."""

Json = dict[str, Any]
Place = tuple[Paragraph | Note, str, str]
"""A paragraph or footnote, its text, and its IRI."""


def render(extraction: Extraction, iris: Iris, written: datetime.date) -> bytes:
    """Return what was found in a document as a collection of annotations.

    Args:
        extraction: the document and what was found in it.
        iris: IRIs of the site.
        written: day to state as that of the writing.
    """
    collection = _Collection(extraction, iris)
    items = [_compact(each) for each in collection.items()]
    # One annotation a line: indentation would cost more than all the rest.
    listed = ",\n".join(items)
    head = _compact(collection.json(written, len(items)))
    return head.replace(_NO_ITEMS, f'"items": [\n{listed}\n]', 1).encode()


def _compact(told: Json) -> str:
    return json.dumps(told, ensure_ascii=False)


class _Collection:
    """Writes the annotations of one document."""

    def __init__(self, extraction: Extraction, iris: Iris) -> None:
        self._extraction = extraction
        self._document: Document = extraction.document
        self._iris = iris
        self._source = str(iris.instrument(self._document.description.id))
        self._paragraphs = {paragraph.label: paragraph for paragraph in self._document.paragraphs}
        self._notes: dict[str, list[Note]] = {}
        for note in self._document.notes:
            self._notes.setdefault(note.mark, []).append(note)
        self._numbers: dict[str, int] = {}

    def json(self, written: datetime.date, total: int) -> Json:
        """Return the collection with one page, whose annotations have still to be put in.

        Args:
            written: day to state as that of the writing.
            total: number of annotations.
        """
        facts = self._document.description
        collection = f"{self._source}#annotations"
        page: Json = {
            "id": f"{collection}-1",
            "type": "AnnotationPage",
            "partOf": collection,
            "startIndex": 0,
            "items": [],
        }
        told: Json = {
            "@context": [CONTEXT, self._context()],
            "id": collection,
            "type": "AnnotationCollection",
            "label": f"What tipgraph found in {possible(facts.title or facts.id)}",
            "creator": {"id": self._iris.base, "type": "Software", "name": "tipgraph"},
            "created": f"{written.isoformat()}T00:00:00Z",
            "total": total,
        }
        if total:
            told["last"] = page["id"]
            told["first"] = page
        return told

    def _context(self) -> Json:
        """Return the terms that the annotations use beyond those of the model."""
        ontology = f"{self._iris.base}ontology#"
        return {
            "tip": ontology,
            "confidence": {"@id": "tip:confidence", "@type": "http://www.w3.org/2001/XMLSchema#decimal"},
            "rule": {"@id": "tip:rule"},
            "provision": {"@id": "tip:citedProvision"},
            "verb": {"@id": "tip:verb", "@type": "@id"},
            "via": {"@id": "tip:via", "@type": "@id"},
            "paragraphLabel": {"@id": "tip:paragraphLabel"},
        }

    def items(self) -> Iterator[Json]:
        """Yield the annotations."""
        for citation in self._extraction.citations:
            yield from self._annotation("citation", citation, self._citation(citation))
        for mention in self._extraction.mentions:
            yield from self._annotation(mention.type, mention, self._mention(mention))
        for use in self._extraction.verbs:
            yield from self._annotation("verb", use, self._verb(use))

    def _annotation(self, kind: str, found: Citation | Mention | VerbUse, told: Json) -> Iterator[Json]:
        place = self._place(found)
        if place is None:
            return
        _, text, source = place
        number = self._numbers[kind] = self._numbers.get(kind, 0) + 1
        quoted: Json = {"type": "TextQuoteSelector", "exact": possible(found.surface)}
        before = text[max(0, found.start - _SURROUNDINGS) : found.start]
        after = text[found.end : found.end + _SURROUNDINGS]
        quoted |= {name: possible(words) for name, words in (("prefix", before), ("suffix", after)) if words}
        position = {"type": "TextPositionSelector", "start": found.start, "end": found.end}
        yield {
            "id": f"{self._source}#annotation-{kind}-{number}",
            "type": "Annotation",
            "creator": self._iris.base,
            **told,
            "target": {
                "source": self._source,
                "selector": [
                    {**self._fragment(source), "refinedBy": position},
                    {**self._fragment(source), "refinedBy": quoted},
                ],
            },
        }

    def _fragment(self, source: str) -> Json:
        """Return the selector of a paragraph or footnote: the fragment of its IRI."""
        return {"type": "FragmentSelector", "conformsTo": _SELECTORS, "value": source.partition("#")[2]}

    def _place(self, found: Citation | Mention | VerbUse) -> Place | None:
        """Return where words stand; None where the document does not hold them there."""
        label = found.stands_in if isinstance(found, VerbUse) else found.paragraph
        mark = None if isinstance(found, VerbUse) else found.note
        identifier = self._document.description.id
        if mark is None:
            paragraph = self._paragraphs.get(label)
            if paragraph is None or paragraph.text[found.start : found.end] != found.surface:
                return None
            return paragraph, paragraph.text, str(self._iris.paragraph(identifier, label))
        fitting = [n for n in self._notes.get(mark, ()) if n.text[found.start : found.end] == found.surface]
        note = min(fitting, key=lambda each: (each.paragraph != label, each.order), default=None)
        return None if note is None else (note, note.text, str(self._iris.note(identifier, note.order)))

    # ---- bodies ----------------------------------------------------------------------------

    def _citation(self, citation: Citation) -> Json:
        target = str(self._iris.instrument(citation.target))
        linked: Json = {
            "type": "SpecificResource",
            "source": self._thing(target, label_of(citation.target) or citation.target),
            "purpose": "linking",
        }
        address = official_address(citation.target)
        bodies: list[Json] = [linked]
        if address:
            bodies.append({"type": "SpecificResource", "source": address, "purpose": "linking"})
        told: Json = {
            "motivation": "linking",
            "body": bodies,
            "paragraphLabel": citation.paragraph,
            "confidence": f"{citation.confidence:g}",
            "rule": citation.rule,
            "via": f"{self._iris.base}vocabulary/via/{citation.via.value}",
        }
        if citation.intents:
            told["verb"] = [self._verb_iri(verb) for verb in citation.intents]
        if citation.provision:
            told["provision"] = possible(citation.provision)
        return told

    def _mention(self, mention: Mention) -> Json:
        named = self._iris.event(mention.id) if mention.type == "event" else self._iris.body(mention.id)
        body = {"type": "SpecificResource", "source": self._thing(str(named), mention.label), "purpose": "identifying"}
        return {"motivation": "identifying", "body": body, "paragraphLabel": mention.paragraph}

    def _verb(self, use: VerbUse) -> Json:
        concept = self._thing(self._verb_iri(use.verb), use.verb.replace("-", " "))
        body = {"type": "SpecificResource", "source": concept, "purpose": "tagging"}
        return {"motivation": "tagging", "body": body, "paragraphLabel": use.paragraph}

    def _verb_iri(self, verb: str) -> str:
        return f"{self._iris.base}vocabulary/verb/{quote(verb)}"

    @staticmethod
    def _thing(iri: str, label: str) -> Json:
        return {"id": iri, "label": possible(label)}
