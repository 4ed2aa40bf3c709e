"""Akoma Ntoso in the profile of the United Nations: what is read, what is refused, and that no word is lost."""

import datetime
from collections import Counter
from textwrap import dedent

import pytest

from tipgraph.documents import Limits, read_bytes, read_text
from tipgraph.errors import DocumentError
from tipgraph.evaluation.wholeness import lost_words, published_words
from tipgraph.model import Document, ParagraphKind

NAMESPACE = 'xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"'
KEYWORDS = """
<keyword value="WATER" href="http://metadata.un.org/thesaurus/1007000" showAs="WATER" dictionary="UNBIS Thesaurus"/>
<keyword value="6" href="http://metadata.un.org/sdg/6" showAs="sdg_6" dictionary="SDGO"/>
<keyword value="eau" href="http://eurovoc.europa.eu/1" showAs="eau" dictionary="EuroVoc"/>
<keyword refersTo="agenda" value="19b" showAs="Water."/>"""


def note(mark: int, text: str) -> str:
    return f'<authorialNote marker="{mark}" placement="bottom"><p>{text}</p></authorialNote>'


def link(words: str, symbol: str) -> str:
    return f'<a href="https://undocs.org/en/{symbol}">{words}</a>'


def container(text: str) -> str:
    return f'<container name="x"><p>\t{text}</p></container>'


def numbered(number: str, text: str) -> str:
    return f"<paragraph><num>{number}</num><content><p>\t{text}</p></content></paragraph>"


def points(number: str, intro: str, *texts: str, marks: str = "abcdef") -> str:
    items = "".join(
        f"<point><num>{mark}</num><content><p>{text}</p></content></point>"
        for mark, text in zip((f"({m})" if m.isalpha() else f"{m}." for m in marks), texts, strict=False)
    )
    return f"<paragraph><num>{number}</num><list><intro><p>{intro}</p></intro>{items}</list></paragraph>"


def meta(uri: str = "/akn/un/statement/deliberation/unga/2021-12-08/76-500/", extra: str = "") -> str:
    return f"""<meta><identification source="#x"><FRBRWork><FRBRthis value="{uri}!main/"/><FRBRuri value="{uri}"/>{extra}
    <FRBRdate date="2021-12-08" name="adoption"/><FRBRauthor href="ga" as="author"/></FRBRWork>
    <FRBRExpression><FRBRdate date="2021-12-20" name="publication"/></FRBRExpression></identification>
    <classification source="x">{KEYWORDS}</classification><workflow source="#un">
    <step date="0001-01-01" outcome="draftResolution" as="A/C.2/76/L.7"/>
    <step date="2021-11-20" outcome="recommendedForAdoption" as="A/76/600"/>
    <step date="2021-12-08" outcome="adopted" as="A/76/PV.40"/></workflow></meta>"""


