"""What can be read and what cannot, and the rules of structure on small made-up documents."""

import datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tipgraph.documents import FORMATS, Limits, read_bytes, read_document, read_text
from tipgraph.documents.ordinals import ordinal
from tipgraph.errors import DocumentError
from tipgraph.model import Document, ParagraphKind

RESOLUTION = """Resolution adopted by the General Assembly on 17 December 2024

[on the report of the Third Committee (A/79/458/Add.2, para. 99)]

79/174. Freedom of movement

The General Assembly,

Recalling its resolution 36/55 of 25 November 1981,

{body}

54th plenary meeting
17 December 2024
"""


def labels(document: Document) -> list[str]:
    return [each.label for each in document.paragraphs]


def resolution(body: str) -> Document:
    return read_text(RESOLUTION.format(body=body), "resolution")


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "is empty"),
        (b" \n\t\n", "is empty"),
        (b"text\0with nothing", "binary"),
        (bytes(range(1, 32)) * 40, "binary"),
        (b"\xff\xfe\x00", "utf-16"),
        (b"----\n\n____\n", "no words"),
    ],
)
def test_unreadable_bytes_are_refused_with_one_line(data: bytes, reason: str) -> None:
    with pytest.raises(DocumentError) as caught:
        read_bytes(data, "file.txt")
    assert reason in str(caught.value)
    assert str(caught.value).startswith("file.txt: ")
    assert "\n" not in str(caught.value)
    assert caught.value.remedy


