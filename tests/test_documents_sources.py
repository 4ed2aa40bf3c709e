"""The five source documents: labels, footnotes, description, and no word lost."""

import datetime
import re
from collections import Counter
from functools import cache

import pytest

from tipgraph.documents import read_bytes
from tipgraph.model import Document, Paragraph, ParagraphKind
from tipgraph.resources import resource_folder

FILES = (
    "A_RES_76_186.txt",
    "E_RES_2021_25.md",
    "A_RES_71_319.md",
    "political-declaration-2021-rev4.md",
    "political-declaration-2017-final-draft.md",
)


@cache
def source_bytes(name: str) -> bytes:
    return resource_folder("documents").joinpath(name).read_bytes()


@cache
def document(name: str) -> Document:
    return read_bytes(source_bytes(name), name)


def paragraph(name: str, label: str) -> Paragraph:
    return next(each for each in document(name).paragraphs if each.label == label)


def labels(name: str) -> list[str]:
    return [each.label for each in document(name).paragraphs]


def numbered(pattern: str, last: int) -> list[str]:
    return [pattern.format(number) for number in range(1, last + 1)]


def test_resolution_from_pdf_has_all_its_paragraphs() -> None:
    expected = ["front", *numbered("pp{}", 43), *numbered("op{}", 28)]
    expected[11:11] = [f"pp10({letter})" for letter in "abcdef"]
    assert labels("A_RES_76_186.txt") == expected


def test_resolution_with_annex() -> None:
    expected = ["front", "pp1", "pp2", "op1", *numbered("annex/{}", 26)]
    expected[15:15] = ["annex/11(a)", "annex/11(b)"]
    assert labels("A_RES_71_319.md") == expected
    assert {each.kind for each in document("A_RES_71_319.md").paragraphs[4:]} == {ParagraphKind.ANNEX}


def test_numbers_with_bis_and_items_in_five_styles() -> None:
    found = labels("political-declaration-2021-rev4.md")
    assert found[4:9] == ["4", "4bis", "5(a)", "5(b)", "6"]
    assert found[found.index("11bis") - 1] == "11"
    assert [each for each in found if each.startswith("13")] == ["13", *(f"13({letter})" for letter in "abcde")]


@pytest.mark.parametrize(
    ("label", "status"), [("1", "ad ref"), ("10", "agreed"), ("11", None), ("13(d)", "agreed"), ("23(a)", "ad ref")]
)
def test_agreement_marks_become_a_status_and_leave_the_text(label: str, status: str | None) -> None:
    found = paragraph("political-declaration-2021-rev4.md", label)
    assert found.status == status
    assert not re.search(r"(Ad ref|Agreed)$", found.text)


def test_deletions_leave_the_text() -> None:
    text = paragraph("political-declaration-2021-rev4.md", "25").text
    assert "any acceptance of the use of forced labour" in text
    assert text.endswith("goods and services produced by trafficked persons.")


@pytest.mark.parametrize(
    ("name", "carriers"),
    [
        (
            "A_RES_76_186.txt",
            "pp6 pp6 pp6 pp6 pp7 pp7 pp7 pp7 pp11 pp14 pp15 pp17 pp18 pp19 pp27 pp33 pp40 pp41 pp41 pp41 pp42 op2",
        ),
        ("E_RES_2021_25.md", "pp5 pp6 pp6 pp19"),
        ("A_RES_71_319.md", "pp1 annex/1 annex/2 annex/3 annex/5 annex/5 annex/18 annex/24"),
        ("political-declaration-2021-rev4.md", "1 2 3 3 6 14"),
        ("political-declaration-2017-final-draft.md", ""),
    ],
)
def test_each_footnote_belongs_to_the_paragraph_with_its_mark(name: str, carriers: str) -> None:
    notes = document(name).notes
    assert [note.paragraph for note in notes] == carriers.split()
    assert [note.mark for note in notes] == [str(number) for number in range(1, len(notes) + 1)]


def test_marks_stand_behind_their_words() -> None:
    found = paragraph("A_RES_76_186.txt", "pp7")
    before = [found.text[: mark.position].rsplit(" ", 1)[-1] for mark in found.marks]
    assert before == ["Crime,", "Children,", "pornography", "Slavery,"]


def test_footnotes_are_put_together_over_lines() -> None:
    notes = document("A_RES_76_186.txt").notes
    assert notes[13].text.startswith("The United Nations Office on Drugs and Crime, the International Civil Aviation")
    assert notes[13].text.endswith("as partners of the Inter-Agency Coordination Group.")
    assert notes[5].text == "Ibid., vol. 2237, No. 39574."


@pytest.mark.parametrize(
    ("label", "words"),
    [
        ("pp3", "to protect and assist victims"),
        ("pp4", "mental health and well-being"),
        ("pp10(c)", "counter trafficking in persons"),
        ("pp18", "at risk of trafficking, provide support for the victims"),
        ("pp21", "the convening of the first consultative briefing"),
        ("pp22", "the impact of the COVID-19 pandemic"),
        ("pp27", "the global fight against trafficking in persons"),
        ("pp37", "extended until 2022"),
        ("op16", "front-line service providers"),
        ("op27", "evidence-based data"),
        ("op28", "in the context of COVID-19."),
    ],
)
def test_words_and_paragraphs_cut_by_pages_are_whole_again(label: str, words: str) -> None:
    assert words in paragraph("A_RES_76_186.txt", label).text


