"""Word files as a reader of the printed page sees them."""

import pytest

from tipgraph.documents import read_bytes
from tipgraph.extraction import Extractor
from tipgraph.model import Document
from word_samples import (
    footnote,
    note,
    paragraph,
    row,
    run,
    table,
    word_file,
)

_TITLE_PAGE = '<w:sectPr><w:headerReference w:type="first" r:id="header1"/><w:titlePg/></w:sectPr>'
_HEADER = table(
    row("United Nations", "A/RES/72/900"),
    row("General Assembly", paragraph("Distr.: General") + paragraph("15 December 2017")),
)


def _resolution(*paragraphs: str) -> str:
    """Return the body of a resolution with these paragraphs."""
    return "".join(
        [
            paragraph("Seventy-second session"),
            paragraph("Agenda item 62"),
            paragraph("Resolution adopted by the General Assembly on 7 December 2017"),
            paragraph("[", run("on the report of the Third Committee (A/72/456)"), "]"),
            paragraph("72/900.", "<w:r><w:tab/></w:r>", "Question of the water"),
            paragraph("<w:r><w:tab/></w:r>", run("The General Assembly", "<w:i/>"), ","),
            *paragraphs,
            table(row("", paragraph("66th plenary meeting") + paragraph("7 December 2017"))),
            _TITLE_PAGE,
        ]
    )


def _read(*paragraphs: str, **parts: str) -> Document:
    return read_bytes(word_file("".join(paragraphs), parts), "sample.docx")


def _texts(document: Document) -> list[str]:
    """Return the texts of all paragraphs, those of the front one by one."""
    return [text for paragraph in document.paragraphs for text in paragraph.text.split(" | ")]


def test_title_page_paragraphs_and_closing_line() -> None:
    document = _read(
        _resolution(
            paragraph("Recalling its resolution 70/1 of 25 September 2015,"),
            paragraph("1.", "<w:r><w:tab/></w:r>", "Decides to act;"),
            paragraph("(a)", "<w:r><w:tab/></w:r>", "At once;"),
        ),
        header1=_HEADER,
    )
    described = document.description
    assert (described.id, described.organ, described.session) == ("A/RES/72/900", "UNGA", 72)
    assert (described.title, described.agenda_items) == ("Question of the water", ("62",))
    assert described.meeting == "66th plenary meeting"
    assert [paragraph.label for paragraph in document.paragraphs] == ["front", "pp1", "op1", "op1(a)"]
    front = document.paragraphs[0].text.split(" | ")
    assert front[:5] == ["United Nations", "A/RES/72/900", "General Assembly", "Distr.: General", "15 December 2017"]


def test_citations_follow_from_footnotes_with_ibid() -> None:
    document = _read(
        _resolution(
            paragraph(
                "Recalling the Convention on the Rights of the Child,",
                footnote(2),
                " the Optional Protocol thereto",
                footnote(3),
                " and resolution 70/1,",
            ),
            paragraph("1. Welcomes the report of the Secretary-General;", footnote(4)),
        ),
        header1=_HEADER,
        footnotes='<w:footnote w:type="separator" w:id="0"><w:p/></w:footnote>'
        + note(2, "United Nations, Treaty Series, vol. 1577, No. 27531.")
        + note(3, "Ibid., vol. 2171, No. 27531.")
        + note(4, "A/72/10."),
    )
    assert [(each.mark, each.paragraph) for each in document.notes] == [("1", "pp1"), ("2", "pp1"), ("3", "op1")]
    first = document.paragraphs[1]
    assert [(mark.mark, first.text[: mark.position][-8:]) for mark in first.marks] == [
        ("1", "e Child,"),
        ("2", " thereto"),
    ]
    targets = {citation.target for citation in Extractor().extract(document).citations}
    assert {"UNTS/1577/27531", "UNTS/2171/27531", "A/RES/70/1", "A/72/10"} <= targets


def test_title_page_laid_out_in_a_table_of_the_body() -> None:
    head = table(
        row("", "United Nations", paragraph(run("A", '<w:sz w:val="40"/>'), "/HRC/RES/35/99")),
        row(
            "",
            "General Assembly",
            paragraph("Distr.: General") + paragraph("7 July 2017") + paragraph("Original: English"),
        ),
    )
    document = _read(
        paragraph(""),
        head,
        paragraph("Human Rights Council"),
        paragraph("Thirty-fifth session"),
        paragraph("Agenda item 3"),
        paragraph("Resolution adopted by the Human Rights Council on 22 June 2017"),
        paragraph("35/99. The contribution of the water"),
        paragraph("The Human Rights Council,"),
        paragraph("Recalling its resolution 32/1,"),
        paragraph("1. Decides to act."),
    )
    described = document.description
    assert (described.id, described.organ, described.session) == ("A/HRC/RES/35/99", "HRC", 35)
    assert str(described.adopted) == "2017-06-22"
    assert [each.label for each in document.paragraphs] == ["front", "pp1", "op1"]


