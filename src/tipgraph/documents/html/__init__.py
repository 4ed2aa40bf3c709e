"""Web pages of resolutions and treaties."""

from tipgraph.documents.blocks import Source
from tipgraph.documents.format import Format, Limits
from tipgraph.documents.html.recognition import is_page

__all__ = ["HTML"]


def _read(data: bytes, name: str, limits: Limits) -> Source:
    # The parser is a library that only pages need.
    from tipgraph.documents.html.page import read_page

    return read_page(data, name, limits)


HTML = Format("HTML", "text/html", is_page, _read, ("html", "htm", "xhtml", "application/xhtml+xml"))
