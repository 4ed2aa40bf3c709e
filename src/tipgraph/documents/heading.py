"""What a document says about itself: title block, covering letters, closing line."""

import datetime
import re
from collections.abc import Sequence
from itertools import pairwise

from tipgraph.documents import openings
from tipgraph.documents.drafts import Structure
from tipgraph.documents.identity import STATEMENT, own_identifier
from tipgraph.documents.ordinals import ORDINAL, ordinal
from tipgraph.documents.titles import ITEMS, LETTER_TITLE, find_title
from tipgraph.errors import SymbolError
from tipgraph.model import Description
from tipgraph.symbols import find_symbols, from_roman, slug
from tipgraph.symbols.organs import ORGANS

_MONTHS = {
    name: number
    for number, name in enumerate(
        "January February March April May June July August September October November December".split(), 1
    )
}
_ADOPTED = re.compile(
    r"(?P<kind>Resolutions?|Decisions?)\s+adopted\s+by\s+the\s+(?P<organ>[A-Z][\w’' -]{3,150}?)"
    r"(?:\s*,?\s+(?:on|at)\s+(?P<rest>.{0,60})|$|\s*[\[|(])",
    re.S | re.I,
)
_COUNCIL_ADOPTED = re.compile(
    r"Adopted\s+by\s+the\s+(?P<organ>Security Council)\s+at\s+its\s+"
    r"(?P<meeting>[\w-]+\s+meeting),?\s+on\s+(?P<date>.{0,30})",
    re.S,
)
_SESSION = re.compile(
    rf"(?P<ordinal>{ORDINAL})\s+(?P<special>(?:emergency\s+|resumed\s+)?special\s+)?session|Session:?\s+(?P<number>\d{{1,3}})\b",
    re.I,
)
_YEAR_SESSION = re.compile(
    r"(?:(?P<year>(?:19|20)\d\d)\s+(?:substantive\s+|resumed\s+|organizational\s+)?session"
    r"|session of (?P<of>(?:19|20)\d\d))",
    re.I,
)
_ITEM = re.compile(r"(\d{1,3})?\s?(\([a-z]{1,2}\))?")
_BASIS = re.compile(
    r"\[\s?(?:on|without|as)\b[^\[\]]{0,600}\]|\[\s?[Oo]n the (?:report|recommendation)[^\[\]]{0,600}\]"
)
_SILENCE = re.compile(
    rf"silence\s+procedure\b.{{0,80}}?(?P<date>\d{{1,2}}\s+(?:{'|'.join(_MONTHS)})\s+\d{{4}})", re.S | re.I
)
_REVISION = re.compile(r"\bREV(?:ISION)?\.?\s?(?P<number>\d{1,2})\b|\bRevision\s+(?P<spelled>\d{1,2})\b", re.I)
_DRAFT = re.compile(r"\b(?:(?:zero|first|second|third|final|revised|advance)\s+)?draft\b", re.I)
_LETTER = re.compile(r"(?:Identical letters?|Letters?)\s+dated\b|\bExcellency,|\bI have the honour to\b")
_KINDS = (
    (
        re.compile(r"Statement by the President of the (?:Security|Human Rights) Council", re.I),
        "presidential-statement",
    ),
    (re.compile(r"Report of the|Report on |^Report\b", re.I), "report"),
    (re.compile(r"Note by the", re.I), "note"),
    (re.compile(r"\b(?:Convention|Protocol|Covenant|Treaty)\b"), "treaty"),
    (re.compile(r"Declaration\b", re.I), "declaration"),
)
_PLENARY = re.compile(
    r"We, the (?:States Members|Member States|Heads of State|representatives of the (?:States )?Members?)\b.{0,80}",
    re.I,
)
_BY_NAME = {organ.name: organ.identifier for organ in ORGANS} | {"Security Council": "UNSC"}
_HEAD_CHARACTERS = 50_000


def describe(structure: Structure, first_words: str) -> Description:
    """Return what a document says it is.

    Args:
        structure: its structure.
        first_words: the beginning of its first paragraph after the front.
    """
    front = [block[:_HEAD_CHARACTERS] for block in structure.front if block]
    whole = "\n".join(front)[:_HEAD_CHARACTERS]
    adopted = _adoption_line(whole)
    council = _COUNCIL_ADOPTED.search(whole)
    organ = _organ(structure, adopted["organ"] if adopted else "", whole, first_words)
    title, number = find_title(structure.title, front)
    revision = _revision(whole)
    kind = _kind(structure, whole, title, adopted["kind"] if adopted else "")
    silence = _SILENCE.search(whole)
    session = _session(whole, number, organ)
    adoption = parse_date(adopted["rest"] or "") if adopted else None
    if council:
        adoption = parse_date(council["date"])
    meeting, meeting_date = _meeting(structure.meeting or (council["meeting"] if council else ""), structure.meeting)
    status = _status(kind, whole, adopted is not None or council is not None or number is not None, bool(silence))
    if adoption is None and status == "adopted":
        adoption = meeting_date
    date = next((found for found in map(parse_date, _date_lines(front)) if found), None)
    silence_until = parse_date(silence["date"]) if silence else None
    return Description(
        id=own_identifier(front, title, number, organ, kind, revision, date or silence_until),
        kind=kind,
        title=title,
        organ=organ,
        adopted=adoption,
        session=session,
        status=status,
        agenda_items=_agenda_items(whole),
        based_on=_based_on(whole),
        meeting=meeting,
        date=date,
        revision=revision,
        silence_until=silence_until,
    )


