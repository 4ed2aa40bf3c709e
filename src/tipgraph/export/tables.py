"""Two CSV files (RFC 4180, UTF-8): nodes.csv and edges.csv, with the column names that Gephi and Neo4j look for."""

import csv
import io
from collections.abc import Iterable, Mapping

from tipgraph.export.attributes import (
    EDGE_ATTRIBUTES,
    NODE_ATTRIBUTES,
    Value,
    clean,
    edge_values,
    lexical,
    node_values,
)
from tipgraph.export.formats import Files
from tipgraph.network import CitationNetwork


def render(network: CitationNetwork) -> Files:
    """Write a network as two tables.

    Args:
        network: the network.
    """
    nodes = ({"id": clean(node.identifier), **node_values(node)} for node in network.nodes.values())
    edges = (
        {"source": clean(edge.source), "target": clean(edge.target), **edge_values(edge)} for edge in network.edges
    )
    return {
        "nodes.csv": _table(["id", *(attribute.name for attribute in NODE_ATTRIBUTES)], nodes),
        "edges.csv": _table(["source", "target", *(attribute.name for attribute in EDGE_ATTRIBUTES)], edges),
    }


def _table(columns: list[str], rows: Iterable[Mapping[str, Value]]) -> bytes:
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(columns)
    for row in rows:
        writer.writerow([lexical(row[name]) if name in row else "" for name in columns])
    return text.getvalue().encode()
