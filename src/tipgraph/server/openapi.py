"""What the OpenAPI document says beyond the signatures: words, examples, problems."""

from typing import Annotated, Any, Final

from fastapi import Path, Query
from fastapi.openapi.models import Example

from tipgraph.server import problems
from tipgraph.server.answers import ProblemAnswer

DESCRIPTION: Final = (
    "Who cites what in United Nations documents, with which verb, in which paragraph and in which words. "
    "An identifier is the official symbol without blanks (`A/RES/64/293`, `S/RES/2331(2016)`, "
    "`UNTS/2237/39574`); in a path it keeps its slashes, percent-encoded or not. Every error is a problem "
    "document (RFC 9457)."
)

TAGS: Final[list[dict[str, Any]]] = [
    {"name": "instruments", "description": "Instruments, their citations and their paragraphs."},
    {"name": "network", "description": "Chains of citation, and the network as a file for other tools."},
    {"name": "sparql", "description": "The whole graph, by SPARQL 1.1 queries."},
    {"name": "server", "description": "How the server is."},
]


def problem_responses(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """Return the OpenAPI description of the problems that an operation can answer.

    Args:
        statuses: HTTP statuses; 503 (nothing built yet) is always among them.
    """
    words = {
        400: "The request cannot be understood; the problem says why.",
        403: "Updates are not possible.",
        404: "Not in the graph; `nearest` lists known identifiers that look like it.",
        406: "None of the formats that Accept names can be written.",
        413: "The query is too long.",
        415: "A query in this format is not understood.",
        422: "A parameter is not what it should be.",
        503: "Nothing has been built yet, or too many queries at once.",
        504: "The query took too long.",
    }
    schema = {"schema": ProblemAnswer.model_json_schema()}
    return {
        status: {"description": words[status], "content": {problems.MEDIA_TYPE: schema}}
        for status in sorted({*statuses, 503})
    }


def examples(**values: Any) -> dict[str, Example]:
    """Return OpenAPI examples.

    Args:
        values: name of the example and its value; underscores in a name become blanks.
    """
    return {
        name.replace("_", " "): Example(summary=name.replace("_", " "), value=value) for name, value in values.items()
    }


Identifier = Annotated[
    str,
    Path(
        description="Canonical identifier, with its slashes.",
        openapi_examples=examples(a_resolution="A/RES/76/186", the_Global_Plan_of_Action="A/RES/64/293"),
    ),
]
SourceIdentifier = Annotated[
    str,
    Path(
        description="Canonical identifier of a document that was read, with its slashes.",
        openapi_examples=examples(a_resolution="A/RES/76/186"),
    ),
]
Offset = Annotated[int, Query(ge=0, description="How many items to leave out.")]
Limit = Annotated[int, Query(ge=1, le=1000, description="How many items at most.")]
