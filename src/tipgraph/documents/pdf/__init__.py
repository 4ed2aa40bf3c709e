"""PDF: characters with their places on the page, put together to paragraphs and footnotes."""

import re

from tipgraph.documents.blocks import Source
from tipgraph.documents.format import Format, Limits

_HEADER = re.compile(rb"(?:\A|[\r\n])\s*%PDF-\d")
_HEADER_WITHIN = 1024
"""Readers take a header anywhere in the first 1,024 bytes (ISO 32000-1, annex H.3)."""


def _read(data: bytes, name: str, limits: Limits) -> Source:
    from tipgraph.documents.pdf.reader import read

    return read(data, name, limits.pages)


FORMAT = Format("PDF", "application/pdf", lambda head: bool(_HEADER.search(head[:_HEADER_WITHIN])), _read, ("pdf",))
