"""Which document it is: the symbol that it prints, the number in its title, or a name made of its title."""

import datetime
import re
from collections.abc import Sequence

from tipgraph.documents import openings
from tipgraph.errors import SymbolError
from tipgraph.symbols import decision, find_symbols, resolution, security_council_resolution, slug

# A statement of the Council's President bears a short symbol, alone on its line or before its title.
STATEMENT = re.compile(r"PRST[ /](?P<number>(?:OS/)?\d{1,2}/\d{1,2})(?=\.|$)", re.MULTILINE)
_AT_MEETING = re.compile(r"\b[Aa]t the \d+(?:st|nd|rd|th) meeting(?= of the Security Council)")
_DRAFT_WORDS = re.compile(r"\b(?P<words>(?:zero|first|second|third|fourth|final|revised)\s+draft)\b", re.I)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_LETTERED_PART = re.compile(r"\[[^\[\]]*\]$")


def own_identifier(
    front: Sequence[str],
    title: str | None,
    number: tuple[str, str, str | None] | None,
    organ: str | None,
    kind: str,
    revision: str | None,
    date: datetime.date | None,
) -> str:
    """Return the identifier of a document: its symbol, or a name made of its title.

    Args:
        front: the lines of its front.
        title: its title.
        number: session or year, number and part, where the title is numbered.
        organ: identifier of the body that it is of.
        kind: what it is.
        revision: ``REV4``.
        date: its own date; tells drafts apart whose title names no year.
    """
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
        if council and (statement := STATEMENT.match(block.strip())):
            return f"A/HRC/PRST/{statement['number']}"
        found = [match for match in find_symbols(block) if match.start == 0]
        if found and found[0].end >= len(block.rstrip("* ")) - 1:
            identifier = found[0].symbol.identifier
            # "A/RES/74/250 A-B" is the whole with its parts.
            return identifier if len(found) == 1 else _LETTERED_PART.sub("", identifier)
    return None
