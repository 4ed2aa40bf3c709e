"""DOT (https://graphviz.org/doc/info/lang.html), drawn so that a person can read it.

A small network is drawn in layers, from what cites to what is cited, with the verbs on the lines. A large one is
drawn by forces: layers of hundreds of instruments take Graphviz minutes and nobody can read them. What no document
that was read leads to is left out, as it would only be a cloud of points around the picture.
"""

import html
import textwrap
from collections.abc import Iterator

import networkx

from tipgraph.export.attributes import clean
from tipgraph.export.formats import Files
from tipgraph.export.palette import LEGEND, PLAIN_OUTLINE, SOURCE_OUTLINE, Look, look
from tipgraph.network import CitationNetwork, Node, Step

_MOST_IN_LAYERS = 80
_MOST_WITH_VERBS = 150
_LINE = 26
_MOST_LINES = 3
_MOST_VERBS = 3
_SYMMETRIC = "inSeriesWith"
_NAME_FIRST = frozenset({"UNTS", "LNTS", "ILO"})


def render(network: CitationNetwork) -> Files:
    """Write a network as DOT.

    Args:
        network: the network.
    """
    return {"citations.dot": ("\n".join(_lines(_in_a_row(_connected(network)))) + "\n").encode()}


def _connected(network: CitationNetwork) -> CitationNetwork:
    """Return what hangs together with a document that was read; all, if there is none."""
    sources = {node.identifier for node in network.nodes.values() if node.source}
    kept = {
        name
        for component in networkx.weakly_connected_components(network.graph)
        if not sources.isdisjoint(component)
        for name in component
    }
    if not kept:
        return network
    return CitationNetwork(
        (node for node in network.nodes.values() if node.identifier in kept),
        (edge for edge in network.edges if edge.source in kept),
    )


def _in_a_row(network: CitationNetwork) -> CitationNetwork:
    """Join the members of a series one to the next, not each with each."""
    place = {name: number for number, name in enumerate(network.nodes)}
    series: networkx.Graph[str] = networkx.Graph()
    for edge in network.edges:
        if edge.relation == _SYMMETRIC:
            series.add_edge(edge.source, edge.target, weight=abs(place[edge.source] - place[edge.target]))
    row = {frozenset(pair) for pair in networkx.minimum_spanning_edges(series, data=False)}
    kept = []
    for edge in network.edges:
        pair = frozenset((edge.source, edge.target))
        if edge.relation != _SYMMETRIC or pair in row:
            kept.append(edge)
        if edge.relation == _SYMMETRIC:
            row.discard(pair)
    return CitationNetwork(network.nodes.values(), kept)


def _lines(network: CitationNetwork) -> Iterator[str]:
    steps = [link["step"] for neighbours in network.graph.succ.values() for link in neighbours.values()]
    layered = len(network.nodes) <= _MOST_IN_LAYERS
    yield "digraph citations {"
    yield f"  graph [{_layout(layered=layered)}];"
    yield f"  graph [label={_legend(network)}, labelloc=b, fontname=Helvetica, fontsize=18, bgcolor=white];"
    yield f'  node [style=filled, fontname=Helvetica, fontsize=11, color="{PLAIN_OUTLINE}", margin="0.12,0.06"];'
    yield f'  edge [color="{PLAIN_OUTLINE}90", fontcolor="{PLAIN_OUTLINE}", arrowsize=0.6];'
    yield "  edge [fontname=Helvetica, fontsize=8];"
    for appearance in LEGEND:
        members = [node for node in network.nodes.values() if look(node) == appearance]
        if members:
            yield f"  subgraph {_quoted(appearance.family)} {{"
            yield (
                f'    node [shape={appearance.shape}, fillcolor="{appearance.fill}", fontcolor="{appearance.text}"];'
            )
            for node in members:
                yield f"    {_node(node)}"
            yield "  }"
    for step in steps:
        yield from (f"  {line}" for line in _edges(step, with_verbs=len(steps) <= _MOST_WITH_VERBS))
    yield "}"


