"""The page: it stands by itself, is well-formed, and everything found is marked and linked."""

import re
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from markup_samples import PARTS, RESOLUTION, extracted, rendered
from tipgraph.model import (
    Citation,
    Description,
    Document,
    Extraction,
    Heading,
    Mention,
    Note,
    Paragraph,
    ParagraphKind,
    Unresolved,
    Via,
)

TEXT = "Recalls the Board of the Convention on Wells <1900> and resolution 72/3."


def page(extraction: Extraction) -> LexborHTMLParser:
    return LexborHTMLParser(rendered("html", extraction))


def made(text: str = TEXT, **found: object) -> Extraction:
    paragraph = Paragraph("op1", ParagraphKind.OPERATIVE, text, 0)
    description = Description("NAME:wells", "declaration", title='Wells & "pumps"')
    document = Document(
        "made.txt", "text/plain", "0" * 64, description, (paragraph,), (Note("1", "op1", "See <b>.", 0),)
    )
    return Extraction(document, **found)  # type: ignore[arg-type]


def citation(surface: str, target: str, confidence: float = 0.9) -> Citation:
    start = TEXT.index(surface)
    place = (surface, start, start + len(surface), None)
    return Citation("op1", target, ("take-note",), *place, Via.NAME, confidence, "registry")


def links(root: LexborHTMLParser) -> list[tuple[str, str]]:
    return [(each.text(), each.attributes["href"]) for each in root.css(".paragraph p a")]


@pytest.mark.parametrize("text", [RESOLUTION, PARTS], ids=["annex", "parts"])
def test_a_page_fetches_nothing_and_runs_nothing(text: str) -> None:
    data = rendered("html", extracted(text)).decode()
    root = LexborHTMLParser(data)
    assert not root.css("script, link, img, iframe, object, [src], [onclick]")
    assert "@import" not in data
    assert "url(" not in data
    assert root.css_first("html").attributes["lang"] == "en"
    assert len(root.css("main")) == len(root.css("h1")) == 1


@pytest.mark.parametrize("text", [RESOLUTION, PARTS], ids=["annex", "parts"])
def test_names_are_unique_and_every_place_that_is_linked_exists(text: str) -> None:
    root = page(extracted(text))
    names = Counter(each.attributes["id"] for each in root.css("[id]"))
    assert max(names.values()) == 1
    assert {each.attributes["href"][1:] for each in root.css('a[href^="#"]')} <= set(names)


def test_the_words_of_the_document_are_all_there() -> None:
    extraction = extracted(RESOLUTION)
    root = page(extraction)
    for paragraph in extraction.document.paragraphs[1:]:
        (shown,) = (each for each in root.css(".paragraph") if each.attributes["id"] == paragraph.label)
        for mark in shown.css("sup"):
            mark.decompose()
        words = shown.css("p")[0].text().strip()
        assert words.endswith(paragraph.text)
        assert words.removesuffix(paragraph.text).strip() in ("", "1.", "2.", "3.", "(a)", "(b)")
    assert [each.text() for each in root.css("h2, h3")] == (
        ["Annex", "Rules for wells", "Article 1", "Purpose", "Article 2", "Depth", "Footnotes", "What it cites"]
    )


def test_every_mention_is_a_link_that_tells_what_it_is() -> None:
    root = page(made(citations=(citation("72/3", "A/RES/72/3"), citation("Convention on Wells", "NAME:wells-1900"))))
    assert links(root) == [
        ("Convention on Wells", "https://w3id.org/tipgraph/name/wells-1900"),
        ("72/3", "https://undocs.org/en/A/RES/72/3"),
    ]
    told = root.css(".paragraph p a")[1].attributes["title"]
    assert told == "A/RES/72/3, General Assembly resolution 72/3 · verb: take note · rule: registry · confidence 0.9"


def test_links_are_never_in_each_other() -> None:
    start = TEXT.index("Board")
    board = Mention("op1", "body", "BOARD", "Board", "Board", start, start + 5)
    long = citation("the Board of the Convention", "A/1/1")
    root = page(made(citations=(long, citation("Convention on Wells", "A/1/2")), mentions=(board,)))
    assert not root.css("a a")
    assert links(root) == [
        ("the ", "https://undocs.org/en/A/1/1"),
        ("Board", "https://w3id.org/tipgraph/body/BOARD"),
        (" of the ", "https://undocs.org/en/A/1/1"),
        ("Convention", "https://undocs.org/en/A/1/2"),
        (" on Wells", "https://undocs.org/en/A/1/2"),
    ]


