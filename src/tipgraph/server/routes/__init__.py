"""The routes, one file for each group of addresses; each asks the provider and words the answer."""

from typing import Final

from tipgraph.server.routes import (
    chains,
    dataset,
    docs,
    entities,
    export,
    health,
    instruments,
    ontology,
    pages,
    paragraphs,
    sparql,
    static,
)

ROUTERS: Final = (
    health.router,
    sparql.router,
    instruments.router,
    paragraphs.router,
    chains.router,
    export.router,
    docs.router,
    static.router,
    pages.router,
    dataset.router,
    ontology.router,
    entities.router,
)
