"""Citation nodes: one for each paragraph, verb, target and cited part, with all its evidence."""

from collections import defaultdict
from functools import cache

from rdflib import RDF, Graph, Literal, URIRef

from tipgraph.model import Citation, VerbUse, Via
from tipgraph.rdf.evidence import Texts, add_mention
from tipgraph.rdf.spelling import name_in_words
from tipgraph.rdf.terms import CITO, PROV, TIP, concept
from tipgraph.rdf.things import decimal, describe_instrument
from tipgraph.registry.verbs import load_verbs

_DIRECTNESS = {via: position for position, via in enumerate(Via)}

Key = tuple[str, str | None, str, str | None]
"""Paragraph, verb or None, target, cited part or None."""


def add_citations(
    graph: Graph,
    texts: Texts,
    citations: tuple[Citation, ...],
    uses: dict[tuple[str, str], list[VerbUse]],
    run: URIRef,
) -> None:
    """Write the citation nodes of a document.

    Args:
        graph: graph to write to.
        texts: the document's texts.
        citations: the places where it cites.
        uses: its verb uses, by paragraph and verb.
        run: IRI of the run that found them.
    """
    places: defaultdict[Key, list[Citation]] = defaultdict(list)
    for citation in citations:
        for verb in citation.intents or (None,):
            places[citation.paragraph, verb, citation.target, citation.provision].append(citation)
    for key, found in places.items():
        node = _add_node(graph, texts, key, found, run)
        _add_governing_use(graph, texts, node, key, found[0], uses)


def verb_use_iri(texts: Texts, use: VerbUse) -> URIRef:
    """Return the IRI of a verb use."""
    return texts.iris.mention(texts.identifier, use.paragraph, use.stands_in, str(use.start), str(use.end), use.verb)


def _add_node(graph: Graph, texts: Texts, key: Key, found: list[Citation], run: URIRef) -> URIRef:
    label, verb, target, provision = key
    citing = texts.iris.instrument(texts.identifier)
    cited = _describe_target(graph, texts, target, found)
    node = texts.iris.citation(texts.identifier, label, verb or "", target, provision or "")
    best = min(found, key=lambda place: (_DIRECTNESS[place.via], -place.confidence))
    graph.add((node, RDF.type, TIP.Citation))
    graph.add((node, CITO.hasCitingEntity, citing))
    graph.add((node, CITO.hasCitedEntity, cited))
    graph.add((node, CITO.hasCitationCharacterization, _characterization(verb)))
    graph.add((node, TIP.citingParagraph, texts.paragraph(label)))
    graph.add((node, TIP.via, concept("via", best.via)))
    graph.add((node, TIP.rule, Literal(best.rule)))
    graph.add((node, TIP.confidence, decimal(best.confidence)))
    graph.add((node, PROV.wasGeneratedBy, run))
    if verb is not None:
        graph.add((node, TIP.verb, concept("verb", verb)))
    if provision is not None:
        graph.add((node, TIP.citedProvision, Literal(provision)))
    for place in found:
        words = texts.place(place.paragraph, place.note, place.start, place.end, place.surface)
        graph.add((node, TIP.evidence, add_mention(graph, texts, words, place.surface, cited)))
        if place.title is not None:
            graph.add((node, TIP.statedTitle, Literal(place.title)))
        if place.date is not None:
            graph.add((node, TIP.statedDate, Literal(place.date)))
    return node


def _describe_target(graph: Graph, texts: Texts, target: str, found: list[Citation]) -> URIRef:
    """Describe the target; every place may spell its name, the earliest that does is kept."""
    names = (place.surface for place in found if name_in_words(target, place.surface) is not None)
    return describe_instrument(graph, texts.iris, target, words=next(names, None))


def _characterization(verb: str | None) -> URIRef:
    return CITO[_characterizations().get(verb or "", "cites")]


@cache
def _characterizations() -> dict[str, str]:
    return {verb.notation: verb.cito.removeprefix("cito:") for verb in load_verbs()}


def _add_governing_use(
    graph: Graph,
    texts: Texts,
    node: URIRef,
    key: Key,
    place: Citation,
    uses: dict[tuple[str, str], list[VerbUse]],
) -> None:
    """Link a citation to the words of its verb: the last before it, else the verb that the item inherits."""
    label, verb, _, _ = key
    candidates = uses.get((label, verb or ""), [])
    if not candidates:
        return
    position = place.start
    if place.note is not None:
        marks = [mark.position for mark in texts.paragraphs[label].marks if mark.mark == place.note]
        position = marks[0] if marks else len(texts.paragraphs[label].text)
    before = [use for use in candidates if use.stands_in == label and use.start <= position]
    chosen = max(before, key=lambda use: use.start) if before else candidates[0]
    graph.add((node, TIP.verbUse, verb_use_iri(texts, chosen)))
