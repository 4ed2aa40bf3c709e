"""The metadata of a document: what work it is, its expression and this file, its subjects, what is known of it."""

import datetime
from collections.abc import Iterator
from dataclasses import fields

from lxml.etree import _Element as Element

from tipgraph.documents.akomantoso.elements import MARKS
from tipgraph.documents.akomantoso.written import ADDRESS, DESCRIPTION, REMARK
from tipgraph.errors import SymbolError
from tipgraph.markup.akomantoso.elements import add, add_own
from tipgraph.markup.akomantoso.references import References
from tipgraph.model import Description, Document
from tipgraph.symbols import parse, slug

_NO_DATE = "0001-01-01"
"""What the United Nations write where a date is not known."""

_ORGANS = {"UNGA": "unga", "ECOSOC": "unecosoc"}
_STATEMENTS = ("resolution", "decision", "declaration", "presidential-statement")
_SUBJECTS_SOURCE = "http://metadata.un.org/thesaurus"


def element_of(description: Description) -> str:
    """Return which element of Akoma Ntoso a document is: what a body states, or any other document."""
    return "statement" if any(kind in description.kind for kind in _STATEMENTS) else "doc"


def add_metadata(holder: Element, document: Document, references: References, written: datetime.date) -> Element:
    """Write the metadata of a document, all but the references.

    Args:
        holder: the element of the document.
        document: the document.
        references: what it refers to, added to here.
        written: day on which the file is written.

    Returns:
        The element of the metadata, to which the references have still to be added.
    """
    meta = add(holder, "meta")
    _identification(meta, document.description, references, written, "main")
    _classification(meta, document)
    return meta


def add_component_metadata(
    holder: Element, document: Document, references: References, written: datetime.date, component: str
) -> None:
    """Write the metadata of an attachment: that it is a component of the work.

    Args:
        holder: the element of the attachment.
        document: the document that it belongs to.
        references: what the document refers to.
        written: day on which the file is written.
        component: name of the attachment in the work's address: ``annex1``.
    """
    _identification(add(holder, "meta"), document.description, references, written, f"main/{component}")


def add_proprietary(meta: Element, document: Document, references: References) -> None:
    """Write what Akoma Ntoso has no place for, so that reading the file gives the same document again."""
    proprietary = add(meta, "proprietary", {"source": references.program()})
    stated = add_own(proprietary, DESCRIPTION, "")
    stated.text = None
    for name, value in _told(document.description):
        add_own(stated, f"{{{MARKS}}}{name}", value)
    for remark in document.remarks:
        add_own(proprietary, REMARK, remark)
    for address in document.links:
        add_own(proprietary, ADDRESS, address)


def _told(description: Description) -> Iterator[tuple[str, str]]:
    for each in fields(description):
        value = getattr(description, each.name)
        if isinstance(value, tuple):
            yield from ((each.name, str(one)) for one in value)
        elif value is not None:
            yield each.name, value.isoformat() if isinstance(value, datetime.date) else str(value)


def _identification(
    meta: Element, facts: Description, references: References, written: datetime.date, component: str
) -> None:
    program = references.program()
    identification = add(meta, "identification", {"source": program})
    uri = _work_uri(facts)
    date = facts.adopted or facts.date
    author = references.organization(facts.organ, facts.organ) if facts.organ else program

    work = add(identification, "FRBRWork")
    add(work, "FRBRthis", {"value": f"{uri}!{component}"})
    add(work, "FRBRuri", {"value": uri})
    add(work, "FRBRalias", {"name": "symbol", "value": facts.id})
    if facts.title:
        add(work, "FRBRalias", {"name": "title", "value": facts.title})
    named = "adoption" if facts.adopted else "document"
    add(work, "FRBRdate", {"date": date.isoformat() if date else _NO_DATE, "name": named})
    add(work, "FRBRauthor", {"href": author, "as": references.role("author", "Author")})
    add(work, "FRBRcountry", {"value": "un"})

    expression = add(identification, "FRBRExpression")
    add(expression, "FRBRthis", {"value": f"{uri}eng@!{component}"})
    add(expression, "FRBRuri", {"value": f"{uri}eng@/"})
    published = facts.date or facts.adopted
    add(expression, "FRBRdate", {"date": published.isoformat() if published else _NO_DATE, "name": "publication"})
    add(expression, "FRBRauthor", {"href": author, "as": references.role("issuingBody", "Issuing body")})
    add(expression, "FRBRlanguage", {"language": "eng"})

    manifestation = add(identification, "FRBRManifestation")
    add(manifestation, "FRBRthis", {"value": f"{uri}eng@/!{component}.xml"})
    add(manifestation, "FRBRuri", {"value": f"{uri}eng@.xml"})
    add(manifestation, "FRBRdate", {"date": written.isoformat(), "name": "markup"})
    add(manifestation, "FRBRauthor", {"href": program, "as": references.role("editor", "Editor")})


def _work_uri(facts: Description) -> str:
    """Return the address of a work, made as the United Nations make it: body, date and number."""
    organ = slug(_ORGANS.get(facts.organ or "", facts.organ or "")) or "un"
    date = (facts.adopted or facts.date or datetime.date.min).isoformat()
    return f"/akn/un/statement/{slug(facts.kind) or 'document'}/{organ}/{date}/{_number(facts.id)}/"


def _number(identifier: str) -> str:
    try:
        symbol = parse(identifier)
    except SymbolError:
        return slug(identifier) or "document"
    if symbol.session and symbol.number:
        return f"{slug(str(symbol.session)).upper()}-{slug(str(symbol.number))}"
    return slug(identifier) or "document"


def _classification(meta: Element, document: Document) -> None:
    items, subjects = document.description.agenda_items, document.subjects
    if not items and not subjects:
        return
    classification = add(meta, "classification", {"source": _SUBJECTS_SOURCE})
    for item in items:
        add(classification, "keyword", {"refersTo": "agenda", "value": item, "showAs": item, "dictionary": "agenda"})
    for each in subjects:
        add(
            classification,
            "keyword",
            {"value": each.label, "href": each.iri, "showAs": each.label, "dictionary": each.scheme},
        )
