"""What a text states outright is read from the words between the things that it names, and nothing else is."""

from functools import cache

import pytest

from extraction_documents import document
from tipgraph.documents import read_text
from tipgraph.extraction import Extractor
from tipgraph.extraction.facts import FACT_RELATIONS, FACT_RULES
from tipgraph.extraction.serialise import to_json
from tipgraph.model import Document, Extraction, ParagraphKind, StatedFact

TRAFFICKING, CRIME = "UNTS/2237/39574", "UNTS/2225/39574"
PLAN = "NAME:united-nations-global-plan-of-action-to-combat-trafficking-in-persons"


@cache
def extractor() -> Extractor:
    return Extractor()


def facts(*texts: str, notes: dict[str, str] | None = None, organ: str = "UNGA") -> tuple[StatedFact, ...]:
    return extractor().extract(document(*texts, organ=organ, notes=notes)).facts


def said(*texts: str, notes: dict[str, str] | None = None, organ: str = "UNGA") -> set[tuple[str, str, str]]:
    return {(fact.relation, fact.subject, fact.object) for fact in facts(*texts, notes=notes, organ=organ)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Recalling the United Nations Global Plan of Action to Combat Trafficking in Persons, adopted by the General "
            "Assembly in its resolution 64/293 of 30 July 2010,",
            {("adopted-by", PLAN, "A/RES/64/293"), ("adopted-by", PLAN, "UNGA")},
        ),
        (
            "Recalling its resolution 55/2 of 8 September 2000, by which it adopted the United Nations Millennium Declaration,",
            {("adopted-by", "NAME:united-nations-millennium-declaration", "A/RES/55/2")},
        ),
        (
            "Urges States to ratify the United Nations Convention against Transnational Organized Crime and its "
            "supplementing Protocol to Prevent, Suppress and Punish Trafficking in Persons, Especially Women and Children;",
            {("supplements", TRAFFICKING, CRIME)},
        ),
        (
            "Recalling the Protocol against the Smuggling of Migrants by Land, Sea and Air, supplementing the United Nations "
            "Convention against Transnational Organized Crime,",
            {("supplements", "UNTS/2241/39574", CRIME)},
        ),
        (
            "Noting with appreciation the Human Rights Council, established pursuant to General Assembly resolution 60/251,",
            {("establishes", "A/RES/60/251", "HRC")},
        ),
        (
            "Recalling its resolution 60/251 of 15 March 2006, by which it established the Human Rights Council,",
            {("establishes", "A/RES/60/251", "HRC")},
        ),
        (
            "Recalling its resolution 68/192 of 18 December 2013, in which it designated 30 July as the World Day against "
            "Trafficking in Persons,",
            {
                ("designates", "A/RES/68/192", "world-day-against-trafficking-in-persons"),
                ("observed-on", "world-day-against-trafficking-in-persons", "--07-30"),
            },
        ),
        (
            "Decides to designate 5 December as World Soil Day and to declare 2015 the International Year of Soils;",
            {
                ("designates", "A/RES/1/1", "world-soil-day"),
                ("observed-on", "world-soil-day", "--12-05"),
                ("designates", "A/RES/1/1", "international-year-of-soils"),
                ("observed-on", "international-year-of-soils", "2015"),
            },
        ),
        (
            "Recalling the Convention relating to the Status of Refugees, as amended by the Protocol relating to the Status "
            "of Refugees,",
            {("amends", "UNTS/606/8791", "UNTS/189/2545")},
        ),
        (
            "Taking note of the Official Records of the General Assembly, Seventy-fifth Session, Supplement No. 53 (A/75/53),",
            {("published-in", "A/75/53", "UNGA/75/supplement-53")},
        ),
        (
            "See Official Records of the Economic and Social Council, 2018, Supplement No. 10 (E/2018/30).",
            {("published-in", "E/2018/30", "ECOSOC/2018/supplement-10")},
        ),
    ],
)
def test_words_between_things_state_a_fact(text: str, expected: set[tuple[str, str, str]]) -> None:
    assert said(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Recalls its decision to adopt a plan on the basis of resolution 64/293;",
        "Reaffirming the Convention on the Rights of the Child. Adopted by the General Assembly, the budget is small,",
        "Recalling resolution 64/293, and welcoming the World Day against Trafficking in Persons,",
        "Recalling the Human Rights Council and its established practice under resolution 60/251,",
        "Recalling resolution 60/251, and supplementing its earlier decisions,",
        "Noting the Convention on the Rights of the Child, adopted by the General Assembly of the Sea Traders’ Union,",
    ],
)
def test_words_that_only_look_alike_state_nothing(text: str) -> None:
    assert said(text) == set()


