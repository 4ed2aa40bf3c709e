"""Footnotes and endnotes of Word files: their marks, their carriers, and marks that were typed."""

from tipgraph.documents import read_bytes
from tipgraph.model import Document
from word_samples import footnote, note, paragraph, run, word_file

_RAISED = '<w:vertAlign w:val="superscript"/>'
_OWN = '<w:r><w:footnoteReference w:id="9" w:customMarkFollows="1"/><w:t>*</w:t></w:r>'


def _read(*paragraphs: str, **parts: str) -> Document:
    return read_bytes(word_file("".join(paragraphs), parts), "sample.docx")


def _marks(document: Document) -> list[list[str]]:
    return [[mark.mark for mark in paragraph.marks] for paragraph in document.paragraphs if paragraph.marks]


def _notes(document: Document) -> list[tuple[str, str]]:
    return [(each.mark, each.text) for each in document.notes]


def test_order_of_reference_counts_not_order_of_notes() -> None:
    document = _read(
        paragraph("First", footnote(7), " and second", footnote(3), "."),
        footnotes=note(3, "Three.") + note(7, "Seven."),
    )
    assert _notes(document) == [("1", "Seven."), ("2", "Three.")]
    assert document.paragraphs[0].text == "First and second."


def test_format_start_and_restart_by_section() -> None:
    section = (
        '<w:sectPr><w:footnotePr><w:numFmt w:val="lowerLetter"/><w:numStart w:val="3"/>'
        '<w:numRestart w:val="eachSect"/></w:footnotePr></w:sectPr>'
    )
    document = _read(
        paragraph("One", footnote(1), " two", footnote(2), "."),
        paragraph("Three", footnote(3), ".", properties=section),
        paragraph("Four", footnote(4), "."),
        section,
        footnotes="".join(note(number, f"Note {number}.") for number in (1, 2, 3, 4)),
    )
    assert [mark for mark, _ in _notes(document)] == ["c", "d", "e", "c"]


def test_restart_on_each_page() -> None:
    document = _read(
        paragraph("One", footnote(1), " two", footnote(2), "."),
        paragraph("<w:r><w:lastRenderedPageBreak/></w:r>", "Three", footnote(3), "."),
        settings='<w:footnotePr><w:numFmt w:val="chicago"/><w:numRestart w:val="eachPage"/></w:footnotePr>',
        footnotes="".join(note(number, f"Note {number}.") for number in (1, 2, 3)),
    )
    assert [mark for mark, _ in _notes(document)] == ["*", "†", "*"]


def test_a_mark_of_the_authors_own_is_not_counted() -> None:
    own = f'<w:footnote w:id="9">{paragraph(run("*", _RAISED), " Reissued.")}</w:footnote>'
    document = _read(
        paragraph("Title", _OWN, "."), paragraph("Text", footnote(1), "."), footnotes=own + note(1, "See.")
    )
    assert _notes(document) == [("*", "Reissued."), ("1", "See.")]
    assert _marks(document) == [["*", "1"]] or _marks(document) == [["*"], ["1"]]


def test_endnotes_are_roman_and_come_after_footnotes() -> None:
    document = _read(
        paragraph("One", footnote(1, "endnote"), " two", footnote(1), "."),
        footnotes=note(1, "Footnote."),
        endnotes=note(1, "Endnote.", "endnote"),
    )
    assert _notes(document) == [("1", "Footnote."), ("i", "Endnote.")]
    assert _marks(document) == [["i", "1"]]


def test_a_note_in_deleted_text_is_neither_read_nor_counted() -> None:
    deleted = f"<w:del>{footnote(1)}</w:del>"
    document = _read(
        paragraph("One", deleted, " two", footnote(2), "."), footnotes=note(1, "Gone.") + note(2, "Stays.")
    )
    assert _notes(document) == [("1", "Stays.")]


def test_typed_superscript_repeats_the_mark_of_a_note() -> None:
    document = _read(
        paragraph("The first", footnote(1), " text of five words or more."),
        paragraph(
            "The second", run("1", _RAISED), " text has 12 m", run("2", _RAISED), " and 10", run("3", _RAISED), "."
        ),
        footnotes=note(1, "See."),
    )
    assert document.paragraphs[-1].text.endswith("The second text has 12 m2 and 103.")
    assert [mark for marks in _marks(document) for mark in marks] == ["1", "1"]


def test_field_repeats_the_mark_of_the_note_in_a_bookmark() -> None:
    bookmark = f'<w:bookmarkStart w:id="5" w:name="_Ref1"/>{footnote(2)}<w:bookmarkEnd w:id="5"/>'
    field = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> NOTEREF _Ref1 \\h </w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{run("9", _RAISED)}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    document = _read(
        paragraph("One", footnote(1), " two", bookmark, " and again,", field, "."),
        footnotes=note(1, "First.") + note(2, "Second."),
    )
    # The field holds what Word saw when it was last updated; the note has its number of today.
    assert _marks(document) == [["1", "2", "2"]]
    assert document.paragraphs[0].text == "One two and again,."


def test_typed_notes_below_a_text_are_notes() -> None:
    document = _read(
        paragraph("The territories", run("a", _RAISED), " listed here take part in it."),
        paragraph(run("a", _RAISED), " Including their waters."),
    )
    assert _notes(document) == [("a", "Including their waters.")]
    assert document.paragraphs[0].text == "The territories listed here take part in it."


def test_every_note_has_a_carrier_and_more_than_one_paragraph() -> None:
    twice = f'<w:footnote w:id="1">{paragraph("<w:r><w:footnoteRef/></w:r>", " One.")}{paragraph("Two.")}</w:footnote>'
    document = _read(paragraph("Text", footnote(1), " of a paragraph that is long."), footnotes=twice)
    assert _notes(document) == [("1", "One. Two.")]
    assert document.notes[0].paragraph in {paragraph.label for paragraph in document.paragraphs}


def test_a_mark_whose_note_is_lost_is_no_part_of_the_word_before_it() -> None:
    document = _read(
        paragraph("The Covenant", run("7", _RAISED), " and 3 km", run("2", _RAISED), " of E = mc", run("2", _RAISED))
    )
    assert document.paragraphs[0].text == "The Covenant and 3 km2 of E = mc2"
    assert _marks(document) == [["7"]]
