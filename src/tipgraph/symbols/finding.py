"""Symbols in running text. Only places with a slash are looked at: text without symbols costs nothing."""

import re
from collections.abc import Iterator

from tipgraph.errors import SymbolError
from tipgraph.symbols.document_symbols import ROOTS
from tipgraph.symbols.model import Symbol, SymbolMatch
from tipgraph.symbols.parsing import parse
from tipgraph.symbols.resolutions import expand

_MOST_SEGMENTS = 10
_SECOND_THOUGHTS = 3
"""How many shorter readings are tried when the longest is no symbol."""

_DIGIT = re.compile(r"\d")
_GAP = r"[ \t\u00a0\u202f]?(?:\n[ \t]?)?"
_HEAD = re.compile(r"[A-Za-z]{1,8}(?:-ASP)?(?:\.[A-Z]{0,4}\d{1,4}|\(\d{1,3}\))?")
_DOTTED = r"(?:[A-Z]{1,5}(?![a-z])|Pro(?![a-z])|\d{1,5})"
_SEGMENT = re.compile(
    r"\d{1,5}(?:[A-Z](?![A-Za-z]))?(?:-\d{1,5}(?!\d))?"
    rf"|(?:Add|Corr|Rev|Amend|L|SR|PV|CRP|WP|CONF|CN|AC|C|Res|Dec|Sub|EA|HA)\.{_GAP}\d{{1,5}}(?:-\d{{1,4}})?"
    rf"|[A-Za-z]{{1,14}}\d{{0,4}}(?:-(?:[A-Z]{{1,5}}|\d{{1,4}}))*(?:\.{_DOTTED}(?:-\d{{1,4}})?)*"
)
_GROUP = re.compile(_GAP + r"\((?:(?:Parts?|PARTS?|Vols?\.|Sects?\.)[^()\n]{1,14}(?:\n[^()\n]{1,8})?|\d{1,3})\)")
_SLASH = re.compile(rf"({_GAP})/({_GAP})")
_AFTER_GAP = re.compile(
    r"\d|(?:RES|DEC|PRST|HRC|COP|COSP|GC|S-\d|ES-\d|INF|C/)\b|(?:Add|Corr|Rev|Amend|L|SR|PV|CRP|WP|CONF|CN|AC|C|Sub)\."
)
_JOINT = re.compile(rf"{_GAP}[-–‑]{_GAP}(?=(?:A|E|S|ISBA|CRC|CEDAW|CMW|CERD)/)")
_YEAR = re.compile(_GAP + r"\((?:19|20)\d\d\)")
_PART = r"[A-Z](?:(?:-|–|, | and | to )[A-Z])*"
_OLD_SESSION = re.compile(rf"(?:{_GAP}{_PART})?{_GAP}\({_GAP}(?:S-|ES-)?[IVXL]{{1,7}}\)(?:{_GAP}{_PART}(?![\w’'/]))?")
_LETTERS = re.compile(
    # A capital before an ordinary word is an article or a pronoun; before "of" it is the letter of a part.
    rf"{_GAP}{_PART}(?![\w’'./])(?!\s(?!of\b|and\b|on\b|to\b|in\b)[a-z])|[a-z](?:-[a-z])?(?![\w])"
)


def find_symbols(text: str) -> Iterator[SymbolMatch]:
    """Yield the full symbols in a text, in order, without overlap.

    A blank or a line end inside a symbol is allowed where printing puts one. Numbers without a stem
    (``64/293``, ``2331 (2016)``) are no full symbols and are left to the reader of the sentence.

    Args:
        text: running text of any length.

    Yields:
        One match for each symbol; a range of lettered parts gives one match for each part, all with the
        same place.
    """
    position = text.find("/")
    reached = 0
    while position >= 0:
        begin = _begin_of_word(text, position, reached)
        found = _match(text, begin) if begin is not None else None
        if found is not None and begin is not None:
            end, symbol = _end_of_second(text, found[0]), found[1]
            for single in expand(symbol):
                yield SymbolMatch(begin, end, text[begin:end], single)
            reached = end
            position = text.find("/", end)
        else:
            position = text.find("/", position + 1)


def _begin_of_word(text: str, slash: int, reached: int) -> int | None:
    """Return where the word before a slash begins, if it begins a series of symbols."""
    end = slash
    while end > reached and slash - end < 2 and text[end - 1] in " \n\u00a0":
        end -= 1
    begin = end
    while begin > reached and end - begin < 16 and (text[begin - 1].isalnum() or text[begin - 1] in ".-()"):
        begin -= 1
    while begin < end and text[begin] in "(.-)":
        begin += 1
    head = _HEAD.fullmatch(text, begin, end)
    if head is None:
        # A word may be glued to an opening bracket or a dash before it.
        begin = max(text.rfind("(", begin, end), text.rfind("-", begin, end), text.rfind(".", begin, end)) + 1
        head = _HEAD.fullmatch(text, begin, end) if begin else None
    if head is None or re.split(r"[.(]", head[0])[0].upper() not in ROOTS:
        return None
    if head[0].islower() and len(head[0]) < 3 and text[slash + 1 : slash + 4].lower() != "res":
        return None
    if begin and (text[begin - 1].isalnum() or text[begin - 1] == "/"):
        return None
    return begin


def _match(text: str, begin: int) -> tuple[int, Symbol] | None:
    """Return the end and the symbol of the longest symbol that begins here, or None."""
    head = _HEAD.match(text, begin)
    if head is None:
        return None
    ends = [head.end()]
    while len(ends) <= _MOST_SEGMENTS:
        end = _next_segment(text, ends[-1])
        if end is None:
            break
        ends.append(end)
    for end in reversed(ends[1:][-_SECOND_THOUGHTS:]):
        if not _DIGIT.search(text, begin, end):
            return None
        for candidate in (_tail(text, begin, end), end):
            try:
                symbol = parse(text[begin:candidate])
            except SymbolError:
                continue
            return candidate, symbol
    return None


def _end_of_second(text: str, end: int) -> int:
    """Return where a second symbol of the same document ends (``A/75/345-S/2020/898``), or the given end."""
    joint = _JOINT.match(text, end)
    second = _match(text, joint.end()) if joint else None
    return second[0] if second else end


def _next_segment(text: str, end: int) -> int | None:
    slash = _SLASH.match(text, end)
    if slash is None:
        return None
    if slash[0] != "/" and not _AFTER_GAP.match(text, slash.end()):
        return None
    segment = _SEGMENT.match(text, slash.end())
    if segment is None:
        return None
    group = _GROUP.match(text, segment.end())
    return group.end() if group else segment.end()


def _tail(text: str, begin: int, end: int) -> int:
    """Return where a year, a roman session or the letters of parts end that belong to a resolution."""
    head = text[begin:end].upper()
    if "RES" not in head and "DEC" not in head:
        return end
    patterns = (_YEAR,) if head.startswith("S") else (_OLD_SESSION, _LETTERS)
    for pattern in patterns:
        if matched := pattern.match(text, end):
            return matched.end()
    return end
