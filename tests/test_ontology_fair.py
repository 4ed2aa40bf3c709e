"""The ontology can be found, read and reused: two parsers agree, and it says what a stranger has to know."""

import pyoxigraph
import pytest
from rdflib import OWL, RDF, RDFS, Graph, Namespace, URIRef
from rdflib.compare import to_canonical_graph

from tipgraph.rdf import ontology_graph
from tipgraph.rdf.terms import DCTERMS, TIP
from tipgraph.resources import resource_folder

VANN = Namespace("http://purl.org/vocab/vann/")
SKOS_DEFINITION = URIRef("http://www.w3.org/2004/02/skos/core#definition")
ONTOLOGY = URIRef("https://w3id.org/tipgraph/ontology")
FILES = sorted(
    f"{folder}{entry.name}"
    for folder in ("", "vocabularies/", "shapes/")
    for entry in resource_folder("ontology").joinpath(folder).iterdir()
    if entry.name.endswith(".ttl")
)


@pytest.fixture(scope="module")
def ontology() -> Graph:
    return ontology_graph()


@pytest.mark.parametrize("name", FILES)
def test_two_parsers_read_the_same_triples(name: str) -> None:
    text = resource_folder("ontology").joinpath(name).read_text(encoding="utf-8")
    one = Graph().parse(data=text, format="turtle")
    triples = pyoxigraph.serialize(
        (quad.triple for quad in pyoxigraph.parse(text.encode(), pyoxigraph.RdfFormat.TURTLE)),
        format=pyoxigraph.RdfFormat.N_TRIPLES,
    )
    other = Graph().parse(data=triples or b"", format="nt")
    assert len(one) > 3
    assert set(to_canonical_graph(one)) == set(to_canonical_graph(other))


@pytest.mark.parametrize(
    "needed",
    [
        *(DCTERMS.title, DCTERMS.description, DCTERMS.creator, DCTERMS.created, DCTERMS.license, RDFS.label),
        *(OWL.versionIRI, OWL.versionInfo, VANN.preferredNamespacePrefix, VANN.preferredNamespaceUri),
    ],
)
def test_the_header_says_what_a_stranger_has_to_know(ontology: Graph, needed: URIRef) -> None:
    assert len(set(ontology.objects(ONTOLOGY, needed))) == 1


def test_the_version_is_an_address_below_the_ontology(ontology: Graph) -> None:
    version = str(ontology.value(ONTOLOGY, OWL.versionInfo))
    assert ontology.value(ONTOLOGY, OWL.versionIRI) == URIRef(f"{ONTOLOGY}/{version}")
    assert str(ontology.value(ONTOLOGY, VANN.preferredNamespaceUri)) == str(TIP)
    assert isinstance(ontology.value(ONTOLOGY, DCTERMS.license), URIRef)


def test_every_own_term_has_a_label_and_a_definition_in_english(ontology: Graph) -> None:
    terms = {node for node in ontology.subjects(RDF.type) if isinstance(node, URIRef) and node in TIP}
    assert len(terms) > 80
    for term in sorted(terms):
        labels = [label for label in ontology.objects(term, RDFS.label) if getattr(label, "language", None) == "en"]
        assert len(labels) == 1, term
        said = [*ontology.objects(term, RDFS.comment), *ontology.objects(term, SKOS_DEFINITION)]
        assert any(len(str(text)) > 10 for text in said), term
