"""``tipgraph serve``: the graph over HTTP."""

import os
import socket
from contextlib import suppress
from typing import Annotated

import typer

from tipgraph.cli.options import StoreOption, load_settings
from tipgraph.cli.output import say
from tipgraph.errors import StoreError


def command(
    host: Annotated[str, typer.Option(help="Address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(help="Port to listen on.", min=1, max=65535)] = 8000,
    store: StoreOption = None,
) -> None:
    """Serve the graph over HTTP.

    A page, a JSON API and SPARQL. Ctrl-C stops it.
    """
    settings = load_settings(store)
    _check_free(host, port)
    from tipgraph.server import serve
    from tipgraph.store import current_generation

    if current_generation(settings.store) is None:
        say("tipgraph: note: There is no graph yet, and every page says so. Build one with: tipgraph build")
    address = f"http://{f'[{host}]' if ':' in host else host}:{port}"
    say(f"Serving {settings.store} at {address} until Ctrl-C. Three things to try:")
    say(f"  open {address}/ in a browser")
    say(f"  curl '{address}/api/instruments/A/RES/64/293/citations?direction=in'")
    say(f"  curl --get {address}/sparql --data-urlencode 'query=SELECT ?verb (COUNT(*) AS ?times)")
    say("  { ?c <https://w3id.org/tipgraph/ontology#verb> ?verb } GROUP BY ?verb ORDER BY DESC(?times)'")
    with suppress(KeyboardInterrupt):
        serve(settings, host=host, port=port)
    say("Stopped.")


def _check_free(host: str, port: int) -> None:
    """Find out before anything is loaded whether the port can be had.

    Raises:
        StoreError: it cannot.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        socket.create_server((host, port), family=family).close()
    except OSError as error:
        reason = os.strerror(error.errno) if error.errno else str(error)
        raise StoreError(
            f"Port {port} of {host} cannot be used ({reason.lower()}).",
            f"Name another: tipgraph serve --port {port + 1}, make run PORT={port + 1}.",
        ) from error
