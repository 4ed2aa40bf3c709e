"""GraphML (http://graphml.graphdrawing.org/), with every attribute declared."""

import xml.etree.ElementTree as ElementTree

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

_NAMESPACE = "http://graphml.graphdrawing.org/xmlns"
_TYPES = {"string": "string", "integer": "int", "boolean": "boolean"}


def render(network: CitationNetwork) -> Files:
    """Write a network as GraphML.

    Args:
        network: the network.
    """
    root = ElementTree.Element("graphml", xmlns=_NAMESPACE)
    for domain, attributes in (("node", NODE_ATTRIBUTES), ("edge", EDGE_ATTRIBUTES)):
        for attribute in attributes:
            key = {"id": f"{domain}-{attribute.name}", "for": domain}
            key |= {"attr.name": attribute.name, "attr.type": _TYPES[attribute.type]}
            ElementTree.SubElement(root, "key", key)
    graph = ElementTree.SubElement(root, "graph", id="citations", edgedefault="directed")
    for node in network.nodes.values():
        element = ElementTree.SubElement(graph, "node", id=clean(node.identifier))
        _add_data(element, "node", node_values(node))
    for number, edge in enumerate(network.edges):
        element = ElementTree.SubElement(
            graph, "edge", id=f"e{number}", source=clean(edge.source), target=clean(edge.target)
        )
        _add_data(element, "edge", edge_values(edge))
    ElementTree.indent(root)
    return {"citations.graphml": ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)}


def _add_data(element: ElementTree.Element, domain: str, values: dict[str, Value]) -> None:
    for name, value in values.items():
        ElementTree.SubElement(element, "data", key=f"{domain}-{name}").text = lexical(value)
