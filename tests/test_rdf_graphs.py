"""The graphs beside the documents: authority, derived, provenance, vocabularies."""

import datetime

import pytest
from rdflib import RDF, RDFS, Graph, Literal

from rdf_samples import DRAFT, RESOLUTION, sample_graph
from tipgraph.errors import GraphError
from tipgraph.lineage import Relation
from tipgraph.rdf import (
    DEFAULT_IRIS,
    KNOWN_QUERY,
    LINKS_QUERY,
    Link,
    Run,
    Source,
    authority_graph,
    derived_graph,
    ontology_graph,
    provenance_graph,
    vocabulary_graph,
)
from tipgraph.rdf.terms import CITO, DCTERMS, ELI, INSTRUMENT_CLASSES, PROV, SKOS, TIP, concept
from tipgraph.registry import load_registry
from tipgraph.registry.verbs import GROUPS, load_verbs

CITED = str(DEFAULT_IRIS.instrument("A/RES/64/293"))
FIRST, SECOND = (str(DEFAULT_IRIS.instrument(f"A/RES/76/{number}")) for number in (1, 2))


@pytest.fixture(scope="module")
def authority() -> Graph:
    return authority_graph()


def test_a_named_instrument_in_a_resolution_is_its_component(authority: Graph) -> None:
    plan = next(i for i in load_registry().instruments if i.identifier == "A/RES/64/293" and i.part)
    host = DEFAULT_IRIS.instrument("A/RES/64/293")
    node = authority.value(predicate=DCTERMS.title, object=Literal(plan.title, lang="en"))
    assert (node, RDF.type, TIP.Component) in authority
    assert (node, TIP.componentOf, host) in authority
    assert (host, TIP.hasComponent, node) in authority
    assert authority.value(node, TIP.hostPart) == Literal(plan.part)
    assert (host, DCTERMS.title, None) not in authority
    assert (host, SKOS.altLabel, Literal(plan.title, lang="en")) in authority


def test_every_component_has_its_own_name(authority: Graph) -> None:
    carried = [instrument for instrument in load_registry().instruments if instrument.part]
    assert len(set(authority.subjects(RDF.type, TIP.Component))) == len(carried) > 5


def test_a_protocol_supplements_its_convention(authority: Graph) -> None:
    protocol, parent = (DEFAULT_IRIS.instrument(f"UNTS/{volume}/39574") for volume in (2237, 2225))
    assert (protocol, TIP.supplements, parent) in authority
    assert str(authority.value(protocol, DCTERMS.title)).startswith("Protocol to Prevent, Suppress and Punish")


def test_shortcuts_are_read_off_the_citations() -> None:
    graph = sample_graph()
    rows: list[Link] = [
        (str(citing), str(cited), None if title is None else str(title), None if date is None else str(date))
        for citing, cited, title, date in graph.query(LINKS_QUERY)
    ]
    known = {(str(node), str(what)) for node, what in graph.query(KNOWN_QUERY)}
    derived = derived_graph(rows, known=known)
    stated = {
        (str(graph.value(node, CITO.hasCitingEntity)), str(graph.value(node, CITO.hasCitedEntity)))
        for node in graph.subjects(RDF.type, TIP.Citation)
    }
    assert {(str(a), str(b)) for a, b in derived.subject_objects(TIP.cites)} == stated
    assert derived.value(DEFAULT_IRIS.instrument("A/RES/64/293"), TIP.year) == Literal(2010)
    assert (DEFAULT_IRIS.instrument(RESOLUTION), ELI.date_document, None) not in derived


def test_a_title_on_which_all_agree_becomes_the_instruments_own() -> None:
    agreed = derived_graph([(FIRST, CITED, "The Plan", "2010-07-30"), (SECOND, CITED, "The Plan", None)])
    node = DEFAULT_IRIS.instrument("A/RES/64/293")
    assert agreed.value(node, DCTERMS.title) == Literal("The Plan", lang="en")
    assert agreed.value(node, ELI.date_document) == Literal(datetime.date(2010, 7, 30))


def test_titles_and_dates_that_differ_or_are_known_are_left_alone() -> None:
    node = DEFAULT_IRIS.instrument("A/RES/64/293")
    differing = derived_graph([(FIRST, CITED, "The Plan", "2010-07-30"), (SECOND, CITED, "Plan", "2010-07-31")])
    better = derived_graph(
        [(FIRST, CITED, "The Plan", "2010-07-30")], known={(CITED, "title"), (CITED, "date"), (CITED, "resolved")}
    )
    for graph in (differing, better):
        assert (node, DCTERMS.title, None) not in graph
        assert (node, ELI.date_document, None) not in graph
    assert (node, TIP.resolved, None) not in better


