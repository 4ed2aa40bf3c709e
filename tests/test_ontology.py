"""The ontology keeps to OWL 2 DL and every term of ours explains itself; shapes and vocabularies agree with it."""

import re

import pytest
from rdflib import OWL, RDF, RDFS, Graph, Namespace, URIRef
from rdflib.plugins.sparql import prepareQuery

from tipgraph.rdf import ontology_graph, shapes_graph, vocabulary_graph
from tipgraph.rdf.terms import DCTERMS, ELI, SHAPE, SKOS, TIP
from tipgraph.store import GraphReader

SH = Namespace("http://www.w3.org/ns/shacl#")
VANN = Namespace("http://purl.org/vocab/vann/")
ONTOLOGY = URIRef("https://w3id.org/tipgraph/ontology")
PROPERTIES = (OWL.ObjectProperty, OWL.DatatypeProperty)
KINDS = (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty)
# Those of the OWL 2 datatype map that are of use here; it has no xsd:date.
DATATYPES = {RDFS.Literal} | {
    URIRef(f"http://www.w3.org/2001/XMLSchema#{name}")
    for name in ("string", "integer", "decimal", "boolean", "dateTime")
}
# What RDF, RDFS and OWL define themselves.
BUILT_IN = ("http://www.w3.org/1999/02/22-rdf-syntax-ns#", "http://www.w3.org/2000/01/rdf-schema#", str(OWL))


@pytest.fixture(scope="module")
def ontology() -> Graph:
    return ontology_graph()


@pytest.fixture(scope="module")
def shapes() -> Graph:
    return shapes_graph()


def own_terms(graph: Graph) -> list[URIRef]:
    return sorted(node for node in set(graph.subjects(RDF.type)) if isinstance(node, URIRef) and node in TIP)


def test_the_header_says_licence_version_and_prefix(ontology: Graph) -> None:
    assert (ONTOLOGY, RDF.type, OWL.Ontology) in ontology
    for needed in (DCTERMS.title, DCTERMS.license, OWL.versionIRI, OWL.versionInfo, VANN.preferredNamespaceUri):
        assert (ONTOLOGY, needed, None) in ontology, needed
    assert str(ontology.value(ONTOLOGY, VANN.preferredNamespacePrefix)) == "tip"


def test_every_term_of_ours_is_labelled_explained_and_signed(ontology: Graph) -> None:
    terms = own_terms(ontology)
    assert len(terms) > 80
    for term in terms:
        assert len(list(ontology.objects(term, RDFS.label))) == 1, term
        assert len(list(ontology.objects(term, RDFS.comment))) == 1, term
        assert list(ontology.objects(term, RDFS.isDefinedBy)) == [ONTOLOGY], term


def test_every_property_of_ours_has_domain_and_range(ontology: Graph) -> None:
    for kind in PROPERTIES:
        for term in ontology.subjects(RDF.type, kind):
            if term in TIP:
                assert len(list(ontology.objects(term, RDFS.domain))) == 1, term
                assert len(list(ontology.objects(term, RDFS.range))) == 1, term


def test_ranges_are_datatypes_of_owl_or_classes(ontology: Graph) -> None:
    for term in (term for term in own_terms(ontology) if (term, RDFS.range, None) in ontology):
        is_datatype = ontology.value(term, RDFS.range) in DATATYPES
        assert is_datatype == ((term, RDF.type, OWL.DatatypeProperty) in ontology), term


def test_nothing_of_rdf_itself_is_used_as_a_class_or_property_of_ours(ontology: Graph) -> None:
    for parent in (*ontology.objects(None, RDFS.subClassOf), *ontology.objects(None, RDFS.subPropertyOf)):
        assert not str(parent).startswith(BUILT_IN), parent


def test_no_name_is_two_kinds_of_thing(ontology: Graph) -> None:
    for term in set(ontology.subjects(RDF.type)):
        assert len([kind for kind in KINDS if (term, RDF.type, kind) in ontology]) <= 1, term


def test_every_name_that_is_used_is_declared(ontology: Graph) -> None:
    declared = {node for kind in KINDS for node in ontology.subjects(RDF.type, kind)}
    links = (RDFS.subClassOf, RDFS.subPropertyOf, RDFS.domain, RDFS.range, OWL.equivalentClass, OWL.inverseOf)
    for link in links:
        for subject, value in ontology.subject_objects(link):
            for node in (subject, value):
                if isinstance(node, URIRef) and not str(node).startswith(
                    (*BUILT_IN, "http://www.w3.org/2001/XMLSchema#")
                ):
                    assert node in declared, node
    for predicate in set(ontology.predicates()):
        assert str(predicate).startswith(BUILT_IN) or predicate in declared, predicate


def test_the_built_graph_uses_every_name_as_the_ontology_declares_it(
    ontology: Graph, built_reader: GraphReader
) -> None:
    """So that the graph stays in OWL 2 DL: links lead to things, values are literals, every class is declared."""
    kinds = {kind: set(ontology.subjects(RDF.type, kind)) for kind in KINDS}
    for name, literal in built_reader.select("SELECT DISTINCT ?p (isLiteral(?o) AS ?l) { ?s ?p ?o }").rows:
        used = URIRef(str(name))
        if str(used).startswith(BUILT_IN) or used in kinds[OWL.AnnotationProperty]:
            continue
        assert used in kinds[OWL.DatatypeProperty if str(literal) == "true" else OWL.ObjectProperty], used
    for (name,) in built_reader.select("SELECT DISTINCT ?class { ?s a ?class }").rows:
        assert str(name).startswith(BUILT_IN) or URIRef(str(name)) in kinds[OWL.Class], name


