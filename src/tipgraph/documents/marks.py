"""Footnote marks in running text, told from years, articles and other numbers by the sequence of the footnotes.

A mark that is printed as a superscript is certain. One that a converter has glued to a word ("pornography7"), put
after a comma ("Action,22") or left standing alone ("children, 18 as well") counts only if there is a footnote of
that mark whose turn it is: within the pages that lie before a block of footnotes, the marks are the best
ascending chain of candidates.
"""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from tipgraph.documents.blocks import CLOSE, OPEN, Block, RawNote, anchor

_EXPLICIT = re.compile(f"{OPEN}(?P<order>\\d*):(?P<mark>[^{OPEN}{CLOSE}]*){CLOSE}")
_CANDIDATE = re.compile(
    rf"(?<!{OPEN}:)(?:(?<=[A-Za-z)\]”’\"'.,;:?!{CLOSE}])|(?<=\b(?:19|20)\d\d))(?P<gap> ?)"
    r"(?P<mark>\d{1,3}|\[\d{1,3}\]|\*{1,3}|†|‡|(?<=[”’,.;)])[a-z])"
    r"(?![\w/(*-]|[.,:]\d|\s?[%°])"
)
# Where a mark can begin: a number, or the figures behind a year that they touch; a sign.
_FIRST_SIGN = re.compile(r"\d+|[\[*†‡]")
_YEAR_FIGURES = 4
_BEFORE_NUMBER = re.compile(r"(?<=[a-z\d)”’][,;])(?P<digits>\d{2,6})(?=/\d)")
_BEHIND_NUMBER = re.compile(r"(?<![\w/.-])(?:\d{1,3}|[IVXLC]{1,6})/(?P<digits>\d{3,6})(?![\w/])")
_WORD_BEFORE = re.compile(r"([A-Za-z][A-Za-z-]*)[.,]?\s?$")
_YEAR_WORD = re.compile(r"([A-Za-z]+)\.?\s\d{4}$")
_ROMAN = re.compile(r"[IVX]{1,4}$")
_MONTH_AFTER = re.compile(
    r"\s(?:January|February|March|April|May|June|July|August|September|October|November|December|"
    r"per cent|million|billion|"
    r"years?|months?|weeks?|days?|hours?|to \d|and \d|or \d|or more)\b"
)
_DATED = re.compile(r"(?:ber|ary|ch|ril|May|June|July|ust) \d{4}$")
_IN_SYMBOL = re.compile(r"(?:/\S*|\b[A-Z])\.$")
_COUNTED = frozenset(
    """article articles paragraph paragraphs para paras no nos number vol volume chap chapter sect section item items
    annex target targets goal goals resolution resolutions decision decisions page pages pp p rule rules principle
    regulation part parts supplement supplements january february march april may june july august
    september october november december agenda add corr rev and to or of from than least approximately about over
    under between in by within until before after top all the article's alliance recommendation recommendations
    protocol level phase round table tables figure group type category schedule schedules appendix step option
    covid code file form grade week day age ages aged""".split()
)
_ABBREVIATED = frozenset(
    "no nos vol vols para paras art arts chap sect p pp add corr rev amend suppl cf ibid fig".split()
)
_HIGHEST_NUMBER = 400
"""Resolutions of one session are fewer; what looks like a higher number ends in a mark."""
_SURE, _GLUED, _STOPPED, _LOOSE, _FREE = 16.0, 5.0, 5.0, 3.0, 0.5

_SAME_MARK = 8


@dataclass(frozen=True, slots=True)
class _Candidate:
    block: int
    start: int
    end: int
    mark: str
    weight: float


def resolve(blocks: Sequence[Block], notes: Sequence[RawNote]) -> list[Block]:
    """Return the blocks with an anchor wherever a footnote's mark stands; anchors name their footnote by its order."""
    candidates = _candidates(blocks, {note.mark.strip("[]") for note in notes})
    if not candidates:
        return list(blocks)
    claimed = _claim(candidates, notes)
    edits: dict[int, list[tuple[int, int, str]]] = defaultdict(list)
    for index, candidate in enumerate(candidates):
        order = claimed.get(index)
        if order is None and candidate.weight < _SURE:
            continue
        edits[candidate.block].append((candidate.start, candidate.end, anchor(candidate.mark, order)))
    return [_edited(block, edits[index]) if index in edits else block for index, block in enumerate(blocks)]


