"""Word files that cannot be read, and files that only look like them."""

import io
import zipfile
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tipgraph.documents import read_bytes
from tipgraph.documents.format import Limits
from tipgraph.documents.word import WORD
from tipgraph.errors import DocumentError
from word_samples import footnote, package, paragraph, part, run, word_file

_GOOD = word_file(paragraph("Text of the file."))
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
_LIMITS = Limits()


def _failure(data: bytes, limits: Limits = _LIMITS) -> str:
    with pytest.raises(DocumentError) as caught:
        read_bytes(data, "sample.docx", limits=limits)
    message = str(caught.value)
    assert "\n" not in message
    assert message.startswith("sample.docx: ")
    return message


def _replaced(**members: str | bytes) -> bytes:
    """Return the good file with other members; an empty one is left out."""
    with zipfile.ZipFile(io.BytesIO(_GOOD)) as archive:
        all_members: dict[str, str | bytes] = {name: archive.read(name) for name in archive.namelist()}
    all_members["word/document.xml"] = members["document"]
    return package({name: content for name, content in all_members.items() if content})


def test_old_binary_word_says_how_to_convert() -> None:
    message = _failure(_OLE + "WordDocument".encode("utf-16-le"))
    assert "old binary Word file" in message
    assert "soffice --headless --convert-to docx" in message


def test_password_protection_is_named() -> None:
    assert "password" in _failure(_OLE + "EncryptedPackage".encode("utf-16-le") + "WordDocument".encode("utf-16-le"))


def test_other_old_office_files() -> None:
    assert "Excel" in _failure(_OLE + "Workbook".encode("utf-16-le"))
    assert "holds no Word text" in _failure(_OLE)


@pytest.mark.parametrize("kept", [0.5, 0.6, 0.9, 0.99])
def test_truncated_file(kept: float) -> None:
    assert "damaged or cut off" in _failure(_GOOD[: int(len(_GOOD) * kept)])


@pytest.mark.parametrize("lost", [190, 302, 484])
def test_a_file_with_a_hole_has_a_directory_that_points_before_its_beginning(lost: int) -> None:
    assert "damaged or cut off" in _failure(_GOOD[:30] + _GOOD[30 + lost :])


def test_damaged_part() -> None:
    data = bytearray(word_file(paragraph("Text of the file. " * 500)))
    start = data.index(b"word/document.xml") + 60
    data[start : start + 20] = bytes(20)
    assert "word/document.xml is damaged" in _failure(bytes(data))


def test_missing_document_and_document_of_another_kind() -> None:
    assert "holds no Word document" in _failure(_replaced(document=""))
    assert "holds no Word document" in _failure(_replaced(document="<workbook/>"))


def test_xml_that_is_not_well_formed() -> None:
    assert "word/document.xml is damaged" in _failure(_replaced(document=part("document", "<w:p>")))


def test_bomb_is_stopped_by_what_comes_out() -> None:
    document = part("document", paragraph(" " * 3_000_000))
    bomb = _replaced(document=document)
    assert len(bomb) < 20_000
    small = replace(_LIMITS, unpacked_bytes=1 << 20)
    assert "holds more than 1 MiB" in _failure(bomb, small)
    assert "TIPGRAPH_DOCUMENT_UNPACKED_BYTES" in _failure(bomb, small)
    # A directory that says that the part is small does not help it.
    liar = bomb.replace(len(document).to_bytes(4, "little"), (100).to_bytes(4, "little"))
    assert liar != bomb
    assert "damaged" in _failure(liar, small)


