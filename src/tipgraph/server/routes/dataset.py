"""``/void``: what the data set holds, in VoID and DCAT, or as a page."""

from typing import Annotated

from fastapi import APIRouter, Depends, Request, Response

from tipgraph.documentation import SERIALISATIONS, load_documentation
from tipgraph.documentation.names import Names
from tipgraph.documentation.published import write_graph
from tipgraph.export.formats import FORMATS
from tipgraph.rdf.iris import Iris
from tipgraph.rdf.terms import new_graph
from tipgraph.server.description import dataset_description, dataset_iri
from tipgraph.server.documents import HTML, chosen_type, data_document, media_type_of, tagged
from tipgraph.server.entities import Places
from tipgraph.server.pages import render
from tipgraph.server.problems import ProblemError, of_status
from tipgraph.server.provider import Services, Snapshot, services, snapshot

router = APIRouter(include_in_schema=False)

Graph = Annotated[Snapshot, Depends(snapshot)]
Everything = Annotated[Services, Depends(services)]


@router.get("/void")
@router.get("/.well-known/void")
def void(request: Request, graph: Graph, all_: Everything) -> Response:
    """Describe the data set in the format that the caller likes best."""
    chosen = chosen_type(request)
    if chosen == HTML:
        return tagged(request, _page(request, graph, all_), "/void")
    extension = SERIALISATIONS[chosen]
    return data_document(request, _file(request, graph, all_, extension), chosen, f"/void.{extension}", "/void")


@router.get("/void.{extension}")
def void_file(extension: str, request: Request, graph: Graph, all_: Everything) -> Response:
    """Describe the data set in one format."""
    media_type = media_type_of(extension)
    if media_type is None:
        raise ProblemError(of_status(404, f"There is nothing at {request.url.path}; /void comes as .ttl and others."))
    return data_document(request, _file(request, graph, all_, extension), media_type, about="/void")


def _file(request: Request, graph: Snapshot, all_: Services, extension: str) -> bytes:
    licence = load_documentation().header.licence
    described = dataset_description(str(request.base_url), all_.settings.base, licence, graph.graphs, graph.figures)
    return write_graph(described, extension)


def _page(request: Request, graph: Snapshot, all_: Services) -> Response:
    places = Places(Iris(all_.settings.base), graph.network)
    return render(
        request,
        "dataset.html",
        dataset=dataset_iri(all_.settings.base),
        licence=load_documentation().header.licence,
        figures=graph.figures,
        graphs=graph.graphs,
        find=places.find,
        short=Names(new_graph()).short,
        dumps=[form for form in FORMATS.values() if form.content == "graph"],
        formats=[(media_type, f"/void.{end}") for media_type, end in SERIALISATIONS.items()],
    )
