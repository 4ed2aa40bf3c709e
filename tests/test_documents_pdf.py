"""PDF files: what stands on the page in reading order, whole words, footnotes at their marks, nothing of the page itself."""

import datetime

from pdf_samples import PdfPage, pdf, width_of
from tipgraph.documents import read_bytes
from tipgraph.model import Document

LEFT = 123.0


def read(*pages: PdfPage) -> Document:
    return read_bytes(pdf(pages), "sample.pdf")


def texts(document: Document) -> dict[str, str]:
    return {paragraph.label: paragraph.text for paragraph in document.paragraphs}


def title_page(symbol: str = "A/RES/80/1") -> PdfPage:
    page = PdfPage()
    page.text(LEFT, 734, "United Nations", 14)
    page.text(page.text(482, 735.5, symbol[0], 20), 735.5, symbol[1:])
    page.text(LEFT, 705.6, "General Assembly", 20, bold=True)
    for y, line in ((705.3, "Distr.: General"), (693.6, "18 December 2025")):
        page.text(397, y, line)
    page.text(60, 569.7, "Eightieth session", bold=True)
    page.text(60, 557.7, "Agenda item 16 (g)")
    page.text(60, 545.7, "Macroeconomic policy questions: promoting investments for", bold=True)
    page.text(60, 533.7, "sustainable development", bold=True)
    page.text(LEFT, 501, "Resolution adopted by the General Assembly", 14, bold=True)
    page.text(LEFT, 486, "on 15 December 2025", 14, bold=True)
    page.text(LEFT, 461, "[on the report of the Second Committee (A/80/555, para. 7)]")
    page.text(72, 436, "80/1.", 12, bold=True)
    page.text(LEFT, 436, "Promoting investments for", 12, bold=True)
    page.text(LEFT, 422, "sustainable development", 12, bold=True)
    page.text(147, 398, "The General Assembly,")
    page.text(65, 44, "25-20740 (E)")
    page.text(134, 44, "201025")
    return page


def test_title_page_is_described() -> None:
    page = title_page()
    page.text(147, 380, "Recalling its resolution 70/1 of 25 September 2015,")
    page.text(147, 362, "1. Decides to remain seized of the matter.")
    described = read(page).description
    assert described.id == "A/RES/80/1"
    assert described.title == "Promoting investments for sustainable development"
    assert described.organ == "UNGA"
    assert described.session == 80
    assert described.adopted == datetime.date(2025, 12, 15)
    assert described.date == datetime.date(2025, 12, 18)
    assert described.agenda_items == ("16 (g)",)
    assert described.based_on == ("A/80/555",)


def test_paragraphs_are_told_apart_and_labelled() -> None:
    page = title_page()
    y = page.lines(
        LEFT, 380, ["Recalling its resolution 70/1 of 25 September 2015, in which it", "adopted a set of goals,"]
    )
    y = page.lines(LEFT, y - 6, ["1.   Calls upon Member States to act without any delay in this", "matter:"])
    y = page.lines(LEFT, y - 6, ["(a)   In the first place, by national legislation that is adopted", "in time;"])
    page.lines(LEFT, y - 6, ["(b)   In the second place, by cooperation."])
    found = texts(read(page))
    assert list(found) == ["front", "pp1", "op1", "op1(a)", "op1(b)"]
    assert found["pp1"] == "Recalling its resolution 70/1 of 25 September 2015, in which it adopted a set of goals,"
    assert found["op1(a)"] == "In the first place, by national legislation that is adopted in time;"


def test_paragraphs_without_distance_are_told_apart_by_their_indents() -> None:
    page = PdfPage()
    y = page.lines(LEFT, 700, ["The first paragraph goes on for more than a whole line of the page", "and ends here."])
    page.lines(LEFT, y, ["The second one follows at once and has two lines as well, which is", "enough."])
    assert [paragraph.text for paragraph in read(page).paragraphs if "enough" in paragraph.text] == [
        "The second one follows at once and has two lines as well, which is enough."
    ]


def test_words_without_blanks_between_them_stay_apart() -> None:
    page = PdfPage()
    page.words(LEFT, 700, "Recalling the International Covenant on Civil and Political Rights.")
    assert "Recalling the International Covenant on Civil and Political Rights." in texts(read(page)).values()


def test_pieces_of_a_word_are_one_word() -> None:
    page = PdfPage()
    x = LEFT
    for piece in ("traf", "fick", "ing in per", "sons is a crime."):
        x = page.text(x, 700, piece)
    assert "trafficking in persons is a crime." in texts(read(page)).values()


def noted(page: PdfPage, y: float, before: str, mark: str, after: str) -> None:
    x = page.text(LEFT, y, before)
    page.text(page.raised(x, y, mark), y, after)


def note(page: PdfPage, y: float, mark: str, words: str) -> None:
    page.raised(117 if len(mark) < 2 else 113, y, mark, 8.5)
    page.text(LEFT, y, words, 8.5)


