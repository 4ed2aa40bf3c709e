"""The extractor: spaCy components for what one stretch of text shows, then the steps that need the document."""

import gc
from functools import cache

import spacy
from spacy.language import Language

from tipgraph.extraction.context import contexts, set_context
from tipgraph.extraction.governance import governance, verb_uses
from tipgraph.extraction.published_links import weigh_published_links
from tipgraph.extraction.resolution import CitationResolver
from tipgraph.extraction.text import normalised, text_units
from tipgraph.model import Document, Extraction, ParagraphKind
from tipgraph.registry import load_registry

COMPONENTS = (
    "tipgraph_verbs",
    "tipgraph_symbols",
    "tipgraph_numbers",
    "tipgraph_statements",
    "tipgraph_treaty_series",
    "tipgraph_labour_instruments",
    "tipgraph_goals",
    "tipgraph_general_comments",
    "tipgraph_names",
    "tipgraph_shapes",
    "tipgraph_bodies",
    "tipgraph_events",
)
"""The components in their order. A new kind of citation is one file with a component, and one line here."""

# Importing these modules registers their components with spaCy.
_MODULES = (
    "bodies",
    "events",
    "general_comments",
    "goals",
    "labour",
    "names",
    "numbers",
    "shapes",
    "statements",
    "symbols",
    "tokenizer",
    "treaty_series",
    "verbs",
)


def create_pipeline() -> Language:
    """Return the spaCy pipeline with every component of `COMPONENTS`."""
    from importlib import import_module

    for module in _MODULES:
        import_module(f"tipgraph.extraction.{module}")
    tokenizer = {"@tokenizers": "tipgraph.UnitedNationsTokenizer.v1"}
    nlp = spacy.blank("en", config={"nlp": {"tokenizer": tokenizer}})
    for component in COMPONENTS:
        nlp.add_pipe(component)
    # A declaration of 5,000 pages may come as one paragraph.
    nlp.max_length = 100_000_000
    return nlp


@cache
def _pipeline() -> Language:
    pipeline = create_pipeline()
    # The pipeline and its registries stay for good: the collector of cycles need not go through them again and again.
    gc.freeze()
    return pipeline


class Extractor:
    """Finds the citations, verbs, bodies, events and memberships of documents.

    Making one loads the registries and the pipeline; it then reads any number of documents.
    """

    def __init__(self) -> None:
        self._nlp = _pipeline()
        self._registry = load_registry()
        self._resolver = CitationResolver(self._registry.instruments)

    def extract(self, document: Document) -> Extraction:
        """Return all that is found in a document.

        Args:
            document: as read by `tipgraph.documents`.

        Returns:
            The extraction. Offsets point into the paragraph's or note's text, and the text there equals the surface.
        """
        from tipgraph.extraction.bodies import resolve_bodies
        from tipgraph.extraction.events import resolve_events
        from tipgraph.extraction.facts import find_facts
        from tipgraph.extraction.memberships import find_memberships
        from tipgraph.extraction.shared_pairs import tell_shared_pairs

        # What a scanned page holds of a neighbouring text is kept, but it is not this document that speaks there.
        own = frozenset(p.label for p in document.paragraphs if p.kind is not ParagraphKind.OTHER)
        units = text_units(document)
        docs = {unit.key: self._nlp.make_doc(normalised(unit.text)) for unit in units}
        for key, context in contexts(document, docs).items():
            set_context(docs[key], context)
        # What `Language.pipe` does, without a generator for each component around each short text.
        for _, component in self._nlp.pipeline:
            docs = {key: component(doc) for key, doc in docs.items()}
        verbs = governance(document, docs)
        weighed = weigh_published_links(document, *self._resolver.resolve(document, docs, verbs), verbs)
        citations, unresolved = tell_shared_pairs(document, weighed.citations), weighed.unresolved
        bodies = resolve_bodies(document, docs, self._registry.bodies)
        events = resolve_events(document, docs, bodies)
        return Extraction(
            document,
            tuple(c for c in citations if c.paragraph in own),
            tuple(m for m in bodies + events if m.paragraph in own),
            tuple(u for u in verb_uses(verbs) if u.paragraph in own),
            tuple(m for m in find_memberships(document, bodies) if m.paragraph in own),
            tuple(u for u in unresolved if u.paragraph in own),
            disagreements=tuple(d for d in weighed.disagreements if d.paragraph in own),
            facts=find_facts(document, citations, bodies + events),
        )
