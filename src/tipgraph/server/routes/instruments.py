"""``/api/instruments``: search, one instrument, its citations."""

from typing import Annotated, Literal

from fastapi import APIRouter, Depends, Query

from tipgraph.server.addresses import api_address, neighbours, page_address
from tipgraph.server.answers import (
    CitationAnswer,
    CitationPage,
    Instrument,
    InstrumentDetail,
    InstrumentPage,
    Relation,
)
from tipgraph.server.openapi import Identifier, Limit, Offset, examples, problem_responses
from tipgraph.server.provider import Snapshot, snapshot

router = APIRouter(prefix="/api/instruments", tags=["instruments"])

Direction = Annotated[
    Literal["out", "in"],
    Query(
        description="`out`: what it cites; `in`: what cites it.",
        openapi_examples=examples(cites="out", is_cited_by="in"),
    ),
]


@router.get("", summary="Search instruments", responses=problem_responses(422))
def search(
    graph: Annotated[Snapshot, Depends(snapshot)],
    text: Annotated[
        str | None,
        Query(
            max_length=200,
            description="Words in the identifier, label or title.",
            openapi_examples=examples(words_of_a_title="trafficking", a_symbol="64/293"),
        ),
    ] = None,
    organ: Annotated[
        str | None,
        Query(description="Adopting body.", openapi_examples=examples(the_General_Assembly="UNGA")),
    ] = None,
    kind: Annotated[
        str | None,
        Query(
            description="resolution, treaty, document …",
            openapi_examples=examples(treaties="treaty", resolutions="resolution"),
        ),
    ] = None,
    year: Annotated[int | None, Query(openapi_examples=examples(a_year=2021))] = None,
    offset: Offset = 0,
    limit: Limit = 50,
) -> InstrumentPage:
    """List the instruments that fit all given conditions."""
    page = graph.network.search(text, organ, kind, year, offset, limit)
    conditions = {"text": text, "organ": organ, "kind": kind, "year": year}
    following, preceding = neighbours("/api/instruments", conditions, offset, limit, page.total)
    return InstrumentPage(
        total=page.total,
        offset=offset,
        limit=limit,
        next=following,
        previous=preceding,
        items=tuple(Instrument.of(node) for node in page.items),
    )


@router.get("/{id:path}/citations", summary="Citations of an instrument", responses=problem_responses(404, 422))
def citations(
    id: Identifier,  # noqa: A002 - the name that the address has
    graph: Annotated[Snapshot, Depends(snapshot)],
    direction: Direction = "out",
    verb: Annotated[
        str | None,
        Query(description="Only under this verb.", openapi_examples=examples(recalling="recall")),
    ] = None,
    offset: Offset = 0,
    limit: Limit = 200,
) -> CitationPage:
    """List the citations that an instrument makes or receives, each with its paragraph, verb and words."""
    node = graph.network.node(id)
    found = [one for one in graph.evidence.citations(node.iri, direction) if verb is None or one.verb == verb]
    path = api_address(node.identifier, "citations")
    following, preceding = neighbours(path, {"direction": direction, "verb": verb}, offset, limit, len(found))
    return CitationPage(
        instrument=Instrument.of(node),
        direction=direction,
        total=len(found),
        offset=offset,
        limit=limit,
        next=following,
        previous=preceding,
        items=tuple(
            CitationAnswer.of(one, graph.label(one.cited if direction == "out" else one.citing))
            for one in found[offset : offset + limit]
        ),
    )


@router.get("/{id:path}", summary="One instrument", responses=problem_responses(404, 422))
def instrument(
    id: Identifier,  # noqa: A002 - the name that the address has
    graph: Annotated[Snapshot, Depends(snapshot)],
) -> InstrumentDetail:
    """Say what an instrument is, how much it cites and is cited, and what became of it."""
    node = graph.network.node(id)
    outgoing = graph.network.citations(node.identifier, "out")
    incoming = graph.network.citations(node.identifier, "in")
    links = {
        "citations": api_address(node.identifier, "citations"),
        "cited_by": api_address(node.identifier, "citations") + "?direction=in",
        "page": page_address(node.identifier),
    }
    if node.source:
        links["paragraphs"] = "/api/paragraphs" + api_address(node.identifier).removeprefix("/api/instruments")
    return InstrumentDetail(
        **Instrument.of(node).model_dump(),
        cites=len({edge.target for edge in outgoing if edge.relation == "cites"}),
        cited_by=len({edge.source for edge in incoming if edge.relation == "cites"}),
        relations=tuple(Relation.of(edge) for edge in (*outgoing, *incoming) if edge.relation != "cites"),
        links=links,
    )
