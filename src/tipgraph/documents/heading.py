"""What a document says about itself: title block, covering letters, closing line."""

import datetime
import re
from collections.abc import Sequence
from itertools import pairwise

from tipgraph.documents import openings
from tipgraph.documents.drafts import Structure
from tipgraph.documents.ordinals import ORDINAL, ordinal
from tipgraph.errors import SymbolError
from tipgraph.model import Description
from tipgraph.symbols import decision, find_symbols, from_roman, resolution, security_council_resolution, slug
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
_ITEMS = re.compile(
    r"(?:Agenda )?[Ii]tems?\s+(?P<items>\d{1,3}(?:\s?\([a-z]{1,2}\))?"
    r"(?:(?:\s?,\s?(?:and\s)?|\s+and\s+|\s+to\s+)(?:\d{1,3}(?:\s?\([a-z]{1,2}\))?|\([a-z]{1,2}\)))*)"
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
# A statement of the Council's President bears a short symbol, alone on its line or before its title.
_STATEMENT = re.compile(r"PRST[ /](?P<number>(?:OS/)?\d{1,2}/\d{1,2})(?=\.|$)", re.MULTILINE)
_AT_MEETING = re.compile(r"\b[Aa]t the \d+(?:st|nd|rd|th) meeting(?= of the Security Council)")
_DRAFT_WORDS = re.compile(r"\b(?P<words>(?:zero|first|second|third|fourth|final|revised)\s+draft)\b", re.I)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_LETTER = re.compile(r"(?:Identical letters?|Letters?)\s+dated\b|\bExcellency,|\bI have the honour to\b")
_LETTER_TITLE = re.compile(r"(?:Identical l|L)etters? dated\b")
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
_LETTERED_PART = re.compile(r"\[[^\[\]]*\]$")
_BY_NAME = {organ.name: organ.identifier for organ in ORGANS} | {"Security Council": "UNSC"}
_SHORTEST_TITLE, _LONGEST_TITLE = 3, 600
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
    title, number = _title(structure, front, organ)
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
        id=_identifier(structure, front, title, number, organ, kind, revision, date or silence_until, adoption),
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
    dated = [block for block in front if _LETTER_TITLE.match(block)]
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


def _title(
    structure: Structure, front: Sequence[str], organ: str | None
) -> tuple[str | None, tuple[str, str, str | None] | None]:
    """Return the title, and (session or year, number, part) where the title is numbered."""
    block = structure.title
    if block:
        modern, old = openings.TITLE.match(block), openings.OLD_TITLE.match(block)
        match = modern or old
        if match:
            continued = _continued(front, block)
            return f"{match['title']} {continued}".strip(), (match["session"], match["item"], match["part"])
    council = next((match for match in map(openings.COUNCIL_TITLE.match, front) if match), None)
    if council:
        return None, (council["year"], council["number"], None)
    return _bare_title(front), None


def _continued(front: Sequence[str], block: str) -> str:
    """Return the rest of a title that was printed over several blocks."""
    if block not in front:
        return ""
    rest: list[str] = []
    for text in front[list(front).index(block) + 1 :]:
        if (
            openings.stands_alone(text)
            or openings.PART.match(text)
            or text.startswith("[")
            or len(rest) > 3
            or text.endswith((".", ",", ":"))
        ):
            break
        rest.append(text)
    return " ".join(rest)


def _bare_title(front: Sequence[str]) -> str | None:
    """Return the last line of the front that can be a title."""
    letter = next((text for text in front if _LETTER_TITLE.match(text)), None)
    if letter:
        return letter[:_LONGEST_TITLE]
    fallback = None
    for text in reversed(front):
        if openings.stands_alone(text) or openings.PART.match(text) or text.endswith((",", ":", ";")):
            continue
        if len(text) > _LONGEST_TITLE:
            continue
        words = text.split()
        if (
            len(words) < _SHORTEST_TITLE
            or text.startswith(("[", "Distr", "(Signed)", "Agenda item"))
            or _ITEMS.match(text)
        ):
            continue
        if text.endswith(".") and len(words) > 25:
            fallback = fallback or None
            continue
        return text
    return fallback


def _kind(structure: Structure, whole: str, title: str | None, adopted_kind: str) -> str:
    if adopted_kind.lower().startswith("decision") or re.search(r"^Decision\s+\d", whole, re.M):
        return "decision"
    if any(map(_STATEMENT.match, map(str.strip, whole.split("\n")))):
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
    match = _ITEMS.search(whole)
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


def _identifier(
    structure: Structure,
    front: Sequence[str],
    title: str | None,
    number: tuple[str, str, str | None] | None,
    organ: str | None,
    kind: str,
    revision: str | None,
    date: datetime.date | None,
    adopted: datetime.date | None,
) -> str:
    printed = _printed_symbol(front)
    numbered = _numbered_identifier(front, number, organ, kind) if number else None
    if numbered and not (printed and printed.startswith(numbered)):
        return numbered
    if printed:
        return printed
    name = slug(title or " ".join(front)[:120]) or "untitled-document"
    if revision:
        return f"NAME:{name}-{revision.lower()}"
    words = _DRAFT_WORDS.search("\n".join(front))
    if words and kind.startswith("draft"):
        name += f"-{slug(words['words'])}"
    elif kind.startswith("draft") and "draft" not in name:
        name += "-draft"
    if meeting := _AT_MEETING.search(" ".join(front)):
        # Statements of the President all bear the same words for a title; the meeting tells them apart.
        name += f"-{slug(meeting.group())}"
    if date and not _YEAR.search(title or "") and kind.startswith("draft"):
        name += f"-{date.year}"
    return f"NAME:{name}"


def _numbered_identifier(
    front: Sequence[str], number: tuple[str, str, str | None], organ: str | None, kind: str
) -> str | None:
    """Return the identifier that follows from a numbered title and its organ, or None."""
    try:
        if organ == "UNSC" or openings.COUNCIL_TITLE.match(front[0] if front else ""):
            return security_council_resolution(number[1], number[0])
        make = decision if kind == "decision" else resolution
        return make(organ or "UNGA", number[0], number[1], number[2])
    except SymbolError:
        return None


def _printed_symbol(front: Sequence[str]) -> str | None:
    """Return the document's own symbol: one that stands alone in its title block."""
    council = any("human rights council" in block.lower() for block in front)
    for block in front:
        if council and (statement := _STATEMENT.match(block.strip())):
            return f"A/HRC/PRST/{statement['number']}"
        found = [match for match in find_symbols(block) if match.start == 0]
        if found and found[0].end >= len(block.rstrip("* ")) - 1:
            identifier = found[0].symbol.identifier
            # "A/RES/74/250 A-B" is the whole with its parts.
            return identifier if len(found) == 1 else _LETTERED_PART.sub("", identifier)
    return None
