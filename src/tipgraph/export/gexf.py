"""GEXF 1.3 (https://gexf.net/schema.html), with the colours and sizes that Gephi shows.

The schema of 1.3 puts colour and size into the namespace of GEXF itself; earlier versions had one for drawing.
"""

import math
import xml.etree.ElementTree as ElementTree

from tipgraph.export.attributes import (
    EDGE_ATTRIBUTES,
    NODE_ATTRIBUTES,
    Attribute,
    Value,
    clean,
    edge_values,
    lexical,
    node_values,
)
from tipgraph.export.formats import Files
from tipgraph.export.palette import look
from tipgraph.network import CitationNetwork

_NAMESPACE = "http://gexf.net/1.3"
_SMALLEST = 8.0


def render(network: CitationNetwork) -> Files:
    """Write a network as GEXF 1.3.

    Args:
        network: the network.
    """
    root = ElementTree.Element("gexf", {"xmlns": _NAMESPACE, "version": "1.3"})
    graph = ElementTree.SubElement(root, "graph", defaultedgetype="directed", mode="static")
    _declare(graph, "node", NODE_ATTRIBUTES)
    _declare(graph, "edge", EDGE_ATTRIBUTES)
    nodes = ElementTree.SubElement(graph, "nodes")
    for node in network.nodes.values():
        name = clean(node.identifier)
        element = ElementTree.SubElement(nodes, "node", id=name, label=name)
        _add_values(element, NODE_ATTRIBUTES, node_values(node))
        ElementTree.SubElement(element, "color", _channels(look(node).fill))
        size = _SMALLEST * (1 + math.log2(1 + len(network.graph.pred[node.identifier])))
        ElementTree.SubElement(element, "size", value=f"{size:.1f}")
    edges = ElementTree.SubElement(graph, "edges")
    for number, edge in enumerate(network.edges):
        element = ElementTree.SubElement(
            edges,
            "edge",
            id=str(number),
            source=clean(edge.source),
            target=clean(edge.target),
            kind=edge.relation,
            weight=str(float(max(1, edge.citations))),
        )
        _add_values(element, EDGE_ATTRIBUTES, edge_values(edge))
    ElementTree.indent(root)
    return {"citations.gexf": ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)}


def _channels(colour: str) -> dict[str, str]:
    red, green, blue = bytes.fromhex(colour.removeprefix("#"))
    return {"r": str(red), "g": str(green), "b": str(blue)}


def _declare(graph: ElementTree.Element, kind: str, attributes: tuple[Attribute, ...]) -> None:
    element = ElementTree.SubElement(graph, "attributes", {"class": kind})
    for attribute in attributes:
        ElementTree.SubElement(element, "attribute", id=attribute.name, title=attribute.name, type=attribute.type)


def _add_values(element: ElementTree.Element, declared: tuple[Attribute, ...], values: dict[str, Value]) -> None:
    group = ElementTree.SubElement(element, "attvalues")
    for attribute in declared:
        if attribute.name in values:
            ElementTree.SubElement(group, "attvalue", {"for": attribute.name, "value": lexical(values[attribute.name])})