COVER = """<coverPage><p><docAuthority>United Nations</docAuthority></p><p><docNumber refersTo="#symbol">A/RES/76/500
</docNumber></p><p><docAuthority>General Assembly</docAuthority></p><p><docStatus>Distr.: General</docStatus></p>
<p><docDate date="2021-12-20">20 December 2021</docDate></p><p><session>Seventy-sixth session</session></p>
<p><inline name="agenda item">Agenda item 19 (b)</inline></p><p><inline name="agenda item name">Water</inline></p>
<p><docTitle>Resolution adopted by the General Assembly on 8 December 2021</docTitle></p>
<p><docProponent>[<span>on the report of the Second Committee (A/76/600)</span>]</docProponent></p></coverPage>"""
PREFACE = "<preface><p><docNumber>76/500.</docNumber><docTitle><span>\tSafe  wells</span></docTitle></p></preface>"
FORMULA = '<formula name="enactingFormula"><p><span class="italic">The General Assembly</span>,</p></formula>'
CONCLUSIONS = """<conclusions><p><inline>40th plenary meeting</inline><eol/><docDate>8 December 2021</docDate></p>
</conclusions>"""
PREAMBLE = (
    FORMULA
    + container(
        f"<span>Recalling</span> its resolution {link('64/292', 'A/RES/64/292')} of 28 July 2010"
        + note(1, "See also the report of the panel" + note(2, "E/2020/12.") + " on wells.")
        + " and the Lisbon Charter,"
    )
    + container("<i>Deeply concerned</i> that many wells are dry,")
)
BODY = (
    numbered("1.", f"Takes note of the report of the Secretary-General;{note(3, link('A/76/77', 'A/76/77') + '.')}")
    + points("\t2.", "Requests Member States:", "To dig wells;", "To keep the wells<sup>3</sup> clean;")
    + "<paragraph><subheading>Follow-up</subheading></paragraph>"
    + numbered("3.", "Decides to remain seized of the matter.")
)
ANNEX = f"""<attachments><attachment><doc name="annex"><meta/><mainBody><paragraph class="H1"><content><p>
<docType>Annex</docType><docTitle>Rules for wells</docTitle></p></content></paragraph>{numbered("1.", "Wells are deep.")}
{points("2.", "A well has:", "A rim;", "A rope.")}<container name="table"><table><tr><th><p>Well</p></th><th><p>Metres</p>
</th></tr><tr><td><p>Lisbon{note(4, "Dug in 1802.")}</p></td><td><p>31</p></td></tr></table></container></mainBody></doc>
</attachment></attachments>"""


def statement(
    *, head: str = "", cover: str = COVER, preamble: str = PREAMBLE, body: str = BODY, annex: str = ""
) -> str:
    return (
        f'<statement name="resolution">{head or meta()}{cover}{PREFACE}<preamble>{preamble}</preamble>'
        f"<mainBody>{body}</mainBody>{CONCLUSIONS}{annex}</statement>"
    )


def whole(content: str) -> bytes:
    return f"<akomaNtoso {NAMESPACE}>{content}</akomaNtoso>".encode()


def read(data: bytes) -> Document:
    document = read_bytes(data, "a.xml")
    assert document.media_type == "application/akn+xml"
    assert lost_words(data, document) == Counter()
    return document


def texts(document: Document) -> dict[str, str]:
    return {paragraph.label: paragraph.text for paragraph in document.paragraphs}


@pytest.fixture(scope="module")
def document() -> Document:
    return read(whole(statement(annex=ANNEX)))


def test_paragraphs_are_labelled_as_for_any_other_format(document: Document) -> None:
    assert list(texts(document)) == (
        "front pp1 pp2 op1 op2 op2(a) op2(b) op3 annex/1 annex/2 annex/2(a) annex/2(b)".split()
    )
    assert texts(document)["pp2"] == "Deeply concerned that many wells are dry,"
    assert texts(document)["op2(b)"] == "To keep the wells clean;"
    assert "Follow-up" in texts(document)["front"]
    assert texts(document)["front"].endswith("40th plenary meeting 8 December 2021")


def test_each_row_of_a_table_stays_together(document: Document) -> None:
    whole_text = " ".join(texts(document).values())
    assert "Well | Metres" in whole_text
    assert "Lisbon | 31" in whole_text


def test_notes_hang_where_their_marks_stood(document: Document) -> None:
    assert [(n.mark, n.text, n.order) for n in document.notes] == [
        ("1", "See also the report of the panel on wells.", 0),
        ("2", "E/2020/12.", 1),
        ("3", "A/76/77.", 2),
        ("4", "Dug in 1802.", 3),
    ]
    assert [n.paragraph for n in document.notes[:3]] == ["pp1", "pp1", "op1"]
    first = next(p for p in document.paragraphs if p.label == "pp1")
    assert [(m.mark, first.text[: m.position][-4:]) for m in first.marks] == [("1", "2010")]
    again = next(p for p in document.paragraphs if p.label == "op2(b)")
    assert [(m.mark, again.text[: m.position][-5:]) for m in again.marks] == [("3", "wells")]


