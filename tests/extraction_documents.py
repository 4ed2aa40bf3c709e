"""Documents made by hand for the tests of bodies, events and memberships."""

from collections.abc import Mapping
from functools import cache

import spacy
from spacy.language import Language
from spacy.tokens import Doc

import tipgraph.extraction.body_names
import tipgraph.extraction.events
from tipgraph.extraction.bodies import resolve_bodies
from tipgraph.extraction.events import resolve_events
from tipgraph.extraction.text import TextKey, text_units
from tipgraph.extraction.tokenizer import create_tokenizer
from tipgraph.model import Description, Document, Mention, Note, NoteMark, Paragraph, ParagraphKind
from tipgraph.registry.bodies import load_bodies

FACTORIES = (tipgraph.extraction.body_names, tipgraph.extraction.events)


@cache
def pipeline(own_tokenizer: bool = True) -> Language:
    nlp = spacy.blank("en")
    if own_tokenizer:
        nlp.tokenizer = create_tokenizer()(nlp)
    nlp.add_pipe("tipgraph_bodies")
    nlp.add_pipe("tipgraph_events")
    return nlp


def document(*texts: str, organ: str | None = "UNGA", notes: Mapping[str, str] | None = None) -> Document:
    """Make a document of paragraphs p0, p1 …; "[1]" in a text is the mark of note "1"."""
    paragraphs, found = [], []
    for order, text in enumerate(texts):
        label, marks = f"p{order}", []
        for mark in notes or {}:
            if f"[{mark}]" in text:
                marks.append(NoteMark(mark, text.index(f"[{mark}]")))
                text = text.replace(f"[{mark}]", "")
                found.append(Note(mark, label, (notes or {})[mark], len(found)))
        paragraphs.append(Paragraph(label, ParagraphKind.NUMBERED, text, order, marks=tuple(marks)))
    return Document(
        "made.txt",
        "text/plain",
        "0" * 64,
        Description("A/RES/1/1", "resolution", organ=organ),
        tuple(paragraphs),
        tuple(found),
    )


def read(made: Document, own_tokenizer: bool = True) -> dict[TextKey, Doc]:
    return {unit.key: pipeline(own_tokenizer)(unit.text) for unit in text_units(made)}


def bodies_of(made: Document, own_tokenizer: bool = True) -> tuple[Mention, ...]:
    return resolve_bodies(made, read(made, own_tokenizer), load_bodies())


def events_of(made: Document) -> tuple[Mention, ...]:
    return resolve_events(made, read(made), bodies_of(made))


def surfaces_hold(made: Document, mentions: tuple[Mention, ...]) -> bool:
    """Whether every mention's offsets cut its surface out of its text."""
    paragraphs = {p.label: p.text for p in made.paragraphs}
    notes = {(n.paragraph, n.mark): n.text for n in made.notes}
    texts = (paragraphs[m.paragraph] if m.note is None else notes[m.paragraph, m.note] for m in mentions)
    return all(text[m.start : m.end] == m.surface for m, text in zip(mentions, texts, strict=True))
