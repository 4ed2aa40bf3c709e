"""Where a name that no registry knows begins and ends.

The noun says what an instrument is; the words before and after it are read as long as they can belong to one name.
What opens another name, tells where and when, or says whose the instrument is, ends it.
"""

from collections.abc import Sequence

from tipgraph.extraction.instrument_nouns import NOUNS
from tipgraph.extraction.name_words import (
    ADDRESSEES,
    ADJECTIVES,
    AFTER_NAMES,
    BODY_ENDINGS,
    CONNECTORS,
    FRAMEWORKS,
    JOINTS,
    LONGEST_BEGINNING,
    LONGEST_SUBJECT,
    MONTHS,
    NOT_BY_OWNER,
    NOT_IN_NAMES,
    OF_A_REGION,
    ORGANS,
    OTHER_HEADS,
    PLACING,
    PLAIN_NOUNS,
    PREPOSITIONS,
    REGIONS,
    SHORT_OWNERS,
    SUBJECT,
    TREATIES,
    TWO_SIDED,
)


def capital(token: str) -> bool:
    """Return whether a token can belong to a name by itself: a capitalised word, or a year."""
    return token[:1].isupper() or year(token)


def year(token: str) -> bool:
    """Return whether a token is a year."""
    return token.isdigit() and len(token) == 4 and token[:2] in {"18", "19", "20"}


def name_end(tokens: Sequence[str], end: int, noun: str, bare: bool) -> int:
    """Return the index after the last token of a name.

    Args:
        tokens: words and signs.
        end: index after the noun.
        noun: the noun, singular and lower case.
        bare: whether no word of the name stands before the noun.
    """
    ends = [end]
    at = end
    segments: list[tuple[int, tuple[str, ...]]] = []
    while at < len(tokens):
        nxt, links = _links(tokens, at, at > end)
        if nxt >= len(tokens) or not _goes_on(tokens, at, nxt, links, end):
            break
        if at == end and not _opens(tokens, nxt, links, noun, bare):
            break
        if at > end and _closes(tokens, nxt, links, noun, end, any(each[0] == "," for _, each in segments)):
            break
        if at > end and links:
            segments.append((at, links))
        at = nxt + (3 if _date_at(tokens, nxt, links) else 1)
        if at + 1 < len(tokens) and tokens[at] in {"-", "–"} and tokens[at + 1].isdigit():
            at += 2
        elif at < len(tokens) and tokens[at - 1] == "G" and tokens[at].isdigit():
            at += 1
        ends.append(at)
    best = _in_lower_case(tokens, end, _without_loose_end(tokens, end, ends[-1], segments))
    return end if tuple(tokens[end:best]) in SHORT_OWNERS else best


def _in_lower_case(tokens: Sequence[str], end: int, best: int) -> int:
    """Return where a name ends that goes on in lower case: "Agreement between X and Y on joint efforts in a valley"."""
    if "between" not in tokens[end:best] or best + 1 >= len(tokens):
        return best
    if tokens[best] not in SUBJECT or not tokens[best + 1].islower():
        return best
    at = best + 1
    while at < len(tokens) and at - best < LONGEST_SUBJECT and tokens[at].isalpha() and tokens[at] not in AFTER_NAMES:
        at += 1
    while tokens[at - 1] in CONNECTORS:
        at -= 1
    return at if at - best > 1 else best


def _links(tokens: Sequence[str], at: int, opened: bool) -> tuple[int, tuple[str, ...]]:
    """Return where the next capital may stand, and the small words and signs before it."""
    nxt = at
    links: list[str] = []
    while nxt < len(tokens) and len(links) < 4:
        word = tokens[nxt]
        sign = opened and not links and word in {",", ":"}
        small = word in CONNECTORS or (*links[-1:], word) in {("with", "regard"), ("in", "respect")}
        possessive = opened and not links and word == "'" and tokens[nxt - 1].endswith("s")
        if not (sign or small or possessive):
            break
        if not possessive:
            links.append(word)
        nxt += 1
    return nxt, tuple(links)


def _goes_on(tokens: Sequence[str], at: int, nxt: int, links: tuple[str, ...], end: int) -> bool:
    """Whether what follows can belong to a name at all."""
    word = tokens[nxt]
    dated = _date_at(tokens, nxt, links)
    if not capital(word) and not dated:
        return False
    if not links:
        return (at > end and capital(word)) or year(word)
    if tokens[nxt - 1] in {"from", "in", "between"} and (year(word) or word in MONTHS):
        return False
    if "by" in links and links[-1] != "by":
        # "adopted by the Assembly" ends a name, "Action by Everyone" does not.
        return False
    if word == "Ministers" or (word == "State" and links[0] == "for"):
        return False
    return tuple(tokens[nxt : nxt + 2]) not in ADDRESSEES


