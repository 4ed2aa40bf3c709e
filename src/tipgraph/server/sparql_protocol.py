"""The SPARQL 1.1 Protocol apart from HTTP: what a query is, which formats its answer can have."""

import re
from dataclasses import dataclass
from typing import Literal

QueryForm = Literal["select", "ask", "construct", "describe", "update", "unknown"]

RESULT_TYPES: dict[str, str] = {
    "application/sparql-results+json": "application/sparql-results+json",
    "application/json": "application/sparql-results+json",
    "application/sparql-results+xml": "application/sparql-results+xml",
    "application/xml": "application/sparql-results+xml",
    "text/xml": "application/sparql-results+xml",
    "text/csv": "text/csv",
    "text/tab-separated-values": "text/tab-separated-values",
}
"""What a caller may accept for SELECT and ASK, and the format that is then written."""

GRAPH_TYPES: dict[str, str] = {
    "text/turtle": "text/turtle",
    "application/x-turtle": "text/turtle",
    "application/n-triples": "application/n-triples",
    "text/plain": "application/n-triples",
}
"""What a caller may accept for CONSTRUCT and DESCRIBE, and the format that is then written."""

SHORT_NAMES: dict[str, str] = {
    "json": "application/sparql-results+json",
    "xml": "application/sparql-results+xml",
    "csv": "text/csv",
    "tsv": "text/tab-separated-values",
    "turtle": "text/turtle",
    "ntriples": "application/n-triples",
    "html": "text/html",
}
"""Values of the ``format`` parameter, for links that cannot set an Accept header."""

_BLANK = re.compile(r"(?:\s+|#[^\r\n]*)*+")
_DECLARATION = re.compile(r"(?:BASE\s*<[^>]*>|PREFIX\s*[^\s:]*:\s*<[^>]*>)", re.IGNORECASE)
_KEYWORD = re.compile(r"[A-Za-z]+")
_FORMS: dict[str, QueryForm] = {
    "SELECT": "select",
    "ASK": "ask",
    "CONSTRUCT": "construct",
    "DESCRIBE": "describe",
    **dict.fromkeys(("INSERT", "DELETE", "LOAD", "CLEAR", "CREATE", "DROP", "COPY", "MOVE", "ADD", "WITH"), "update"),
}


@dataclass(frozen=True, slots=True)
class SparqlRequest:
    """One query as it came over HTTP.

    Attributes:
        query: text of the query.
        default_graphs: IRIs of ``default-graph-uri``.
        named_graphs: IRIs of ``named-graph-uri``.
        format: value of ``format``, a key of `SHORT_NAMES`, or None.
    """

    query: str
    default_graphs: tuple[str, ...] = ()
    named_graphs: tuple[str, ...] = ()
    format: str | None = None


def query_form(query: str) -> QueryForm:
    """Return the form of a query by the first word after its prologue.

    Args:
        query: text of the query.

    Returns:
        The form; ``unknown`` where the text does not begin like a query, so that the engine can say why.
    """
    position = 0
    while True:
        position = _end(_BLANK, query, position)
        after = _end(_DECLARATION, query, position)
        if after == position:
            break
        position = after
    word = _KEYWORD.match(query, position)
    return _FORMS.get(word[0].upper(), "unknown") if word else "unknown"


def _end(pattern: re.Pattern[str], text: str, position: int) -> int:
    found = pattern.match(text, position)
    return found.end() if found else position


def answer_types(form: QueryForm) -> dict[str, str]:
    """Return what a caller may accept for a form, and the format that is then written.

    Args:
        form: form of the query.
    """
    return GRAPH_TYPES if form in ("construct", "describe") else RESULT_TYPES
