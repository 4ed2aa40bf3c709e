"""``/api/chains``: how one instrument leads to another."""

from typing import Annotated, Literal

from fastapi import APIRouter, Depends, Query

from tipgraph.server.answers import Chain, ChainAnswer, TreeEntry
from tipgraph.server.openapi import examples, problem_responses
from tipgraph.server.provider import Snapshot, snapshot

router = APIRouter(prefix="/api/chains", tags=["network"])


@router.get("", summary="Chains of citation", responses=problem_responses(404, 422))
def chains(
    graph: Annotated[Snapshot, Depends(snapshot)],
    from_: Annotated[
        str,
        Query(
            alias="from",
            description="Identifier where the chain begins.",
            openapi_examples=examples(a_resolution="A/RES/76/186"),
        ),
    ],
    to: Annotated[
        str | None,
        Query(
            description="Identifier where it ends; without it, the tree of all that follows is given.",
            openapi_examples=examples(the_Global_Plan_of_Action="A/RES/64/293"),
        ),
    ] = None,
    direction: Annotated[Literal["out", "in"], Query(description="`out`: what it cites; `in`: what cites it.")] = "out",
    depth: Annotated[int, Query(ge=1, le=12, description="Longest chain, in steps.")] = 3,
    limit: Annotated[int, Query(ge=1, le=1000, description="Most chains, or entries of the tree.")] = 50,
) -> ChainAnswer:
    """Give the chains between two instruments, shortest first, or the tree that grows from one."""
    network = graph.network
    start = network.node(from_).identifier
    if to is None:
        grown = network.tree(start, direction, depth, limit)
        return ChainAnswer(
            from_=start,
            to=None,
            direction=direction,
            depth=depth,
            limit=limit,
            truncated=grown.truncated,
            chains=None,
            tree=TreeEntry.of(grown.root),
        )
    found = network.chains(start, to, direction, depth, limit)
    return ChainAnswer(
        from_=start,
        to=network.node(to).identifier,
        direction=direction,
        depth=depth,
        limit=limit,
        truncated=found.truncated,
        chains=tuple(Chain.of(path) for path in found.paths),
        tree=None,
    )
