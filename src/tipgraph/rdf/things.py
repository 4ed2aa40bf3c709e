"""Instruments and bodies as every graph describes them: type, identifier, label, kind, organ, year."""

from decimal import Decimal
from functools import cache

from rdflib import RDF, RDFS, XSD, Graph, Literal, URIRef

from tipgraph.errors import GraphError, SymbolError
from tipgraph.rdf.iris import Iris
from tipgraph.rdf.spelling import name_in_words, name_of_slug
from tipgraph.rdf.terms import DCTERMS, ELI, INSTRUMENT_CLASSES, ORG, SKOS, TIP, concept
from tipgraph.registry import load_registry
from tipgraph.registry.bodies import Body, load_bodies
from tipgraph.registry.instruments import NamedInstrument, component_identifier
from tipgraph.symbols import IdentifierFacts, describe

_KIND_OF_UNKNOWN = "name"
_TREATY_SERIES = {"UNTS": "United Nations, Treaty Series", "LNTS": "League of Nations, Treaty Series"}
_NAME = "NAME:"
_ADOPTED = frozenset(
    {
        "resolution",
        "decision",
        "presidential-statement",
        "declaration",
        "general-comment",
        "labour-instrument",
    }
)
"""Kinds whose organ has adopted them; the organ of a report or draft only keeps it among its documents."""


def describe_instrument(
    graph: Graph, iris: Iris, identifier: str, *, kind: str | None = None, words: str | None = None
) -> URIRef:
    """Say of an instrument what its identifier alone says, so that a graph can be read by itself.

    Args:
        graph: graph to write to.
        iris: IRIs of the site.
        identifier: canonical identifier.
        kind: its kind where that is known better than the identifier says, else None.
        words: words of a text that stand for it, None if none do. What is known by its name only is called by them, if
            they are that name.

    Returns:
        The IRI of the instrument.

    Raises:
        GraphError: if the identifier is none.
    """
    instrument = iris.instrument(identifier)
    facts = _facts(identifier)
    add_kind(graph, instrument, kind or facts.kind)
    graph.add((instrument, DCTERMS.identifier, Literal(identifier)))
    registered = identifier in _registered_names()
    name = None if words is None or registered else name_in_words(identifier, words)
    if name is not None:
        graph.set((instrument, RDFS.label, Literal(name, lang="en")))
    elif (instrument, RDFS.label, None) not in graph:
        graph.add((instrument, RDFS.label, Literal(facts.label, lang="en")))
    if facts.organ is not None:
        add_organ(graph, iris, instrument, facts.organ, kind or facts.kind)
    if facts.year is not None:
        graph.add((instrument, TIP.year, Literal(facts.year)))
    if not identifier.startswith(_NAME):
        graph.add((instrument, TIP.resolved, Literal(True)))
    _add_series_number(graph, iris, instrument, identifier)
    return instrument


def _facts(identifier: str) -> IdentifierFacts:
    if identifier.startswith(_NAME):
        # A name may be longer than any symbol.
        label = _registered_names().get(identifier) or name_of_slug(identifier.removeprefix(_NAME))
        return IdentifierFacts(identifier, _KIND_OF_UNKNOWN, None, None, None, label)
    try:
        return describe(identifier)
    except SymbolError as error:
        raise GraphError(f"{identifier!r} is no identifier of an instrument.", error.remedy) from error


def add_kind(graph: Graph, instrument: URIRef, kind: str) -> None:
    """Type an instrument by its kind.

    Args:
        graph: graph to write to.
        instrument: IRI of the instrument.
        kind: ``resolution``, ``draft declaration``, …; one that the scheme does not have counts as a name.
    """
    notation = kind.strip().lower().replace(" ", "-")
    if notation not in INSTRUMENT_CLASSES:
        notation = _KIND_OF_UNKNOWN
    graph.add((instrument, RDF.type, TIP.Instrument))
    for cls in INSTRUMENT_CLASSES[notation]:
        graph.add((instrument, RDF.type, cls))
    graph.add((instrument, TIP.kind, concept("kind", notation)))


def add_organ(graph: Graph, iris: Iris, instrument: URIRef, organ: str, kind: str) -> None:
    """Say which organ an instrument belongs to, and that the organ adopted it where its kind says so."""
    body = describe_body(graph, iris, organ)
    graph.set((instrument, TIP.organ, body))
    if kind in _ADOPTED:
        graph.set((instrument, ELI.passed_by, body))


