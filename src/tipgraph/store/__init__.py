"""Where the graph lives: embedded Oxigraph (default), memory, or any SPARQL 1.1 endpoint."""

from tipgraph.store.addresses import begin_generation, current_generation, open_reader
from tipgraph.store.interface import Answer, GraphReader, GraphWriter, Rows, Term

__all__ = [
    "Answer",
    "GraphReader",
    "GraphWriter",
    "Rows",
    "Term",
    "begin_generation",
    "current_generation",
    "open_reader",
]
