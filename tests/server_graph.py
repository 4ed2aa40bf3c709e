"""A small graph and a running server for the tests of the HTTP face."""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import httpx
import uvicorn

from tipgraph.model import (
    Citation,
    Description,
    Document,
    Extraction,
    Note,
    NoteMark,
    Paragraph,
    ParagraphKind,
    VerbUse,
    Via,
)
from tipgraph.rdf import (
    KNOWN_QUERY,
    LINKS_QUERY,
    Iris,
    derived_graph,
    document_graph,
    vocabulary_graph,
)
from tipgraph.server import create_app
from tipgraph.settings import Settings
from tipgraph.store import GraphWriter, begin_generation

RUN = "https://w3id.org/tipgraph/run/test"
FIRST, SECOND = "A/RES/76/186", "A/RES/72/1"
PLAN, EARLY, COUNCIL = "A/RES/64/293", "A/RES/217(III)[A]", "S/RES/2331(2016)"
UNNAMED = "NAME:handbook-on-victims"
TEXT = (
    "Recalling its resolution 64/293 of 30 July 2010 and Security Council resolution 2331 (2016), "
    "and reaffirming the Universal Declaration of Human Rights"
)


@dataclass(frozen=True)
class Site:
    """A server that runs: a client for it, and its store."""

    client: httpx.Client
    store: str

    @property
    def address(self) -> str:
        return str(self.client.base_url).rstrip("/")


def write_graph(store: str, *, second: bool = True) -> None:
    """Publish a generation with one or two documents."""
    with begin_generation(store) as writer:
        iris = Iris()
        for extraction in (_first(), _second()) if second else (_first(),):
            identifier = extraction.document.description.id
            writer.replace(str(iris.document_graph(identifier)), document_graph(extraction, RUN))
        writer.replace(str(iris.graph("vocabulary")), vocabulary_graph())
        writer.remove(str(iris.graph("derived")))
        lineage = [(SECOND, "inSeriesWith", FIRST)] if second else []
        writer.replace(str(iris.graph("derived")), derived_graph(_links(writer), lineage, _known(writer), iris))


@contextmanager
def running(settings: Settings, *, query_workers: int = 2) -> Iterator[Site]:
    """Run a server on a free port until the context is left."""
    config = uvicorn.Config(
        create_app(settings, query_workers=query_workers), port=0, log_level="critical", server_header=False
    )
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run)
    thread.start()
    deadline = time.monotonic() + 20
    while not server.started and time.monotonic() < deadline:
        time.sleep(0.01)
    port = server.servers[0].sockets[0].getsockname()[1]
    try:
        with httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=30) as client:
            yield Site(client, settings.store)
    finally:
        server.should_exit = True
        thread.join(20)


def _links(writer: GraphWriter) -> list[tuple[str, str, str | None, str | None]]:
    rows = writer.select(LINKS_QUERY).rows
    return [(str(a), str(b), c and str(c), d and str(d)) for a, b, c, d in rows]


def _known(writer: GraphWriter) -> set[tuple[str, str]]:
    return {(str(a), str(b)) for a, b in writer.select(KNOWN_QUERY).rows}


def _first() -> Extraction:
    paragraphs = (
        Paragraph("pp1", ParagraphKind.PREAMBULAR, TEXT, 0, marks=(NoteMark("1", len(TEXT)),)),
        Paragraph("op5", ParagraphKind.OPERATIVE, "Urges States & others to use the <b>handbook</b>;", 1, "agreed"),
    )
    notes = (Note("1", "pp1", "Resolution 217 A (III).", 0),)
    description = Description(
        FIRST, "resolution", "Trafficking in women and girls", "UNGA", session=76, status="adopted"
    )
    return Extraction(
        Document("first.txt", "text/plain", "a" * 64, description, paragraphs, notes),
        citations=(
            _in_text(TEXT, "64/293", PLAN, "pp1", ("recall",), Via.SYMBOL),
            _in_text(TEXT, "2331 (2016)", COUNCIL, "pp1", ("recall",), Via.SYMBOL),
            Citation(
                *("pp1", EARLY, ("reaffirm",), "Resolution 217 A (III)", 0, 22, "1", Via.FOOTNOTE),
                *(0.9, "session-in-roman"),
            ),
            _in_text(paragraphs[1].text, "the <b>handbook</b>", UNNAMED, "op5", ("urge",), Via.NAME),
        ),
        verbs=(VerbUse("pp1", "recall", "Recalling", 0, 9, "pp1"),),
    )


def _second() -> Extraction:
    text = "Reaffirming the United Nations Global Plan of Action to Combat Trafficking in Persons,"
    description = Description(SECOND, "declaration", "Political declaration", "UNGA", session=72)
    return Extraction(
        Document(
            *("second.txt", "text/plain", "b" * 64, description),
            (Paragraph("1", ParagraphKind.NUMBERED, text, 0),),
        ),
        citations=(_in_text(text, "Global Plan of Action", PLAN, "1", ("reaffirm",), Via.NAME),),
    )


def _in_text(text: str, surface: str, target: str, label: str, verbs: tuple[str, ...], via: Via) -> Citation:
    start = text.index(surface)
    return Citation(label, target, verbs, surface, start, start + len(surface), None, via, 1.0, "test")
