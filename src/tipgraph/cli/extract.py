"""``tipgraph extract``: what is found in documents, without a graph."""

import json
from collections.abc import Iterable
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tipgraph.cli.options import FILES_HELP, TypeOption, load_settings
from tipgraph.cli.output import complain, write

_RUN = "extract"
"""Ends the IRI of the run in graphs that are printed and not stored."""

if TYPE_CHECKING:
    from tipgraph.model import Extraction


class Format(StrEnum):
    """How extractions are printed."""

    JSON = "json"
    JSONL = "jsonl"
    TURTLE = "turtle"
    TRIG = "trig"


def command(
    files: Annotated[list[Path], typer.Argument(metavar="FILE", help=FILES_HELP)],
    output_format: Annotated[
        Format, typer.Option("--format", help="json is one array, jsonl one object a line.")
    ] = Format.JSON,
    document_type: TypeOption = None,
) -> None:
    """Print what documents hold, without a graph.

    That is: paragraphs, footnotes, citations, bodies, events, and what was left open.
    """
    from tipgraph.intake import extract_files, find_sources, limits_of

    limits = limits_of(load_settings())
    sources = find_sources(files, limits, document_type)
    failures = list(sources.failures)

    def extractions() -> "Iterable[Extraction]":
        for outcome in extract_files(sources.files, limits=limits):
            if outcome.extraction is not None:
                yield outcome.extraction
            if outcome.failure is not None:
                failures.append(outcome.failure)

    if output_format in (Format.TURTLE, Format.TRIG):
        _write_graph(extractions(), output_format)
    else:
        _write_json(extractions(), output_format)
    for failure in failures:
        complain(str(failure))
    if failures:
        raise typer.Exit(1)


def _write_json(extractions: "Iterable[Extraction]", output_format: Format) -> None:
    from tipgraph.extraction import to_json

    if output_format is Format.JSONL:
        for extraction in extractions:
            write(json.dumps(to_json(extraction), ensure_ascii=False))
        return
    write(json.dumps([to_json(extraction) for extraction in extractions], ensure_ascii=False, indent=2))


def _write_graph(extractions: "Iterable[Extraction]", output_format: Format) -> None:
    from rdflib import Dataset

    from tipgraph.rdf import Iris, document_graph
    from tipgraph.rdf.terms import new_graph

    iris = Iris(load_settings().base)
    dataset, union = Dataset(), new_graph()
    dataset.namespace_manager = union.namespace_manager
    for extraction in extractions:
        graph = document_graph(extraction, str(iris.run(_RUN)), iris)
        if output_format is Format.TURTLE:
            union += graph
        else:
            named = dataset.graph(iris.document_graph(extraction.document.description.id))
            named += graph
    write((union if output_format is Format.TURTLE else dataset).serialize(format=str(output_format), encoding="utf-8"))
