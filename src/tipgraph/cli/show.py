"""``tipgraph show``: one instrument, what it cites and what cites it."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from tipgraph.cli.options import StoreOption, load_settings
from tipgraph.cli.output import write

if TYPE_CHECKING:
    from tipgraph.network import CitationNetwork, Edge, Node


def command(
    identifier: Annotated[str, typer.Argument(metavar="ID", help="Symbol, such as A/RES/64/293, or NAME:….")],
    store: StoreOption = None,
) -> None:
    """Show an instrument and its citations.

    What it is, what it cites and what cites it, with verbs and paragraphs.
    """
    settings = load_settings(store)
    from tipgraph.network import load_network
    from tipgraph.store import open_reader

    with open_reader(settings.store) as reader:
        network = load_network(reader)
    write("\n".join(_lines(network, network.node(identifier))))


def _lines(network: "CitationNetwork", node: "Node") -> list[str]:
    outgoing, incoming = network.citations(node.identifier, "out"), network.citations(node.identifier, "in")
    cites = [edge for edge in outgoing if edge.relation == "cites"]
    cited_by = [edge for edge in incoming if edge.relation == "cites"]
    lineage = [edge for edge in (*outgoing, *incoming) if edge.relation != "cites"]
    lines = [f"{node.identifier}  {node.label}"]
    if node.title and node.title != node.label:
        lines.append(node.title)
    lines.append(_facts(node))
    if lineage:
        lines += ["", "related"]
        lines += sorted({f"  {edge.source} {_spoken(edge.relation)} {edge.target}" for edge in lineage})
    if cites:
        lines += ["", f"cites {len(cites)}", *_listed(network, [(edge.target, edge) for edge in cites])]
    elif not node.source:
        lines += ["", "What it cites is not known: it is none of the documents that were read."]
    if cited_by:
        lines += [
            "",
            f"cited by {len(cited_by)}",
            *_listed(network, [(edge.source, edge) for edge in cited_by]),
        ]
    return lines


def _facts(node: "Node") -> str:
    facts = [node.kind.replace("-", " ") or "instrument"]
    if node.organ:
        facts.append(f"of {node.organ}")
    if node.year:
        facts.append(str(node.year))
    if node.source:
        facts.append("read")
    if not node.resolved:
        facts.append("known by its name only")
    return ", ".join(facts)


def _listed(network: "CitationNetwork", others: "list[tuple[str, Edge]]") -> Iterator[str]:
    for other, edge in others:
        node = network.node(other)
        yield f"  {other}  {node.title or node.label}"
        yield f"      {', '.join(edge.verbs) or 'without a verb'}: {', '.join(edge.paragraphs)}"


def _spoken(relation: str) -> str:
    """``adoptedAs`` as words: ``adopted as``."""
    return "".join(f" {letter.lower()}" if letter.isupper() else letter for letter in relation)
