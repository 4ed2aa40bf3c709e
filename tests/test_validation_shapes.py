"""A correct graph conforms; broken on purpose, it is caught by the shape that is there for it."""

import datetime
from collections.abc import Callable
from decimal import Decimal

import pytest
from rdflib import RDF, RDFS, Graph, Literal, URIRef

from rdf_samples import DRAFT, RESOLUTION, RUN, draft, resolution, sample_graph
from shapes_engines import stored, with_what_it_names
from tipgraph.lineage import Relation
from tipgraph.rdf import (
    DEFAULT_IRIS,
    KNOWN_QUERY,
    LINKS_QUERY,
    Run,
    Source,
    authority_graph,
    derived_graph,
    document_graph,
    provenance_graph,
    vocabulary_graph,
)
from tipgraph.rdf.terms import CITO, DCTERMS, ELI, OA, ORG, PROV, SKOS, TIP, concept
from tipgraph.validation import Report, Severity, audit, validate

INSTRUMENT = DEFAULT_IRIS.instrument(RESOLUTION)
TREATY = DEFAULT_IRIS.instrument("UNTS/2225/39574")
PREAMBLE = DEFAULT_IRIS.paragraph(RESOLUTION, "pp1")
OPERATIVE = DEFAULT_IRIS.paragraph(RESOLUTION, "op1")
CONCEPTS = vocabulary_graph()
HOST = DEFAULT_IRIS.instrument("A/RES/64/293")


def whole_graph() -> Graph:
    """The sample with everything that is derived from it."""
    graph = sample_graph()
    links = [tuple(None if cell is None else str(cell) for cell in row) for row in graph.query(LINKS_QUERY)]
    known = {(str(row[0]), str(row[1])) for row in graph.query(KNOWN_QUERY)}
    relation = Relation(DRAFT, "adoptedAs", "A/RES/76/7", "26 of 26 paragraphs.", 0.97, "text-alignment")
    graph += derived_graph(links, [relation], known)
    return graph


@pytest.fixture(scope="module")
def unbroken() -> Graph:
    return whole_graph()


@pytest.fixture
def graph(unbroken: Graph) -> Graph:
    return Graph() + unbroken


def serious(report: Report) -> set[str]:
    """The shapes of violations and warnings; the sample has a citation without a verb, which is information."""
    return {finding.shape for finding in report.results if finding.severity is not Severity.INFO}


def citation(graph: Graph, paragraph: URIRef = PREAMBLE) -> URIRef:
    return sorted(graph.subjects(TIP.citingParagraph, paragraph))[0]


def evidence(graph: Graph) -> URIRef:
    return sorted(graph.objects(citation(graph), TIP.evidence))[0]


def selector(graph: Graph, kind: URIRef) -> URIRef:
    return next(node for node in graph.objects(evidence(graph), OA.hasSelector) if (node, RDF.type, kind) in graph)


def misquote(graph: Graph) -> None:
    graph.set((selector(graph, OA.TextQuoteSelector), OA.exact, Literal("64/294")))


def shift_by_one_character(graph: Graph) -> None:
    position = selector(graph, OA.TextPositionSelector)
    for end in (OA.start, OA.end):
        graph.set((position, end, Literal(int(graph.value(position, end)) + 1)))


def cut_the_paragraph(graph: Graph) -> None:
    graph.set((PREAMBLE, TIP.text, Literal("Recalling")))


def drop_the_quote(graph: Graph) -> None:
    graph.remove((evidence(graph), OA.hasSelector, selector(graph, OA.TextQuoteSelector)))


def two_places(graph: Graph) -> None:
    graph.add((evidence(graph), OA.hasSource, OPERATIVE))


def foreign_text(graph: Graph) -> None:
    graph.set((evidence(graph), OA.hasSource, URIRef(f"{PREAMBLE}x")))


def name_nothing(graph: Graph) -> None:
    graph.set((evidence(graph), TIP.mentions, URIRef("https://example.org/nothing")))


