"""``/api/export``: the network as a file for other tools."""

from typing import Annotated

from fastapi import APIRouter, Depends, Query, Response

from tipgraph.export import export_graph, export_network, format_named
from tipgraph.server.openapi import examples, problem_responses
from tipgraph.server.provider import Snapshot, snapshot

router = APIRouter(prefix="/api/export", tags=["network"])


@router.get(
    "",
    summary="The network as a file",
    response_class=Response,
    responses={200: {"description": "The file.", "content": {"*/*": {}}}, **problem_responses(400, 404, 422)},
)
def export(
    graph: Annotated[Snapshot, Depends(snapshot)],
    format: Annotated[  # noqa: A002 - the name that the address has
        str,
        Query(
            description="graphml, gexf, dot, cytoscape, csv, turtle, trig, trig12, nquads or jsonld.",
            openapi_examples=examples(for_Gephi_and_networkx="graphml", for_Graphviz="dot", all_as_RDF="turtle"),
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
    form = format_named(format)
    if form.content == "network":
        network = graph.network if root is None else graph.network.neighbourhood(root, depth)
        content = export_network(network, form.name)
    else:
        content = export_graph(graph.reader, form.name, root, depth)
        if root is None and content is not None:
            graph.figures.dump_sizes[form.name] = len(content)
    headers = {"Content-Disposition": f'attachment; filename="tipgraph.{form.extension}"'}
    return Response(content, media_type=form.media_type, headers=headers)
