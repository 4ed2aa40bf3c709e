"""Which text became which: aligned paragraphs, drafts and their adopted texts, series of resolutions."""

from tipgraph.lineage.finding import relations
from tipgraph.lineage.records import Alignment, AlignmentKind, LineageResult, Relation

__all__ = ["Alignment", "AlignmentKind", "LineageResult", "Relation", "relations"]
