"""Kinds of files that are often handed in and that no reader can take, each with its remedy."""

import re
from dataclasses import dataclass

from tipgraph.errors import DocumentError


@dataclass(frozen=True, slots=True)
class _Kind:
    pattern: re.Pattern[bytes]
    name: str
    remedy: str


_AS_TEXT = "Save it as .docx, PDF or plain text."
_RECOGNISE = "Run text recognition (OCR) on it and give the text, or find the document in another format."
_UNPACK = "Unpack it and name the folder, or pack it as zip or tar."
_KINDS = tuple(
    _Kind(re.compile(pattern, re.S), name, remedy)
    for pattern, name, remedy in (
        (rb"\{\\rtf", "Rich Text Format", _AS_TEXT),
        (rb"\xff?WPC", "a WordPerfect document", _AS_TEXT),
        (rb"%!PS", "PostScript", "Convert it to PDF (ps2pdf)."),
        (rb"\x89PNG\r\n|\xff\xd8\xff|GIF8[79]a|II\*\0|MM\0\*|BM.{4}\0{4}", "a picture", _RECOGNISE),
        (rb"RIFF.{4}WEBP|\0\0\0.ftyp(?:avif|heic|mif1)", "a picture", _RECOGNISE),
        (rb"7z\xbc\xaf\x27\x1c", "a 7-Zip archive", _UNPACK),
        (rb"Rar!\x1a\x07", "a RAR archive", _UNPACK),
        (rb"\x28\xb5\x2f\xfd|\x1f\x9d|\x04\x22\x4d\x18", "compressed in a way that is not read", _UNPACK),
        (rb"\x7fELF|MZ.{58}|\xca\xfe\xba\xbe|\xcf\xfa\xed\xfe", "a program", "Name a document."),
        (rb"SQLite format 3\0", "a database", "Name a document."),
        (rb"PK\x03\x04.{26}mimetypeapplication/epub", "an electronic book (EPUB)", "Save it as HTML or PDF."),
        (rb"PK\x03\x04.{26}mimetypeapplication/vnd\.oasis", "an OpenDocument file", "Save it as .docx."),
        (rb"PK\x03\x04", "a packed file that is no Word document", "Save it as .docx, PDF or plain text."),
    )
)
_XML = re.compile(rb"\s*<\?xml\b")
_ROOT = re.compile(
    # Atomic groups: what has been taken for a comment is never tried as a longer one.
    rb"(?>\s*+(?><\?.*?\?>|<!--.*?-->|<!DOCTYPE[^<>\[]*+(?>\[.*?\]\s*+)?>))*+\s*+<(?:[\w.-]+:)?([\w.-]+)",
    re.S,
)


def refuse_unreadable(head: bytes, source: str) -> None:
    """Refuse a file that is of a known kind which cannot be read.

    Args:
        head: its first bytes.
        source: its name, for the message.

    Raises:
        DocumentError: it is such a file.
    """
    for kind in _KINDS:
        if kind.pattern.match(head):
            raise DocumentError(f"{source}: is {kind.name}, which is not read.", kind.remedy)
    if not _XML.match(head):
        return
    root = _ROOT.match(head[: 1 << 16])
    if root:
        name = root[1].decode("ascii", errors="replace")
        raise DocumentError(
            f"{source}: is XML of a kind that is not read (its first element is {name}).",
            "Give Akoma Ntoso, HTML or another format; --type text reads it as plain text.",
        )
