"""More questions that an analyst asks, with answers read off the five documents and their annotation."""

from collections import defaultdict

import pytest

from test_queries import CRIME_CONVENTION, DRAFT_2017, DRAFT_2021, TRAFFICKING_PROTOCOL, Answer, ask, listed
from tipgraph.queries import load_queries
from tipgraph.store import GraphReader

ADOPTED = ("A/RES/71/319", "A/RES/76/186", "E/RES/2021/25")


def places(answer: Answer, key: str) -> dict[str, set[tuple[str, str]]]:
    """Documents and paragraphs by one column."""
    found: defaultdict[str, set[tuple[str, str]]] = defaultdict(set)
    for row in answer:
        found[row[key]].add((row["document"], row["paragraph"]))
    return found


def test_there_are_thirty_questions() -> None:
    assert len(load_queries()) >= 30


def test_tone_of_each_document(built_reader: GraphReader) -> None:
    answer = {(row["document"], row["class"]): row for row in ask(built_reader, "tone-of-each-document")}
    assert {document for document, _ in answer} == {*ADOPTED, DRAFT_2017, DRAFT_2021}
    # The resolution asks in 18 operative paragraphs and decides once; the draft declaration commits.
    assert answer["A/RES/76/186", "deciding"]["verbs"] == "decide 1"
    assert answer["A/RES/76/186", "reinforcing"]["verbs"].startswith("recall 15, reaffirm 10")
    assert answer[DRAFT_2021, "deciding"]["verbs"].startswith("commit 7")
    assert "decide" not in answer[DRAFT_2021, "deciding"]["verbs"]
    for row in answer.values():
        counts = [int(part.rpartition(" ")[2]) for part in row["verbs"].split(", ")]
        assert sum(counts) == int(row["paragraphs"])
        assert counts == sorted(counts, reverse=True)


def test_resolutions_of_an_organ(built_reader: GraphReader) -> None:
    answer = [
        (row["resolution"], row["year"], row["document"], row["paragraphs"], row["verbs"])
        for row in ask(built_reader, "resolutions-of-an-organ")
    ]
    assert answer == [
        ("E/RES/2017/18", "2017", "A/RES/76/186", "pp13", "recall"),
        ("E/RES/2021/25", "2021", "A/RES/76/186", "pp13", "recall"),
    ]
    council = ask(built_reader, "resolutions-of-an-organ", **{'"ECOSOC"': '"HRC"'})
    assert [(row["resolution"], row["paragraphs"]) for row in council] == [("A/HRC/RES/44/4", "pp14")]


def test_facts_that_texts_state(built_reader: GraphReader) -> None:
    answer = ask(built_reader, "facts-that-texts-state")
    stated = {(row["subject"], row["relation"], row["object"]) for row in answer}
    assert {
        (TRAFFICKING_PROTOCOL, "supplements", CRIME_CONVENTION),
        ("A/RES/68/192", "designates", "world-day-against-trafficking-in-persons"),
        ("world-day-against-trafficking-in-persons", "observedOn", "--07-30"),
        (
            "A/RES/64/293",
            "establishes",
            "united-nations-voluntary-trust-fund-for-victims-of-trafficking-in-persons-especially-women-and-children",
        ),
    } <= stated
    designating = {(row["document"], row["paragraph"]) for row in answer if row["relation"] == "designates"}
    assert designating == {("A/RES/71/319", "annex/3"), ("E/RES/2021/25", "pp21"), (DRAFT_2021, "6")}
    words = [row["words"] for row in answer if row["relation"] == "supplements" and row["document"] == "A/RES/76/186"]
    assert all("supplementing" in each for each in words)


def test_observances_and_who_designated_them(built_reader: GraphReader) -> None:
    answer = {(row["name"], row["document"]): row for row in ask(built_reader, "observances-and-who-designated-them")}
    world_day = {key[1]: row for key, row in answer.items() if key[0] == "World Day against Trafficking in Persons"}
    assert world_day.keys() == {*ADOPTED, DRAFT_2021}
    assert {(row["day"], row["designatedBy"]) for row in world_day.values()} == {("--07-30", "A/RES/68/192")}
    assert world_day["E/RES/2021/25"]["paragraphs"] == "pp21, op5"
    # The draft of 2017 has another name for the day, and does not say who designated it.
    (of_2017,) = [row for key, row in answer.items() if key[1] == DRAFT_2017]
    assert of_2017["name"] == "International Day Against Trafficking in Persons"
    assert "designatedBy" not in of_2017


def test_cited_together(built_reader: GraphReader) -> None:
    answer = {(row["first"], row["second"]): row for row in ask(built_reader, "cited-together")}
    both = answer[CRIME_CONVENTION, TRAFFICKING_PROTOCOL]
    assert both["documents"] == "5"
    assert both["firstName"] == "United Nations Convention against Transnational Organized Crime"
    assert answer["A/RES/48/134", "A/RES/64/293"]["documents"] == "3"
    assert all(int(row["documents"]) > 1 and first < second for (first, second), row in answer.items())


