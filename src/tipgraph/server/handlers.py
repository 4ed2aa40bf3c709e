"""Turns every error into a problem, as JSON or, for a reader at a browser, as a page."""

from typing import cast

from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException

from tipgraph.errors import TipgraphError
from tipgraph.server import problems
from tipgraph.server.http import SECURITY_HEADERS
from tipgraph.server.negotiation import preferred
from tipgraph.server.pages import render
from tipgraph.server.problems import Problem, ProblemError


def install_handlers(app: FastAPI) -> None:
    """Install what answers errors.

    Args:
        app: the application.
    """
    app.add_exception_handler(TipgraphError, _known)
    app.add_exception_handler(ProblemError, _stated)
    app.add_exception_handler(HTTPException, _plain)
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(Exception, _unknown)


def problem_response(request: Request, problem: Problem) -> Response:
    """Return the answer for a problem.

    Args:
        request: the request that met it.
        problem: the problem.
    """
    headers = {**problem.headers, "Vary": "Accept"}
    is_page = not request.url.path.startswith("/api")
    offered = (problems.MEDIA_TYPE, "application/json", "text/html")
    if is_page and preferred(request.headers.get("accept"), offered) == "text/html":
        return render(request, "problem.html", problem.status, headers, problem=problem)
    content = problem.as_json(request.url.path)
    return JSONResponse(content, problem.status, headers, media_type=problems.MEDIA_TYPE)


async def _known(request: Request, error: Exception) -> Response:
    return problem_response(request, problems.problem_of(cast(TipgraphError, error)))


async def _stated(request: Request, error: Exception) -> Response:
    return problem_response(request, cast(ProblemError, error).problem)


async def _plain(request: Request, error: Exception) -> Response:
    known = cast(HTTPException, error)
    detail = {
        404: f"There is nothing at {request.url.path}; every address is listed at /docs.",
        405: f"{request.method} is not possible at {request.url.path}.",
    }.get(known.status_code, known.detail)
    return problem_response(request, problems.of_status(known.status_code, detail, known.headers))


async def _invalid(request: Request, error: Exception) -> Response:
    faults = [
        {
            "place": fault["loc"][0],
            "name": ".".join(str(part) for part in fault["loc"][1:]),
            "fault": fault["msg"],
        }
        for fault in cast(RequestValidationError, error).errors()
    ]
    detail = "; ".join(f"{fault['name']} ({fault['place']}): {fault['fault']}" for fault in faults)
    problem = Problem(
        422,
        "bad-parameters",
        "The parameters are not what they should be",
        detail,
        "Every parameter is described at /docs.",
        {"errors": faults},
    )
    return problem_response(request, problem)


async def _unknown(request: Request, _: Exception) -> Response:
    problem = Problem(
        500,
        "internal-error",
        "Something went wrong here",
        "The server met an error that it did not expect.",
        "The server's log says more.",
        # The error is raised again for the log, and then the connection is closed.
        headers={"Connection": "close"},
    )
    answer = problem_response(request, problem)
    # This handler answers outside every other layer.
    answer.headers.update(SECURITY_HEADERS)
    return answer
