"""Errors as problem details (RFC 9457), one shape for everything that can go wrong over HTTP."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from http import HTTPStatus
from types import MappingProxyType
from typing import Any, Final

from tipgraph.errors import (
    ExportError,
    GraphError,
    QueryError,
    StoreError,
    TipgraphError,
    UnknownIdentifierError,
    UsageError,
)

MEDIA_TYPE = "application/problem+json"

KINDS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "answer-too-large": "The answer to a query is larger than what is sent; `limit_bytes` says how much.",
        "bad-parameters": "A parameter is not what it should be; `errors` lists each.",
        "bad-query": "The query is no SPARQL or is not allowed; `line` and `column` say where.",
        "busy": "Too many queries at once.",
        "dataset-not-possible": "The graphs of a query are chosen in the query, not by parameters.",
        "export-failed": "The network cannot be written in this format.",
        "graph-damaged": "The graph is not what it should be.",
        "internal-error": "The server met an error that it did not expect.",
        "method-not-allowed": "The address has no such method; the header Allow lists those it has.",
        "no-text": "The instrument is known only because others cite it.",
        "not-acceptable": "None of the accepted formats can be written; `available` lists those that can.",
        "not-found": "There is nothing at this address.",
        "nothing-built": "The store holds no graph yet.",
        "query-too-heavy": "The query needed too much memory; `limit_bytes` says how much it may have.",
        "query-too-large": "The text of the query is too long.",
        "query-too-long": "The query ran longer than `limit_seconds`.",
        "store-unavailable": "The store cannot be read.",
        "unknown-body": "The body of the request is in no format that is understood; `supported` lists them.",
        "unknown-identifier": "No such instrument; `nearest` lists those that look most like it.",
        "unknown-paragraph": "The document has no such paragraph; `labels` lists those it has.",
        "update-refused": "The service answers queries only.",
    }
)
"""Every kind of problem and what it means."""

_PLACE = re.compile(r"\b(?:at|line)\s+(?P<line>\d+)(?::|,?\s+column\s+)(?P<column>\d+)")

_ENGINE_PLACE = re.compile(r"\berror at (\d+):(\d+)")

_STATUS_OF_ERROR: tuple[tuple[type[TipgraphError], int, str, str], ...] = (
    (UnknownIdentifierError, 404, "unknown-identifier", "Not in the graph"),
    (QueryError, 400, "bad-query", "The query cannot be answered"),
    (UsageError, 400, "bad-parameters", "The parameters do not fit together"),
    (ExportError, 400, "export-failed", "The export cannot be written"),
    (StoreError, 503, "store-unavailable", "The graph cannot be read"),
    (GraphError, 500, "graph-damaged", "The graph is not what it should be"),
)


@dataclass(frozen=True, slots=True)
class Problem:
    """One problem as RFC 9457 describes it.

    Attributes:
        status: HTTP status.
        kind: last part of the problem's type, ``unknown-identifier``; a fragment of ``/docs``.
        title: the same for every problem of the kind.
        detail: what is wrong this time.
        remedy: what the caller can do about it.
        members: further members of the JSON object.
        headers: headers that go with the answer (``Allow``, ``Retry-After``).
    """

    status: int
    kind: str
    title: str
    detail: str
    remedy: str = ""
    members: Mapping[str, Any] = field(default_factory=dict)
    headers: Mapping[str, str] = field(default_factory=dict)

    def as_json(self, instance: str) -> dict[str, Any]:
        """Return the JSON object.

        Args:
            instance: path of the request.
        """
        answer: dict[str, Any] = {
            "type": f"/docs#problem-{self.kind}",
            "title": self.title,
            "status": self.status,
            "detail": self.detail,
            "instance": instance,
        }
        if self.remedy:
            answer["remedy"] = self.remedy
        return answer | dict(self.members)


class ProblemError(Exception):
    """Raised by a route that knows exactly which problem it meets.

    Args:
        problem: what is answered.
    """

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.detail)
        self.problem = problem


def problem_of(error: TipgraphError) -> Problem:
    """Return the problem that an error of the program's family is to a caller.

    Args:
        error: the error.
    """
    status, kind, title = 500, "internal-error", "Something went wrong here"
    for family, its_status, its_kind, its_title in _STATUS_OF_ERROR:
        if isinstance(error, family):
            status, kind, title = its_status, its_kind, its_title
            break
    members: dict[str, Any] = {}
    headers: dict[str, str] = {}
    detail = error.message
    if isinstance(error, UnknownIdentifierError):
        members = {"identifier": error.identifier, "nearest": list(error.nearest)}
    elif isinstance(error, QueryError):
        members = place_in_query(error.message)
        detail = _ENGINE_PLACE.sub(r"line \1, column \2", error.message)
    elif isinstance(error, StoreError):
        headers = {"Retry-After": "5"}
    return Problem(status, kind, title, detail, error.remedy, members, headers)


def place_in_query(message: str) -> dict[str, int]:
    """Return the line and column that an engine's message names, if it names any.

    Args:
        message: ``error at 2:25: expected …`` or ``line 2, column 25``.

    Returns:
        ``{"line": 2, "column": 25}``, counted from 1, or an empty mapping.
    """
    found = _PLACE.search(message)
    if found is None:
        return {}
    return {"line": int(found["line"]), "column": int(found["column"])}


def nothing_built(store: str) -> Problem:
    """Return the problem of a store that has no generation yet.

    Args:
        store: URL of the store.
    """
    return Problem(
        503,
        "nothing-built",
        "There is no graph yet",
        f"The store {store} holds no graph.",
        "Build first: tipgraph build",
        headers={"Retry-After": "5"},
    )


def no_text(identifier: str) -> Problem:
    """Return the problem of an instrument whose text was not read.

    Args:
        identifier: the instrument.
    """
    return Problem(
        404,
        "no-text",
        "Its text has not been read",
        f"{identifier} is known because others cite it; its text is not in the graph.",
        "Add the document: tipgraph build FILE",
    )


def of_status(status: int, detail: str, headers: Mapping[str, str] | None = None) -> Problem:
    """Return the problem of a plain HTTP status, such as 404 for a path that is nothing.

    Args:
        status: HTTP status.
        detail: what is wrong.
        headers: headers that go with it.
    """
    known = HTTPStatus(status)
    kind = known.phrase.lower().replace(" ", "-")
    return Problem(status, kind, known.phrase, detail, headers=headers or {})
