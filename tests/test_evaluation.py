"""The scorer on small cases counted by hand, and the floors under the real extractor."""

import json
from pathlib import Path

import pytest

from tipgraph.errors import DocumentError
from tipgraph.evaluation import (
    Annotation,
    Cited,
    Counts,
    Measure,
    Named,
    Opening,
    as_table,
    broken_floors,
    read_annotations,
    read_floors,
    read_outputs,
    score_document,
    score_documents,
)
from tipgraph.evaluation.__main__ import extract_annotated, main

GOLD = Path(__file__).parent / "gold"
DOCUMENTS = Path(__file__).parent.parent / "data" / "documents"


def cited(paragraph: str, target: str, *intents: str, via: str = "symbol", optional: bool = False) -> Cited:
    return Cited(paragraph, target, frozenset(intents), target, via, optional)


def document(*citations: Cited, named: tuple[Named, ...] = (), paragraphs: tuple[Opening, ...] = ()) -> Annotation:
    return Annotation("a.txt", "A/RES/76/186", paragraphs, citations, named)


def counts(annotated: Annotation, output: Annotation, measure: Measure) -> Counts:
    return score_document(annotated, output).counts[measure]


def test_citations_are_pairs_of_paragraph_and_target() -> None:
    annotated = document(cited("pp1", "A/RES/64/293"), cited("pp2", "A/RES/64/293"), cited("op1", "A/RES/70/1"))
    output = document(cited("pp1", "A/RES/64/293"), cited("pp1", "A/RES/64/293"), cited("pp3", "A/RES/64/293"))
    assert counts(annotated, output, Measure.CITATIONS) == Counts(found=1, extra=1, missed=2)


def test_optional_items_count_neither_for_nor_against() -> None:
    annotated = document(cited("pp1", "A/RES/64/293", optional=True), cited("pp2", "A/RES/70/1", optional=True))
    output = document(cited("pp1", "A/RES/64/293"))
    assert counts(annotated, output, Measure.CITATIONS) == Counts()


def test_an_item_required_once_is_required() -> None:
    annotated = document(cited("pp1", "A/RES/64/293", optional=True), cited("pp1", "A/RES/64/293"))
    assert counts(annotated, document(), Measure.CITATIONS) == Counts(missed=1)


@pytest.mark.parametrize(
    ("annotated", "found", "same"),
    [
        ("A/RES/217(III)[A]", "A/RES/217(III)", True),
        ("A/CONF.177/20/Rev.1", "A/CONF.177/20", True),
        ("A/RES/64/293", "A/RES/64/29", False),
        ("NAME:bali-process-declaration", "NAME:declaration-of-the-bali-process", True),
        ("NAME:bali-process-declaration", "NAME:doha-declaration", False),
        ("UNTS/2225/39574", "UNTS/2237/39574", False),
    ],
)
def test_when_two_targets_are_the_same(annotated: str, found: str, same: bool) -> None:
    measured = counts(document(cited("1", annotated)), document(cited("1", found)), Measure.CITATIONS)
    assert measured == (Counts(found=1) if same else Counts(extra=1, missed=1))


def test_a_document_does_not_cite_itself_and_its_cover_is_not_counted_against_it() -> None:
    output = document(cited("op1", "A/RES/76/186"), cited("front", "A/76/120"))
    assert counts(document(), output, Measure.CITATIONS) == Counts()


def test_intents_are_compared_where_both_cite() -> None:
    annotated = document(cited("pp1", "A/RES/64/293", "recall", "reaffirm"), cited("pp2", "A/RES/70/1", "note"))
    output = document(cited("pp1", "A/RES/64/293", "recall", "note"))
    assert counts(annotated, output, Measure.INTENTS) == Counts(found=1, extra=1, missed=1)


def test_bodies_match_by_identifier_or_label() -> None:
    annotated = document(
        named=(
            Named("pp1", "body", "UNODC", "United Nations Office on Drugs and Crime"),
            Named("pp2", "body", "bali-process", "Bali Process on People Smuggling"),
            Named("pp3", "event", "world-day", "World Day against Trafficking in Persons"),
        )
    )
    output = document(
        named=(
            Named("pp1", "body", "unodc", ""),
            Named("pp2", "body", "BP", "the Bali Process on People Smuggling"),
            Named("pp3", "body", "ICAT", "Coordination Group"),
        )
    )
    assert counts(annotated, output, Measure.BODIES) == Counts(found=2, extra=1)
    assert counts(annotated, output, Measure.EVENTS) == Counts(missed=1)


