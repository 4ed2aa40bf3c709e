"""Figures of the data set, each by a query that anybody can ask the endpoint too."""

import functools
import re
from collections.abc import Mapping
from typing import Final

from tipgraph.store import GraphReader

COUNTS: Final[Mapping[str, str]] = {
    "triples": "SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }",
    "subjects": "SELECT (COUNT(DISTINCT ?s) AS ?n) WHERE { ?s ?p ?o }",
    "objects": "SELECT (COUNT(DISTINCT ?o) AS ?n) WHERE { ?s ?p ?o }",
    "properties": "SELECT (COUNT(DISTINCT ?p) AS ?n) WHERE { ?s ?p ?o }",
    "classes": "SELECT (COUNT(DISTINCT ?c) AS ?n) WHERE { ?s a ?c }",
}
"""What is counted in the default graph, and how. Entities are counted by `entities_query`."""

_CLASSES: Final = "SELECT ?c (COUNT(DISTINCT ?s) AS ?n) WHERE { ?s a ?c } GROUP BY ?c ORDER BY DESC(?n) ?c"
_PROPERTIES: Final = "SELECT ?p (COUNT(*) AS ?n) WHERE { ?s ?p ?o } GROUP BY ?p ORDER BY DESC(?n) ?p"
_MODIFIED: Final = """
SELECT (MAX(?time) AS ?last) WHERE {
  ?run a <https://w3id.org/tipgraph/ontology#ExtractionRun> ; <http://www.w3.org/ns/prov#endedAtTime> ?time
}"""
_EXAMPLE: Final = "SELECT ?s WHERE {{ ?s a <https://w3id.org/tipgraph/ontology#{name}> }} ORDER BY ?s LIMIT 1"
_EXAMPLES: Final = ("Resolution", "Treaty", "Paragraph", "Citation", "StatedFact", "LineageStatement")
_NAMESPACE: Final = re.compile(r"(?P<namespace>.*[#/])[^#/]*")


def entities_query(base: str) -> str:
    """Return the query that counts the entities: things of this site that something is said of.

    Args:
        base: what the IRIs of the site begin with.
    """
    return f'SELECT (COUNT(DISTINCT ?s) AS ?n) WHERE {{ ?s ?p ?o FILTER(isIRI(?s) && STRSTARTS(STR(?s), "{base}")) }}'


class DatasetFigures:
    """Figures of one generation, each counted when it is first asked for.

    Args:
        reader: the generation.
        base: what the IRIs of the site begin with.
    """

    def __init__(self, reader: GraphReader, base: str) -> None:
        self._reader = reader
        self._base = base
        self.dump_sizes: dict[str, int] = {}
        """Bytes of the dumps that have been made of this generation, by format."""

    @functools.cached_property
    def counts(self) -> dict[str, int]:
        """How many there are: the keys of `COUNTS`, and ``entities``."""
        queries = {**COUNTS, "entities": entities_query(self._base)}
        return {name: self._numbers(query)[0][1] for name, query in queries.items()}

    @functools.cached_property
    def classes(self) -> list[tuple[str, int]]:
        """Classes, and how many things belong to each; the largest first."""
        return self._numbers(_CLASSES)

    @functools.cached_property
    def properties(self) -> list[tuple[str, int]]:
        """Properties, and how many statements use each; the most used first."""
        return self._numbers(_PROPERTIES)

    @functools.cached_property
    def vocabularies(self) -> list[str]:
        """Namespaces of the classes and properties that are used."""
        used = [iri for iri, _ in (*self.classes, *self.properties)]
        found = {match["namespace"] for match in map(_NAMESPACE.fullmatch, used) if match}
        return sorted(found)

    @functools.cached_property
    def examples(self) -> list[str]:
        """One thing of each of some classes, as far as there are any."""
        rows = (row for name in _EXAMPLES for row in self._reader.select(_EXAMPLE.format(name=name)).rows)
        return list(dict.fromkeys(str(thing) for (thing,) in rows))

    @functools.cached_property
    def modified(self) -> str | None:
        """When the last run ended (``xsd:dateTime``), None if no run is recorded."""
        rows = self._reader.select(_MODIFIED).rows
        return str(rows[0][0]) if rows and rows[0][0] else None

    def _numbers(self, query: str) -> list[tuple[str, int]]:
        return [(str(row[0]), int(str(row[-1]))) for row in self._reader.select(query).rows]
