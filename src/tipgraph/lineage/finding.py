"""The lineage of all documents of a build."""

from collections.abc import Sequence

from tipgraph.lineage.adoption import announced_drafts, draft_symbols, drafts_by_title, taken_over
from tipgraph.lineage.alignment import align
from tipgraph.lineage.records import LineageResult, Relation
from tipgraph.lineage.series import series
from tipgraph.lineage.texts import prepare
from tipgraph.model import Extraction
from tipgraph.registry import Registry


def relations(extractions: Sequence[Extraction], registry: Registry) -> LineageResult:
    """Find which text became which, and which resolutions form a series.

    Args:
        extractions: what was found in every document of the build; their order does not matter.
        registry: what is known beforehand.

    Returns:
        Relations between instruments and aligned paragraphs, both sorted, each relation once.
    """
    ordered = sorted(extractions, key=lambda extraction: extraction.document.description.id)
    documents = [extraction.document for extraction in ordered]
    texts = [prepare(document) for document in documents]
    alignments = align(texts)
    found: dict[tuple[str, str, str], Relation] = {}
    for relation in (
        *taken_over(texts, alignments),
        *announced_drafts(documents, registry.instruments),
        *drafts_by_title(documents, registry.instruments),
        *draft_symbols(documents),
        *series(ordered),
    ):
        key = (relation.subject, relation.relation, relation.object)
        if key not in found or relation.confidence > found[key].confidence:
            found[key] = relation
    return LineageResult(tuple(found[key] for key in sorted(found)), alignments)
