"""Tables in Markdown and plain text: lines with strokes between their cells."""

import pytest

from tipgraph.documents import read_text
from tipgraph.model import Document

_HEAD = """Resolution adopted by the General Assembly on 18 December 2019

74/501. Improving the protection of lighthouses

The General Assembly,

Recalling its resolution 64/293 of 30 July 2010,

"""


def _texts(document: Document) -> dict[str, str]:
    return {paragraph.label: paragraph.text for paragraph in document.paragraphs}


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
@pytest.mark.parametrize("media_type", ["text/plain", "text/markdown"])
def test_rows_belong_to_the_paragraph_before_the_table(gap: str, media_type: str) -> None:
    rows = ("| Country | 2021 |", "|:--------|-----:|", "| 1. Aland | 0.008 |", "| 2. | (20) |", "| | - |")
    table = gap.join(rows)
    read = read_text(f"{_HEAD}1. Adopts the following scale:\n\n{table}\n\n2. Requests a report.\n", "t", media_type)
    texts = _texts(read)
    assert list(texts) == ["front", "pp1", "op1", "op2"]
    assert texts["op1"] == "Adopts the following scale: Country | 2021 1. Aland | 0.008 2. | (20) -"
    assert texts["op2"] == "Requests a report."


def test_numbers_and_long_texts_in_cells_are_paragraphs() -> None:
    long = "Urges all States to light their coasts " + "and their islands " * 20 + "well;"
    read = read_text(f"{_HEAD}| 1. | Welcomes the report; |\n|---|---|\n| 2. | {long} |\n| 3. Ends. |\n", "table")
    texts = _texts(read)
    assert list(texts)[2:] == ["op1", "op2", "op3"]
    assert texts["op1"] == "Welcomes the report;"
    assert texts["op2"] == long
    assert texts["op3"] == "Ends."


def test_a_title_page_laid_out_in_a_table_tells_symbol_and_date() -> None:
    head = (
        "| United Nations | A/RES/74/501 |\n| --- | --- |\n| General Assembly | Distr.: General 20 January 2020 |\n\n"
    )
    described = read_text(head + _HEAD + "1. Decides to continue.\n", "table").description
    assert described.id == "A/RES/74/501"
    assert str(described.date) == "2020-01-20"


def test_a_table_ends_a_footnote_and_breaks_no_paragraph() -> None:
    text = (
        f"{_HEAD}1. Takes note of the report[^1] and its table:\n\n[^1]: See resolution 55/25.\n\n"
        "| Sum | 5 |\n\n2. Decides to continue.\n"
    )
    read = read_text(text, "table", "text/markdown")
    assert [note.text for note in read.notes] == ["See resolution 55/25."]
    assert _texts(read)["op1"] == "Takes note of the report and its table: Sum | 5"
