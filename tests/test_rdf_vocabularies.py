"""The vocabularies: labels, definitions, mappings, and that they and the registries know the same values."""

from collections import Counter

import pytest
from rdflib import RDF, Graph, Literal, URIRef

from tipgraph.rdf import DEFAULT_IRIS, authority_graph, vocabulary_graph
from tipgraph.rdf.terms import CITO, DCTERMS, FOAF, ORG, SKOS, TIP, concept
from tipgraph.registry import load_registry
from tipgraph.registry.labels import LANGUAGES, load_labels
from tipgraph.registry.verbs import load_verbs

SCHEMES = {
    "body-kind": 28,
    "kind": 26,
    "name-source": 4,
    "name-verdict": 5,
    "paragraph-kind": 6,
    "role": 7,
    "status": 3,
    "strength": 5,
    "verb": 136,
    "via": 5,
}


@pytest.fixture(scope="module")
def vocabulary() -> Graph:
    return vocabulary_graph()


@pytest.fixture(scope="module")
def authority() -> Graph:
    return authority_graph()


def members(graph: Graph, scheme: str) -> set[URIRef]:
    address = URIRef(str(concept(scheme, "x")).removesuffix("/x"))
    return {node for node in graph.subjects(SKOS.inScheme, address) if isinstance(node, URIRef)}


def test_every_scheme_has_its_concepts_with_labels_and_definitions(vocabulary: Graph) -> None:
    assert {scheme: len(members(vocabulary, scheme)) for scheme in SCHEMES} == SCHEMES
    for node in vocabulary.subjects(RDF.type, SKOS.Concept):
        languages = Counter(label.language for label in vocabulary.objects(node, SKOS.prefLabel))
        assert languages["en"] == 1, node
        assert set(languages.values()) == {1}, node
        assert len(list(vocabulary.objects(node, SKOS.definition))) == 1, node
        others = {str(label) for label in vocabulary.objects(node, SKOS.altLabel)}
        assert not others & {str(label) for label in vocabulary.objects(node, SKOS.prefLabel)}, node


def test_labels_of_different_concepts_of_a_scheme_differ(vocabulary: Graph) -> None:
    for scheme in SCHEMES:
        labels = [
            str(label) for node in members(vocabulary, scheme) for label in vocabulary.objects(node, SKOS.prefLabel)
        ]
        labels = [label for label in labels if label.isascii()]
        assert len(labels) == len(set(labels)) or scheme == "kind", scheme


def test_every_verb_has_a_strength_and_a_property_of_cito(vocabulary: Graph) -> None:
    strengths = {node: int(vocabulary.value(node, TIP.rank)) for node in members(vocabulary, "strength")}
    assert sorted(strengths.values()) == [1, 2, 3, 4, 5]
    for verb in load_verbs():
        node = concept("verb", verb.notation)
        [strength] = vocabulary.objects(node, TIP.strength)
        assert strengths[URIRef(str(strength))] == verb.strength
        [cito] = vocabulary.objects(node, TIP.citationProperty)
        assert cito in CITO


@pytest.mark.parametrize(
    ("weaker", "stronger"),
    [
        ("note", "recognize"),
        ("take-note", "welcome"),
        ("welcome", "commend"),
        ("endorse", "adopt"),
        ("invite", "request"),
        ("request", "urge"),
        ("urge", "demand"),
        ("recall", "reaffirm"),
        ("regret", "deplore"),
        ("deplore", "condemn"),
    ],
)
def test_verbs_are_ordered_as_drafters_order_them(weaker: str, stronger: str) -> None:
    strength = {verb.notation: verb.strength for verb in load_verbs()}
    assert strength[weaker] < strength[stronger]


def test_kinds_are_mapped_to_the_lists_of_others(vocabulary: Graph) -> None:
    european = "http://publications.europa.eu/resource/authority/resource-type/"
    for kind, code in {
        "resolution": "RES",
        "decision": "DEC",
        "protocol": "PROT",
        "treaty": "AGREE_INTERNATION",
    }.items():
        assert (concept("kind", kind), SKOS.closeMatch, URIRef(european + code)) in vocabulary
    treaties = URIRef("http://metadata.un.org/thesaurus/1006683")
    assert (concept("kind", "treaty"), SKOS.closeMatch, treaties) in vocabulary
    assert Literal("résolution", lang="fr") in set(vocabulary.objects(concept("kind", "resolution"), SKOS.prefLabel))


