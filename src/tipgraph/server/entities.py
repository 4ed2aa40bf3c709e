"""The things that IRIs of this site stand for: which path is which IRI, and where a reader finds what an IRI names."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final
from urllib.parse import quote, unquote

from tipgraph.documentation import published_names
from tipgraph.errors import GraphError
from tipgraph.network import CitationNetwork
from tipgraph.rdf.iris import Iris
from tipgraph.rdf.terms import VOCABULARY_BASE
from tipgraph.server.addresses import page_address

_KEPT: Final = "/():,.-_~"
_DOCUMENTS: Final = frozenset({"graph", "ontology", "shape", "void"})
_HASHES: Final = re.compile(r"[0-9a-f]{24}")
_CONCEPT: Final = re.compile(r"[a-z0-9-]+(?:/[A-Za-z0-9-]+)?")
_HASHED: Final = frozenset({"citation", "fact", "learned-name", "lineage", "membership", "mention", "naming"})
_NAMED: Final[Mapping[str, Callable[[Iris, str], str]]] = MappingProxyType(
    {
        "id": Iris.instrument,
        "name": lambda iris, rest: iris.instrument(f"NAME:{rest}"),
        "body": Iris.body,
        "event": Iris.event,
        "publication": Iris.publication,
        "run": Iris.run,
        "source": Iris.source,
        "graph": Iris.graph,
    }
)

KINDS: Final = tuple(sorted({*_NAMED, *_HASHED, "vocabulary"}))
"""First parts of the paths of IRIs that the graph describes."""


@dataclass(frozen=True, slots=True)
class Places:
    """Where things are on this server.

    Attributes:
        iris: IRIs of the site.
        network: the instruments, which have pages of their own.
    """

    iris: Iris
    network: CitationNetwork

    def find(self, iri: str) -> str:
        """Return the address of the page that shows what an IRI names, or the IRI itself if that is elsewhere.

        Args:
            iri: any IRI.
        """
        whole, hash_, fragment = iri.partition("#")
        tail = f"#{fragment}" if hash_ else ""
        identifier = self.identifier(whole)
        if identifier is not None:
            return page_address(identifier) + tail
        for base in (self.iris.base, VOCABULARY_BASE):
            if whole.startswith(base):
                path = whole.removeprefix(base)
                kind, _, rest = path.partition("/")
                if kind in _DOCUMENTS or path in published_names():
                    return f"/{quote(unquote(path), safe=_KEPT)}{tail}"
                if kind in KINDS and rest:
                    return statements_address(kind, unquote(rest)) + tail
        return iri

    def identifier(self, iri: str) -> str | None:
        """Return the identifier of an instrument of the network, None for everything else.

        Args:
            iri: any IRI.
        """
        try:
            identifier = self.iris.identifier(iri)
        except GraphError:
            return None
        return identifier if identifier in self.network.nodes else None


def entity_iri(kind: str, rest: str, iris: Iris) -> str | None:
    """Return the IRI that a path of this server stands for.

    Args:
        kind: first part of the path: ``body``.
        rest: what follows, decoded: ``ICAT``.
        iris: IRIs of the site.

    Returns:
        The IRI, which is safe to stand in a query; None where no IRI can look so.
    """
    if not rest:
        return None
    if kind == "vocabulary":
        return f"{VOCABULARY_BASE}vocabulary/{rest}" if _CONCEPT.fullmatch(rest) else None
    if kind in _HASHED:
        return f"{iris.base}{kind}/{rest}" if _HASHES.fullmatch(rest) else None
    if kind not in _NAMED:
        return None
    iri = str(_NAMED[kind](iris, rest))
    # Goals have the IRIs that the United Nations gave them.
    return iri if iri.startswith(f"{iris.base}{kind}/") else None


def statements_address(kind: str, rest: str) -> str:
    """Return the address of the page with all statements about something.

    Args:
        kind: first part of its path.
        rest: what follows, decoded.
    """
    return f"/page/{kind}/{quote(rest, safe=_KEPT)}"


def data_address(kind: str, rest: str, extension: str) -> str:
    """Return the address of the file with the statements about something.

    Args:
        kind: first part of its path.
        rest: what follows, decoded.
        extension: what the file's name ends in: ``ttl``.
    """
    return f"/data/{kind}/{quote(rest, safe=_KEPT)}.{extension}"
