"""Names of instruments: where they begin and end, whose they are, and what explains them."""

from collections.abc import Callable

import pytest

from tipgraph.documents import read_bytes
from tipgraph.extraction import Extractor
from tipgraph.model import Extraction

Read = Callable[..., Extraction]


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor()


@pytest.fixture(scope="module")
def read(extractor: Extractor) -> Read:
    """Read a resolution of the General Assembly of 2021 with the given paragraphs and notes."""

    def read(*paragraphs: str, notes: tuple[str, ...] = ()) -> Extraction:
        head = "Resolution adopted by the General Assembly on 15 December 2021\n\n76/999. A resolution for a test\n\n"
        foot = "\n\n---\n\n" + "\n\n".join(notes) if notes else ""
        text = f"{head}The General Assembly,\n\n" + "\n\n".join(paragraphs) + f"\n{foot}\n"
        return extractor.extract(read_bytes(text.encode(), "test.md"))

    return read


def targets(extraction: Extraction, paragraph: str = "pp1") -> list[str]:
    return list(dict.fromkeys(c.target for c in extraction.citations if c.paragraph == paragraph))


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("the Windhoek Plan of Action on Women, Peace and Security,", "windhoek-plan-of-action-on-women-peace-and-security"),
        ("the Windhoek Accord for Calm and Security across the valley,", "windhoek-accord-for-calm-and-security"),
        ("the Windhoek Declaration on Calm through Music and its Action Plan,",
         "windhoek-declaration-on-calm-through-music"),
        ("the Windhoek Declaration on Lost Widgets and the Lakes Peer Review Mechanism,",
         "windhoek-declaration-on-lost-widgets"),
        ("the Windhoek Strategy for Lost Widgets, the Centre for Widgets and the Widget Fund,",
         "windhoek-strategy-for-lost-widgets"),
        ("the Windhoek Guidelines on Lost Widgets or the New Widget Guide,", "windhoek-guidelines-on-lost-widgets"),
        ("the Windhoek Strategy for Lost Widgets in June 2019,", "windhoek-strategy-for-lost-widgets"),
        ("the Windhoek Declaration on Lost Widgets and the 2014 decision on them,",
         "windhoek-declaration-on-lost-widgets"),
        ("the Windhoek Convention on the Control of Ships’ Lost Widgets,",
         "windhoek-convention-on-the-control-of-ships-lost-widgets"),
        ("the Widgets, Gadgets and Tools Strategy for Lost Valleys,", "widgets-gadgets-and-tools-strategy-for-lost-valleys"),
        ("the Council of Europe Convention on Lost Widgets,", "council-of-europe-convention-on-lost-widgets"),
        ("the Windhoek Agreement on Calm, Care, and Widgets (ACCW),", "windhoek-agreement-on-calm-care-and-widgets"),
        ("the 10-Year Framework of Action on Lost Widgets,", "10-year-framework-of-action-on-lost-widgets"),
        ("the Windhoek Convention on Lost Widgets with regard to the Application of Music,",
         "windhoek-convention-on-lost-widgets-with-regard-to-the-application-of-music"),
    ],
)  # fmt: skip
def test_a_name_goes_on_as_long_as_its_words_do(read: Read, words: str, name: str) -> None:
    assert targets(read(f"Noting {words}")) == [f"NAME:{name}"]


@pytest.mark.parametrize(
    "words",
    [
        "the adoption by the Widget Organization of Guidelines for the Lost,",
        "the Working Group on the Development of a Convention on Lost Widgets,",
        "the rules of procedure, in particular the Rules of Procedure of the Widget Committee,",
        "the Financial Regulations and Rules of the Widget Fund,",
        "the Recommendations of the Panel on Lost Widgets,",
        "the Widget Market Commitment for Lost Valleys,",
        "the Global Framework on Lost Widgets Fund,",
        "the status-of-forces agreement, the 1972 Protocol and the 2022 Constitutional Convention,",
    ],
)
def test_what_names_no_instrument(read: Read, words: str) -> None:
    assert not [t for t in targets(read(f"Noting {words}")) if t.startswith("NAME:") and "guidelines" not in t]


@pytest.mark.parametrize(
    ("words", "target"),
    [
        ("the 1993 Vienna Declaration and Programme of Action,", "A/CONF.157/24(PartI)"),
        ("the 2006 Political Declaration on HIV/AIDS,", "A/RES/60/262"),
        ("the 1994 Convention on the Safety of United Nations and Associated Personnel,", "UNTS/2051/35457"),
        ("the 2030 Agenda in Asia and the Pacific,", "A/RES/70/1"),
        ("the SAMOA Pathway in September 2019,", "A/RES/69/15"),
    ],
)
def test_a_year_or_place_beside_a_known_name_is_no_new_name(read: Read, words: str, target: str) -> None:
    assert targets(read(f"Noting {words}")) == [target]


def test_a_declaration_of_another_year_is_another(read: Read) -> None:
    assert targets(read("Noting the 1987 Vienna Declaration and Programme of Action,")) != ["A/CONF.157/24(PartI)"]


