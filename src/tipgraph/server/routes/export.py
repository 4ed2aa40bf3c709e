"""``/api/export``: the network as a file for other tools."""

from typing import Annotated

from fastapi import APIRouter, Depends, Query, Response

from tipgraph.server.openapi import examples, problem_responses
from tipgraph.server.provider import Snapshot, snapshot

router = APIRouter(prefix="/api/export", tags=["network"])


@router.get(
    "",
    summary="The network as a file",
    response_class=Response,
    responses=problem_responses(400, 404, 422),
)
def export(
    graph: Annotated[Snapshot, Depends(snapshot)],
    format: Annotated[  # noqa: A002 - the name that the address has
        str,
        Query(
            description="graphml, gexf, dot, cytoscape, csv, turtle, trig, nquads or jsonld.",
            openapi_examples=examples(for_Gephi_and_networkx="graphml", for_Graphviz="dot"),
        ),
    ],
    root: Annotated[
        str | None,
        Query(
            description="Only what is near this instrument.",
            openapi_examples=examples(near_the_Global_Plan_of_Action="A/RES/64/293"),
        ),
    ] = None,
    depth: Annotated[int, Query(ge=1, le=12, description="How near, in steps.")] = 1,
) -> Response:
    """Give the network, or what is near one instrument, in a format of other tools."""
    return Response(b"")
