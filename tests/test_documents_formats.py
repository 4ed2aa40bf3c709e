"""The detector: content decides, a type that is named comes before it, and what is never read is named."""

import re
import time
from pathlib import Path
from typing import Any

import pytest

from format_samples import AKOMA_NTOSO, HTML, MARKDOWN, SAMPLES, TEXT, docx, pdf, zipped
from tipgraph.documents import FORMATS, formats, read_bytes
from tipgraph.documents.formats import by_type, detect
from tipgraph.errors import DocumentError
from tipgraph.settings import Settings

AKN, WORD, PDF = (
    "application/akn+xml",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "application/pdf",
)
MEDIA_TYPES = dict(zip(SAMPLES, ("text/plain", "text/markdown", "text/html", AKN, WORD, PDF), strict=True))


@pytest.mark.parametrize("name", SAMPLES)
def test_every_format_is_known_by_its_content_and_gives_the_same_document(name: str) -> None:
    read = read_bytes(SAMPLES[name], "document.bin")
    assert read.media_type == MEDIA_TYPES[name]
    assert (read.description.id, read.description.organ) == ("A/RES/74/501", "UNGA")
    assert {"front", "pp1", "op1"} <= {each.label for each in read.paragraphs}


@pytest.mark.parametrize(
    ("data", "media_type"),
    [
        (b"\n\n" + HTML.encode("utf-8-sig"), "text/html"),
        (HTML.encode("utf-16"), "text/html"),
        (b"<!-- saved from a site -->\n" + HTML.encode(), "text/html"),
        (HTML.partition("<body>")[2].encode(), "text/html"),
        (b'<?xml version="1.0"?>\n<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML">\n' + HTML[15:].encode(), "text/html"),
        (AKOMA_NTOSO.encode("utf-8-sig"), AKN),
        (AKOMA_NTOSO.replace("UTF-8", "UTF-16").encode("utf-16"), AKN),
        (AKOMA_NTOSO.replace("?>", "?>\n<!-- by the United Nations -->", 1).encode(), AKN),
        (AKOMA_NTOSO.partition("?>")[2].encode(), AKN),
        (b"\0junk before the header\n" + pdf(), PDF),
        (docx(), WORD),
        (b"<p align=center>\n\n# A title\n\n[One](https://a.b) and [two](https://c.d)\n\n- x\n- y\n", "text/markdown"),
        (b"1. If a < b and b > c, then <all> agree.\n\n2. Ends.\n", "text/plain"),
    ],
)
def test_marks_comments_and_beginnings_that_are_missing(data: bytes, media_type: str) -> None:
    assert detect(data, "x").media_type == media_type


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"{\\rtf1 Text}", "is Rich Text Format"),
        (b"\x89PNG\r\n\x1a\n" + bytes(50), "is a picture"),
        (b"\xff\xd8\xff\xe0" + bytes(50), "is a picture"),
        (b"7z\xbc\xaf\x27\x1c" + bytes(50), "is a 7-Zip archive"),
        (zipped({"mimetype": "application/epub+zip"}), "is a"),
        (zipped({"[Content_Types].xml": "<Types/>", "xl/workbook.xml": "<x/>"}), "is "),
        (b"<?xml version='1.0'?><rss><channel>One</channel></rss>", "its first element is rss"),
        (bytes(range(256)) * 10, "binary data"),
    ],
)
def test_what_is_never_read_is_named_in_one_line(data: bytes, told: str) -> None:
    with pytest.raises(DocumentError, match=told) as caught:
        read_bytes(data, "file.txt")
    assert str(caught.value).startswith("file.txt: ")
    assert "\n" not in str(caught.value)
    assert caught.value.remedy


def test_many_comments_before_nothing_take_no_time() -> None:
    data = b"<?xml version='1.0'?>" + b"<!---->" * 8000 + b" < We agree.\n"
    before = time.process_time()
    assert read_bytes(data, "x").paragraphs
    assert time.process_time() - before < 1


@pytest.mark.parametrize(
    ("wanted", "media_type"),
    [
        ("text", "text/plain"),
        ("md", "text/markdown"),
        ("HTML", "text/html"),
        ("text/html; charset=utf-8", "text/html"),
        ("docx", WORD),
        ("pdf", PDF),
        ("akn", AKN),
        ("Akoma Ntoso", AKN),
    ],
)
def test_a_type_can_be_named_in_short(wanted: str, media_type: str) -> None:
    assert by_type(wanted, "x").media_type == media_type


def test_the_type_that_is_named_comes_before_the_content() -> None:
    assert read_bytes(MARKDOWN.encode(), "x", "text").media_type == "text/plain"
    assert read_bytes(HTML.encode(), "x", "text/plain").media_type == "text/plain"
    with pytest.raises(DocumentError, match="no reader for rtf") as caught:
        read_bytes(TEXT.encode(), "x", "rtf")
    assert "docx, " in caught.value.remedy
    assert "html, " in caught.value.remedy


def test_every_format_has_a_short_name_of_its_own() -> None:
    names = [name for each in FORMATS for name in (each.name.casefold(), *each.aliases)]
    assert len({name for each in FORMATS for name in {each.name.casefold(), *each.aliases}}) == len(set(names))
    assert all(each.aliases for each in FORMATS)


def test_the_example_of_a_new_format_works_as_it_is_printed(monkeypatch: pytest.MonkeyPatch) -> None:
    page = (Path(__file__).parent.parent / "docs" / "formats.md").read_text(encoding="utf-8")
    (example,) = re.findall(r"```python\n(.*?)```", page, re.S)
    module: dict[str, Any] = {}
    exec(example, module)
    monkeypatch.setattr(formats, "FORMATS", (module["CABLE"], *FORMATS))
    read = read_bytes(b"CABLE\n1. We agree.{1}\n2. We agree again.\nNOTE 1 See A/RES/64/293.\n", "x")
    assert (read.media_type, [each.label for each in read.paragraphs]) == ("text/x-cable", ["1", "2"])
    assert [(note.paragraph, note.text) for note in read.notes] == [("1", "See A/RES/64/293.")]
    assert read_bytes(b"\n1. We agree.\n", "x", "cable").media_type == "text/x-cable"


def test_the_page_on_formats_tells_all_formats_and_the_limits_as_they_are() -> None:
    page = (Path(__file__).parent.parent / "docs" / "formats.md").read_text(encoding="utf-8")
    for each in FORMATS:
        assert f"`{each.media_type}`" in page or each.media_type == "application/msword"
    told = dict(re.findall(r"`TIPGRAPH_(DOCUMENT_\w+)` \| (\d+) \|", page))
    fields = {
        name.upper(): field.default for name, field in Settings.model_fields.items() if name.startswith("document_")
    }
    assert {name: float(value) for name, value in told.items()} == fields
