"""Memberships: who a paragraph says is a member, partner, coordinator, co-chair or fund manager of what.

The bodies that a stretch of text names are replaced by tokens, so that the patterns below read like the sentences
that they stand for: "the 2021 Co-Chairs of ⟨3⟩, ⟨4⟩ and ⟨5⟩".
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import regex

from tipgraph.extraction.text import TextKey, TextUnit, holds_any, normalised, text_units
from tipgraph.model import Document, Membership, Mention

MEMBER = "member"
PARTNER = "partner"
COORDINATOR = "coordinator"
CO_CHAIR = "co-chair"
FUND_MANAGER = "fund-manager"
ROLES = (MEMBER, PARTNER, COORDINATOR, CO_CHAIR, FUND_MANAGER)
"""The roles, as the role vocabulary names them."""

_BODY = r"(?:[Tt]he\s+)?⟨\d+⟩(?:\s+of\s+the\s+(?:Secretariat|United\s+Nations))?"
_SERIES = rf"{_BODY}(?:\s*,\s*{_BODY})*(?:\s*,?\s+and\s+{_BODY})?"
# What follows the "and" that closes a series is another item of the sentence, unless "as well as" adds to it.
_BODIES = rf"{_SERIES}(?:\s*,?\s+as\s+well\s+as\s+{_SERIES})?"
_YEARS = r"(?:(?:19|20)\d\d(?:\s*(?:,|-|and|to)\s*(?:19|20)\d\d)*)"
_OFFICE = r"(?P<office>coordinator|fund\s+manager|administrator|trustee)"
_MEMBERS = rf"(?P<members>{_BODIES})"
_ORGANIZATION = rf"(?P<organization>{_BODY})"

_CO_CHAIRS = regex.compile(
    rf"(?:(?P<time>{_YEARS})\s+)?[Cc]o-[Cc]hairs\s+of\s+{_ORGANIZATION}(?:\s+(?:for|in)\s+(?P<later>{_YEARS}))?\s*,\s*{_MEMBERS}"
)
_CO_CHAIRED = regex.compile(
    rf"(?:[Cc]o-chair(?:manship|ship|ing)\s+of\s+{_ORGANIZATION}|{_ORGANIZATION}\s*,?\s+(?:which\s+(?:was|is)\s+)?co-chaired)"
    rf"\s+by\s+{_MEMBERS}(?:\s+(?:in|for)\s+(?P<time>{_YEARS}))?"
)
_FIRST_TO_CHAIR = regex.compile(rf"{_MEMBERS}\s+as\s+the\s+(?:[\w\-]+\s+){{0,4}}to\s+co-chair\s+{_ORGANIZATION}")
_IN_OFFICE = regex.compile(
    rf"(?P<members>{_BODY})(?:\s*,)?(?:\s+in\s+its\s+(?:capacity|role))?\s+as\s+(?:the\s+|an?\s+)?(?:{_OFFICE}|(?P<office>member|partner))\s+(?:of|for)\s+{_ORGANIZATION}"
)
_INCLUDING_AS = regex.compile(
    rf"(?P<members>{_BODY})[^⟨⟩.;]*,\s+including\s+(?:in\s+its\s+(?:capacity|role)\s+)?as\s+(?:the\s+)?{_OFFICE}\s+(?:of|for)\s+{_ORGANIZATION}"
)
_AS_ITS = regex.compile(rf"(?P<organization>⟨\d+⟩)[^⟨⟩.;]*,\s+with\s+(?P<members>{_BODY})\s+as\s+its\s+{_OFFICE}")
_RUN_BY = regex.compile(
    rf"(?P<organization>⟨\d+⟩)\s*,?\s+(?:which\s+is\s+)?(?P<office>managed|administered|coordinated)\s+by"
    rf"\s+(?P<members>{_BODY}(?:\s+and\s+{_BODY}(?!\s*,?\s+(?:managed|administered|coordinated)\b))?)"
)
_NEWEST = regex.compile(
    rf"{_MEMBERS}\s+as\s+(?:the\s+)?(?:newest|new|latest)\s+(?:[\w\-]+\s+){{0,3}}(?:(?P<office>members?|partners?)\s+(?:of|in)|to\s+join)\s+{_ORGANIZATION}"
)
_COMPOSED = regex.compile(
    rf"{_ORGANIZATION}\s*,?\s+(?:which\s+(?:is|was)\s+|which\s+)?"
    rf"(?:composed\s+of|consisting\s+of|made\s+up\s+of|compris(?:ing|es|ed))\s+(?P<members>(?={_BODY}(?:\s*,|\s+and\b)\s*{_BODY}){_BODIES})"
)
_OTHERS = regex.compile(
    rf"(?:(?P<organization>⟨\d+⟩)\s+(?P<office>members|partners)|(?P<office>members|partners)\s+of\s+(?P<organization>{_BODY}))"
    rf"\s*,\s+(?:in\s+particular|including|namely|notably|such\s+as)\s*,?\s+{_MEMBERS}"
)
_HOLDERS = ("coordinator", "manager", "administrator", "trustee", "member", "partner")
# Each expression, the role that it tells, and words one of which stands in whatever it finds.
_PATTERNS: tuple[tuple["regex.Pattern[str]", str | None, tuple[str, ...]], ...] = (
    (_CO_CHAIRS, CO_CHAIR, ("o-chair", "o-Chair")),
    (_CO_CHAIRED, CO_CHAIR, ("o-chair",)),
    (_FIRST_TO_CHAIR, CO_CHAIR, ("o-chair",)),
    (_IN_OFFICE, None, _HOLDERS),
    (_INCLUDING_AS, None, _HOLDERS),
    (_AS_ITS, None, _HOLDERS),
    (_RUN_BY, None, ("managed", "administered", "coordinated")),
    (_NEWEST, None, ("new", "latest")),
    (_COMPOSED, MEMBER, ("composed", "consisting", "made", "compris")),
    (_OTHERS, None, ("members", "partners")),
)
_OFFICES = {
    "coordinator": COORDINATOR,
    "coordinated": COORDINATOR,
    "partner": PARTNER,
    "partners": PARTNER,
    "member": MEMBER,
    "members": MEMBER,
}
_TOKEN = regex.compile(r"⟨(\d+)⟩")
_ACRONYM = regex.compile(r"\s*\([A-Z][\w\-/]{1,14}\)")
_LIST_NOTE = regex.compile(
    rf"^\W*(?P<members>{_BODIES})(?:\s*,?\s+as\s+well\s+as\s+(?P<others>{_BODIES})\s+as\s+(?P<office>partners|members|observers)\s+of\s+(?P<organization>{_BODY}))?\W*$"
)
_LIST_ANCHOR = regex.compile(
    r"(?:\bits|(?P<organization>⟨\d+⟩)(?:'s)?)\s+(?P<office>members|partners|participants)(?:\s+and\s+(?:members|partners|participants))?\W*$"
    r"|(?P<office>members|partners|participants)(?:\s+and\s+\w+)?\s+of\s+(?:the\s+)?(?P<organization>⟨\d+⟩)\W*$"
)
_LEAST_LIST = 3
_LEAST_MEMBERSHIP = 2
"""How many bodies a footnote must name to list members, and a sentence to say that one belongs to another."""


@dataclass(frozen=True, slots=True)
class _Marked:
    """A stretch of text with its bodies replaced by tokens, and the bodies by number."""

    unit: TextUnit
    text: str
    bodies: tuple[Mention, ...]

    def named(self, words: str) -> tuple[Mention, ...]:
        """Return the bodies whose tokens stand in some words, in order."""
        return tuple(self.bodies[int(number)] for number in _TOKEN.findall(words))


def find_memberships(document: Document, bodies: Iterable[Mention]) -> tuple[Membership, ...]:
    """Find what a document says about who belongs to what.

    Args:
        document: the document.
        bodies: the places where it names bodies.

    Returns:
        One membership for each assertion of a paragraph, with the words that name the member. Where two years
        and two members are given together and the text does not say which goes with which, both members get
        both years.
    """
    places: dict[tuple[str, str | None], list[Mention]] = {}
    for body in bodies:
        places.setdefault((body.paragraph, body.note), []).append(body)
    units = {
        unit.key: (unit, tuple(places[unit.key.paragraph, unit.mark]))
        for unit in text_units(document)
        if (unit.key.paragraph, unit.mark) in places
    }
    found: dict[tuple[str, str, str, str | None, str], Membership] = {}
    for unit, named in units.values():
        if len(named) >= _LEAST_MEMBERSHIP:
            for membership in _in_text(_mark(unit, named)):
                found.setdefault(_key(membership), membership)
    for unit, named in units.values():
        if unit.key.note is not None and len(named) >= _LEAST_LIST:
            for membership in _in_note(document, _mark(unit, named), places.get((unit.key.paragraph, None), ())):
                found.setdefault(_key(membership), membership)
    order = {paragraph.label: paragraph.order for paragraph in document.paragraphs}
    return tuple(sorted(found.values(), key=lambda m: (order.get(m.paragraph, -1), m.note is not None, m.start)))


def _key(membership: Membership) -> tuple[str, str, str, str | None, str]:
    return (membership.organization, membership.member, membership.role, membership.time, membership.paragraph)


def _mark(unit: TextUnit, bodies: tuple[Mention, ...]) -> _Marked:
    text = normalised(unit.text)
    pieces, at = [], 0
    for number, body in enumerate(bodies):
        pieces.append(text[at : body.start])
        pieces.append(f"⟨{number}⟩")
        at = body.end
        acronym = _ACRONYM.match(text, at)
        if acronym is not None:
            at = acronym.end()
    pieces.append(text[at:])
    return _Marked(unit, "".join(pieces), bodies)


def _in_text(marked: _Marked) -> Iterator[Membership]:
    for pattern, role, words in _PATTERNS:
        if not holds_any(marked.text, words):
            continue
        for match in pattern.finditer(marked.text):
            groups = match.groupdict()
            organization = marked.named(groups["organization"])[0]
            office = groups.get("office")
            for member in marked.named(groups["members"]):
                if member.id != organization.id:
                    yield _membership(
                        organization.id,
                        member,
                        role or _role(office, organization),
                        groups.get("time") or groups.get("later"),
                    )


def _role(office: str | None, organization: Mention) -> str:
    if office is None:
        return MEMBER
    folded = " ".join(office.split())
    # "managed by" and "administrator of" are said of funds; of anything else they mean its coordination.
    return _OFFICES.get(folded) or (FUND_MANAGER if "fund" in organization.label.casefold() else COORDINATOR)


def _in_note(document: Document, note: _Marked, named: Sequence[Mention]) -> Iterator[Membership]:
    """Read a footnote that lists the members of the body that its mark follows.

    Args:
        document: the document.
        note: the footnote.
        named: the bodies that the paragraph of its mark names.
    """
    listed = _LIST_NOTE.match(note.text)
    if listed is None:
        return
    stated = note.named(listed["organization"] or "")
    organization = stated[0].id if stated else _listing(document, note.unit, named)
    if organization is None:
        return
    for member in note.named(listed["members"]):
        yield _membership(organization, member, MEMBER, None)
    for member in note.named(listed["others"] or ""):
        role = PARTNER if listed["office"] == "partners" else MEMBER
        if listed["office"] != "observers":
            yield _membership(organization, member, role, None)


def _listing(document: Document, note: TextUnit, named: Sequence[Mention]) -> str | None:
    """Return the body whose members the words before a note's mark announce."""
    paragraph = next((p for p in document.paragraphs if p.label == note.key.paragraph), None)
    if paragraph is None:
        return None
    position = next((mark.position for mark in reversed(paragraph.marks) if mark.mark == (note.mark or "")), None)
    if position is None:
        return None
    before = _mark(
        TextUnit(TextKey(paragraph.label), paragraph.text[:position]),
        tuple(body for body in named if body.end <= position),
    )
    anchor = _LIST_ANCHOR.search(before.text)
    if anchor is None:
        return None
    announced = before.named(anchor["organization"] or "")
    if announced:
        return announced[0].id
    distinct = {body.id for body in before.bodies}
    return before.bodies[-1].id if len(distinct) == 1 else None


def _membership(organization: str, member: Mention, role: str, time: str | None) -> Membership:
    return Membership(
        organization=organization,
        member=member.id,
        role=role,
        time=" ".join(time.split()) if time else None,
        paragraph=member.paragraph,
        surface=member.surface,
        start=member.start,
        end=member.end,
        note=member.note,
    )