def _opens(tokens: Sequence[str], nxt: int, links: tuple[str, ...], noun: str, bare: bool) -> bool:
    """Whether a name goes on after its noun."""
    if not links:
        return True
    first = links[0]
    if first == "and":
        return _joins_noun(tokens, nxt - len(links))
    if first not in PREPOSITIONS or first in PLACING:
        return False
    if first == "with":
        return noun in TREATIES
    if first == "between":
        return noun in TWO_SIDED
    if first == "to" and links[1:] == ("the",):
        return noun in {"protocol", "agreement", "annex", "contribution", "standards"}
    if (first == "of" and noun in NOT_BY_OWNER) or (links == ("for",) and noun in TREATIES and year(tokens[nxt])):
        return False
    if links == ("of",) and bare:
        word = tokens[nxt]
        if noun == "framework":
            return word in FRAMEWORKS
        return noun != "convention" or year(word) or word.isdigit()
    return not (links == ("of", "the") and bare and noun == "framework")


def _closes(tokens: Sequence[str], nxt: int, links: tuple[str, ...], noun: str, end: int, listing: bool) -> bool:
    """Whether the words after a part of a name open something else; `listing` if a comma stands in the name."""
    if not links:
        return False
    first, last, word = links[0], links[-1], tokens[nxt]
    joined = first in {",", "and", "or"}
    if "or" in links and last in {"the", "a"}:
        return True
    if last == "its" and (joined or first in {"at", "in", "with"}):
        return True
    placing = first in {"at", "as", "through", "across"} or (first == "with" and noun not in TREATIES)
    if (placing and last in {"the", "an"}) or (first == "through" and year(word)):
        return True
    if first == "and" and "the" in links and (year(word) or tokens[nxt - len(links) - 1].isdigit()):
        return True
    if first == "into" and not tokens[nxt - len(links) - 1].endswith("ed"):
        return True
    if first == "," and ("the" in links or tokens[nxt - len(links) - 1].isdigit()):
        return True
    if first == "," and not (listing and links == (",", "and")) and not _list_goes_on(tokens, nxt):
        return True
    if (joined or "and" in links) and _opens_other(tokens, nxt):
        return True
    return ("and" in links or first == ",") and _new_name(tokens, nxt, links, end)


def _opens_other(tokens: Sequence[str], at: int) -> bool:
    """Whether a capital opens no part of a name: an organ, "Member States", a verb."""
    word = tokens[at]
    if word in {"General", "Security", "Economic"}:
        return any(tuple(tokens[at : at + len(organ)]) == organ for organ in ORGANS)
    return word in NOT_IN_NAMES


def _new_name(tokens: Sequence[str], at: int, links: tuple[str, ...], end: int) -> bool:
    """Whether "and the Optional Protocol …" opens another name rather than going on with this one."""
    article = "the" in links
    prepositions = any(word in PREPOSITIONS for word in links)
    if links[0] == "and" and not article and not prepositions:
        # "and Programme of Action" belongs to the name; "and Agenda 21" does not, nor does "and UHC2030".
        numbered = tokens[at] == "Agenda" and at + 1 < len(tokens) and tokens[at + 1].isdigit()
        return numbered or (tokens[at].isupper() and any(sign.isdigit() for sign in tokens[at]))
    row = _row(tokens, at)
    if any(tuple(row[i : i + len(noun)]) == noun for noun in NOUNS for i in range(len(row))):
        return True
    two_sided = "between" in tokens[end:at]
    return links[0] == "and" and article and not prepositions and not two_sided and bool(OTHER_HEADS & set(row))


def _row(tokens: Sequence[str], at: int) -> list[str]:
    """Return a row of capitals, also one held together by "of": "Council of Europe Convention"."""
    row = []
    while at < len(tokens) and (
        capital(tokens[at]) or (tokens[at] == "of" and at + 1 < len(tokens) and capital(tokens[at + 1]))
    ):
        row.append(tokens[at])
        at += 1
    return row


