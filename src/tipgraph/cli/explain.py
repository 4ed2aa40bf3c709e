"""``tipgraph explain``: why words were taken for what, and what else was weighed."""

import json
import os
import shutil
import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from tipgraph.cli.output import write

_WIDTH = 100


class Format(StrEnum):
    """How the explanation is printed."""

    TEXT = "text"
    JSON = "json"


def command(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A document.")],
    paragraphs: Annotated[
        list[str] | None,
        typer.Option("--paragraph", metavar="LABEL", help="Only this paragraph, such as op5. May be repeated."),
    ] = None,
    output_format: Annotated[Format, typer.Option("--format")] = Format.TEXT,
) -> None:
    """Show why words were taken for what.

    Every mention is marked, with its target, rule, verb and confidence, and with what was considered and rejected.
    """
    from tipgraph.documents import read_document

    document = read_document(file)
    from tipgraph.explanation import explain, to_json, to_text
    from tipgraph.extraction import Extractor

    explanation = explain(Extractor().extract(document), paragraphs or ())
    if output_format is Format.JSON:
        write(json.dumps(to_json(explanation), ensure_ascii=False, indent=2))
        return
    on_terminal = sys.stdout.isatty()
    width = shutil.get_terminal_size((_WIDTH, 0)).columns if on_terminal else _WIDTH
    write(to_text(explanation, width, colour=on_terminal and "NO_COLOR" not in os.environ))
