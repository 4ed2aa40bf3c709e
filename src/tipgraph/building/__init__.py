"""One build: read, extract, map, validate, store, switch to the new generation."""

from tipgraph.building.checking import check_graph
from tipgraph.building.pipeline import BuildReport, Progress, build
from tipgraph.building.reading import Outcome, extract_files
from tipgraph.building.sources import Failure, SourceFile, Sources, find_sources
from tipgraph.building.statistics import Statistics, graph_statistics

__all__ = [
    "BuildReport",
    "Failure",
    "Outcome",
    "Progress",
    "SourceFile",
    "Sources",
    "Statistics",
    "build",
    "check_graph",
    "extract_files",
    "find_sources",
    "graph_statistics",
]
