"""The graphs that do not depend on any document: the ontology, the vocabularies, the shapes."""

from collections.abc import Iterable

from rdflib import RDF, Graph, Literal, URIRef

from tipgraph.rdf.terms import CITO, SKOS, TIP, VOCABULARY_BASE, concept, new_graph
from tipgraph.registry.verbs import Verb, load_verbs
from tipgraph.resources import resource_folder, resource_text

_VERB_SCHEME = URIRef(f"{VOCABULARY_BASE}vocabulary/verb")


def ontology_graph() -> Graph:
    """Return the ontology and its alignments."""
    graph = new_graph()
    for name in ("tipgraph.ttl", "alignments.ttl"):
        graph.parse(data=resource_text("ontology", name), format="turtle")
    return graph


def vocabulary_graph() -> Graph:
    """Return the SKOS vocabularies: kinds, statuses, ways to name, roles, body kinds, strengths, verbs and so on."""
    graph = _parse_folder("vocabularies")
    add_verbs(graph, load_verbs())
    return graph


def shapes_graph() -> Graph:
    """Return the SHACL shapes of all families."""
    return _parse_folder("shapes")


def add_verbs(graph: Graph, verbs: Iterable[Verb]) -> None:
    """Write verbs as concepts of the verb scheme, under their group.

    Args:
        graph: graph to write to.
        verbs: the verbs.
    """
    for verb in verbs:
        node = concept("verb", verb.notation)
        graph.add((node, RDF.type, SKOS.Concept))
        graph.add((node, SKOS.inScheme, _VERB_SCHEME))
        graph.add((node, SKOS.broader, concept("verb", verb.group)))
        graph.add((node, SKOS.notation, Literal(verb.notation)))
        graph.add((node, SKOS.prefLabel, Literal(verb.label, lang="en")))
        graph.add((node, SKOS.definition, Literal(verb.definition, lang="en")))
        graph.add((node, TIP.strength, concept("strength", str(verb.strength))))
        graph.add((node, TIP.citationProperty, CITO[verb.cito.removeprefix("cito:")]))
        for form in verb.forms:
            if form != verb.label:
                graph.add((node, SKOS.altLabel, Literal(form, lang="en")))
        if verb.source:
            graph.add((node, SKOS.example, Literal(verb.source)))


def _parse_folder(name: str) -> Graph:
    graph = new_graph()
    for file in sorted(resource_folder("ontology").joinpath(name).iterdir(), key=lambda entry: entry.name):
        if file.name.endswith(".ttl"):
            graph.parse(data=file.read_text(encoding="utf-8"), format="turtle")
    return graph