def parse_date(text: str) -> datetime.date | None:
    """Return the first date ("28 August 2017") that a text holds, or None."""
    match = openings.DATE.search(text)
    if match is None:
        return None
    try:
        return datetime.date(int(match["year"]), _MONTHS[match["month"]], int(match["day"]))
    except ValueError:
        return None


def _adoption_line(whole: str) -> re.Match[str] | None:
    """Return the line that tells who adopted it; an agenda item can speak of other resolutions and decisions."""
    matches = list(_ADOPTED.finditer(whole))
    at_line_start = (match for match in matches if not match.start() or whole[match.start() - 1] == "\n")
    return next(at_line_start, matches[0] if matches else None)


def _date_lines(front: Sequence[str]) -> list[str]:
    """Return what can hold the document's own date: the distribution line and its next, then lines that are a date."""
    distributed = [block[block.index("Distr") :] for block in front if "Distr" in block]
    below = [text for above, text in pairwise(front) if above.startswith("Distr") and openings.BARE_DATE.match(text)]
    distributed += below
    bare = [block for block in front if openings.BARE_DATE.match(block)]
    dated = [block for block in front if LETTER_TITLE.match(block)]
    return distributed + dated + bare


def _organ(structure: Structure, adopted_by: str, whole: str, first_words: str) -> str | None:
    for name in [" ".join(adopted_by.split()), *structure.organs]:
        if name:
            known = next((_BY_NAME[each] for each in _BY_NAME if name.casefold() == each.casefold()), None)
            return known or slug(name)
    if re.search(r"Statement by the President of the Security Council|^Security Council$", whole, re.M):
        return "UNSC"
    if _PLENARY.match(first_words) or re.search(r"President\s+of\s+the\s+General\s+Assembly", whole, re.I):
        return "UNGA"
    return next((_BY_NAME[line] for line in whole.split("\n") if line in _BY_NAME), None)


def _kind(structure: Structure, whole: str, title: str | None, adopted_kind: str) -> str:
    if adopted_kind.lower().startswith("decision") or re.search(r"^Decision\s+\d", whole, re.M):
        return "decision"
    if any(map(STATEMENT.match, map(str.strip, whole.split("\n")))):
        return "presidential-statement"
    resolution_like = bool(structure.organs) or structure.title is not None
    if re.search(r"\bdraft (?:resolution|decision)\b", whole, re.I) and not adopted_kind and structure.title is None:
        return "draft resolution"
    if adopted_kind or resolution_like or any(map(openings.COUNCIL_TITLE.match, whole.split("\n"))):
        return "resolution"
    for pattern, kind in _KINDS[:3]:
        if pattern.search(whole):
            return kind
    for pattern, kind in _KINDS[3:]:
        if title and pattern.search(title):
            drafted = _DRAFT.search(whole) or _REVISION.search(whole)
            return f"draft {kind}" if drafted else kind
    return "letter" if _LETTER.search(whole) else "document"


def _status(kind: str, whole: str, adopted: bool, silence: bool) -> str | None:
    if silence and "under silence" in " ".join(whole.split()).lower():
        return "under silence procedure"
    if kind.startswith("draft"):
        return "draft"
    return "adopted" if adopted and kind in ("resolution", "decision") else None


def _session(whole: str, number: tuple[str, str, str | None] | None, organ: str | None) -> int | None:
    year = _YEAR_SESSION.search(whole)
    if year:
        return int(year["year"] or year["of"])
    if organ == "UNSC":
        return None
    match = _SESSION.search(whole)
    if match and not match["special"]:
        return int(match["number"]) if match["number"] else ordinal(match["ordinal"])
    if number is None:
        return None
    if number[0].isdigit():
        return int(number[0])
    try:
        return from_roman(number[0].upper())
    except (SymbolError, KeyError, ValueError):
        return None


def _agenda_items(whole: str) -> tuple[str, ...]:
    match = ITEMS.search(whole)
    if match is None:
        return ()
    items: list[str] = []
    last = ""
    for number, letter in _ITEM.findall(match["items"]):
        last = number or last
        if number or letter:
            items.append(f"{last} {letter}".strip())
    return tuple(items)


def _based_on(whole: str) -> tuple[str, ...]:
    match = _BASIS.search(whole)
    if match is None:
        return ()
    return tuple(dict.fromkeys(found.symbol.identifier for found in find_symbols(match[0])))


def _meeting(text: str, printed: str) -> tuple[str | None, datetime.date | None]:
    match = openings.MEETING.match(text) if text else None
    if match is None:
        return text or None, parse_date(printed)
    return match["meeting"], parse_date(printed)


def _revision(whole: str) -> str | None:
    match = _REVISION.search(whole)
    return f"REV{match['number'] or match['spelled']}" if match else None
