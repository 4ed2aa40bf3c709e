"""Runs the server until it is told to stop."""

from typing import Final

import uvicorn

from tipgraph.server.app import create_app
from tipgraph.settings import Settings

_LAST_SECONDS: Final = 3
"""How long requests under way may go on when the server is stopped."""


def serve(settings: Settings, host: str = "127.0.0.1", port: int = 8000) -> None:
    """Serve until interrupted.

    Args:
        settings: where the graph is, and the limits of one query.
        host: address to listen on.
        port: port to listen on; 0 for any free one.
    """
    uvicorn.run(
        create_app(settings),
        host=host,
        port=port,
        log_level="warning",
        server_header=False,
        timeout_graceful_shutdown=_LAST_SECONDS,
    )
