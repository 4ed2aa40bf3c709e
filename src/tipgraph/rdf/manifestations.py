"""The files of documents: each embodies the text of an instrument (ELI: work, expression, format)."""

from collections.abc import Iterable
from dataclasses import dataclass

from rdflib import RDF, RDFS, Graph, Literal, URIRef

from tipgraph.model import Manifestation
from tipgraph.rdf.iris import DEFAULT_IRIS, Iris
from tipgraph.rdf.terms import DCAT, DCTERMS, ELI, TIP, new_graph

_MEDIA_TYPES = "https://www.iana.org/assignments/media-types/"
_ENGLISH = URIRef("http://publications.europa.eu/resource/authority/language/ENG")

MANIFESTATIONS_QUERY = f"""
PREFIX tip: <{TIP}> PREFIX dcat: <{DCAT}> PREFIX eli: <{ELI}>
SELECT DISTINCT ?instrument ?name ?type ?checksum ?fingerprint ?remark WHERE {{
  ?expression eli:realizes ?instrument ; eli:is_embodied_by ?file .
  ?file a tip:Manifestation ; tip:fileName ?name ; dcat:mediaType ?type ; tip:checksum ?checksum ;
    tip:fingerprint ?fingerprint .
  OPTIONAL {{ ?file tip:remark ?remark }}
}} ORDER BY ?instrument ?name ?remark"""
"""The files that a graph knows, one row a remark."""


@dataclass(frozen=True, slots=True)
class Embodiment:
    """A file as the graph keeps it.

    Attributes:
        instrument: canonical identifier of the document that it holds.
        manifestation: the file.
        fingerprint: what the result of reading it depends on, hashed.
    """

    instrument: str
    manifestation: Manifestation
    fingerprint: str

    @property
    def key(self) -> tuple[str, str, tuple[str, ...]]:
        """What makes a difference between two states of a graph; a file that was only moved makes none."""
        return self.manifestation.checksum, self.fingerprint, tuple(sorted(self.manifestation.remarks))


def expression_iri(identifier: str, iris: Iris = DEFAULT_IRIS) -> URIRef:
    """Return the IRI of an instrument's English text, apart from any file of it."""
    return URIRef(f"{iris.instrument(identifier)}#text-en")


def manifestations_graph(embodiments: Iterable[Embodiment], iris: Iris = DEFAULT_IRIS) -> Graph:
    """Say which files embody the text of which instrument.

    Args:
        embodiments: the files, also those that were not extracted because another says more.
        iris: IRIs of the site.

    Returns:
        The graph, to be stored with the provenance.
    """
    graph = new_graph()
    for embodiment in embodiments:
        file = embodiment.manifestation
        instrument, expression = iris.instrument(embodiment.instrument), expression_iri(embodiment.instrument, iris)
        node = iris.source(file.checksum)
        media_type = URIRef(_MEDIA_TYPES + file.media_type)
        graph.add((expression, RDF.type, ELI.Expression))
        graph.add((instrument, ELI.is_realized_by, expression))
        graph.add((expression, ELI.realizes, instrument))
        graph.add((expression, ELI.language, _ENGLISH))
        graph.add((expression, ELI.is_embodied_by, node))
        graph.add((node, RDF.type, ELI.Manifestation))
        graph.add((node, RDF.type, TIP.Manifestation))
        graph.add((node, ELI.embodies, expression))
        graph.add((node, RDFS.label, Literal(file.source)))
        graph.add((node, DCTERMS["format"], media_type))
        graph.add((node, DCAT.mediaType, media_type))
        graph.add((node, TIP.checksum, Literal(file.checksum)))
        graph.add((node, TIP.fileName, Literal(file.source)))
        graph.add((node, TIP.fingerprint, Literal(embodiment.fingerprint)))
        for remark in file.remarks:
            graph.add((node, TIP.remark, Literal(remark)))
    return graph
