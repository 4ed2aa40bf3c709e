"""The way in: files, folders, archives and standard input; each document read within limits of time and memory."""

from tipgraph.intake.limits import limits_of
from tipgraph.intake.reading import Outcome, extract_files
from tipgraph.intake.sources import STANDARD_INPUT, Failure, SourceFile, Sources, find_sources, lies_in, was_typed

__all__ = [
    "STANDARD_INPUT",
    "Failure",
    "Outcome",
    "SourceFile",
    "Sources",
    "extract_files",
    "find_sources",
    "lies_in",
    "limits_of",
    "was_typed",
]
