"""Word documents: what is read (Office Open XML) and what is politely refused (older and protected files)."""

import re

from tipgraph.documents.blocks import Source
from tipgraph.documents.format import Format, Limits
from tipgraph.documents.word import refusal

_MEMBER = re.compile(rb"PK\x03\x04.{22}(?P<length>..)..(?P<name>[\x20-\x7e]{1,200})", re.S)
_PACKAGE_PREFIXES = ("[Content_Types].xml", "_rels/", "docProps/", "word/", "customXml/")
_OLD_CONTAINER = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def _recognises(head: bytes) -> bool:
    """Tell a Word package by the names of its members, which stand uncompressed before each of them."""
    if not head.startswith(b"PK\x03\x04"):
        return False
    names = (
        match["name"][: int.from_bytes(match["length"], "little")].decode("ascii") for match in _MEMBER.finditer(head)
    )
    # An archive of Word files shows their members as well if it stores them as they are, but begins with another name.
    first = next(names, "")
    return first.startswith("word/") or (
        first.startswith(_PACKAGE_PREFIXES) and any(name.startswith("word/") for name in names)
    )


def _read(data: bytes, name: str, limits: Limits) -> Source:
    from tipgraph.documents.word.document import read

    return read(data, name, limits)


WORD = Format(
    "Word", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", _recognises, _read, ("docx",)
)
OLD_WORD = Format(
    "Word 97", "application/msword", lambda head: head.startswith(_OLD_CONTAINER), refusal.refuse_container, ("doc",)
)
