"""``tipgraph export``: files for other tools."""

from pathlib import Path
from typing import Annotated

import typer

from tipgraph.cli.options import StoreOption, load_settings
from tipgraph.cli.output import say, write
from tipgraph.errors import UsageError


def command(
    format_name: Annotated[
        str,
        typer.Option(
            "--format",
            metavar="NAME",
            help="graphml, gexf, dot, cytoscape, csv (a folder), turtle, trig, trig12, nquads or jsonld.",
        ),
    ],
    root: Annotated[str | None, typer.Option(metavar="ID", help="Only what surrounds this instrument.")] = None,
    depth: Annotated[int, typer.Option(min=0, help="Steps around --root, in either direction.")] = 1,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="File or folder to write (default: standard output).")
    ] = None,
    store: StoreOption = None,
) -> None:
    """Write a file for another tool."""
    settings = load_settings(store)
    from tipgraph.export import FORMATS, export_graph, export_network
    from tipgraph.network import load_network
    from tipgraph.store import open_reader

    chosen = FORMATS.get(format_name)
    if chosen is None:
        raise UsageError(f"{format_name!r} is no export format.", f"Choose one of {', '.join(FORMATS)}.")
    if chosen.folder and output is None:
        raise UsageError(f"{chosen.name} is a folder of files.", "Name it with -o FOLDER.")
    with open_reader(settings.store) as reader:
        if chosen.content == "graph":
            body = export_graph(reader, chosen.name, root, depth, output)
        else:
            network = load_network(reader)
            part = network if root is None else network.neighbourhood(root, depth)
            body = export_network(part, chosen.name, output)
    if body is not None:
        write(body)
    else:
        say(f"Wrote {output}.")
