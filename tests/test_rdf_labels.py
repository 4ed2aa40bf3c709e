"""What is known by its name only is called by that name, as it is written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rdflib import RDFS, Literal

from rdf_samples import RUN
from tipgraph.model import Citation, Description, Document, Extraction, Paragraph, ParagraphKind, Via
from tipgraph.rdf import DEFAULT_IRIS, authority_graph, document_graph
from tipgraph.rdf.spelling import name_in_words, name_of_slug
from tipgraph.rdf.terms import new_graph
from tipgraph.rdf.things import describe_instrument
from tipgraph.store import GraphReader
from tipgraph.symbols import slug

PROCESS = "NAME:khartoum-process-declaration"


def label_in_graph(text: str, *places: tuple[str, str]) -> list[str]:
    """Return the labels of the first target in the graph of a document that cites by these words."""
    paragraph = Paragraph("pp1", ParagraphKind.PREAMBULAR, text, 0)
    citations = tuple(
        Citation(
            "pp1", target, (), words, text.index(words), text.index(words) + len(words), None, Via.NAME, 1.0, "test"
        )
        for words, target in places
    )
    description = Description("A/RES/76/186", "resolution", None, "UNGA", session=76)
    document = Document("a.txt", "text/plain", "0" * 64, description, (paragraph,), ())
    graph = document_graph(Extraction(document, citations=citations), RUN)
    return [str(label) for label in graph.objects(DEFAULT_IRIS.instrument(places[0][1]), RDFS.label)]


def test_it_bears_the_words_of_the_text() -> None:
    text = "Recalling the Khartoum  Process Declaration, and again the declaration,"
    places = (("the declaration", PROCESS), ("the Khartoum  Process Declaration", PROCESS))
    assert label_in_graph(text, *places) == ["Khartoum Process Declaration"]


def test_words_that_are_another_name_do_not_count() -> None:
    assert label_in_graph("Recalling the declaration,", ("the declaration", PROCESS)) == [
        "Khartoum Process Declaration"
    ]
    accented = "NAME:cancun-declaration-on-fish"
    assert label_in_graph("the Cancún Declaration on Fish", ("Cancún Declaration on Fish", accented)) == [
        "Cancún Declaration on Fish"
    ]


@pytest.mark.parametrize(
    ("identifier", "words", "name"),
    [
        (PROCESS, "the “Khartoum Process Declaration”,", "Khartoum Process Declaration"),
        (PROCESS, "“Khartoum Process Declaration”", "Khartoum Process Declaration"),
        (PROCESS, "its Khartoum Process Declaration", "Khartoum Process Declaration"),
        (PROCESS, "khartoum process declaration", None),
        (PROCESS, "Khartoum Declaration", None),
        ("NAME:the-hague-principles", "The Hague Principles", "The Hague Principles"),
        ("A/RES/64/293", "A/RES/64/293", None),
        (PROCESS, "", None),
    ],
)
def test_words_are_a_name_if_their_slug_is(identifier: str, words: str, name: str | None) -> None:
    assert name_in_words(identifier, words) == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("plan-of-action-2015-2018", "Plan of Action 2015 2018"),
        ("of-mice", "Of Mice"),
        ("x", "X"),
    ],
)
def test_a_slug_gets_the_capitals_of_a_title(text: str, name: str) -> None:
    assert name_of_slug(text) == name


@given(st.from_regex(r"[a-z0-9]{1,8}(-[a-z0-9]{1,8}){0,5}", fullmatch=True))
def test_a_slug_in_words_has_the_same_slug(text: str) -> None:
    assert slug(name_of_slug(text)) == text


def test_what_the_registries_know_bears_its_title_in_every_graph() -> None:
    known = authority_graph()
    for name in ("council-of-europe-convention-on-action-against-trafficking-in-human-beings",):
        iri = DEFAULT_IRIS.instrument(f"NAME:{name}")
        title = Literal("Council of Europe Convention on Action against Trafficking in Human Beings", lang="en")
        assert list(known.objects(iri, RDFS.label)) == [title]
        graph = new_graph()
        describe_instrument(graph, DEFAULT_IRIS, f"NAME:{name}", words=name.replace("-", " ").upper())
        assert list(graph.objects(iri, RDFS.label)) == [title]


def test_no_name_of_the_built_graph_is_in_small_letters(built_reader: GraphReader) -> None:
    rows = built_reader.select(
        "PREFIX tip: <https://w3id.org/tipgraph/ontology#> PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#> "
        "SELECT ?s ?label { ?s a tip:Instrument ; rdfs:label ?label }"
    ).rows
    assert len(rows) > 300
    assert [str(label) for _, label in rows if str(label) == str(label).lower()] == []
    names: dict[str, set[str]] = {}
    for instrument, label in rows:
        names.setdefault(str(instrument), set()).add(str(label))
    assert [found for found in names.values() if len(found) > 1] == []
