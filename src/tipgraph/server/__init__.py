"""The HTTP face: SPARQL, a JSON API and pages.

FastAPI is imported when one of the two functions is called: a query worker lives in this package and does
without it.
"""

from typing import TYPE_CHECKING

from tipgraph.settings import Settings

if TYPE_CHECKING:
    from fastapi import FastAPI

__all__ = ["create_app", "serve"]


def create_app(settings: Settings, *, query_workers: int = 2) -> "FastAPI":
    """Make the HTTP application; see `tipgraph.server.app.create_app`.

    Args:
        settings: where the graph is, and the limits of one query.
        query_workers: how many SPARQL queries are answered at once.
    """
    from tipgraph.server import app

    return app.create_app(settings, query_workers=query_workers)


def serve(settings: Settings, host: str = "127.0.0.1", port: int = 8000) -> None:
    """Serve until interrupted; see `tipgraph.server.running.serve`.

    Args:
        settings: where the graph is, and the limits of one query.
        host: address to listen on.
        port: port to listen on.
    """
    from tipgraph.server import running

    running.serve(settings, host, port)
