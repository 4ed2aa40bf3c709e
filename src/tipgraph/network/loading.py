"""The citation network out of the graph: four queries, whatever its size."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from urllib.parse import unquote

from tipgraph.network.citation_network import CitationNetwork
from tipgraph.network.records import Edge, Node
from tipgraph.store import GraphReader

LINEAGE = (
    "adoptedAs",
    "basedOn",
    "draftOf",
    "hasComponent",
    "inSeriesWith",
    "precededBy",
    "supplements",
    "takenOverBy",
)
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
SELECT ?citing ?cited ?paragraph ?verb ?place WHERE {{
  ?citation cito:hasCitingEntity ?citing ; cito:hasCitedEntity ?cited ; tip:citingParagraph ?paragraph ;
            tip:evidence ?place .
  OPTIONAL {{ ?citation tip:verb ?verb }}
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
    nodes = _Nodes({node.iri: node for node in _nodes(reader)})
    edges = [*_citations(reader, nodes), *_lineage(reader, nodes)]
    return CitationNetwork(_titled(nodes.values(), edges), edges)


def _titled(nodes: Iterable[Node], edges: Iterable[Edge]) -> Iterable[Node]:
    """Give a host that has no title of its own those of the instruments that it carries."""
    known = {node.identifier: node for node in nodes}
    carried: defaultdict[str, list[str]] = defaultdict(list)
    for edge in edges:
        if edge.relation == "hasComponent":
            carried[edge.source].append(known[edge.target].title or known[edge.target].label)
    for identifier, titles in carried.items():
        if known[identifier].title is None:
            known[identifier] = replace(known[identifier], title="; ".join(sorted(titles)))
    return known.values()


class _Nodes(dict[str, Node]):
    """Nodes by IRI; one that the graph only points at is made when it is asked for."""

    def __missing__(self, iri: str) -> Node:
        identifier = unquote(iri.partition("/id/")[2] or iri)
        self[iri] = node = Node(identifier, iri, identifier, resolved=False)
        return node


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
    return min((_last(concept) for concept in concepts), key=lambda kind: (kind in _VAGUE_KINDS, kind), default="")


def _citations(reader: GraphReader, nodes: _Nodes) -> Iterable[Edge]:
    pairs: defaultdict[tuple[str, str], list[tuple[str, str, str]]] = defaultdict(list)
    for citing, cited, paragraph, verb, place in _iris(reader, _CITATIONS):
        pairs[citing, cited].append((paragraph, verb, place))
    labels: dict[str, tuple[int, str]] = {}
    for iri, label, order in reader.select(_PARAGRAPHS).rows:
        labels[str(iri)] = (int(order.value) if order else 0, str(label))
    notations: dict[str, str] = {"": ""}
    for (citing, cited), found in pairs.items():
        uses = {
            (
                labels.get(paragraph) or (0, unquote(paragraph.rpartition("#")[2])),
                notations.get(verb) or notations.setdefault(verb, _last(verb)),
            )
            for paragraph, verb, _ in found
        }
        ordered = sorted(uses) if len(uses) > 1 else uses
        yield Edge(
            nodes[citing].identifier,
            nodes[cited].identifier,
            verbs=tuple(dict.fromkeys(verb for _, verb in ordered if verb)),
            paragraphs=tuple(dict.fromkeys(label for (_, label), _ in ordered)),
            citations=len({place for _, _, place in found}),
        )


def _lineage(reader: GraphReader, nodes: _Nodes) -> Iterable[Edge]:
    for first, relation, second in reader.select(_LINEAGE).rows:
        yield Edge(nodes[str(first)].identifier, nodes[str(second)].identifier, _last(str(relation)))


def _iris(reader: GraphReader, query: str) -> Iterable[list[str]]:
    """Return the rows of a query for IRIs only; an unbound one is empty.

    The engine writes tab-separated values three times as fast as it hands over terms one by one.
    """
    lines = reader.answer(query, "text/tab-separated-values").body.decode().split("\n")
    for line in lines[1:]:
        if line:
            yield [cell[1:-1] for cell in line.split("\t")]


def _last(iri: str) -> str:
    return unquote(iri.replace("#", "/").rpartition("/")[2])
