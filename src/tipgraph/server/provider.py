"""What the routes ask: one generation of the graph at a time, loaded when it becomes current."""

import threading
import weakref
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from fastapi import Request

from tipgraph.network import CitationNetwork, load_network
from tipgraph.server.dataset import DatasetFigures
from tipgraph.server.evidence import Evidence
from tipgraph.server.pool import QueryPool
from tipgraph.server.problems import ProblemError, nothing_built
from tipgraph.settings import Settings
from tipgraph.store import GraphReader, current_generation, open_reader


@dataclass(frozen=True, slots=True, weakref_slot=True)
class Snapshot:
    """One generation of the graph, which never changes.

    Attributes:
        generation: its name.
        network: who cites whom.
        evidence: in which paragraph and with which words.
        graphs: named graphs and how many triples each has.
        figures: figures of the data set.
        reader: the store of this generation, for exports.
    """

    generation: str
    network: CitationNetwork
    evidence: Evidence
    graphs: dict[str, int]
    figures: DatasetFigures
    reader: GraphReader

    def label(self, identifier: str) -> str:
        """Return the label of an instrument of the network, or the identifier of what is outside it."""
        node = self.network.nodes.get(identifier)
        return identifier if node is None else node.label


class Provider:
    """Gives the current generation and replaces it when a build has published a new one.

    A request that has taken a snapshot finishes on it; the old one goes when its last request has ended.

    Args:
        settings: where the store is and what its IRIs begin with.
    """

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._lock = threading.Lock()
        self._snapshot: Snapshot | None = None

    def generation(self) -> str:
        """Return the name of the current generation.

        Raises:
            ProblemError: nothing has been built yet (503).
        """
        current = current_generation(self._settings.store)
        if current is None:
            raise ProblemError(nothing_built(self._settings.store))
        return current

    def snapshot(self) -> Snapshot:
        """Return the current generation, loading it if it is new.

        Raises:
            ProblemError: nothing has been built yet (503).
            StoreError: the store cannot be read.
        """
        current = self.generation()
        known = self._snapshot
        if known is not None and known.generation == current:
            return known
        with self._lock:
            known = self._snapshot
            if known is None or known.generation != current:
                known = self._snapshot = self._load()
            return known

    def _load(self) -> Snapshot:
        reader = open_reader(self._settings.store)
        rows = reader.select("SELECT ?g (COUNT(*) AS ?n) WHERE { GRAPH ?g { ?s ?p ?o } } GROUP BY ?g ORDER BY ?g")
        loaded = Snapshot(
            generation=reader.generation(),
            network=load_network(reader),
            evidence=Evidence(reader),
            graphs={row[0].value: int(row[1].value) for row in rows.rows if row[0] and row[1]},
            figures=DatasetFigures(reader, self._settings.base),
            reader=reader,
        )
        # The reader holds its generation on disk until nobody reads it any more.
        weakref.finalize(loaded, reader.close)
        return loaded


@dataclass(frozen=True, slots=True)
class Services:
    """Everything that routes need, made once for an application.

    Attributes:
        settings: settings of the program.
        provider: the current generation.
        pool: processes that answer SPARQL queries.
        version: version of the program.
        openapi: gives the OpenAPI document.
    """

    settings: Settings
    provider: Provider
    pool: QueryPool
    version: str
    openapi: Callable[[], dict[str, Any]]


def services(request: Request) -> Services:
    """Return the services of the application that answers the request."""
    found = request.app.state.services
    assert isinstance(found, Services)
    return found


def snapshot(request: Request) -> Snapshot:
    """Return the current generation and note its name for the answer's ETag."""
    taken = services(request).provider.snapshot()
    request.state.generation = taken.generation
    return taken
