"""Identifiers become IRIs that every RDF tool takes, and come back unchanged."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import NamedNode, RdfFormat, parse

from tipgraph.errors import GraphError
from tipgraph.rdf import DEFAULT_IRIS, Iris

STRANGE = {
    "A/RES/64/293": "https://w3id.org/tipgraph/id/A/RES/64/293",
    "A/RES/217(III)[A]": "https://w3id.org/tipgraph/id/A/RES/217(III)%5BA%5D",
    "A/HRC/RES/S-21/1": "https://w3id.org/tipgraph/id/A/HRC/RES/S-21/1",
    "A/CONF.157/24(PartI)": "https://w3id.org/tipgraph/id/A/CONF.157/24(PartI)",
    "UNTS/2225/39574": "https://w3id.org/tipgraph/id/UNTS/2225/39574",
    "ILO/C029": "https://w3id.org/tipgraph/id/ILO/C029",
    "SDG/8.7": "http://metadata.un.org/sdg/8.7",
    "SDG/8": "http://metadata.un.org/sdg/8",
    "NAME:2021-political-declaration-rev4": "https://w3id.org/tipgraph/name/2021-political-declaration-rev4",
    "NAME:déclaration-d’été": "https://w3id.org/tipgraph/name/déclaration-d%E2%80%99été",
    "NAME:50%-of #1?": "https://w3id.org/tipgraph/name/50%25-of%20%231%3F",
}
identifiers = st.text(st.characters(exclude_categories=["Cs"]), min_size=1).filter(
    lambda text: text not in {"NAME:", "SDG/"}
)


def is_iri(text: str) -> bool:
    try:
        return next(iter(parse(f"<{text}> <urn:p> <urn:o> .", RdfFormat.N_TRIPLES))).subject == NamedNode(text)
    except (SyntaxError, ValueError):
        return False


@pytest.mark.parametrize(("identifier", "iri"), STRANGE.items())
def test_an_identifier_gives_its_iri_and_the_iri_gives_it_back(identifier: str, iri: str) -> None:
    assert str(DEFAULT_IRIS.instrument(identifier)) == iri
    assert DEFAULT_IRIS.identifier(iri) == identifier
    assert is_iri(iri)


@given(identifiers)
def test_any_identifier_comes_back(identifier: str) -> None:
    iri = DEFAULT_IRIS.instrument(identifier)
    assert DEFAULT_IRIS.identifier(iri) == identifier
    assert is_iri(iri)


@given(identifiers, st.text(st.characters(exclude_categories=["Cs"]), min_size=1))
def test_any_label_makes_a_valid_iri_with_one_fragment(identifier: str, label: str) -> None:
    iri = DEFAULT_IRIS.paragraph(identifier, label)
    assert is_iri(iri)
    assert iri.count("#") == 1


def test_labels_stay_readable() -> None:
    assert str(DEFAULT_IRIS.paragraph("A/RES/71/319", "annex/11(a)")).endswith("/id/A/RES/71/319#annex/11(a)")
    assert str(DEFAULT_IRIS.note("A/RES/71/319", 0)).endswith("/id/A/RES/71/319#note-1")


def test_equal_parts_give_equal_hashes_and_their_borders_count() -> None:
    assert DEFAULT_IRIS.citation("pp1", "recall") == DEFAULT_IRIS.citation("pp1", "recall")
    assert DEFAULT_IRIS.citation("pp1", "recall") != DEFAULT_IRIS.citation("pp1r", "ecall")
    assert DEFAULT_IRIS.mention("pp1") != DEFAULT_IRIS.citation("pp1")


def test_another_site_has_other_iris_but_the_goals_are_everybodys() -> None:
    site = Iris("https://example.org/graph/")
    assert str(site.instrument("A/RES/64/293")) == "https://example.org/graph/id/A/RES/64/293"
    assert str(site.document_graph("A/RES/64/293")) == "https://example.org/graph/graph/document/A/RES/64/293"
    assert site.instrument("SDG/8.7") == DEFAULT_IRIS.instrument("SDG/8.7")
    with pytest.raises(GraphError, match="no instrument's IRI"):
        site.identifier(DEFAULT_IRIS.instrument("A/RES/64/293"))


@pytest.mark.parametrize("iri", ["https://w3id.org/tipgraph/body/UNODC", "https://w3id.org/tipgraph/id/A/RES/1/2#pp1"])
def test_what_is_no_instrument_is_refused(iri: str) -> None:
    with pytest.raises(GraphError, match="no instrument's IRI"):
        DEFAULT_IRIS.identifier(iri)


@pytest.mark.parametrize("base", ["", "example.org/", "https://example.org/graph", "https://example.org/a b/"])
def test_a_base_that_makes_no_iris_is_refused(base: str) -> None:
    with pytest.raises(GraphError, match="base"):
        Iris(base)


@pytest.mark.parametrize("identifier", ["", "NAME:", "SDG/"])
def test_nothing_has_no_iri(identifier: str) -> None:
    with pytest.raises(GraphError, match="has no IRI"):
        DEFAULT_IRIS.instrument(identifier)
