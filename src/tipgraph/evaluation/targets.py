"""When a citation reaches the target of one of the United Nations' links, and when such a link contradicts itself."""

import re

from tipgraph.errors import SymbolError
from tipgraph.symbols import find_symbols, parse

_HALVES = re.compile(r"(?<=[0-9)])-(?=[A-Z]{1,5}/)")
_LETTERED = re.compile(r"\[.*?\]|/Rev\.\d+$", re.IGNORECASE)
_PART = re.compile(r"\((?!(?:E?S-)?[IVXLC]+\)|\d{4}\))[^)]*\)", re.IGNORECASE)
_DIGITS = re.compile(r"\d+")


def comparison_keys(identifier: str) -> frozenset[str]:
    """Return the forms under which an identifier is compared; two name one document when they share a form.

    Lettered parts, part, volume and section numbers and revisions are dropped: the whole is what is scored. A
    document of two organs (``A/74/62-E/2019/6``) is reached by either of its symbols.

    Args:
        identifier: canonical identifier, or a symbol as an address spells it.
    """
    whole = _unified(identifier)
    return frozenset(_key(each) for each in (whole, *_HALVES.split(whole)))


def own_error(target: str, anchor: str) -> str | None:
    """Say what is wrong with a link whose address and words name different documents.

    Args:
        target: the symbol in the address.
        anchor: the words that carry the link.

    Returns:
        A reason, or None when nothing speaks against the link.
    """
    try:
        parse(_HALVES.split(_unified(target))[0])
    except SymbolError:
        return "the address holds no symbol"
    printed, linked = _numbers(anchor), _numbers(target)
    if printed and not (printed <= linked or linked <= printed):
        return "the address has other numbers than the words"
    words = _plain(anchor)
    named = next((match.symbol.identifier for match in find_symbols(words) if match.start == 0), None)
    if named is not None and not (comparison_keys(named) | comparison_keys(words)) & comparison_keys(target):
        return "the address has another symbol than the words"
    return None


def _key(identifier: str) -> str:
    try:
        identifier = parse(identifier).identifier
    except SymbolError:
        identifier = identifier.replace(" ", "")
    return _LETTERED.sub("", _PART.sub("", identifier)).lower()


def _unified(text: str) -> str:
    return _plain(text).lstrip("/")


def _plain(text: str) -> str:
    return " ".join(text.replace("\u2011", "-").replace("\u2010", "-").replace("\u2013", "-").split())


def _numbers(text: str) -> frozenset[str]:
    return frozenset(each.lstrip("0") for each in _DIGITS.findall(text))
