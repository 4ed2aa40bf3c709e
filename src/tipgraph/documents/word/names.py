"""Names of elements and attributes in a Word package, in the transitional namespaces."""

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
MATHEMATICS = "http://schemas.openxmlformats.org/officeDocument/2006/math"
COMPATIBILITY = "http://schemas.openxmlformats.org/markup-compatibility/2006"

STRICT = {
    b"http://purl.oclc.org/ooxml/wordprocessingml/main": WORD.encode(),
    b"http://purl.oclc.org/ooxml/officeDocument/relationships": RELATIONSHIPS.encode(),
    b"http://purl.oclc.org/ooxml/officeDocument/math": MATHEMATICS.encode(),
}
"""Namespaces of strict documents and those of transitional ones; the elements that matter here are the same."""


def w(name: str) -> str:
    """Return the full name of an element or attribute of WordprocessingML."""
    return f"{{{WORD}}}{name}"


VALUE = w("val")
LINK = f"{{{RELATIONSHIPS}}}id"
PARAGRAPH, PROPERTIES, STYLE = w("p"), w("pPr"), w("pStyle")
RUN, RUN_PROPERTIES, RUN_STYLE = w("r"), w("rPr"), w("rStyle")
TABLE, ROW, CELL = w("tbl"), w("tr"), w("tc")
SECTION, NUMBERING = w("sectPr"), w("numPr")
DELETED, MOVED_AWAY = w("del"), w("moveFrom")
INSERTED, MOVED_HERE = w("ins"), w("moveTo")
ALTERNATIVES = f"{{{COMPATIBILITY}}}AlternateContent"
CHOICE, FALLBACK = f"{{{COMPATIBILITY}}}Choice", f"{{{COMPATIBILITY}}}Fallback"
TEXT_BOX = w("txbxContent")
EMBEDDED = w("altChunk")
WRAPPERS = frozenset(
    {
        *(w(name) for name in ("sdt", "sdtContent", "customXml", "smartTag", "dir", "bdo")),
        INSERTED,
        MOVED_HERE,
    }
)
"""Elements that stand around content and say nothing about the printed page."""
