"""Cytoscape JSON (https://manual.cytoscape.org/, "CYJS"), for Cytoscape and Cytoscape.js."""

import json

from tipgraph.export.attributes import clean, edge_values, node_values
from tipgraph.export.formats import Files
from tipgraph.network import CitationNetwork


def render(network: CitationNetwork) -> Files:
    """Write a network as Cytoscape JSON.

    Args:
        network: the network.
    """
    nodes = [
        {"data": {"id": clean(node.identifier), "name": clean(node.identifier), **node_values(node)}}
        for node in network.nodes.values()
    ]
    edges = [
        {
            "data": {
                "id": f"e{number}",
                "source": clean(edge.source),
                "target": clean(edge.target),
                "interaction": edge.relation,
                **edge_values(edge),
            }
        }
        for number, edge in enumerate(network.edges)
    ]
    document = {
        "format_version": "1.0",
        "generated_by": "tipgraph",
        "data": {"name": "citations"},
        "elements": {"nodes": nodes, "edges": edges},
    }
    return {"citations.cyjs": json.dumps(document, ensure_ascii=False, indent=1).encode()}
