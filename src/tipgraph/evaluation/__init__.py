"""Accuracy of the extractor: its output beside documents annotated by hand."""

from tipgraph.evaluation.annotations import Annotation, Cited, Named, Opening, read_annotations, read_outputs
from tipgraph.evaluation.floors import BrokenFloor, Floor, broken_floors, read_floors
from tipgraph.evaluation.report import as_table
from tipgraph.evaluation.scores import Counts, DocumentScore, Measure, Scores, score_document, score_documents

__all__ = [
    "Annotation",
    "BrokenFloor",
    "Cited",
    "Counts",
    "DocumentScore",
    "Floor",
    "Measure",
    "Named",
    "Opening",
    "Scores",
    "as_table",
    "broken_floors",
    "read_annotations",
    "read_floors",
    "read_outputs",
    "score_document",
    "score_documents",
]
