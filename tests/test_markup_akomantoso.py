"""Akoma Ntoso as it is written: valid, every citation a link, and the same document when it is read again."""

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from markup_samples import AKN, PARTS, RESOLUTION, TIP, akn, extracted, extractor, faults, rendered, same
from tipgraph.documents import read_bytes
from tipgraph.documents.addresses import linked_document
from tipgraph.extraction import to_json
from tipgraph.markup.addresses import official_address
from tipgraph.model import (
    Citation,
    Description,
    Document,
    Extraction,
    Heading,
    Mention,
    Note,
    NoteMark,
    Paragraph,
    ParagraphKind,
    PublishedLink,
    Via,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

DESCRIPTION = Description("A/RES/76/500", "resolution", title="Safe wells", organ="UNGA")


def made(*paragraphs: Paragraph, notes: "Sequence[Note]" = (), **more: Any) -> Document:
    document = Document("made.txt", "text/plain", "0" * 64, DESCRIPTION, paragraphs, tuple(notes))
    return replace(document, **more)


def paragraph(text: str, order: int = 0, label: str = "", **more: Any) -> Paragraph:
    plain = Paragraph(label or f"op{order + 1}", ParagraphKind.OPERATIVE, text, order)
    return replace(plain, **more)


def read_again(extraction: Extraction) -> Document:
    data = rendered("akn", extraction)
    assert faults(data) == []
    return read_bytes(data, "again.xml")


def texts(element: etree._Element, path: str) -> list[str]:
    found = element.iterfind(path.replace("akn:", AKN))
    return ["".join(each.itertext()) for each in found]


def cited(extraction: Extraction) -> dict[str, object]:
    told = to_json(extraction)
    return {name: value for name, value in told.items() if name != "source"}


# ---- what is written ---------------------------------------------------------------------------


def test_the_parts_of_a_resolution_stand_where_the_united_nations_put_them() -> None:
    root = akn(extracted(RESOLUTION))
    assert root[0].tag == f"{AKN}statement"
    assert [etree.QName(each).localname for each in root[0]] == (
        "meta coverPage preface preamble mainBody conclusions attachments".split()
    )
    assert texts(root, ".//akn:formula/akn:p") == ["The General Assembly,"]
    assert [each.get("name") for each in root.iter(f"{AKN}container")] == ["Recalling", "Deeply concerned"]
    assert texts(root, ".//akn:mainBody/akn:paragraph/akn:num") == ["1.", "2.", "3."]
    assert texts(root, ".//akn:list/akn:point/akn:num") == ["(a)", "(b)"]
    assert texts(root, ".//akn:conclusions/akn:p") == ["40th plenary meeting 8 December 2021"]
    assert texts(root, ".//akn:attachment/akn:heading") == ["Annex"]
    assert texts(root, ".//akn:article/akn:heading") == ["Article 1", "Article 2"]
    assert texts(root, ".//akn:article/akn:subheading") == ["Purpose", "Depth"]


def test_the_metadata_tell_which_work_it_is() -> None:
    work = next(akn(extracted(RESOLUTION)).iter(f"{AKN}FRBRWork"))
    values = {etree.QName(each).localname: each.get("value") or each.get("date") for each in reversed(work)}
    assert values["FRBRuri"] == "/akn/un/statement/resolution/unga/2021-12-08/76-500/"
    assert values["FRBRalias"] == "A/RES/76/500"
    assert values["FRBRdate"] == "2021-12-08"
    assert values["FRBRcountry"] == "un"


def test_every_reference_within_the_file_leads_somewhere() -> None:
    for text in (RESOLUTION, PARTS):
        root = akn(extracted(text))
        known = {each.get("eId") for each in root.iter()} | {"meta"}
        used = {
            each.get(name, "").removeprefix("#")
            for each in root.iter()
            for name in ("refersTo", "as", "source", "href")
            if (each.get(name) or "").startswith("#")
        }
        assert used <= known
        assert "tlc_org_UNGA" in used


def test_every_citation_is_a_link_to_the_official_address_or_to_the_graph() -> None:
    extraction = extracted(RESOLUTION)
    links = {each.get(f"{TIP}target"): each for each in akn(extraction).iter(f"{AKN}ref")}
    assert set(links) == {citation.target for citation in extraction.citations}
    assert links["A/RES/64/292"].get("href") == "https://undocs.org/en/A/RES/64/292"
    assert links["UNTS/2225/39574"].get("href") == "https://w3id.org/tipgraph/id/UNTS/2225/39574"
    assert links["A/76/77"].getparent().getparent().tag == f"{AKN}authorialNote"


@pytest.mark.parametrize(
    ("identifier", "address"),
    [
        ("A/RES/2625(XXV)", "https://undocs.org/en/A/RES/2625(XXV)"),
        ("A/RES/217(III)[A]", "https://undocs.org/en/A/RES/217(III)"),
        ("S/RES/2331(2016)", "https://undocs.org/en/S/RES/2331(2016)"),
        ("A/76/120/Add.1", "https://undocs.org/en/A/76/120/Add.1"),
        ("SDG/8.7", None),
        ("NAME:charter-of-the-united-nations", None),
        ("no symbol", None),
    ],
)
def test_official_addresses(identifier: str, address: str | None) -> None:
    assert official_address(identifier) == address
    if address is not None:
        assert linked_document(address) == identifier.partition("[")[0]


def test_bodies_and_events_are_marked_and_stated_once() -> None:
    text = "Notes the World Summit of Wells and the Board of Wells, and that Board."
    mentions = (
        Mention("op1", "event", "world-summit", "World Summit of Wells", "World Summit of Wells", 10, 31),
        Mention("op1", "body", "BOARD", "Board of Wells", "Board of Wells", 40, 54),
        Mention("op1", "body", "BOARD", "Board of Wells", "Board", 65, 70),
    )
    root = akn(Extraction(made(paragraph(text)), mentions=mentions))
    assert [(each.get("refersTo"), each.text) for each in root.iter(f"{AKN}organization")] == [
        ("#tlc_org_BOARD", "Board of Wells"),
        ("#tlc_org_BOARD", "Board"),
    ]
    assert [each.text for each in root.iter(f"{AKN}event")] == ["World Summit of Wells"]
    boards = [each for each in root.iter(f"{AKN}TLCOrganization") if each.get("eId") == "tlc_org_BOARD"]
    assert [each.get("href") for each in boards] == ["https://w3id.org/tipgraph/body/BOARD"]


def citation(text: str, surface: str, target: str) -> Citation:
    start = text.index(surface)
    return Citation("op1", target, (), surface, start, start + len(surface), None, Via.NAME, 0.5, "test")


def test_marks_that_overlap_stay_well_formed() -> None:
    text = "Recalls the Board of the Convention on Wells of 1900."
    words = ("the Board of the Convention", "Convention on Wells", "Convention")
    citations = tuple(citation(text, surface, f"A/76/{n}") for n, surface in enumerate(words, 1))
    extraction = Extraction(made(paragraph(text)), citations=citations)
    root = akn(extraction)
    assert [("".join(each.itertext()), each.get(f"{TIP}continued")) for each in root.iter(f"{AKN}ref")] == [
        ("the Board of the Convention", None),
        ("Convention", None),
        ("Convention", None),
        (" on Wells", "true"),
    ]
    assert same(read_again(extraction), extraction.document)


def test_characters_that_xml_cannot_hold_are_replaced_one_by_one() -> None:
    text = "Recalls \x00 and \x0b, \ud800 and A/76/1."
    extraction = Extraction(made(paragraph(text)), citations=(citation(text, "A/76/1", "A/76/1"),))
    again = read_again(extraction)
    assert again.paragraphs[0].text == "Recalls \ufffd and \ufffd, \ufffd and A/76/1."
    assert [each.text for each in akn(extraction).iter(f"{AKN}ref")] == ["A/76/1"]


def test_preambular_paragraphs_of_a_second_part_are_marked_as_the_united_nations_do() -> None:
    root = akn(extracted(PARTS))
    assert texts(root, ".//akn:crossHeading[@refersTo='#preamble']") == [
        "Recalling its resolution 70/1 of 25 September 2015,"
    ]
    assert texts(root, ".//akn:section/akn:heading") == ["B", "I"]
    assert texts(root, ".//akn:section/akn:subheading") == ["Pumps of wood"]


# ---- what is read again --------------------------------------------------------------------------


@pytest.mark.parametrize("text", [RESOLUTION, PARTS], ids=["annex", "parts"])
def test_a_document_is_the_same_when_it_is_read_again(text: str) -> None:
    extraction = extracted(text)
    again = read_again(extraction)
    assert same(again, extraction.document)
    assert cited(extractor().extract(again)) == cited(extraction)


def test_the_five_documents_are_the_same_when_they_are_read_again(extractions: dict[str, Extraction]) -> None:
    assert len(extractions) == 5
    for extraction in extractions.values():
        again = read_again(extraction)
        assert same(again, extraction.document)
        assert cited(extractor().extract(again)) == cited(extraction)


def test_the_markup_alone_gives_the_same_paragraphs_too(extractions: dict[str, Extraction]) -> None:
    for extraction in extractions.values():
        root = akn(extraction)
        for each in list(root.iter()):
            for name in [name for name in each.attrib if name.startswith(TIP)]:
                del each.attrib[name]
        (own,) = root.iter(f"{AKN}proprietary")
        own.getparent().remove(own)
        again = read_bytes(etree.tostring(root), "plain.xml")
        plain = [(p.label, p.text) for p in again.paragraphs if p.label != "front"]
        assert plain == [(p.label, p.text) for p in extraction.document.paragraphs if p.label != "front"]
        assert [note.text for note in again.notes] == [note.text for note in extraction.document.notes]


def test_footnotes_keep_their_order_their_place_and_their_repeats() -> None:
    # The marks come in another order than the footnotes, one comes twice, and one has been lost.
    document = made(
        paragraph("Notes wells,", marks=(NoteMark("2", 11), NoteMark("1", 12))),
        paragraph("Notes pumps.", 1, marks=(NoteMark("1", 12),), label="op1(a)", parent="op1"),
        notes=(Note("1", "op1", "One.", 0), Note("2", "op1", "Two.", 1), Note("3", "op1(a)", "Three.", 2)),
    )
    root = akn(Extraction(document))
    assert [each.get("marker") for each in root.iter(f"{AKN}authorialNote")] == ["2", "1", "3"]
    assert [each.get("href") for each in root.iter(f"{AKN}noteRef")] == ["#authorialNote_1"]
    assert same(read_again(Extraction(document)), document)


def test_a_mark_that_alone_is_a_line_of_the_front_is_kept() -> None:
    text = "A/RES/76/500 | | Safe wells | Annex"
    front = Paragraph("front", ParagraphKind.FRONT, text, 0, marks=(NoteMark("*", 14), NoteMark("1", 27)))
    notes = (Note("*", "front", "Reissued.", 0), Note("1", "front", "One.", 1))
    headings = (Heading(30, 35, 2),)
    document = made(front, paragraph("Notes wells.", 1), notes=notes, headings=headings)
    assert same(read_again(Extraction(document)), document)


def test_the_state_of_an_agreement_is_kept() -> None:
    document = made(paragraph("Calls for wells.", status="ad ref"), paragraph("Calls for pumps.", 1, status="agreed"))
    assert same(read_again(Extraction(document)), document)


LINKED = b"""<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"><statement name="resolution"><meta/>
<preface><p>A/RES/76/502</p></preface><preamble><formula name="enactingFormula"><p>The General Assembly,</p></formula>
</preamble><mainBody><paragraph><num>1.</num><content><p>Recalls its resolution
<a href="https://undocs.org/en/A/RES/70/1">70/1</a> and resolution 64/292.</p></content></paragraph></mainBody>
</statement></akomaNtoso>"""


def test_what_the_publisher_linked_stays_its_evidence_and_what_was_found_becomes_none() -> None:
    extraction = extractor().extract(read_bytes(LINKED, "linked.xml"))
    data = rendered("akn", extraction)
    again = read_bytes(data, "again.xml")
    assert [link.surface for link in again.published_links] == ["70/1"]
    assert again.links == ("https://undocs.org/en/A/RES/70/1",)
    assert cited(extractor().extract(again)) == cited(extraction)
    assert len(list(etree.fromstring(data).iter(f"{AKN}ref"))) == 2


@pytest.mark.parametrize(
    "address",
    [
        "https://undocs.org/en/A/76/1#p 2",
        "http://[bad",
        "%zz",
        "::",
        "http://x:port/",
        "#a#b",
        "http://a/%",
        "é",
        "mailto:a@b",
    ],
)
def test_a_publishers_address_may_be_anything(address: str) -> None:
    published = PublishedLink("op1", None, "wells", 6, 11, linked_document(address), address)
    document = made(paragraph("Notes wells."), published_links=(published,))
    assert same(read_again(Extraction(document)), document)


def test_a_file_that_somebody_has_added_to_is_read_like_any_other() -> None:
    extraction = extracted(RESOLUTION)
    data = rendered("akn", extraction).replace(
        b"</mainBody>",
        b'<paragraph><num>4.</num><content><p>Decides to meet again, recalling <ref href="https://undocs.org/en/A/1" '
        b'xmlns:tip="https://w3id.org/tipgraph/akn#" tip:rule="x">wells</ref>.</p></content></paragraph></mainBody>',
        1,
    )
    again = read_bytes(data, "again.xml")
    told = {each.label: each.text for each in again.paragraphs}
    assert told["op4"] == "Decides to meet again, recalling wells."
    assert told["op2(a)"] == next(p.text for p in extraction.document.paragraphs if p.label == "op2(a)")
    assert again.description.id == "A/RES/76/500"
    # What this program linked is no evidence, however the file is read.
    assert again.published_links == ()
    assert again.links == ()
    assert [note.text for note in again.notes] == [note.text for note in extraction.document.notes]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (b'tip:label="op3"', b'tip:label="op1"'),
        (b'tip:label="op3"', b'tip:label=""'),
        (b'tip:kind="operative"', b'tip:kind="unheard"'),
        (b'tip:parent="op2"', b'tip:parent="op9"'),
        (b'tip:line="closing"', b'tip:line="other"'),
        (b"<tip:adopted>2021-12-08", b"<tip:adopted>yesterday"),
        (b"<tip:kind>resolution</tip:kind>", b""),
        (b"<tip:kind>resolution</tip:kind>", b"<tip:kind>a/b</tip:kind>"),
        (b"<tip:id>A/RES/76/500", b"<tip:id>"),
        (b"<tip:id>A/RES/76/500", b"<tip:id>NAME:../x"),
        (b"<tip:id>A/RES/76/500", b"<tip:id>A/res/76/0500"),
        (b"<tip:organ>UNGA", b"<tip:organ>"),
        (b"<tip:adopted>", b"<tip:based_on>a draft</tip:based_on><tip:adopted>"),
    ],
)
def test_marks_that_cannot_be_are_not_believed(before: bytes, after: bytes) -> None:
    data = rendered("akn", extracted(RESOLUTION))
    assert before in data
    again = read_bytes(data.replace(before, after), "again.xml")
    assert [each.label for each in again.paragraphs][:4] == ["front", "pp1", "pp2", "op1"]
    assert again.description.id == "A/RES/76/500"