@pytest.mark.parametrize(
    "declaration",
    [
        '<!DOCTYPE w:document [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">]>',
        '<!DOCTYPE w:document SYSTEM "file:///etc/passwd">',
        '<!DOCTYPE w:document [<!ENTITY a SYSTEM "file:///etc/passwd">]>',
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_document_types_are_refused(declaration: str, encoding: str) -> None:
    text = part("document", paragraph("Text.")).replace("UTF-8", encoding).replace("?>", f"?>{declaration}", 1)
    assert "declares a document type" in _failure(_replaced(document=text.encode(encoding)))


@pytest.mark.parametrize("wrapper", ["smartTag", "sdtContent"])
def test_deep_nesting_is_refused(wrapper: str) -> None:
    deep = f"<w:{wrapper}>" * 230 + run("x") + f"</w:{wrapper}>" * 230
    assert "more than 200 deep" in _failure(word_file(paragraph(deep)))
    assert "too large" in _failure(word_file(paragraph(deep.replace(run("x"), f"<w:r>{deep}</w:r>"))))


def test_one_text_of_many_megabytes_is_refused_in_one_line() -> None:
    assert "too large" in _failure(word_file(paragraph("word " * 2_100_000)))


def test_many_tables_in_one_another_are_refused() -> None:
    deep = "<w:tbl><w:tr><w:tc>" * 70 + paragraph("x") + "</w:tc></w:tr></w:tbl>" * 70
    assert "deep" in _failure(word_file(deep))


def test_too_many_parts() -> None:
    assert "more than 3 parts" in _failure(_GOOD, replace(_LIMITS, members=3))


def test_links_that_lead_out_of_the_package_are_not_followed() -> None:
    relationships = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="a" Type="x/footnotes" Target="../../../../etc/passwd"/></Relationships>'
    )
    with zipfile.ZipFile(io.BytesIO(_GOOD)) as archive:
        members: dict[str, str | bytes] = {name: archive.read(name) for name in archive.namelist()}
    members["word/_rels/document.xml.rels"] = relationships
    assert read_bytes(package(members), "sample.docx").paragraphs[0].text == "Text of the file."


def test_only_word_packages_are_recognised() -> None:
    assert WORD.recognises(_GOOD)
    others: list[dict[str, str | bytes]] = [
        {"[Content_Types].xml": "<Types/>", "xl/workbook.xml": "<workbook/>"},
        {"letters/a.txt": "word/document.xml", "letters/b.txt": "b"},
        {"readme.txt": "text", "word/document.xml": "<x/>"},
    ]
    assert not any(WORD.recognises(package(members)) for members in others)
    stored = io.BytesIO()
    with zipfile.ZipFile(stored, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr("a.docx", _GOOD)
    assert not WORD.recognises(stored.getvalue())


def test_content_types_may_come_last() -> None:
    with zipfile.ZipFile(io.BytesIO(_GOOD)) as archive:
        members: dict[str, str | bytes] = {name: archive.read(name) for name in reversed(archive.namelist())}
    data = package(members)
    assert WORD.recognises(data)
    assert read_bytes(data, "sample").paragraphs[0].text == "Text of the file."


_NAMES = (
    "p pPr pStyle r rPr rStyle t tab br tbl tr trPr tc sdt sdtContent ins del moveFrom moveTo numPr numId ilvl sectPr "
    "footnoteReference endnoteReference fldChar instrText fldSimple hyperlink txbxContent drawing sym vanish bookmarkStart "
    "headerReference footnotePr numFmt lvl lvlText abstractNum num lvlOverride startOverride style basedOn footnote"
).split()
_VALUES = st.sampled_from(
    ["", "0", "1", "-1", "7", "99999999999999999999", "x", "F0B7", "begin", "separate", "end", "²"]
)
_ATTRIBUTES = (
    "val",
    "id",
    "type",
    "numId",
    "abstractNumId",
    "ilvl",
    "styleId",
    "fldCharType",
    "char",
    "customMarkFollows",
)


def _element(name: str, attributes: dict[str, str], children: list[str]) -> str:
    written = "".join(f' w:{key}="{value}"' for key, value in attributes.items())
    return f"<w:{name}{written}>{''.join(children)}</w:{name}>"


_TREES = st.recursive(
    st.sampled_from(["Words", "A/72/1", "1. ", "HYPERLINK x", "\ue0000:1\ue001"]),
    lambda children: st.builds(
        _element,
        st.sampled_from(_NAMES),
        st.dictionaries(st.sampled_from(_ATTRIBUTES), _VALUES, max_size=3),
        st.lists(children, max_size=4),
    ),
    max_leaves=25,
)


@settings(max_examples=80, deadline=None)
@given(body=_TREES, footnotes=_TREES, numbering=_TREES, styles=_TREES)
def test_elements_in_any_order_give_a_document_or_one_line(
    body: str, footnotes: str, numbering: str, styles: str
) -> None:
    data = word_file(
        body + paragraph("Words.", footnote(1)), {"footnotes": footnotes, "numbering": numbering, "styles": styles}
    )
    try:
        document = read_bytes(data, "sample.docx")
    except DocumentError as error:
        message = str(error)
    else:
        labels = {"front", *(each.label for each in document.paragraphs)}
        message = " ".join(each.text for each in document.paragraphs)
        assert labels.issuperset(each.paragraph for each in document.notes)
    assert not any(mark in message for mark in "\n\ue000\ue001\ue002\ue003")