def test_a_name_that_nobody_knows_is_unresolved() -> None:
    name = DEFAULT_IRIS.instrument("NAME:some-plan")
    assert derived_graph([(FIRST, str(name), None, None)]).value(name, TIP.resolved) == Literal(False)
    known = derived_graph([(FIRST, str(name), None, None)], known={(str(name), "resolved")})
    assert (name, TIP.resolved, None) not in known


def test_lineage_is_kept_with_what_speaks_for_it() -> None:
    graph = derived_graph(
        [], [Relation(DRAFT, "adoptedAs", "A/RES/76/7", "26 of 26 paragraphs.", 0.97, "text-alignment")]
    )
    draft, adopted = DEFAULT_IRIS.instrument(DRAFT), DEFAULT_IRIS.instrument("A/RES/76/7")
    assert (draft, TIP.adoptedAs, adopted) in graph
    [node] = graph.subjects(RDF.type, TIP.LineageStatement)
    assert (graph.value(node, TIP.lineageSubject), graph.value(node, TIP.lineageObject)) == (draft, adopted)
    assert graph.value(node, RDFS.comment) == Literal("26 of 26 paragraphs.", lang="en")


def test_lineage_describes_only_what_nobody_else_does() -> None:
    known = {(str(DEFAULT_IRIS.instrument(DRAFT)), "type")}
    graph = derived_graph([], [(DRAFT, "draftOf", "A/RES/76/7")], known)
    assert (DEFAULT_IRIS.instrument(DRAFT), TIP.kind, None) not in graph
    assert (DEFAULT_IRIS.instrument("A/RES/76/7"), RDF.type, TIP.Resolution) in graph


def test_host_and_component_name_each_other() -> None:
    graph = derived_graph([], [("A/RES/71/319", "hasComponent", DRAFT)])
    host, component = DEFAULT_IRIS.instrument("A/RES/71/319"), DEFAULT_IRIS.instrument(DRAFT)
    assert (host, TIP.hasComponent, component) in graph
    assert (component, TIP.componentOf, host) in graph


def test_unknown_relations_and_damaged_dates_are_errors() -> None:
    with pytest.raises(GraphError, match="'begat' is no relation"):
        derived_graph([], [(DRAFT, "begat", "A/RES/76/7")])
    with pytest.raises(GraphError, match="'30 July', stated of"):
        derived_graph([(FIRST, CITED, None, "30 July")])


def test_provenance_leads_from_a_document_graph_to_the_bytes() -> None:
    start = datetime.datetime(2026, 11, 22, 9, 0, tzinfo=datetime.UTC)
    earlier, now = (Run(name, "0.1.0", start, start) for name in ("earlier", "now"))
    old = Source("A/RES/71/319", "a.md", "text/markdown", "1" * 64, "f1", run="earlier")
    new = Source(RESOLUTION, "b.txt", "text/plain", "2" * 64, "f2")
    graph = provenance_graph(now, [old, new], [earlier])
    made = DEFAULT_IRIS.document_graph(RESOLUTION)
    assert graph.value(made, PROV.wasGeneratedBy) == DEFAULT_IRIS.run("now")
    assert graph.value(graph.value(made, PROV.wasDerivedFrom), TIP.checksum) == Literal("2" * 64)
    assert graph.value(DEFAULT_IRIS.document_graph("A/RES/71/319"), PROV.wasGeneratedBy) == DEFAULT_IRIS.run("earlier")
    assert graph.value(DEFAULT_IRIS.run("now"), PROV.startedAtTime) == Literal(start)


def test_every_verb_stands_under_one_of_five_groups() -> None:
    graph = vocabulary_graph()
    for verb in load_verbs():
        node = concept("verb", verb.notation)
        assert list(graph.objects(node, SKOS.broader)) == [concept("verb", verb.group)]
        assert {verb.label, *verb.forms} == {
            str(label) for name in (SKOS.prefLabel, SKOS.altLabel) for label in graph.objects(node, name)
        }
    tops = set(graph.subjects(SKOS.topConceptOf, None))
    assert {concept("verb", group) for group in GROUPS} <= tops


def test_the_kind_scheme_and_the_classes_know_the_same_kinds() -> None:
    graph = vocabulary_graph()
    prefix = str(concept("kind", ""))
    kinds = {str(n).removeprefix(prefix) for n in graph.subjects(RDF.type, SKOS.Concept) if str(n).startswith(prefix)}
    assert kinds == set(INSTRUMENT_CLASSES)
    defined = set(ontology_graph().subjects())
    assert all(cls in defined for classes in INSTRUMENT_CLASSES.values() for cls in classes)
