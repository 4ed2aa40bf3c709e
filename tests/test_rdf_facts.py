"""Stated facts, publications, headings and contradicting links in the graph of one document and of the five."""

import dataclasses

import pytest
from rdflib import RDF, RDFS, SKOS, Graph, Literal, URIRef

from rdf_samples import OPERATIVE, RESOLUTION, RUN, resolution
from tipgraph.errors import GraphError
from tipgraph.model import Disagreement, Extraction, StatedFact, Subject
from tipgraph.rdf import DEFAULT_IRIS, document_graph, ontology_graph
from tipgraph.rdf.terms import DCTERMS, ELI, OA, PROV, TIP, concept
from tipgraph.store import GraphReader

PREFIXES = """
PREFIX tip: <https://w3id.org/tipgraph/ontology#> PREFIX eli: <http://data.europa.eu/eli/ontology#>
PREFIX dcterms: <http://purl.org/dc/terms/> PREFIX oa: <http://www.w3.org/ns/oa#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
"""
PLAN = "NAME:united-nations-global-plan-of-action-to-combat-trafficking-in-persons"
DAY = "world-day-against-trafficking-in-persons"


def fact(relation: str, subject: str, thing: str, object_type: str, subject_type: str = "instrument") -> StatedFact:
    words = "Inter-Agency Coordination Group"
    start = OPERATIVE.index(words)
    return StatedFact(
        relation, subject, thing, subject_type, object_type, "op1", words, start, start + len(words), None, "sample"
    )


FACTS = (
    fact("adopted-by", PLAN, "A/RES/64/293", "instrument"),
    fact("adopted-by", PLAN, "UNGA", "body"),
    fact("supplements", "UNTS/2237/39574", "UNTS/2225/39574", "instrument"),
    fact("establishes", "A/RES/61/180", "ICAT", "body"),
    fact("designates", "A/RES/68/192", DAY, "event"),
    fact("observed-on", DAY, "--07-30", "day", "event"),
    fact("observed-on", "international-year-of-soils", "2015", "day", "event"),
    fact("amends", "UNTS/606/8791", "UNTS/189/2545", "instrument"),
    fact("published-in", "A/75/53", "UNGA/75/supplement-53", "publication"),
)


def extraction() -> Extraction:
    made = resolution()
    subjects = (
        Subject("https://metadata.un.org/thesaurus/1006622", "trafficking_in_persons", "UNBIS"),
        Subject("http://metadata.un.org/sdg/8.7", "8.7", "SDG"),
    )
    words = "UNODC"
    start = OPERATIVE.index(words)
    disagreement = Disagreement(
        "op1",
        None,
        words,
        start,
        start + len(words),
        "A/RES/64/293",
        "A/RES/46/293",
        "http://undocs.org/A/RES/46/293",
        "The link leads to another resolution.",
    )
    document = dataclasses.replace(made.document, subjects=subjects)
    return dataclasses.replace(made, document=document, facts=FACTS, disagreements=(disagreement,))


@pytest.fixture(scope="module")
def graph() -> Graph:
    return document_graph(extraction(), RUN)


def test_a_fact_is_a_triple_and_a_statement_beside_it(graph: Graph) -> None:
    iris = DEFAULT_IRIS
    expected = {
        (iris.instrument(PLAN), TIP.adoptedBy, iris.instrument("A/RES/64/293")),
        (iris.instrument(PLAN), ELI.passed_by, iris.body("UNGA")),
        (iris.instrument("UNTS/2237/39574"), TIP.supplements, iris.instrument("UNTS/2225/39574")),
        (iris.instrument("A/RES/61/180"), TIP.establishes, iris.body("ICAT")),
        (iris.instrument("A/RES/68/192"), TIP.designates, iris.event(DAY)),
        (iris.instrument("UNTS/606/8791"), TIP.amends, iris.instrument("UNTS/189/2545")),
        (iris.instrument("A/75/53"), TIP.publishedIn, iris.publication("UNGA/75/supplement-53")),
        (iris.event(DAY), TIP.observedOn, Literal("--07-30")),
        (iris.event("international-year-of-soils"), TIP.observedOn, Literal("2015")),
    }
    assert all(triple in graph for triple in expected)
    stated = {
        (
            graph.value(node, TIP.factSubject),
            graph.value(node, TIP.factRelation),
            graph.value(node, TIP.factObject) or graph.value(node, TIP.factValue),
        )
        for node in graph.subjects(RDF.type, TIP.StatedFact)
    }
    assert stated == expected


