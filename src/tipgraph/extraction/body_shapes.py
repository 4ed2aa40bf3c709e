"""Names of bodies that no registry knows, by their shape.

An office of the United Nations is named by a head ("Office", "Committee", "Fund") with capitalised words before it
or a complement after it ("Committee on …").
"""

from collections.abc import Iterator
from dataclasses import dataclass

import regex

from tipgraph.extraction.capitals import CAPITAL, COMPLEMENT, OPENERS, TAIL, name_start

HEADS = """
    Office Commission Committee Subcommittee Sub-Commission Subcommission Council Board Group Panel Mission
    Fund Court Tribunal Agency Bank Organization Organisation Association Federation League Institute Centre
    Secretariat Department Directorate Bureau Mechanism Forum Network Alliance Coalition Coordinator
    Ombudsperson Team Facility Assembly Parliament Foundation University Authority Academy Unit Partnership
    Observatory Taskforce Service Division Chamber Consortium Conference
    """.split()
_HEAD = r"(?:Task\s+Force|" + "|".join(sorted(HEADS, key=len, reverse=True)) + ")"
_NAME = regex.compile(
    rf"(?<![\w/\-])(?P<modifiers>(?:{CAPITAL}\s+(?:and\s+(?={CAPITAL}))?){{0,8}}?)(?P<head>{_HEAD})\b(?![/\-])"
    rf"(?P<complement>{COMPLEMENT})?"
)
_PROCESS = regex.compile(
    rf"(?<![\w/\-])(?P<name>(?:Informal\s+)?{CAPITAL}\s+Process)\b(?P<complement>\s+on\s+{CAPITAL}{TAIL})?"
)
_PARTIES = regex.compile(
    rf"(?<!Review\s)\b(?:Conference|Meeting|Assembly)\s+of\s+(?:the\s+)?(?:States\s+|Contracting\s+)?Parties\b"
    rf"(?:\s+to\s+(?:the|that)\s+{CAPITAL}{TAIL})?"
)
_ESTABLISHED = regex.compile(
    r"(?:Security\s+Council\s+)?Committee\s+established\s+(?:pursuant\s+to|by)\s+(?:paragraph\s+\d+\s+of\s+)?"
    r"(?:Security\s+Council\s+)?resolutions?\s+\d+\s+\(\d{4}\)(?:(?:,|,?\s+and)\s+\d+\s+\(\d{4}\))*"
)
# Heads that mean a body when a modifier alone stands before them; the others need a complement.
_STRONG = frozenset(
    """
    Committee Commission Council Board Fund Agency Bank Institute Centre Tribunal Court Coordinator
    Directorate Organization Organisation Network Alliance Federation Association Foundation University
    Facility Academy Mechanism Office
    """.split()
)
_WEAK_MODIFIERS = frozenset(
    """
    Ad Hoc Open-ended Open-Ended Special Preparatory Main Executive Governing Standing Permanent Joint High-level
    Advisory Technical Working Steering Informal Intergovernmental Interim Independent International
    United Nations National Regional State Central Federal Supreme Constitutional Expert Monitoring
    Sanctions Review Coordination Drafting Credentials General Political Legislative District Local
    Provincial Ministerial Secretary-General's Country Field Headquarters Police Military Scientific Legal
    Subsidiary Criminal Global Appeals Trial Election Electoral Media Implementation Coordinating Management
    Human Resources Inter-Agency Inter-agency European African New
    """.split()
)
_NO_BODY = regex.compile(
    r"Russian\s+Federation|United\s+States\s+Department|Federation\s+of\s+(?!Trade|Red|Women)|Permanent\s+Missions?\b|Union\s+of\s+Soviet|(?:Government|Ministry|Minister|President)\b|Palestinian\s+Authority"
    r"|Member\s+States|Group\s+of\s+(?:Western|African|Asian|Eastern|Latin|Arab)|Conference\s+Room"
)
_EVENT_HEADS = frozenset("Conference Congress Summit Forum Meeting Symposium Workshop Day Year Decade Week".split())
_NO_PROCESS = frozenset("Informal Peace Review Due Preparatory Consultative Political Regular Consultation".split())
# A possessive is the owner's, not part of the name, but for these.
_OWNER = regex.compile(r"(?<!\b(?:Children|Women|People|Men|World))'s\s")
_SERIES_BEFORE = regex.compile(rf"\b[Tt]he\s+((?:{CAPITAL}(?:\s+{CAPITAL}){{0,2}},\s+)+)$")
_HOLDER = regex.compile(
    r"\b(?:Special\s+Rapporteur|Independent\s+Expert|(?:Special|Personal)\s+(?:Representative|Envoy|Adviser))\b"
    r"(?:\s+of\s+the\s+Secretary-General\b)?(?!\s+(?:on|for|of|in)\b)"
)
_COMMISSIONER = regex.compile(r"\b(?:Office\s+of\s+(?:the\s+)?)?High\s+Commissioner\b(?!\s+(?:for|on|of)\b)")
_HEAD_WORD = regex.compile(rf"\b{_HEAD}\b")


