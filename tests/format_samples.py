"""Small documents in every format, archives of them, and ways to damage their bytes. Nothing is read from disk."""

import io
import tarfile
import zipfile
from collections.abc import Mapping
from typing import Literal

TEXT = """Resolution adopted by the General Assembly on 18 December 2019

74/501. Improving the protection of lighthouses

The General Assembly,

Recalling its resolution 64/293 of 30 July 2010,

1. Urges Member States to keep their lighthouses;

2. Requests the Secretary-General to report on them.
"""
PIECES = tuple(TEXT.strip().split("\n\n"))
MARKDOWN = TEXT.replace("74/501", "# 74/501").replace("Recalling", "*Recalling*")
HTML = (
    "<!DOCTYPE html>\n<html><head><title>x</title></head><body>"
    + "".join(f"<p>{piece}</p>" for piece in PIECES[:-1])
    + '<ol start="2"><li>Requests a report.<sup><a href="#n1" id="r1">1</a></sup></li></ol>'
    + '<hr><p id="n1"><a href="#r1">1</a> See resolution 55/25.</p></body></html>'
)
AKOMA_NTOSO = """<?xml version="1.0" encoding="UTF-8"?>
<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"><statement name="resolution"><meta>
<identification source="#un"><FRBRWork><FRBRthis value="/akn/un/statement/resolution/unga/2019/74-501/main"/>
<FRBRuri value="/akn/un/statement/resolution/unga/2019/74-501"/><FRBRdate date="2019-12-18" name="adoption"/>
<FRBRauthor href="#unga"/><FRBRcountry value="un"/></FRBRWork></identification></meta>
<preface><p><docNumber>A/RES/74/501</docNumber></p><p><docTitle>Improving the protection of lighthouses</docTitle></p></preface>
<preamble><formula name="enacting"><p>The General Assembly,</p></formula><container name="preamble">
<p>Recalling its resolution <ref href="/akn/un/statement/resolution/unga/2010/64-293">64/293</ref> of 30 July 2010,</p>
</container></preamble><mainBody><paragraph eId="p1"><num>1.</num><content><p>Urges Member States to keep their
lighthouses;<authorialNote marker="1" placement="bottom"><p>See resolution 55/25.</p></authorialNote></p></content>
</paragraph></mainBody></statement></akomaNtoso>
"""
_WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPES = (
    f'<?xml version="1.0"?><Types xmlns="{_PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/>'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.'
    'wordprocessingml.document.main+xml"/></Types>'
)
_RELATIONS = (
    f'<?xml version="1.0"?><Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="r1" '
    f'Type="{_OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>'
)
WORD_BODY = f'<?xml version="1.0"?><w:document {_WORD}><w:body>' + "".join(
    f"<w:p><w:r><w:t>{piece}</w:t></w:r></w:p>" for piece in PIECES
)
WORD_BODY += "</w:body></w:document>"

Packing = Literal["w", "w:gz", "w:bz2", "w:xz"]


def zipped(members: Mapping[str, bytes | str]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, data in members.items():
            packed.writestr(name, data)
    return made.getvalue()


def tarred(members: Mapping[str, bytes | str], packing: Packing = "w") -> bytes:
    made = io.BytesIO()
    with tarfile.open(fileobj=made, mode=packing) as packed:
        for name, data in members.items():
            content = data.encode() if isinstance(data, str) else data
            info = tarfile.TarInfo(name)
            info.size = len(content)
            packed.addfile(info, io.BytesIO(content))
    return made.getvalue()


def docx(body: str | bytes = WORD_BODY) -> bytes:
    return zipped({"[Content_Types].xml": _TYPES, "_rels/.rels": _RELATIONS, "word/document.xml": body})


def pdf(lines: tuple[str, ...] = PIECES, pages: int = 1) -> bytes:
    """A PDF with the lines on its first page, in a font that every reader has."""
    shown = b"".join(b"(%s) Tj 0 -24 Td " % line.replace("\n", " ").encode("latin-1") for line in lines)
    stream = b"BT /F1 12 Tf 72 720 Td " + shown + b"ET"
    kids = b" ".join(b"%d 0 R" % (number + 5) for number in range(pages))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Count %d /Kids [%s] >>" % (pages, kids),
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Times-Roman >>",
    ]
    page = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Resources << /Font << /F1 4 0 R >> >>%s >>"
    objects += [page % (b" /Contents 3 0 R" if number == 0 else b"") for number in range(pages)]
    made, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(made))
        made += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    end = b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, len(made))
    return made + b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1) + table + end


SAMPLES: Mapping[str, bytes] = {
    "text": TEXT.encode(),
    "markdown": MARKDOWN.encode(),
    "html": HTML.encode(),
    "akn": AKOMA_NTOSO.encode(),
    "docx": docx(),
    "pdf": pdf(),
}
"""One document in each format, by the short name of the format."""
