"""``/sparql``: the SPARQL 1.1 Protocol, queries only."""

from typing import Annotated, Any, Final
from urllib.parse import parse_qsl

from fastapi import APIRouter, Depends, Query, Request, Response
from starlette.concurrency import run_in_threadpool

from tipgraph.errors import TipgraphError
from tipgraph.rdf.iris import Iris
from tipgraph.server.description import service_description
from tipgraph.server.entities import Places
from tipgraph.server.examples import shipped_queries
from tipgraph.server.negotiation import preferred
from tipgraph.server.openapi import examples, problem_responses
from tipgraph.server.pages import render
from tipgraph.server.problems import Problem, ProblemError, problem_of
from tipgraph.server.provider import Services, services
from tipgraph.server.results import ResultTable, read_results
from tipgraph.server.sparql_protocol import SHORT_NAMES, SparqlRequest, answer_types, query_form

router = APIRouter(tags=["sparql"])

_COUNT: Final = """\
PREFIX tip: <https://w3id.org/tipgraph/ontology#>
SELECT (COUNT(?citation) AS ?citations) WHERE { ?citation a tip:Citation }"""
_KNOWN: Final = """\
PREFIX dcterms: <http://purl.org/dc/terms/>
CONSTRUCT { ?resolution ?property ?value }
WHERE { ?resolution dcterms:identifier "A/RES/64/293" ; ?property ?value }"""
_LARGEST_QUERY_BYTES: Final = 1 << 20
_JSON: Final = "application/sparql-results+json"
_FORM: Final = "application/x-www-form-urlencoded"
_QUERY: Final = "application/sparql-query"
_DESCRIPTION_TYPES: Final = {
    "text/turtle": "turtle",
    "application/n-triples": "nt",
    "application/rdf+xml": "pretty-xml",
}
_ANSWER_CONTENT: Final[dict[str, Any]] = {media_type: {} for media_type in dict.fromkeys(SHORT_NAMES.values())}


@router.get(
    "/sparql",
    summary="Ask the graph",
    response_class=Response,
    responses={
        200: {"description": "The answer.", "content": _ANSWER_CONTENT},
        **problem_responses(400, 403, 406, 422, 504),
    },
)
async def ask(
    request: Request,
    all_: Annotated[Services, Depends(services)],
    query: Annotated[
        str | None,
        Query(
            description="SPARQL 1.1 query; without it, the service describes itself.",
            openapi_examples=examples(how_many_citations=_COUNT, all_that_is_known_of_one_resolution=_KNOWN),
        ),
    ] = None,
    format: Annotated[  # noqa: A002 - the name that the address has
        str | None,
        Query(
            description="json, xml, csv, tsv, turtle, ntriples or html, instead of an Accept header.",
            openapi_examples=examples(CSV="csv"),
        ),
    ] = None,
    default_graph_uri: Annotated[
        list[str] | None, Query(alias="default-graph-uri", description="Refused: write FROM in the query.")
    ] = None,
    named_graph_uri: Annotated[
        list[str] | None,
        Query(alias="named-graph-uri", description="Refused: write FROM NAMED in the query."),
    ] = None,
) -> Response:
    """Answer a SELECT, ASK, CONSTRUCT or DESCRIBE query. The default graph is the union of all graphs."""
    if query is None and "update" not in request.query_params:
        return await run_in_threadpool(_describe, request, all_)
    return await _answer(request, all_, request.query_params.multi_items())


@router.post(
    "/sparql",
    summary="Ask the graph (long queries)",
    response_class=Response,
    responses={
        200: {"description": "The answer.", "content": _ANSWER_CONTENT},
        **problem_responses(400, 403, 406, 413, 415, 422, 504),
    },
    openapi_extra={
        "requestBody": {
            "required": True,
            "content": {
                _QUERY: {"schema": {"type": "string"}, "example": "ASK { ?s ?p ?o }"},
                _FORM: {
                    "schema": {
                        "type": "object",
                        "required": ["query"],
                        "properties": {"query": {"type": "string"}},
                    }
                },
            },
        }
    },
)
async def ask_at_length(request: Request, all_: Annotated[Services, Depends(services)]) -> Response:
    """Answer a query that stands in the body, alone or as a form."""
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind == "application/sparql-update":
        raise ProblemError(_update_refused())
    if kind not in (_FORM, _QUERY):
        raise ProblemError(_wrong_body(kind))
    text = await _body(request)
    parameters = request.query_params.multi_items()
    if kind == _FORM:
        parameters += parse_qsl(text, keep_blank_values=True)
    else:
        parameters.append(("query", text))
    return await _answer(request, all_, parameters)


async def _body(request: Request) -> str:
    body = b""
    async for part in request.stream():
        body += part
        if len(body) > _LARGEST_QUERY_BYTES:
            raise ProblemError(
                Problem(
                    413,
                    "query-too-large",
                    "The query is too large",
                    f"A query may have {_LARGEST_QUERY_BYTES} bytes.",
                    "Shorten it, for example with a narrower VALUES block, or send it in parts.",
                )
            )
    try:
        return body.decode()
    except UnicodeDecodeError as error:
        raise ProblemError(
            Problem(
                400,
                "bad-query",
                "The query cannot be answered",
                f"The body is not UTF-8 (byte {error.start}).",
                "Send it as UTF-8.",
            )
        ) from error


