"""Links of the publisher are evidence: they strengthen or complete what the text says, and never override it."""

import pytest

from tipgraph.documents import read_bytes
from tipgraph.extraction import Extractor, to_json
from tipgraph.model import Citation, Disagreement, Extraction, Via

HEAD = """<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"><statement name="resolution"><meta/>
<coverPage><p><docNumber>A/RES/76/500</docNumber></p><p>Resolution adopted by the General Assembly on 8 December 2021</p>
</coverPage><preface><p>76/500. Safe wells</p></preface><preamble><formula><p>The General Assembly,</p></formula>
</preamble><mainBody>"""
FOOT = "</mainBody></statement></akomaNtoso>"


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor()


def link(words: str, symbol: str) -> str:
    return f'<a href="https://undocs.org/en/{symbol}">{words}</a>'


def extract(extractor: Extractor, *texts: str) -> Extraction:
    body = "".join(
        f"<paragraph><num>{number}.</num><content><p>{text}</p></content></paragraph>"
        for number, text in enumerate(texts, 1)
    )
    extraction = extractor.extract(read_bytes((HEAD + body + FOOT).encode(), "a.xml"))
    found: list[Citation | Disagreement] = [*extraction.citations, *extraction.disagreements]
    for each in found:
        inside = [p.text for p in extraction.document.paragraphs if p.label == each.paragraph]
        if each.note is not None:
            inside = [n.text for n in extraction.document.notes if n.mark == each.note]
        assert inside[0][each.start : each.end] == each.surface
    return extraction


def cited(extraction: Extraction, label: str = "op1") -> list[Citation]:
    return [citation for citation in extraction.citations if citation.paragraph == label]


def test_a_link_to_what_the_text_cites_makes_it_surer(extractor: Extractor) -> None:
    text = "Recalls resolution {} on wells;"
    plain = cited(extract(extractor, text.format("75/212")))[0]
    linked = cited(extract(extractor, text.format(link("75/212", "A/RES/75/212"))))[0]
    assert plain.target == linked.target == "A/RES/75/212"
    assert plain.confidence < linked.confidence <= 1
    assert plain.rule == linked.rule


def test_a_link_where_the_text_cites_nothing_is_a_citation(extractor: Extractor) -> None:
    note = f'<authorialNote marker="1"><p>{link("The Oslo wells", "A/75/77")}, annex.</p></authorialNote>'
    extraction = extract(extractor, f"Welcomes the {link('Lisbon wells', 'A/76/88')} rules;{note}")
    found = {citation.target: citation for citation in cited(extraction)}
    assert {target: c.rule for target, c in found.items()} == dict.fromkeys(["A/76/88", "A/75/77"], "published-link")
    assert (found["A/76/88"].via, found["A/76/88"].intents, found["A/76/88"].surface) == (
        Via.NAME,
        ("welcome",),
        "Lisbon wells",
    )
    assert (found["A/75/77"].via, found["A/75/77"].note) == (Via.FOOTNOTE, "1")
    assert found["A/75/77"].intents == ("welcome",)


def test_a_link_that_contradicts_the_text_is_reported_and_changes_nothing(extractor: Extractor) -> None:
    text = "Recalls its resolution {} of 21 December 2020 and resolution 75/213 on wells;"
    plain = extract(extractor, text.format("75/212"))
    linked = extract(extractor, text.format(link("75/212", "A/RES/74/212")))
    assert linked.citations == plain.citations
    (found,) = linked.disagreements
    assert (found.paragraph, found.surface, found.printed, found.linked) == (
        "op1",
        "75/212",
        "A/RES/75/212",
        "A/RES/74/212",
    )
    assert found.address == "https://undocs.org/en/A/RES/74/212"
    assert found.reason == "the address has other numbers than the text"


def test_a_link_to_another_body_contradicts_the_text(extractor: Extractor) -> None:
    text = f"Recalls Human Rights Council resolution {link('43/15', 'A/RES/43/15')} of 22 June 2020;"
    extraction = extract(extractor, text)
    assert [c.target for c in cited(extraction)] == ["A/HRC/RES/43/15"]
    assert [(d.printed, d.linked) for d in extraction.disagreements] == [("A/HRC/RES/43/15", "A/RES/43/15")]


def test_a_number_that_is_no_symbol_becomes_none_through_a_link(extractor: Extractor) -> None:
    extraction = extract(extractor, f"Takes note of the work in the period {link('2017/18', 'E/RES/2017/18')};")
    assert cited(extraction) == []
    assert [d.reason for d in extraction.disagreements] == ["the words are a period of time"]


def test_links_without_words_of_their_own_say_nothing(extractor: Extractor) -> None:
    comma, letters = link(",", "A/RES/70/1"), link("53/77", "A/RES/53/77") + " " + link("AA", "A/RES/53/77")
    extraction = extract(extractor, f"Notes wells{comma} and recalls its resolution {letters} of 4 December 1998;")
    assert {citation.rule for citation in cited(extraction)}.isdisjoint({"published-link"})
    assert extraction.disagreements == ()


def test_a_link_to_the_other_symbol_of_one_document_agrees(extractor: Extractor) -> None:
    text = f"Takes note of the report (A/76/64-{link('E/2021/11', 'E/2021/11')});"
    extraction = extract(extractor, text)
    assert extraction.disagreements == ()
    assert {citation.rule for citation in cited(extraction)} == {"symbol"}


def test_json_holds_links_subjects_remarks_and_disagreements(extractor: Extractor) -> None:
    extraction = extract(extractor, f"Recalls its resolution {link('75/212', 'A/RES/74/212')};")
    data = to_json(extraction)
    assert data["published_links"][0]["target"] == data["disagreements"][0]["linked"] == "A/RES/74/212"
    assert (data["subjects"], data["remarks"]) == ([], [])
