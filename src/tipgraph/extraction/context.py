"""What a stretch of text must know of its document before it is read."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import cast

from spacy.tokens import Doc

from tipgraph.extraction.organs import SHORT_FORMS, conferences_of, organs_of
from tipgraph.extraction.text import TextKey, text_of, text_units
from tipgraph.model import Document

_KEY = "tipgraph.context"


@dataclass(frozen=True, slots=True)
class Context:
    """What is known where a stretch of text begins.

    Attributes:
        own: identifier of the body that adopts the document; "its resolution" is this body's.
        identifier: canonical identifier of the document, which does not cite itself.
        date: date of the document, or None; it cites nothing later.
        recent: the full body that each short form ("council", "commission", "conference") stands for here.
        is_note: whether the text is a footnote's.
    """

    own: str
    identifier: str
    date: datetime.date | None
    recent: Mapping[str, str] = field(default_factory=dict)
    is_note: bool = False


def context_of(doc: Doc) -> Context:
    """Return the context that the pipeline gave to a stretch of text."""
    return cast("Context", doc.user_data[_KEY])


def set_context(doc: Doc, context: Context) -> None:
    """Give a stretch of text its context."""
    doc.user_data[_KEY] = context


def contexts(document: Document, docs: Mapping[TextKey, Doc]) -> dict[TextKey, Context]:
    """Return the context of every stretch of text of a document.

    Args:
        document: the document.
        docs: its stretches of text.

    Returns:
        A context for each key of `text_units`. A note has the context of the end of its paragraph.
    """
    description = document.description
    own = description.organ or "UNGA"
    date = description.adopted or description.date
    recent: dict[str, str] = {}
    if short := next((name for name, organs in SHORT_FORMS.items() if own in organs), None):
        recent[short] = own
    at_paragraph: dict[str, dict[str, str]] = {}
    found: dict[TextKey, Context] = {}
    for unit in text_units(document):
        if unit.key.note is None:
            before = dict(recent)
            here = _named_here(docs[unit.key])
            for short, organs in here.items():
                recent[short] = organs[-1]
            at_paragraph[unit.key.paragraph] = dict(recent)
            alone = {short: organs[0] for short, organs in here.items() if len(set(organs)) == 1}
            found[unit.key] = Context(own, description.id, date, before | alone)
        else:
            known = at_paragraph.get(unit.key.paragraph, {})
            found[unit.key] = Context(own, description.id, date, known, is_note=True)
    return found


def _named_here(doc: Doc) -> dict[str, list[str]]:
    """Return the bodies that a paragraph names, under the short form that can stand for each."""
    named: dict[str, list[str]] = {}
    for mention in organs_of(doc):
        for short, organs in SHORT_FORMS.items():
            if mention.organ in organs:
                named.setdefault(short, []).append(mention.organ)
    conferences = conferences_of(text_of(doc))
    if "conference" not in named and len(conferences) == 1:
        named["conference"] = list(conferences)
    return named
