"""Names of bodies that no registry knows, by their shape.

An office of the United Nations is named by a head ("Office", "Committee", "Fund") with capitalised words before it
or a complement after it ("Committee on …").
"""

from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from types import MappingProxyType

import regex

from tipgraph.extraction.capitals import CAPITAL, COMPLEMENT, HEADS, OPENERS, TAIL, name_start, names_around

# Before one more capital these are part of a longer name: "Force Commander", "European Union Training Mission".
_LAST_ONLY = frozenset(["Union", "Force", "Administration", "Headquarters", "Section"])
_HEAD = (
    r"(?:Task\s+Force|Working\s+Party|"
    + "|".join(rf"{head}(?!\s+[A-Z])" if head in _LAST_ONLY else head for head in sorted(HEADS, key=len, reverse=True))
    + ")"
)
_POINT = r"(?:North|South|East|West|Central|Northern|Southern|Eastern|Western)(?:[\s\-](?:[Ee]ast|[Ww]est)(?:ern)?)?"
_REGION = rf"(?:{_POINT}\s+{CAPITAL}|Africa|Asia|Europe|Latin\s+America\s+and\s+the\s+Caribbean)\b"
_PURPOSE = (
    r"(?:Reduce|Eliminate|Combat|End|Prevent|Investigate|Review|Support|Study|Examine|Stop|Assist|Protect|Promote|Counter"
    r"|Fight|Strengthen|Accelerate|Monitor|Save|Coordinate|Consider|Advance)"
)
_NESTED = (
    r"(?<=(?:Unit|Section|Division|Branch|Desk))\s+(?:in|of|within)\s+the\s+(?:Executive\s+)?(?:Office|Department)\b"
)
_NAME = regex.compile(
    rf"(?<![\w/\-+])(?P<modifiers>(?:\d\+\d\s+)?(?:{CAPITAL}\s+(?:and\s+(?={CAPITAL}))?){{0,8}}?)(?P<head>{_HEAD})\b(?![/\-])"
    rf"(?P<complement>(?:{_NESTED})?(?:{COMPLEMENT}|\s+to\s+{_PURPOSE}\s+(?:the\s+)?{CAPITAL}{TAIL}|\s+in\s+(?:the\s+)?{_REGION}))?"
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
    Facility Academy Mechanism Office Sub-Committee Subcommittee Sub-Commission Subcommission
    Force Administration Union Group Division Unit Section Headquarters
    """.split()
) | {"Working Party"}
# These name no body by what follows alone: "Administration of Justice", "Union of …", "Force of …".
_NEED_MODIFIER = frozenset(["Force", "Administration", "Union", "Headquarters", "Section"])
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
    r"Nations-[\w\-]+\s+Union\b|\w-United\s+Nations|Russian\s+Federation|United\s+States\s+Department|Federation\s+of\s+(?!Trade|Red|Women)|Permanent\s+Missions?\b|Union\s+of\s+Soviet|(?:Government|Ministry|Minister|President)\b|Palestinian\s+Authority"
    r"|Member\s+States|Group\s+of\s+(?:Western|African|Asian|Eastern|Latin|Arab)|Conference\s+Room"
)
# Heads that mostly mean a meeting, and the words that make a standing body of them.
_GATHERINGS: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "Conference": frozenset(),
        "Forum": frozenset(["Dialogue", "Consultative", "Coordination", "Consultation", "Stability"]),
        "Assembly": frozenset(["National", "Constituent"]),
    }
)
_INSIDE = frozenset(["Mission", "Team", "Service", "Unit", "Facility"])
_EVENT_HEADS = frozenset("Conference Congress Summit Forum Meeting Symposium Workshop Day Year Decade Week".split())
_NO_PROCESS = frozenset("Informal Peace Review Due Preparatory Consultative Political Regular Consultation".split())
# A possessive is the owner's, not part of the name, but for these.
_OWNER = regex.compile(r"(?<!\b(?:Children|Women|People|Men|World|Lord))'s\s(?!Programme\b)")
_SERIES_BEFORE = regex.compile(rf"\b[Tt]he\s+((?:{CAPITAL}(?:\s+{CAPITAL}){{0,2}},\s+)+)$")
_HOLDER = regex.compile(
    r"\b(?:Special\s+Rapporteur|Independent\s+Expert|(?:Special|Personal)\s+(?:Representative|Envoy|Adviser))\b"
    r"(?:\s+of\s+the\s+Secretary-General\b)?(?!\s+(?:on|for|of|in(?=\s+(?:the\s+)?[A-Z]))\b)"
)
_COMMISSIONER = regex.compile(r"\b(?:Office\s+of\s+(?:the\s+)?)?High\s+Commissioner\b(?!\s+(?:for|on|of)\b)")
_HOUSE = regex.compile(r"\bHouse\s+of\s+(?:Representatives|Commons|Lords|Elders|Deputies|the\s+People)\b")
_HEAD_WORD = regex.compile(rf"(?<![\w/\-]){_HEAD}\b")
_BY_WORD = (("Committee", _ESTABLISHED), ("Parties", _PARTIES), ("House", _HOUSE))
_HOLDERS = frozenset(["Rapporteur", "Expert", "Representative", "Envoy", "Adviser"])
_TURNS = frozenset([*HEADS, "Party"])
"""Words one of which stands in each head."""


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


def office_shapes(text: str, capitals: AbstractSet[str]) -> Iterator[Shape]:
    """Find capitalised names of offices, committees, funds, processes.

    Args:
        text: normalised text.
        capitals: its capitalised words.

    Yields:
        Shapes in order; those with `bare` set are no names by themselves.
    """
    for word, pattern in _BY_WORD:
        if word in capitals:
            for match in pattern.finditer(text):
                yield Shape(match.start(), match.end(), _folded(match.group()))
    if "Process" in capitals:
        for match in _PROCESS.finditer(text):
            first = match["name"].split()[0]
            if first not in OPENERS:
                yield Shape(match.start(), match.end(), _folded(match.group()), bare=first in _NO_PROCESS)
    if not _HOLDERS.isdisjoint(capitals):
        for match in _HOLDER.finditer(text):
            yield Shape(match.start(), match.end(), _folded(match.group()), bare=True)
    if "Commissioner" in capitals:
        for match in _COMMISSIONER.finditer(text):
            name = _folded(match.group()).replace("Office of High", "Office of the High")
            yield Shape(match.start(), match.end(), name, bare=True)
    if _TURNS.isdisjoint(capitals):
        return
    passed = -2
    for match in names_around(_NAME, _HEAD_WORD, text):
        if match.start() - 1 != passed:
            shape = _office(text, match)
            if shape is not None:
                yield shape
        # What goes on after "Mission" or "Team" is the rest of a name that begins before it: "Mission Planning Group".
        passed = match.end() if match["head"] in _INSIDE and not match["complement"] else -2


def _office(text: str, match: "regex.Match[str]") -> Shape | None:
    end, head_start = match.end(), match.start("head")
    start = name_start(text, match.start(), head_start)
    for owner in _OWNER.finditer(text, start, head_start):
        start = owner.end()
    owner_after = _OWNER.search(text, match.end("head"), end)
    if owner_after is not None:
        end = owner_after.start()
    modifiers = text[start:head_start].split()
    if "and" in modifiers and text.endswith(", ", 0, start):
        # "the Truth, Justice, Reparation and Reconciliation Commission"
        series = _SERIES_BEFORE.search(text[max(0, start - 120) : start])
        if series is None:
            return None
        start -= len(series[1])
    head = " ".join(match["head"].split())
    telling = [word for word in modifiers if word not in _WEAK_MODIFIERS and word != "and"]
    complement = (match["complement"] or "").strip()
    if complement and not telling and (head in _NEED_MODIFIER or complement.startswith("in ")):
        complement, end = "", match.end("head")
    words = text[start:end]
    if _NO_BODY.search(words):
        return None
    if head in _GATHERINGS:
        full = bool(telling) and modifiers[-1] in _GATHERINGS[head]
        return Shape(start, match.end("head"), _folded(text[start : match.end("head")]), bare=not full)
    if complement:
        if words.split()[-1] in _EVENT_HEADS:
            return None
        return Shape(start, end, _folded(words))
    full = head in _STRONG and len(modifiers) >= 2 and len(telling) >= 1 and modifiers[0] != "and"
    return Shape(start, end, _folded(words), bare=not full)


def _folded(words: str) -> str:
    return " ".join(words.split())
