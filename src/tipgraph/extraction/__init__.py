"""From a document to its citations, verbs, bodies, events and memberships, with a spaCy pipeline."""

from tipgraph.extraction.pipeline import COMPONENTS, Extractor, create_pipeline
from tipgraph.extraction.serialise import to_json

__all__ = ["COMPONENTS", "Extractor", "create_pipeline", "to_json"]
