"""The entrances of the grammar: a text to a symbol, an identifier to what it says."""

import re
from functools import lru_cache

from tipgraph.errors import SymbolError
from tipgraph.symbols import identifiers, resolutions
from tipgraph.symbols.document_symbols import parse_document
from tipgraph.symbols.model import (
    DECISION,
    DOCUMENT,
    DRAFT,
    GENERAL_COMMENT,
    PRESIDENTIAL_STATEMENT,
    RESOLUTION,
    IdentifierFacts,
    Symbol,
)
from tipgraph.symbols.organs import BY_IDENTIFIER, SECURITY_COUNCIL

LONGEST = 160
"""No symbol is longer; a longer text is refused before any pattern sees it."""

_SECURITY_COUNCIL_NUMBER = re.compile(r"\d{1,4}\((?:19|20)\d\d\)")
_CONFERENCE_DECISION = re.compile(r"(?:(FCCC|ICCD)/DEC/)?(\d{1,3})/(CP|CMP|CMA|COP)\.(\d{1,3})")
_DASHES = str.maketrans({"‐": "-", "‑": "-", "–": "-", "—": "-", "−": "-", "\u00ad": None, "\u200b": None})
_LABEL_WORDS = {
    DOCUMENT: "Document",
    DRAFT: "Draft",
    GENERAL_COMMENT: "General comment",
    PRESIDENTIAL_STATEMENT: "Presidential statement",
}


def parse(text: str) -> Symbol:
    """Parse one symbol or canonical identifier, in whatever spacing and case it is written.

    Args:
        text: ``A/RES/64/293``, ``S/RES/2273 (2016)``, ``2331 (2016)``, ``A/CONF.157/24 (Part I)``,
            ``1/CP.21``, ``UNTS/2225/39574``, ``ILO/C029``, ``SDG/8.7``, ``NAME:…``. A bare ``64/293`` is no
            symbol: whose it is, only its sentence says (`parse_number`).

    Returns:
        The symbol; `str` of it is the official printed form, which parses to the same symbol.

    Raises:
        SymbolError: if the text is none.
    """
    return _parse(text) if len(text) <= LONGEST else _refuse(text[:40] + "…")


@lru_cache(maxsize=65536)
def _parse(text: str) -> Symbol:
    stripped = " ".join(text.split())
    if symbol := identifiers.parse_identifier(stripped):
        return symbol
    compact = stripped.translate(_DASHES).replace(" ", "").removeprefix("/en/").lstrip("/")
    upper = compact.upper()
    if _SECURITY_COUNCIL_NUMBER.fullmatch(upper):
        return resolutions.parse_numbers(upper, SECURITY_COUNCIL, RESOLUTION)
    if matched := _CONFERENCE_DECISION.fullmatch(upper):
        return _conference_decision(matched)
    if "/" not in compact:
        return _refuse(text)
    return resolutions.parse_symbol(upper) or parse_document(compact)


def parse_number(text: str, organ: str, kind: str = RESOLUTION) -> Symbol:
    """Parse a number without a stem, when the sentence has said whose it is.

    Args:
        text: ``64/293``, ``217 A (III)``, ``3411 A and B (XXX)``, ``S-27/2``, ``2331 (2016)``, ``44/4``.
        organ: identifier of the organ.
        kind: ``resolution`` or ``decision``.

    Returns:
        The symbol. Several lettered parts stay together in it; see `expand`.

    Raises:
        SymbolError: if the organ cannot have such a resolution.
    """
    known = BY_IDENTIFIER.get(organ)
    if known is None or kind not in {RESOLUTION, DECISION} or len(text) > LONGEST:
        raise SymbolError(f"{organ!r} has no {kind} {text[:40]!r}.", "Give an organ such as UNGA.")
    return resolutions.parse_numbers("".join(text.translate(_DASHES).split()).upper(), known, kind)


def describe(identifier: str) -> IdentifierFacts:
    """Return what a canonical identifier says by itself.

    Args:
        identifier: any canonical identifier, also of treaties, goals and names.

    Raises:
        SymbolError: if it is none.
    """
    symbol = parse(identifier)
    return IdentifierFacts(
        identifier=symbol.identifier,
        kind=symbol.kind,
        organ=symbol.organ,
        session=symbol.session,
        year=symbol.year,
        label=_label(symbol),
    )


def _label(symbol: Symbol) -> str:
    if symbol.kind in {RESOLUTION, DECISION} and symbol.number and symbol.organ in BY_IDENTIFIER:
        return resolutions.label(symbol) + (f", {symbol.suffix}" if symbol.suffix else "")
    if symbol.kind in {RESOLUTION, DECISION}:
        return f"{symbol.kind.capitalize()} {symbol}"
    if symbol.kind in _LABEL_WORDS:
        return f"{_LABEL_WORDS[symbol.kind]} {symbol}"
    return identifiers.label(symbol)


def _conference_decision(matched: re.Match[str]) -> Symbol:
    """``1/CP.21``: decisions of the conferences under the conventions on climate and on desertification."""
    series = "ICCD" if matched[3] == "COP" else "FCCC"
    if matched[1] not in {None, series}:
        return _refuse(matched[0])
    printed = f"{matched[2]}/{matched[3]}.{matched[4]}"
    return Symbol(
        identifier=f"{series}/DEC/{printed}",
        kind=DECISION,
        session=matched[4],
        number=None,
        printed=printed,
    )


def _refuse(text: str) -> Symbol:
    raise SymbolError(f"{text!r} is no United Nations symbol.", "Write it as in A/RES/64/293 or E/2002/68/Add.1.")
