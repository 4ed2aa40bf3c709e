"""The SPARQL 1.1 Service Description of the endpoint."""

from collections.abc import Mapping
from typing import Final

from rdflib import RDF, BNode, Graph, Literal, Namespace, URIRef
from rdflib.namespace import VOID

_SD: Final = Namespace("http://www.w3.org/ns/sparql-service-description#")
_FORMATS: Final = Namespace("http://www.w3.org/ns/formats/")
_RESULT_FORMATS: Final = (
    *("SPARQL_Results_JSON", "SPARQL_Results_XML", "SPARQL_Results_CSV", "SPARQL_Results_TSV"),
    *("Turtle", "N-Triples"),
)


def service_description(endpoint: str, graphs: Mapping[str, int]) -> Graph:
    """Describe the endpoint.

    Args:
        endpoint: its absolute address.
        graphs: named graphs and how many triples each has.

    Returns:
        A graph in the vocabularies SD and VoID.
    """
    described = Graph()
    described.bind("sd", _SD)
    described.bind("void", VOID)
    described.bind("formats", _FORMATS)
    service, dataset, default = BNode(), BNode(), BNode()
    described.add((service, RDF.type, _SD.Service))
    described.add((service, _SD.endpoint, URIRef(endpoint)))
    described.add((service, _SD.supportedLanguage, _SD.SPARQL11Query))
    described.add((service, _SD.feature, _SD.UnionDefaultGraph))
    for name in _RESULT_FORMATS:
        described.add((service, _SD.resultFormat, _FORMATS[name]))
    described.add((service, _SD.defaultDataset, dataset))
    described.add((dataset, RDF.type, _SD.Dataset))
    described.add((dataset, _SD.defaultGraph, default))
    described.add((default, RDF.type, _SD.Graph))
    for name, triples in graphs.items():
        named, contents = BNode(), BNode()
        described.add((dataset, _SD.namedGraph, named))
        described.add((named, RDF.type, _SD.NamedGraph))
        described.add((named, _SD.name, URIRef(name)))
        described.add((named, _SD.graph, contents))
        described.add((contents, RDF.type, _SD.Graph))
        described.add((contents, VOID.triples, Literal(triples)))
    return described
