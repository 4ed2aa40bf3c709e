"""What a build has to do: which files are read again, and what becomes of documents whose files have gone."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace

from tipgraph.building.fingerprints import fingerprint
from tipgraph.building.records import Records
from tipgraph.intake import Failure, Outcome, SourceFile, Sources, lies_in
from tipgraph.model import Extraction


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to be done.

    Attributes:
        sources: what was named.
        records: what is in the graph.
        known: identifiers of the documents that are in the graph as they are, by the name of their file.
        changed: files that have to be read.
    """

    sources: Sources
    records: Records
    known: dict[str, str]
    changed: tuple[SourceFile, ...]

    def reading(self, identifiers: Collection[str]) -> "Plan":
        """Return the plan in which the files of these documents are read, though they are in the graph as they are."""
        known = {name: identifier for name, identifier in self.known.items() if identifier not in identifiers}
        more = tuple(file for file in self.sources.files if file.name in self.known and file.name not in known)
        return replace(self, known=known, changed=(*self.changed, *more))


@dataclass(frozen=True, slots=True)
class Settled:
    """What came of it.

    Attributes:
        read: what was read and is the first source of its document, with its file.
        unchanged: identifiers of the documents that are in the graph as they are.
        removed: identifiers of the documents that no file holds any more.
        failures: files that could not be read, or hold a document that another file has given.
    """

    read: tuple[tuple[SourceFile, Extraction], ...]
    unchanged: tuple[str, ...]
    removed: tuple[str, ...]
    failures: tuple[Failure, ...]


def make_plan(sources: Sources, records: Records, base: str) -> Plan:
    """Find which files have to be read again.

    Args:
        sources: what was named.
        records: what is in the graph.
        base: base of the IRIs.
    """
    by_fingerprint = {record.fingerprint: identifier for identifier, record in records.sources.items()}
    known: dict[str, str] = {}
    changed: list[SourceFile] = []
    for file in sources.files:
        known_as = fingerprint(file.checksum, base, file.media_type) if file.checksum else ""
        identifier = by_fingerprint.get(known_as)
        if identifier is None:
            changed.append(file)
        else:
            known[file.name] = identifier
    return Plan(sources, records, known, tuple(changed))


def settle(plan: Plan, outcomes: Iterable[Outcome]) -> Settled:
    """Decide which file is the source of which document.

    Args:
        plan: what was to be done.
        outcomes: what became of the files that had to be read.
    """
    outcome_of = {outcome.file.name: outcome for outcome in outcomes}
    holder: dict[str, str] = {}
    read: list[tuple[SourceFile, Extraction]] = []
    failures: list[Failure] = []
    unreadable: set[str] = set()
    for file in plan.sources.files:
        outcome = outcome_of.get(file.name)
        if outcome is not None and outcome.failure is not None:
            failures.append(outcome.failure)
            unreadable.add(file.name)
            continue
        extraction = None if outcome is None else outcome.extraction
        identifier = plan.known[file.name] if extraction is None else extraction.document.description.id
        if identifier in holder:
            reason = f"holds {identifier}, which {holder[identifier]} has given already. Leave one of them out."
            failures.append(Failure(file.name, reason))
            continue
        holder[identifier] = file.name
        if extraction is not None:
            read.append((file, extraction))
    unchanged = tuple(identifier for identifier in dict.fromkeys(plan.known.values()) if identifier in holder)
    fresh = {extraction.document.description.id for _, extraction in read}
    return Settled(
        read=tuple(read),
        unchanged=tuple(identifier for identifier in unchanged if identifier not in fresh),
        removed=_removed(plan, holder.keys(), unreadable),
        failures=tuple(failures),
    )


def _removed(plan: Plan, given: Iterable[str], unreadable: set[str]) -> tuple[str, ...]:
    """Documents whose recorded file was named, directly or by its folder, and does not hold them any more."""
    present, kept = {file.name for file in plan.sources.files}, set(given)
    return tuple(
        identifier
        for identifier, record in plan.records.sources.items()
        if identifier not in kept
        and record.name not in unreadable
        and (record.name in present or lies_in(record.name, plan.sources.folders))
    )
