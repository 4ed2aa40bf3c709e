"""One build: read, extract, map, validate, store, switch to the new generation."""

from tipgraph.building.pipeline import BuildReport, Progress, Remark, build
from tipgraph.building.statistics import Statistics, graph_statistics
from tipgraph.intake import Failure, Outcome, SourceFile, Sources, extract_files, find_sources

__all__ = [
    "BuildReport",
    "Failure",
    "Outcome",
    "Progress",
    "Remark",
    "SourceFile",
    "Sources",
    "Statistics",
    "build",
    "extract_files",
    "find_sources",
    "graph_statistics",
]
