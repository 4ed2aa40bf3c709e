"""Names of bodies that no registry knows, by their shape.

An office of the United Nations is named by a head ("Office", "Committee", "Fund") with capitalised words before it
or a complement after it ("Committee on …"); a mandate holder by a title and a subject that may be in lower case
("Special Rapporteur on trafficking in persons, especially women and children").
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import regex

from tipgraph.extraction.capitals import CAPITAL, COMPLEMENT, TAIL

HEADS = """
    Office Commission Committee Subcommittee Sub-Commission Subcommission Council Board Group Panel Mission
    Fund Court Tribunal Agency Bank Organization Organisation Association Federation League Institute Centre
    Secretariat Department Directorate Bureau Mechanism Forum Network Alliance Coalition Coordinator
    Ombudsperson Team Facility Assembly Parliament Foundation University Authority Academy Unit Partnership
    Observatory Taskforce Platform Service Division Chamber Consortium Conference
    """.split()
_HEAD = r"(?:Task\s+Force|" + "|".join(sorted(HEADS, key=len, reverse=True)) + ")"
_NAME = regex.compile(
    rf"(?<![\w/\-])(?P<modifiers>(?:{CAPITAL}\s+(?:and\s+(?={CAPITAL}))?){{0,8}}?)(?P<head>{_HEAD})\b(?![/\-])"
    rf"(?P<complement>{COMPLEMENT})?"
)
_PROCESS = regex.compile(rf"(?<![\w/\-])(?P<name>{CAPITAL}\s+Process)\b(?P<complement>\s+on\s+{CAPITAL}{TAIL})?")
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
    Ad Hoc Open-ended Open-Ended Special Preparatory Main Executive Governing Standing Permanent Joint High-
    level Advisory Technical Working Steering Informal Intergovernmental Interim Independent International
    United Nations National Regional State Central Federal Supreme Constitutional Expert Monitoring
    Sanctions Review Coordination Drafting Credentials General Political Legislative District Local
    Provincial Ministerial Secretary-General's Country Field Headquarters Police Military Scientific Legal
    Subsidiary Criminal Global Appeals Trial Election Electoral Media Implementation Coordinating Management
    Human Resources Inter-Agency Inter-agency European African New
    """.split()
)
_NO_BODY = regex.compile(
    r"Permanent\s+Missions?\b|Union\s+of\s+Soviet|(?:Government|Ministry|Minister|President)\b|Palestinian\s+Authority"
    r"|Member\s+States|Group\s+of\s+(?:Western|African|Asian|Eastern|Latin|Arab)|Conference\s+Room"
)
_EVENT_HEADS = frozenset("Conference Congress Summit Forum Meeting Symposium Workshop Day Year Decade Week".split())
_SENTENCE = regex.compile(r"(?:^|[.;:!?]\s+|\(\w+\)\s+)$")
_OPENERS = frozenset(
    """
    The A An In At By On For To Of With From And As Its Their This That These Those Such All Any Each Every
    No We Our His Her It Also Further When Where Since Under Through During After Before While If Both Other
    See States Member Parties Chair Chairs Co-Chair Co-Chairs Chairperson Chairman President Vice-President
    Director Director-General Head Secretary Member Members Report Government Governments Executive-Director
    Judge Judges Resolution Decision
    """.split()
)

_TITLES = (
    r"(?:Special\s+Rapporteur|Independent\s+Expert|Special\s+Representative|Special\s+Envoy|Personal\s+Envoy"
    r"|Personal\s+Representative|Special\s+Advis[eo]r|High\s+Representative|(?:Open-ended\s+)?(?:Intergovernmental\s+)?"
    r"Working\s+Group|(?:Open-ended\s+)?Ad\s+Hoc\s+(?:Intergovernmental\s+)?Committee|Group\s+of\s+(?:Governmental\s+)?Experts"
    r"|Expert\s+Mechanism|Special\s+Coordinator|Independent\s+International\s+Commission\s+of\s+Inquiry"
    r"|(?:Independent\s+)?International\s+Fact-Finding\s+Mission)"
)
_OWNER = (
    rf"(?P<owner>\s+(?:of|to)\s+the\s+(?:(?:United\s+Nations\s+)?Human\s+Rights\s+Council|Council|(?:United\s+Nations\s+)?"
    rf"Commission(?:\s+on\s+Human\s+Rights)?|Sub-?[Cc]ommission(?:\s+on\s+the\s+Promotion\s+and\s+Protection\s+of\s+Human\s+Rights)?"
    rf"|Secretary-General(?:\s+of\s+the\s+United\s+Nations)?|General\s+Assembly|{CAPITAL}(?:\s+{CAPITAL}){{0,3}}))?"
)
_MANDATE = regex.compile(
    rf"(?<![\w\-])(?P<title>(?:(?:United\s+Nations\s+)?{_TITLES}))(?P<plural>s?){_OWNER}"
    r"\s+(?=(?:on|for|in\s+the\s+field\s+of|against)\s)"
)
_NEXT_SUBJECT = regex.compile(r"(?:,|,?\s+and)\s+(?=(?:on|for)\s)")
_WORD = regex.compile(r"[\w'\-/]+")
_STOP_WORDS = frozenset(
    """
    which that who whose whom is are was were has have had be been being shall will would may might should
    must can could as at by during under pursuant established submitted entitled contained appointed from
    within through since until after before when where while its their his her this these those also not
    into upon about between continues continue remains undertakes made makes concluded expressed reported
    noted stated found recommended decided requested adopted considered including especially particularly
    pertaining convened held presented prepared concerning regarding but so if than then thus such both
    other calls urges requests invites encourages welcomes notes takes stresses emphasizes recalls reaffirms
    recognizes expresses decides led carried conducted issued mandated undertaken provided concerned without
    visited visits gave gives has does did do annually constitutes
    """.split()
)
_RIGHT_TO = frozenset(["right", "rights", "access", "relating", "related", "freedom", "threats"])
_SUBJECT_LIMIT = 24
_TAIL = regex.compile(r",\s+(?:including|especially|particularly|in\s+particular|its)\s+(?:its\s+)?(?=[a-z])")


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


