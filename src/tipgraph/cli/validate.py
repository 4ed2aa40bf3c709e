"""``tipgraph validate``: the graph against its shapes."""

import sys
from collections.abc import Callable
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


class Least(StrEnum):
    """The least severity that is written out."""

    VIOLATION = "violation"
    WARNING = "warning"
    INFO = "info"


class Engine(StrEnum):
    """What checks the graph."""

    AUDIT = "audit"
    PYSHACL = "pyshacl"


def command(
    output_format: Annotated[Format, typer.Option("--format")] = Format.TEXT,
    severity: Annotated[
        Least, typer.Option(help="The least severity that is written out; what is below it is counted.")
    ] = Least.WARNING,
    engine: Annotated[
        Engine, typer.Option(help="audit asks the whole store by queries; pyshacl is slower and needs the memory.")
    ] = Engine.AUDIT,
    list_shapes: Annotated[bool, typer.Option("--list-shapes", help="Print the table of shapes and stop.")] = False,
    store: StoreOption = None,
) -> None:
    """Check the whole graph against its shapes.

    Exit code 1 tells of violations; warnings and information do not count.
    """
    if list_shapes:
        from tipgraph.validation.catalogue import shapes_table

        write(shapes_table())
        return
    settings = load_settings(store)
    from tipgraph.store import open_reader
    from tipgraph.validation import Severity, audit, report_json, report_text, report_turtle, validate_in_batches

    with open_reader(settings.store) as reader:
        by_pyshacl = engine is Engine.PYSHACL
        report = validate_in_batches(reader, settings.base) if by_pyshacl else audit(reader, _progress())
    match output_format:
        case Format.TEXT:
            write(report_text(report, Severity(severity)))
        case Format.JSON:
            write(report_json(report))
        case Format.TURTLE:
            write(report_turtle(report))
    if not report.conforms:
        raise typer.Exit(1)


def _progress() -> Callable[[int, int], None] | None:
    """Return what shows on a terminal how far the audit has come; nothing is shown elsewhere."""
    if not sys.stderr.isatty():
        return None

    def show(done: int, total: int) -> None:
        sys.stderr.write("\r\x1b[K" if done == total else f"\r{done} of {total} checks")
        sys.stderr.flush()

    return show
