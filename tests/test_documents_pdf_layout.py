"""PDF pages: columns, tables, pages on their side, scans that lean, headings, links, watermarks."""

import random

import pytest

from pdf_samples import PdfPage, pdf, width_of
from tipgraph.documents import read_bytes
from tipgraph.model import Document

LEFT = 123.0


def read(*pages: PdfPage) -> Document:
    return read_bytes(pdf(pages), "sample.pdf")


def texts(document: Document) -> dict[str, str]:
    return {paragraph.label: paragraph.text for paragraph in document.paragraphs}


def two_columns(page: PdfPage, y: float, rows: int, word: str) -> float:
    for row in range(rows):
        page.text(60, y, f"{word} left line {row} with words up to it", 10)
        page.text(320, y, f"{word} right line {row} with words up to it", 10)
        y -= 12
    return y


def test_columns_are_read_one_after_the_other_between_what_runs_across() -> None:
    page = PdfPage()
    y = two_columns(page, 700, 8, "first")
    page.text(60, y - 12, "A heading that runs across the whole width of both columns of the page", 12, bold=True)
    two_columns(page, y - 40, 8, "second")
    whole = " ".join(paragraph.text for paragraph in read(page).paragraphs)
    places = [whole.index(words) for words in ("first left line 7", "first right line 0", "first right line 7")]
    places += [whole.index(words) for words in ("second left line 0", "second left line 7", "second right line 0")]
    assert places == sorted(places)


def test_tables_are_read_row_by_row_and_cells_whole() -> None:
    page = PdfPage()
    page.lines(LEFT, 700, ["Approves the following posts for the whole of the coming year:"])
    rows = (
        ("Action", "Title of post", "Number"),
        ("Establishment", "Legal Officer", "1"),
        ("Redeployment", "Editor", "2"),
    )
    y = 670.0
    for row in rows:
        for x, cell in zip((LEFT, 296, 540), row, strict=True):
            page.text(x, y, cell, 8.5)
        y -= 14.5
    page.text(LEFT, y + 14.5 - 10, "from the Secretariat", 8.5)
    whole = " ".join(paragraph.text for paragraph in read(page).paragraphs)
    assert "Establishment | Legal Officer | 1" in whole
    assert "Redeployment from the Secretariat | Editor | 2" in whole


def test_rows_of_a_tight_table_stay_apart_and_its_head_is_read_once() -> None:
    first, second = PdfPage(), PdfPage()
    first.lines(LEFT, 150, ["Approves the following scale of assessments for the coming year:"])
    for page, y, names in ((first, 120.0, ("Albania", "Brazil")), (second, 700.0, ("Chile", "Denmark"))):
        for row in (("State", "Share", "Amount"), *((name, "0.5", "1 250") for name in names)):
            for x, cell in zip((LEFT, 296, 440), row, strict=True):
                page.text(x, y, cell, 9)
            y -= 11
    whole = " ".join(paragraph.text for paragraph in read(first, second).paragraphs)
    assert whole.count("State | Share | Amount") == 1
    for name in ("Albania", "Brazil", "Chile", "Denmark"):
        assert f"{name} | 0.5 | 1 250" in whole


@pytest.mark.parametrize("rotate", [0, 90, 270])
def test_rotated_pages_and_text_that_runs_upwards(rotate: int) -> None:
    page = PdfPage(rotate=rotate)
    for number, line in enumerate(("Recalling the Covenant on Civil and", "Political Rights of 1966.")):
        page.upwards(300 + 12 * number, 100, line)
    assert "Recalling the Covenant on Civil and Political Rights of 1966." in texts(read(page)).values()


def test_targets_of_links_are_kept() -> None:
    page = PdfPage()
    page.text(LEFT, 700, "Recalling its resolution 70/1 of 2015.")
    page.links.append(((180, 695, 260, 710), "https://docs.un.org/en/A/RES/70/1"))
    assert read(page).links == ("https://docs.un.org/en/A/RES/70/1",)


def test_leaning_scans_with_sizes_of_each_word_are_read_in_paragraphs() -> None:
    page = PdfPage()
    page.picture()
    page.content.append("3 Tr")
    lines = (
        "Recalling the Covenant on Civil and Political Rights, which was adopted",
        "in 1966 and which has entered into force,",
        "Noting the report of the Committee on the measures that have been taken",
        "by the States that are parties to it,",
    )
    steady = random.Random(5)
    for number, line in enumerate(lines):
        x = LEFT + (0 if number % 2 else 24)
        for word in line.split():
            size = 10 * steady.uniform(0.93, 1.07)
            page.content.append(
                f"BT /F1 1 Tf {size} {0.02 * size} {-0.02 * size} {size} {x - 0.02 * (700 - 12 * number)} "
                f"{700 - 12 * number + 0.02 * x} Tm ({word} ) Tj ET"
            )
            x += width_of(f"{word} ", 10)
    assert [each.text for each in read(page).paragraphs if each.text.startswith(("Recalling", "Noting"))] == [
        "Recalling the Covenant on Civil and Political Rights, which was adopted in 1966 and which has entered into "
        "force,",
        "Noting the report of the Committee on the measures that have been taken by the States that are parties to it,",
    ]


def test_footnotes_stand_below_each_column() -> None:
    page = PdfPage()
    for x, mark, name in ((60, "1", "left"), (320, "2", "right")):
        end = page.text(x, 712, f"The {name} column begins with it,")
        page.raised(end, 712, mark)
    two_columns(page, 700, 10, "the")
    for x, mark, name in ((60, "1", "left"), (320, "2", "right")):
        page.rule(x, 100)
        page.raised(x, 88, mark, 8)
        page.text(x + 8, 88, f"Footnote of the {name} column.", 8)
    document = read(page)
    assert [(each.mark, each.text) for each in document.notes] == [
        ("1", "Footnote of the left column."),
        ("2", "Footnote of the right column."),
    ]
    whole = " ".join(paragraph.text for paragraph in document.paragraphs)
    assert whole.index("left line 9") < whole.index("The right column")


def test_watermarks_and_barcodes_are_no_text() -> None:
    page = PdfPage()
    page.text(LEFT, 700, "Recalling its resolution 70/1 of 2015.")
    page.content.append("BT /F1 1 Tf 42 42 -42 42 150 200 Tm (DRAFT) Tj ET")
    assert not any("DRAFT" in text for text in texts(read(page)).values())
