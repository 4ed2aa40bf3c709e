"""How many of the United Nations' own links the extractor finds, in a clean and in a damaged rendering."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from tipgraph.documents import read_text
from tipgraph.errors import SymbolError, TipgraphError
from tipgraph.evaluation.corpus import CorpusFile
from tipgraph.evaluation.damage import damage
from tipgraph.evaluation.parallel import extractor
from tipgraph.evaluation.rendering import Rendering, render
from tipgraph.evaluation.targets import comparison_keys, own_error
from tipgraph.model import Citation
from tipgraph.symbols import describe, parse

_NUMBER = re.compile(r"/res/(\d+/\d+)$")


class Condition(StrEnum):
    """In which state a document is read."""

    CLEAN = "clean"
    DAMAGED = "damaged"


@dataclass(frozen=True, slots=True)
class LinkOutcome:
    """One target that a document links to.

    Attributes:
        target: as the address writes it.
        anchor: words that carry the link, where it stands first.
        in_note: whether they stand in a footnote.
        own_error: why the link contradicts itself, or None.
        found: whether the extractor cites the target anywhere in the document.
    """

    target: str
    anchor: str
    in_note: bool
    own_error: str | None
    found: bool


@dataclass(frozen=True, slots=True)
class DocumentLinks:
    """The links of one document in one condition.

    Attributes:
        name: file name without extension.
        symbol: its symbol.
        kind: ``General Assembly resolution``-like class for the tables: organ and kind.
        condition: how it was read.
        links: one for each target.
        pairs: paragraph and target of every citation found, as one string.
        wrong_organ: resolutions cited whose number is linked in the document, but as another organ's.
        failure: why it could not be read, or None.
    """

    name: str
    symbol: str
    kind: str
    condition: Condition
    links: tuple[LinkOutcome, ...]
    pairs: frozenset[str] = frozenset()
    wrong_organ: tuple[str, ...] = ()
    failure: str | None = None

    @property
    def complete(self) -> bool:
        """Whether every link was found."""
        return all(link.found for link in self.links)


@dataclass(frozen=True, slots=True)
class LinkTotals:
    """Added up over documents.

    Attributes:
        documents: documents with at least one link.
        complete: those of them where every link was found.
        links: pairs of document and target.
        found: those of them that were found.
        own_errors: links that contradict themselves and were not found.
    """

    documents: int = 0
    complete: int = 0
    links: int = 0
    found: int = 0
    own_errors: int = 0

    @property
    def recall(self) -> float:
        """Share of the links that was found."""
        return self.found / self.links if self.links else 1.0

    @property
    def recall_without_own_errors(self) -> float:
        """The same, the links that contradict themselves left out of the count."""
        return self.found / (self.links - self.own_errors) if self.links > self.own_errors else 1.0

    @property
    def share_complete(self) -> float:
        """Share of the documents where every link was found."""
        return self.complete / self.documents if self.documents else 1.0


def follow_both(file: CorpusFile) -> tuple[DocumentLinks, ...]:
    """Read one document as rendered and damaged; see `follow_links`."""
    return follow_links(file, tuple(Condition))


def follow_links(file: CorpusFile, conditions: Sequence[Condition]) -> tuple[DocumentLinks, ...]:
    """Render one document, extract it and see which of its links are cited, once for each condition.

    Raises:
        DocumentError: it is no XML.
    """
    rendering = render(file.data, file.stem)
    return tuple(_follow(rendering, condition) for condition in conditions)


def _follow(rendering: Rendering, condition: Condition) -> DocumentLinks:
    failure, citations = None, tuple[Citation, ...]()
    try:
        document = read_text(rendered_text(rendering, condition), f"{rendering.name}.txt", "text/plain")
        citations = extractor().extract(document).citations
    except TipgraphError as error:
        failure = str(error)
    keys = {target: comparison_keys(target) for target in {citation.target for citation in citations}}
    return DocumentLinks(
        rendering.name,
        rendering.symbol,
        kind_of_document(rendering),
        condition,
        match_links(rendering, frozenset(key for many in keys.values() for key in many)),
        frozenset(f"{citation.paragraph} {citation.target}" for citation in citations),
        wrong_organs(rendering, keys),
        failure,
    )


def wrong_organs(rendering: Rendering, cited: Mapping[str, frozenset[str]]) -> tuple[str, ...]:
    """List resolutions that are cited although the document links their number only as another organ's.

    The United Nations do not link every citation, so what is cited beyond the links is no error in general. A
    number that they gave to one organ and the extractor to another, as well or instead, mostly is one.

    Args:
        rendering: the document.
        cited: comparison keys of each citation's target.
    """
    linked: dict[str, set[str]] = {}
    for link in rendering.links:
        for key in comparison_keys(link.target):
            number = _NUMBER.search(key)
            if number and own_error(link.target, link.anchor) is None:
                linked.setdefault(number[1], set()).add(key)
    return tuple(
        sorted(
            target
            for target, keys in cited.items()
            for key in keys
            for number in [_NUMBER.search(key)]
            if number and number[1] in linked and key not in linked[number[1]]
        )
    )


def rendered_text(rendering: Rendering, condition: Condition) -> str:
    """Return the text of a rendering in a condition; the damage follows from the document's symbol."""
    return (
        rendering.text if condition is Condition.CLEAN else damage(rendering.text, rendering.symbol or rendering.name)
    )


