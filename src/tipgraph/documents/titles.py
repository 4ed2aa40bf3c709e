"""The title of a document, among the lines of its front."""

import re
from collections.abc import Sequence

from tipgraph.documents import openings

LETTER_TITLE = re.compile(r"(?:Identical l|L)etters? dated\b")
"""Begins the line that stands for the title of a letter."""
ITEMS = re.compile(
    r"(?:Agenda )?[Ii]tems?\s+(?P<items>\d{1,3}(?:\s?\([a-z]{1,2}\))?"
    r"(?:(?:\s?,\s?(?:and\s)?|\s+and\s+|\s+to\s+)(?:\d{1,3}(?:\s?\([a-z]{1,2}\))?|\([a-z]{1,2}\)))*)"
)
"""The items of the agenda to which a document belongs."""
_SHORTEST_TITLE, _LONGEST_TITLE = 3, 600


def find_title(block: str | None, front: Sequence[str]) -> tuple[str | None, tuple[str, str, str | None] | None]:
    """Return the title, and (session or year, number, part) where the title is numbered.

    Args:
        block: the numbered title, where the structure has one.
        front: the lines of the front.
    """
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
    letter = next((text for text in front if LETTER_TITLE.match(text)), None)
    if letter:
        return letter[:_LONGEST_TITLE]
    for text in reversed(front):
        if openings.stands_alone(text) or openings.PART.match(text) or text.endswith((",", ":", ";")):
            continue
        if len(text) > _LONGEST_TITLE:
            continue
        words = text.split()
        if (
            len(words) < _SHORTEST_TITLE
            or text.startswith(("[", "Distr", "(Signed)", "Agenda item"))
            or ITEMS.match(text)
        ):
            continue
        if text.endswith(".") and len(words) > 25:
            continue
        return text
    return None