def joined_start(tokens: Sequence[str], first: int, covered: int) -> int:
    """Return where a name begins whose capitals are joined: "the Peace, Security and | Cooperation Framework".

    Only an article tells that the words before "and" or "of" belong to the name.

    Args:
        tokens: words and signs.
        first: index of the first word in the row of capitals before the noun.
        covered: index after the last name before it.

    Returns:
        The index of the first word, or `first`.
    """
    if first < 2 or tokens[first - 1] not in JOINTS or _spoken(tokens[first]):
        return first
    at = first - 1
    while at > max(covered, 0):
        word, before = tokens[at], tokens[at - 1]
        if word in {"the", "The", "its", "their"}:
            return at + 1 if _held_together(tokens[at + 1 : first], tokens[first]) else first
        if not (capital(word) and not _spoken(word)) and not (word in JOINTS and (capital(before) or before == ")")):
            return first
        at -= 1
    return first


def _spoken(word: str) -> bool:
    return word in NOT_IN_NAMES and word not in {"General", "Security", "Economic"}


def _held_together(words: Sequence[str], following: str) -> bool:
    """Whether the words before a row of capitals are no name of their own."""
    if len(words) > LONGEST_BEGINNING or words[-1] not in {"and", "of", "on", "in", "for"}:
        return False
    if words[-1] == "of":
        return words[-2] in OF_A_REGION and following in REGIONS
    nouns = {noun[-1] for noun in NOUNS} | {"Goals", "Targets", "Purposes", "Reference", "Regulations"}
    return not (words[-1] == "and" and (words[-2] in nouns or words[-2] in OTHER_HEADS))


def _joins_noun(tokens: Sequence[str], at: int) -> bool:
    """Whether "and Programme of Action" follows: two nouns, one instrument."""
    following = tuple(tokens[at : at + 3])
    nouns = {"Programme", "Platform", "Plan", "Guidelines", "Framework", "Action", "Agenda", "Rules", "Requirements"}
    return len(following) > 1 and following[0] == "and" and following[1] in nouns and not following[-1].isdigit()


def _date_at(tokens: Sequence[str], at: int, links: Sequence[str]) -> bool:
    return (
        tuple(links) == ("of",)
        and at + 2 < len(tokens)
        and tokens[at].isdigit()
        and tokens[at + 1] in MONTHS
        and year(tokens[at + 2])
    )


def _without_loose_end(
    tokens: Sequence[str], end: int, best: int, segments: Sequence[tuple[int, tuple[str, ...]]]
) -> int:
    """Cut the last part of a name that belongs to the words after it, or that goes on in lower case."""
    following = tokens[best] if best < len(tokens) else ""
    if not following[:1].islower():
        return best
    if tokens[best - 1].endswith(ADJECTIVES) and following not in CONNECTORS | AFTER_NAMES:
        # "the Transition Agreement for a Yemeni-led political transition"
        return segments[-1][0] if segments else end
    for at, links in reversed(segments):
        if links[0] == ":":
            return at if best - at == 2 else best
        if links[0] == "and" or (links[0] == "," and "and" in links):
            return at if following in PLAIN_NOUNS else best
    return best


def names_a_body(tokens: Sequence[str], end: int, best: int) -> bool:
    """Return whether the words name what carries a name: "the Global Framework on Widgets Fund".

    Args:
        tokens: words and signs.
        end: index after the noun.
        best: index after the last token of the name.
    """
    if best - end < 3 or tokens[best - 1] not in BODY_ENDINGS:
        return False
    row = best
    while row > end and capital(tokens[row - 1]):
        row -= 1
    return best - row > 1 and tokens[row - 1] != "the"


def _list_goes_on(tokens: Sequence[str], at: int) -> bool:
    """Whether a comma within a name stands in a list: another comma or "and" with a capital follows."""
    steps = 0
    while at < len(tokens) and steps < 9:
        if tokens[at] in {"and", "or"}:
            after = at + 1
            while after < len(tokens) and tokens[after] in {"the", "of", "on", "to", "in"}:
                after += 1
            return after < len(tokens) and capital(tokens[after]) and not _opens_other(tokens, after)
        if tokens[at] == "," and steps:
            if at + 1 < len(tokens) and tokens[at + 1] in {"and", "or"}:
                at += 1
                continue
            return at + 1 < len(tokens) and capital(tokens[at + 1]) and _list_goes_on(tokens, at + 1)
        if not capital(tokens[at]) and tokens[at] not in CONNECTORS:
            return False
        at += 1
        steps += 1
    return False
