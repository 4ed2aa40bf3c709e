"""Where a document can be read: the address that the United Nations use for symbols in their own files."""

import re
from functools import lru_cache
from urllib.parse import quote

from tipgraph.errors import SymbolError
from tipgraph.rdf import Iris
from tipgraph.symbols import describe

_ADDRESS = "https://undocs.org/en/"
_WITHOUT_ADDRESS = frozenset(
    {
        "treaty",
        "labour-instrument",
        "sustainable-development-goal",
        "sustainable-development-target",
        "general-comment",
        "name",
    }
)
_PART = re.compile(r"\[.*?\]")


@lru_cache(maxsize=4096)
def official_address(identifier: str) -> str | None:
    """Return the address of a document of the United Nations, None for what has no symbol.

    A lettered part has the address of its whole resolution; ``2625 (XXV)`` is written without the blank, as the United
    Nations do.

    Args:
        identifier: canonical identifier.
    """
    try:
        kind = describe(identifier).kind
    except SymbolError:
        return None
    if kind in _WITHOUT_ADDRESS:
        return None
    return _ADDRESS + quote(_PART.sub("", identifier).replace(" ", ""), safe="/().,-")


def address_of(identifier: str, iris: Iris) -> str:
    """Return where a link to an instrument leads: its official address, else its IRI in the graph."""
    return official_address(identifier) or str(iris.instrument(identifier))