def _layout(*, layered: bool) -> str:
    if layered:
        return "layout=dot, rankdir=LR, ranksep=1.2, nodesep=0.12, splines=true"
    return "layout=sfdp, overlap=prism, overlap_scaling=-6, K=1.2, repulsiveforce=1.5, outputorder=edgesfirst"


def _node(node: Node) -> str:
    attributes = {"label": _label(node), "tooltip": " – ".join(filter(None, (node.label, node.title)))}
    if node.source:
        attributes |= {"color": SOURCE_OUTLINE, "penwidth": "4", "fontsize": "15"}
    if not node.resolved:
        attributes["style"] = "filled,dashed"
    return f"{_quoted(node.identifier)} [{_attributes(attributes)}];"


def _label(node: Node) -> str:
    """Return what a reader knows a thing by: the symbol, or the name where the symbol is only a number."""
    name = node.title or node.label
    identifier = node.identifier.removeprefix("NAME:")
    if node.identifier.startswith("NAME:"):
        undated = node.year is not None and str(node.year) not in name
        return _wrapped(name) + (f"\n({node.year})" if undated else "")
    if node.source or node.identifier.partition("/")[0] in _NAME_FIRST:
        return f"{identifier}\n{_wrapped(name)}" if name != identifier else identifier
    return identifier


def _wrapped(text: str) -> str:
    lines = textwrap.wrap(text, _LINE)
    return "\n".join(lines[:_MOST_LINES]) + (" …" if len(lines) > _MOST_LINES else "")


def _edges(step: Step, *, with_verbs: bool) -> Iterator[str]:
    for edge in step.edges:
        attributes: dict[str, str] = {}
        if edge.relation == "cites":
            words = [verb.replace("-", " ") for verb in edge.verbs]
            attributes["tooltip"] = f"{', '.join(words) or 'cites'} ({', '.join(edge.paragraphs)})"
            label = ",\n".join(words[:_MOST_VERBS]) + (", …" if len(words) > _MOST_VERBS else "")
        else:
            attributes |= {"color": SOURCE_OUTLINE, "fontcolor": SOURCE_OUTLINE, "penwidth": "2"}
            label = attributes["tooltip"] = _words(edge.relation)
        if edge.relation == _SYMMETRIC:
            attributes |= {"dir": "none", "style": "dashed", "constraint": "false"}
            label = ""
        if label and (with_verbs or edge.relation != "cites"):
            attributes["label"] = label
        yield f"{_quoted(edge.source)} -> {_quoted(edge.target)} [{_attributes(attributes)}];"


def _legend(network: CitationNetwork) -> str:
    shown = {look(node) for node in network.nodes.values()}
    cells = "".join(_legend_cell(appearance) for appearance in LEGEND if appearance in shown)
    if any(node.source for node in network.nodes.values()):
        cells += f'<TD BORDER="3" COLOR="{SOURCE_OUTLINE}">Document that was read</TD>'
    if not cells:
        return '""'
    return f'<<TABLE BORDER="0" CELLBORDER="1" CELLSPACING="6" CELLPADDING="4"><TR>{cells}</TR></TABLE>>'


def _legend_cell(appearance: Look) -> str:
    words = f'<FONT COLOR="{appearance.text}">{html.escape(appearance.family)}</FONT>'
    return f'<TD BGCOLOR="{appearance.fill}" COLOR="{PLAIN_OUTLINE}">{words}</TD>'


def _words(relation: str) -> str:
    """Turn ``adoptedAs`` into ``adopted as``."""
    return "".join(f" {letter.lower()}" if letter.isupper() else letter for letter in relation)


def _attributes(values: dict[str, str]) -> str:
    return ", ".join(f"{name}={_quoted(value)}" for name, value in values.items())


def _quoted(text: str) -> str:
    escaped = clean(text).replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'
