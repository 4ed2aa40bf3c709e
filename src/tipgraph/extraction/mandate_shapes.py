"""Names of mandate holders by their shape.

A mandate holder is named by a title, the organ that made the appointment, and a subject that may be in lower case:
"Special Rapporteur of the Human Rights Council on trafficking in persons, especially women and children".
"""

from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet

import regex

from tipgraph.extraction.body_shapes import Shape
from tipgraph.extraction.capitals import CAPITAL, LOWER_SERIES, TAIL

_TITLES = (
    r"(?:Special\s+Rapporteur|Independent\s+Expert|Special\s+Representative|Special\s+Envoy|Personal\s+Envoy"
    r"|Personal\s+Representative|Special\s+Advis[eo]r|High\s+Representative|(?:(?:Open-ended|Open|Informal|Ad\s+Hoc|Expert|Intergovernmental|Standing)\s+){0,3}"
    r"Working\s+Group|(?:Open-ended\s+)?Ad\s+Hoc\s+(?:Intergovernmental\s+)?Committee|Group\s+of\s+(?:Governmental\s+)?Experts"
    r"|Expert\s+Mechanism|Special\s+Coordinator|Independent\s+International\s+Commission\s+of\s+Inquiry"
    r"|(?:Independent\s+)?International\s+Fact-Finding\s+Mission)"
)
_APPOINTED_BY = (
    rf"(?P<owner>\s+(?:of|to)\s+the\s+(?:(?:United\s+Nations\s+)?Human\s+Rights\s+Council|Council|(?:United\s+Nations\s+)?"
    rf"Commission(?:\s+on\s+Human\s+Rights)?|Sub-?[Cc]ommission(?:\s+on\s+the\s+Promotion\s+and\s+Protection\s+of\s+Human\s+Rights)?"
    rf"|Secretary-General(?:\s+of\s+the\s+United\s+Nations)?|General\s+Assembly|{CAPITAL}(?:\s+{CAPITAL}){{0,3}}))?"
)
_MANDATE = regex.compile(
    rf"(?<![\w\-])(?P<title>(?:(?:United\s+Nations\s+)?{_TITLES}))(?P<plural>s?){_APPOINTED_BY}"
    r"(?:\s+\((?P<acronym>[A-Z]{3,6})\))?\s+(?=(?:on|for|in\s+the\s+field\s+of|against)\s)"
)
_TITLE_WORDS = frozenset("Special Independent Personal High Group Groups Working Ad Expert Fact".split())
"""One of them stands in each of the titles."""
_CAPITAL_SUBJECT = regex.compile(rf"(?:on|for|in|against|in\s+the\s+field\s+of)\s+(?:the\s+)?{CAPITAL}{TAIL}")
# Other titles take no subject in lower case: "the Special Representative on progress …" is about a report.
_NAMED_TITLE = regex.compile(
    r"(?:United Nations )?(?:Special Rapporteur|Independent Expert|.*Working Group|.*Committee|Group of|.*Expert Mech)"
)
_PLAIN_SUBJECT = regex.compile(
    r"(?:on|in\s+the\s+field\s+of)\s+(?!the\s+following|a\s|an\s|how|whether|this|these|those|all\b|\d)"
)
_SERIES = regex.compile(LOWER_SERIES)
_NEXT_SUBJECT = regex.compile(r"(?:,|,?\s+and)\s+(?=(?:on|for)\s)")
_WORD = regex.compile(r"[\w'\-/]+")
# "exchanging views at the Working Group on …": the subject is that of the exchange.
_MATTER_BEFORE = regex.compile(
    r"\b(?:views|exchanges|discussions?|negotiations|deliberations)\s+(?:at|in|within)\s+(?:the|its)\s+$"
)
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
_OFFICE_DONE = regex.compile(r"\s+the\s+(?:fulfilment|discharge|performance|exercise|execution)\b")
_RIGHT_TO = frozenset(["right", "rights", "access", "relating", "related", "freedom", "threats"])
_LINKS = frozenset(["of", "in", "for", "to", "from", "against", "by", "on"])
_SUBJECT_LIMIT = 24
_TAIL = regex.compile(r",\s+(?:including|especially|particularly|in\s+particular|its)\s+(?:its\s+)?(?=[a-z])")


def mandate_shapes(text: str, capitals: AbstractSet[str], mandates: Mapping[str, Sequence[str]]) -> Iterator[Shape]:
    """Find mandate holders: a title, the organ that appointed them, a subject.

    Args:
        text: normalised text.
        capitals: its capitalised words.
        mandates: known names in lower case by their first word, longest first; a known name tells where a
            subject ends.

    Yields:
        Shapes in order. The name leaves the Human Rights Council and its forerunner out: they own every such
        mandate and are no part of its official name.
    """
    if _TITLE_WORDS.isdisjoint(capitals):
        return
    for match in _MANDATE.finditer(text):
        owner = " ".join((match["owner"] or "").split())
        if regex.fullmatch(r"(?:of|to) the .*(?:Council|Commission(?: on Human Rights)?|Human Rights)", owner):
            owner = ""
        title = " ".join(match["title"].split())
        start, subject = match.start(), match.end()
        if _MATTER_BEFORE.search(text[max(0, start - 80) : start]) and _CAPITAL_SUBJECT.match(text, subject) is None:
            continue
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
    capitals = _CAPITAL_SUBJECT.match(text, at)
    if capitals is not None:
        return capitals.end()
    if _NAMED_TITLE.match(title) is None or _PLAIN_SUBJECT.match(text, at) is None:
        return None
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
        if count and gap.strip() and (gap.strip() != "," or _SERIES.match(text, end) is None):
            break
        lower = word.casefold()
        if count >= skip and (lower in _STOP_WORDS or (lower == "to" and previous not in _RIGHT_TO)):
            break
        following = text[match.end() : match.end() + 12].split()
        after = following[0].casefold() if following else ""
        if lower == "and" and previous in _LINKS and after in _LINKS:
            # "security of and in the use of"
            end, previous = match.end(), lower
            continue
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
        if lower in {"in", "on"} and after[:1].isdigit():
            break
        if lower == "for" and after in {"a", "an", "one", "two", "three"}:
            break
        if lower == "in" and _OFFICE_DONE.match(text, match.end()):
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