def test_header_is_read_once_and_running_heads_are_not() -> None:
    page = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>2</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    references = (
        '<w:headerReference w:type="first" r:id="header1"/><w:headerReference w:type="default" r:id="header2"/>'
    )
    body = paragraph("1. One paragraph of text.") + f"<w:sectPr>{references}<w:titlePg/></w:sectPr>"
    document = _read(body, header1=paragraph("E/2017/7"), header2=paragraph("E/2017/7", " ", page))
    assert document.description.id == "E/2017/7"
    assert _texts(document).count("E/2017/7") == 1
    # Without a head of its own the first page shows the running head.
    bare = _read(body.replace("<w:titlePg/>", ""), header1=paragraph("E/2017/8"), header2=paragraph("E/2017/7"))
    assert bare.description.id == "E/2017/7"


def test_symbol_of_the_running_head_stands_in_where_the_first_page_has_none() -> None:
    references = '<w:headerReference w:type="default" r:id="header1"/>'
    body = paragraph("1. One paragraph of text.") + f"<w:sectPr>{references}<w:titlePg/></w:sectPr>"
    header = table(row("A/72/55", "Question of the water"))
    assert _read(body, header1=header).description.id == "A/72/55"


def test_tables_are_read_row_by_row() -> None:
    inner = table(row("inner"))
    document = _read(
        paragraph("The table:"),
        table(row("Country", "Amount"), row("Aland", paragraph("100") + inner + paragraph(""))),
        table(row(paragraph("First alone.") + paragraph("Second alone."))),
    )
    text = " ".join(_texts(document))
    assert "Country Amount" in text
    assert "Aland 100 inner" in text
    assert text.index("First alone.") < text.index("Second alone.")


def test_a_paragraph_in_bold_type_is_a_heading_if_it_is_no_sentence() -> None:
    bold = "<w:b/>"
    document = _read(
        _resolution(
            paragraph("Recalling its resolution 70/1,"),
            paragraph("1. Decides to act;"),
            paragraph(run("III", bold), "<w:r><w:br/></w:r>", run("Reviewing the water and the state of it", bold)),
            paragraph(run("Recalling", bold), " its resolution 70/2,"),
            paragraph("Having considered the report of the Secretary-General,"),
            paragraph(run("1. Decides to act again;", bold)),
            paragraph(run("2. Requests a report", bold)),
        ),
        header1=_HEADER,
    )
    assert [each.label for each in document.paragraphs] == [
        *("front", "pp1", "op1", "III/pp1", "III/pp2", "III/op1", "III/op2")
    ]


def test_a_text_that_is_adopted_under_a_title_has_no_items() -> None:
    heading = '<w:outlineLvl w:val="0"/>'
    document = _read(
        _resolution(
            paragraph("Adopts the following declaration:"),
            paragraph("Declaration on the water", properties=heading),
            paragraph("We, the States Members of the United Nations, reiterate the following:"),
            paragraph("1. Reiterate the importance of it;"),
        ),
        header1=_HEADER,
    )
    assert [each.label for each in document.paragraphs] == ["front", "op1", "p1", "1"]


def test_rows_with_figures_belong_to_the_paragraph_before_them() -> None:
    document = _read(
        _resolution(
            paragraph("Recalling its resolution 70/1,"),
            paragraph("1. Approves the following sums:"),
            table(
                row("Section", "Sum"), row("Part I. Policy"), row("1. Overall policy", "117 900"), row("2. Law", "(20)")
            ),
            paragraph("2. Decides to act:"),
            table(row("3.", "Welcomes the report of the Secretary-General on the state of the water in the world;")),
        ),
        header1=_HEADER,
    )
    assert [paragraph.label for paragraph in document.paragraphs] == ["front", "pp1", "op1", "op2", "op3"]
    assert document.paragraphs[2].text.endswith("Section Sum Part I. Policy 1. Overall policy 117 900 2. Law (20)")


@pytest.mark.parametrize("strict", [False, True])
def test_strict_and_transitional_files_read_alike(strict: bool) -> None:
    data = word_file(
        paragraph("The text", footnote(2), " goes on."), {"footnotes": note(2, "See A/72/1.")}, strict=strict
    )
    document = read_bytes(data, "sample.docx")
    assert document.paragraphs[-1].text == "The text goes on."
    assert [each.text for each in document.notes] == ["See A/72/1."]


def test_outline_levels_and_united_nations_styles_make_headings() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="Base"><w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="Mine"><w:name w:val="Mine"/><w:basedOn w:val="Base"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="H1G"><w:name w:val="_ H_1_G"/></w:style>'
    )
    document = _read(
        _resolution(
            paragraph("Recalling its resolution 70/1,"),
            paragraph("A long heading of the kind that ends as it began", properties='<w:pStyle w:val="Mine"/>'),
            paragraph("1. Decides to act;"),
            paragraph("Reaffirming what a heading of the template can say", properties='<w:pStyle w:val="H1G"/>'),
            paragraph(
                "2. Decides again to act in the matter, which is a sentence;", properties='<w:pStyle w:val="Mine"/>'
            ),
        ),
        header1=_HEADER,
        styles=styles,
    )
    assert [paragraph.label for paragraph in document.paragraphs] == ["front", "pp1", "op1", "op2"]
    assert "A long heading of the kind" in document.paragraphs[0].text
    assert "Reaffirming what a heading" in document.paragraphs[0].text
