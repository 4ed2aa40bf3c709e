"""One pair of the Treaty Series, two treaties: from the words to the citation, its IRI and the graph."""

import dataclasses
from functools import cache

import pytest
from rdflib import RDF, Literal

from extraction_documents import document
from tipgraph.extraction import Extractor
from tipgraph.model import Citation, Document, Extraction
from tipgraph.rdf import DEFAULT_IRIS, authority_graph, document_graph
from tipgraph.rdf.terms import CITO, TIP
from tipgraph.validation import validate

CONVENTION = "UNTS/1678/29004"
PROTOCOL = "UNTS/1678/29004-fixed-platforms-protocol"
COVENANT = "UNTS/999/14668"
OPTIONAL_PROTOCOL = "UNTS/999/14668-optional-protocol"
CONVENTION_NAME = "Convention for the Suppression of Unlawful Acts against the Safety of Maritime Navigation"
PROTOCOL_NAME = "Protocol for the Suppression of Unlawful Acts against the Safety of Fixed Platforms Located on the Continental Shelf"
PAIR = "United Nations, Treaty Series, vol. 1678, No. 29004."


@cache
def extractor() -> Extractor:
    return Extractor()


def both() -> Document:
    text = f"Recalling the {CONVENTION_NAME}[1] and the {PROTOCOL_NAME},[2]"
    made = document(text, notes={"1": PAIR, "2": PAIR})
    return dataclasses.replace(made, description=dataclasses.replace(made.description, id="A/RES/76/186"))


def in_notes(extraction: Extraction) -> dict[str | None, set[str]]:
    found: dict[str | None, set[str]] = {}
    for citation in extraction.citations:
        found.setdefault(citation.note, set()).add(citation.target)
    return found


@pytest.mark.parametrize(
    ("text", "notes", "expected"),
    [
        (f"Recalling the {CONVENTION_NAME},[1]", {"1": PAIR}, {None: {CONVENTION}, "1": {CONVENTION}}),
        (f"Recalling the {PROTOCOL_NAME},[1]", {"1": PAIR}, {None: {PROTOCOL}, "1": {PROTOCOL}}),
        ("Recalling the Fixed Platforms Protocol,[1]", {"1": PAIR}, {None: {PROTOCOL}, "1": {PROTOCOL}}),
        (
            f"Recalling the {CONVENTION_NAME}[1] and the {PROTOCOL_NAME},[2]",
            {"1": PAIR, "2": "Ibid."},
            {None: {CONVENTION, PROTOCOL}, "1": {CONVENTION}, "2": {PROTOCOL}},
        ),
        (
            "Recalling the Optional Protocol to the International Covenant on Civil and Political Rights,[1]",
            {"1": "United Nations, Treaty Series, vol. 999, No. 14668."},
            {None: {OPTIONAL_PROTOCOL}, "1": {OPTIONAL_PROTOCOL}},
        ),
        (
            "Recalling the International Covenant on Civil and Political Rights,[1]",
            {"1": "United Nations, Treaty Series, vol. 999, No. 14668."},
            {None: {COVENANT}, "1": {COVENANT}},
        ),
    ],
)
def test_the_words_before_the_mark_say_which_treaty(
    text: str, notes: dict[str, str], expected: dict[str | None, set[str]]
) -> None:
    assert in_notes(extractor().extract(document(text, notes=notes))) == expected


def test_a_pair_alone_means_the_convention() -> None:
    [citation] = extractor().extract(document(f"Noting the treaty in {PAIR}")).citations
    assert isinstance(citation, Citation)
    assert citation.target == CONVENTION


def test_each_treaty_has_its_own_iri_and_both_have_the_pair() -> None:
    graph = document_graph(extractor().extract(both()), "https://example.org/run")
    convention, protocol = map(DEFAULT_IRIS.instrument, (CONVENTION, PROTOCOL))
    assert set(graph.objects(None, CITO.hasCitedEntity)) == {convention, protocol}
    for node in (convention, protocol):
        assert (node, RDF.type, TIP.Treaty) in graph
        assert list(graph.objects(node, TIP.volume)) == [Literal("1678")]
        assert list(graph.objects(node, TIP.registrationNumber)) == [Literal("29004")]
        assert list(graph.objects(node, TIP.publishedIn)) == [DEFAULT_IRIS.publication("UNTS/1678")]
        assert DEFAULT_IRIS.identifier(str(node)) in (CONVENTION, PROTOCOL)
    assert list(graph.subject_objects(TIP.supplements)) == [(protocol, convention)]


def test_the_shapes_let_a_pair_be_shared_by_a_treaty_and_its_protocol_only() -> None:
    graph = document_graph(extractor().extract(both()), "https://example.org/run") + authority_graph()
    shared = "belongs to another treaty too"
    assert not [result for result in validate(graph).results if shared in result.message]
    graph.remove((None, TIP.supplements, DEFAULT_IRIS.instrument(CONVENTION)))
    assert [result for result in validate(graph).results if shared in result.message]
