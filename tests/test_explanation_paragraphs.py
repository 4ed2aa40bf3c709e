"""Explanations of paragraphs: the marked text, the list of what is marked, and their two forms."""

import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tipgraph.documents import read_bytes
from tipgraph.errors import UsageError
from tipgraph.explanation import Explanation, Item, ItemKind, ParagraphExplanation, explain, to_json, to_text
from tipgraph.explanation.pieces import cut
from tipgraph.extraction import Extractor
from tipgraph.model import Extraction, NoteMark

HEAD = "Resolution adopted by the General Assembly on 15 December 2021\n\n76/999. A resolution for a test\n\nThe General Assembly,\n\n"


@pytest.fixture(scope="module")
def made() -> Extraction:
    text = (
        f"{HEAD}Recalling the Convention on Widgets¹ and the Convention on Small Widgets,²\n\n"
        "Noting that the Convention binds, and Human Rights Council resolution 44/4 of 16 July 2020,\n\n"
        "Recalling resolution 72/1 of the General Assembly of 27 September 2017 and resolution 45/3 of 2021,\n\n"
        "---\n\n¹ United Nations, *Treaty Series*, vol. 2225, No. 39574.\n\n² *Ibid.*, vol. 2237, No. 39574.\n"
    )
    return Extractor().extract(read_bytes(text.encode(), "made.md"))


def only(explanation: Explanation) -> ParagraphExplanation:
    (paragraph,) = explanation.paragraphs
    return paragraph


def item(paragraph: ParagraphExplanation, surface: str, kind: ItemKind = ItemKind.CITATION) -> Item:
    (found,) = [i for i in paragraph.items if i.surface == surface and i.kind is kind]
    return found


def test_every_place_of_a_document_is_marked_once_with_its_words(extractions: dict[str, Extraction]) -> None:
    for extraction in extractions.values():
        explanation = explain(extraction)
        assert [p.label for p in explanation.paragraphs] == [p.label for p in extraction.document.paragraphs]
        items = [i for p in explanation.paragraphs for i in p.items]
        kinds = [i.kind for i in items]
        assert kinds.count(ItemKind.CITATION) == len(extraction.citations)
        assert kinds.count(ItemKind.UNRESOLVED) == len(extraction.unresolved)
        assert kinds.count(ItemKind.VERB) == len(extraction.verbs)
        assert kinds.count(ItemKind.BODY) + kinds.count(ItemKind.EVENT) == len(extraction.mentions)
        for paragraph in explanation.paragraphs:
            assert [i.number for i in paragraph.items] == list(range(1, len(paragraph.items) + 1))
            for each in paragraph.items:
                marked = [
                    "".join(piece.text for piece in stretch.pieces if each.number in piece.items)
                    for stretch in paragraph.stretches
                ]
                expected = [] if each.stands_in else [each.surface]
                assert [words for words in marked if words] == expected, (paragraph.label, each)


def test_a_citation_tells_its_target_rule_verb_and_confidence(made: Extraction) -> None:
    found = item(only(explain(made, ["pp2"])), "44/4")
    assert (found.target, found.rule, found.verbs) == ("A/HRC/RES/44/4", "body-before", ("note",))
    assert found.label == "Human Rights Council resolution 44/4"
    assert "named directly before" in str(found.because)
    assert found.confidence == 1.0


def test_words_that_stayed_open_tell_what_they_could_have_meant(made: Extraction) -> None:
    found = item(only(explain(made, ["pp2"])), "the Convention", ItemKind.UNRESOLVED)
    assert found.target is None
    assert found.because == "2 antecedents"
    assert {weighed.target for weighed in found.considered} == {"UNTS/2225/39574", "UNTS/2237/39574"}


def test_a_paragraph_shows_its_footnotes_and_their_marks(made: Extraction) -> None:
    paragraph = only(explain(made, ["pp1"]))
    assert [stretch.note for stretch in paragraph.stretches] == [None, "1", "2"]
    assert [piece.mark for piece in paragraph.stretches[0].pieces if piece.mark] == ["1", "2"]
    ibid = item(paragraph, "Ibid., vol. 2237, No. 39574")
    assert (ibid.note, ibid.rule) == ("2", "ibid-series")


