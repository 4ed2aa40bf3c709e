"""Series: resolutions of one organ on one subject, session after session."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from tipgraph.lineage.chronology import session_number
from tipgraph.lineage.records import Relation
from tipgraph.lineage.titles import title_key
from tipgraph.model import Citation, Extraction
from tipgraph.symbols import describe

_SERIAL_KINDS = ("resolution", "decision")


@dataclass(frozen=True, slots=True)
class _Member:
    identifier: str
    organ: str
    rank: tuple[int, int, str]


def series(extractions: Sequence[Extraction]) -> Iterator[Relation]:
    """Yield the series that paragraphs name: "its resolutions 61/180 of …, 74/176 of … on improving …".

    Resolutions of one organ belong together where a paragraph gives two or more of them one subject, or where
    the subject is the citing resolution's own title. Every two members are ``inSeriesWith`` each other (the
    later is the subject); a document that was read is also ``precededBy`` the latest earlier member.

    Args:
        extractions: what was found in the documents.
    """
    read = {extraction.document.description.id for extraction in extractions}
    found: dict[tuple[str, str], Relation] = {}
    for extraction in extractions:
        for members, evidence in _groups(extraction):
            ordered = sorted(members.values(), key=lambda member: member.rank)
            for later, member in enumerate(ordered):
                for earlier in ordered[:later]:
                    relation = _relation(member, "inSeriesWith", earlier, evidence)
                    found.setdefault((member.identifier, earlier.identifier), relation)
    yield from found.values()
    yield from _predecessors(read, found.values())


def _predecessors(read: set[str], found: Iterable[Relation]) -> Iterator[Relation]:
    earlier: defaultdict[str, list[Relation]] = defaultdict(list)
    for relation in found:
        earlier[relation.subject].append(relation)
    for identifier in sorted(read & earlier.keys()):
        latest = max(earlier[identifier], key=lambda relation: _rank(relation.object))
        yield Relation(
            identifier,
            "precededBy",
            latest.object,
            f"The latest earlier one that is named. {latest.evidence}",
            latest.confidence,
            latest.method,
        )


def _groups(extraction: Extraction) -> Iterator[tuple[dict[str, _Member], str]]:
    description = extraction.document.description
    own = _member(description.id)
    own_title = title_key(description.title).words if description.title else ""
    together: defaultdict[tuple[str, str, str], list[Citation]] = defaultdict(list)
    for citation in extraction.citations:
        member = _member(citation.target)
        if member is None or not citation.title or citation.note is not None:
            continue
        subject = title_key(citation.title).words
        if subject:
            together[citation.paragraph, member.organ, subject].append(citation)
    for (paragraph, organ, subject), citations in together.items():
        members = {member.identifier: member for c in citations if (member := _member(c.target))}
        if own is not None and own.organ == organ and own_title == subject:
            members[own.identifier] = own
        if len(members) > 1:
            title = citations[0].title
            yield members, f"{paragraph} of {description.id} gives them one subject: “{title}”."


def _relation(subject: _Member, name: str, other: _Member, evidence: str) -> Relation:
    return Relation(subject.identifier, name, other.identifier, evidence, 0.95, "common-subject")


def _member(identifier: str) -> _Member | None:
    if identifier.startswith("NAME:"):
        return None
    facts = describe(identifier)
    if facts.kind not in _SERIAL_KINDS or facts.organ is None:
        return None
    return _Member(identifier, facts.organ, _rank(identifier))


def _rank(identifier: str) -> tuple[int, int, str]:
    facts = describe(identifier)
    number = identifier.rpartition("/")[2]
    return facts.year or session_number(identifier), int(number) if number.isdigit() else 0, identifier