def second_target(graph: Graph) -> None:
    graph.add((citation(graph), CITO.hasCitedEntity, TREATY))


def untyped_target(graph: Graph) -> None:
    graph.remove((TREATY, RDF.type, None))


def no_paragraph(graph: Graph) -> None:
    graph.remove((citation(graph), TIP.citingParagraph, None))


def two_verbs(graph: Graph) -> None:
    graph.add((citation(graph), TIP.verb, concept("verb", "welcome")))


def unknown_verb(graph: Graph) -> None:
    graph.set((citation(graph), TIP.verb, concept("verb", "yodel")))


def verb_group_as_verb(graph: Graph) -> None:
    graph.set((citation(graph), TIP.verb, concept("verb", "reinforcing")))


def no_evidence(graph: Graph) -> None:
    graph.remove((citation(graph), TIP.evidence, None))


def evidence_elsewhere(graph: Graph) -> None:
    other = next(graph.objects(citation(graph, DEFAULT_IRIS.paragraph(DRAFT, "4bis")), TIP.evidence))
    graph.set((citation(graph), TIP.evidence, other))


def note_of_another_paragraph(graph: Graph) -> None:
    graph.set((DEFAULT_IRIS.note(RESOLUTION, 0), TIP.noteOf, PREAMBLE))


def foreign_paragraph(graph: Graph) -> None:
    graph.set((citation(graph), CITO.hasCitingEntity, DEFAULT_IRIS.instrument(DRAFT)))


def more_than_sure(graph: Graph) -> None:
    graph.set((citation(graph), TIP.confidence, Literal(Decimal("1.5"))))


def no_run(graph: Graph) -> None:
    graph.remove((citation(graph), PROV.wasGeneratedBy, None))


def write_it_twice(graph: Graph) -> None:
    first = citation(graph)
    for _, predicate, value in list(graph.triples((first, None, None))):
        graph.add((DEFAULT_IRIS.citation("again"), predicate, value))


def same_place_in_order(graph: Graph) -> None:
    graph.set((PREAMBLE, TIP.order, graph.value(OPERATIVE, TIP.order)))


def unreadable_label(graph: Graph) -> None:
    graph.set((PREAMBLE, TIP.paragraphLabel, Literal("the first one")))


def two_texts(graph: Graph) -> None:
    graph.add((PREAMBLE, TIP.text, Literal("Another paragraph with the same label")))


def blank_in_identifier(graph: Graph) -> None:
    graph.set((INSTRUMENT, DCTERMS.identifier, Literal("A/RES/76 /186")))


def another_identifier(graph: Graph) -> None:
    graph.set((INSTRUMENT, DCTERMS.identifier, Literal("A/RES/76/187")))


def eighteenth_goal(graph: Graph) -> None:
    graph.set((DEFAULT_IRIS.instrument("SDG/8.7"), DCTERMS.identifier, Literal("SDG/18.7")))


def no_label(graph: Graph) -> None:
    graph.remove((TREATY, RDFS.label, None))


def shortcut_too_many(graph: Graph) -> None:
    graph.add((INSTRUMENT, TIP.cites, DEFAULT_IRIS.instrument("A/76/457")))


def shortcut_missing(graph: Graph) -> None:
    graph.remove((INSTRUMENT, TIP.cites, TREATY))


def draft_without_status(graph: Graph) -> None:
    graph.remove((DEFAULT_IRIS.instrument(DRAFT), TIP.status, None))


def draft_with_adoption(graph: Graph) -> None:
    graph.add((DEFAULT_IRIS.instrument(DRAFT), ELI.date_document, Literal(datetime.date(2021, 9, 1))))


def membership_without_role(graph: Graph) -> None:
    graph.remove((None, ORG.role, concept("role", "coordinator")))


def membership_without_paragraph(graph: Graph) -> None:
    graph.remove((None, TIP.assertedIn, OPERATIVE))


