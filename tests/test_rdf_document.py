"""What a document's graph says: itself, its text, citations with their evidence, bodies, memberships."""

import dataclasses
import datetime
from decimal import Decimal

import pytest
from pyoxigraph import DefaultGraph, RdfFormat, Store
from rdflib import RDF, RDFS, Graph, Literal, URIRef
from rdflib.compare import isomorphic

from rdf_samples import DRAFT, PREAMBLE, RESOLUTION, RUN, draft, resolution
from tipgraph.errors import GraphError
from tipgraph.model import Extraction
from tipgraph.rdf import DEFAULT_IRIS, document_graph, ontology_graph
from tipgraph.rdf.terms import CITO, DCTERMS, ELI, OA, ORG, PROV, SKOS, TIP, concept

INSTRUMENT = DEFAULT_IRIS.instrument(RESOLUTION)


@pytest.fixture(scope="module")
def graph() -> Graph:
    return document_graph(resolution(), RUN)


def citations(graph: Graph, label: str) -> list[URIRef]:
    return sorted(graph.subjects(TIP.citingParagraph, DEFAULT_IRIS.paragraph(RESOLUTION, label)))


def quotes(graph: Graph, node: URIRef) -> list[str]:
    return sorted(
        str(quote)
        for words in graph.objects(node, TIP.evidence)
        for selector in graph.objects(words, OA.hasSelector)
        for quote in graph.objects(selector, OA.exact)
    )


def test_the_document_says_what_it_is(graph: Graph) -> None:
    said = {
        TIP.kind: concept("kind", "resolution"),
        TIP.status: concept("status", "adopted"),
        TIP.organ: DEFAULT_IRIS.body("UNGA"),
        ELI.passed_by: DEFAULT_IRIS.body("UNGA"),
        ELI.date_document: Literal(datetime.date(2021, 12, 16)),
        TIP.year: Literal(2021),
        TIP.session: Literal(76),
        TIP.agendaItem: Literal("107"),
        TIP.meeting: Literal("54th plenary meeting"),
        TIP.basedOn: DEFAULT_IRIS.instrument("A/76/457"),
        TIP.isSourceDocument: Literal(True),
        TIP.resolved: Literal(True),
        DCTERMS.identifier: Literal(RESOLUTION),
        DCTERMS.title: Literal("Improving coordination", lang="en"),
        DCTERMS.source: DEFAULT_IRIS.source("0" * 64),
        RDFS.label: Literal("General Assembly resolution 76/186", lang="en"),
    }
    for predicate, value in said.items():
        assert list(graph.objects(INSTRUMENT, predicate)) == [value], predicate


def test_a_draft_says_so_and_is_shown_under_its_title() -> None:
    graph, node = document_graph(draft(), RUN), DEFAULT_IRIS.instrument(DRAFT)
    assert {TIP.Instrument, TIP.Draft, TIP.Declaration} == set(graph.objects(node, RDF.type))
    assert graph.value(node, TIP.status) == concept("status", "under-silence-procedure")
    assert graph.value(node, TIP.silenceUntil) == Literal(datetime.date(2021, 9, 10))
    assert list(graph.objects(node, RDFS.label)) == [Literal("2021 Political Declaration", lang="en")]
    assert (node, ELI.date_document, None) not in graph
    assert (node, ELI.passed_by, None) not in graph


def test_paragraphs_stand_in_order_with_their_text(graph: Graph) -> None:
    rows = sorted(
        (int(graph.value(node, TIP.order)), str(graph.value(node, TIP.paragraphLabel)))
        for node in graph.subjects(RDF.type, TIP.Paragraph)
    )
    assert rows == [(0, "front"), (1, "pp1"), (2, "op1"), (3, "op1(a)")]
    first = DEFAULT_IRIS.paragraph(RESOLUTION, "pp1")
    assert graph.value(first, TIP.text) == Literal(PREAMBLE)
    assert graph.value(first, DCTERMS.isPartOf) == INSTRUMENT
    assert graph.value(DEFAULT_IRIS.paragraph(RESOLUTION, "op1"), TIP.agreementStatus) == Literal("agreed")
    item = DEFAULT_IRIS.paragraph(RESOLUTION, "op1(a)")
    assert graph.value(item, TIP.itemOf) == DEFAULT_IRIS.paragraph(RESOLUTION, "op1")
    assert graph.value(DEFAULT_IRIS.note(RESOLUTION, 0), TIP.noteOf) == item


