"""``/ontology``, ``/shape``, ``/vocabulary/verb``: documents with their terms, in the format that is liked best."""

from fastapi import APIRouter, Request, Response
from starlette.exceptions import HTTPException

from tipgraph.documentation import SERIALISATIONS, Documentation, load_documentation, published_names, serialised
from tipgraph.rdf.terms import VOCABULARY_BASE
from tipgraph.server.documents import HTML, chosen_type, data_document, media_type_of, tagged
from tipgraph.server.entities import statements_address
from tipgraph.server.pages import render
from tipgraph.server.provider import services, snapshot
from tipgraph.server.routes.entities import to_document

router = APIRouter(include_in_schema=False)


@router.get("/ontology")
@router.get("/ontology.{extension}")
@router.get("/ontology/{part}")
@router.get("/shape")
@router.get("/shape.{extension}")
def ontology(request: Request) -> Response:
    """Give the ontology, its alignments, the version that is served, or the shapes."""
    path = request.url.path.strip("/")
    if path == f"ontology/{load_documentation().header.version}":
        return _negotiated(request, "ontology", f"/{path}")
    answer = _document(request, path)
    if answer is None:
        raise HTTPException(404)
    return answer


@router.get("/vocabulary/{scheme}")
def vocabulary(scheme: str, request: Request) -> Response:
    """Give a vocabulary; one that the registries make is described by the graph, like a thing."""
    answer = _document(request, f"vocabulary/{scheme}")
    return answer or to_document("vocabulary", scheme, request, snapshot(request), services(request))


def _document(request: Request, path: str) -> Response | None:
    if path in published_names():
        return _negotiated(request, path, f"/{path}")
    name, _, extension = path.rpartition(".")
    media_type = media_type_of(extension)
    if name not in published_names() or media_type is None:
        return None
    return data_document(request, serialised(name, extension), media_type, about=f"/{name}")


def _negotiated(request: Request, name: str, address: str) -> Response:
    chosen = chosen_type(request)
    if chosen != HTML:
        extension = SERIALISATIONS[chosen]
        return data_document(request, serialised(name, extension), chosen, f"/{name}.{extension}", address)
    documentation = load_documentation()
    title, body = _page(documentation, name)
    page = render(
        request,
        "documentation.html",
        title=title,
        body=body,
        formats=[(media_type, f"/{name}.{end}") for media_type, end in SERIALISATIONS.items()],
    )
    return tagged(request, page, address)


def _page(documentation: Documentation, name: str) -> tuple[str, str]:
    if name == "shape":
        return "Shapes", documentation.shapes_page(_address)
    for scheme in documentation.schemes:
        if name == f"vocabulary/{scheme.name}":
            return scheme.title, documentation.vocabulary_page(scheme, _address, _use)
    return documentation.header.title, documentation.ontology_page(_address)


def _address(iri: str) -> str:
    if not iri.startswith(VOCABULARY_BASE):
        return iri
    path = iri.removeprefix(VOCABULARY_BASE)
    if path.startswith("vocabulary/") and path.count("/") == 2:
        scheme, _, concept = path.rpartition("/")
        path = f"{scheme}#{concept}"
    return f"/{path}"


def _use(iri: str) -> str:
    kind, _, rest = iri.removeprefix(VOCABULARY_BASE).partition("/")
    return statements_address(kind, rest)