def two_hosts(graph: Graph) -> None:
    plan = DEFAULT_IRIS.instrument("NAME:plan")
    graph.add((plan, RDF.type, TIP.Component))
    graph.add((plan, TIP.componentOf, HOST))
    graph.add((plan, TIP.componentOf, INSTRUMENT))


def one_sided_component(graph: Graph) -> None:
    graph.add((HOST, TIP.hasComponent, TREATY))


def same_number_twice(graph: Graph) -> None:
    other = DEFAULT_IRIS.instrument("UNTS/2225/39574-a")
    for _, predicate, value in list(graph.triples((TREATY, None, None))):
        graph.add((other, predicate, value))
    graph.set((other, DCTERMS.identifier, Literal("UNTS/2225/39574-a")))


def two_preferred_labels(graph: Graph) -> None:
    graph.add((concept("verb", "recall"), SKOS.prefLabel, Literal("call to mind", lang="en")))


def circular_series(graph: Graph) -> None:
    graph.add((HOST, TIP.precededBy, INSTRUMENT))
    graph.add((INSTRUMENT, TIP.precededBy, HOST))


def lineage_taken_back(graph: Graph) -> None:
    graph.remove((None, TIP.adoptedAs, None))


def verb_governs_nothing(graph: Graph) -> None:
    graph.remove((None, TIP.governs, PREAMBLE))


def body_without_name(graph: Graph) -> None:
    graph.remove((DEFAULT_IRIS.body("ICAT"), RDFS.label, None))


BREAKS: list[tuple[Callable[[Graph], None], str]] = [
    (misquote, "quote-is-in-text"),
    (shift_by_one_character, "quote-is-in-text"),
    (cut_the_paragraph, "quote-is-in-text"),
    (drop_the_quote, "mention-is-whole"),
    (two_places, "mention-in-one-place"),
    (foreign_text, "words-have-a-text"),
    (name_nothing, "mention-names-a-thing"),
    (name_nothing, "evidence-names-the-target"),
    (second_target, "citation-target"),
    (untyped_target, "citation-target"),
    (no_paragraph, "citation-paragraph"),
    (two_verbs, "citation-verb"),
    (unknown_verb, "verb-of-the-scheme"),
    (verb_group_as_verb, "verb-of-the-scheme"),
    (no_evidence, "citation-evidence"),
    (evidence_elsewhere, "evidence-in-its-paragraph"),
    (note_of_another_paragraph, "evidence-in-its-paragraph"),
    (foreign_paragraph, "paragraph-of-the-citing-instrument"),
    (more_than_sure, "citation-confidence"),
    (no_run, "citation-run"),
    (write_it_twice, "citation-once"),
    (same_place_in_order, "paragraph-order-unique"),
    (unreadable_label, "paragraph-label"),
    (two_texts, "paragraph-text"),
    (blank_in_identifier, "instrument-identifier"),
    (another_identifier, "identifier-is-iri-tail"),
    (eighteenth_goal, "target-identifier"),
    (no_label, "instrument-label"),
    (shortcut_too_many, "shortcut-has-citation"),
    (shortcut_missing, "citation-has-shortcut"),
    (draft_without_status, "draft-has-status"),
    (draft_with_adoption, "draft-not-adopted"),
    (membership_without_role, "membership-role"),
    (membership_without_paragraph, "membership-paragraph"),
    (two_hosts, "component-host"),
    (one_sided_component, "component-both-ways"),
    (same_number_twice, "treaty-number-unique"),
    (two_preferred_labels, "concept-label"),
    (circular_series, "lineage-without-circle"),
    (lineage_taken_back, "lineage-is-stated"),
    (verb_governs_nothing, "verb-use-paragraph"),
    (body_without_name, "body-label"),
]


def test_an_unbroken_graph_conforms_without_warnings(graph: Graph) -> None:
    report = validate(graph)
    assert report.conforms
    assert serious(report) == set()
    assert report.nodes > 50


