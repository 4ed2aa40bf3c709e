"""Puts the server together."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib.metadata import version

from fastapi import FastAPI
from starlette.middleware.gzip import GZipMiddleware

from tipgraph.errors import StoreError
from tipgraph.server.handlers import install_handlers
from tipgraph.server.http import EntityTags, HeadFromGet, Preflight, SecurityHeaders
from tipgraph.server.openapi import DESCRIPTION, TAGS
from tipgraph.server.pool import PoolLimits, QueryPool
from tipgraph.server.provider import Provider, Services
from tipgraph.server.routes import ROUTERS
from tipgraph.settings import Settings

_COMPRESSED_FROM_BYTES = 1024


def create_app(settings: Settings, *, query_workers: int = 2) -> FastAPI:
    """Make the HTTP application.

    Args:
        settings: where the graph is, and the limits of one query.
        query_workers: how many SPARQL queries are answered at once, each in a process of its own.

    Returns:
        An application that shares nothing with any other one in the same process.

    Raises:
        StoreError: the store lives in the memory of this process, where query workers cannot read it.
    """
    if settings.store.startswith("memory:"):
        raise StoreError(
            f"{settings.store} lives in one process and cannot be served.", "Build and serve oxigraph:PATH."
        )
    limits = PoolLimits(settings.query_seconds, settings.query_bytes, settings.answer_bytes)
    pool = QueryPool(settings.store, limits, query_workers)
    release = version("tipgraph")

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        yield
        await pool.close()

    app = FastAPI(
        title="tipgraph",
        summary="United Nations documents as a knowledge graph.",
        description=DESCRIPTION,
        version=release,
        openapi_tags=TAGS,
        docs_url=None,
        redoc_url=None,
        lifespan=lifespan,
    )
    app.state.services = Services(settings, Provider(settings), pool, release, app.openapi)
    for router in ROUTERS:
        app.include_router(router)
    install_handlers(app)
    # The last one added is the outermost.
    app.add_middleware(EntityTags, version=release)
    app.add_middleware(GZipMiddleware, minimum_size=_COMPRESSED_FROM_BYTES)
    app.add_middleware(HeadFromGet)
    app.add_middleware(Preflight)
    app.add_middleware(SecurityHeaders)
    return app
