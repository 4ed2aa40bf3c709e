"""Options that several commands share, and the settings that they override."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from tipgraph.errors import UsageError

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
    from pydantic import ValidationError

    from tipgraph.settings import Settings

    overrides: dict[str, Any] = {} if store is None else {"store": store}
    try:
        return Settings(**overrides)
    except ValidationError as error:
        first = error.errors()[0]
        name = "TIPGRAPH_" + "_".join(str(part) for part in first["loc"]).upper()
        raise UsageError(f"{name} is not usable: {first['msg']}.", "Set it to another value or unset it.") from error