def match_links(rendering: Rendering, cited: frozenset[str]) -> tuple[LinkOutcome, ...]:
    """Compare the links of a document, each target once and without the document itself, with what is cited.

    Args:
        rendering: the document.
        cited: comparison keys of all citations found in it.
    """
    own = comparison_keys(rendering.symbol)
    outcomes: dict[frozenset[str], LinkOutcome] = {}
    for link in rendering.links:
        keys = comparison_keys(link.target)
        if keys & own or keys in outcomes:
            continue
        # Two symbols of one document: the words may give both and the address only the second.
        reached = keys | comparison_keys(link.anchor) if keys & comparison_keys(link.anchor) else keys
        outcomes[keys] = LinkOutcome(
            link.target,
            link.anchor,
            link.in_note,
            own_error(link.target, link.anchor),
            bool(reached & cited),
        )
    return tuple(outcomes.values())


def add_up(documents: Iterable[DocumentLinks]) -> LinkTotals:
    """Add up documents."""
    with_links = [document for document in documents if document.links]
    lost = [link for document in with_links for link in document.links if not link.found]
    links = sum(len(document.links) for document in with_links)
    return LinkTotals(
        documents=len(with_links),
        complete=sum(document.complete for document in with_links),
        links=links,
        found=links - len(lost),
        own_errors=sum(link.own_error is not None for link in lost),
    )


def agreement(clean: Iterable[DocumentLinks], damaged: Iterable[DocumentLinks]) -> tuple[float, float]:
    """Compare what was found in the damaged documents with what was found in the clean ones.

    The links only tell whether a target is cited anywhere in the document; this looks at the paragraph too.

    Returns:
        Share of the clean pairs of paragraph and target that the damaged have, and the share of the damaged pairs
        that the clean have.
    """
    by_name = {document.name: document.pairs for document in damaged}
    pairs = [(document.pairs, by_name.get(document.name, frozenset())) for document in clean]
    common = sum(len(one & other) for one, other in pairs)
    in_clean, in_damaged = sum(len(one) for one, _ in pairs), sum(len(other) for _, other in pairs)
    return common / in_clean if in_clean else 1.0, common / in_damaged if in_damaged else 1.0


def grouped(documents: Iterable[DocumentLinks], name: Callable[[DocumentLinks], str]) -> dict[str, LinkTotals]:
    """Add up documents by a name that each of them has, such as its organ."""
    groups: dict[str, list[DocumentLinks]] = {}
    for document in documents:
        groups.setdefault(name(document), []).append(document)
    return {group: add_up(groups[group]) for group in sorted(groups)}


def grouped_by_target(documents: Iterable[DocumentLinks]) -> dict[str, tuple[int, int]]:
    """Count links and found links by the organ and kind of their targets."""
    groups: dict[str, tuple[int, int]] = {}
    for document in documents:
        for link in document.links:
            group = class_of_symbol(link.target)
            links, found = groups.get(group, (0, 0))
            groups[group] = (links + 1, found + link.found)
    return dict(sorted(groups.items()))


def class_of_symbol(symbol: str) -> str:
    """Return organ and kind of what a symbol stands for: ``UNSC resolution``; organs without acronym are others."""
    try:
        facts = describe(parse(symbol).identifier)
    except SymbolError:
        return "no symbol"
    organ = facts.organ if facts.organ and not facts.organ.islower() and "-" not in facts.organ else "other"
    return f"{organ} {facts.kind}"


def kind_of_document(rendering: Rendering) -> str:
    """Return organ and kind of a rendered document in words; several resolutions in one file are a collection."""
    kind = class_of_symbol(rendering.symbol.partition(" ")[0])
    return f"{kind.partition(' ')[0]} {rendering.kind}"
