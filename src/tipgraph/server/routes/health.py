"""``/health``: whether the server can answer, and from which generation."""

from typing import Annotated

from fastapi import APIRouter, Depends

from tipgraph.server.answers import Health
from tipgraph.server.openapi import problem_responses
from tipgraph.server.provider import Services, Snapshot, services, snapshot

router = APIRouter(tags=["server"])


@router.get("/health", summary="How the server is", responses=problem_responses())
def health(graph: Annotated[Snapshot, Depends(snapshot)], all_: Annotated[Services, Depends(services)]) -> Health:
    """Say which generation of the graph is served, how large it is, and the version of the program."""
    return Health(
        status="ok",
        version=all_.version,
        generation=graph.generation,
        instruments=len(graph.network.nodes),
        triples=sum(graph.graphs.values()),
        graphs=graph.graphs,
    )