def mandate_shapes(text: str, mandates: Mapping[str, Sequence[str]]) -> Iterator[Shape]:
    """Find mandate holders: a title, the organ that appointed them, a subject.

    Args:
        text: normalised text.
        mandates: known names in lower case by their first word, longest first; a known name tells where a
            subject ends.

    Yields:
        Shapes in order. The name leaves the Human Rights Council and its forerunner out: they own every such
        mandate and are no part of its official name.
    """
    for match in _MANDATE.finditer(text):
        owner = " ".join((match["owner"] or "").split())
        if regex.fullmatch(r"(?:of|to) the .*(?:Council|Commission(?: on Human Rights)?|Human Rights)", owner):
            owner = ""
        title = " ".join(match["title"].split())
        start, subject = match.start(), match.end()
        while True:
            end = _subject_end(text, f"{title} {owner}".strip(), subject, mandates)
            if end is None:
                break
            words = " ".join(text[subject:end].split())
            name = " ".join(part for part in (title, owner, words) if part)
            yield Shape(start, end, name)
            # "the Special Rapporteurs on torture and on the right to food"
            following = _NEXT_SUBJECT.match(text, end) if match["plural"] else None
            if following is None:
                break
            start = subject = following.end()


def _subject_end(text: str, title: str, at: int, mandates: Mapping[str, Sequence[str]]) -> int | None:
    rest = f"{title} {text[at : at + 400]}".casefold()
    offset = at - len(title) - 1
    for known in mandates.get(title.split()[0].casefold(), ()):
        if rest.startswith(known) and not rest[len(known) : len(known) + 1].isalnum():
            return offset + len(known)
    end = _phrase_end(text, at)
    if end is None:
        return None
    tail = _TAIL.match(text, end)
    if tail is not None:
        end = _phrase_end(text, tail.end(), skip=0) or end
    return end


def _phrase_end(text: str, at: int, skip: int = 1) -> int | None:
    """Return where a noun phrase ends; `skip` words at its head are taken as they come."""
    end, previous = at, ""
    for count, match in enumerate(_WORD.finditer(text, at)):
        word = match.group()
        gap = text[end : match.start()]
        if count and gap.strip():
            break
        lower = word.casefold()
        if count >= skip and (lower in _STOP_WORDS or (lower == "to" and previous not in _RIGHT_TO)):
            break
        following = text[match.end() : match.end() + 12].split()
        after = following[0].casefold() if following else ""
        if lower == "and" and after in {
            "the",
            "its",
            "to",
            "of",
            "all",
            "any",
            "other",
            "on",
            "for",
            "in",
            "by",
            "with",
            "as",
        }:
            break
        if lower == "in" and after in {
            "its",
            "his",
            "their",
            "order",
            "accordance",
            "this",
            "cooperation",
            "close",
            "particular",
        }:
            break
        if lower == "with" and after not in {"disabilities", "albinism"}:
            break
        if (
            count
            and word[0].isupper()
            and previous == "and"
            and any(text.startswith(s, match.start()) for s in ("Special ", "Independent "))
        ):
            break
        end, previous = match.end(), lower
        if count >= _SUBJECT_LIMIT:
            return None
    words = text[at:end].split()
    while words and words[-1].casefold() in {
        "and",
        "of",
        "on",
        "in",
        "the",
        "for",
        "or",
        "to",
        "a",
        "with",
        "against",
    }:
        end = text.rindex(words.pop(), at, end)
        end = at + len(text[at:end].rstrip())
    return end if len(words) > skip else None


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
        if match["name"].split()[0] not in _OPENERS | {
            "Peace",
            "Review",
            "Due",
            "Preparatory",
            "Consultative",
            "Political",
        }:
            yield Shape(match.start(), match.end(), _folded(match.group()))
    for match in _NAME.finditer(text):
        shape = _office(text, match)
        if shape is not None:
            yield shape


def _office(text: str, match: "regex.Match[str]") -> Shape | None:
    start, end = match.start(), match.end()
    modifiers = match["modifiers"].split()
    start += _opening(text, start, modifiers)
    modifiers = text[start : match.start("head")].split()
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


def _opening(text: str, start: int, modifiers: Sequence[str]) -> int:
    """Return how many characters to leave off where a sentence begins: "Recalling", "The", "Requests"."""
    cut = 0
    at_start = _SENTENCE.search(text[max(0, start - 8) : start]) is not None
    for word in modifiers:
        opens = (
            at_start
            and cut == 0
            and (word.endswith(("ing", "ed")) or (word.endswith("s") and word not in {"Nations", "States"}))
        )
        if word not in _OPENERS and not opens and not (cut and word == "and"):
            break
        cut = text.index(word, start + cut) - start + len(word)
    while start + cut < len(text) and text[start + cut].isspace() and cut:
        cut += 1
    return cut


def _folded(words: str) -> str:
    return " ".join(words.split())