def test_missing_folder_and_large_files_are_refused(tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match="no such file"):
        read_document(tmp_path / "nothing.txt")
    with pytest.raises(DocumentError, match="is a folder"):
        read_document(tmp_path)
    large = tmp_path / "large.txt"
    large.write_text("1. We agree.\n\n2. We agree again.\n")
    with pytest.raises(DocumentError, match="larger than"):
        read_document(large, limits=Limits(document_bytes=20))
    assert labels(read_document(large))[-2:] == ["1", "2"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_encodings_give_the_same_text(encoding: str) -> None:
    text = "1. We reaffirm the Montréal protocol’s aims.\n\n2. We agree with the résumé of it.\n"
    read = read_bytes(text.encode(encoding), "declaration")
    assert read.paragraphs[0].text == "We reaffirm the Montréal protocol’s aims."


def test_invisible_characters_ligatures_and_soft_hyphens_are_cleaned() -> None:
    read = read_text("1. We \u202ereaffirm\u202c the e\ufb00orts to\u00a0com\u00adbat it.\n\n2. We agree.\n", "x")
    assert read.paragraphs[0].text == "We reaffirm the efforts to combat it."


def test_content_decides_about_the_format_and_media_type_can_be_given() -> None:
    assert read_text("1. *Urges* all.\n\n2. Ends.", "a.txt").media_type == "text/markdown"
    assert read_text("1. Urges all.\n\n2. Ends.", "a.md").media_type == "text/plain"
    assert read_bytes(b"1. *Urges* all.\n\n2. Ends.", "a", "text/plain").paragraphs[0].text == "*Urges* all."
    with pytest.raises(DocumentError, match="no reader for image/png"):
        read_bytes(b"1. a", "a", "image/png")
    assert [each.media_type for each in FORMATS][-2:] == ["text/markdown", "text/plain"]


def test_preamble_operative_items_and_sub_items() -> None:
    read = resolution(
        "Noting that:\n\n(a) One thing,\n\n(b) Another thing,\n\n1. Decides:\n\n(a) To act, namely:\n\n"
        "(i) At once;\n\n(ii) Later;\n\n(b) To wait;\n\n2. Requests a report."
    )
    assert labels(read) == ["front", "pp1", "pp2", "pp2(a)", "pp2(b)", "op1", "op1(a)", "op1(b)", "op2"]
    item = next(each for each in read.paragraphs if each.label == "op1(a)")
    assert item.text == "To act, namely: (i) At once; (ii) Later;"
    assert item.parent == "op1"
    assert read.description.id == "A/RES/79/174"
    assert read.description.based_on == ("A/79/458/Add.2",)
    assert read.description.adopted == datetime.date(2024, 12, 17)
    assert read.paragraphs[-1].text == "Requests a report."


def test_letters_that_look_roman_follow_the_alphabet() -> None:
    items = "\n\n".join(f"({letter}) Point {letter};" for letter in "abcdefghij")
    assert labels(resolution(f"1. Decides:\n\n{items}\n\n2. Ends."))[3:-1] == [f"op1({each})" for each in "abcdefghij"]


def test_single_operative_paragraph_without_a_number() -> None:
    assert labels(resolution("Decides to convene a conference in 2025.")) == ["front", "pp1", "op1"]


def test_several_annexes_and_treaty_articles() -> None:
    read = resolution(
        "1. Adopts the texts annexed.\n\n54th plenary meeting\n17 December 2024\n\nAnnex I\n\nA convention\n\n"
        "Article 1\n\nScope\n\n1. It applies:\n\n(a) Here;\n\nArticle 2\n\nIt ends.\n\nAnnex II\n\n1. A rule.\n\n2. More."
    )
    assert labels(read)[3:] == ["annex1/art1", "annex1/art2", "annex2/1", "annex2/2"]
    assert read.paragraphs[3].text == "1. It applies: (a) Here;"
    assert "A convention" in read.paragraphs[0].text


def test_sections_that_count_anew_get_their_numeral() -> None:
    read = resolution("I\n\nStaff\n\n1. Notes one.\n\n2. Notes two.\n\nII\n\nBudget\n\n1. Notes three.")
    assert labels(read)[2:] == ["I/op1", "I/op2", "II/op1"]


def test_neighbours_on_a_scanned_page_are_other() -> None:
    read = read_text(
        "3. Requests the Council to report.\n\n1495th plenary meeting,\n\n16 December 1966.\n\n"
        "2200 (XXI). A covenant\n\nThe General Assembly,\n\nConsidering its purpose,\n\n1. Adopts it;\n\n2. Ends.\n",
        "scan",
    )
    assert labels(read) == ["front", "other1", "other2", "other3", "pp1", "op1", "op2"]
    assert [each.label for each in read.paragraphs if each.kind is ParagraphKind.OTHER] == [
        "other1",
        "other2",
        "other3",
    ]
    assert read.description.id == "A/RES/2200(XXI)"


def test_security_council_resolution() -> None:
    read = read_text(
        "Resolution 2331 (2016)\n\nAdopted by the Security Council at its 7847th meeting, on 20 December 2016\n\n"
        "The Security Council,\n\nRecalling its resolutions,\n\n1. Condemns it;\n\n2. Decides to remain seized.\n",
        "council",
    )
    assert read.description.id == "S/RES/2331(2016)"
    assert read.description.organ == "UNSC"
    assert read.description.adopted == datetime.date(2016, 12, 20)
    assert labels(read) == ["front", "pp1", "op1", "op2"]


def test_years_articles_and_dates_are_no_marks() -> None:
    read = read_text(
        "1. We recall article 2 of the Charter,1 the agreement of 2 May 2010, 2 and Target 2.2, as a whole.\n\n"
        "2. We agree.\n\n__________\n\n1  Resolution 1/1.\n\n2  Resolution 2/2.\n",
        "marks",
    )
    assert [(mark.mark, read.paragraphs[0].text[: mark.position][-8:]) for mark in read.paragraphs[0].marks] == [
        ("1", "Charter,"),
        ("2", "ay 2010,"),
    ]
    assert read.paragraphs[0].text.endswith("of 2 May 2010, and Target 2.2, as a whole.")


def test_a_mark_can_stand_twice() -> None:
    read = read_text("1. We recall it¹ here.\n\n2. We recall it¹ there.\n\n¹ Resolution 1/1.\n", "twice")
    assert [[mark.mark for mark in each.marks] for each in read.paragraphs] == [["1"], ["1"]]
    assert read.notes[0].paragraph in {"1", "2"}


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("First", 1),
        ("twelfth", 12),
        ("Twentieth", 20),
        ("Seventy-first", 71),
        ("Seventy first", 71),
        ("one hundredth", 100),
        ("One hundred and first", 101),
        ("one hundred and fiftieth", 150),
        ("71st", 71),
        ("seventy", None),
        ("", None),
    ],
)
def test_ordinals(words: str, number: int | None) -> None:
    assert ordinal(words) == number


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="ab1. ()\n,;*_[]¹A/T¶\u00ad#<>-|", min_size=1, max_size=300))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        read = read_text(text, "any")
    except DocumentError:
        return
    found = [each.label for each in read.paragraphs]
    assert len(found) == len(set(found))
    for each in read.paragraphs:
        assert all(0 <= mark.position <= len(each.text) for mark in each.marks)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from(["pp", "op", "item"]), min_size=1, max_size=25))
def test_labels_of_generated_resolutions(kinds: list[str]) -> None:
    preamble = kinds.count("pp")
    body = [f"Noting further matter number {'x' * (index + 1)}," for index in range(preamble)]
    expected = ["front", "pp1", *(f"pp{index + 2}" for index in range(preamble))]
    number = 0
    letter = 0
    for kind in kinds:
        if kind == "op":
            number, letter = number + 1, 0
            body.append(f"{number}. Requests that this be done;")
            expected.append(f"op{number}")
        elif kind == "item" and number and letter < 26:
            body.append(f"({chr(97 + letter)}) To do it well;")
            expected.append(f"op{number}({chr(97 + letter)})")
            letter += 1
    assert labels(resolution("\n\n".join(body))) == expected


def test_a_statement_of_the_council_s_president_bears_a_short_symbol() -> None:
    text = (
        "Human Rights Council\n\nFifteenth session\n\nPresident’s statement\n\nPRST 15/2\n\n"
        "At the 34th meeting, held on 1 October 2010, the President read out the following statement:\n\n"
        "1. The Council recalls resolution 5/1 of 18 June 2007.\n"
    )
    description = read_bytes(text.encode(), "statement.txt").description
    assert (description.id, description.kind) == ("A/HRC/PRST/15/2", "presidential-statement")