def test_the_built_graph_keeps_off_the_reserved_vocabulary(built_reader: GraphReader) -> None:
    """OWL 2 DL reserves what RDF has for statements and lists of its own: rdf:subject and its like are no properties."""
    rdf = str(RDF.type).removesuffix("type")
    used = {str(name) for (name,) in built_reader.select("SELECT DISTINCT ?p { ?s ?p ?o }").rows}
    # Lists carry the members of unions and of disjoint classes.
    assert {name.removeprefix(rdf) for name in used if name.startswith(rdf)} <= {"type", "first", "rest"}


def test_instances_fit_domain_and_range(ontology: Graph, built_reader: GraphReader) -> None:
    """A reasoner would conclude a type from each domain and range; here the type is said already."""
    classes = {
        term: {
            RDFS.domain: _alternatives(ontology, term, RDFS.domain),
            RDFS.range: _alternatives(ontology, term, RDFS.range),
        }
        for term in own_terms(ontology)
        if (term, RDF.type, OWL.ObjectProperty) in ontology
    }
    for term, sides in classes.items():
        for side, variable in ((RDFS.domain, "?s"), (RDFS.range, "?o")):
            allowed = " ".join(f"<{cls}>" for cls in sides[side])
            if OWL.Thing in sides[side]:
                continue
            wrong = built_reader.select(
                f"SELECT {variable} {{ ?s <{term}> ?o FILTER NOT EXISTS {{ VALUES ?class {{ {allowed} }} "
                f"{variable} a ?class }} }} LIMIT 3"
            ).rows
            assert not wrong, (term, side, wrong)


def _alternatives(ontology: Graph, term: URIRef, side: URIRef) -> set[URIRef]:
    """Return the classes of a domain or range, with everything under them."""
    value = ontology.value(term, side)
    members = ontology.value(value, OWL.unionOf)
    named = list(ontology.items(members)) if members is not None else [value]
    return {URIRef(str(cls)) for name in named for cls in ontology.transitive_subjects(RDFS.subClassOf, name)}


def test_the_neighbouring_ontologies_are_aligned(ontology: Graph) -> None:
    starts = {
        "UNDO": "https://w3id.org/un/ontology/undo/",
        "ELI": str(ELI),
        "ELI-DL": "http://data.europa.eu/eli/eli-draft-legislation-ontology#",
        "CDM": "http://publications.europa.eu/ontology/cdm#",
        "JOLux": "http://data.legilux.public.lu/resource/ontology/jolux#",
        "CiTO": "http://purl.org/spar/cito/",
        "DoCO": "http://purl.org/spar/doco/",
        "C4O": "http://purl.org/spar/c4o/",
        "PROV-O": "http://www.w3.org/ns/prov#",
        "Web Annotation": "http://www.w3.org/ns/oa#",
        "schema.org": "https://schema.org/",
    }
    links = (RDFS.subClassOf, RDFS.subPropertyOf, OWL.equivalentClass, SKOS.closeMatch, SKOS.broadMatch)
    aligned = {str(other) for link in links for ours, other in ontology.subject_objects(link) if ours in TIP}
    for name, start in starts.items():
        assert any(other.startswith(start) for other in aligned), name


def test_citing_is_citing_in_the_law_and_in_scholarship(ontology: Graph) -> None:
    assert {str(parent).rsplit("/", 1)[-1] for parent in ontology.objects(TIP.cites, RDFS.subPropertyOf)} == {
        "ontology#cites",
        "cites",
    }
    assert (TIP.cites, RDFS.subPropertyOf, ELI.cites) in ontology


def test_every_shape_has_a_message_and_every_query_parses(shapes: Graph) -> None:
    header = "\n".join(
        f"PREFIX {shapes.value(node, SH.prefix)}: <{shapes.value(node, SH.namespace)}>"
        for node in shapes.objects(None, SH.declare)
    )
    queries = list(shapes.subject_objects(SH.select))
    assert len(queries) > 15
    for node, text in queries:
        assert (node, SH.message, None) in shapes
        prepareQuery(f"{header}\n{text}")
    for node in shapes.subjects(RDF.type, SH.PropertyShape):
        assert node in SHAPE
        assert (node, SH.message, None) in shapes, node


def test_queries_name_their_class_and_leave_the_focus_node_open(shapes: Graph) -> None:
    """So that any engine answers them alike, whether it binds the focus node beforehand or not."""
    for text in shapes.objects(None, SH.select):
        lines = [line.strip() for line in str(text).splitlines() if "this" in line]
        assert lines, text
        assert all(re.match(r"(OPTIONAL )?({ )?(SELECT|GROUP BY) \$this", line) for line in lines), lines


def test_the_shapes_use_only_terms_that_exist(ontology: Graph, shapes: Graph) -> None:
    defined = set(own_terms(ontology))
    used = {node for triple in shapes for node in triple if isinstance(node, URIRef) and node in TIP}
    assert used <= defined, used - defined


def test_a_shape_stands_in_one_file_only(shapes: Graph) -> None:
    for node in (*shapes.subjects(RDF.type, SH.PropertyShape), *shapes.subjects(RDF.type, SH.NodeShape)):
        assert len(list(shapes.objects(node, RDF.type))) == 1
        assert len(list(shapes.objects(node, SH.path))) <= 1, node


def test_concepts_have_a_notation_that_ends_their_address() -> None:
    graph = vocabulary_graph()
    concepts = set(graph.subjects(RDF.type, SKOS.Concept))
    assert len(concepts) > 150
    for node in concepts:
        assert str(node).endswith(f"/{graph.value(node, SKOS.notation)}")
        assert graph.value(node, SKOS.inScheme) == URIRef(str(node).rsplit("/", 1)[0])
