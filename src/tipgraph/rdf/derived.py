"""The derived graph: shortcuts read off the citation nodes, facts on which all texts agree, and lineage."""

import datetime
from collections import defaultdict
from collections.abc import Collection, Iterable
from typing import Final, Protocol

from rdflib import RDF, RDFS, Graph, Literal, URIRef

from tipgraph.errors import GraphError
from tipgraph.rdf.iris import DEFAULT_IRIS, Iris
from tipgraph.rdf.terms import DCTERMS, ELI, TIP, new_graph
from tipgraph.rdf.things import decimal, describe_instrument, integer

LINKS_QUERY: Final = """
PREFIX tip: <https://w3id.org/tipgraph/ontology#>
PREFIX cito: <http://purl.org/spar/cito/>
SELECT DISTINCT ?citing ?cited ?title ?date WHERE {
  ?citation a tip:Citation ; cito:hasCitingEntity ?citing ; cito:hasCitedEntity ?cited .
  OPTIONAL { ?citation tip:statedTitle ?title }
  OPTIONAL { ?citation tip:statedDate ?date }
}"""
"""Rows that `derived_graph` takes as `links`, once its old graph is out of the store."""

KNOWN_QUERY: Final = """
PREFIX tip: <https://w3id.org/tipgraph/ontology#>
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX eli: <http://data.europa.eu/eli/ontology#>
SELECT DISTINCT ?instrument ?known WHERE {
  { ?instrument a tip:Instrument BIND("type" AS ?known) }
  UNION { ?instrument tip:resolved true BIND("resolved" AS ?known) }
  UNION { ?instrument a tip:Instrument ; dcterms:title ?title BIND("title" AS ?known) }
  UNION { ?instrument eli:date_document ?day BIND("date" AS ?known) }
  UNION { ?instrument tip:year ?year BIND("year" AS ?known) }
}"""
"""Rows that `derived_graph` takes as `known`, once its old graph is out of the store."""

Link = tuple[str, str, str | None, str | None]
"""Citing IRI, cited IRI, title that the text gives to the cited one, date (``2010-07-30``) that it gives."""

_RELATIONS: Final = frozenset(
    {
        "adoptedAs",
        "basedOn",
        "componentOf",
        "draftOf",
        "hasComponent",
        "inSeriesWith",
        "precededBy",
        "supplements",
        "takenOverBy",
    }
)
_INVERSES: Final = {"hasComponent": "componentOf", "componentOf": "hasComponent"}


class LineageRecord(Protocol):
    """A relation between two texts, with what speaks for it."""

    @property
    def subject(self) -> str:
        """Identifier of the first text."""

    @property
    def relation(self) -> str:
        """Local name of the property: ``adoptedAs``, ``draftOf``, …"""

    @property
    def object(self) -> str:
        """Identifier of the second text."""

    @property
    def evidence(self) -> str:
        """A sentence that says what shows it."""

    @property
    def confidence(self) -> float:
        """How sure it is, 0 to 1."""

    @property
    def method(self) -> str:
        """Name of the method that found it."""


def derived_graph(
    links: Iterable[Link],
    lineage: Iterable[tuple[str, str, str] | LineageRecord] = (),
    known: Collection[tuple[str, str]] = (),
    iris: Iris = DEFAULT_IRIS,
) -> Graph:
    """Derive what holds for the graph as a whole.

    A title or date that citing texts give to an instrument becomes its own where all of them agree and
    nothing better is known.

    Args:
        links: rows of `LINKS_QUERY`.
        lineage: subject's identifier, relation (``adoptedAs``, ``draftOf``, …), object's identifier; or
            records, whose evidence then goes into the graph too.
        known: rows of `KNOWN_QUERY`: an instrument's IRI, and which of ``type``, ``resolved``, ``title``,
            ``date`` and ``year`` is known of it.
        iris: IRIs of the site.

    Returns:
        The graph, to be stored under ``iris.graph("derived")``.

    Raises:
        GraphError: if a relation is unknown or a date is none.
    """
    graph = new_graph()
    facts = set(known)
    titles: defaultdict[str, set[str]] = defaultdict(set)
    dates: defaultdict[str, set[str]] = defaultdict(set)
    for citing, cited, title, date in links:
        graph.add((URIRef(citing), TIP.cites, URIRef(cited)))
        titles[cited] |= {title[:1].upper() + title[1:]} if title else set()
        dates[cited] |= {date} if date else set()
    for cited, found in titles.items():
        if (cited, "resolved") not in facts:
            graph.add((URIRef(cited), TIP.resolved, Literal(False)))
        if len(found) == 1 and (cited, "title") not in facts:
            graph.add((URIRef(cited), DCTERMS.title, Literal(found.pop(), lang="en")))
    for cited, found in dates.items():
        if len(found) == 1 and (cited, "date") not in facts:
            _add_date(graph, URIRef(cited), found.pop(), with_year=(cited, "year") not in facts)
    for row in lineage:
        _add_lineage(graph, iris, row, facts)
    return graph


def _add_date(graph: Graph, instrument: URIRef, text: str, *, with_year: bool) -> None:
    try:
        day = datetime.date.fromisoformat(text)
    except ValueError as error:
        raise GraphError(f"{text!r}, stated of <{instrument}>, is no date.", "Write it as 2010-07-30.") from error
    graph.add((instrument, ELI.date_document, Literal(day)))
    if with_year:
        graph.add((instrument, TIP.year, integer(day.year)))


def _add_lineage(
    graph: Graph, iris: Iris, row: tuple[str, str, str] | LineageRecord, facts: set[tuple[str, str]]
) -> None:
    subject, relation, thing = row if isinstance(row, tuple) else (row.subject, row.relation, row.object)
    _check_relation(relation)
    first = _known_or_described(graph, iris, subject, facts)
    second = _known_or_described(graph, iris, thing, facts)
    graph.add((first, TIP[relation], second))
    if relation in _INVERSES:
        graph.add((second, TIP[_INVERSES[relation]], first))
    if not isinstance(row, tuple):
        node = iris.lineage(subject, relation, thing, row.method, row.evidence)
        graph.add((node, RDF.type, TIP.LineageStatement))
        graph.add((node, TIP.lineageSubject, first))
        graph.add((node, TIP.lineageRelation, TIP[relation]))
        graph.add((node, TIP.lineageObject, second))
        graph.add((node, RDFS.comment, Literal(row.evidence, lang="en")))
        graph.add((node, TIP.rule, Literal(row.method)))
        graph.add((node, TIP.confidence, decimal(row.confidence)))


def _check_relation(relation: str) -> None:
    if relation not in _RELATIONS:
        raise GraphError(f"{relation!r} is no relation between texts.", f"Use one of {', '.join(sorted(_RELATIONS))}.")


def _known_or_described(graph: Graph, iris: Iris, identifier: str, facts: set[tuple[str, str]]) -> URIRef:
    instrument = iris.instrument(identifier)
    if (str(instrument), "type") in facts:
        return instrument
    return describe_instrument(graph, iris, identifier)
