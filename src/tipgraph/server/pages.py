"""Renders pages from the templates, with everything escaped."""

import functools
from collections.abc import Mapping
from typing import Any, Final

from fastapi import Request
from fastapi.responses import HTMLResponse
from jinja2 import Environment, PackageLoader, StrictUndefined

from tipgraph.server.addresses import api_address, page_address, text_address, with_parameters

_CONTEXT: Final = 32
"""Characters that evidence keeps before and after a quote."""
_KIND_NAMES: Final = {"": "Instrument", "name": "Named instrument", "labour-instrument": "ILO instrument"}


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
        auto_reload=False,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["page_address"] = page_address
    environment.filters["text_address"] = text_address
    environment.filters["api_address"] = api_address
    environment.filters["thousands"] = lambda number: f"{number:,}".replace(",", "\u202f")
    environment.filters["kind_name"] = kind_name
    environment.filters["words_before"] = words_before
    environment.filters["words_after"] = words_after
    environment.globals["with_parameters"] = with_parameters
    return environment


def kind_name(kind: str) -> str:
    """Return what a kind is called on a page.

    Args:
        kind: kind of an instrument, as in the vocabulary (``presidential-statement``).
    """
    return _KIND_NAMES.get(kind) or kind.replace("-", " ").capitalize()


def words_before(prefix: str) -> str:
    """Return what stands before a quote, beginning with a whole word.

    Args:
        prefix: at most as many characters as evidence keeps; fewer only at the beginning of the text.
    """
    if len(prefix) < _CONTEXT:
        return prefix
    return f"… {prefix.partition(' ')[2] or prefix}"


def words_after(suffix: str) -> str:
    """Return what stands after a quote, ending with a whole word.

    Args:
        suffix: at most as many characters as evidence keeps; fewer only at the end of the text.
    """
    if len(suffix) < _CONTEXT:
        return suffix
    return f"{suffix.rpartition(' ')[0] or suffix} …"