@dataclass(frozen=True, slots=True)
class Shape:
    """Words that look like the name of a body.

    Attributes:
        start: offset of the words.
        end: end of the words.
        name: the body's name as these words give it, without an owner that is no part of it.
        bare: whether the words are a head with mere modifiers ("Coordination Group"), so that they name a body
            only if the document knows one by that name.
    """

    start: int
    end: int
    name: str
    bare: bool = False


def office_shapes(text: str) -> Iterator[Shape]:
    """Find capitalised names of offices, committees, funds, processes.

    Args:
        text: normalised text.

    Yields:
        Shapes in order; those with `bare` set are no names by themselves.
    """
    for match in _ESTABLISHED.finditer(text):
        yield Shape(match.start(), match.end(), _folded(match.group()))
    for match in _PARTIES.finditer(text):
        yield Shape(match.start(), match.end(), _folded(match.group()))
    for match in _PROCESS.finditer(text):
        first = match["name"].split()[0]
        if first not in OPENERS:
            yield Shape(match.start(), match.end(), _folded(match.group()), bare=first in _NO_PROCESS)
    for match in _HOLDER.finditer(text):
        yield Shape(match.start(), match.end(), _folded(match.group()), bare=True)
    for match in _COMMISSIONER.finditer(text):
        yield Shape(
            match.start(),
            match.end(),
            _folded(match.group()).replace("Office of High", "Office of the High"),
            bare=True,
        )
    if _HEAD_WORD.search(text) is None:
        return
    for match in _NAME.finditer(text):
        shape = _office(text, match)
        if shape is not None:
            yield shape


def _office(text: str, match: "regex.Match[str]") -> Shape | None:
    end, head_start = match.end(), match.start("head")
    start = name_start(text, match.start(), head_start)
    for owner in _OWNER.finditer(text, start, head_start):
        start = owner.end()
    owner_after = _OWNER.search(text, match.end("head"), end)
    if owner_after is not None:
        end = owner_after.start()
    modifiers = text[start:head_start].split()
    if "and" in modifiers and text[:start].endswith(", "):
        # "the Truth, Justice, Reparation and Reconciliation Commission"
        series = _SERIES_BEFORE.search(text[max(0, start - 120) : start])
        if series is None:
            return None
        start -= len(series[1])
    words = text[start:end]
    if _NO_BODY.search(words):
        return None
    head = " ".join(match["head"].split())
    if head in {"Conference", "Forum", "Assembly"}:
        return Shape(start, match.end("head"), _folded(text[start : match.end("head")]), bare=True)
    if match["complement"]:
        if words.split()[-1] in _EVENT_HEADS:
            return None
        return Shape(start, end, _folded(words))
    telling = [word for word in modifiers if word not in _WEAK_MODIFIERS and word != "and"]
    full = head in _STRONG and len(modifiers) >= 2 and len(telling) >= 1 and modifiers[0] != "and"
    return Shape(start, end, _folded(words), bare=not full)


def _folded(words: str) -> str:
    return " ".join(words.split())
