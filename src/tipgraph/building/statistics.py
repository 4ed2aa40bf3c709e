"""What a graph holds, counted in the graph itself."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from tipgraph.rdf.terms import CITO, ORG, TIP
from tipgraph.store import Rows


class Selecting(Protocol):
    """A reader or a writer of the store."""

    def select(self, query: str) -> Rows:
        """Run a SELECT query."""


@dataclass(frozen=True, slots=True)
class Statistics:
    """How much a graph holds.

    A citation is counted once for each paragraph and target, whatever number of verbs govern it.

    Attributes:
        documents: source documents.
        paragraphs: their paragraphs, cover pages included.
        citations: all citations.
        citations_by_kind: by kind of what is cited.
        citations_by_via: by the way in which the target is named; one named in two ways counts in both.
        instruments: distinct instruments, the source documents included.
        bodies: distinct bodies that the documents name.
        unnamed: instruments that are known by a name only.
        unresolved: places that look like a citation and were left open, each with a reason.
    """

    documents: int
    paragraphs: int
    citations: int
    citations_by_kind: Mapping[str, int]
    citations_by_via: Mapping[str, int]
    instruments: int
    bodies: int
    unnamed: int
    unresolved: int


def graph_statistics(store: Selecting) -> Statistics:
    """Count what a graph holds."""
    return Statistics(
        documents=_count(store, "?thing tip:isSourceDocument true"),
        paragraphs=_count(store, "?thing a tip:Paragraph"),
        citations=sum(_groups(store, "BIND('all' AS ?group)").values()),
        citations_by_kind=_groups(store, "?citation cito:hasCitedEntity/tip:kind ?group"),
        citations_by_via=_groups(store, "?citation tip:via ?group"),
        instruments=_count(store, "{ ?thing tip:isSourceDocument true } UNION { ?c cito:hasCitedEntity ?thing }"),
        bodies=_count(store, "?mention tip:mentions ?thing . ?thing a org:Organization"),
        unnamed=_count(store, "?c cito:hasCitedEntity ?thing . ?thing tip:resolved false"),
        unresolved=_count(store, "?thing a tip:UnresolvedReference"),
    )


_PREFIXES = f"PREFIX tip: <{TIP}> PREFIX cito: <{CITO}> PREFIX org: <{ORG}>"


def _count(store: Selecting, pattern: str) -> int:
    rows = store.select(f"{_PREFIXES} SELECT (COUNT(DISTINCT ?thing) AS ?n) WHERE {{ {pattern} }}").rows
    return int(str(rows[0][0]))


def _groups(store: Selecting, pattern: str) -> dict[str, int]:
    rows = store.select(
        f"{_PREFIXES} SELECT ?group (COUNT(*) AS ?n) WHERE {{"
        " SELECT DISTINCT ?group ?paragraph ?target WHERE {"
        f" ?citation tip:citingParagraph ?paragraph ; cito:hasCitedEntity ?target . {pattern} }} }}"
        " GROUP BY ?group ORDER BY DESC(?n) ?group"
    ).rows
    return {str(group).rsplit("/", 1)[-1]: int(str(number)) for group, number in rows if group is not None}
