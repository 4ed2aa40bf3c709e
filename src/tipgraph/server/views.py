"""What pages show, gathered from the network and the evidence; no HTML here."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Final

from tipgraph.network import CitationNetwork, Direction, Node, Ranked
from tipgraph.server.evidence import CitationEvidence, Words
from tipgraph.server.provider import Snapshot

_VIA_WORDS: Final = {
    "symbol": "by its symbol",
    "name": "by its name",
    "footnote": "through a footnote",
    "ibid": "through “Ibid.”",
    "anaphora": "by words that point back",
}
_RELATION_WORDS: Final = {
    "adoptedAs": ("Became", "Came from"),
    "draftOf": ("Draft of", "Has the draft"),
    "hasComponent": ("Contains", "Contained in"),
    "componentOf": ("Contained in", "Contains"),
    "precededBy": ("Preceded by", "Followed by"),
    "inSeriesWith": ("In a series with", "In a series with"),
    "basedOn": ("Based on", "Basis of"),
    "supplements": ("Supplements", "Supplemented by"),
}


@dataclass(frozen=True, slots=True)
class PageCitation:
    """One paragraph's citation as a page shows it: all verbs over the same words together.

    Attributes:
        paragraph: label of the citing paragraph.
        verbs: the verbs in English.
        how: how the target is named, in words.
        words: where it stands.
    """

    paragraph: str
    verbs: tuple[str, ...]
    how: str
    words: tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class CitationGroup:
    """All citations that join the page's instrument with another one."""

    node: Node
    citations: tuple[PageCitation, ...]


@dataclass(frozen=True, slots=True)
class RelatedInstruments:
    """Instruments that are related otherwise than by citation: in which way, and which."""

    words: str
    nodes: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of a text; where `target` is given they cite it, and `title` says what that is."""

    text: str
    target: str | None = None
    title: str = ""


def listed(network: CitationNetwork, node: Node) -> Ranked:
    """Count who cites an instrument.

    Args:
        network: the network.
        node: the instrument.
    """
    arcs = [arc for arc in network.citations(node.identifier, "in") if arc.relation == "cites"]
    return Ranked(node, len({arc.source for arc in arcs}), sum(arc.citations for arc in arcs))


def groups(graph: Snapshot, node: Node, direction: Direction) -> tuple[CitationGroup, ...]:
    """Return the citations of an instrument, by the instrument at their other end, in order of the text.

    Args:
        graph: the graph.
        node: the instrument.
        direction: ``out`` for what it cites, ``in`` for what cites it.
    """
    found: dict[str, list[CitationEvidence]] = {}
    for one in graph.evidence.citations(node.iri, direction):
        found.setdefault(one.cited if direction == "out" else one.citing, []).append(one)
    return tuple(
        CitationGroup(graph.network.nodes[other], _merge(citations))
        for other, citations in found.items()
        if other in graph.network.nodes
    )


def related(network: CitationNetwork, node: Node) -> tuple[RelatedInstruments, ...]:
    """Return what an instrument is related to otherwise than by citation.

    Args:
        network: the network.
        node: the instrument.
    """
    found: dict[str, dict[str, Node]] = {}
    for arc in network.citations(node.identifier, "out"):
        if arc.relation in _RELATION_WORDS:
            found.setdefault(_RELATION_WORDS[arc.relation][0], {})[arc.target] = network.nodes[arc.target]
    for arc in network.citations(node.identifier, "in"):
        if arc.relation in _RELATION_WORDS:
            found.setdefault(_RELATION_WORDS[arc.relation][1], {})[arc.source] = network.nodes[arc.source]
    return tuple(RelatedInstruments(words, tuple(nodes.values())) for words, nodes in found.items())


def annotate(text: str, places: Iterable[tuple[Words, Node]]) -> tuple[Piece, ...]:
    """Cut a text at the words that cite something.

    Args:
        text: the text.
        places: words in it, and what each cites. Words that several instruments share lead to the first.

    Returns:
        The pieces, which together are the text.
    """
    pieces: list[Piece] = []
    position = 0
    for words, node in sorted(places, key=lambda place: (place[0].start, -place[0].end)):
        if pieces and pieces[-1].target and words.start == position - len(pieces[-1].text):
            pieces[-1] = replace(pieces[-1], title=f"{pieces[-1].title}; {node.title or node.label}")
        if words.start < position:
            continue
        if words.start > position:
            pieces.append(Piece(text[position : words.start]))
        pieces.append(Piece(text[words.start : words.end], node.identifier, node.title or node.label))
        position = words.end
    if position < len(text):
        pieces.append(Piece(text[position:]))
    return tuple(pieces)


def _merge(citations: Iterable[CitationEvidence]) -> tuple[PageCitation, ...]:
    found: dict[tuple[object, ...], PageCitation] = {}
    for one in citations:
        key = (one.paragraph, one.provision, one.words)
        verbs = (one.verb_label or one.verb.replace("-", " "),) if one.verb else ()
        if key in found:
            found[key] = replace(found[key], verbs=found[key].verbs + verbs)
        else:
            found[key] = PageCitation(one.paragraph, verbs, _how(one), one.words)
    return tuple(found.values())


def _how(one: CitationEvidence) -> str:
    notes = sorted({words.note for words in one.words if words.note})
    parts = [_VIA_WORDS.get(one.via or "", "")]
    if notes:
        place = f"in footnote {', '.join(notes)}"
        parts = [place] if one.via == "footnote" else [*parts, place]
    if one.provision:
        parts.append(f"cited part: {one.provision}")
    if one.confidence is not None and one.confidence < 1:
        parts.append(f"confidence {one.confidence:g}")
    return " · ".join(part for part in parts if part)
