"""The shapes of the API's JSON answers; OpenAPI is made from them."""

from typing import Any

from pydantic import BaseModel, ConfigDict, Field

from tipgraph.network import Branch, Edge, Node, Path
from tipgraph.server.addresses import api_address
from tipgraph.server.evidence import CitationEvidence, Words


class _Answer(BaseModel):
    model_config = ConfigDict(frozen=True)


class Instrument(_Answer):
    """One instrument: a resolution, decision, treaty, declaration, report …"""

    id: str = Field(description="Canonical identifier: the official symbol without blanks.")
    iri: str
    label: str
    title: str | None
    kind: str
    organ: str | None = Field(description="Identifier of the body that adopted it.")
    year: int | None
    source: bool = Field(description="One of the documents that were read.")
    resolved: bool = Field(description="False for a name that no registry knows.")
    url: str = Field(description="Where this API says more about it.")

    @classmethod
    def of(cls, node: Node) -> "Instrument":
        """Return the answer for a node of the network."""
        return cls(
            id=node.identifier,
            iri=node.iri,
            label=node.label,
            title=node.title,
            kind=node.kind,
            organ=node.organ,
            year=node.year,
            source=node.source,
            resolved=node.resolved,
            url=api_address(node.identifier),
        )


class InstrumentPage(_Answer):
    """One page of a list of instruments."""

    total: int
    offset: int
    limit: int
    next: str | None = Field(description="Address of the next page.")
    previous: str | None = Field(description="Address of the previous page.")
    items: tuple[Instrument, ...]


class Relation(_Answer):
    """One arc of the network: all citations of one instrument by another, or their common lineage."""

    source: str
    target: str
    relation: str = Field(description="cites, adopts, draftOf …")
    verbs: tuple[str, ...]
    paragraphs: tuple[str, ...]
    citations: int

    @classmethod
    def of(cls, edge: Edge) -> "Relation":
        """Return the answer for an arc of the network."""
        return cls(
            source=edge.source,
            target=edge.target,
            relation=edge.relation,
            verbs=edge.verbs,
            paragraphs=edge.paragraphs,
            citations=edge.citations,
        )


class InstrumentDetail(Instrument):
    """One instrument and how many it cites and is cited by."""

    cites: int = Field(description="How many instruments it cites.")
    cited_by: int = Field(description="How many instruments cite it.")
    relations: tuple[Relation, ...] = Field(description="Its relations other than citation.")
    links: dict[str, str] = Field(description="Addresses of what else there is about it.")


class Place(_Answer):
    """Exact words, with what stands around them."""

    exact: str
    prefix: str
    suffix: str
    start: int = Field(description="Offset in the paragraph's text, or in the note's, in characters.")
    end: int
    note: str | None = Field(description="Mark of the footnote that holds the words.")

    @classmethod
    def of(cls, words: Words) -> "Place":
        """Return the answer for one place."""
        return cls(
            exact=words.exact,
            prefix=words.prefix,
            suffix=words.suffix,
            start=words.start,
            end=words.end,
            note=words.note,
        )


class CitationAnswer(_Answer):
    """One paragraph that cites one instrument under one verb."""

    citing: str
    cited: str
    label: str = Field(description="Label of the other instrument.")
    paragraph: str
    verb: str | None = Field(description="Base form of the governing verb.")
    provision: str | None = Field(description="The cited part as printed.")
    via: str | None = Field(description="symbol, name, footnote, ibid or anaphora.")
    rule: str | None
    confidence: float | None
    words: tuple[Place, ...]

    @classmethod
    def of(cls, one: CitationEvidence, label: str) -> "CitationAnswer":
        """Return the answer for one citation.

        Args:
            one: the citation.
            label: label of the instrument at its other end.
        """
        return cls(
            citing=one.citing,
            cited=one.cited,
            label=label,
            paragraph=one.paragraph,
            verb=one.verb,
            provision=one.provision,
            via=one.via,
            rule=one.rule,
            confidence=one.confidence,
            words=tuple(Place.of(words) for words in one.words),
        )


class CitationPage(_Answer):
    """One page of the citations that an instrument makes or receives."""

    instrument: Instrument
    direction: str
    total: int
    offset: int
    limit: int
    next: str | None
    previous: str | None
    items: tuple[CitationAnswer, ...]


class ParagraphAnswer(_Answer):
    """One paragraph: what it says and what it rests on."""

    instrument: str
    label: str
    kind: str
    status: str | None
    text: str
    citations: tuple[CitationAnswer, ...]


class ParagraphList(_Answer):
    """The paragraphs of a source document."""

    instrument: Instrument
    total: int
    items: tuple[ParagraphAnswer, ...]


class Chain(_Answer):
    """One way through the network."""

    length: int = Field(description="Number of steps.")
    instruments: tuple[str, ...] = Field(description="Identifiers from `from` to `to`.")
    steps: tuple[tuple[Relation, ...], ...] = Field(description="The relations that make each step.")

    @classmethod
    def of(cls, path: Path) -> "Chain":
        """Return the answer for a path."""
        steps = tuple(tuple(Relation.of(edge) for edge in step.edges) for step in path.steps)
        return cls(length=len(steps), instruments=path.nodes, steps=steps)


class TreeEntry(_Answer):
    """One instrument of a tree and what follows from it."""

    id: str
    label: str
    relations: tuple[Relation, ...] = Field(description="How the entry above leads here.")
    repeated: bool = Field(description="What follows stands at another entry of the same instrument.")
    omitted: int = Field(description="How many entries below were cut off by depth or limit.")
    children: "tuple[TreeEntry, ...]"

    @classmethod
    def of(cls, branch: Branch) -> "TreeEntry":
        """Return the answer for a branch and all below it."""
        return cls(
            id=branch.node.identifier,
            label=branch.node.label,
            relations=tuple(Relation.of(edge) for edge in branch.step.edges) if branch.step else (),
            repeated=branch.repeated is not None,
            omitted=branch.omitted,
            children=tuple(cls.of(child) for child in branch.children),
        )


class ChainAnswer(_Answer):
    """Chains between two instruments, or the tree that grows from one."""

    from_: str = Field(serialization_alias="from")
    to: str | None
    direction: str
    depth: int
    limit: int
    truncated: bool = Field(description="There is more than `limit` or the work allowed for it.")
    chains: tuple[Chain, ...] | None = Field(description="Shortest first; given where `to` is.")
    tree: TreeEntry | None = Field(description="Given where `to` is not.")


class Health(_Answer):
    """How the server is."""

    status: str
    version: str
    generation: str
    instruments: int
    triples: int
    graphs: dict[str, int] = Field(description="Triples of each named graph.")


class ProblemAnswer(BaseModel):
    """A problem as RFC 9457 describes it."""

    model_config = ConfigDict(extra="allow")

    type: str
    title: str
    status: int
    detail: str
    instance: str
    remedy: str | None = None
    nearest: list[str] | None = None
    errors: list[dict[str, Any]] | None = None