def test_words_that_name_a_document_and_a_body_lead_to_the_document() -> None:
    start = TEXT.index("Board")
    board = Mention("op1", "body", "BOARD", "Board", "Board", start, start + 5)
    root = page(made(citations=(citation("Board", "A/1/1"),), mentions=(board,)))
    assert links(root) == [("Board", "https://undocs.org/en/A/1/1")]
    assert "body: Board (BOARD)" in root.css(".paragraph p a")[0].attributes["title"]


def test_markup_in_a_document_is_shown_and_not_obeyed() -> None:
    data = rendered("html", made("Notes <script>alert(1)</script> & \x00.")).decode()
    assert "<script>" not in data
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; \ufffd." in data
    assert "<title>Wells &amp; &quot;pumps&quot;</title>" in data
    assert "See &lt;b&gt;." in data


def test_what_is_unsure_or_open_is_set_off() -> None:
    start = TEXT.index("72/3")
    place = Unresolved("op1", "72/3", "two readings", start, start + 4)
    root = page(made(citations=(citation("Convention", "A/1/1", 0.6),), unresolved=(place,)))
    assert [each.text() for each in root.css(".paragraph .unsure")] == ["Convention"]
    (open_place,) = root.css(".paragraph .open")
    assert (open_place.text(), open_place.attributes["title"]) == ("72/3", "unresolved: two readings")


def test_footnotes_lead_back_to_their_marks() -> None:
    root = page(extracted(RESOLUTION))
    notes = root.css(".notes li")
    assert [each.attributes["id"] for each in notes] == ["note-1", "note-2", "note-3"]
    for note in notes:
        (back,) = note.css("a.back")
        (mark,) = root.css(f'[id="{back.attributes["href"][1:]}"] a')
        assert mark.attributes["href"] == f"#{note.attributes['id']}"
    # A footnote whose mark has been lost leads to its paragraph.
    assert page(made()).css("a.back")[0].attributes["href"] == "#op1"


def test_a_second_part_begins_behind_the_closing_line_of_the_first() -> None:
    text = "The General Assembly, | B | The Security Council, | 3rd plenary meeting 1 May 2020"
    front = Paragraph("front", ParagraphKind.FRONT, text, 0)
    one, two = (Paragraph(label, ParagraphKind.OPERATIVE, "Notes it.", 1) for label in ("A/op1", "B/op1"))
    headings = (Heading(24, 25, 2), Heading(28, 49, 2), Heading(52, len(text), 2, closing=True))
    document = Document("made.txt", "text/plain", "0" * 64, Description("A/1/1", "resolution"), (front, one, two))
    part = page(Extraction(replace(document, headings=headings))).css_first(".part")
    assert [each.text().strip() for each in part.css("p.closing, h3, p.formula, .label")] == (
        ["A/op1", "3rd plenary meeting 1 May 2020", "B", "The Security Council,", "B/op1"]
    )


def test_what_is_cited_is_listed_with_its_places() -> None:
    (row,) = (each for each in page(extracted(RESOLUTION)).css(".cited tbody") if "64/292" in each.text())
    assert [each.text() for each in row.css("td")] == ["pp1", "recall", "its-own", "1.00"]
    assert "No citation was found." in page(made()).css(".cited")[0].text()


def luminance(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_colours_have_contrast_by_day_and_by_night() -> None:
    import tipgraph.markup.page

    style = Path(tipgraph.markup.page.__file__).with_name("style.css").read_text(encoding="utf-8")
    themes = [dict(re.findall(r"--(\w+): (#\w{6});", block)) for block in re.findall(r":root \{(.*?)\}", style, re.S)]
    assert len(themes) == 2
    for theme in themes:
        for ground in ("paper", "here"):
            for colour in ("ink", "soft", "citation", "body", "event", "bad"):
                light, dark = sorted((luminance(theme[ground]), luminance(theme[colour])), reverse=True)
                assert (light + 0.05) / (dark + 0.05) >= 4.5, (ground, colour)
