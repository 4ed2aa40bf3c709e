"""Bytes of Akoma Ntoso to blocks and notes, safely: no document type, no entities, no network, no deep nesting."""

from lxml import etree

from tipgraph.documents.akomantoso.body import Body
from tipgraph.documents.akomantoso.identification import remarks, stated, subjects
from tipgraph.documents.akomantoso.recognition import declares_doctype
from tipgraph.documents.akomantoso.written import read_written
from tipgraph.documents.blocks import Source
from tipgraph.documents.format import Limits
from tipgraph.errors import DocumentError

_DEPTH = "Excessive depth"
_TOO_LARGE = "XML_PARSE_HUGE"
"""Words of the XML library's messages about its own limits."""


def read(data: bytes, name: str, limits: Limits) -> Source:
    """Return what an Akoma Ntoso file holds.

    Args:
        data: the XML.
        name: of the file, for messages.
        limits: how deep its elements may nest.

    Raises:
        DocumentError: it is not well-formed, declares a document type, or nests too deep.
    """
    root = parse(data, name, limits)
    written = read_written(root)
    if written is not None:
        own = written.body
        return Source(
            blocks=(),
            notes=own.notes,
            links=written.links,
            remarks=written.remarks,
            addresses=tuple(own.addresses),
            subjects=subjects(root),
            exact=True,
            built=written.built,
        )
    body = Body(root)
    body.read(root)
    return Source(
        tuple(body.blocks),
        body.notes,
        tuple(dict.fromkeys(body.links)),
        remarks(root),
        tuple(body.addresses),
        subjects(root),
        stated(root),
        exact=True,
    )


def parse(data: bytes, name: str, limits: Limits) -> etree._Element:
    """Return the root element of an XML file that may come from anywhere; see `read`."""
    if declares_doctype(data):
        raise _has_doctype(name)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        if _DEPTH in (error.msg or ""):
            raise _too_deep(name, limits) from error
        if _TOO_LARGE in (error.msg or ""):
            raise DocumentError(
                f"{name}, line {error.lineno or 1}: has one text or attribute that is too large to be read.",
                "Break it into paragraphs.",
            ) from error
        reason = error.msg.splitlines()[0] if error.msg else "no XML"
        raise DocumentError(
            f"{name}, line {error.lineno or 1}: is not well-formed XML ({reason}).", "Get the file again."
        ) from error
    # An encoding in which the declaration cannot be seen beforehand does not hide it from the parser.
    if root.getroottree().docinfo.internalDTD is not None:
        raise _has_doctype(name)
    _check_depth(root, name, limits)
    return root


def _check_depth(root: etree._Element, name: str, limits: Limits) -> None:
    depth = 0
    for event, _ in etree.iterwalk(root, events=("start", "end")):
        depth += 1 if event == "start" else -1
        if depth > limits.depth:
            raise _too_deep(name, limits)


def _has_doctype(name: str) -> DocumentError:
    return DocumentError(f"{name}: declares a document type, which could define entities.", "Take the DOCTYPE out.")


def _too_deep(name: str, limits: Limits) -> DocumentError:
    return DocumentError(
        f"{name}: its elements nest deeper than {limits.depth}.",
        "Take needless levels out, or raise TIPGRAPH_DOCUMENT_DEPTH.",
    )
