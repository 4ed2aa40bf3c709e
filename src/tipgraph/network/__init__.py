"""The citation network: chains, ancestry, descent."""

from tipgraph.network.citation_network import CitationNetwork
from tipgraph.network.loading import load_network
from tipgraph.network.records import Branch, Chains, Direction, Edge, Node, Page, Path, Ranked, Step, Tree

__all__ = [
    "Branch",
    "Chains",
    "CitationNetwork",
    "Direction",
    "Edge",
    "Node",
    "Page",
    "Path",
    "Ranked",
    "Step",
    "Tree",
    "load_network",
]
