"""``tipgraph validate``: the graph against its shapes."""

from enum import StrEnum
from typing import Annotated

import typer

from tipgraph.cli.options import StoreOption, load_settings
from tipgraph.cli.output import write


class Format(StrEnum):
    """How the report is printed."""

    TEXT = "text"
    JSON = "json"
    TURTLE = "turtle"


def command(
    output_format: Annotated[Format, typer.Option("--format")] = Format.TEXT,
    store: StoreOption = None,
) -> None:
    """Check the graph against its shapes.

    Exit code 1 tells of violations.
    """
    settings = load_settings(store)
    from tipgraph.building import check_graph
    from tipgraph.store import open_reader
    from tipgraph.validation import report_json, report_text, report_turtle

    with open_reader(settings.store) as reader:
        report = check_graph(reader, settings.base)
    written = {Format.TEXT: report_text, Format.JSON: report_json, Format.TURTLE: report_turtle}
    write(written[output_format](report))
    if not report.conforms:
        raise typer.Exit(1)
