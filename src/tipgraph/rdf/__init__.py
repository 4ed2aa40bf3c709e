"""The mapping to the ontology: what was extracted, what is known beforehand, and where it comes from."""

from tipgraph.rdf.document import document_graph
from tipgraph.rdf.iris import DEFAULT_BASE, Iris

__all__ = ["DEFAULT_BASE", "Iris", "document_graph"]