def test_items_may_be_nested_without_end() -> None:
    chain = [paragraph("Notes wells.", n, parent=f"op{n}" if n else None) for n in range(3000)]
    assert same(read_again(Extraction(made(*chain))), made(*chain))


def test_the_example_of_the_documentation_is_what_is_written(extractions: dict[str, Extraction]) -> None:
    page = (Path(__file__).parent.parent / "docs" / "markup.md").read_text(encoding="utf-8")
    (example,) = (block.partition("```")[0] for block in page.split("```xml\n")[1:])
    (written,) = (rendered("akn", each) for each in extractions.values() if "71/319" in each.document.description.id)
    assert " ".join(example.split()) in " ".join(written.decode().split())


WORDS = st.text("ab<>&\"';.,()é’–/ |]", min_size=1, max_size=8).map(lambda text: f"w{text.strip()}w")
KINDS = (*ParagraphKind,)[1:]
LABELS = ("pp1", "pp2", "op1", "op1(a)", "op1(b)", "op2", "3bis", "p1", "annex1/pp1", "annex1/1", "annex1/1(a)")
LABELS += ("annex2/art1", "annex2/p1", "B/pp1", "B/op1~2", "other1", "art3", "rule2")


@st.composite
def documents(draw: st.DrawFn) -> Extraction:
    """Make documents of any labels, kinds, footnotes, links and marks."""
    labels = draw(st.lists(st.sampled_from(LABELS), unique=True, min_size=1, max_size=8))
    notes: list[Note] = []
    paragraphs: list[Paragraph] = []
    links: list[PublishedLink] = []
    citations: list[Citation] = []
    mentions: list[Mention] = []
    lines = draw(st.lists(WORDS, max_size=5))
    front = lines and draw(st.booleans())
    headings: list[Heading] = []
    if front:
        text = " | ".join(" ".join(line.replace("|", "").split()) for line in lines)
        starts = [0, *(place + 3 for place in range(len(text)) if text.startswith(" | ", place))]
        ends = [start - 3 for start in starts[1:]] + [len(text)]
        below = draw(st.integers(0, len(lines) - 1))
        places = sorted(draw(st.lists(st.integers(2, len(labels) + 1), min_size=below, max_size=below)))
        for number, (start, end) in enumerate(list(zip(starts, ends, strict=True))[len(lines) - below :]):
            headings.append(Heading(start, end, places[number]))
        paragraphs.append(Paragraph("front", ParagraphKind.FRONT, text, 0))
    for label in labels:
        words = draw(st.lists(WORDS, min_size=1, max_size=6))
        text = " ".join(" ".join(words).split())
        stops = [place for place in range(1, len(text) + 1) if text[place : place + 1] in ("", " ")]
        marks = []
        for position in sorted(draw(st.lists(st.sampled_from(stops), max_size=3))):
            mark = draw(st.sampled_from("123*"))
            marks.append(NoteMark(mark, position))
            if draw(st.booleans()):
                notes.append(Note(mark, label, " ".join(draw(WORDS).split()), len(notes)))
        bounds = st.lists(st.sampled_from([0, *stops]), min_size=2, max_size=2, unique=True).map(sorted)
        for start, end in draw(st.lists(bounds, max_size=4)) if len(stops) > 1 else []:
            if text[start:end].strip() != text[start:end]:
                start += 1
            kind = draw(st.sampled_from(("citation", "body", "event")))
            if kind == "citation":
                citations.append(
                    Citation(label, "A/76/1", (), text[start:end], start, end, None, Via.NAME, 0.5, "test")
                )
            else:
                mentions.append(Mention(label, kind, "X", "X", text[start:end], start, end))
        if len(stops) > 1 and draw(st.booleans()):
            address = "https://undocs.org/en/A/76/2"
            start = 0 if draw(st.booleans()) else stops[0] + 1
            links.append(PublishedLink(label, None, text[start : stops[1]], start, stops[1], "A/76/2", address))
        parent = draw(st.sampled_from([None, *(p.label for p in paragraphs if p.label != "front")]))
        kind_of = draw(st.sampled_from(KINDS))
        paragraphs.append(Paragraph(label, kind_of, text, len(paragraphs), None, tuple(marks), 0, parent))
    # A note that no mark carries, and notes in another order than their marks.
    if draw(st.booleans()):
        notes.append(Note("9", draw(st.sampled_from(labels)), "nine", len(notes)))
    document = made(*paragraphs, notes=tuple(notes), published_links=tuple(links), headings=tuple(headings))
    addresses = ("https://undocs.org/en/A/76/2",) if links else ()
    return Extraction(replace(document, links=addresses), tuple(citations), tuple(mentions))


@given(documents())
@settings(max_examples=120, deadline=None)
def test_any_document_is_valid_and_the_same_when_it_is_read_again(extraction: Extraction) -> None:
    assert same(read_again(extraction), extraction.document)
