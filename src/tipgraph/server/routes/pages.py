"""The pages: front page, list of instruments, one instrument, the text of a document."""

from typing import Annotated, Final
from urllib.parse import unquote

from fastapi import APIRouter, Depends, Request, Response

from tipgraph.documentation import SERIALISATIONS
from tipgraph.network import Node
from tipgraph.server.addresses import neighbours, with_parameters
from tipgraph.server.entities import data_address, statements_address
from tipgraph.server.evidence import Words
from tipgraph.server.examples import featured_queries
from tipgraph.server.openapi import Offset
from tipgraph.server.pages import render
from tipgraph.server.picture import Neighbour, neighbourhood_picture
from tipgraph.server.problems import ProblemError, no_text
from tipgraph.server.provider import Services, Snapshot, services, snapshot
from tipgraph.server.views import CitationGroup, annotate, groups, listed, related

router = APIRouter(include_in_schema=False)

_MOST_CITED: Final = 12
_LIST_LENGTH: Final = 50
Graph = Annotated[Snapshot, Depends(snapshot)]


@router.get("/")
def home(request: Request, graph: Graph) -> Response:
    """Say what this is, what was read, what is cited most, and take a query."""
    network = graph.network
    documents = [node for node in network.nodes.values() if node.source]
    arcs = {node.identifier: network.citations(node.identifier, "out") for node in documents}
    cited = {name: {arc.target for arc in found if arc.relation == "cites"} for name, found in arcs.items()}
    return render(
        request,
        "home.html",
        graph=graph,
        figures=(
            (len(documents), "documents read"),
            (sum(arc.citations for found in arcs.values() for arc in found), "citations"),
            (len(set().union(*cited.values())), "instruments cited"),
            (sum(graph.graphs.values()), "triples"),
        ),
        documents=[
            {"node": node, "cited": len(cited[node.identifier])}
            for node in sorted(documents, key=lambda node: (node.year or 0, node.identifier))
        ],
        most_cited=network.most_cited(_MOST_CITED),
        examples=featured_queries(),
    )


@router.get("/instruments")
def instruments(
    request: Request,
    graph: Graph,
    text: str = "",
    organ: str = "",
    kind: str = "",
    year: str = "",
    offset: Offset = 0,
) -> Response:
    """List the instruments that fit all given conditions."""
    network = graph.network
    # An empty field of a form, and a year that is none, set no condition.
    known_year = int(year) if year.isdecimal() and len(year) == 4 else None
    page = network.search(text or None, organ or None, kind or None, known_year, offset, _LIST_LENGTH)
    conditions = {"text": text or None, "organ": organ or None, "kind": kind or None, "year": known_year}
    following, preceding = neighbours("/instruments", conditions, offset, _LIST_LENGTH, page.total)
    return render(
        request,
        "instruments.html",
        graph=graph,
        page={"total": page.total, "entries": [listed(network, node) for node in page.items]},
        organs=sorted({node.organ for node in network.nodes.values() if node.organ}),
        kinds=sorted({node.kind for node in network.nodes.values() if node.kind}),
        text=text,
        organ=organ,
        kind=kind,
        year=known_year,
        offset=offset,
        next=following,
        previous=preceding,
        data=with_parameters("/api/instruments", conditions),
    )


@router.get("/instruments/{id:path}")
def instrument(
    id: str,  # noqa: A002 - the name in the address
    request: Request,
    graph: Graph,
    all_: Annotated[Services, Depends(services)],
) -> Response:
    """Show what an instrument cites and what cites it, with verbs, paragraphs and exact words."""
    node = graph.network.node(id)
    cited, citing = groups(graph, node, "out"), groups(graph, node, "in")
    kind, _, rest = node.iri.removeprefix(all_.settings.base).partition("/")
    # Goals have the IRIs of another site, and so no file of statements here.
    own = node.iri.startswith(all_.settings.base)
    return render(
        request,
        "instrument.html",
        graph=graph,
        node=node,
        cited=cited,
        citing=citing,
        relations=related(graph.network, node),
        labels=[one.label for one in graph.evidence.paragraphs(node.iri)],
        statements=statements_address(kind, unquote(rest)) if own else None,
        formats=[(name, data_address(kind, unquote(rest), end)) for name, end in SERIALISATIONS.items()] if own else [],
        picture=neighbourhood_picture(_neighbour(graph, node), _neighbours(graph, citing), _neighbours(graph, cited)),
    )


@router.get("/texts/{id:path}")
def text_of(id: str, request: Request, graph: Graph) -> Response:  # noqa: A002 - the name in the address
    """Show the text of a document that was read, each citation leading to what it cites."""
    node = graph.network.node(id)
    paragraphs = graph.evidence.paragraphs(node.iri)
    if not paragraphs:
        raise ProblemError(no_text(node.identifier))
    places: dict[str, list[tuple[Words, Node]]] = {}
    for one in graph.evidence.citations(node.iri, "out"):
        if one.cited in graph.network.nodes:
            for words in one.words:
                places.setdefault(words.source, []).append((words, graph.network.nodes[one.cited]))
    return render(
        request,
        "text.html",
        node=node,
        paragraphs=[
            {"label": one.label, "status": one.status, "pieces": annotate(one.text, places.get(one.iri, ()))}
            for one in paragraphs
        ],
        notes=[
            {
                "mark": one.mark,
                "paragraph": one.paragraph,
                "pieces": annotate(one.text, places.get(one.iri, ())),
            }
            for one in graph.evidence.notes(node.iri)
        ],
    )


def _neighbours(graph: Snapshot, found: tuple[CitationGroup, ...]) -> list[Neighbour]:
    return [_neighbour(graph, group.node, len(group.citations)) for group in found]


def _neighbour(graph: Snapshot, node: Node, citations: int = 0) -> Neighbour:
    return Neighbour(node, node.title or node.label, citations)