@pytest.mark.parametrize(
    "words",
    [
        "the importance of the Windhoek Declaration on Lost Widgets (Windhoek Declaration) (S/2002/1416),",
        "the Windhoek Strategy for Lost Widgets, as contained in document S/2002/1416,",
        "the Windhoek Strategy for Lost Widgets of 3 May 2002 (S/2002/1416),",
    ],
)
def test_a_symbol_beside_a_name_is_its_host(read: Read, words: str) -> None:
    assert targets(read(f"Noting {words}")) == ["S/2002/1416"]


def test_a_name_has_the_host_that_a_later_footnote_gives(read: Read) -> None:
    extraction = read(
        "Noting the Windhoek Declaration on Lost Widgets,",
        "Noting also the Windhoek Declaration on Lost Widgets,[^1]",
        notes=("[^1]: S/2002/1416, annex.",),
    )
    assert targets(extraction) == ["S/2002/1416"]


def test_a_short_name_is_the_one_that_the_document_says_in_full_later(read: Read) -> None:
    extraction = read("Noting the Windhoek Declaration,", "Noting also the Windhoek Declaration on Lost Widgets,")
    assert targets(extraction) == ["NAME:windhoek-declaration-on-lost-widgets"]


def test_a_name_that_nothing_explains_stays_open(read: Read) -> None:
    extraction = read("Noting the Widget Management Strategy,")
    assert not extraction.citations
    assert [u.surface for u in extraction.unresolved] == ["Widget Management Strategy"]


def test_the_charter_of_another_body_does_not_point_back_to_the_united_nations(read: Read) -> None:
    extraction = read("Recalling the Charter of the United Nations,", "Noting the Charter of the Association,")
    assert targets(extraction, "pp2") == []


@pytest.mark.parametrize(
    ("words", "target"),
    [
        ("the Convention of the Rights of the Child,", "UNTS/1577/27531"),
        ("the Convention on the Reduction on Statelessness,", "UNTS/989/14458"),
        ("the Convention on the Physical Protection of Nuclear Materials,", "UNTS/1456/24631"),
    ],
)
def test_a_registered_name_with_a_slip_is_still_known(read: Read, words: str, target: str) -> None:
    extraction = read(f"Noting {words}")
    assert targets(extraction) == [target]
    assert extraction.citations[0].rule == "near-name"


def test_an_agreement_between_two_sides_goes_on_in_lower_case(read: Read) -> None:
    found = targets(
        read("Noting the Agreement between Northland and the Republic of Southland on lost widgets, signed,")
    )
    assert found == ["NAME:agreement-between-northland-and-the-republic-of-southland-on-lost-widgets"]


def test_an_adjective_before_plain_words_ends_no_name(read: Read) -> None:
    found = targets(read("Welcoming the Windhoek Agreement for a Widget-led political turn,"))
    assert found == ["NAME:windhoek-agreement"]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("the road to Goal 5 of the 2030 Agenda,", ["SDG/5", "A/RES/70/1"]),
        ("the road to Goal 5 and target 5.2,", ["SDG/5", "SDG/5.2"]),
        ("the road to Goal 5 of the Widget Plan,", []),
    ],
)
def test_a_goal_of_another_plan_is_no_sustainable_development_goal(read: Read, words: str, expected: list[str]) -> None:
    assert targets(read(f"Noting {words}")) == expected


@pytest.mark.parametrize(("year", "expected"), [("2005", []), ("2019", ["SDG/5"])])
def test_goals_before_the_sustainable_ones_were_proposed(extractor: Extractor, year: str, expected: list[str]) -> None:
    text = (
        f"Resolution adopted by the General Assembly on 15 December {year}\n\n60/999. A resolution for a test\n\n"
        "The General Assembly,\n\nNoting the road to Goal 5,\n"
    )
    assert targets(extractor.extract(read_bytes(text.encode(), "test.md"))) == expected


def test_a_statement_of_the_councils_president_has_no_need_of_its_letters(extractor: Extractor) -> None:
    text = (
        "Resolution adopted by the Human Rights Council on 7 October 2021\n\n48/99. A resolution for a test\n\n"
        "The Human Rights Council,\n\nRecalling President’s statement 18/2 of 30 September 2011,\n"
    )
    assert targets(extractor.extract(read_bytes(text.encode(), "test.md"))) == ["A/HRC/PRST/18/2"]


def test_a_symbol_printed_once_is_meant_everywhere(read: Read) -> None:
    extraction = read(
        "Recalling the Windhoek Agreement on Lost Widgets,",
        "Noting the Windhoek Agreement, as approved by the General Assembly in its resolution 58/318,",
        "Noting also the Windhoek Agreement,",
    )
    assert [targets(extraction, f"pp{i}") for i in (1, 2, 3)] == [["A/RES/58/318"]] * 3


def test_a_registered_name_without_symbol_takes_the_one_that_the_document_prints(read: Read) -> None:
    extraction = read(
        "Recalling the Hodeidah Agreement,", "Noting the Stockholm Agreement, circulated as S/2018/1134, in full,"
    )
    assert targets(extraction) == targets(extraction, "pp2") == ["S/2018/1134"]


def test_a_resolution_beside_the_charter_is_not_its_host(read: Read) -> None:
    extraction = read(
        "Noting Article 102 of the Charter of the United Nations, as set out in General Assembly resolution 58/318,",
        "Recalling the Charter,",
    )
    assert targets(extraction) == ["NAME:charter-of-the-united-nations", "A/RES/58/318"]
    assert targets(extraction, "pp2") == ["NAME:charter-of-the-united-nations"]
