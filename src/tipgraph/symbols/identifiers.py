"""Identifiers of what is no United Nations document: treaties, labour instruments, goals, names."""

import re

from tipgraph.symbols.model import GOAL, LABOUR_INSTRUMENT, NAME, TARGET, TREATY, Symbol

_NUMBER = r"([A-Z]{0,2}-?\d{1,6}(?:-[a-z0-9][a-z0-9-]*)?)"
_TREATY = re.compile(rf"(UNTS|LNTS)/(\d{{1,4}})/{_NUMBER}")
_TREATY_PRINTED = re.compile(
    rf"(United Nations|League of Nations),? ?Treaty Series, ?vol\. ?(\d{{1,4}}), ?No\. ?{_NUMBER}"
)
_LABOUR = re.compile(r"ILO/([CPR])(\d{3})")
_LABOUR_PRINTED = re.compile(r"ILO (Convention|Protocol|Recommendation) No\. ?(\d{1,3})")
_GOAL = re.compile(r"SDG/(\d{1,2})(?:\.(\d{1,2}|[a-d]))?")
_GOAL_PRINTED = re.compile(
    r"(?:Sustainable Development Goal|SDG)(?: target)? (\d{1,2})(?:\.(\d{1,2}|[a-d]))?", re.IGNORECASE
)
_NAME = re.compile(r"NAME:[a-z0-9]+(?:-[a-z0-9]+)*")

_SERIES = {"UNTS": "United Nations", "LNTS": "League of Nations"}
_LABOUR_WORDS = {"C": "Convention", "P": "Protocol", "R": "Recommendation"}
LAST_GOAL = 17


def treaty(series: str, volume: str, number: str) -> Symbol:
    """Return the symbol of a treaty: series ``UNTS`` or ``LNTS``, volume, registration number."""
    return Symbol(
        identifier=f"{series}/{volume}/{number}",
        kind=TREATY,
        number=number,
        printed=f"{_SERIES[series]}, Treaty Series, vol. {volume}, No. {number}",
    )


def labour_instrument(letter: str, number: int) -> Symbol:
    """Return the symbol of a convention (``C``), protocol (``P``) or recommendation (``R``) of the ILO."""
    return Symbol(
        identifier=f"ILO/{letter}{number:03d}",
        kind=LABOUR_INSTRUMENT,
        organ="ILO",
        number=str(number),
        printed=f"ILO {_LABOUR_WORDS[letter]} No. {number}",
    )


def goal(number: str, target: str | None = None) -> Symbol | None:
    """Return the symbol of a Sustainable Development Goal (1–17) or of one of its targets, or None."""
    if not 1 <= int(number) <= LAST_GOAL or (target is not None and target.isdigit() and not int(target)):
        return None
    number = str(int(number))
    if target is None:
        return Symbol(f"SDG/{number}", GOAL, number=number, printed=f"Sustainable Development Goal {number}")
    full = f"{number}.{target.lower()}"
    return Symbol(f"SDG/{full}", TARGET, number=full, printed=f"Sustainable Development Goal target {full}")


def parse_identifier(text: str) -> Symbol | None:
    """Parse ``UNTS/…``, ``LNTS/…``, ``ILO/…``, ``SDG/…``, ``NAME:…`` or a printed form, or return None."""
    if matched := _TREATY.fullmatch(text):
        return treaty(matched[1], matched[2], matched[3])
    if matched := _TREATY_PRINTED.fullmatch(text):
        return treaty("UNTS" if matched[1] == "United Nations" else "LNTS", matched[2], matched[3])
    if (matched := _LABOUR.fullmatch(text)) and int(matched[2]):
        return labour_instrument(matched[1], int(matched[2]))
    if (matched := _LABOUR_PRINTED.fullmatch(text)) and int(matched[2]):
        return labour_instrument(matched[1][0], int(matched[2]))
    if matched := _GOAL.fullmatch(text) or _GOAL_PRINTED.fullmatch(text):
        return goal(matched[1], matched[2])
    if _NAME.fullmatch(text):
        return Symbol(text, NAME, printed=text)
    return None


def label(symbol: Symbol) -> str:
    """Return words for a reader: ``United Nations Treaty Series, vol. 2225, No. 39574``."""
    if symbol.kind == TREATY:
        return str(symbol).replace(", Treaty Series", " Treaty Series")
    if symbol.kind == NAME:
        words = symbol.identifier.removeprefix("NAME:").replace("-", " ")
        return words[:1].upper() + words[1:]
    return str(symbol)