def _edited(block: Block, edits: list[tuple[int, int, str]]) -> Block:
    pieces, last = [], 0
    for start, end, replacement in edits:
        if start < last:
            continue
        pieces += [block.text[last:start], replacement]
        last = end
    pieces.append(block.text[last:])
    return replace(block, text="".join(pieces))


def _candidates(blocks: Sequence[Block], known: set[str]) -> list[_Candidate]:
    found: list[_Candidate] = []
    lettered = any(mark.isalpha() for mark in known)
    for index, block in enumerate(blocks):
        text = block.text
        here = (
            [_Candidate(index, match.start(), match.end(), match["mark"], _SURE) for match in _EXPLICIT.finditer(text)]
            if OPEN in text
            else []
        )
        if known:
            for match in _CANDIDATE.finditer(text) if lettered else _marks_by_sign(text):
                mark = match["mark"].strip("[]")
                if mark in known:
                    weight = _weight(text, match)
                    if weight:
                        here.append(_Candidate(index, match.start(), match.end(), mark, weight))
            if "/" in text:
                here += _in_numbers(text, index, known)
            here.sort(key=lambda candidate: candidate.start)
        found += here
    return found


def _marks_by_sign(text: str) -> Iterator[re.Match[str]]:
    """Find what `_CANDIDATE` finds, letters left out, only where a number or sign stands."""
    reached = 0
    for sign in _FIRST_SIGN.finditer(text):
        begin, end = sign.span()
        behind_year = begin + _YEAR_FIGURES
        for at in (begin, behind_year) if end > behind_year else (begin,):
            gap = at == begin and at > reached and text[at - 1] == " "
            match = _CANDIDATE.match(text, at - 1 if gap else at) if at >= reached else None
            if match is not None:
                yield match
                reached = match.end()
                break


def _in_numbers(text: str, index: int, known: set[str]) -> list[_Candidate]:
    """Return marks that touch the number of a resolution: "2014,130/4" is mark 1 and 30/4, "54/2639" 54/263 and 9."""
    found: list[_Candidate] = []
    for match in _BEFORE_NUMBER.finditer(text):
        start, digits = match.start("digits"), match["digits"]
        for cut in range(1, min(4, len(digits))):
            if digits[:cut] in known and len(digits) - cut <= 3 and digits[cut] != "0":
                found.append(_Candidate(index, start, start + cut, digits[:cut], _STOPPED))
    for match in _BEHIND_NUMBER.finditer(text):
        end, digits = match.end("digits"), match["digits"]
        if int(digits) <= _HIGHEST_NUMBER:
            continue
        for cut in range(1, min(4, len(digits))):
            if digits[-cut:] in known and int(digits[:-cut]) <= _HIGHEST_NUMBER:
                found.append(_Candidate(index, end - cut, end, digits[-cut:], _LOOSE))
    return found


def _weight(text: str, match: re.Match[str]) -> float:
    """Return how much a number looks like a footnote mark, 0 for not at all."""
    start, end = match.span()
    before, after = text[max(0, start - 24) : start], text[end : end + 12]
    stopped = not match["gap"] and before[-1:] in (",", ";", "”") and not before[-2:-1].isdigit()
    if _MONTH_AFTER.match(after) and not stopped:
        return 0
    word = _WORD_BEFORE.search(before)
    counted = word is not None and word[1].lower() in _COUNTED
    last = before[-1:]
    if match["mark"].startswith(("[", "*", "†", "‡")):
        return _STOPPED
    if match["mark"].isalpha():
        return _LOOSE if not match["gap"] else 0
    lower = after.strip()[:1].islower()
    if last.isdigit():
        if not _DATED.search(before):
            year = _YEAR_WORD.search(before)
            numbered = year is not None and year[1].lower() in _ABBREVIATED
            return _LOOSE if not match["gap"] and not numbered and (lower or not after.strip()) else 0
        return _STOPPED if not match["gap"] else _LOOSE if lower else 0
    if not match["gap"]:
        if last.isalpha():
            if word and _ROMAN.match(word[1]):
                return _LOOSE
            return _GLUED if word and word[1][-2:].islower() and len(word[1]) > 2 else 0
        if last == "." and ((word and word[1].lower() in _ABBREVIATED) or _IN_SYMBOL.search(before)):
            return 0
        if last == "." and before[-2:-1].isdigit() and not _DATED.search(before[:-1]):
            return 0
        thousands = before[-2:-1].isdigit() and last in ",." and len(match["mark"]) == 3
        return 0 if thousands else _STOPPED
    if not after.strip() and last in ",;.”":
        return 0 if last == "." and counted else _STOPPED
    closing = not after or after[0] in ".,;:)”" or lower or not after.strip()
    if last.isalpha():
        return _FREE if closing and not counted else 0
    if last == "." and counted:
        return 0
    return _LOOSE if closing else _LOOSE / 2


