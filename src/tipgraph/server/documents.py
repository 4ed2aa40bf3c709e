"""Answers that come in several formats: the choice, where the chosen one is for itself, and whether it has changed."""

import hashlib
from collections.abc import Mapping
from typing import Final

from fastapi import Request, Response

from tipgraph.documentation import SERIALISATIONS
from tipgraph.server.negotiation import preferred
from tipgraph.server.problems import Problem, ProblemError

HTML: Final = "text/html"
DATA_TYPES: Final = tuple(SERIALISATIONS)
"""Media types of RDF, the one for who does not mind first."""


def chosen_type(request: Request) -> str:
    """Return the format that the caller likes best: one of `DATA_TYPES` or HTML.

    Args:
        request: the request.

    Raises:
        ProblemError: none of them is acceptable (406).
    """
    offered = [*DATA_TYPES, HTML]
    accept = request.headers.get("accept")
    chosen = preferred(accept, offered)
    if chosen is None:
        raise ProblemError(
            Problem(
                406,
                "not-acceptable",
                "No acceptable format",
                f"What is known of {request.url.path} cannot be written as {accept}.",
                f"Accept one of {', '.join(offered)}.",
                {"available": offered},
            )
        )
    return chosen


def data_document(
    request: Request, body: bytes, media_type: str, location: str | None = None, about: str | None = None
) -> Response:
    """Return a file, or 304 to who has it already.

    Args:
        request: the request.
        body: the file.
        media_type: its format.
        location: its own address, where it is one of several formats at the address of the request.
        about: address of the page that says the same to people.
    """
    links = [f'<{about}>; rel="alternate"; type="text/html"'] if about else []
    return tagged(request, Response(body, media_type=_labelled(media_type)), location, links)


def tagged(request: Request, answer: Response, location: str | None = None, links: list[str] | None = None) -> Response:
    """Return an answer with a tag made from its bytes, or 304 to who has it already.

    Args:
        request: the request.
        answer: the answer.
        location: its own address, where it is one of several formats at the address of the request.
        links: further values of the header Link.
    """
    # Weak, because the same answer may be sent compressed or not.
    tag = f'W/"{hashlib.sha256(bytes(answer.body)).hexdigest()[:20]}"'
    headers = {"ETag": tag, "Vary": "Accept"} if location else {"ETag": tag}
    if location:
        headers["Content-Location"] = location
    if links:
        headers["Link"] = ", ".join(links)
    known = [one.strip() for one in request.headers.get("if-none-match", "").split(",")]
    if tag in known or tag.removeprefix("W/") in known or "*" in known:
        return Response(status_code=304, headers=headers)
    answer.headers.update(headers)
    return answer


def see_other(location: str, links: Mapping[str, str] | None = None) -> Response:
    """Send the caller from a thing to a document about it.

    Args:
        location: address of the document.
        links: addresses of the other documents about it, by media type.
    """
    headers = {"Location": location, "Vary": "Accept"}
    if links:
        headers["Link"] = ", ".join(f'<{to}>; rel="alternate"; type="{kind}"' for kind, to in links.items())
    return Response(status_code=303, headers=headers)


def media_type_of(extension: str) -> str | None:
    """Return the media type of files whose names end so, None if there is none.

    Args:
        extension: ``ttl``, ``jsonld``, ``rdf`` or ``nt``.
    """
    return next((media_type for media_type, end in SERIALISATIONS.items() if end == extension), None)


def _labelled(media_type: str) -> str:
    return f"{media_type}; charset=utf-8" if media_type.startswith("text/") else media_type
