"""``tipgraph explain``: why words were taken for what, and what else was weighed."""

import json
import os
import shutil
import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tipgraph.cli.options import TypeOption, load_settings
from tipgraph.cli.output import write
from tipgraph.errors import DocumentError

if TYPE_CHECKING:
    from tipgraph.model import Extraction

_WIDTH = 100


class Format(StrEnum):
    """How the explanation is printed."""

    TEXT = "text"
    JSON = "json"


def command(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A document, or - for standard input.")],
    paragraphs: Annotated[
        list[str] | None,
        typer.Option("--paragraph", metavar="LABEL", help="Only this paragraph, such as op5. May be repeated."),
    ] = None,
    output_format: Annotated[Format, typer.Option("--format")] = Format.TEXT,
    document_type: TypeOption = None,
) -> None:
    """Show why words were taken for what.

    Every mention is marked, with its target, rule, verb and confidence, and with what was considered and rejected.
    """
    extraction = _extraction(file, document_type)
    from tipgraph.explanation import explain, to_json, to_text

    explanation = explain(extraction, paragraphs or ())
    if output_format is Format.JSON:
        write(json.dumps(to_json(explanation), ensure_ascii=False, indent=2))
        return
    on_terminal = sys.stdout.isatty()
    width = shutil.get_terminal_size((_WIDTH, 0)).columns if on_terminal else _WIDTH
    write(to_text(explanation, width, colour=on_terminal and "NO_COLOR" not in os.environ))


def _extraction(file: Path, document_type: str | None) -> "Extraction":
    """Return what is found in one document.

    Raises:
        DocumentError: it cannot be read, or it is a folder or archive with another number of documents than one.
    """
    from tipgraph.intake import extract_files, find_sources, limits_of

    limits = limits_of(load_settings())
    if file.is_dir():
        raise DocumentError(f"{file}: is a folder, not a document.", "Name the files in it.")
    sources = find_sources([file], limits, document_type)
    if sources.failures and not sources.files:
        raise DocumentError(str(sources.failures[0]))
    if len(sources.files) != 1:
        raise DocumentError(f"{file}: holds {len(sources.files)} documents.", "Name one that stands by itself.")
    outcome = next(iter(extract_files(sources.files, limits=limits)))
    if outcome.extraction is None:
        raise DocumentError(str(outcome.failure))
    return outcome.extraction
