"""Sentences that say which resolution carries an instrument: "… adopted by the Assembly in its resolution 64/293"."""

from bisect import bisect_left, bisect_right
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
_IN_BRACKETS = regex.compile(
    r"(?:,?\sof\s\d{1,2}\s\w+\s\d{4})?\s(?:\((?:\"|the\s)?[A-Z][^()]{1,40}\)\s)?\((?:see\s)?(?:document\s|resolution\s)?"
)
_CONTAINED = regex.compile(
    r"(?:\s\([^()]{2,40}\))?,?\s(?:as\s)?(?:contained|set\sout|set\sforth|reproduced|annexed|circulated|issued)\s(?:in|to|as)\s"
    r"(?:(?:the\s)?annex(?:\s[IVX\d]+)?\s(?:to|of)\s)?(?:document\s)?"
)
# What else than the instrument the symbol can be of.
_EMBEDDED = regex.compile(
    r"\b(?:reports?|notes?|letters?|reviews?|stud(?:y|ies)|documents?|papers?|proposals?|amendments?|drafts?|updates?|information"
    r"|summar(?:y|ies)|guides?|guidance|handbook|decisions?|resolutions?|progress|status|assessment|evaluation|text|meeting|session"
    r"|recommendations?|annex(?:es)?|contribution|statement|translation|(?-i:Implementation|Follow-up)|implementing|revision|amending"
    r"|supplement(?:ing)?|list|overview|background|work)\b[^.;()]{0,80}?\b(?:of|on|under|to|for|by|about|with)\s(?:the\s)?$",
    regex.IGNORECASE,
)
_PROCESS = regex.compile(r"\b(?P<process>(?:[A-Z][\w'-]*\s)+[Pp]rocess)\sand\sits\s$")

_FARTHEST = 1000
"""Characters: more than the words take that can stand between an instrument and the resolution that carries it."""


def host_beside(text: str, start: int, end: int, resolutions: Sequence[Reference]) -> str | None:
    """Return the resolution that the sentence says adopted or contains an instrument.

    Args:
        text: normalised text.
        start: offset of the instrument's name.
        end: end of its name.
        resolutions: the resolutions and documents cited by number or symbol in the same text, in order.
    """
    first = bisect_left(resolutions, start - _FARTHEST, key=lambda reference: reference.start)
    last = bisect_right(resolutions, end + _FARTHEST, key=lambda reference: reference.start)
    for reference in resolutions[first:last]:
        between = text[end : reference.start] if reference.start >= end else ""
        contains = between and (_IN_BRACKETS.fullmatch(between) or _CONTAINED.fullmatch(between))
        # "the report on the Protocol (ECE/…)": the symbol is the report's.
        if contains and stands_before(_EMBEDDED, text, start) is None:
            return reference.target
        if reference.start >= end and _AFTER.match(between):
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
