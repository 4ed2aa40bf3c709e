"""The formats of files for other tools, by name."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib import import_module
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal

from tipgraph.errors import ExportError

if TYPE_CHECKING:
    from tipgraph.network import CitationNetwork

Files = Mapping[str, bytes]
"""Contents by file name."""


@dataclass(frozen=True, slots=True)
class Format:
    """One format.

    Attributes:
        name: what users call it, ``graphml``.
        media_type: media type of the bytes that `export_network` or `export_graph` returns.
        extension: end of a file's name, without the dot.
        description: one line for help texts.
        module: for a format of the network, the module whose ``render(network)`` gives the files; empty for a
            format of RDF, which the store writes itself.
        folder: whether it is a folder of several files.
        reified: whether the shortcuts between instruments name their citation nodes (RDF 1.2).
    """

    name: str
    media_type: str
    extension: str
    description: str
    module: str = ""
    folder: bool = False
    reified: bool = False

    @property
    def content(self) -> Literal["network", "graph"]:
        """Whether it holds the network (instruments and relations) or the graph (all RDF)."""
        return "network" if self.module else "graph"

    def render(self, network: "CitationNetwork") -> Files:
        """Write a network in this format.

        Raises:
            ExportError: it is a format for RDF.
        """
        if self.content != "network":
            raise ExportError(f"{self.name} is a format for RDF, not for the network.", "Use export_graph.")
        render: Callable[[CitationNetwork], Files] = import_module(self.module).render
        return render(network)


_EXPORT = "tipgraph.export"
_ALL = (
    Format("graphml", "application/graphml+xml", "graphml", "Gephi, yEd, igraph, networkx", f"{_EXPORT}.graphml"),
    Format("gexf", "application/gexf+xml", "gexf", "Gephi (GEXF 1.3)", f"{_EXPORT}.gexf"),
    Format("dot", "text/vnd.graphviz", "dot", "Graphviz", f"{_EXPORT}.dot"),
    Format("cytoscape", "application/json", "cyjs", "Cytoscape and Cytoscape.js", f"{_EXPORT}.cytoscape"),
    Format("csv", "application/zip", "zip", "nodes.csv and edges.csv", f"{_EXPORT}.tables", folder=True),
    Format("turtle", "text/turtle", "ttl", "RDF, all graphs as one"),
    Format("trig", "application/trig", "trig", "RDF with named graphs"),
    Format("trig12", "application/trig; version=1.2", "trig", "RDF 1.2, shortcuts with their citations", reified=True),
    Format("nquads", "application/n-quads", "nq", "RDF with named graphs, one statement a line"),
    Format("jsonld", "application/ld+json", "jsonld", "RDF with named graphs, as JSON"),
)

FORMATS: Mapping[str, Format] = MappingProxyType({form.name: form for form in _ALL})
"""All formats by name. A new one is one new file and one line above."""


def format_named(name: str) -> Format:
    """Return a format.

    Raises:
        ExportError: there is none of that name.
    """
    form = FORMATS.get(name.lower())
    if form is None:
        raise ExportError(f"{name!r} is no export format.", f"Choose one of {', '.join(FORMATS)}.")
    return form
