"""Stated facts: the triple itself, and beside it the statement with the words that it rests on."""

from collections.abc import Iterable
from functools import cache

from rdflib import RDF, Graph, Literal, URIRef

from tipgraph.errors import GraphError
from tipgraph.model import StatedFact
from tipgraph.rdf.evidence import Texts, add_words
from tipgraph.rdf.terms import ELI, PROV, TIP
from tipgraph.rdf.things import describe_body, describe_event, describe_instrument, describe_publication
from tipgraph.registry import load_registry
from tipgraph.registry.instruments import component_identifier

_PROPERTIES = {
    "adopted-by": TIP.adoptedBy,
    "supplements": TIP.supplements,
    "establishes": TIP.establishes,
    "designates": TIP.designates,
    "amends": TIP.amends,
    "published-in": TIP.publishedIn,
    "observed-on": TIP.observedOn,
}
_EVERY_YEAR = "P1Y"


def add_facts(graph: Graph, texts: Texts, facts: Iterable[StatedFact], run: URIRef) -> None:
    """Write what a document states outright.

    Args:
        graph: graph to write to; it describes the bodies and events that the document names.
        texts: the document's texts.
        facts: what it states.
        run: IRI of the run that read it.

    Raises:
        GraphError: if the words stand in a paragraph or footnote that the document does not have, or a relation is
            none.
    """
    for fact in facts:
        relation = _relation(fact)
        subject = _thing(graph, texts, fact.subject_type, fact.subject)
        node = texts.iris.fact(texts.identifier, fact.paragraph, fact.relation, fact.subject, fact.object)
        place = texts.place(fact.paragraph, fact.note, fact.start, fact.end, fact.surface)
        words = texts.iris.mention(str(place.source), str(place.start), str(place.end), "fact")
        add_words(graph, words, place, fact.surface)
        graph.add((node, RDF.type, TIP.StatedFact))
        graph.add((node, TIP.factSubject, subject))
        graph.add((node, TIP.factRelation, relation))
        graph.add((node, TIP.assertedIn, texts.paragraph(fact.paragraph)))
        graph.add((node, TIP.evidence, words))
        graph.add((node, TIP.rule, Literal(fact.rule)))
        graph.add((node, PROV.wasGeneratedBy, run))
        if fact.object_type == "day":
            graph.add((node, TIP.factValue, Literal(fact.object)))
            graph.add((subject, RDF.type, TIP.Observance))
            graph.add((subject, relation, Literal(fact.object)))
            if fact.object.startswith("--"):
                graph.add((subject, TIP.recurrence, Literal(_EVERY_YEAR)))
            continue
        thing = _thing(graph, texts, fact.object_type, fact.object)
        graph.add((node, TIP.factObject, thing))
        graph.add((subject, relation, thing))
        if relation == TIP.designates:
            graph.add((thing, RDF.type, TIP.Observance))


def _relation(fact: StatedFact) -> URIRef:
    if fact.relation == "adopted-by" and fact.object_type == "body":
        return ELI.passed_by
    if fact.relation not in _PROPERTIES:
        known = ", ".join(sorted(_PROPERTIES))
        raise GraphError(f"{fact.relation!r} is no relation that a text can state.", f"Use one of {known}.")
    return _PROPERTIES[fact.relation]


def _thing(graph: Graph, texts: Texts, kind: str, identifier: str) -> URIRef:
    if kind == "publication":
        return describe_publication(graph, texts.iris, identifier)
    if kind == "instrument":
        return describe_instrument(graph, texts.iris, identifier, kind=_component_kinds().get(identifier))
    node = texts.iris.body(identifier) if kind == "body" else texts.iris.event(identifier)
    if (node, RDF.type, None) not in graph:
        if kind == "body":
            describe_body(graph, texts.iris, identifier)
        else:
            describe_event(graph, texts.iris, identifier, identifier.replace("-", " "))
    return node


@cache
def _component_kinds() -> dict[str, str]:
    """Return the kinds of the instruments that others carry, which their identifiers do not say."""
    return {component_identifier(i): i.kind for i in load_registry().instruments if i.part is not None}
