"""The IRIs of things (``/body/ICAT``), and the documents about them (``/page/body/ICAT``, ``/data/body/ICAT.ttl``)."""

from typing import Annotated

from fastapi import APIRouter, Depends, Request, Response

from tipgraph.documentation import SERIALISATIONS, load_documentation
from tipgraph.rdf.iris import Iris
from tipgraph.server.description import dataset_iri
from tipgraph.server.documents import DATA_TYPES, HTML, chosen_type, data_document, media_type_of, see_other, tagged
from tipgraph.server.entities import KINDS, Places, data_address, entity_iri, statements_address
from tipgraph.server.pages import render
from tipgraph.server.problems import Problem, ProblemError
from tipgraph.server.provider import Services, Snapshot, services, snapshot
from tipgraph.server.statements import bounded_description, describe, description_file, is_described

router = APIRouter(include_in_schema=False)

Graph = Annotated[Snapshot, Depends(snapshot)]
Everything = Annotated[Services, Depends(services)]


@router.get("/graph/{rest:path}")
def named_graph(rest: str, request: Request, graph: Graph, all_: Everything) -> Response:
    """Give a named graph, which is a document itself, in the format that the caller likes best."""
    iri = _known("graph", rest, graph, all_)
    chosen = chosen_type(request)
    if chosen == HTML:
        return tagged(request, _page(request, "graph", rest, iri, graph, all_), statements_address("graph", rest))
    location = data_address("graph", rest, SERIALISATIONS[chosen])
    return data_document(request, graph.reader.dump(chosen, iri), chosen, location)


@router.get("/page/{kind}/{rest:path}")
def page(kind: str, rest: str, request: Request, graph: Graph, all_: Everything) -> Response:
    """Show everything that the graph says of a thing, and what leads to it."""
    iri = _known(kind, rest, graph, all_)
    return tagged(request, _page(request, kind, rest, iri, graph, all_))


@router.get("/data/{kind}/{name:path}")
def data(kind: str, name: str, request: Request, graph: Graph, all_: Everything) -> Response:
    """Give what the graph says of a thing as a file; the end of its name is the format."""
    rest, _, extension = name.rpartition(".")
    media_type = media_type_of(extension)
    if media_type is None:
        raise ProblemError(_unknown_format(request, extension))
    iri = _known(kind, rest, graph, all_)
    if kind == "graph":
        return data_document(request, graph.reader.dump(media_type, iri), media_type)
    body = description_file(
        bounded_description(graph.reader, iri),
        iri,
        str(request.url.replace(query="")),
        dataset_iri(all_.settings.base),
        load_documentation().header.licence,
        extension,
    )
    return data_document(request, body, media_type, about=statements_address(kind, rest))


def to_document(kind: str, rest: str, request: Request, graph: Snapshot, all_: Services) -> Response:
    """Send the caller from a thing, which no server can send, to the document about it that is liked best.

    Args:
        kind: first part of the thing's path.
        rest: what follows.
        request: the request.
        graph: the graph.
        all_: the services.

    Raises:
        ProblemError: the graph does not know the thing (404), or no document is acceptable (406).
    """
    iri = _known(kind, rest, graph, all_)
    chosen = chosen_type(request)
    places = Places(Iris(all_.settings.base), graph.network)
    alternatives = {media_type: data_address(kind, rest, SERIALISATIONS[media_type]) for media_type in DATA_TYPES}
    alternatives[HTML] = places.find(iri)
    return see_other(alternatives[chosen], alternatives)


def _add_route(kind: str) -> None:
    @router.get(f"/{kind}/{{rest:path}}")
    def thing(rest: str, request: Request, graph: Graph, all_: Everything) -> Response:
        return to_document(kind, rest, request, graph, all_)


for _kind in KINDS:
    if _kind != "graph":
        _add_route(_kind)


def _known(kind: str, rest: str, graph: Snapshot, all_: Services) -> str:
    iri = entity_iri(kind, rest, Iris(all_.settings.base))
    if iri is not None and is_described(graph.reader, iri):
        return iri
    if kind in ("id", "name"):
        # Says which identifiers are like it.
        graph.network.node(rest if kind == "id" else f"NAME:{rest}")
    raise ProblemError(
        Problem(
            404,
            "not-found",
            "Not in the graph",
            f"The graph says nothing of {kind}/{rest}.",
            "What it describes can be listed at /sparql.",
        )
    )


def _page(request: Request, kind: str, rest: str, iri: str, graph: Snapshot, all_: Services) -> Response:
    places = Places(Iris(all_.settings.base), graph.network)
    own = statements_address(kind, rest)
    view = places.find(iri)
    return render(
        request,
        "thing.html",
        thing=describe(graph.reader, iri, all_.settings.base),
        find=places.find,
        triples=graph.graphs.get(iri),
        view=view if view.partition("#")[0] not in (own, request.url.path, f"/{kind}/{rest}") else None,
        formats=[(media_type, data_address(kind, rest, end), end) for media_type, end in SERIALISATIONS.items()],
    )


def _unknown_format(request: Request, extension: str) -> Problem:
    known = ", ".join(f".{end}" for end in SERIALISATIONS.values())
    return Problem(
        404,
        "not-found",
        "Not Found",
        f"{request.url.path} ends in {extension or 'nothing'!r}, which is no format here.",
        f"End it in one of {known}.",
    )
