"""What was weighed and not taken, and how it lowers the confidence."""

from collections.abc import Callable

import pytest

from tipgraph.documents import read_bytes
from tipgraph.extraction import Extractor, to_json
from tipgraph.model import Citation, Considered, Extraction

Read = Callable[..., Extraction]


@pytest.fixture(scope="module")
def read() -> Read:
    """Read preambular paragraphs of a resolution (2021), with notes."""
    extractor = Extractor()

    def read(*paragraphs: str, notes: tuple[str, ...] = (), organ: str = "General Assembly") -> Extraction:
        head = f"Resolution adopted by the {organ} on 15 December 2021\n\n76/999. A resolution for a test\n\n"
        foot = "\n\n---\n\n" + "\n\n".join(notes) if notes else ""
        body = "\n\n".join(paragraphs)
        return extractor.extract(read_bytes(f"{head}The {organ},\n\n{body}\n{foot}\n".encode(), "test.md"))

    return read


def cited(extraction: Extraction, target: str) -> Citation:
    (found,) = [c for c in extraction.citations if c.target == target]
    return found


def weighed(considered: tuple[Considered, ...]) -> dict[str, str]:
    return {c.target: c.reason for c in considered}


def test_a_certain_reading_has_no_rival(read: Read) -> None:
    citation = cited(read("Recalling its resolution 64/293 of 30 July 2010,"), "A/RES/64/293")
    assert (citation.considered, citation.confidence) == ((), 1.0)


def test_a_body_that_the_date_rules_out_is_told_with_the_reason(read: Read) -> None:
    extraction = read("Recalling the reports of the Human Rights Council and its resolution 44/4 of 16 July 2020,")
    citation = cited(extraction, "A/HRC/RES/44/4")
    assert weighed(citation.considered) == {"A/RES/44/4": "no session 44 of the General Assembly at that date in 2020"}
    assert citation.considered[0].rule == "its-own"


def test_a_session_after_the_document_is_told(read: Read) -> None:
    (left,) = read("Recalling resolution 91/12 of the General Assembly,").unresolved
    assert weighed(left.considered) == {"A/RES/91/12": "session 91 of the General Assembly came after the document"}


def test_a_body_without_symbols_is_told_in_its_words(read: Read) -> None:
    (left,) = read("Recalling resolution 25/4 of the Governing Council,").unresolved
    assert [(c.target, c.rule) for c in left.considered] == [("Governing Council 25/4", "body-after")]


def test_a_second_reading_that_is_possible_lowers_the_confidence(read: Read) -> None:
    clear = cited(
        read("Welcoming the work of the Human Rights Council in its resolution 44/4 of 16 July 2020,"),
        "A/HRC/RES/44/4",
    )
    rival = cited(
        read("Welcoming the work of the Human Rights Council in its resolution 44/4 on widgets,"), "A/HRC/RES/44/4"
    )
    assert clear.considered == ()
    assert weighed(rival.considered) == {"A/RES/44/4": "possible too, but named less directly"}
    assert rival.confidence == pytest.approx(clear.confidence - 0.15)


def test_a_form_of_number_that_a_body_does_not_use_is_told(read: Read) -> None:
    citation = cited(read("Recalling its resolution 2017/18 of 6 July 2017,"), "E/RES/2017/18")
    assert [(c.rule, c.reason) for c in citation.considered] == [
        ("its-own", "the General Assembly does not number by year")
    ]


def test_a_footnote_against_the_registry_lowers_the_confidence(read: Read) -> None:
    citation = cited(
        read("Recalling the Convention on the Rights of the Child,¹", notes=("¹ See A/75/999, annex.",)),
        "UNTS/1577/27531",
    )
    assert [(c.target, c.rule) for c in citation.considered] == [("A/75/999", "note")]
    assert citation.confidence == 0.9


def test_the_footnote_decides_between_two_instruments_of_one_name(read: Read) -> None:
    name = "political declaration on the implementation of the United Nations Global Plan of Action to Combat Trafficking in Persons"
    alone = cited(read(f"Recalling the {name},"), "A/RES/76/7")
    assert set(weighed(alone.considered)) == {"A/RES/72/1"}
    assert alone.confidence == 0.6
    noted = read(f"Recalling the {name},¹", notes=("¹ Resolution 72/1.",))
    citation = next(c for c in noted.citations if c.target == "A/RES/72/1" and c.note is None)
    assert weighed(citation.considered) == {"A/RES/76/7": "bears the same name, but the footnote cites another"}
    assert citation.confidence == 1.0


def test_antecedents_that_were_seen_are_told(read: Read) -> None:
    extraction = read(
        "Recalling the Convention on the Rights of the Child,",
        "Recalling the Convention against Torture and Other Cruel, Inhuman or Degrading Treatment or Punishment and "
        "the obligations under the Convention,",
        "Stressing that the Convention must be implemented,",
    )
    near = next(c for c in extraction.citations if c.rule == "one-antecedent")
    assert weighed(near.considered) == {"UNTS/1577/27531": "named in an earlier paragraph only"}
    assert near.confidence == 0.8
    (left,) = extraction.unresolved
    assert set(weighed(left.considered)) == {"UNTS/1577/27531", "UNTS/1465/24841"}


def test_ibid_after_several_sources_tells_the_others(read: Read) -> None:
    extraction = read(
        "Recalling the reports on widgets,¹ and on small widgets,²", notes=("¹ A/75/100 and A/75/200.", "² Ibid.")
    )
    ibid = next(c for c in extraction.citations if c.rule == "ibid")
    assert ibid.target == "A/75/200"
    assert weighed(ibid.considered) == {"A/75/100": "an earlier source of the footnote before"}
    assert ibid.confidence == 0.6


def test_many_antecedents_are_told_by_the_last_ones(read: Read) -> None:
    names = [f"Recalling the {city} Convention on the Safety of {city} Widgets," for city in "ABCDEFGHIJKL"]
    named = [n.replace(f" {c} ", f" {c}ton ") for n, c in zip(names, "ABCDEFGHIJKL", strict=True)]
    extraction = read(*named, "Stressing that the Convention must be implemented,")
    (left,) = [u for u in extraction.unresolved if u.surface == "the Convention"]
    assert left.reason == "12 antecedents"
    assert [c.target.split("-")[0] for c in left.considered][-1] == "NAME:lton"
    assert len(left.considered) == 8


def test_json_tells_what_was_considered(read: Read) -> None:
    found = to_json(read("Recalling the reports of the Human Rights Council and its resolution 44/4 of 16 July 2020,",
                         "Recalling resolution 91/12 of the General Assembly,"))  # fmt: skip
    assert found["citations"][-1]["considered"] == [
        {
            "target": "A/RES/44/4",
            "rule": "its-own",
            "reason": "no session 44 of the General Assembly at that date in 2020",
        }
    ]
    assert [c["target"] for c in found["unresolved"][0]["considered"]] == ["A/RES/91/12"]


def test_a_target_is_never_its_own_rival(extractions: dict[str, Extraction]) -> None:
    for extraction in extractions.values():
        for citation in extraction.citations:
            assert citation.target not in weighed(citation.considered)
