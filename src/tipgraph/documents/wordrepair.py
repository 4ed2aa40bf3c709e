"""Words that the conversion from PDF has cut: ``pro tect``, ``well -being``, ``Counter-`` + ``Trafficking``.

Two pieces are joined only if the document itself has the whole word elsewhere (or it is one of the commonest
words of English) and a piece of it is no word: it stands nowhere else and is either very short or its partner
stands nowhere else too. ``in form`` therefore stays two words although ``inform`` exists.
"""

import re
from collections import Counter
from collections.abc import Iterable

_WORD = re.compile(r"[A-Za-z]+")
_RARE = 2
_PAIR = re.compile(r"\b([A-Za-z]+) (?=([a-z]+)\b)")
_LOOSE_HYPHEN = re.compile(r"(?<=[A-Za-z]) -(?=[A-Za-z0-9])")
_CUT = re.compile(r"\b([A-Za-z]{2,})-([a-z]{2,})\b")
_COMMON = frozenset(
    """a able about above according across after again against all almost alone along already also although always
    among an and another any are around as at available away back based be became because become been before began
    behind being below best better between beyond both but by call can carry case children common concern continue
    could countries country day days did different do does done due during each early economic effective efforts
    either else end ensure especially even every example far few field first five following for form former forward
    four from full fully further general give given global goal good government group had half has have having he
    held help her here high his how however human if important in include including increase information inter into
    is it its itself just keep known large last later least less level life like likely long made main make many may
    means measures men might more most much must national necessary need never new next no non nor not note now of
    off often on once one only open or order other others our out over own paragraph part parties peace people per
    persons place plan possible present private progress promote protect public put rather regard report request
    respect right rights same second section see service set seven several shall she should since six small so social
    some states still strong such support system take ten than that the their them then there thereby therefore
    these they third this those though three through throughout thus time to today together too toward towards two
    under united until up upon use used very victims view was water way we well were what when where whether which
    while who whole whom whose why will with within without women work world would year years yet you young""".split()
)


def repair(texts: Iterable[str], *, cut_words: bool) -> list[str]:
    """Return texts with cut words put together.

    Args:
        texts: all blocks and notes of one document; they are each other's dictionary.
        cut_words: join pieces that a blank separates; only for text that was taken from a page layout.
    """
    texts = [_LOOSE_HYPHEN.sub("-", text) if " -" in text else text for text in texts]
    if not cut_words:
        return texts
    words: Counter[str] = Counter()
    found = [_WORD.findall(text) for text in texts]
    for each in found:
        words.update(each)
    folded: Counter[str] = Counter()
    for word, count in words.items():
        folded[word.lower()] += count

    rare = {word for word in words if folded[word.lower()] <= _RARE and word.lower() not in _COMMON}

    def joined(left: str, right: str) -> bool:
        left, right = left.lower(), right.lower()
        whole = left + right
        if len(whole) < 4 or (folded[whole] == 0 and whole not in _COMMON):
            return False
        strange_left = folded[left] <= _share(left, right) and left not in _COMMON
        strange_right = folded[right] <= _share(right, left) and right not in _COMMON
        if strange_left and strange_right:
            return True
        if (strange_left and len(right) <= 3 and right not in _COMMON) or (
            strange_right and len(left) <= 3 and left not in _COMMON
        ):
            return True
        return (strange_left and len(left) <= 2) or (strange_right and len(right) <= 2)

    def pair(match: re.Match[str]) -> str:
        left, right = match.groups()
        return left if (left in rare or right in rare) and joined(left, right) else match[0]

    def hyphen(match: re.Match[str]) -> str:
        left, right = match[1].lower(), match[2].lower()
        whole = folded[left + right]
        if whole > 1 and right not in _COMMON and not folded[right] > 1 and left not in _COMMON:
            return match[1] + match[2]
        return match[0]

    repaired = []
    for text, each in zip(texts, found, strict=True):
        if not rare.isdisjoint(each):
            text = _PAIR.sub(pair, text)
        if "-" in text:
            text = _CUT.sub(hyphen, text)
        repaired.append(text)
    return repaired


def _share(piece: str, partner: str) -> int:
    return _RARE if piece == partner else 1
