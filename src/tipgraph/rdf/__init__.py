"""The mapping to the ontology: what was extracted, what is known beforehand, and where it comes from."""

from tipgraph.rdf.authority import authority_graph
from tipgraph.rdf.derived import KNOWN_QUERY, LINKS_QUERY, Link, derived_graph
from tipgraph.rdf.document import document_graph
from tipgraph.rdf.iris import DEFAULT_BASE, DEFAULT_IRIS, Iris
from tipgraph.rdf.manifestations import MANIFESTATIONS_QUERY, Embodiment, manifestations_graph
from tipgraph.rdf.names import add_namings, learned_names_graph
from tipgraph.rdf.provenance import Run, Source, provenance_graph
from tipgraph.rdf.vocabulary import ontology_graph, shapes_graph, vocabulary_graph

__all__ = [
    "DEFAULT_BASE",
    "DEFAULT_IRIS",
    "KNOWN_QUERY",
    "LINKS_QUERY",
    "MANIFESTATIONS_QUERY",
    "Embodiment",
    "Iris",
    "Link",
    "Run",
    "Source",
    "add_namings",
    "authority_graph",
    "derived_graph",
    "document_graph",
    "learned_names_graph",
    "manifestations_graph",
    "ontology_graph",
    "provenance_graph",
    "shapes_graph",
    "vocabulary_graph",
]
