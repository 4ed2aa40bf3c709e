"""``tipgraph chain``: what an instrument leads to, or the ways from one to another."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from tipgraph.cli.options import StoreOption, load_settings
from tipgraph.cli.output import say, shortened, write

if TYPE_CHECKING:
    from tipgraph.network import Branch, Chains, CitationNetwork, Node, Step


class Direction(StrEnum):
    """Which way citations are followed."""

    OUT = "out"
    IN = "in"


class Format(StrEnum):
    """How chains are printed."""

    TREE = "tree"
    JSON = "json"


_DEPTH_OF_A_TREE = 2
_DEPTH_OF_A_CHAIN = 4
_LONGEST_TITLE = 60
_MOST_PLACES = 5


@dataclass(slots=True)
class _Entry:
    """A line of the printed tree with the lines below it."""

    text: str
    children: "list[_Entry]" = field(default_factory=list)


def command(
    start: Annotated[str, typer.Argument(metavar="FROM", help="Identifier to begin at.")],
    end: Annotated[str | None, typer.Argument(metavar="[TO]", help="Identifier to arrive at.")] = None,
    direction: Annotated[Direction, typer.Option(help="out: what it cites; in: what cites it.")] = Direction.OUT,
    depth: Annotated[int | None, typer.Option(min=1, help="Most steps (default: 2, with TO 4).")] = None,
    limit: Annotated[int, typer.Option(min=1, help="Most entries or chains.")] = 200,
    output_format: Annotated[Format, typer.Option("--format")] = Format.TREE,
    store: StoreOption = None,
) -> None:
    """Follow citations from an instrument.

    Without TO as a tree; with TO all the ways to that instrument.
    """
    settings = load_settings(store)
    from tipgraph.network import load_network
    from tipgraph.store import open_reader

    with open_reader(settings.store) as reader:
        network = load_network(reader)
    if end is None:
        tree = network.tree(start, direction.value, depth or _DEPTH_OF_A_TREE, limit)
        found, entry, truncated = asdict(tree), _of_branch(tree.root), tree.truncated
    else:
        chains = network.chains(start, end, direction.value, depth or _DEPTH_OF_A_CHAIN, limit)
        found, entry, truncated = asdict(chains), _of_chains(network, start, chains), chains.truncated
        if not chains.paths:
            say(f"No chain of up to {depth or _DEPTH_OF_A_CHAIN} steps leads from {start} to {end}.")
    if output_format is Format.JSON:
        write(json.dumps(found, ensure_ascii=False, indent=2))
    else:
        write("\n".join(_drawn(entry)))
    if truncated:
        say(f"There is more than --limit {limit} shows.")


def _of_branch(branch: "Branch") -> _Entry:
    text = _line(branch.node, branch.step)
    if branch.repeated is not None:
        text += f"  (see {branch.repeated})"
    entry = _Entry(text, [_of_branch(child) for child in branch.children])
    # What the depth cuts off is not shown, as tree(1) does; what the limit cuts off is.
    if branch.omitted and branch.children:
        entry.children.append(_Entry(f"… {branch.omitted} more"))
    return entry


def _of_chains(network: "CitationNetwork", start: str, chains: "Chains") -> _Entry:
    """Paths that begin alike share their beginning in the tree."""
    root = _Entry(_line(network.node(start), None))
    entries: dict[tuple[str, ...], _Entry] = {}
    for path in chains:
        parent = root
        for length, step in enumerate(path.steps, 2):
            beginning = path.nodes[:length]
            if beginning not in entries:
                entries[beginning] = _Entry(_line(network.node(beginning[-1]), step))
                parent.children.append(entries[beginning])
            parent = entries[beginning]
    return root


def _line(node: "Node", step: "Step | None") -> str:
    parts = [node.identifier]
    if node.title:
        parts.append(shortened(node.title, _LONGEST_TITLE))
    if step is not None:
        how = [*(relation for relation in step.relations if relation != "cites"), *step.verbs]
        places = f": {_listed(step.paragraphs)}" if step.paragraphs else ""
        parts.append(f"[{_listed(tuple(dict.fromkeys(how))) or 'cites'}{places}]")
    return "  ".join(parts)


def _listed(words: tuple[str, ...]) -> str:
    more = len(words) - _MOST_PLACES
    return ", ".join(words[:_MOST_PLACES]) + (f" and {more} more" if more > 0 else "")


def _drawn(entry: _Entry) -> Iterator[str]:
    yield entry.text
    yield from _drawn_children(entry.children, "")


def _drawn_children(children: Iterable[_Entry], indent: str) -> Iterator[str]:
    remaining = list(children)
    for position, child in enumerate(remaining, 1):
        last = position == len(remaining)
        yield f"{indent}{'└── ' if last else '├── '}{child.text}"
        yield from _drawn_children(child.children, f"{indent}{'    ' if last else '│   '}")
