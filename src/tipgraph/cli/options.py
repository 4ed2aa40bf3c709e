"""Options that several commands share, and the settings that they override."""

from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from tipgraph.settings import Settings

StoreOption = Annotated[
    str | None,
    typer.Option(
        "--store",
        metavar="URL",
        help="Where the graph is: oxigraph:PATH, memory:NAME or sparql+http(s)://… "
        "(default: TIPGRAPH_STORE, else oxigraph:build/graph).",
    ),
]

FILES_HELP = "Documents, folders and archives (zip, tar) of documents; - for standard input."
"""What may be named where documents are read."""

TypeOption = Annotated[
    str | None,
    typer.Option(
        "--type",
        metavar="TYPE",
        help="What the documents are: pdf, docx, akn, html, text, markdown, or a media type (default: found out).",
    ),
]


def load_settings(store: str | None = None) -> "Settings":
    """Return the settings of the environment, with the store that was named on the command line.

    Raises:
        UsageError: a variable of the environment has a value that it cannot have.
    """
    # Importing pydantic takes half a second, which --help should not.
    from tipgraph.settings import settings_of_environment

    return settings_of_environment(store)