def test_a_statement_says_where_it_stands_and_which_run_read_it(graph: Graph) -> None:
    for node in graph.subjects(RDF.type, TIP.StatedFact):
        assert graph.value(node, TIP.assertedIn) == DEFAULT_IRIS.paragraph(RESOLUTION, "op1")
        assert graph.value(node, PROV.wasGeneratedBy) == URIRef(RUN)
        assert graph.value(node, TIP.rule) == Literal("sample")
        [words] = graph.objects(node, TIP.evidence)
        quotes = {graph.value(selector, OA.exact) for selector in graph.objects(words, OA.hasSelector)}
        assert Literal("Inter-Agency Coordination Group") in quotes


def test_what_a_fact_names_is_described(graph: Graph) -> None:
    iris = DEFAULT_IRIS
    supplement = iris.publication("UNGA/75/supplement-53")
    assert {TIP.Publication, TIP.OfficialRecordsSupplement} == set(graph.objects(supplement, RDF.type))
    assert graph.value(supplement, TIP.session) == Literal(75)
    assert graph.value(supplement, TIP.supplementNumber) == Literal("53")
    assert graph.value(supplement, TIP.organ) == iris.body("UNGA")
    volume = graph.value(iris.instrument("UNTS/2225/39574"), TIP.publishedIn)
    assert (volume, RDF.type, TIP.TreatySeriesVolume) in graph
    assert graph.value(volume, RDFS.label) == Literal("United Nations, Treaty Series, vol. 2225", lang="en")
    assert graph.value(iris.instrument(PLAN), TIP.kind) == concept("kind", "plan")
    assert (iris.event(DAY), RDF.type, TIP.Observance) in graph
    assert graph.value(iris.event(DAY), TIP.recurrence) == Literal("P1Y")
    assert (iris.event("international-year-of-soils"), TIP.recurrence, None) not in graph


def test_a_relation_that_nobody_knows_is_an_error() -> None:
    strange = dataclasses.replace(extraction(), facts=(fact("begets", PLAN, "A/RES/64/293", "instrument"),))
    with pytest.raises(GraphError, match="'begets' is no relation"):
        document_graph(strange, RUN)


def test_subject_headings_stand_under_the_iris_of_the_united_nations(graph: Graph) -> None:
    document = DEFAULT_IRIS.instrument(RESOLUTION)
    heading = URIRef("http://metadata.un.org/thesaurus/1006622")
    assert set(graph.objects(document, DCTERMS.subject)) == {heading, DEFAULT_IRIS.instrument("SDG/8.7")}
    assert graph.value(heading, RDFS.label) == Literal("TRAFFICKING IN PERSONS", lang="en")
    assert dict(graph.subject_objects(SKOS.inScheme)) == {
        heading: URIRef("http://metadata.un.org/thesaurus/00"),
        DEFAULT_IRIS.instrument("SDG/8.7"): URIRef("http://metadata.un.org/sdg"),
    }
    assert Literal("8.7", lang="en") not in set(graph.objects(DEFAULT_IRIS.instrument("SDG/8.7"), RDFS.label))


def test_a_link_that_contradicts_the_words_keeps_both_targets(graph: Graph) -> None:
    [node] = graph.subjects(RDF.type, TIP.LinkDisagreement)
    assert graph.value(node, TIP.printedTarget) == DEFAULT_IRIS.instrument("A/RES/64/293")
    assert graph.value(node, TIP.linkedTarget) == DEFAULT_IRIS.instrument("A/RES/46/293")
    assert graph.value(node, TIP.linkAddress) == Literal("http://undocs.org/A/RES/46/293")
    assert graph.value(node, TIP.reason) == Literal("The link leads to another resolution.")
    assert graph.value(node, OA.hasSource) == DEFAULT_IRIS.paragraph(RESOLUTION, "op1")