def test_single_documents_conform_by_themselves() -> None:
    for extraction in (resolution(), draft()):
        assert serious(validate(document_graph(extraction, RUN))) == set()


@pytest.mark.parametrize(("break_it", "shape"), BREAKS, ids=[f"{b.__name__}-{s}" for b, s in BREAKS])
def test_what_is_broken_is_caught(graph: Graph, break_it: Callable[[Graph], None], shape: str) -> None:
    break_it(graph)
    with stored(with_what_it_names(graph, CONCEPTS)) as reader:
        report = audit(reader)
    caught = [finding for finding in report.results if finding.shape == shape]
    assert caught, {finding.shape for finding in report.results}
    assert {finding.severity for finding in caught} == {Severity.VIOLATION}
    assert not report.conforms


def test_a_citation_of_the_future_is_a_warning_only(graph: Graph) -> None:
    graph.set((TREATY, TIP.year, Literal(2030)))
    report = validate(graph)
    assert report.conforms
    assert serious(report) == {"nothing-cites-the-future"}
    assert report.count(Severity.WARNING) > 0


def test_the_registries_conform_but_may_doubt_their_numbers() -> None:
    with stored(authority_graph(), CONCEPTS) as reader:
        report = audit(reader)
    assert report.conforms, report.results
    assert serious(report) <= {"shared-number-needs-parent"}


WRITTEN = (
    "A/RES/64/293 A/RES/S-26/2 A/RES/ES-10/15 A/RES/217(III)[A] A/RES/53/243[A-B] S/RES/2331(2016) E/RES/2021/25 "
    "E/CN.4/Sub.2/RES/2002/1 A/HRC/RES/44/4 CTOC/COP/RES/10/3 UNEP/EA.4/RES/10 UNEP/EA.SS.1/RES/1 HSP/HA.1/RES/2 "
    "GC(67)/RES/13 GC(62)/RES/9A GC.18/Res.9"
).split()


@pytest.mark.parametrize(("identifiers", "wrong"), [(WRITTEN, 0), (["A/RES/64", "E/CN.4/RES/5", "S/RES/2331"], 3)])
def test_resolutions_may_be_written_as_their_bodies_write_them(identifiers: list[str], wrong: int) -> None:
    graph = Graph()
    for identifier in identifiers:
        node = DEFAULT_IRIS.instrument(identifier)
        graph.add((node, RDF.type, TIP.Instrument))
        graph.add((node, RDF.type, TIP.Resolution))
        graph.add((node, DCTERMS.identifier, Literal(identifier)))
        graph.add((node, RDFS.label, Literal(identifier, lang="en")))
        graph.add((node, TIP.kind, concept("kind", "resolution")))
    assert len(validate(graph).results) == wrong


def test_provenance_conforms_and_a_run_that_ends_before_it_starts_does_not() -> None:
    start = datetime.datetime(2026, 11, 22, 9, 0, tzinfo=datetime.UTC)
    source = Source(RESOLUTION, "sample.txt", "text/plain", "0" * 64, "abc")
    good = Run("one", "0.1.0", start, start + datetime.timedelta(seconds=5))
    bad = Run("two", "0.1.0", start, start - datetime.timedelta(seconds=5))
    assert validate(provenance_graph(good, [source])).results == ()
    assert {finding.shape for finding in validate(provenance_graph(bad, [source])).results} == {"run-start"}


def test_the_context_is_known_but_not_reported() -> None:
    graph = sample_graph()
    kept = Graph()
    for triple in list(graph.triples((TREATY, None, None))):
        graph.remove(triple)
        kept.add(triple)
    assert serious(validate(graph)) == {"citation-target", "mention-names-a-thing"}
    assert serious(validate(graph, context=kept)) == set()
    kept.remove((TREATY, RDFS.label, None))
    kept.add((URIRef("https://example.org/elsewhere"), RDF.type, TIP.Instrument))
    assert serious(validate(graph, context=kept)) == set()
