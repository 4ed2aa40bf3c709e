"""What programs read of the data set as a whole: VoID, DCAT, and the SPARQL 1.1 Service Description."""

from collections.abc import Iterable, Mapping
from typing import Final
from urllib.parse import urljoin

from rdflib import DCAT, DCTERMS, FOAF, RDF, RDFS, XSD, BNode, Graph, Literal, Namespace, URIRef
from rdflib.namespace import VOID

from tipgraph.export.formats import FORMATS
from tipgraph.rdf.terms import VOCABULARY_BASE
from tipgraph.server.dataset import DatasetFigures

_SD: Final = Namespace("http://www.w3.org/ns/sparql-service-description#")
_FORMATS: Final = Namespace("http://www.w3.org/ns/formats/")
_MEDIA_TYPES: Final = "https://www.iana.org/assignments/media-types/"
_RESULT_FORMATS: Final = (
    *("SPARQL_Results_JSON", "SPARQL_Results_XML", "SPARQL_Results_CSV", "SPARQL_Results_TSV"),
    *("Turtle", "N-Triples"),
)
_FEATURES: Final = ("Turtle", "JSON-LD", "RDF_XML", "N-Triples")
_FIGURES: Final = {
    "triples": VOID.triples,
    "entities": VOID.entities,
    "subjects": VOID.distinctSubjects,
    "objects": VOID.distinctObjects,
    "properties": VOID.properties,
    "classes": VOID.classes,
}
_TITLE: Final = "United Nations documents as a knowledge graph"
_DESCRIPTION: Final = (
    "Which United Nations instrument cites which, in which paragraph, with which verb and in which words; who belongs "
    "to which body; which text became which."
)
_RIGHTS: Final = "The texts are official documents of the United Nations."
_SUBJECTS: Final = ("United Nations", "resolutions", "treaties", "citations", "trafficking in persons")


def dataset_iri(base: str) -> str:
    """Return the IRI of the data set.

    Args:
        base: what the IRIs of the site begin with.
    """
    return f"{base}void#dataset"


def service_description(endpoint: str, base: str, graphs: Mapping[str, int], figures: DatasetFigures) -> Graph:
    """Describe the endpoint.

    Args:
        endpoint: its absolute address.
        base: what the IRIs of the site begin with.
        graphs: named graphs and how many triples each has.
        figures: figures of the data set.

    Returns:
        A graph in the vocabularies SD and VoID.
    """
    described = _graph()
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
    described.add((dataset, DCTERMS.isPartOf, URIRef(dataset_iri(base))))
    described.add((default, RDF.type, _SD.Graph))
    for name, number in figures.counts.items():
        described.add((default, _FIGURES[name], Literal(number)))
    _add_named_graphs(described, dataset, graphs)
    return described


def dataset_description(
    site: str, base: str, licence: str, graphs: Mapping[str, int], figures: DatasetFigures
) -> Graph:
    """Describe the data set in VoID and DCAT, with its SPARQL endpoint and its dumps.

    Args:
        site: address of the server, with its final slash; the endpoint and the dumps are there.
        base: what the IRIs of the site begin with.
        licence: IRI of the licence, or "".
        graphs: named graphs and how many triples each has.
        figures: figures of the data set.

    Returns:
        A graph in the vocabularies VoID, DCAT and SD.
    """
    described = _graph()
    dataset, endpoint = URIRef(dataset_iri(base)), URIRef(urljoin(site, "sparql"))
    for kind in (VOID.Dataset, DCAT.Dataset, _SD.Dataset):
        described.add((dataset, RDF.type, kind))
    document = URIRef(f"{base}void")
    described.add((document, RDF.type, VOID.DatasetDescription))
    described.add((document, FOAF.primaryTopic, dataset))
    described.add((dataset, DCTERMS.title, Literal(_TITLE, lang="en")))
    described.add((dataset, DCTERMS.description, Literal(_DESCRIPTION, lang="en")))
    described.add((dataset, DCTERMS.rights, Literal(_RIGHTS, lang="en")))
    described.add((dataset, DCTERMS.conformsTo, URIRef(f"{VOCABULARY_BASE}ontology")))
    described.add((dataset, FOAF.homepage, URIRef(site)))
    described.add((dataset, DCAT.landingPage, URIRef(site)))
    for words in _SUBJECTS:
        described.add((dataset, DCAT.keyword, Literal(words, lang="en")))
    if licence:
        described.add((dataset, DCTERMS.license, URIRef(licence)))
    if figures.modified:
        described.add((dataset, DCTERMS.modified, Literal(figures.modified, datatype=XSD.dateTime, normalize=False)))
    described.add((dataset, VOID.uriSpace, Literal(base)))
    described.add((dataset, VOID.sparqlEndpoint, endpoint))
    for name in _FEATURES:
        described.add((dataset, VOID.feature, _FORMATS[name]))
    for example in figures.examples:
        described.add((dataset, VOID.exampleResource, URIRef(example)))
    for vocabulary in figures.vocabularies:
        described.add((dataset, VOID.vocabulary, URIRef(vocabulary)))
    _add_figures(described, dataset, figures)
    _add_named_graphs(described, dataset, graphs)
    _add_distributions(described, dataset, site, licence, figures.dump_sizes)
    service = URIRef(f"{document}#service")
    described.add((service, RDF.type, DCAT.DataService))
    described.add((service, DCTERMS.title, Literal("SPARQL endpoint", lang="en")))
    described.add((service, DCAT.endpointURL, endpoint))
    described.add((service, DCAT.endpointDescription, endpoint))
    described.add((service, DCAT.servesDataset, dataset))
    described.add((service, DCTERMS.conformsTo, URIRef("http://www.w3.org/TR/sparql11-protocol/")))
    return described