def test_links_are_found_again_in_the_text(document: Document) -> None:
    found = {(each.paragraph, each.note): each for each in document.published_links}
    assert found["pp1", None].surface == "64/292"
    assert found["pp1", None].target == "A/RES/64/292"
    assert found["op1", "3"].target == "A/76/77"
    for (label, mark), each in found.items():
        text = next(n.text for n in document.notes if n.mark == mark) if mark else texts(document)[label]
        assert text[each.start : each.end] == each.surface


def test_a_link_keeps_its_place_behind_marks_blanks_and_bullets() -> None:
    text = f"•  Recalls{note(1, 'One.')}, \t and  {link(' 70/1 ', 'A/RES/70/1')}, {link('', 'A/RES/1/1')}twice."
    document = read(whole(statement(body=numbered("1.", text))))
    only = next(each for each in document.published_links if each.paragraph == "op1")
    assert texts(document)["op1"] == "Recalls, and 70/1 , twice."
    assert (only.surface, texts(document)["op1"][only.start : only.end]) == ("70/1", "70/1")


def test_addresses_elsewhere_have_no_target() -> None:
    web, odd = '<a href="https://example.org/a">a page</a>', '<a href="https://undocs.org/en/nothing">Here</a>'
    document = read(whole(statement(body=numbered("1.", f"Sees {web} and {odd} and {link('x', 'A/RES/217 (III)')}."))))
    found = [each.target for each in document.published_links if each.paragraph == "op1"]
    assert found == [None, None, "A/RES/217(III)"]
    assert "https://example.org/a" in document.links


def test_the_description_is_what_cover_and_metadata_agree_on(document: Document) -> None:
    facts = document.description
    assert (facts.id, facts.kind, facts.title, facts.organ) == ("A/RES/76/500", "resolution", "Safe wells", "UNGA")
    assert (facts.adopted, facts.date) == (datetime.date(2021, 12, 8), datetime.date(2021, 12, 20))
    assert (facts.session, facts.agenda_items, facts.based_on) == (76, ("19 (b)",), ("A/76/600",))
    assert facts.meeting == "40th plenary meeting"
    assert document.remarks == ()


def test_metadata_complete_what_is_not_printed_and_never_replace_it() -> None:
    bare = read(whole(statement(cover="")))
    assert bare.description.agenda_items == ("19 (b)",)
    assert bare.description.date == datetime.date(2021, 12, 20)
    wrong = meta().replace("2021-12-08", "2021-12-09").replace("19b", "20").replace("76-500", "76-501")
    document = read(whole(statement(head=wrong)))
    assert document.description.id == "A/RES/76/500"
    assert document.description.adopted == datetime.date(2021, 12, 8)
    assert document.description.agenda_items == ("19 (b)",)
    assert [remark.split(" as the ")[1].split(",")[0] for remark in document.remarks] == [
        "symbol",
        "date of adoption",
        "agenda items",
    ]
    assert "A/RES/76/501" in document.remarks[0]


def test_an_alias_that_is_a_symbol_names_the_work() -> None:
    head = meta(uri="/akn/un/other/", extra='<FRBRalias value="E/RES/2021/9" name="symbol"/>')
    document = read(whole(statement(head=head)))
    assert document.remarks[0].startswith("The metadata give E/RES/2021/9 as the symbol")


def test_subjects_of_the_united_nations_are_kept(document: Document) -> None:
    assert [(s.iri, s.label, s.scheme) for s in document.subjects] == [
        ("http://metadata.un.org/thesaurus/1007000", "WATER", "UNBIS Thesaurus"),
        ("http://metadata.un.org/sdg/6", "sdg_6", "SDGO"),
    ]


