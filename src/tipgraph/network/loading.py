"""The citation network out of the graph: three queries, whatever its size."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from urllib.parse import unquote

from tipgraph.network.citation_network import CitationNetwork
from tipgraph.network.records import Edge, Node
from tipgraph.store import GraphReader

LINEAGE = ("adoptedAs", "basedOn", "draftOf", "hasComponent", "inSeriesWith", "precededBy", "supplements")
"""Relations that are edges beside ``cites``. Inverses (``componentOf``) would say the same twice."""

_PREFIXES = """
PREFIX tip: <https://w3id.org/tipgraph/ontology#>
PREFIX cito: <http://purl.org/spar/cito/>
PREFIX eli: <http://data.europa.eu/eli/ontology#>
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
"""
_NODES = f"""{_PREFIXES}
SELECT ?instrument ?property ?value WHERE {{
  ?instrument a tip:Instrument .
  VALUES ?property {{ dcterms:identifier rdfs:label dcterms:title tip:kind tip:organ eli:passed_by tip:year
                      tip:isSourceDocument tip:resolved }}
  ?instrument ?property ?value .
}}"""
_CITATIONS = f"""{_PREFIXES}
SELECT ?citation ?citing ?cited ?paragraph ?verb ?evidence WHERE {{
  ?citation cito:hasCitingEntity ?citing ; cito:hasCitedEntity ?cited ; tip:citingParagraph ?paragraph .
  OPTIONAL {{ ?citation tip:verb ?verb }}
  OPTIONAL {{ ?citation tip:evidence ?evidence }}
}}"""
_PARAGRAPHS = f"""{_PREFIXES}
SELECT DISTINCT ?paragraph ?label ?order WHERE {{
  ?paragraph tip:paragraphLabel ?label .
  OPTIONAL {{ ?paragraph tip:order ?order }}
}}"""
_LINEAGE = f"""{_PREFIXES}
SELECT DISTINCT ?first ?relation ?second WHERE {{
  VALUES ?relation {{ {" ".join(f"tip:{name}" for name in LINEAGE)} }}
  ?first ?relation ?second .
}}"""

_VAGUE_KINDS = frozenset({"", "name", "document"})


def load_network(reader: GraphReader) -> CitationNetwork:
    """Load all instruments, their citations and their lineage.

    Args:
        reader: an open store.

    Returns:
        The network; it does not need the reader any more.
    """
    nodes = {node.iri: node for node in _nodes(reader)}
    edges = [*_citations(reader), *_lineage(reader)]
    for edge in edges:
        for iri in (edge.source, edge.target):
            if iri not in nodes:
                identifier = unquote(iri.partition("/id/")[2] or iri)
                nodes[iri] = Node(identifier, iri, identifier, resolved=False)
    return CitationNetwork(
        nodes.values(),
        (
            Edge(
                nodes[edge.source].identifier,
                nodes[edge.target].identifier,
                edge.relation,
                edge.verbs,
                edge.paragraphs,
                edge.citations,
            )
            for edge in edges
        ),
    )


def _nodes(reader: GraphReader) -> Iterable[Node]:
    facts: defaultdict[str, defaultdict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for instrument, property_, value in reader.select(_NODES).rows:
        facts[str(instrument)][_last(str(property_))].add(str(value))
    for iri, known in facts.items():
        for identifier in sorted(known["identifier"])[:1]:
            yield Node(
                identifier,
                iri,
                label=min(known["label"], default=identifier),
                title=min(known["title"], default=None),
                kind=_kind(known["kind"]),
                organ=min((_last(organ) for organ in known["organ"] or known["passed_by"]), default=None),
                year=min((int(year) for year in known["year"]), default=None),
                source="true" in known["isSourceDocument"],
                resolved="true" in known["resolved"] or "false" not in known["resolved"],
            )


def _kind(concepts: Iterable[str]) -> str:
    """Return the kind that says most, where graphs know an instrument more or less well."""
    return min(
        (_last(concept) for concept in concepts), key=lambda kind: (kind in _VAGUE_KINDS, kind), default=""
    )


@dataclass(slots=True)
class _Found:
    """What the citation nodes of one pair of instruments say."""

    verbs: set[tuple[str, str]] = field(default_factory=set)
    paragraphs: set[str] = field(default_factory=set)
    places: set[str] = field(default_factory=set)


def _citations(reader: GraphReader) -> Iterable[Edge]:
    """Return edges between IRIs, as the identifiers may not be known yet."""
    pairs: defaultdict[tuple[str, str], _Found] = defaultdict(_Found)
    for citation, citing, cited, paragraph, verb, evidence in reader.select(_CITATIONS).rows:
        found = pairs[str(citing), str(cited)]
        found.paragraphs.add(str(paragraph))
        found.places.add(str(evidence or citation))
        if verb is not None:
            found.verbs.add((str(paragraph), _last(verb.value)))
    labels: dict[str, tuple[int, str]] = {}
    for iri, label, order in reader.select(_PARAGRAPHS).rows:
        labels[str(iri)] = (int(order.value) if order else 0, str(label))
    for (source, target), found in pairs.items():
        places = {
            name: labels.get(name) or (0, unquote(name.rpartition("#")[2])) for name in found.paragraphs
        }
        verbs = sorted((*places[name], verb) for name, verb in found.verbs)
        yield Edge(
            source,
            target,
            verbs=tuple(dict.fromkeys(verb for _, _, verb in verbs)),
            paragraphs=tuple(label for _, label in sorted(places.values())),
            citations=len(found.places),
        )


def _lineage(reader: GraphReader) -> Iterable[Edge]:
    for first, relation, second in reader.select(_LINEAGE).rows:
        yield Edge(str(first), str(second), _last(str(relation)))


def _last(iri: str) -> str:
    return unquote(iri.replace("#", "/").rpartition("/")[2])