def test_two_places_are_two_pieces_of_evidence_for_one_citation(graph: Graph) -> None:
    [node] = citations(graph, "pp1")
    assert quotes(graph, node) == ["64/293", "64/293"]
    assert len(set(graph.objects(node, TIP.evidence))) == 2
    assert graph.value(node, TIP.via) == concept("via", "symbol")
    assert graph.value(node, TIP.confidence) == Literal(Decimal("1.0"))
    assert graph.value(node, TIP.statedDate) == Literal(datetime.date(2010, 7, 30))
    assert graph.value(node, CITO.hasCitingEntity) == INSTRUMENT
    assert graph.value(node, CITO.hasCitedEntity) == DEFAULT_IRIS.instrument("A/RES/64/293")
    assert graph.value(node, CITO.hasCitationCharacterization) == CITO.obtainsBackgroundFrom
    assert graph.value(node, PROV.wasGeneratedBy) == URIRef(RUN)


def test_two_verbs_are_two_citations_and_none_is_one_without_a_verb(graph: Graph) -> None:
    treaty = DEFAULT_IRIS.instrument("UNTS/2225/39574")
    nodes = [node for node in citations(graph, "op1(a)") if graph.value(node, CITO.hasCitedEntity) == treaty]
    assert {graph.value(node, TIP.verb) for node in nodes} == {
        concept("verb", "take-note"),
        concept("verb", "reaffirm"),
    }
    assert {str(graph.value(node, TIP.citedProvision)) for node in nodes} == {"articles 24 and 25"}
    [silent] = [node for node in citations(graph, "op1(a)") if node not in nodes]
    assert (silent, TIP.verb, None) not in graph
    assert graph.value(silent, CITO.hasCitationCharacterization) == CITO.cites


def test_words_in_a_footnote_stand_in_the_footnote(graph: Graph) -> None:
    treaty = DEFAULT_IRIS.instrument("UNTS/2225/39574")
    places = {
        graph.value(words, OA.hasSource)
        for node in graph.subjects(CITO.hasCitedEntity, treaty)
        for words in graph.objects(node, TIP.evidence)
    }
    assert places == {DEFAULT_IRIS.note(RESOLUTION, 0)}


def test_a_quote_keeps_what_stands_around_it(graph: Graph) -> None:
    rows = {
        (str(graph.value(quote, OA.prefix)), str(graph.value(quote, OA.suffix)))
        for quote in graph.subjects(OA.exact, Literal("64/293"))
    }
    assert ("Recalling its resolution ", PREAMBLE[31:63]) in rows


def test_every_position_cuts_its_quote_out_of_the_text(graph: Graph) -> None:
    mentions = list(graph.subjects(RDF.type, TIP.Mention))
    assert len(mentions) >= 10
    for mention in mentions:
        selectors = list(graph.objects(mention, OA.hasSelector))
        [(start, end)] = [
            (int(graph.value(s, OA.start)), int(graph.value(s, OA.end)))
            for s in selectors
            if (s, OA.start, None) in graph
        ]
        [exact] = [str(graph.value(s, OA.exact)) for s in selectors if (s, OA.exact, None) in graph]
        text = str(graph.value(graph.value(mention, OA.hasSource), TIP.text))
        assert text[start:end] == exact


def test_the_words_of_the_verb_are_kept_with_its_tone(graph: Graph) -> None:
    [node] = [n for n in citations(graph, "op1(a)") if graph.value(n, TIP.verb) == concept("verb", "take-note")]
    use = graph.value(node, TIP.verbUse)
    assert graph.value(use, TIP.modifier) == Literal("with appreciation")
    assert graph.value(use, TIP.governs) == DEFAULT_IRIS.paragraph(RESOLUTION, "op1(a)")
    assert graph.value(use, OA.hasSource) == DEFAULT_IRIS.paragraph(RESOLUTION, "op1")
    assert concept("verb", "recall") in set(graph.objects(DEFAULT_IRIS.paragraph(RESOLUTION, "pp1"), TIP.usesVerb))


def test_cited_instruments_are_described(graph: Graph) -> None:
    treaty = DEFAULT_IRIS.instrument("UNTS/2225/39574")
    assert (treaty, RDF.type, TIP.Treaty) in graph
    assert graph.value(treaty, TIP.volume) == Literal("2225")
    assert graph.value(treaty, TIP.registrationNumber) == Literal("39574")
    assert (DEFAULT_IRIS.instrument("SDG/8.7"), RDF.type, TIP.Target) in graph
    for node in graph.objects(None, CITO.hasCitedEntity):
        assert (node, RDFS.label, None) in graph
        assert (node, TIP.kind, None) in graph


