"""Automatic numbers and letters of Word files, counted as Word counts them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tipgraph.documents import read_bytes
from tipgraph.documents.format import Limits
from tipgraph.documents.word import WORD
from tipgraph.documents.word.numerals import printed
from tipgraph.symbols import from_roman
from word_samples import definition, level, listed, numbered, paragraph, word_file

_OUTLINE = definition(
    0,
    level(0, "decimal", "%1."),
    level(1, "lowerLetter", "(%2)"),
    level(2, "lowerRoman", "(%3)"),
    level(3, "upperRoman", "%4"),
)


def _lines(*paragraphs: str, numbering: str, styles: str = "") -> list[str]:
    """Return what the reader hands on, before anything is made of it."""
    data = word_file("".join(paragraphs), {"numbering": numbering, "styles": styles})
    return [block.text for block in WORD.read(data, "sample.docx", Limits()).blocks]


def _item(text: str, number: int = 1, depth: int = 0) -> str:
    return paragraph(f"{text}", properties=listed(number, depth))


def _numbers(*items: tuple[int, int], numbering: str) -> list[str]:
    """Return the numbers that items, given as list and level, are printed with."""
    lines = _lines(*(_item("item", *each) for each in items), numbering=numbering)
    return [line.removesuffix("item").strip() for line in lines]


def test_levels_begin_again_below_a_higher_one() -> None:
    items = [(1, 0), (1, 1), (1, 1), (1, 2), (1, 2), (1, 1), (1, 2), (1, 0), (1, 1), (1, 3)]
    assert _numbers(*items, numbering=_OUTLINE + numbered(1, 0)) == [
        "1.", "(a)", "(b)", "(i)", "(ii)", "(c)", "(i)", "2.", "(a)", "I",
    ]  # fmt: skip


def test_lists_of_one_definition_share_their_count_unless_they_start_anew() -> None:
    override = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>'
    numbering = _OUTLINE + numbered(1, 0) + numbered(2, 0) + numbered(3, 0, override)
    items = [(1, 0), (2, 0), (3, 0), (3, 0), (1, 0)]
    assert _numbers(*items, numbering=numbering) == ["1.", "2.", "5.", "6.", "7."]


def test_a_level_can_be_told_never_to_begin_again() -> None:
    numbering = definition(
        0, level(0, "upperRoman", "%1."), level(1, "decimal", "%2.", '<w:lvlRestart w:val="0"/>')
    ) + numbered(1, 0)
    items = [(1, 0), (1, 1), (1, 1), (1, 0), (1, 1)]
    assert _numbers(*items, numbering=numbering) == ["I.", "1.", "2.", "II.", "3."]


def test_an_overridden_level_and_figures_for_all_levels() -> None:
    override = f'<w:lvlOverride w:ilvl="1">{level(1, "decimal", "%1.%2", "<w:isLgl/>")}</w:lvlOverride>'
    numbering = definition(0, level(0, "upperRoman", "%1."), level(1, "lowerLetter", "(%2)")) + numbered(1, 0, override)
    assert _numbers((1, 0), (1, 0), (1, 1), (1, 1), numbering=numbering) == ["I.", "II.", "2.1", "2.2"]


def test_number_from_the_style_and_none_where_the_paragraph_says_so() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="Base"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="Op"><w:basedOn w:val="Base"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="Item"><w:basedOn w:val="Base"/></w:style>'
    )
    numbering = definition(
        0, level(0, "decimal", "%1."), level(1, "lowerLetter", "(%2)", '<w:pStyle w:val="Item"/>')
    ) + numbered(1, 0)
    op, item = '<w:pStyle w:val="Op"/>', '<w:pStyle w:val="Item"/>'
    none = f'{op}<w:numPr><w:numId w:val="0"/></w:numPr>'
    lines = _lines(
        *(paragraph("item", properties=each) for each in (op, item, none, item, op)), numbering=numbering, styles=styles
    )
    assert lines == ["1. item", "(a) item", "item", "(b) item", "2. item"]


def test_numbering_style_stands_for_its_definition() -> None:
    numbering = (
        '<w:abstractNum w:abstractNumId="0"><w:numStyleLink w:val="Mine"/></w:abstractNum>'
        f'<w:abstractNum w:abstractNumId="7"><w:styleLink w:val="Mine"/>{level(0, "upperLetter", "%1)")}</w:abstractNum>'
    ) + numbered(1, 0)
    assert _numbers((1, 0), (1, 0), numbering=numbering) == ["A)", "B)"]


def test_bullets_and_numbers_glued_to_the_text() -> None:
    numbering = definition(
        0, level(0, "bullet", "\uf0b7"), level(1, "decimal", "%1", '<w:suff w:val="nothing"/>')
    ) + numbered(1, 0)
    assert _lines(_item("item"), numbering=numbering) == ["• item"]
    glued = definition(0, level(0, "decimal", "No%1:", '<w:suff w:val="nothing"/>', 3)) + numbered(1, 0)
    assert _lines(_item("item"), numbering=glued) == ["No3:item"]


def test_automatic_numbers_label_the_paragraphs_of_a_resolution() -> None:
    body = [
        paragraph("The General Assembly,"),
        paragraph("Recalling its resolution 70/1,"),
        _item("Decides to act;"),
        _item("Requests the Secretary-General:"),
        _item("To act;", depth=1),
        _item("To report;", depth=1),
        paragraph("", properties=listed(1)),
        _item("Decides to remain seized of the matter."),
    ]
    document = read_bytes(word_file("".join(body), {"numbering": _OUTLINE + numbered(1, 0)}), "sample.docx")
    # The empty paragraph bears the number 3 on the page.
    assert [each.label for each in document.paragraphs] == ["front", "pp1", "op1", "op2", "op2(a)", "op2(b)", "op4"]
    assert document.paragraphs[4].text == "To act;"


@pytest.mark.parametrize(
    ("number_format", "expected"),
    [
        ("decimal", "28"),
        ("lowerLetter", "bb"),
        ("upperLetter", "BB"),
        ("lowerRoman", "xxviii"),
        ("ordinal", "28th"),
        ("ordinalText", "Twenty-eighth"),
        ("cardinalText", "Twenty-eight"),
        ("chicago", "§§§§§§§"),
        ("none", ""),
        ("thaiCounting", "28"),
    ],
)
def test_number_formats(number_format: str, expected: str) -> None:
    assert printed(28, number_format) == expected


@given(st.integers(min_value=1, max_value=399))
def test_roman_numerals_read_back(value: int) -> None:
    assert from_roman(printed(value, "upperRoman")) == value