def test_parts_of_a_collection_are_labelled_apart() -> None:
    def part(letter: str) -> str:
        title = f"<preface><p><docNumber>{letter}</docNumber><docTitle>Wells {letter}</docTitle></p></preface>"
        body = container("Recalling its decisions,")
        return (
            f'<component><statement name="resolution"><meta/>{title}<preamble>{FORMULA}{body}</preamble><mainBody>'
            f"{numbered('1.', 'Decides to act;')}</mainBody>{CONCLUSIONS}</statement></component>"
        )

    cover = COVER.replace("A/RES/76/500", "A/RES/76/500 A-B")
    pointers = '<collectionBody><component><documentRef href="#a" showAs="A"/></component></collectionBody>'
    collection = f'<documentCollection name="x">{meta()}{cover}{PREFACE}{pointers}</documentCollection>'
    document = read(whole(f"{collection}<components>{part('A')}{part('B')}</components>"))
    assert list(texts(document)) == ["front", "A/pp1", "A/op1", "B/pp1", "B/op1"]
    assert document.description.id == "A/RES/76/500"
    assert document.remarks == ()


def test_a_draft_inside_a_paragraph_keeps_its_own_paragraphs() -> None:
    inner = f'<container name="formula"><p>The General Assembly,</p></container>{container("Noting the wells,")}'
    body = numbered(
        "1.", f"Recommends this draft:<embeddedStructure>{inner}{numbered('1.', 'Acts.')}</embeddedStructure>"
    )
    assert list(texts(read(whole(statement(body=body)))))[-4:] == ["pp2", "op1", "2/pp1", "2/op1"]


def test_numbered_points_are_items_of_their_paragraph() -> None:
    body = points("1.", "Welcomes the topics:", "Wells;", "Ropes;", marks="12") + numbered("2.", "Ends.")
    found = texts(read(whole(statement(body=body))))
    assert list(found)[-4:] == ["op1", "op1(1)", "op1(2)", "op2"]
    assert found["op1(2)"] == "Ropes;"


def test_preambles_of_sections_are_labelled_by_section() -> None:
    def section(numeral: str, verb: str) -> str:
        cross = f'<crossHeading refersTo="#preamble">{verb} its rules,</crossHeading>'
        title = f"<num>{numeral}</num><subheading>Wells {numeral}</subheading>"
        return f"<section>{title}{cross}{numbered('1.', 'Decides.')}{numbered('2.', 'Asks.')}</section>"

    found = texts(read(whole(statement(body=section("I", "Recalling") + section("II", "Reaffirming")))))
    assert list(found)[3:] == ["I/pp1", "I/op1", "I/op2", "II/pp1", "II/op1", "II/op2"]
    assert found["II/pp1"] == "Reaffirming its rules,"


def test_the_markup_tells_a_preamble_in_another_language() -> None:
    french = FORMULA.replace("The General Assembly", "L’Assemblée générale") + container("Rappelant les puits,")
    head = meta().replace("</FRBRExpression>", '<FRBRlanguage language="fra"/></FRBRExpression>')
    document = read(whole(statement(head=head, preamble=french)))
    assert document.remarks == ("The metadata give fra as the language; the rules are made for English.",)
    kinds = {p.label: p.kind for p in document.paragraphs}
    assert kinds["pp1"] is ParagraphKind.PREAMBULAR
    assert document.description.organ == "UNGA"


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-32", "iso-8859-1"])
def test_any_encoding_is_read(encoding: str) -> None:
    declared = {"utf-8-sig": "utf-8", "utf-16-le": "utf-16"}.get(encoding, encoding)
    text = f'<?xml version="1.0" encoding="{declared}"?><!-- a --><akn:akomaNtoso {NAMESPACE.replace("xmlns", "xmlns:akn")}>'
    text += statement().replace("<", "<akn:").replace("<akn:/", "</akn:").replace("dry", "cav\xe9s")
    document = read_bytes((text + "</akn:akomaNtoso>").encode(encoding), "a.txt")
    assert document.media_type == "application/akn+xml"
    assert "cav\xe9s" in texts(document)["pp2"]