def test_memberships_say_role_time_and_who_says_so(graph: Graph) -> None:
    rows = {
        (
            str(graph.value(graph.value(node, ORG.member), DCTERMS.identifier)),
            graph.value(node, ORG.role),
            graph.value(node, TIP.time),
            graph.value(node, TIP.assertedIn),
        )
        for node in graph.subjects(RDF.type, ORG.Membership)
    }
    assert rows == {
        ("UNODC", concept("role", "coordinator"), Literal("2021"), DEFAULT_IRIS.paragraph(RESOLUTION, "op1")),
        ("UNHCR", concept("role", "member"), None, DEFAULT_IRIS.paragraph(RESOLUTION, "op1(a)")),
    }
    unodc = DEFAULT_IRIS.body("UNODC")
    assert graph.value(unodc, RDFS.label) == Literal("United Nations Office on Drugs and Crime", lang="en")
    assert graph.value(unodc, SKOS.notation) == Literal("UNODC")


def test_what_was_not_resolved_is_kept_with_the_reason(graph: Graph) -> None:
    [node] = graph.subjects(RDF.type, TIP.UnresolvedReference)
    assert graph.value(node, TIP.reason) == Literal("two antecedents")
    assert (node, TIP.mentions, None) not in graph


def test_equal_input_gives_equal_triples_without_blank_nodes(graph: Graph) -> None:
    again = document_graph(resolution(), RUN)
    assert set(again) == set(graph)
    assert all(isinstance(node, URIRef) for node in graph.subjects())


def test_the_order_of_what_was_found_does_not_matter(graph: Graph) -> None:
    found = resolution()
    turned = dataclasses.replace(
        found, citations=found.citations[::-1], mentions=found.mentions[::-1], memberships=found.memberships[::-1]
    )
    assert set(document_graph(turned, RUN)) == set(graph)


def test_the_graph_goes_through_an_oxigraph_store_unchanged(graph: Graph) -> None:
    store = Store()
    store.load(graph.serialize(format="nt").encode(), RdfFormat.N_TRIPLES)
    back = Graph().parse(data=store.dump(format=RdfFormat.N_TRIPLES, from_graph=DefaultGraph()), format="nt")
    assert len(back) == len(graph)
    assert isomorphic(_without_numbers(back), _without_numbers(graph))


def _without_numbers(graph: Graph) -> Graph:
    """Oxigraph may write 1.0 as 1; what must stay exact are strings, dates and IRIs."""
    kept = Graph()
    for triple in graph:
        if triple[1] != TIP.confidence:
            kept.add(triple)
    return kept


def test_every_term_of_ours_is_in_the_ontology(graph: Graph) -> None:
    defined = set(ontology_graph().subjects())
    used = {node for triple in graph + document_graph(draft(), RUN) for node in triple if node in TIP}
    assert len(used) > 40
    assert used <= defined


def test_a_footnote_that_is_not_there_is_an_error() -> None:
    found = resolution()
    broken = dataclasses.replace(found, document=dataclasses.replace(found.document, notes=()))
    with pytest.raises(GraphError, match="no footnote '7'"):
        document_graph(broken, RUN)


def test_a_paragraph_that_is_not_there_is_an_error() -> None:
    found = resolution()
    stray = dataclasses.replace(found.citations[0], paragraph="pp99")
    with pytest.raises(GraphError, match=r"A/RES/76/186 has no paragraph 'pp99'"):
        document_graph(dataclasses.replace(found, citations=(stray,)), RUN)


def test_a_target_that_is_no_identifier_is_an_error() -> None:
    found = resolution()
    stray = dataclasses.replace(found.citations[0], target="resolution 5")
    with pytest.raises(GraphError, match="no identifier"):
        document_graph(dataclasses.replace(found, citations=(stray,)), RUN)


def test_the_five_documents_can_be_mapped(extractions: dict[str, Extraction]) -> None:
    assert len(extractions) == 5
    for extraction in extractions.values():
        graph = document_graph(extraction, RUN)
        pairs = {(c.paragraph, v, c.target, c.provision) for c in extraction.citations for v in c.intents or (None,)}
        assert len(set(graph.subjects(RDF.type, TIP.Citation))) == len(pairs) > 10