def test_a_paragraph_is_right_when_its_opening_stands_at_its_head() -> None:
    annotated = document(
        paragraphs=(
            Opening("front", "76/186. Improving", frozenset()),
            Opening("pp1", "Reiterating its strong condemnation", frozenset({"reiterate"})),
            Opening("pp2", "Noting that reports have highlighted", frozenset({"note"})),
            Opening("op1", "Urges Member States", frozenset({"urge"})),
        )
    )
    output = document(
        paragraphs=(
            Opening(
                "PP1",
                "Reiterating its strong condem- nation of trafficking",
                frozenset({"reiterate", "note"}),
            ),
            Opening("pp2", "Urges Member States", frozenset()),
        )
    )
    assert counts(annotated, output, Measure.PARAGRAPHS) == Counts(found=1, missed=2)
    assert counts(annotated, output, Measure.VERBS) == Counts(found=1, extra=1, missed=1)


def test_counts_give_precision_recall_and_f() -> None:
    measured = Counts(found=6, extra=2, missed=4)
    assert (measured.precision, measured.recall) == (0.75, 0.6)
    assert measured.f == pytest.approx(2 / 3)
    assert (Counts().precision, Counts().recall, Counts(extra=1).f) == (1.0, 1.0, 0.0)


def test_citations_are_also_counted_by_the_way_they_name_their_target() -> None:
    annotated = document(cited("pp1", "A/RES/64/293", via="name"), cited("pp2", "A/RES/70/1", via="anaphora"))
    output = document(cited("pp1", "A/RES/64/293", via="footnote"), cited("pp4", "A/RES/1/1", via="ibid"))
    via = score_document(annotated, output).via
    assert via == {"name": Counts(found=1), "anaphora": Counts(missed=1), "ibid": Counts(extra=1)}


def test_a_document_without_output_misses_all() -> None:
    scores = score_documents([document(cited("pp1", "A/RES/64/293"))], [])
    assert scores.total[Measure.CITATIONS] == Counts(missed=1)


def test_a_broken_floor_is_named_with_its_figures(tmp_path: Path) -> None:
    floors = tmp_path / "floors.toml"
    floors.write_text("[citations]\nprecision = 0.9\nrecall = 0.5\n")
    annotated = document(cited("pp1", "A/RES/64/293"), cited("pp2", "A/RES/70/1"))
    output = document(cited("pp1", "A/RES/64/293"), cited("pp3", "A/RES/70/1"))
    scores = score_documents([annotated], [output])
    assert [str(broken) for broken in broken_floors(scores, read_floors(floors))] == [
        "citations precision 0.500 is below its floor 0.900"
    ]
    table = as_table(scores, read_floors(floors), differences=True)
    assert "BELOW" in table
    assert "missed  citations  pp2          A/RES/70/1" in table
    assert "extra   citations  pp3          A/RES/70/1" in table


@pytest.mark.parametrize("text", ["[citation]\nrecall = 0.9\n", "[citations]\nrecal = 0.9\n", "recall = 0.9\n", "["])
def test_a_floors_file_with_a_slip_is_refused(tmp_path: Path, text: str) -> None:
    floors = tmp_path / "floors.toml"
    floors.write_text(text)
    with pytest.raises(DocumentError, match=r"floors\.toml is not a floors file"):
        read_floors(floors)


def test_annotations_and_outputs_that_cannot_be_read_are_named(tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match="no annotated document"):
        read_annotations(tmp_path)
    lines = tmp_path / "output.jsonl"
    lines.write_text('{"source": "a.txt", "paragraphs": [], "citations": []}\n\n{"source"\n')
    with pytest.raises(DocumentError, match=r"output\.jsonl, line 3 is not JSON"):
        read_outputs(lines)


def test_the_command_scores_a_file_of_outputs(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    gold = tmp_path / "gold"
    gold.mkdir()
    annotation = {
        "doc": "a.txt",
        "meta": {"symbol": None},
        "paragraphs": [],
        "citations": [{"para": "1", "target": "A/RES/64/293", "intents": []}],
        "entities": [],
    }
    (gold / "a.json").write_text(json.dumps(annotation))
    (gold / "floors.toml").write_text("[citations]\nrecall = 1.0\n")
    output = tmp_path / "out.jsonl"
    output.write_text(json.dumps({"source": "x/a.txt", "paragraphs": [], "citations": []}))
    assert main([str(gold), str(output), "-v"]) == 1
    printed = capsys.readouterr()
    assert "missed  citations  1            A/RES/64/293" in printed.out
    assert printed.err == "tipgraph: error: citations recall 0.000 is below its floor 1.000.\n"
    assert main([str(tmp_path / "nowhere"), str(output)]) == 1
    assert "no annotated document" in capsys.readouterr().err


def test_every_annotation_belongs_to_a_document() -> None:
    annotated = {annotation.stem for annotation in read_annotations(GOLD)}
    documents = {path.stem for path in DOCUMENTS.iterdir() if path.stem != "README"}
    assert annotated == documents


def test_the_extractor_keeps_its_floors() -> None:
    annotations = read_annotations(GOLD)
    scores = score_documents(annotations, extract_annotated(annotations, DOCUMENTS))
    assert [str(broken) for broken in broken_floors(scores, read_floors(GOLD / "floors.toml"))] == []