def _read(parameters: list[tuple[str, str]]) -> SparqlRequest:
    def values(name: str) -> tuple[str, ...]:
        return tuple(value for key, value in parameters if key == name)

    queries, formats = values("query"), values("format")
    if values("update"):
        raise ProblemError(_update_refused())
    if len(queries) != 1:
        raise ProblemError(
            Problem(
                400,
                "bad-query",
                "The query cannot be answered",
                f"There must be one parameter 'query'; there are {len(queries)}.",
                "See SPARQL 1.1 Protocol, section 2.1.",
            )
        )
    return SparqlRequest(
        queries[0], values("default-graph-uri"), values("named-graph-uri"), formats[0] if formats else None
    )


async def _answer(request: Request, all_: Services, parameters: list[tuple[str, str]]) -> Response:
    asked = _read(parameters)
    form = query_form(asked.query)
    offered = answer_types(form)
    accept = request.headers.get("accept")
    if asked.format is not None:
        if asked.format not in SHORT_NAMES:
            raise ProblemError(_unknown_format(asked.format))
        accept = SHORT_NAMES[asked.format]
    chosen = preferred(accept, [*offered, "text/html"])
    if chosen is None:
        raise ProblemError(_not_acceptable(accept or "", list(offered)))
    as_page = chosen == "text/html"
    written = (_JSON if _JSON in offered.values() else "text/turtle") if as_page else offered[chosen]
    try:
        body = await _ask_pool(all_, asked, form, written)
    except (TipgraphError, ProblemError) as error:
        if not as_page:
            raise
        problem = error.problem if isinstance(error, ProblemError) else problem_of(error)
        return _page(request, asked.query, problem=problem)
    if not as_page:
        return Response(body, media_type=_labelled(chosen), headers={"Vary": "Accept"})
    if written == _JSON:
        known = await run_in_threadpool(all_.provider.snapshot)
        table = await run_in_threadpool(read_results, body, Places(Iris(all_.settings.base), known.network))
        return _page(request, asked.query, table=table)
    return _page(request, asked.query, turtle=body.decode())


async def _ask_pool(all_: Services, asked: SparqlRequest, form: str, media_type: str) -> bytes:
    if form == "update":
        raise ProblemError(_update_refused())
    if asked.default_graphs or asked.named_graphs:
        raise ProblemError(
            Problem(
                400,
                "dataset-not-possible",
                "The dataset cannot be chosen by parameters",
                "default-graph-uri and named-graph-uri are not supported here.",
                "Choose the graphs in the query: FROM <…>, FROM NAMED <…> or GRAPH <…> { … }.",
            )
        )
    generation = await run_in_threadpool(all_.provider.generation)
    return await all_.pool.answer(asked.query, media_type, generation)


def _page(
    request: Request,
    query: str,
    table: ResultTable | None = None,
    turtle: str | None = None,
    problem: Problem | None = None,
) -> Response:
    status = problem.status if problem else 200
    return render(
        request,
        "sparql.html",
        status,
        {"Vary": "Accept"},
        query=query,
        table=table,
        turtle=turtle,
        problem=problem,
        examples=shipped_queries(),
    )


def _describe(request: Request, all_: Services) -> Response:
    offered = [*_DESCRIPTION_TYPES, "text/html"]
    accept = request.headers.get("accept")
    chosen = preferred(accept, offered)
    if chosen is None:
        raise ProblemError(_not_acceptable(accept or "", offered))
    if chosen == "text/html":
        return _page(request, "")
    endpoint, known = str(request.url.replace(query="")), all_.provider.snapshot()
    graph = service_description(endpoint, all_.settings.base, known.graphs, known.figures)
    body = graph.serialize(format=_DESCRIPTION_TYPES[chosen], encoding="utf-8")
    return Response(body, media_type=_labelled(chosen), headers={"Vary": "Accept"})


def _labelled(media_type: str) -> str:
    return f"{media_type}; charset=utf-8" if media_type.startswith("text/") else media_type


def _update_refused() -> Problem:
    return Problem(
        403,
        "update-refused",
        "Updates are not possible",
        "This service answers queries; it changes nothing.",
        "The graph is changed by a build: tipgraph build FILE",
    )


def _wrong_body(kind: str) -> Problem:
    return Problem(
        415,
        "unknown-body",
        "The body is in no format that is understood",
        f"A query cannot be read from {kind or 'a body without Content-Type'}.",
        f"Send {_QUERY}, or {_FORM} with a field 'query'.",
        {"supported": [_QUERY, _FORM]},
        {"Accept-Post": f"{_QUERY}, {_FORM}"},
    )


def _not_acceptable(accept: str, offered: list[str]) -> Problem:
    return Problem(
        406,
        "not-acceptable",
        "No acceptable format",
        f"The answer to this query cannot be written as {accept}.",
        f"Accept one of {', '.join(offered)}.",
        {"available": offered},
    )


def _unknown_format(name: str) -> Problem:
    return Problem(
        400,
        "bad-parameters",
        "The parameters do not fit together",
        f"There is no format {name!r}.",
        f"Use one of {', '.join(SHORT_NAMES)}.",
    )
