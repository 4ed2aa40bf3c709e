"""What a build has to do: which files are read, and which documents a build leaves, changes or takes out."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field, replace

from tipgraph.building.fingerprints import fingerprint
from tipgraph.building.gathering import Candidate, Words, judged
from tipgraph.building.records import Records
from tipgraph.building.witnesses import rank
from tipgraph.intake import Failure, Outcome, SourceFile, Sources, lies_in, was_typed
from tipgraph.model import Extraction
from tipgraph.rdf import Embodiment


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to be done.

    Attributes:
        sources: what was named.
        records: what is in the graph.
        base: base of the IRIs.
        known: identifiers of the documents that are in the graph as they are, by the name of their file.
        changed: files that have to be read.
    """

    sources: Sources
    records: Records
    base: str
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
        read: what was read and is the best file of its document, with its file.
        unchanged: identifiers of the documents that are in the graph as they are.
        removed: identifiers of the documents that no file holds any more.
        failures: files that could not be read, or hold another document than they say.
        files: all files of each document whose files are not those that the graph knows; the best is the first.
        named: how many of the files that were named belong to documents.
        again: identifiers of documents that have to be read, because another file of theirs is the best now.
        lost: identifiers of documents whose best file has gone and whose other files were not named.
    """

    read: tuple[tuple[SourceFile, Extraction], ...]
    unchanged: tuple[str, ...]
    removed: tuple[str, ...]
    failures: tuple[Failure, ...]
    files: dict[str, tuple[Embodiment, ...]] = field(default_factory=dict)
    named: int = 0
    again: frozenset[str] = frozenset()
    lost: tuple[str, ...] = ()


def make_plan(sources: Sources, records: Records, base: str) -> Plan:
    """Find which files have to be read again.

    Args:
        sources: what was named.
        records: what is in the graph.
        base: base of the IRIs.
    """
    by_fingerprint = {file.fingerprint: identifier for identifier, files in records.files.items() for file in files}
    known: dict[str, str] = {}
    changed: list[SourceFile] = []
    for file in sources.files:
        identifier = by_fingerprint.get(fingerprint(file.checksum, base, file.media_type)) if file.checksum else None
        if identifier is None:
            changed.append(file)
        else:
            known[file.name] = identifier
    return Plan(sources, records, base, known, tuple(changed))


def settle(plan: Plan, outcomes: Iterable[Outcome], words: Words) -> Settled:
    """Decide which files belong to which document, and which of them is the best.

    Args:
        plan: what was to be done.
        outcomes: what became of the files that had to be read.
        words: tells the words of a document that is in the graph.
    """
    return _Settling(plan, {outcome.file.name: outcome for outcome in outcomes}, words).settled()


class _Settling:
    """Goes through the files that were named, then through the documents that they hold."""

    def __init__(self, plan: Plan, outcomes: dict[str, Outcome], words: Words) -> None:
        self._plan = plan
        self._words = words
        self._present = {file.name for file in plan.sources.files}
        self._failures: list[Failure] = []
        self._unreadable = [failure.source for failure in plan.sources.failures]
        self._groups: dict[str, list[Candidate]] = {}
        for file in plan.sources.files:
            self._sort_in(file, outcomes.get(file.name))

    def _sort_in(self, file: SourceFile, outcome: Outcome | None) -> None:
        if outcome is not None and outcome.extraction is None:
            if outcome.failure is not None:
                self._failures.append(outcome.failure)
            self._unreadable.append(file.name)
            return
        if outcome is not None and outcome.extraction is not None:
            read = outcome.extraction.document
            known_as = fingerprint(read.checksum, self._plan.base, file.media_type)
            candidate = Candidate(read.media_type, read.checksum, known_as, file, outcome.extraction)
            identifier = read.description.id
        else:
            identifier = self._plan.known[file.name]
            kept = next(
                each for each in self._plan.records.files[identifier] if each.manifestation.checksum == file.checksum
            )
            candidate = Candidate.of(kept, file)
        group = self._groups.setdefault(identifier, [])
        # The same bytes under two names are one file.
        if all(candidate.checksum != each.checksum for each in group):
            group.append(candidate)

    def settled(self) -> Settled:
        read: list[tuple[SourceFile, Extraction]] = []
        unchanged: list[str] = []
        again: set[str] = set()
        files: dict[str, tuple[Embodiment, ...]] = {}
        named = 0
        for identifier, group in self._groups.items():
            before = self._plan.records.files.get(identifier, ())
            witness = self._witness(group, before)
            was_best = bool(before) and witness.checksum == before[0].manifestation.checksum
            unread = any(each.extraction is None for each in group)
            if (witness.extraction is None and not was_best) or (witness.extraction is not None and unread):
                again.add(identifier)
                continue
            kept = judged(identifier, witness, group, self._words)
            self._failures += kept.failures
            named += sum(each.file is not None for each in kept.candidates)
            now = tuple(each.embodiment(identifier) for each in (*kept.candidates, *self._elsewhere(group, before)))
            now = tuple(sorted(now, key=lambda each: each.manifestation.checksum != witness.checksum))
            if witness.extraction is not None and witness.file is not None:
                read.append((witness.file, witness.extraction))
                files[identifier] = now
                continue
            unchanged.append(identifier)
            if {each.key for each in now} != {each.key for each in before}:
                files[identifier] = now
        removed, lost, left = self._gone()
        return Settled(
            read=tuple(read),
            unchanged=tuple(unchanged),
            removed=removed,
            failures=tuple(self._failures),
            files=files | left,
            named=named,
            again=frozenset(again),
            lost=lost,
        )

    def _witness(self, group: list[Candidate], before: tuple[Embodiment, ...]) -> Candidate:
        """Return the best file of a document.

        Of equals it is the first that was named; where nothing is new, the one that was the best before.
        """
        current = [each for each in self._elsewhere(group, before) if each.checksum == before[0].manifestation.checksum]
        best = min([*group, *current], key=lambda each: rank(each.media_type))
        if before and all(each.extraction is None for each in group):
            for each in (*group, *current):
                if each.checksum == before[0].manifestation.checksum and rank(each.media_type) == rank(best.media_type):
                    return each
        return best

    def _elsewhere(self, group: list[Candidate], before: tuple[Embodiment, ...]) -> list[Candidate]:
        """Files of a document that this build does not look at, or cannot read now: they stay."""
        given = {each.checksum for each in group}
        return [Candidate.of(each) for each in before if each.manifestation.checksum not in given and self._stays(each)]

    def _stays(self, file: Embodiment) -> bool:
        name = file.manifestation.source
        if was_typed(name):
            return True
        if any(name == unreadable or name.startswith(f"{unreadable}/") for unreadable in self._unreadable):
            return True
        return name not in self._present and not lies_in(name, self._plan.sources.folders)

    def _gone(self) -> tuple[tuple[str, ...], tuple[str, ...], dict[str, tuple[Embodiment, ...]]]:
        """Documents of which no file was named: removed if none is left, else with the files that are left."""
        removed: list[str] = []
        lost: list[str] = []
        left: dict[str, tuple[Embodiment, ...]] = {}
        for identifier, before in self._plan.records.files.items():
            if identifier in self._groups:
                continue
            staying = tuple(each for each in before if self._stays(each))
            if not staying:
                removed.append(identifier)
            elif len(staying) < len(before):
                left[identifier] = tuple(sorted(staying, key=lambda each: rank(each.manifestation.media_type)))
                if staying[0] != before[0]:
                    lost.append(identifier)
        return tuple(removed), tuple(lost), left