def test_a_footnote_names_the_resolution_that_designated_the_day() -> None:
    text = "We welcome the designation of 30 July as the World Day against Trafficking in Persons.[4]"
    assert ("designates", "A/RES/68/192", "world-day-against-trafficking-in-persons") in said(
        text, notes={"4": "See resolution 68/192."}
    )
    assert not [f for f in said(text, notes={"4": "See resolutions 68/192 and 69/1."}) if f[0] == "designates"]


def test_a_footnote_says_in_which_volume_a_treaty_is_published() -> None:
    text = "Recalling the Convention on the Rights of the Child,[1] and the Forced Labour Convention, 1930 (No. 29),[2]"
    notes = {
        "1": "United Nations, Treaty Series, vol. 1577, No. 27531.",
        "2": "Ibid., vol. 39, No. 612.",
    }
    found = facts(text, notes=notes)
    assert {(f.subject, f.object, f.note) for f in found if f.relation == "published-in"} == {
        ("UNTS/1577/27531", "UNTS/1577", "1"),
        ("ILO/C029", "UNTS/39", "2"),
    }


def test_what_a_neighbouring_text_on_the_page_states_is_not_this_documents() -> None:
    made = document("Decides to designate 5 December as World Soil Day;")
    [paragraph] = made.paragraphs
    other = type(paragraph)(paragraph.label, ParagraphKind.OTHER, paragraph.text, 0)
    assert extractor().extract(_with(made, other)).facts == ()


def _with(made: Document, paragraph: object) -> Document:
    import dataclasses

    return dataclasses.replace(made, paragraphs=(paragraph,))  # type: ignore[arg-type]


def test_facts_of_the_five_documents(extractions: dict[str, Extraction]) -> None:
    found = {
        name: {(fact.relation, fact.subject, fact.object, fact.paragraph) for fact in extraction.facts}
        for name, extraction in extractions.items()
    }
    assert ("adopted-by", PLAN, "A/RES/64/293", "pp7") in found["E_RES_2021_25"]
    assert ("designates", "A/RES/68/192", "world-day-against-trafficking-in-persons", "pp21") in found["E_RES_2021_25"]
    assert ("designates", "A/RES/68/192", "world-day-against-trafficking-in-persons", "annex/3") in found[
        "A_RES_71_319"
    ]
    assert ("supplements", TRAFFICKING, CRIME, "pp7") in found["A_RES_76_186"]
    assert ("published-in", "A/75/53", "UNGA/75/supplement-53", "pp14") in found["A_RES_76_186"]
    assert len({(name, *row) for name, rows in found.items() for row in rows}) > 30


def test_words_can_be_cut_out_of_their_text_again(extractions: dict[str, Extraction]) -> None:
    for extraction in extractions.values():
        document_ = extraction.document
        paragraphs = {p.label: p.text for p in document_.paragraphs}
        notes = {(n.paragraph, n.mark): n.text for n in document_.notes}
        for fact in extraction.facts:
            text = paragraphs[fact.paragraph] if fact.note is None else notes[fact.paragraph, fact.note]
            assert text[fact.start : fact.end] == fact.surface
            assert fact.relation in FACT_RELATIONS
            assert fact.rule in FACT_RULES


def test_json_says_the_same() -> None:
    made = read_text("The General Assembly,\n\n1. Decides to designate 5 December as World Soil Day;\n", "made.txt")
    rows = to_json(extractor().extract(made))["facts"]
    assert [(row["relation"], row["object"], row["object_type"]) for row in rows] == [
        ("designates", "world-soil-day", "event"),
        ("observed-on", "--12-05", "day"),
    ]
