"""Akoma Ntoso, as the United Nations publish it (AKN4UN): text, footnotes, subjects, links and metadata."""

from tipgraph.documents.akomantoso.recognition import recognises
from tipgraph.documents.blocks import Source
from tipgraph.documents.format import Format, Limits


def _read(data: bytes, name: str, limits: Limits) -> Source:
    # lxml is not needed before there is a file to read.
    from tipgraph.documents.akomantoso.reading import read

    return read(data, name, limits)


FORMAT = Format("Akoma Ntoso", "application/akn+xml", recognises, _read, ("akn",))
