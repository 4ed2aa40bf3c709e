"""Addresses on this server."""

from collections.abc import Mapping
from urllib.parse import quote, urlencode

_KEPT = "/():,.-_~"


def api_address(identifier: str, *parts: str) -> str:
    """Return the API's address of an instrument.

    Args:
        identifier: canonical identifier.
        parts: further parts of the path, such as ``citations``.
    """
    return "/".join(("/api/instruments", quote(identifier, safe=_KEPT), *parts))


def page_address(identifier: str) -> str:
    """Return the address of an instrument's page.

    Args:
        identifier: canonical identifier.
    """
    return "/instruments/" + quote(identifier, safe=_KEPT)


def text_address(identifier: str, label: str | None = None) -> str:
    """Return the address of the page with a source document's text.

    Args:
        identifier: canonical identifier.
        label: label of the paragraph to go to.
    """
    address = "/texts/" + quote(identifier, safe=_KEPT)
    return f"{address}#{quote(label, safe=_KEPT)}" if label else address


def with_parameters(path: str, parameters: Mapping[str, object]) -> str:
    """Return a path with a query string; parameters that are None are left out.

    Args:
        path: path of the address.
        parameters: names and values.
    """
    given = {name: value for name, value in parameters.items() if value is not None}
    return f"{path}?{urlencode(given)}" if given else path


def neighbours(
    path: str, parameters: Mapping[str, object], offset: int, limit: int, total: int
) -> tuple[str | None, str | None]:
    """Return the addresses of the next and the previous page of a list.

    Args:
        path: path of the list.
        parameters: its other parameters.
        offset: where this page begins.
        limit: how many items a page has.
        total: how many items there are.

    Returns:
        Next and previous, each None where there is none.
    """

    def address(start: int) -> str:
        return with_parameters(path, {**parameters, "offset": start, "limit": limit})

    following = address(offset + limit) if offset + limit < total else None
    preceding = address(max(offset - limit, 0)) if offset > 0 else None
    return following, preceding
