"""``/static``: the style sheet, the script and the picture of the pages."""

import functools
import hashlib
from importlib.resources import files
from typing import Final

from fastapi import APIRouter, Request, Response
from starlette.exceptions import HTTPException

router = APIRouter(include_in_schema=False)

_MEDIA_TYPES: Final = {
    "style.css": "text/css",
    "page.js": "text/javascript",
    "documentation.css": "text/css",
    "mark.svg": "image/svg+xml",
}


@router.get("/static/{name}")
def static_file(name: str, request: Request) -> Response:
    """Give one of the files that pages use."""
    if name not in _MEDIA_TYPES:
        raise HTTPException(404)
    content, tag = _read(name)
    headers = {"ETag": tag, "Cache-Control": "no-cache"}
    if request.headers.get("if-none-match") == tag:
        return Response(status_code=304, headers=headers)
    return Response(content, media_type=_MEDIA_TYPES[name], headers=headers)


@functools.cache
def _read(name: str) -> tuple[bytes, str]:
    # The pages of the ontology have the same style here as where `make docs` writes them.
    package = "tipgraph.documentation" if name == "documentation.css" else "tipgraph.server"
    content = files(package).joinpath("static", name).read_bytes()
    # Weak, because the same file may be sent compressed or not.
    return content, f'W/"{hashlib.sha256(content).hexdigest()[:16]}"'


@router.get("/favicon.ico")
def icon(request: Request) -> Response:
    """Give the picture to browsers that look for it here."""
    return static_file("mark.svg", request)
