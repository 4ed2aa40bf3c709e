"""The authority graph: bodies, treaties and named instruments as the registries know them."""

from rdflib import RDF, RDFS, Graph, Literal, URIRef

from tipgraph.rdf.iris import DEFAULT_IRIS, Iris
from tipgraph.rdf.terms import DCTERMS, ELI, FOAF, ORG, SKOS, TIP, VOCABULARY_BASE, concept, new_graph
from tipgraph.rdf.things import add_kind, describe_body, describe_instrument, describe_publication, integer, label_of
from tipgraph.registry import Body, NamedInstrument, Registry, load_registry
from tipgraph.registry.instruments import component_identifier
from tipgraph.registry.labels import load_labels

_ANNEX = "annex"
_BODIES = URIRef(f"{VOCABULARY_BASE}vocabulary/body")
"""The scheme of all bodies. They are organizations, not concepts, but SKOS lets any resource be in a scheme."""
_TREATY_SERIES = "UNTS"
_WIKIDATA = "http://www.wikidata.org/entity/"


def authority_graph(registry: Registry | None = None, iris: Iris = DEFAULT_IRIS) -> Graph:
    """Write down what is known beforehand.

    An instrument that a resolution carries in its annex or body becomes a component of that resolution, with
    a name and an IRI of its own; texts that cite it by name cite its host.

    Args:
        registry: the registries; None for those that are shipped with the program.
        iris: IRIs of the site.

    Returns:
        The graph, to be stored under ``iris.graph("authority")``.
    """
    known = load_registry() if registry is None else registry
    graph = new_graph()
    graph.add((_BODIES, RDF.type, SKOS.ConceptScheme))
    graph.add((_BODIES, RDFS.label, Literal("Bodies", lang="en")))
    for body in known.bodies:
        _add_body(graph, iris, body)
    for label in load_labels():
        node = iris.body(label.identifier) if label.type == "body" else iris.instrument(label.identifier)
        graph.add((node, SKOS.prefLabel, Literal(label.label, lang=label.language)))
    for instrument in known.instruments:
        if instrument.part is None:
            node = describe_instrument(graph, iris, instrument.identifier)
        else:
            node = _add_component(graph, iris, instrument)
        _add_facts(graph, iris, node, instrument)
    return graph


def _add_body(graph: Graph, iris: Iris, body: Body) -> None:
    node = describe_body(graph, iris, body.identifier, body.name)
    for alias in body.aliases:
        graph.add((node, SKOS.altLabel, Literal(alias, lang="en")))
    if body.parent is not None:
        graph.add((node, ORG.subOrganizationOf, iris.body(body.parent)))
    if body.established_by is not None:
        graph.add((describe_instrument(graph, iris, body.established_by), TIP.establishes, node))
    graph.add((node, ORG.classification, concept("body-kind", body.category)))
    graph.add((node, SKOS.prefLabel, Literal(body.name, lang="en")))
    graph.add((node, SKOS.inScheme, _BODIES))
    graph.add((node, SKOS.editorialNote, Literal(f"Source: {body.source}.", lang="en")))
    if body.page is not None:
        graph.add((node, FOAF.homepage, URIRef(body.page)))
    if body.wikidata is not None:
        graph.add((node, SKOS.exactMatch, URIRef(_WIKIDATA + body.wikidata)))


def _add_component(graph: Graph, iris: Iris, instrument: NamedInstrument) -> URIRef:
    host = describe_instrument(graph, iris, instrument.identifier)
    node = describe_instrument(graph, iris, component_identifier(instrument), kind=instrument.kind)
    graph.add((node, RDF.type, TIP.Component))
    graph.add((node, TIP.componentOf, host))
    graph.add((host, TIP.hasComponent, node))
    graph.add((node, TIP.hostPart, Literal(instrument.part)))
    for name in instrument.names:
        graph.add((host, SKOS.altLabel, Literal(name, lang="en")))
    _add_hosted(graph, iris, instrument, instrument.identifier, instrument.part or _ANNEX, "adopted")
    if instrument.draft_host is not None:
        _add_hosted(graph, iris, instrument, instrument.draft_host, _ANNEX, "draft")
    return node


def _add_hosted(graph: Graph, iris: Iris, instrument: NamedInstrument, host: str, part: str, status: str) -> None:
    """Write the text of a component as one resolution carries it."""
    component = component_identifier(instrument)
    node, carrier = iris.hosted(component, host), describe_instrument(graph, iris, host)
    label = f"{instrument.title} ({part} of {graph.value(carrier, RDFS.label)})"
    graph.add((node, RDF.type, TIP.HostedComponent))
    graph.add((node, RDFS.label, Literal(label, lang="en")))
    graph.add((node, DCTERMS.isPartOf, carrier))
    graph.add((node, TIP.hostPart, Literal(part)))
    graph.add((node, TIP.status, concept("status", status)))
    graph.add((node, ELI.realizes, iris.instrument(component)))
    graph.add((iris.instrument(component), ELI.is_realized_by, node))


def _add_facts(graph: Graph, iris: Iris, node: URIRef, instrument: NamedInstrument) -> None:
    if instrument.part is None and instrument.identifier.startswith("NAME:"):
        graph.remove((node, TIP.kind, None))
        add_kind(graph, node, instrument.kind)
    graph.set((node, TIP.resolved, Literal(True)))
    graph.set((node, DCTERMS.title, Literal(instrument.title, lang="en")))
    if instrument.part is not None or instrument.identifier.startswith("NAME:"):
        graph.set((node, RDFS.label, Literal(label_of(instrument), lang="en")))
    graph.add((node, SKOS.prefLabel, Literal(instrument.title, lang="en")))
    for name in instrument.all_names:
        if name != instrument.title:
            graph.add((node, SKOS.altLabel, Literal(name, lang="en")))
    if instrument.adopted is not None:
        graph.set((node, ELI.date_document, Literal(instrument.adopted)))
    if instrument.year is not None:
        graph.set((node, TIP.year, integer(instrument.year)))
    if instrument.adopted_by is not None:
        graph.add((node, TIP.adoptedBy, describe_instrument(graph, iris, instrument.adopted_by)))
    if instrument.supplements is not None:
        graph.add((node, TIP.supplements, describe_instrument(graph, iris, instrument.supplements)))
    if instrument.depositary is not None:
        graph.add((node, TIP.depositaryReference, Literal(instrument.depositary)))
    for identifier in instrument.same_as:
        graph.add((node, TIP.otherIdentifier, Literal(identifier)))
        series, _, pair = identifier.partition("/")
        if series == _TREATY_SERIES:
            volume = f"{series}/{pair.partition('/')[0]}"
            graph.add((node, TIP.publishedIn, describe_publication(graph, iris, volume)))
    graph.add((node, SKOS.editorialNote, Literal(f"Source: {instrument.source}.", lang="en")))
