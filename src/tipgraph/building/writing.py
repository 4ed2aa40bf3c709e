"""Writes a new generation: the documents that were read, and all that follows from the whole."""

import datetime
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

import rdflib

from tipgraph.building.fingerprints import fingerprint
from tipgraph.building.names import stated_names
from tipgraph.building.records import Records, read_records
from tipgraph.building.remembered import remembered_documents
from tipgraph.errors import TipgraphError
from tipgraph.intake import Failure, SourceFile
from tipgraph.lineage import relations
from tipgraph.model import Extraction
from tipgraph.naming import agree, apply_learned, collect_aliases
from tipgraph.rdf import (
    KNOWN_QUERY,
    LINKS_QUERY,
    Embodiment,
    Iris,
    Link,
    Run,
    Source,
    add_namings,
    authority_graph,
    derived_graph,
    document_graph,
    learned_names_graph,
    manifestations_graph,
    ontology_graph,
    provenance_graph,
    vocabulary_graph,
)
from tipgraph.rdf.terms import TIP
from tipgraph.registry import Registry, load_registry
from tipgraph.store import GraphWriter

_OUTDATED = "outdated"
"""Stands for the fingerprint of a document that is to be read again; no file has it."""


@dataclass(frozen=True, slots=True)
class Mapped:
    """A document with its graph."""

    file: SourceFile
    extraction: Extraction
    graph: rdflib.Graph

    @property
    def identifier(self) -> str:
        """Canonical identifier of the document."""
        return self.extraction.document.description.id


def map_documents(
    read: Sequence[tuple[SourceFile, Extraction]], names: Mapping[str, str], run: str, iris: Iris
) -> tuple[tuple[Mapped, ...], dict[str, Failure]]:
    """Make the graphs of documents.

    Args:
        read: what was read.
        names: which instrument each name means on which documents agree, by its slug.
        run: identifier of the run.
        iris: IRIs of the site.

    Returns:
        The documents with their graphs, and why others could not be mapped, by their identifier.
    """
    mapped: list[Mapped] = []
    failures: dict[str, Failure] = {}
    for file, extraction in read:
        try:
            resolved = apply_learned(extraction, names)
            graph = document_graph(resolved, str(iris.run(run)), iris)
            add_namings(graph, extraction.document, collect_aliases(extraction), iris)
            mapped.append(Mapped(file, resolved, graph))
        except TipgraphError as error:
            failures[extraction.document.description.id] = Failure(file.name, str(error))
    return tuple(mapped), failures


def write_generation(
    writer: GraphWriter,
    documents: Sequence[Mapped],
    removed: Sequence[str],
    run: Run,
    iris: Iris,
    outdated: Collection[str] = (),
    files: Mapping[str, Sequence[Embodiment]] | None = None,
) -> None:
    """Write what was read, take out what has gone, and derive again what depends on all documents.

    Args:
        writer: the new generation, a copy of the current one.
        documents: documents that were read.
        removed: identifiers of the documents to take out.
        run: the run that read them; its end is recorded as now.
        iris: IRIs of the site.
        outdated: identifiers of documents that have to be read again the next time that they are named.
        files: all files of each document of which other files are known now, the best first.
    """
    records = read_records(writer, iris)
    for identifier in removed:
        writer.remove(iris.document_graph(identifier))
    for document in documents:
        writer.replace(iris.document_graph(document.identifier), document.graph)
    registry = load_registry()
    _write_own_graphs(writer, registry, iris)
    writer.remove(iris.graph("derived"))
    extractions = [document.extraction for document in documents]
    fresh = {document.identifier for document in documents}
    lineage = relations([*extractions, *remembered_documents(writer, iris, fresh)], registry)
    derived = derived_graph(
        links=_links(writer),
        lineage=lineage.relations,
        known={(str(row[0]), str(row[1])) for row in writer.select(KNOWN_QUERY).rows},
        iris=iris,
    )
    derived += learned_names_graph(agree(stated_names(writer), registry), iris)
    writer.replace(iris.graph("derived"), derived)
    writer.replace(iris.graph("provenance"), _provenance(records, documents, removed, outdated, files or {}, run, iris))


def _write_own_graphs(writer: GraphWriter, registry: Registry, iris: Iris) -> None:
    """Write the graphs that depend on the program alone, unless the same program has written them before."""
    authority = iris.graph("authority")
    query = f"SELECT ?own WHERE {{ <{authority}> <{TIP.fingerprint}> ?own }}"
    if [str(row[0]) for row in writer.select(query).rows] == [fingerprint("", iris.base)]:
        return
    writer.replace(iris.graph("ontology"), ontology_graph())
    writer.replace(iris.graph("vocabulary"), vocabulary_graph())
    writer.replace(authority, authority_graph(registry, iris))


def _links(writer: GraphWriter) -> list[Link]:
    return [
        (str(citing), str(cited), None if title is None else str(title), None if date is None else str(date))
        for citing, cited, title, date in writer.select(LINKS_QUERY).rows
    ]


def _provenance(
    records: Records,
    documents: Sequence[Mapped],
    removed: Sequence[str],
    outdated: Collection[str],
    files: Mapping[str, Sequence[Embodiment]],
    run: Run,
    iris: Iris,
) -> rdflib.Graph:
    now = {identifier: kept for identifier, kept in {**records.files, **files}.items() if identifier not in removed}
    fresh = {document.identifier for document in documents}
    now |= {
        identifier: [replace(file, fingerprint=_OUTDATED) for file in now[identifier]]
        for identifier in outdated
        if identifier in now and identifier not in fresh
    }
    kept = {identifier: source for identifier, source in records.sources.items() if identifier not in removed}
    kept |= {document.identifier: _source(document, iris) for document in documents}
    kept = {identifier: _of_first_file(source, now.get(identifier, ())) for identifier, source in kept.items()}
    earlier = {source.run for source in kept.values() if source.run is not None}
    graph = provenance_graph(
        replace(run, ended=datetime.datetime.now(datetime.UTC)),
        [kept[identifier] for identifier in sorted(kept)],
        [records.runs[identifier] for identifier in sorted(earlier)],
        iris,
        own=fingerprint("", iris.base),
    )
    graph += manifestations_graph([file for identifier in sorted(kept) for file in now.get(identifier, ())], iris)
    return graph


def _of_first_file(source: Source, files: Sequence[Embodiment]) -> Source:
    """Return the source as its document's first file is recorded: two names of one file would be two files."""
    if not files:
        return source
    file = files[0].manifestation
    return replace(
        source,
        name=file.source,
        media_type=file.media_type,
        checksum=file.checksum,
        fingerprint=files[0].fingerprint,
    )


def _source(document: Mapped, iris: Iris) -> Source:
    read = document.extraction.document
    return Source(
        instrument=document.identifier,
        name=document.file.name,
        media_type=read.media_type,
        checksum=read.checksum,
        fingerprint=fingerprint(read.checksum, iris.base, document.file.media_type),
    )