def describe_body(graph: Graph, iris: Iris, identifier: str, label: str | None = None) -> URIRef:
    """Say what a body is called: as the registry says, else as the text does.

    Args:
        graph: graph to write to.
        iris: IRIs of the site.
        identifier: acronym or slug.
        label: official English name as found with the words, for bodies that the registry does not have.

    Returns:
        The IRI of the body.
    """
    body = iris.body(identifier)
    known = _known_bodies().get(identifier)
    acronym = known.acronym if known else identifier if identifier.upper() == identifier else None
    graph.add((body, RDF.type, ORG.Organization))
    graph.add((body, DCTERMS.identifier, Literal(identifier)))
    graph.set((body, RDFS.label, Literal(known.name if known else label or identifier, lang="en")))
    if acronym is not None:
        graph.add((body, SKOS.notation, Literal(acronym)))
    return body


def describe_event(graph: Graph, iris: Iris, identifier: str, label: str) -> URIRef:
    """Say what an event is called and return its IRI."""
    event = iris.event(identifier)
    graph.add((event, RDF.type, TIP.Event))
    graph.add((event, DCTERMS.identifier, Literal(identifier)))
    graph.add((event, RDFS.label, Literal(label, lang="en")))
    return event


def label_of(instrument: NamedInstrument) -> str:
    """Return the title of a registered instrument, with its year where others bear the same title."""
    shared = instrument.title in instrument.shared_names and instrument.year is not None
    return f"{instrument.title} ({instrument.year})" if shared else instrument.title


def integer(value: int) -> Literal:
    """Return an ``xsd:integer``."""
    return Literal(value, datatype=XSD.integer)


def decimal(value: float) -> Literal:
    """Return an ``xsd:decimal`` of at most four digits after the point."""
    return Literal(Decimal(str(round(value, 4))), datatype=XSD.decimal)


@cache
def _registered_names() -> dict[str, str]:
    """Return what those instruments are called that the registries know by a name."""
    known = load_registry().instruments
    return {component_identifier(one) if one.part is not None else one.identifier: label_of(one) for one in known}


@cache
def _known_bodies() -> dict[str, Body]:
    return {body.identifier: body for body in load_bodies()}


def _add_series_number(graph: Graph, iris: Iris, instrument: URIRef, identifier: str) -> None:
    series, _, rest = identifier.partition("/")
    volume, _, number = rest.partition("/")
    if series in _TREATY_SERIES and number:
        registered, _, name = number.partition("-")
        graph.add((instrument, TIP.volume, Literal(volume)))
        graph.add((instrument, TIP.registrationNumber, Literal(registered)))
        graph.add((instrument, TIP.publishedIn, describe_publication(graph, iris, f"{series}/{volume}")))
        if name:
            # One pair serves a treaty and its protocol, whose identifier ends in a name of its own.
            graph.add(
                (instrument, TIP.supplements, describe_instrument(graph, iris, f"{series}/{volume}/{registered}"))
            )


def describe_publication(graph: Graph, iris: Iris, identifier: str) -> URIRef:
    """Say what a volume or supplement is and return its IRI.

    Args:
        graph: graph to write to.
        iris: IRIs of the site.
        identifier: ``UNTS/2225``, or ``UNGA/75/supplement-53`` of the Official Records.
    """
    node = iris.publication(identifier)
    series, _, rest = identifier.partition("/")
    graph.add((node, RDF.type, TIP.Publication))
    graph.add((node, DCTERMS.identifier, Literal(identifier)))
    graph.add((node, TIP.series, Literal(series)))
    if series in _TREATY_SERIES:
        graph.add((node, RDF.type, TIP.TreatySeriesVolume))
        graph.add((node, TIP.volumeNumber, Literal(rest)))
        graph.add((node, RDFS.label, Literal(f"{_TREATY_SERIES[series]}, vol. {rest}", lang="en")))
        return node
    session, _, supplement = rest.partition("/supplement-")
    organ = _known_bodies()[series].name if series in _known_bodies() else series
    graph.add((node, RDF.type, TIP.OfficialRecordsSupplement))
    graph.add((node, TIP.organ, describe_body(graph, iris, series)))
    graph.add((node, TIP.supplementNumber, Literal(supplement)))
    if session.isdigit():
        graph.add((node, TIP.session, integer(int(session))))
    label = f"Official Records of the {organ}, {session}, Supplement No. {supplement}"
    graph.add((node, RDFS.label, Literal(label, lang="en")))
    return node
