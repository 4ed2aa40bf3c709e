"""Texts taken line by line from the pages of a layout, with blank lines between all lines."""

import textwrap

import pytest

from tipgraph.documents import read_text
from tipgraph.model import Document, ParagraphKind

COLUMNS = 60
RULE = "__________________"
OPENING = ["United Nations A/RES/71/900", "General Assembly", "71/900. Trade in salt", "The General Assembly,"]
FILLING = [
    "Recalling its resolutions on the trade in salt and on all the roads over which salt has been carried since then,",
    "Noting with satisfaction the efforts that have been made by the States in which salt is mined, boiled or sold,",
    "Bearing in mind that salt is needed by all, that it is found by few, and that its price is of concern to many,",
]
REQUEST = "Requests the Secretary-General to report to it on the trade in salt at each of its sessions on that trade."


def page(*blocks: str) -> str:
    """Print blocks in lines of 60 columns, each followed by a blank line."""
    return "\n\n".join(line for block in blocks for line in textwrap.wrap(block, COLUMNS)) + "\n"


def cut(text: str, lines: int) -> tuple[str, str]:
    """Cut a block at the end of a line."""
    wrapped = textwrap.wrap(text, COLUMNS)
    return " ".join(wrapped[:lines]), " ".join(wrapped[lines:])


def read(*blocks: str) -> Document:
    """Read a resolution: nine preambular paragraphs, the given blocks, an operative paragraph."""
    return read_text(page(*OPENING, *FILLING * 3, *blocks, "1. " + REQUEST), "made.txt", "text/plain")


def text_of(document: Document, label: str) -> str:
    return next(paragraph.text for paragraph in document.paragraphs if paragraph.label == label)


def labels(document: Document) -> list[str]:
    return [paragraph.label for paragraph in document.paragraphs]


def test_a_line_with_room_for_the_next_word_ends_its_paragraph() -> None:
    unended = "Taking note of the report of the group of experts on the trade in salt and of its comments"
    document = read(
        unended, "Anxious States, whose salt is dear, being heard before those whose salt is cheap,", "Fish"
    )
    assert text_of(document, "pp10") == unended
    assert text_of(document, "op1") == REQUEST
    assert text_of(document, "front").endswith("Fish")


@pytest.mark.parametrize("capital", ["Recalling", "Requests", "United"])
def test_a_capital_after_a_full_line_goes_on_with_the_sentence(capital: str) -> None:
    first = "Taking note of the report of the group of experts, named "
    text = f"{first}{capital} the Salt, and of the views of the States in which salt is mined,"
    assert textwrap.wrap(text, COLUMNS)[1].startswith(capital)
    assert text_of(read(text), "pp10") == text


@pytest.mark.parametrize("note", ["Resolution 54/263.", "See the list of the roads of salt", "A/80/137."])
def test_a_note_ends_with_a_line_that_had_room(note: str) -> None:
    before, after = cut(f"{FILLING[1][:-1]}1 and of Salt Roads, {FILLING[2]}", 2)
    document = read(before, RULE, f"1 {note}", after, *FILLING)
    assert [item.text for item in document.notes] == [note]
    assert document.notes[0].paragraph == "pp10"
    assert text_of(document, "pp10").startswith(FILLING[1][:40])
    assert text_of(document, "pp10").endswith(FILLING[2])
    assert text_of(document, "pp11") == FILLING[0]


def test_a_note_goes_on_after_a_full_line_whatever_the_next_begins_with() -> None:
    note = "See the report of the group of experts on the salt trade in A/80/137 and A/80/137/Corr.1 and 54/263, annex."
    before, after = cut(f"{FILLING[1][:-1]},1 {FILLING[2]}", 2)
    document = read(before, RULE, f"1 {note}", after, *FILLING)
    assert [item.text for item in document.notes] == [note]


def test_a_symbol_with_a_full_stop_is_no_head_of_a_page() -> None:
    note = "Official Records of the General Assembly and its sessions, A/80/137."
    assert textwrap.wrap(f"1 {note}", COLUMNS)[-1] == "A/80/137."
    before, after = cut(f"{FILLING[1][:-1]},1 {FILLING[2]}", 2)
    document = read(before, RULE, f"1 {note}", after)
    assert [item.text for item in document.notes] == [note]