def _claim(candidates: Sequence[_Candidate], notes: Sequence[RawNote]) -> dict[int, int]:
    """Return, for candidates that are marks, the order of their footnotes."""
    claimed: dict[int, int] = {}
    unfound: list[int] = []
    block_of = [candidate.block for candidate in candidates]
    groups: list[list[int]] = []
    for order, note in enumerate(notes):
        if groups and notes[groups[-1][-1]].after == note.after:
            groups[-1].append(order)
        else:
            groups.append([order])
    first_block, floor = 0, -1
    for group in groups:
        limit = notes[group[0]].after
        low = max(bisect_left(block_of, first_block), floor + 1)
        high = bisect_left(block_of, limit)
        chain = _best_chain(candidates, range(low, high), [notes[order].mark.strip("[]") for order in group], group)
        claimed |= chain
        floor = max([floor, *chain])
        taken = set(chain.values())
        unfound += [order for order in group if order not in taken]
        first_block = max(first_block, limit - 1)
    _claim_rest(candidates, notes, claimed, unfound, block_of)
    _claim_repeats(candidates, notes, claimed)
    return claimed


def _best_chain(
    candidates: Sequence[_Candidate], indexes: range, marks: Sequence[str], group: Sequence[int]
) -> dict[int, int]:
    """Return the heaviest assignment of candidates to footnotes in which both ascend."""
    places: dict[str, list[int]] = defaultdict(list)
    for place, mark in enumerate(marks):
        places[mark].append(place)
    best = [0.0] * (len(marks) + 1)
    steps: list[tuple[int, int, int]] = []
    last_step = [-1] * (len(marks) + 1)
    tree_weight, tree_step = best, last_step
    for index in indexes:
        candidate = candidates[index]
        for place in reversed(places.get(candidate.mark, ())[:_SAME_MARK]):
            weight, step = _prefix_best(tree_weight, tree_step, place)
            steps.append((index, place, step))
            _raise(tree_weight, tree_step, place + 1, weight + candidate.weight, len(steps) - 1)
    _, step = _prefix_best(tree_weight, tree_step, len(marks))
    chain: dict[int, int] = {}
    while step >= 0:
        index, place, step = steps[step]
        chain[index] = group[place]
    return chain


def _prefix_best(weights: list[float], steps: list[int], end: int) -> tuple[float, int]:
    """Return the heaviest chain that ends before place `end` (Fenwick tree of maxima)."""
    weight, step = 0.0, -1
    while end > 0:
        if weights[end] > weight:
            weight, step = weights[end], steps[end]
        end -= end & -end
    return weight, step


def _raise(weights: list[float], steps: list[int], place: int, weight: float, step: int) -> None:
    while place < len(weights):
        if weight > weights[place]:
            weights[place], steps[place] = weight, step
        place += place & -place


def _claim_rest(
    candidates: Sequence[_Candidate],
    notes: Sequence[RawNote],
    claimed: dict[int, int],
    unfound: Sequence[int],
    block_of: Sequence[int],
) -> None:
    """Give footnotes that a converter has moved to another page the nearest free mark before, else after them."""
    if not unfound:
        return
    free: dict[str, list[int]] = defaultdict(list)
    for index, candidate in enumerate(candidates):
        if index not in claimed and candidate.weight >= _STOPPED:
            free[candidate.mark].append(index)
    for order in unfound:
        spare = free.get(notes[order].mark.strip("[]"))
        if not spare:
            continue
        middle = bisect_left(block_of, notes[order].after)
        place = bisect_left(spare, middle) - 1
        index = spare[max(place, 0)]
        claimed[index] = order
        del spare[max(place, 0)]


def _claim_repeats(candidates: Sequence[_Candidate], notes: Sequence[RawNote], claimed: dict[int, int]) -> None:
    """A mark that stands a second time cites the same footnote again."""
    orders: dict[str, list[int]] = defaultdict(list)
    for order, note in enumerate(notes):
        orders[note.mark.strip("[]")].append(order)
    latest: dict[str, int] = {}
    for index, candidate in enumerate(candidates):
        if index in claimed:
            latest[candidate.mark] = claimed[index]
        elif candidate.weight >= _GLUED and orders.get(candidate.mark):
            claimed[index] = latest.get(candidate.mark, orders[candidate.mark][0])
