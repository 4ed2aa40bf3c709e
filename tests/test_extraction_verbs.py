"""Which verb opens a clause, and which verb governs a citation."""

import pytest

from tipgraph.documents import read_bytes
from tipgraph.extraction import Extractor, to_json
from tipgraph.model import Extraction


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor()


def read(extractor: Extractor, body: str) -> Extraction:
    head = "Resolution adopted by the General Assembly on 15 December 2021\n\n76/999. A resolution for a test\n\n"
    return extractor.extract(read_bytes(f"{head}The General Assembly,\n\n{body}\n".encode(), "test.md"))


def verbs(extraction: Extraction, label: str) -> list[str]:
    return [use.verb for use in extraction.verbs if use.paragraph == label]


@pytest.mark.parametrize(
    ("paragraph", "label", "expected"),
    [
        ("Recalling its resolutions, and recalling also the report,", "pp1", ["recall", "recall"]),
        ("Taking note with appreciation of the report, and encouraging the Office,", "pp1", ["take-note", "encourage"]),
        ("Noting with deep concern the impact, stressing the need for aid,", "pp1", ["note", "stress"]),
        ("Expressing serious concern that the pandemic spreads,", "pp1", ["express-concern"]),
        ("Welcoming efforts to prevent, including by supporting and establishing offices,", "pp1", ["welcome"]),
        ("Recognizing that, in accordance with the Convention, the Office was set up, and in this regard taking note of it,",
         "pp1", ["recognize", "take-note"]),
        ("1. *Urges* States to ratify it, and also urges States parties to implement it;", "op1", ["urge", "urge"]),
        ("1. *Also recalls* its decision, in which it decided to meet, and therefore decides to convene a meeting;",
         "op1", ["recall", "decide"]),
        ("1. *Recalls* its decision, and, while welcoming events, invites all stakeholders to continue;",
         "op1", ["recall", "welcome", "invite"]),
        ("1. *Expresses solidarity* with victims, and calls for respect;", "op1", ["express-solidarity", "call-for"]),
        ("1. *Calls upon* Governments to endorse, adopt and request measures;", "op1", ["call-upon"]),
        ("1. *Invites* States, which recognizes the need, to act, bearing in mind their role;",
         "op1", ["invite", "bear-in-mind"]),
    ],
)  # fmt: skip
def test_verbs_open_clauses(extractor: Extractor, paragraph: str, label: str, expected: list[str]) -> None:
    assert verbs(read(extractor, paragraph), label) == expected


def test_we_opens_clauses_of_a_declaration(extractor: Extractor) -> None:
    text = (
        "Political declaration on widgets\n\n"
        "1. We recall and reaffirm the Charter, recognizing its importance, recognize the need to act, and urge States "
        "to consider joining. We are seriously concerned that little is done. We will provide support.\n\n"
        "2. We encourage businesses to support efforts, and invite UNODC to assist.\n"
    )
    extraction = extractor.extract(read_bytes(text.encode(), "test.md"))
    assert verbs(extraction, "1") == [
        "recall", "reaffirm", "recognize", "recognize", "urge", "express-concern", "provide",
    ]  # fmt: skip
    assert verbs(extraction, "2") == ["encourage", "invite"]


def test_modifiers_are_kept_apart(extractor: Extractor) -> None:
    extraction = read(extractor, "1. *Strongly condemns* the act;\n\n2. *Takes note with appreciation* of the report;")
    assert [(u.verb, u.modifier) for u in extraction.verbs] == [
        ("condemn", "strongly"),
        ("take-note", "with appreciation"),
    ]


def test_lettered_items_inherit_the_parent_s_verb_where_they_have_none(extractor: Extractor) -> None:
    extraction = read(
        extractor,
        "1. *Recalls* the report, and requests the Secretary-General:\n\n"
        "(a) To implement resolution 64/293;\n\n(b) *Invites* States to implement resolution 70/1;",
    )
    assert verbs(extraction, "op1(a)") == ["request"]
    assert verbs(extraction, "op1(b)") == ["invite"]
    inherited = next(u for u in extraction.verbs if u.paragraph == "op1(a)")
    assert inherited.stands_in == "op1"


def test_a_citation_has_the_verb_of_its_clause(extractor: Extractor) -> None:
    extraction = read(
        extractor,
        "Recalling its resolution 64/293, and underlining the importance of its full implementation, and welcoming "
        "resolution 70/1,",
    )
    assert {c.target: c.intents for c in extraction.citations} == {
        "A/RES/64/293": ("recall", "underline"),
        "A/RES/70/1": ("welcome",),
    }


def test_json_joins_the_verbs_of_a_paragraph_for_a_target(extractor: Extractor) -> None:
    extraction = read(extractor, "Recalling its resolution 64/293, and welcoming the progress under resolution 64/293,")
    intents = {tuple(c["intents"]) for c in to_json(extraction)["citations"]}
    assert intents == {("recall", "welcome")}
