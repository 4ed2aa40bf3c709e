"""SPARQL results as a table for people."""

import json
from dataclasses import dataclass
from typing import Any, Final

from tipgraph.server.entities import Places

_MOST_ROWS: Final = 500


@dataclass(frozen=True, slots=True)
class Cell:
    """One value of a result.

    Attributes:
        kind: ``iri``, ``literal``, ``blank`` or ``none``.
        text: what is shown.
        detail: language or datatype of a literal, or an empty string.
        number: whether it is set like a number.
        address: the page here that shows what an IRI names, or None.
    """

    kind: str
    text: str
    detail: str = ""
    number: bool = False
    address: str | None = None


@dataclass(frozen=True, slots=True)
class ResultTable:
    """A SELECT result, cut to what a page can show, or the answer to ASK.

    Attributes:
        variables: names of the columns.
        rows: at most 500 rows.
        total: how many rows there are.
        truth: the answer to ASK, else None.
    """

    variables: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    total: int
    truth: bool | None = None


def read_results(body: bytes, places: Places) -> ResultTable:
    """Read SPARQL results.

    Args:
        body: SPARQL 1.1 Query Results JSON.
        places: tells where a reader finds what an IRI names.
    """
    results = json.loads(body)
    if "boolean" in results:
        return ResultTable((), (), 1, results["boolean"])
    variables = tuple(results["head"]["vars"])
    bindings = results["results"]["bindings"]
    rows = tuple(tuple(_cell(row.get(name), places) for name in variables) for row in bindings[:_MOST_ROWS])
    return ResultTable(variables, rows, len(bindings))


def _cell(term: dict[str, Any] | None, places: Places) -> Cell:
    if term is None:
        return Cell("none", "")
    if term["type"] == "uri":
        identifier, address = places.identifier(term["value"]), places.find(term["value"])
        return Cell("iri", identifier or term["value"], address=address if address != term["value"] else None)
    if term["type"] == "bnode":
        return Cell("blank", f"_:{term['value']}")
    if term["type"] == "triple":
        return Cell("literal", json.dumps(term["value"], ensure_ascii=False), "triple")
    datatype = str(term.get("datatype", "")).rpartition("#")[2]
    number = datatype in ("integer", "decimal", "double", "float", "int", "long")
    return Cell("literal", term["value"], str(term.get("xml:lang", "")) or datatype, number)
