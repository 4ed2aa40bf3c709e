"""Writes small Word files for tests: the parts are given as they stand in the file, wrapped into a package."""

import io
import zipfile
from collections.abc import Mapping

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT_WORD = "http://purl.oclc.org/ooxml/wordprocessingml/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_NAMESPACES = (
    f'xmlns:w="{WORD}" xmlns:r="{OFFICE}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
)
_CONTENT_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="xml" ContentType="application/xml"/></Types>'
)
_KINDS = ("styles", "numbering", "settings", "footnotes", "endnotes", "comments")
_ROOTS = {"document": "document", "header1": "hdr", "header2": "hdr"} | {kind: kind for kind in _KINDS}


def run(text: str, properties: str = "") -> str:
    """Return a run of text."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(*content: str, properties: str = "") -> str:
    """Return a paragraph; what does not begin with a tag becomes a run."""
    inner = "".join(each if each.startswith("<") else run(each) for each in content)
    return f"<w:p><w:pPr>{properties}</w:pPr>{inner}</w:p>"


def listed(number: int, level: int = 0) -> str:
    """Return the paragraph properties of an item of a list."""
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'


def footnote(number: int, kind: str = "footnote") -> str:
    """Return the reference to a note."""
    return f'<w:r><w:{kind}Reference w:id="{number}"/></w:r>'


def note(number: int, text: str, kind: str = "footnote") -> str:
    """Return the note itself."""
    return f'<w:{kind} w:id="{number}">{paragraph(f"<w:r><w:{kind}Ref/></w:r>", f" {text}")}</w:{kind}>'


def level(index: int, number_format: str, text: str, more: str = "", start: int = 1) -> str:
    """Return one level of a list."""
    return (
        f'<w:lvl w:ilvl="{index}"><w:start w:val="{start}"/><w:numFmt w:val="{number_format}"/>{more}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


def definition(identifier: int, *levels: str) -> str:
    """Return the definition of a list."""
    return f'<w:abstractNum w:abstractNumId="{identifier}">{"".join(levels)}</w:abstractNum>'


def numbered(identifier: int, of: int, more: str = "") -> str:
    """Return a list that uses a definition."""
    return f'<w:num w:numId="{identifier}"><w:abstractNumId w:val="{of}"/>{more}</w:num>'


def row(*cells: str) -> str:
    """Return a row of a table; a cell that does not begin with a tag becomes a paragraph."""
    inner = "".join(f"<w:tc>{each if each.startswith('<') else paragraph(each)}</w:tc>" for each in cells)
    return f"<w:tr>{inner}</w:tr>"


def table(*rows: str) -> str:
    """Return a table."""
    return f"<w:tbl>{''.join(rows)}</w:tbl>"


def package(members: Mapping[str, str | bytes]) -> bytes:
    """Return a zip file with these members."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return stream.getvalue()


def part(name: str, content: str) -> str:
    """Return the text of a part, given what stands in its root."""
    root = _ROOTS[name]
    inner = f"<w:body>{content}</w:body>" if name == "document" else content
    return f'<?xml version="1.0" encoding="UTF-8"?><w:{root} {_NAMESPACES}>{inner}</w:{root}>'


def word_file(
    body: str,
    parts: Mapping[str, str] | None = None,
    links: Mapping[str, str] | None = None,
    strict: bool = False,
) -> bytes:
    """Return a Word file.

    Args:
        body: what stands in the body.
        parts: what stands in other parts ("styles", "footnotes", "header1", …).
        links: addresses of hyperlinks, by relationship identifier.
        strict: whether the parts bear the namespace of strict documents.
    """
    parts = parts or {}
    relations = "".join(
        f'<Relationship Id="{name}" Type="{OFFICE}/{name.rstrip("12")}" Target="{name}.xml"/>' for name in parts
    ) + "".join(
        f'<Relationship Id="{name}" Type="{OFFICE}/hyperlink" Target="{address}" TargetMode="External"/>'
        for name, address in (links or {}).items()
    )
    members = {
        "[Content_Types].xml": _CONTENT_TYPES,
        "_rels/.rels": _relationships(
            f'<Relationship Id="r" Type="{OFFICE}/officeDocument" Target="word/document.xml"/>'
        ),
        "word/document.xml": part("document", body),
        "word/_rels/document.xml.rels": _relationships(relations),
    } | {f"word/{name}.xml": part(name, content) for name, content in parts.items()}
    if strict:
        members = {name: content.replace(WORD, STRICT_WORD) for name, content in members.items()}
    return package(members)


def _relationships(content: str) -> str:
    return f'<Relationships xmlns="{PACKAGE}">{content}</Relationships>'