def test_verbs_that_do_what_a_property_of_cito_says_are_matched_with_it(vocabulary: Graph) -> None:
    matched = {
        (str(node).rpartition("/")[2], str(other).rpartition("/")[2])
        for node in members(vocabulary, "verb")
        for other in vocabulary.objects(node, SKOS.closeMatch)
    }
    assert {("confirm", "confirms"), ("support", "supports"), ("terminate", "retracts")} <= matched
    nearest = {verb.notation: verb.cito.removeprefix("cito:") for verb in load_verbs()}
    assert all(nearest[verb] == name for verb, name in matched)


def test_what_condemns_a_state_of_things_does_not_disagree_with_the_text_that_it_cites() -> None:
    """A resolution that condemns breaches of the Geneva Conventions does not disagree with the Conventions."""
    against = {
        "cito:disagreesWith",
        "cito:critiques",
        "cito:disputes",
        "cito:refutes",
        "cito:derides",
        "cito:ridicules",
    }
    assert not {verb.notation for verb in load_verbs() if verb.cito in against}


def test_roles_are_roles_of_the_organization_ontology(vocabulary: Graph) -> None:
    assert all((node, RDF.type, ORG.Role) in vocabulary for node in members(vocabulary, "role"))


def test_bodies_have_a_kind_of_the_scheme_a_page_and_a_parent(vocabulary: Graph, authority: Graph) -> None:
    kinds = members(vocabulary, "body-kind")
    assert set(authority.objects(None, ORG.classification)) == kinds
    crime = DEFAULT_IRIS.body("UNODC")
    assert authority.value(crime, FOAF.homepage) == URIRef("https://www.unodc.org/")
    assert authority.value(DEFAULT_IRIS.body("CCPCJ"), ORG.subOrganizationOf) == DEFAULT_IRIS.body("ECOSOC")
    assert (DEFAULT_IRIS.instrument("A/RES/60/251"), TIP.establishes, DEFAULT_IRIS.body("HRC")) in authority
    nations = DEFAULT_IRIS.body("UN")
    assert authority.value(nations, SKOS.exactMatch) == URIRef("http://www.wikidata.org/entity/Q1065")


def test_official_names_are_in_the_graph_once_a_language(authority: Graph) -> None:
    assembly = DEFAULT_IRIS.body("UNGA")
    assert {label.language for label in authority.objects(assembly, SKOS.prefLabel)} == {"en", *LANGUAGES}
    declaration = DEFAULT_IRIS.instrument("NAME:universal-declaration-of-human-rights")
    names = set(authority.objects(declaration, SKOS.prefLabel))
    assert Literal("Déclaration universelle des droits de l’homme", lang="fr") in names
    assert Literal("Universal Declaration of Human Rights", lang="en") in names
    labelled = {DEFAULT_IRIS.body(label.identifier) for label in load_labels() if label.type == "body"}
    assert all((node, RDF.type, ORG.Organization) in authority for node in labelled)
    for node in set(authority.subjects(SKOS.prefLabel)):
        languages = Counter(label.language for label in authority.objects(node, SKOS.prefLabel))
        assert set(languages.values()) == {1}, node
        others = set(authority.objects(node, SKOS.altLabel))
        assert not others & set(authority.objects(node, SKOS.prefLabel)), node


def test_treaties_say_depositary_volume_and_source(authority: Graph) -> None:
    protocol = DEFAULT_IRIS.instrument("UNTS/2237/39574")
    assert authority.value(protocol, TIP.depositaryReference) == Literal("XVIII-12-a")
    assert authority.value(protocol, TIP.publishedIn) == DEFAULT_IRIS.publication("UNTS/2237")
    assert str(authority.value(protocol, SKOS.editorialNote)).startswith("Source: UN footnotes")
    labour = DEFAULT_IRIS.instrument("ILO/C029")
    assert authority.value(labour, TIP.publishedIn) == DEFAULT_IRIS.publication("UNTS/39")
    references = list(authority.objects(None, TIP.depositaryReference))
    assert len(references) == len(set(references)) >= 60
    named = {DEFAULT_IRIS.instrument(i.identifier) for i in load_registry().instruments if i.part is None}
    assert all((node, SKOS.editorialNote, None) in authority for node in named)
    assert all((node, DCTERMS.title, None) in authority for node in named)