def _add_figures(described: Graph, dataset: URIRef, figures: DatasetFigures) -> None:
    for name, number in figures.counts.items():
        described.add((dataset, _FIGURES[name], Literal(number)))
    parts: Iterable[tuple[URIRef, URIRef, URIRef, list[tuple[str, int]]]] = (
        (VOID.classPartition, VOID["class"], VOID.entities, figures.classes),
        (VOID.propertyPartition, VOID.property, VOID.triples, figures.properties),
    )
    for partition, names, counts, rows in parts:
        for place, (iri, number) in enumerate(rows, 1):
            part = _part(dataset, f"{str(names).rpartition('#')[2]}-{place}")
            described.add((dataset, partition, part))
            described.add((part, RDF.type, VOID.Dataset))
            described.add((part, names, URIRef(iri)))
            described.add((part, counts, Literal(number)))


def _add_named_graphs(described: Graph, dataset: URIRef | BNode, graphs: Mapping[str, int]) -> None:
    for place, (name, triples) in enumerate(graphs.items(), 1):
        named, contents = _part(dataset, f"graph-{place}"), _part(dataset, f"graph-{place}-contents")
        described.add((dataset, _SD.namedGraph, named))
        described.add((named, RDF.type, _SD.NamedGraph))
        described.add((named, _SD.name, URIRef(name)))
        described.add((named, _SD.graph, contents))
        described.add((contents, RDF.type, _SD.Graph))
        described.add((contents, VOID.triples, Literal(triples)))


def _add_distributions(described: Graph, dataset: URIRef, site: str, licence: str, sizes: Mapping[str, int]) -> None:
    for form in FORMATS.values():
        if form.content != "graph":
            continue
        address = URIRef(urljoin(site, f"api/export?format={form.name}"))
        distribution = _part(dataset, f"dump-{form.name}")
        described.add((dataset, VOID.dataDump, address))
        described.add((dataset, DCAT.distribution, distribution))
        described.add((distribution, RDF.type, DCAT.Distribution))
        described.add((distribution, DCTERMS.title, Literal(form.description, lang="en")))
        described.add((distribution, DCAT.accessURL, address))
        described.add((distribution, DCAT.downloadURL, address))
        described.add((distribution, DCAT.mediaType, URIRef(_MEDIA_TYPES + form.media_type.partition(";")[0])))
        described.add((distribution, RDFS.label, Literal(form.name)))
        if licence:
            described.add((distribution, DCTERMS.license, URIRef(licence)))
        if form.name in sizes:
            described.add((distribution, DCAT.byteSize, Literal(sizes[form.name], datatype=XSD.nonNegativeInteger)))


def _part(dataset: URIRef | BNode, name: str) -> URIRef | BNode:
    """Return a node with a name beside that of the data set, so that the file is the same each time it is written."""
    return URIRef(f"{dataset.partition('#')[0]}#{name}") if isinstance(dataset, URIRef) else BNode()


def _graph() -> Graph:
    graph = Graph()
    for prefix, namespace in (("sd", _SD), ("void", VOID), ("formats", _FORMATS), ("dcat", DCAT), ("foaf", FOAF)):
        graph.bind(prefix, namespace)
    return graph
