"""One document in several formats: what is compared, and what the table says of it."""

from pathlib import Path

import pytest

from evaluation_samples import archive, link, marked_up, note
from tipgraph.evaluation.agreement import RENDERED, Compared, Task, add_up, by_formats, compare, tasks
from tipgraph.evaluation.agreement_report import agreement_rows, agreement_table
from tipgraph.evaluation.corpus import MARKED_UP, TEXTS

RECALLING = "Recalling its resolution 64/293 of 30 July 2010,"
BODY = f"""<preamble><p>The General Assembly,</p>
    <p><i>Recalling</i> its resolution {link("A/RES/64/293", "64/293")} of 30 July 2010,</p>
    <p><i>Reaffirming</i> the Slavery Convention,{note(1, "League of Nations, Treaty Series, vol. LX, No. 1414.")}</p></preamble>
    <mainBody><paragraph><num>1.</num><content><p><i>Decides</i> to meet again.</p></content></paragraph></mainBody>"""


def beside(text: str) -> Compared:
    return compare(Task("one", "Akoma Ntoso", "text without notes", marked_up(BODY), text.encode()))


def test_a_corpus_gives_each_pair_of_forms(tmp_path: Path) -> None:
    files = {f"akn4un/A_RES_99_{number}_E.xml": marked_up(BODY) for number in range(1, 10)}
    archive(tmp_path, MARKED_UP, files)
    archive(tmp_path, TEXTS, {"text/A_RES_99_2.txt": RECALLING.encode(), "text/S_RES_1.txt": b"x"})
    pairs = [(task.name, task.beside) for task in tasks(tmp_path)]
    assert pairs == [
        ("A_RES_99_1_E", RENDERED),
        ("A_RES_99_2_E", "text without notes"),
        ("A_RES_99_9_E", RENDERED),
    ]


def test_marked_up_and_rendered_text_agree_in_words_labels_and_citations() -> None:
    one = compare(Task("one", "Akoma Ntoso", RENDERED, marked_up(BODY)))
    assert (one.word_agreement, one.labels) == (1.0, True)
    assert (one.found, one.missed, one.extra) == (2, 0, 0)


def test_beside_a_text_without_notes_what_rests_on_a_note_is_left_out() -> None:
    text = f"The General Assembly,\n\n{RECALLING}\n\nReaffirming the Slavery Convention,\n\n1. Decides to meet again.\n"
    one = beside(text)
    assert (one.missed, one.extra) == (0, 0)
    assert one.word_agreement == 1.0


def test_words_and_citations_that_one_form_lacks_are_counted() -> None:
    one = beside("The General Assembly,\n\nRecalling its resolution 64/292 of 28 July 2010,\n\n1. Decides to meet.\n")
    assert one.word_agreement < 0.9
    assert (one.found, one.missed) == (0, 1)
    assert one.extra >= 1
    assert not one.labels


def test_a_form_that_cannot_be_read_counts_as_one_that_agrees_in_nothing() -> None:
    unread = compare(Task("one", "Word", "text without notes", b"\x00\x01\x02" * 99, b"text"))
    assert unread.failure is not None
    totals = add_up([unread])
    assert (totals.failures, totals.word_agreement, totals.f) == (1, 0.0, 0.0)
    half = by_formats([unread, beside(RECALLING)])
    assert list(half) == [("Akoma Ntoso", "text without notes"), ("Word", "text without notes")]


@pytest.mark.parametrize(("least", "broken"), [(0.5, False), (1.01, True)])
def test_the_table_names_the_worst_and_the_rows_have_floors(least: float, broken: bool) -> None:
    compared = [
        compare(Task("one", "Akoma Ntoso", RENDERED, marked_up(BODY))),
        beside("The General Assembly,\n\nNothing,"),
    ]
    (words, *_) = agreement_rows(compared[:1], {("formats", "words"): least})
    assert words.broken is broken
    table = agreement_table(compared)
    assert "those that differ most\ndocument" in table
    assert table.rstrip().splitlines()[-1].startswith("one")