def test_cited_by_one_document_only(built_reader: GraphReader) -> None:
    answer: defaultdict[str, dict[str, str]] = defaultdict(dict)
    for row in ask(built_reader, "cited-by-one-document-only"):
        answer[row["document"]][row["instrument"]] = row["paragraphs"]
    assert {"A/HRC/17/31": "25", "CEDAW/C/GC/38": "5(b)", "UNTS/1577/27531": "5(a)"}.items() <= answer[
        DRAFT_2021
    ].items()
    assert answer["E/RES/2021/25"]["A/RES/73/327"]
    assert {"ILO/P029": "pp8", "E/RES/2017/18": "pp13", "SDG/8.7": "pp6"}.items() <= answer["A/RES/76/186"].items()
    everywhere = {"A/RES/64/293", "A/RES/70/1", CRIME_CONVENTION, TRAFFICKING_PROTOCOL}
    assert not any(everywhere & instruments.keys() for instruments in answer.values())


def test_reached_through_other_documents(built_reader: GraphReader) -> None:
    answer = [(row["instrument"], row["through"]) for row in ask(built_reader, "reached-through-other-documents")]
    # Of what resolution 2021/25 cites, resolution 76/186 does not cite these itself.
    assert answer == [
        ("A/RES/72/1", "E/RES/2021/25"),
        ("A/RES/73/327", "E/RES/2021/25"),
        ("E/2021/30", "E/RES/2021/25"),
    ]


def test_least_certain_citations(built_reader: GraphReader) -> None:
    answer = ask(built_reader, "least-certain-citations")
    confidences = [float(row["confidence"]) for row in answer]
    assert confidences == sorted(confidences)
    assert len(answer) == 50
    # Resolution 72/1 is later than 71/319, whose annex is its draft.
    assert {row["instrument"] for row in answer if row["confidence"] == "0.6"} == {"A/RES/72/1"}


def test_treaties_with_their_publication(built_reader: GraphReader) -> None:
    answer = {row["treaty"]: row for row in ask(built_reader, "treaties-with-their-publication")}
    protocol = answer[TRAFFICKING_PROTOCOL]
    assert (protocol["volume"], protocol["number"], protocol["supplements"]) == ("2237", "39574", CRIME_CONVENTION)
    assert protocol["depositary"] == "XVIII-12-a"
    assert protocol["documents"] == "5"
    assert answer["UNTS/2171/27531"]["supplements"] == "UNTS/1577/27531"
    assert "supplements" not in answer[CRIME_CONVENTION]


def test_bodies_mentioned_most(built_reader: GraphReader) -> None:
    answer = ask(built_reader, "bodies-mentioned-most")
    assert {row["body"] for row in answer[:3]} == {"ICAT", "UNGA", "UNODC"}
    counts = [int(row["paragraphs"]) for row in answer]
    assert counts == sorted(counts, reverse=True)
    by_body = {row["body"]: row for row in answer}
    assert by_body["ICAT"]["documents"] == "5"
    assert by_body["OSCE"]["documents"] == "1"
    assert len(by_body) == len(answer)


def test_paragraphs_that_speak_of(built_reader: GraphReader) -> None:
    found = places(ask(built_reader, "paragraphs-that-speak-of"), "document")
    assert ("A/RES/71/319", "annex/22") in found["A/RES/71/319"]
    assert {("A/RES/76/186", "pp15"), ("A/RES/76/186", "pp32"), ("A/RES/76/186", "op16")} <= found["A/RES/76/186"]
    assert found["E/RES/2021/25"] == {("E/RES/2021/25", "pp14")}
    other = ask(
        built_reader, "paragraphs-that-speak-of", **{"\\\\b(internet|cyber|digital|online|technolog)": "organ removal"}
    )
    assert {row["document"] for row in other} >= {"A/RES/76/186"}
    assert all("organ removal" in row["text"] for row in other)


@pytest.mark.parametrize(
    ("symbol", "document", "paragraph", "verb"),
    [
        ("A/76/120", "A/RES/76/186", "pp40", "take-note"),
        ("CTOC/COP/2020/10", "A/RES/76/186", "pp42", "take-note"),
        ("A/HRC/17/31", DRAFT_2021, "25", "recall"),
        ("A/73/12(PartII)", DRAFT_2021, "5(b)", "recall"),
    ],
)
def test_reports_and_other_documents_cited(
    built_reader: GraphReader, symbol: str, document: str, paragraph: str, verb: str
) -> None:
    answer = [row for row in ask(built_reader, "reports-and-other-documents-cited") if row["symbol"] == symbol]
    assert [(row["document"], row["paragraph"], row["verb"]) for row in answer] == [(document, paragraph, verb)]
    assert not listed(answer[0]["words"]) & {""}
