"""Akoma Ntoso 3.0 in the profile of the United Nations (AKN4UN)."""

import datetime

from lxml import etree

from tipgraph.markup.akomantoso.body import Body
from tipgraph.markup.akomantoso.elements import Identifiers, add, indent, new_root
from tipgraph.markup.akomantoso.inline import Inline
from tipgraph.markup.akomantoso.metadata import add_metadata, add_proprietary, element_of
from tipgraph.markup.akomantoso.references import References
from tipgraph.markup.akomantoso.texts import Texts
from tipgraph.markup.layout import lay_out
from tipgraph.markup.marks import Markings
from tipgraph.model import Extraction
from tipgraph.rdf import Iris


def render(extraction: Extraction, iris: Iris, written: datetime.date) -> bytes:
    """Return a document as Akoma Ntoso, every citation a link, every body and event marked.

    Args:
        extraction: the document and what was found in it.
        iris: IRIs of the site, for what has no address of the United Nations.
        written: day to state as that of the markup.
    """
    document = extraction.document
    root = new_root()
    holder = add(root, element_of(document.description), {"name": document.description.kind})
    references, identifiers = References(iris), Identifiers()
    meta = add_metadata(holder, document, references, written)
    markings = Markings(extraction, links=True)
    inline = Inline(markings, references, identifiers, iris)
    layout = lay_out(document)
    texts = Texts(document, layout, markings, inline, references)
    Body(document, layout, texts, references, identifiers).write(holder, written)
    references.write(meta)
    add_proprietary(meta, document, references)
    indent(root)
    return etree.tostring(root, xml_declaration=True, encoding="utf-8")