def test_other_texts_that_speak_of_the_namespace_are_not_taken_for_it() -> None:
    assert read_bytes(f"1. Urges all to use akomaNtoso {NAMESPACE}.".encode(), "a").media_type == "text/plain"


def test_characters_that_stand_for_marks_cannot_be_forged() -> None:
    document = read(whole(statement(body=numbered("1.", "Urges \ue0009:7\ue001 all \ue0020:x\ue003 to act."))))
    assert texts(document)["op1"] == "Urges 9:7 all 0:x to act."


BOMB = """<!DOCTYPE akomaNtoso [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;">]>"""
OUTSIDE = '<!DOCTYPE akomaNtoso SYSTEM "file:///etc/hostname">'


@pytest.mark.parametrize("doctype", [BOMB, OUTSIDE, '<?xml version="1.0"?><!-- x -->\n<!DOCTYPE akomaNtoso>'])
def test_a_document_type_is_refused(doctype: str) -> None:
    data = doctype.encode() + whole(statement(body=numbered("1.", "Says &c;" if doctype is BOMB else "Says.")))
    with pytest.raises(DocumentError, match=r"^a\.xml: declares a document type.* Take the DOCTYPE out\.$"):
        read_bytes(data, "a.xml")
    with pytest.raises(DocumentError, match="declares a document type"):
        read_bytes(data.decode().encode("utf-16"), "a.xml")


def test_malformed_xml_is_refused_with_its_line() -> None:
    data = whole(statement()).replace(b"</mainBody>", b"\n\n</mainBodi>")
    with pytest.raises(DocumentError) as caught:
        read_bytes(data, "a.xml")
    line = data[: data.index(b"</mainBodi>")].count(b"\n") + 1
    assert str(caught.value).startswith(f"a.xml, line {line}: is not well-formed XML")
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("levels", [60, 5000])
def test_deep_nesting_is_refused(levels: int) -> None:
    data = whole(statement(body=f"{'<section>' * levels}<p>a</p>{'</section>' * levels}"))
    with pytest.raises(DocumentError, match="nest deeper than 50"):
        read_bytes(data, "a.xml", limits=Limits(depth=50))


def test_a_document_without_words_is_refused() -> None:
    with pytest.raises(DocumentError, match="holds no words"):
        read_bytes(whole(meta()), "a.xml")


def test_words_are_counted_by_what_is_written_not_by_what_is_read() -> None:
    data = whole(
        dedent("<statement><meta>no</meta><p>One <i>w</i>ell<note>two</note></p><td>1</td><td>2</td></statement>")
    )
    assert published_words(data) == Counter(["one", "well", "two", "1", "2"])
    document = read_bytes(whole(statement(body=numbered("1.", "Some words."))), "a")
    lost = lost_words(whole(statement(body=numbered("1.", "Some other words, other words."))), document)
    assert lost == Counter({"other": 2, "words": 1})


CLOSING = "40th plenary meeting\n8 December 2021"


def test_plain_text_of_parts_and_sections_is_labelled_alike() -> None:
    parts = "\n\n".join(
        f"{letter} Wells of kind {letter}\n\nThe General Assembly,\n\nRecalling its decisions,\n\n1. Decides to act.\n\n{CLOSING}"
        for letter in "AB"
    )
    document = read_text(f"76/500. Wells\n\n{parts}", "a", "text/plain")
    assert list(texts(document))[1:] == ["A/pp1", "A/op1", "B/pp1", "B/op1"]
    sections = "\n\n".join(
        f"{numeral}\n\nWells of kind {numeral}\n\nRecalling its rules,\n\n1. Decides to act;\n\n2. Asks all to act."
        for numeral in ("I", "II")
    )
    document = read_text(f"76/500. Wells\n\nThe General Assembly,\n\n{sections}", "a", "text/plain")
    assert list(texts(document))[1:] == ["I/pp1", "I/op1", "I/op2", "II/pp1", "II/op1", "II/op2"]
