"""The ontology, the vocabularies and the shapes as files for programs."""

import functools
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, Final

from rdflib import Graph, URIRef

from tipgraph.documentation.terms import ALIGNMENTS
from tipgraph.documentation.vocabularies import load_schemes
from tipgraph.rdf import ontology_graph, shapes_graph, vocabulary_graph
from tipgraph.rdf.terms import SKOS, VOCABULARY_BASE, new_graph
from tipgraph.resources import resource_text

SERIALISATIONS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "text/turtle": "ttl",
        "application/ld+json": "jsonld",
        "application/rdf+xml": "rdf",
        "application/n-triples": "nt",
    }
)
"""Media types that RDF is written in, and what the names of such files end in."""

_WRITERS: Final = {"ttl": "turtle", "jsonld": "json-ld", "rdf": "xml", "nt": "nt"}


@functools.cache
def published_names() -> tuple[str, ...]:
    """Return what can be published: ``ontology``, ``ontology/alignments``, ``shape``, ``vocabulary/verb``, …

    They are what their IRIs end in.
    """
    schemes = (f"vocabulary/{scheme.name}" for scheme in load_schemes(vocabulary_graph()))
    return ("ontology", "ontology/alignments", "shape", *sorted(schemes))


@functools.cache
def serialised(name: str, extension: str) -> bytes:
    """Return one of them in one format.

    Args:
        name: one of `published_names`.
        extension: one of the values of `SERIALISATIONS`.

    Returns:
        The file, UTF-8.

    Raises:
        KeyError: if there is no such name or format.
    """
    return write_graph(_graph(name), extension)


def write_graph(graph: Graph, extension: str) -> bytes:
    """Write a graph in one format.

    Args:
        graph: the graph.
        extension: one of the values of `SERIALISATIONS`.

    Raises:
        KeyError: if there is no such format.
    """
    options: dict[str, Any] = {"auto_compact": True} if extension == "jsonld" else {}
    written: bytes = graph.serialize(format=_WRITERS[extension], encoding="utf-8", **options)
    return written


def _graph(name: str) -> Graph:
    if name not in published_names():
        raise KeyError(name)
    if name == "ontology":
        return ontology_graph()
    if name == "shape":
        return shapes_graph()
    if str(ALIGNMENTS) == VOCABULARY_BASE + name:
        return new_graph().parse(data=resource_text("ontology", "alignments.ttl"), format="turtle")
    everything, scheme = vocabulary_graph(), URIRef(VOCABULARY_BASE + name)
    graph = new_graph()
    for node in (scheme, *everything.subjects(SKOS.inScheme, scheme)):
        for triple in everything.triples((node, None, None)):
            graph.add(triple)
    return graph
