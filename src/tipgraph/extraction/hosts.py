"""Sentences that say which resolution carries an instrument: "… adopted by the Assembly in its resolution 64/293"."""

from collections.abc import Sequence

import regex

from tipgraph.extraction.reference import Reference
from tipgraph.extraction.text import stands_before

_AFTER = regex.compile(
    r"^,?\s?\(?(?:which\s(?:was|were)\s|as\s|and\s)?"
    r"(?:adopted|contained|annexed|set\sout|approved|endorsed|proclaimed|launched|by\sthe)\b"
    r"[^.;\"]{0,140}?\b(?:in|to|by|of|with)\s(?:its\s|the\sannex\sto\s|annex\s[IVX]+\sto\s|[A-Z][\w\s]{3,40}\s)?"
    r"[Rr]esolution\s$"
)
_BEFORE = regex.compile(
    r"(?:,\s[^,]{0,40})?,?\s(?:containing|adopting|which\scontains|by\swhich\s(?:it|the\s[\w\s]+)\sadopted"
    r"|in\swhich\s(?:it|the\s[\w\s]+)\sadopted|in\sthe\sannex\sto\swhich\sis\scontained|to\swhich\s(?:is|was)\sannexed)"
    r"\s(?:the\s)?$"
)
_DATE = regex.compile(r"^\sof\s\d{1,2}\s\w+\s\d{4}")
_IN_BRACKETS = regex.compile(r"\s\((?:see\s)?(?:resolution\s)?|\s\([A-Z][^()]{2,40}\)\s\((?:see\s)?(?:resolution\s)?")
_EMBEDDED = regex.compile(r"\b(?:of|on|under|to|for|by|about|with)\s(?:the\s)?$")
_PROCESS = regex.compile(r"\b(?P<process>(?:[A-Z][\w'-]*\s)+[Pp]rocess)\sand\sits\s$")


def host_beside(text: str, start: int, end: int, resolutions: Sequence[Reference]) -> str | None:
    """Return the resolution that the sentence says adopted or contains an instrument.

    Args:
        text: normalised text.
        start: offset of the instrument's name.
        end: end of its name.
        resolutions: the resolutions and documents cited by number or symbol in the same text.
    """
    for reference in resolutions:
        # "the report on the Protocol (ECE/…)": the symbol is the report's.
        embedded = stands_before(_EMBEDDED, text, start) is not None
        if reference.start >= end and not embedded and _IN_BRACKETS.fullmatch(text[end : reference.start]):
            return reference.target
        if reference.start >= end and _AFTER.match(text[end : reference.start]):
            return reference.target
        if reference.end < start and _BEFORE.fullmatch(_DATE.sub("", text[reference.end : start])):
            return reference.target
    return None


def process_before(text: str, start: int) -> tuple[int, str] | None:
    """Return offset and words of a process whose declaration is named: "the Khartoum process and its Declaration".

    Args:
        text: normalised text.
        start: offset of the word "Declaration".
    """
    match = stands_before(_PROCESS, text, start)
    return (match.start("process"), match["process"]) if match else None
