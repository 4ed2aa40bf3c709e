"""What the provenance graph remembers of earlier builds."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field

from tipgraph.building.statistics import Selecting
from tipgraph.model import Manifestation
from tipgraph.rdf import MANIFESTATIONS_QUERY, Embodiment, Iris, Run, Source
from tipgraph.rdf.terms import DCAT, DCTERMS, PROV, TIP

_QUERY = f"""
PREFIX tip: <{TIP}> PREFIX dcat: <{DCAT}> PREFIX dcterms: <{DCTERMS}> PREFIX prov: <{PROV}>
SELECT DISTINCT ?instrument ?name ?type ?checksum ?fingerprint ?run ?version ?started ?ended WHERE {{
  ?graph dcterms:subject ?instrument ; prov:wasDerivedFrom ?source ; prov:wasGeneratedBy ?run .
  ?source tip:fileName ?name ; tip:checksum ?checksum ; tip:fingerprint ?fingerprint ; dcat:mediaType ?type .
  ?run tip:extractorVersion ?version ; prov:startedAtTime ?started ; prov:endedAtTime ?ended
}}"""


@dataclass(frozen=True, slots=True)
class Records:
    """The documents that are in the graph.

    Attributes:
        sources: the file that each document was extracted from, by the identifier of the document.
        files: all files of each document, that one first.
        runs: by their identifier.
    """

    sources: Mapping[str, Source] = field(default_factory=dict)
    files: Mapping[str, tuple[Embodiment, ...]] = field(default_factory=dict)
    runs: Mapping[str, Run] = field(default_factory=dict)


def read_records(store: Selecting, iris: Iris) -> Records:
    """Read which documents are in the graph, from which sources, and which runs read them."""
    sources: dict[str, Source] = {}
    runs: dict[str, Run] = {}
    for row in store.select(_QUERY).rows:
        instrument, name, media_type, checksum, fingerprint, run, version, started, ended = map(str, row)
        # A site that has moved its base leaves graphs that this one does not know.
        if not run.startswith(str(iris.base)):
            continue
        identifier, run_identifier = iris.identifier(instrument), run.rpartition("/")[2]
        sources[identifier] = Source(
            instrument=identifier,
            name=name,
            media_type="/".join(media_type.rsplit("/", 2)[1:]),
            checksum=checksum,
            fingerprint=fingerprint,
            run=run_identifier,
        )
        runs[run_identifier] = Run(run_identifier, version, _time(started), _time(ended))
    return Records(sources, _files(store, sources, iris), runs)


def _files(store: Selecting, sources: Mapping[str, Source], iris: Iris) -> dict[str, tuple[Embodiment, ...]]:
    found: dict[str, dict[str, Embodiment]] = {
        identifier: {
            source.checksum: Embodiment(
                identifier, Manifestation(source.name, source.media_type, source.checksum), source.fingerprint
            )
        }
        for identifier, source in sources.items()
    }
    for row in store.select(MANIFESTATIONS_QUERY).rows:
        instrument, name, media_type, checksum, fingerprint = map(str, row[:5])
        if not instrument.startswith(str(iris.base)):
            continue
        identifier = iris.identifier(instrument)
        if identifier not in found:
            continue
        remarks = found[identifier][checksum].manifestation.remarks if checksum in found[identifier] else ()
        if row[5] is not None:
            remarks = (*remarks, str(row[5]))
        file = Manifestation(name, "/".join(media_type.rsplit("/", 2)[1:]), checksum, remarks)
        found[identifier][checksum] = Embodiment(identifier, file, fingerprint)
    return {identifier: tuple(files.values()) for identifier, files in found.items()}


def _time(text: str) -> datetime.datetime:
    return datetime.datetime.fromisoformat(text)