@pytest.mark.parametrize(
    ("printed", "clean", "marks"),
    [
        ("27/13 of 25 September 2014,130/4 of 1 October 2015", "27/13 of 25 September 2014, 30/4 of 1 October 2015", 1),
        ("27/13 and 54/3991 of the Assembly on the matter", "27/13 and 54/399 of the Assembly on the matter", 1),
        ("27/13 and 54/2631 of the Assembly on the matter", "27/13 and 54/263 of the Assembly on the matter", 1),
        ("27/13 and decision VII/1111 on the same matter", "27/13 and decision VII/111 on the same matter", 1),
        ("27/13 and the Plan of Salt 2011–20301 for roads", "27/13 and the Plan of Salt 2011–2030 for roads", 1),
        ("27/13 of the Assembly and its follow-up1 by all", "27/13 of the Assembly and its follow-up by all", 1),
        ("27/13 and 54/263 of the Assembly on the matter", "27/13 and 54/263 of the Assembly on the matter", 0),
    ],
)
def test_a_mark_that_touches_a_number_is_told_from_it(printed: str, clean: str, marks: int) -> None:
    document = read(f"Recalling its resolutions {printed},", RULE, "1 See A/80/137.")
    assert text_of(document, "pp10") == f"Recalling its resolutions {clean},"
    assert [note.paragraph for note in document.notes] == ["pp10" if marks else "front"]


def test_an_address_belongs_to_the_note_that_cites_it() -> None:
    note = "1 The list of the roads of salt is to be had for all at www.example.org/salt"
    assert textwrap.wrap(note, COLUMNS)[1] == "www.example.org/salt"
    document = read(f"{FILLING[0][:-1]},1", RULE, note)
    assert document.notes[0].text.endswith("all at www.example.org/salt")
    assert "www.example.org/salt" in document.links


def test_a_paragraph_that_ends_in_meeting_closes_nothing() -> None:
    document = read("Noting all commitments to the trade in salt that were made by the", "Governments at that meeting,")
    assert text_of(document, "op1") == REQUEST


@pytest.mark.parametrize("organ", ["The General A ssembly,", "The Gene ral Assembly,", "T he General Assembly,"])
def test_an_organ_whose_name_is_cut_still_opens_its_resolution(organ: str) -> None:
    lines = [*OPENING[:-1], organ, *FILLING * 3, "1. " + REQUEST]
    document = read_text(page(*lines), "made.txt", "text/plain")
    assert (document.description.organ, document.description.id) == ("UNGA", "A/RES/71/900")
    assert labels(document) == ["front", *(f"pp{number}" for number in range(1, 10)), "op1"]


def test_an_opening_verb_that_is_cut_still_begins_a_paragraph() -> None:
    full = "Aware of the salt, of roads, of mines and of ships and sea,"
    assert len(full) + len(" De") > COLUMNS
    document = read(full, "De eply alarmed at what has been said of salt in the years that went by,")
    assert text_of(document, "pp10") == full
    assert text_of(document, "pp11").startswith("Deeply alarmed")


def test_a_capital_after_a_comma_at_the_end_of_a_full_line_opens_nothing() -> None:
    text = (
        "Recalling the Plan to Prevent and Eliminate the Illegal, Untaxed and Undeclared Sale of Salt on all the roads,"
    )
    assert textwrap.wrap(text, COLUMNS)[1].startswith("Untaxed")
    assert text_of(read(text), "pp10") == text


def test_a_long_title_of_a_part_does_not_swallow_its_first_paragraph() -> None:
    title = "II Estimates of the salt of all the roads of the wide world"
    assert len(title) + len(" Having") > COLUMNS
    document = read("1. " + REQUEST, title, "Having considered the report on salt,", "1. Takes note of the report;")
    assert title in text_of(document, "front")
    assert "II/op1" in labels(document)