def test_a_verb_that_an_item_inherits_is_listed_with_its_place(extractions: dict[str, Extraction]) -> None:
    inherited = [
        (paragraph, each)
        for paragraph in explain(extractions["E_RES_2021_25"]).paragraphs
        for each in paragraph.items
        if each.stands_in
    ]
    assert inherited
    for paragraph, each in inherited:
        assert paragraph.label.startswith(str(each.stands_in))
        assert f"(in {each.stands_in})" in to_text(explain(extractions["E_RES_2021_25"], [paragraph.label]))


def test_labels_forgive_blanks_and_case_and_keep_reading_order(made: Extraction) -> None:
    assert [p.label for p in explain(made, ["PP 3", "pp1"]).paragraphs] == ["pp1", "pp3"]


def test_an_unknown_label_gives_the_nearest_first(extractions: dict[str, Extraction]) -> None:
    with pytest.raises(UsageError, match="no paragraph 'op55'") as caught:
        explain(extractions["A_RES_76_186"], ["op55"])
    assert caught.value.remedy.startswith("It has op5,")
    assert re.search(r" and \d+ more\.$", caught.value.remedy)


def test_the_text_marks_words_and_numbers_them(made: Extraction) -> None:
    text = to_text(explain(made, ["pp2"]))
    assert "resolution ‹44/4›[" in text
    assert "44/4 → A/HRC/RES/44/4 (Human Rights Council resolution 44/4)" in text
    assert "the Convention → unresolved: 2 antecedents" in text
    assert "could be UNTS/2237/39574" in text
    assert "\033" not in text


def test_colour_changes_nothing_but_colour(extractions: dict[str, Extraction]) -> None:
    explanation = explain(extractions["A_RES_76_186"])
    coloured = to_text(explanation, colour=True)
    assert "\033[36m" in coloured
    assert re.sub(r"\033\[\d+m", "", coloured) == to_text(explanation)


def test_lines_keep_to_the_width(extractions: dict[str, Extraction]) -> None:
    lines = to_text(explain(extractions["E_RES_2021_25"]), width=72).splitlines()
    assert [line for line in lines if len(line) > 72 and len(line.split()) > 2] == []


def test_the_text_without_its_marks_is_the_paragraph(extractions: dict[str, Extraction]) -> None:
    extraction = extractions["A_RES_76_186"]
    for paragraph in extraction.document.paragraphs:
        lines = to_text(explain(extraction, [paragraph.label]), width=10**6).splitlines()
        assert re.sub(r"‹|›\[[\d,]+\]|\^\d+", "", lines[3]).split() == paragraph.text.split()


def test_json_holds_what_the_text_shows(made: Extraction) -> None:
    found = json.loads(json.dumps(to_json(explain(made, ["pp2"]))))
    assert (found["source"], found["instrument"]) == ("made.md", "A/RES/76/999")
    (paragraph,) = found["paragraphs"]
    words = "".join(piece["text"] for piece in paragraph["stretches"][0]["pieces"])
    for each in paragraph["items"]:
        assert words[each["start"] : each["end"]] == each["surface"]
    (open_one,) = [each for each in paragraph["items"] if each["kind"] == "unresolved"]
    assert set(open_one["considered"][0]) == {"target", "label", "rule", "reason"}


spans = st.lists(st.tuples(st.integers(0, 29), st.integers(1, 30)).filter(lambda s: s[0] < s[1]), max_size=8)


@given(spans, st.lists(st.integers(0, 30), max_size=4))
def test_pieces_keep_the_text_and_every_mark_however_they_overlap(
    places: list[tuple[int, int]], positions: list[int]
) -> None:
    text = "abcdefghijklmnopqrstuvwxyzABCD"
    items = [Item(n, ItemKind.BODY, text[a:b], a, b) for n, (a, b) in enumerate(places, 1)]
    marks = [NoteMark(str(n), position) for n, position in enumerate(sorted(positions), 1)]
    pieces = cut(text, items, marks)
    assert "".join(piece.text for piece in pieces) == text
    for each in items:
        assert "".join(piece.text for piece in pieces if each.number in piece.items) == each.surface
    before, found = "", []
    for piece in pieces:
        before += piece.text
        if piece.mark is not None:
            found.append((piece.mark, len(before)))
    assert found == [(mark.mark, mark.position) for mark in marks]
