"""A graph that parses each query once.

The validator hands the text of every SPARQL constraint to the graph. Parsing all of them takes half a second, more
than checking a document does.
"""

from functools import lru_cache
from typing import Any

from rdflib import Graph
from rdflib.plugins.sparql import prepareQuery
from rdflib.plugins.sparql.sparql import Query
from rdflib.query import Result


class PreparedGraph(Graph):
    """A graph in memory that remembers the queries that it has parsed."""

    def query(self, query_object: str | Query, *args: Any, **options: Any) -> Result:
        """Query the graph; see `rdflib.Graph.query`. Query texts must name their prefixes themselves."""
        if isinstance(query_object, str):
            query_object = _prepared(_in_order(query_object))
        return super().query(query_object, *args, **options)


def _in_order(text: str) -> str:
    """Put the prefixes, which the validator writes in any order, into one."""
    lines = text.split("\n")
    prefixes = sorted(line for line in lines if line.startswith("PREFIX "))
    return "\n".join([*prefixes, *(line for line in lines if not line.startswith("PREFIX "))])


@lru_cache(maxsize=256)
def _prepared(text: str) -> Query:
    return prepareQuery(text)
