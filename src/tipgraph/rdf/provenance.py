"""The provenance graph: which run of which version read which file."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from rdflib import RDF, RDFS, XSD, Graph, Literal, URIRef

from tipgraph.rdf.iris import DEFAULT_IRIS, Iris
from tipgraph.rdf.terms import DCAT, DCTERMS, PROV, TIP, new_graph

_MEDIA_TYPES = "https://www.iana.org/assignments/media-types/"


@dataclass(frozen=True, slots=True)
class Run:
    """One run of the program.

    Attributes:
        identifier: unique; ends the run's IRI.
        version: version of the program.
        started: when it began, with a time zone.
        ended: when it ended.
    """

    identifier: str
    version: str
    started: datetime.datetime
    ended: datetime.datetime


@dataclass(frozen=True, slots=True)
class Source:
    """One source file as it was read.

    Attributes:
        instrument: canonical identifier of the document that it turned out to be.
        name: name of the file, without its folder.
        media_type: ``text/plain`` or ``text/markdown``.
        checksum: SHA-256 of its bytes, hexadecimal.
        fingerprint: what the result depends on, hashed.
        run: identifier of the run that read it; None for the run that is being recorded.
    """

    instrument: str
    name: str
    media_type: str
    checksum: str
    fingerprint: str
    run: str | None = None


def provenance_graph(
    run: Run,
    sources: Iterable[Source],
    earlier: Iterable[Run] = (),
    iris: Iris = DEFAULT_IRIS,
    own: str | None = None,
) -> Graph:
    """Say which run read which source and made which document graph.

    Args:
        run: the run that is being recorded.
        sources: every source that is in the graph, those that earlier runs read included.
        earlier: the earlier runs that sources refer to.
        iris: IRIs of the site.
        own: what the graphs depend on that the program makes of itself (ontology, vocabulary, authority), hashed.

    Returns:
        The graph, to be stored under ``iris.graph("provenance")``.
    """
    graph = new_graph()
    if own is not None:
        authority = URIRef(iris.graph("authority"))
        graph.add((authority, RDF.type, PROV.Entity))
        graph.add((authority, TIP.fingerprint, Literal(own)))
    for recorded in (run, *earlier):
        _add_run(graph, iris, recorded)
    for source in sources:
        node = iris.source(source.checksum)
        maker = iris.run(source.run or run.identifier)
        made = iris.document_graph(source.instrument)
        graph.add((node, RDF.type, PROV.Entity))
        graph.add((node, TIP.checksum, Literal(source.checksum)))
        graph.add((node, TIP.fileName, Literal(source.name)))
        graph.add((node, TIP.fingerprint, Literal(source.fingerprint)))
        graph.add((node, DCAT.mediaType, URIRef(_MEDIA_TYPES + source.media_type)))
        graph.add((node, RDFS.label, Literal(source.name)))
        graph.add((made, RDF.type, PROV.Entity))
        graph.add((made, DCTERMS.subject, iris.instrument(source.instrument)))
        graph.add((made, PROV.wasDerivedFrom, node))
        graph.add((made, PROV.wasGeneratedBy, maker))
        graph.add((maker, PROV.used, node))
    return graph


def _add_run(graph: Graph, iris: Iris, run: Run) -> None:
    node = iris.run(run.identifier)
    graph.add((node, RDF.type, PROV.Activity))
    graph.add((node, RDF.type, TIP.ExtractionRun))
    graph.add((node, RDFS.label, Literal(f"Run {run.identifier} of tipgraph {run.version}", lang="en")))
    graph.add((node, TIP.extractorVersion, Literal(run.version)))
    graph.add((node, PROV.startedAtTime, Literal(run.started, datatype=XSD.dateTime)))
    graph.add((node, PROV.endedAtTime, Literal(run.ended, datatype=XSD.dateTime)))