def test_raised_marks_lead_to_their_footnotes() -> None:
    page = PdfPage()
    noted(page, 700, "Recalling the Covenant,", "1", " and the Convention of 1989")
    noted(page, 688, "on the Rights of the Child", "2", " and on areas of 5 km")
    page.raised(LEFT + width_of("on the Rights of the Child", 10) + 4 + width_of(" and on areas of 5 km", 10), 688, "2")
    page.rule(99, 120)
    note(page, 106, "1", "See resolution 2200 A (XXI), annex.")
    note(page, 96, "2", "United Nations, Treaty Series, vol. 1577,")
    page.text(LEFT, 86, "No. 27531.", 8.5)
    document = read(page)
    assert [(each.mark, each.text) for each in document.notes] == [
        ("1", "See resolution 2200 A (XXI), annex."),
        ("2", "United Nations, Treaty Series, vol. 1577, No. 27531."),
    ]
    (paragraph,) = (each for each in document.paragraphs if each.marks)
    assert (
        paragraph.text
        == "Recalling the Covenant, and the Convention of 1989 on the Rights of the Child and on areas of 5 km2"
    )
    assert [(mark.mark, paragraph.text[: mark.position][-9:]) for mark in paragraph.marks] == [
        ("1", "Covenant,"),
        ("2", "the Child"),
    ]


def test_footnote_goes_on_below_the_rule_of_the_next_page() -> None:
    first, second = PdfPage(), PdfPage()
    noted(first, 700, "Recalling the Convention,", "1", " which it adopted,")
    first.rule(99, 80)
    note(first, 66, "1", "Report of the Conference (United Nations publication,")
    first.text(LEFT, 56, "Sales No. E.96.IV.8), chap. I,", 8.5)
    noted(second, 700, "Noting the Protocol,", "2", " which entered into force,")
    second.rule(99, 80)
    second.text(LEFT, 66, "resolution 1, annex I.", 8.5)
    note(second, 56, "2", "Resolution 55/25, annex II.")
    document = read(first, second)
    assert [each.text for each in document.notes] == [
        "Report of the Conference (United Nations publication, Sales No. E.96.IV.8), chap. I, resolution 1, annex I.",
        "Resolution 55/25, annex II.",
    ]


def test_asterisks_are_marks_only_where_a_footnote_has_them() -> None:
    page = PdfPage()
    page.text(page.text(LEFT, 700, "Italy:", bold=True), 700, "* draft resolution of the Committee")
    page.text(LEFT, 600, "A second text has 3 * 4 items and more words.")
    page.rule(99, 120)
    page.text(115, 106, "* On behalf of the Group of African States.", 8.5)
    document = read(page)
    (starred,) = document.notes
    assert starred.text == "On behalf of the Group of African States."
    assert [mark.mark for each in document.paragraphs for mark in each.marks] == ["*"]


def test_marks_with_a_stroke_as_they_were_printed_before_1995() -> None:
    page = PdfPage()
    page.text(LEFT, 700, "Recalling its resolution 2200 A (XXI) 1/ and the Convention, 2/ as well as")
    page.text(LEFT, 688, "resolution 44/25 of 20 November 1989.")
    page.rule(99, 120)
    page.text(LEFT, 106, "1/ See resolution 217 A (III).", 10)
    page.text(LEFT, 94, "2/ Resolution 44/25, annex.", 10)
    document = read(page)
    assert [(each.mark, each.text) for each in document.notes] == [
        ("1", "See resolution 217 A (III)."),
        ("2", "Resolution 44/25, annex."),
    ]
    assert [mark.mark for each in document.paragraphs for mark in each.marks] == ["1", "2"]


def test_what_belongs_to_the_page_is_left_out_and_paragraphs_go_on() -> None:
    first, second, third = title_page(), PdfPage(), PdfPage()
    first.lines(LEFT, 90, ["Recalling the report of the Secretary-General on the whole of the", "matter, which was"])
    for number, page in enumerate((second, third), 2):
        page.text(60 if number == 2 else 500, 733, "A/RES/80/1", 8.5, bold=True)
        page.text(430 if number == 2 else 60, 743, "Promoting investments for", 8.5, bold=True)
        page.text(430 if number == 2 else 60, 733, "sustainable development", 8.5, bold=True)
        page.text(60 if number == 2 else 540, 37, f"{number}/3", 8.5, bold=True)
        page.text(525 if number == 2 else 60, 38, "25-20740", 7)
    second.text(LEFT, 705, "submitted to it in 2024 and which it has considered with great interest,")
    second.text(147, 687, "1. Takes note of it;")
    third.text(147, 705, "2. Decides to remain seized of the matter.")
    document = read(first, second, third)
    found = texts(document)
    assert found["pp1"] == (
        "Recalling the report of the Secretary-General on the whole of the matter, which was submitted to it in 2024 "
        "and which it has considered with great interest,"
    )
    assert list(found) == ["front", "pp1", "op1", "op2"]
    whole = " ".join(found.values())
    assert "20740" not in whole
    assert "/3" not in whole
    assert whole.count("Promoting investments") == 1


def test_hyphens_at_line_ends_go_where_the_document_has_the_whole_word() -> None:
    page = PdfPage()
    lines = [
        "Recalling that the implementation of decision-making and its imple-",
        "mentation by the States concerned remain important in the decision-",
        "making of all, and that twenty-five States have joined in the twenty-",
        "first session.",
    ]
    page.lines(LEFT, 700, lines)
    assert any(
        text == "Recalling that the implementation of decision-making and its implementation by the States concerned "
        "remain important in the decision-making of all, and that twenty-five States have joined in the twenty-first "
        "session."
        for text in texts(read(page)).values()
    )


def test_bold_lines_are_headings() -> None:
    page = title_page()
    page.text(147, 380, "Recalling its resolution 70/1 of 25 September 2015,")
    page.text(147, 362, "1. Takes note of the report;")
    page.text(LEFT, 335, "Follow-up to the session", bold=True)
    page.text(147, 317, "2. Decides to remain seized of the matter.")
    found = texts(read(page))
    assert found["op1"] == "Takes note of the report;"
    assert "Follow-up to the session" in found["front"]
