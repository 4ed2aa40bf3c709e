"""Whether bytes are Akoma Ntoso: the namespace of the first element tells, in any encoding."""

import re

NAMESPACES = (b"docs.oasis-open.org/legaldocml/ns/akn/", b"www.akomantoso.org/")
"""What the namespace of Akoma Ntoso holds, in the standard and in the drafts before it."""

DOCTYPE = re.compile(rb"<!DOCTYPE\b[^<>\[]*(?:\[[^\]]*\]\s*)?>?", re.IGNORECASE)
_SKIPPED = re.compile(rb"[^<]{0,64}(?:<\?[^>]*\?>|<!--.*?-->)", re.DOTALL)
_ELEMENT = re.compile(rb"[^<]{0,64}<(?:[\w.-]+:)?akomaNtoso(?=[\s>/])[^>]*", re.DOTALL)


def recognises(head: bytes) -> bool:
    """Tell from the first bytes whether a file is Akoma Ntoso, whatever its name, byte order mark or encoding."""
    root = _ELEMENT.match(narrow(head), _prolog_end(narrow(head)))
    return root is not None and any(namespace in root.group() for namespace in NAMESPACES)


def narrow(data: bytes) -> bytes:
    """Return bytes as if each character were one byte: those of UTF-16 and UTF-32 are doubled up with zeros."""
    return data.replace(b"\0", b"")


def declares_doctype(data: bytes) -> bool:
    """Tell whether there is a document type before the first element."""
    plain = narrow(data)
    place = 0
    while skipped := _SKIPPED.match(plain, place):
        place = skipped.end()
    return plain[place:].lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")[:9].upper() == b"<!DOCTYPE"


def _prolog_end(plain: bytes) -> int:
    """Return where declarations, comments and a document type before the first element end."""
    place = 0
    while True:
        skipped = _SKIPPED.match(plain, place) or re.compile(rb"[^<]{0,64}" + DOCTYPE.pattern).match(plain, place)
        if skipped is None:
            return place
        place = skipped.end()