def test_a_note_that_is_an_address_is_a_note() -> None:
    document = read(f"{FILLING[0][:-1]},1", f"{FILLING[1][:-1]},2", RULE, "1 A/80/137.", "2 www.example.org/salt.")
    assert [(note.mark, note.paragraph) for note in document.notes] == [("1", "pp10"), ("2", "pp11")]


def test_a_list_whose_letters_are_lost_gets_them_back() -> None:
    document = read_text(
        textwrap.dedent("""\
            The United Nations Environment Assembly,

            Recalling its resolution 2/5 of 27 May 2016,

            Requests the Executive Director, within the resources that are available, to:

            Strengthen the programmes that train customs officers;

            Report on the lessons that were learned;

            Encourages Member States to take part."""),
        "list.txt",
    )
    assert [paragraph.label for paragraph in document.paragraphs if paragraph.label != "front"] == [
        "pp1",
        "op1",
        "op1(a)",
        "op1(b)",
        "op2",
    ]


def test_a_letter_before_a_title_labels_the_paragraphs_below_it() -> None:
    document = read_text(
        textwrap.dedent("""\
            5/3. Rural life

            The Economic and Social Council,

            Decides to annex an extract.

            Annex

            The Council annexed the following extract from the report.

            (a) Rural development

            The Committee endorses the findings of the Working Group.

            (b) Housing

            The Committee endorses the view of the Working Group."""),
        "extract.txt",
    )
    annexed = {each.label: each.text for each in document.paragraphs if each.label.startswith("annex")}
    assert list(annexed) == ["annex/p1", "annex/(a)", "annex/(b)"]
    assert annexed["annex/(b)"] == "Housing The Committee endorses the view of the Working Group."


@pytest.mark.parametrize(
    "head",
    [
        "106\tGeneral Assembly—Thirty-fourth Session",
        "General Assembly—Tenth Special Session 12",
        "VI. Resolutions adopted on the reports of the Third Committee 185",
    ],
)
def test_the_head_of_a_volume_is_neither_text_nor_a_footnote(head: str) -> None:
    document = read_text(
        f"{head}\n\nThe General Assembly,\n\nRecalling the report of the Executive Director,65\n\n"
        "1. Invites organizations to collaborate;\n\n65 HS/C/2/8.\n\n2. Requests a report.\n",
        "volume.txt",
    )
    assert [(note.mark, note.paragraph) for note in document.notes] == [("65", "pp1")]
    assert "Session" not in document.paragraphs[0].text
    assert "Committee" not in document.paragraphs[0].text


def test_a_publication_named_in_a_footnote_begins_it() -> None:
    document = read_text(
        "The Economic and Social Council,\n\nHaving considered the report of the Secretary-General,89\n\n"
        "1. Decides to establish a committee;\n\n________\n\n89 United Nations publication, Sales No.: 62.II.B.2.\n\n"
        "2. Decides further.\n",
        "publication.txt",
    )
    assert [(note.mark, note.paragraph) for note in document.notes] == [("89", "pp1")]


def test_the_french_text_beside_the_english_is_kept_apart() -> None:
    document = read_text(
        textwrap.dedent("""\
            76 (V). Status of women

            The Economic and Social Council,

            Having considered the report of the Commission on the Status of Women,

            1. Requests the Secretary-General to compile a list of the communications that were received;

            76 (V). Condition de la femme

            Le Conseil économique et social,

            Ayant examiné le rapport de la Commission de la condition de la femme,

            1. Prie le Secrétaire général de dresser une liste des communications qui ont été reçues;

            2. Requests the Secretary-General to furnish this list to the Commission.

            2. Prie le Secrétaire général de communiquer cette liste à la Commission."""),
        "two.txt",
    )
    own = [each.label for each in document.paragraphs if each.kind not in (ParagraphKind.FRONT, ParagraphKind.OTHER)]
    assert own == ["pp1", "op1", "op2"]
    assert document.description.title == "Status of women"
    other = [each.text for each in document.paragraphs if each.kind is ParagraphKind.OTHER]
    assert other[-1].startswith("2. Prie le Secrétaire général")
