"""``tipgraph extract``: what is found in documents, without a graph."""

import datetime
import json
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tipgraph.cli.destinations import Put, check_one, is_folder, opened, write_marked
from tipgraph.cli.options import FILES_HELP, TypeOption, load_settings
from tipgraph.cli.output import complain
from tipgraph.errors import UsageError

_RUN = "extract"
"""Ends the IRI of the run in graphs that are printed and not stored."""

if TYPE_CHECKING:
    from tipgraph.model import Extraction


_DATA = ("json", "jsonl", "turtle", "trig")


def command(
    files: Annotated[list[Path], typer.Argument(metavar="FILE", help=FILES_HELP)],
    output_format: Annotated[
        str,
        typer.Option(
            "--format",
            metavar="NAME",
            help="json (one array), jsonl (one object a line), turtle, trig; "
            "or the marked-up document: akn (Akoma Ntoso), html, annotations (W3C Web Annotations).",
        ),
    ] = "json",
    document_type: TypeOption = None,
    output: Annotated[
        str | None,
        typer.Option(
            "--output", "-o", metavar="PATH", help="File to write, or folder for one marked-up file a document."
        ),
    ] = None,
) -> None:
    """Print what documents hold, without a graph.

    That is: paragraphs, footnotes, citations, bodies, events, and what was left open.
    """
    from tipgraph.intake import extract_files, find_sources, limits_of
    from tipgraph.markup import FORMATS

    if output_format not in (*_DATA, *FORMATS):
        raise UsageError(
            f"{output_format!r} is no format of extract.", f"Choose one of {', '.join((*_DATA, *FORMATS))}."
        )
    path = Path(output) if output else None
    limits = limits_of(load_settings())
    sources = find_sources(files, limits, document_type)
    failures = list(sources.failures)

    def extractions() -> "Iterable[Extraction]":
        for outcome in extract_files(sources.files, limits=limits):
            if outcome.extraction is not None:
                yield outcome.extraction
            if outcome.failure is not None:
                failures.append(outcome.failure)

    form = FORMATS.get(output_format)
    if form is not None:
        from tipgraph.rdf import Iris

        iris, today, count = Iris(load_settings().base), datetime.date.today(), len(sources.files)
        folder = is_folder(path, output or "", files, count)
        check_one(form, path, folder, count)
        write_marked(extractions(), form, lambda each: form.render(each, iris, today), path, folder, count > 1)
    else:
        with opened(path) as put:
            if output_format in ("turtle", "trig"):
                _write_graph(extractions(), output_format, put)
            else:
                _write_json(extractions(), output_format, put)
    for failure in failures:
        complain(str(failure))
    if failures:
        raise typer.Exit(1)


def _write_json(extractions: "Iterable[Extraction]", output_format: str, put: Put) -> None:
    from tipgraph.extraction import to_json

    if output_format == "jsonl":
        for extraction in extractions:
            put(json.dumps(to_json(extraction), ensure_ascii=False))
        return
    put(json.dumps([to_json(extraction) for extraction in extractions], ensure_ascii=False, indent=2))


def _write_graph(extractions: "Iterable[Extraction]", output_format: str, put: Put) -> None:
    from rdflib import Dataset

    from tipgraph.rdf import Iris, document_graph
    from tipgraph.rdf.terms import new_graph

    iris = Iris(load_settings().base)
    dataset, union = Dataset(), new_graph()
    dataset.namespace_manager = union.namespace_manager
    for extraction in extractions:
        graph = document_graph(extraction, str(iris.run(_RUN)), iris)
        if output_format == "turtle":
            union += graph
        else:
            named = dataset.graph(iris.document_graph(extraction.document.description.id))
            named += graph
    put((union if output_format == "turtle" else dataset).serialize(format=output_format, encoding="utf-8"))
