"""``/docs``: every operation of the API with a form to try it, made from the OpenAPI document."""

from typing import Annotated

from fastapi import APIRouter, Depends, Request, Response
from fastapi.responses import RedirectResponse
from starlette.exceptions import HTTPException

from tipgraph.server.entities import KINDS as THINGS
from tipgraph.server.operations import Operation, address_of, read_operations
from tipgraph.server.pages import render
from tipgraph.server.problems import KINDS
from tipgraph.server.provider import Services, services

router = APIRouter(include_in_schema=False)


@router.get("/docs")
def docs(request: Request, all_: Annotated[Services, Depends(services)]) -> Response:
    """List every operation with its parameters and examples that run."""
    document = all_.openapi()
    return render(
        request,
        "docs.html",
        info=document["info"],
        tags=document["tags"],
        operations=read_operations(document),
        problems=KINDS,
        kinds=[kind for kind in THINGS if kind != "graph"],
    )


@router.get("/docs/try/{operation_id}")
def try_operation(operation_id: str, request: Request, all_: Annotated[Services, Depends(services)]) -> Response:
    """Go to the address that a filled-in form stands for; HTML forms cannot fill in a path themselves."""
    operations = read_operations(all_.openapi())
    for operation in operations:
        if operation.operation_id == operation_id and operation.method == "GET":
            return RedirectResponse(_filled_in(operation, request), 303)
    raise HTTPException(404)


def _filled_in(operation: Operation, request: Request) -> str:
    # An empty field of a form means that the parameter is not given.
    values = {name: value for name, value in request.query_params.items() if value != ""}
    return address_of(operation, values)
