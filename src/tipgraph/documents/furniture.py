"""Lines that belong to the page, not to the text: running heads, page and job numbers, link lists, rules."""

import re
from collections import Counter
from collections.abc import Iterable

RULE = re.compile(r"(?:[_‗⸻—–]{3,}|(?:[-*_=]\s?){3,})\s*$")
"""A line drawn across the page; under it stand footnotes or nothing."""

_ADDRESS = re.compile(r"(?:https?://\S+|<https?://\S+>|www\.[\w.-]+\S*)$")
_COMMENT = re.compile(r"<!--.*?-->$", re.S)
_PAGE = re.compile(
    r"(?:\d{1,4}\s?/\s?\d{1,4}|[-–—]\s?\d{1,4}\s?[-–—]|[Pp]age\s+\d{1,4}(?:\s+(?:of|/)\s+\d{1,4})?|\d{1,4}|/\s?\.\.\.|\f)$"
)
_JOB = re.compile(
    r"(?:(?:GE\.|V\.|N\.?)?\d{2}-\d{4,6}(?:\s?\([EFSRAC]\))?(?:\s+(?:\d{1,6}|\d{1,4}/\d{1,4}))*"
    r"|\*\d{6,7}\*|Please recycle\W*|\*{3,})$"
)
_SYMBOL = r"(?:[A-Z]{1,6}(?:/[\w.()\-*]+)+(?: \(\d{4}\))?)"
_SYMBOL_HEAD = re.compile(rf"{_SYMBOL}(?:\s+(?:\d{{2}}-\d{{4,6}}|\d{{1,4}}/\d{{1,4}}|Page\s\d+))*$")
_HEAD_PART = re.compile(
    rf"^(?:\d{{1,4}}(?:/\d{{1,4}})?\s+)?(?:{_SYMBOL}\s+\S.*|\S.*\s+{_SYMBOL}(?:\s+\d{{1,4}}(?:/\d{{1,4}})?)?)$"
)
_VOLUME_HEAD = re.compile(
    r"(?:\d{1,4}\s+)?(?:[IVXL]{1,6}\.\s+)?"
    r"(?:(?:General Assembly|Economic and Social Council|Trusteeship Council|Security Council)\s?[-–—]{1,2}\s?"
    r"(?:[A-Z][a-z]+(?:-[a-z]+)?\s){1,3}(?:Special |Emergency ){0,2}Session"
    r"|Resolutions? (?:and [Dd]ecisions? )?adopted (?:on the reports? of the .{3,60}Committee|without reference to a "
    r"Main Committee)|Resolutions and [Dd]ecisions of the (?:Economic and Social|Security) Council)(?:\s+\d{1,4})?$"
)
_NUMBERS = re.compile(r"\b\d{1,4}/\d{1,4}$|\b\d{2}-\d{4,6}\b|^\d{1,4}(?:/\d{1,4})?\s")
_LONGEST = 200


def address(line: str) -> str | None:
    """Return the address that a line consists of, or None."""
    return line.strip("<>") if _ADDRESS.match(line) else None


def is_page_furniture(line: str) -> bool:
    """Tell whether a stripped line is a page or job number, the head of a volume's page, or a converter's comment."""
    if len(line) > _LONGEST:
        return False
    return bool(_PAGE.match(line) or _JOB.match(line) or _COMMENT.match(line) or _VOLUME_HEAD.match(line))


def symbol_head(line: str) -> bool:
    """Tell whether a stripped line is a symbol alone, with page or job number: the head of a page."""
    return len(line) <= _LONGEST and line[-1:] != "." and bool(_SYMBOL_HEAD.match(line))


def running_heads(lines: Iterable[str]) -> frozenset[str]:
    """Return the keys (`head_key`) of lines that repeat on page after page beside a symbol."""
    counts = Counter(
        head_key(line)
        for line in lines
        if 8 <= len(line) <= _LONGEST and "/" in line and line[-1] != "." and _HEAD_PART.match(line)
    )
    return frozenset(key for key, count in counts.items() if count > 1)


def head_key(line: str) -> str:
    """Return what stays the same in a running head from page to page."""
    return _NUMBERS.sub("", line).strip()