def test_every_term_of_ours_is_in_the_ontology(graph: Graph) -> None:
    defined = set(ontology_graph().subjects())
    assert {node for triple in graph for node in triple if node in TIP} <= defined


def rows(reader: GraphReader, query: str) -> list[tuple[str, ...]]:
    return [tuple(str(term) for term in row) for row in reader.select(PREFIXES + query).rows]


def test_the_five_documents_say_who_adopted_the_plan(built_reader: GraphReader) -> None:
    found = rows(
        built_reader,
        """SELECT ?identifier ?label ?exact WHERE {
          ?fact a tip:StatedFact ; tip:factRelation tip:adoptedBy ; tip:factObject/dcterms:identifier "A/RES/64/293" ;
            tip:factSubject/dcterms:identifier ?identifier ; tip:assertedIn/tip:paragraphLabel ?label ;
            tip:evidence/oa:hasSelector/oa:exact ?exact }""",
    )
    words = (
        "United Nations Global Plan of Action to Combat Trafficking in Persons, adopted by the General Assembly in its "
        "resolution 64/293"
    )
    assert found == [(PLAN, "pp7", words)]


def test_the_five_documents_say_which_resolution_designated_the_day(built_reader: GraphReader) -> None:
    found = rows(
        built_reader,
        """SELECT ?by ?on ?again WHERE { ?resolution tip:designates ?day ; dcterms:identifier ?by .
          ?day a tip:Observance ; tip:observedOn ?on ; tip:recurrence ?again }""",
    )
    assert set(found) == {("A/RES/68/192", "--07-30", "P1Y")}


def test_the_five_documents_say_where_things_are_published(built_reader: GraphReader) -> None:
    found = rows(
        built_reader,
        """SELECT DISTINCT ?what ?where WHERE { ?fact tip:factRelation tip:publishedIn ;
          tip:factSubject/dcterms:identifier ?what ; tip:factObject/dcterms:identifier ?where }""",
    )
    assert {("UNTS/2225/39574", "UNTS/2225"), ("A/75/53", "UNGA/75/supplement-53")} < set(found)
    assert ("E/2018/30", "ECOSOC/2018/supplement-10") in found


def test_a_declaration_is_one_work_with_a_text_in_each_host(built_reader: GraphReader) -> None:
    found = rows(
        built_reader,
        """SELECT ?year ?host ?part ?status WHERE {
          ?text a tip:HostedComponent ; eli:realizes ?work ; dcterms:isPartOf/dcterms:identifier ?host ;
            tip:hostPart ?part ; tip:status/skos:notation ?status .
          ?work dcterms:title ?title ; tip:year ?year ; eli:is_realized_by ?text .
          FILTER (STRSTARTS(?title, "Political Declaration on the Implementation of the United Nations Global Plan")) }""",
    )
    assert set(found) == {
        ("2017", "A/RES/71/319", "annex", "draft"),
        ("2017", "A/RES/72/1", "body", "adopted"),
        ("2021", "A/RES/76/7", "annex", "adopted"),
    }


def test_drafts_say_their_status_revision_and_deadline(built_reader: GraphReader) -> None:
    found = rows(
        built_reader,
        """SELECT ?status ?revision ?until WHERE {
          ?draft a tip:Draft ; tip:isSourceDocument true ; tip:status/skos:notation ?status
          OPTIONAL { ?draft tip:revision ?revision } OPTIONAL { ?draft tip:silenceUntil ?until } }""",
    )
    assert set(found) == {("under-silence-procedure", "None", "2017-07-25"), ("draft", "REV4", "None")}
    states = rows(built_reader, "SELECT DISTINCT ?state WHERE { ?paragraph tip:agreementStatus ?state }")
    assert set(states) == {("agreed",), ("ad ref",)}
