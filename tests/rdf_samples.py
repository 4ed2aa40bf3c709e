"""A resolution and a draft, made by hand, in which everything occurs that the mapping knows."""

import datetime

from rdflib import Graph

from tipgraph.model import (
    Citation,
    Description,
    Document,
    Extraction,
    Membership,
    Mention,
    Note,
    NoteMark,
    Paragraph,
    ParagraphKind,
    Unresolved,
    VerbUse,
    Via,
)
from tipgraph.rdf import DEFAULT_IRIS, document_graph

RUN = str(DEFAULT_IRIS.run("sample"))
RESOLUTION = "A/RES/76/186"
DRAFT = "NAME:2021-political-declaration-rev4"

# U+1F54A takes two UTF-16 units: offsets are characters, in Python, in SPARQL and in the graph.
PREAMBLE = "Recalling its resolution 64/293, \U0001f54a and once again resolution 64/293 of 30 July 2010,"
OPERATIVE = "Takes note with appreciation of the Inter-Agency Coordination Group, and of UNODC as its coordinator;"
ITEM = "To the Convention and World Day against Trafficking in Persons;"
NOTE = "United Nations, Treaty Series, vol. 2225, No. 39574. Members: UNHCR."


def _at(text: str, words: str, after: int = 0) -> tuple[str, int, int]:
    start = text.index(words, after)
    return words, start, start + len(words)


def _cite(
    paragraph: str, target: str, intents: tuple[str, ...], place: tuple[str, int, int], via: Via, **more: object
) -> Citation:
    fields: dict[str, object] = {"note": None, "confidence": 1.0, "rule": "sample", **more}
    return Citation(paragraph, target, intents, *place, via=via, **fields)  # type: ignore[arg-type]


def resolution() -> Extraction:
    """A resolution with a preamble, an operative paragraph, a lettered item and a footnote."""
    paragraphs = (
        Paragraph("front", ParagraphKind.FRONT, "Improving coordination", 0),
        Paragraph("pp1", ParagraphKind.PREAMBULAR, PREAMBLE, 1),
        Paragraph("op1", ParagraphKind.OPERATIVE, OPERATIVE, 2, status="agreed"),
        Paragraph("op1(a)", ParagraphKind.OPERATIVE, ITEM, 3, marks=(NoteMark("7", 17),), parent="op1"),
    )
    second = PREAMBLE.index("again")
    citations = (
        _cite("pp1", "A/RES/64/293", ("recall",), _at(PREAMBLE, "64/293"), Via.SYMBOL),
        _cite(
            "pp1",
            "A/RES/64/293",
            ("recall",),
            _at(PREAMBLE, "64/293", second),
            Via.NAME,
            confidence=0.8,
            date=datetime.date(2010, 7, 30),
        ),
        _cite(
            "op1(a)",
            "UNTS/2225/39574",
            ("take-note", "reaffirm"),
            _at(NOTE, "vol. 2225, No. 39574"),
            Via.FOOTNOTE,
            note="7",
            provision="articles 24 and 25",
            title="Convention against Transnational Organized Crime",
        ),
        _cite("op1(a)", "SDG/8.7", (), _at(ITEM, "Convention"), Via.ANAPHORA, confidence=0.5),
    )
    icat = "Inter-Agency Coordination Group"
    mentions = (
        Mention("op1", "body", "ICAT", icat, *_at(OPERATIVE, icat)),
        Mention("op1(a)", "body", "UNHCR", "Refugees", *_at(NOTE, "UNHCR"), note="7"),
        Mention(
            "op1(a)",
            "event",
            "world-day-against-trafficking",
            "World Day against Trafficking in Persons",
            *_at(ITEM, "World Day against Trafficking in Persons"),
        ),
    )
    verbs = (
        VerbUse("pp1", "recall", *_at(PREAMBLE, "Recalling"), stands_in="pp1"),
        VerbUse("op1", "take-note", *_at(OPERATIVE, "Takes note"), stands_in="op1", modifier="with appreciation"),
        VerbUse("op1(a)", "take-note", *_at(OPERATIVE, "Takes note"), stands_in="op1", modifier="with appreciation"),
    )
    memberships = (
        Membership("ICAT", "UNODC", "coordinator", "2021", "op1", *_at(OPERATIVE, "UNODC")),
        Membership("ICAT", "UNHCR", "member", None, "op1(a)", *_at(NOTE, "UNHCR"), note="7"),
    )
    description = Description(
        id=RESOLUTION,
        kind="resolution",
        title="Improving coordination",
        organ="UNGA",
        adopted=datetime.date(2021, 12, 16),
        session=76,
        status="adopted",
        agenda_items=("107",),
        based_on=("A/76/457",),
        meeting="54th plenary meeting",
    )
    document = Document(
        source="sample.txt",
        media_type="text/plain",
        checksum="0" * 64,
        description=description,
        paragraphs=paragraphs,
        notes=(Note("7", "op1(a)", NOTE, 0),),
    )
    unresolved = (Unresolved("op1(a)", "the Convention", "two antecedents", *_at(ITEM, "the Convention")[1:]),)
    return Extraction(document, citations, mentions, verbs, memberships, unresolved)


def draft() -> Extraction:
    """A draft that cites the resolution."""
    text = "We recall resolution 76/186."
    description = Description(
        id=DRAFT,
        kind="draft declaration",
        title="2021 Political Declaration",
        organ="UNGA",
        status="under silence procedure",
        date=datetime.date(2021, 9, 1),
        revision="REV4",
        silence_until=datetime.date(2021, 9, 10),
    )
    document = Document(
        source="draft.md",
        media_type="text/markdown",
        checksum="1" * 64,
        description=description,
        paragraphs=(Paragraph("4bis", ParagraphKind.NUMBERED, text, 0),),
    )
    citations = (_cite("4bis", RESOLUTION, ("recall",), _at(text, "76/186"), Via.SYMBOL),)
    return Extraction(document, citations, verbs=(VerbUse("4bis", "recall", *_at(text, "recall"), stands_in="4bis"),))


def sample_graph() -> Graph:
    """The graphs of both documents in one."""
    return document_graph(resolution(), RUN) + document_graph(draft(), RUN)
