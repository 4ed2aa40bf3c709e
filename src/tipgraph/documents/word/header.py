"""The head of the first page, where the symbol stands."""

from typing import TYPE_CHECKING

from tipgraph.documents import furniture
from tipgraph.documents.word.names import LINK, w
from tipgraph.documents.word.package import Relationship
from tipgraph.documents.word.pieces import Passage
from tipgraph.documents.word.styles import switched_on

if TYPE_CHECKING:
    from lxml import etree

_REFERENCE, _TYPE = w("headerReference"), w("type")
FIRST, RUNNING = "first", "default"


def header_parts(section: "etree._Element | None", links: dict[str, Relationship]) -> dict[str, str]:
    """Return the parts with the head of a section's first page and with its running head.

    Args:
        section: properties of the section.
        links: relationships of the document.
    """
    if section is None:
        return {}
    parts = {
        each.get(_TYPE, RUNNING): links[each.get(LINK, "")].target
        for each in section.findall(_REFERENCE)
        if each.get(LINK, "") in links
    }
    first = FIRST if switched_on(section, "titlePg") else RUNNING
    return {name: parts[kind] for name, kind in ((FIRST, first), (RUNNING, RUNNING)) if kind in parts}


def first_page(first: list[Passage], running: list[Passage], body: list[Passage]) -> list[Passage]:
    """Return what the head of the first page adds to a document.

    The running head of later pages says nothing that the document does not say, with one exception: the symbol, where
    the first page bears none.

    Args:
        first: head of the first page.
        running: head of later pages.
        body: the text.
    """
    head = [passage for passage in first if not furniture.is_page_furniture(passage.words)]
    front = [*head, *body[:20]]
    if any(furniture.symbol_head(passage.words) for passage in front):
        return head
    symbol = next((passage for passage in running if furniture.symbol_head(passage.words)), None)
    return [symbol, *head] if symbol is not None else head