def test_markup_and_printed_numbers_leave_the_text() -> None:
    for name in FILES:
        for each in document(name).paragraphs:
            assert "](" not in each.text
            assert "*" not in each.text
            assert "<sup>" not in each.text
            assert "  " not in each.text
            if each.kind is not ParagraphKind.FRONT:
                assert not re.match(r"(\d+\.|\([a-z]\)|- )", each.text), each.text[:20]


def test_description_of_the_resolutions() -> None:
    assembly = document("A_RES_71_319.md").description
    assert assembly.id == "A/RES/71/319"
    assert assembly.organ == "UNGA"
    assert assembly.adopted == datetime.date(2017, 8, 28)
    assert assembly.date == datetime.date(2017, 8, 30)
    assert (assembly.session, assembly.agenda_items, assembly.based_on) == (71, ("106",), ("A/71/L.81",))
    assert assembly.meeting == "95th plenary meeting"
    council = document("E_RES_2021_25.md").description
    assert (council.id, council.organ, council.session) == ("E/RES/2021/25", "ECOSOC", 2021)
    assert (council.agenda_items, council.based_on) == (("19 (c)",), ("E/2021/30",))
    assert council.title is not None
    assert council.title.startswith("Implementation of the United Nations Global Plan of Action")
    later = document("A_RES_76_186.txt").description
    assert (later.id, later.status, later.adopted, later.session) == ("A/RES/76/186", "adopted", None, 76)


def test_description_of_the_drafts() -> None:
    revision = document("political-declaration-2021-rev4.md").description
    assert (revision.kind, revision.revision, revision.status) == ("draft declaration", "REV4", "draft")
    assert revision.id.startswith("NAME:2021-political-declaration-on-the-implementation")
    assert revision.id.endswith("-rev4")
    final = document("political-declaration-2017-final-draft.md").description
    assert (final.kind, final.status) == ("draft declaration", "under silence procedure")
    assert final.silence_until == datetime.date(2017, 7, 25)
    assert final.date == datetime.date(2017, 7, 21)
    assert final.id.endswith("-final-draft-2017")


def test_meeting_line_is_no_part_of_the_last_paragraph() -> None:
    assert document("E_RES_2021_25.md").paragraphs[-1].text.endswith("of the Global Plan of Action.")


def test_printed_addresses_are_kept_as_links() -> None:
    links = document("A_RES_76_186.txt").links
    assert len(links) == source_bytes("A_RES_76_186.txt").count(b"https://")
    assert links[0] == "https://undocs.org/en/A/RES/64/293"


WORD = re.compile(r"[A-Za-zÀ-ÿ]+")
FURNITURE = re.compile(
    r"https?://\S+|www\.\S+|<[^<>\n]*>|\[delete:[^\]]*\]|\b(?:Ad ref|Agreed)\b|^\s*(?:- )?\(?[a-f][.)]\s|^\*\d+\w+ plenary meeting$|^\d+ \w+ \d{4}\*$"
    r"|^\s*(?:- )?(?:4bis\.|11 bis|5\. a\.)",
    re.M,
)


@pytest.mark.parametrize("name", FILES)
def test_no_word_is_lost(name: str) -> None:
    """Letters are compared, not words: joining "pro tect" changes words and keeps every letter."""
    read = document(name)
    source = FURNITURE.sub(" ", source_bytes(name).decode())
    kept = [each.text for each in read.paragraphs] + [each.text for each in read.notes]
    words = Counter(WORD.findall(source))
    lost = words - Counter(WORD.findall(" ".join(kept)))
    known_cuts = sum(lost.values())
    letters = sum(len(word) * count for word, count in words.items())
    letters_kept = sum(map(len, WORD.findall(" ".join(kept))))
    assert known_cuts < 40, lost
    assert letters - letters_kept < 80
    if name != "A_RES_76_186.txt":
        heading = {"Political", "declaration", "on", "implementation", "United", "Nations", "Global", "Plan", "Action"}
        assert set(lost) <= heading | {"the", "of", "to", "Combat", "Trafficking", "in", "Persons", "Annex"}, lost


@pytest.mark.parametrize("name", FILES)
def test_order_lines_parents_and_marks_are_sound(name: str) -> None:
    read = document(name)
    known = {each.label for each in read.paragraphs}
    assert len(known) == len(read.paragraphs)
    assert [each.order for each in read.paragraphs] == list(range(len(read.paragraphs)))
    for each in read.paragraphs:
        assert each.parent is None or each.parent in known
        assert all(0 <= mark.position <= len(each.text) for mark in each.marks)
    body = [each.line for each in read.paragraphs if each.kind is not ParagraphKind.FRONT]
    assert body == sorted(body)
    assert all(note.paragraph in known for note in read.notes)
