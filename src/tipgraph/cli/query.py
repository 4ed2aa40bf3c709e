"""``tipgraph query``: SPARQL on the graph, from a file, by name, or from standard input."""

import json
import re
import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tipgraph.cli.options import StoreOption, load_settings
from tipgraph.cli.output import aligned, write
from tipgraph.errors import UsageError

if TYPE_CHECKING:
    from tipgraph.rdf import Iris

_STANDARD_INPUT = "-"


class Format(StrEnum):
    """How rows or triples are printed."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"
    TSV = "tsv"
    XML = "xml"
    TURTLE = "turtle"


_MEDIA_TYPES = {
    Format.TABLE: "application/sparql-results+json",
    Format.JSON: "application/sparql-results+json",
    Format.CSV: "text/csv",
    Format.TSV: "text/tab-separated-values",
    Format.XML: "application/sparql-results+xml",
    Format.TURTLE: "text/turtle",
}
_FORM = re.compile(
    r"(?:\s|\#[^\n]*\n|base\s*<[^>]*>|prefix\s+\S*\s*<[^>]*>)*(?P<form>select|ask|construct|describe)\b",
    re.IGNORECASE,
)


def command(
    query: Annotated[
        str | None,
        typer.Argument(metavar="FILE|NAME|-", help="A file, the name of a shipped query, or - for standard input."),
    ] = None,
    output_format: Annotated[
        Format | None,
        typer.Option(
            "--format", help="Default: table (long cells are cut) for rows, turtle for CONSTRUCT and DESCRIBE."
        ),
    ] = None,
    list_names: Annotated[bool, typer.Option("--list", help="List the shipped queries and stop.")] = False,
    store: StoreOption = None,
) -> None:
    """Ask the graph in SPARQL."""
    if list_names:
        from tipgraph.queries import load_queries

        shipped = load_queries()
        width = max(len(each.name) for each in shipped)
        write("\n".join(f"{each.name:{width}}  {each.title}" for each in shipped))
        return
    if query is None:
        raise UsageError("No query is given.", "Name a file or a shipped query (tipgraph query --list), or give -.")
    text = _text_of(query)
    chosen = _fitting(output_format, text)
    settings = load_settings(store)
    from tipgraph.rdf import Iris
    from tipgraph.store import open_reader

    with open_reader(settings.store) as reader:
        body = reader.answer(text, _MEDIA_TYPES[chosen]).body
    write(_table(body, Iris(settings.base)) if chosen is Format.TABLE else body)


def _text_of(query: str) -> str:
    if query == _STANDARD_INPUT:
        return _decoded(sys.stdin.buffer.read(), "standard input")
    path = Path(query)
    if path.is_file():
        return _decoded(path.read_bytes(), query)
    from tipgraph.queries import find_query

    try:
        return find_query(query).text
    except UsageError as error:
        raise UsageError(f"There is no file and no shipped query {query!r}.", error.remedy) from error


def _decoded(query: bytes, name: str) -> str:
    try:
        return query.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UsageError(f"{name}: is not UTF-8 from byte {error.start} on.", "Save the query as UTF-8.") from error


def _fitting(output_format: Format | None, text: str) -> Format:
    """The format that was asked for or fits the form of the query.

    Raises:
        UsageError: rows as triples, or triples as rows.
    """
    match = _FORM.match(text)
    gives_triples = match is not None and match["form"].lower() in ("construct", "describe")
    if output_format is None:
        return Format.TURTLE if gives_triples else Format.TABLE
    if match is not None and gives_triples != (output_format is Format.TURTLE):
        possible = "turtle" if gives_triples else "table, json, csv, tsv or xml"
        raise UsageError(f"{match['form'].upper()} cannot be printed as {output_format}.", f"Ask for {possible}.")
    return output_format


def _table(body: bytes, iris: "Iris") -> str:
    answer = json.loads(body)
    if "boolean" in answer:
        return "yes" if answer["boolean"] else "no"
    variables = answer["head"]["vars"]
    rows = [[_shown(row.get(name), iris) for name in variables] for row in answer["results"]["bindings"]]
    return f"{aligned(variables, rows)}\n{len(rows)} {'row' if len(rows) == 1 else 'rows'}"


def _shown(term: dict[str, str] | None, iris: "Iris") -> str:
    """A term as a person reads it: instruments by identifier, other things by the tail of their IRI."""
    from tipgraph.errors import GraphError

    if term is None:
        return ""
    value = term["value"]
    if term["type"] != "uri":
        return value
    instrument, hash_sign, fragment = value.partition("#")
    try:
        return iris.identifier(instrument) + hash_sign + fragment
    except GraphError:
        return value.removeprefix(iris.base)
