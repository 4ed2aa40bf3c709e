"""Renders pages from the templates, with everything escaped."""

import functools
from collections.abc import Mapping
from typing import Any, Final

from fastapi import Request
from fastapi.responses import HTMLResponse
from jinja2 import Environment, PackageLoader, StrictUndefined

from tipgraph.server.addresses import api_address, page_address, text_address, with_parameters

_KIND_NAMES: Final = {None: "Instrument", "name": "Named instrument", "labour-instrument": "ILO instrument"}


def render(
    request: Request,
    template: str,
    status: int = 200,
    headers: Mapping[str, str] | None = None,
    **values: Any,
) -> HTMLResponse:
    """Return a page.

    Args:
        request: the request that it answers.
        template: file name of the template.
        status: HTTP status.
        headers: further headers.
        values: what the template shows.
    """
    text = _environment().get_template(template).render(path=request.url.path, **values)
    return HTMLResponse(text, status, headers)


@functools.cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("tipgraph.server"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["page_address"] = page_address
    environment.filters["text_address"] = text_address
    environment.filters["api_address"] = api_address
    environment.filters["thousands"] = lambda number: f"{number:,}".replace(",", "\u202f")
    environment.filters["kind_name"] = kind_name
    environment.globals["with_parameters"] = with_parameters
    return environment


def kind_name(kind: str | None) -> str:
    """Return what a kind is called on a page.

    Args:
        kind: kind of an instrument, as in the vocabulary (``presidential-statement``).
    """
    return _KIND_NAMES.get(kind) or str(kind).replace("-", " ").capitalize()
