"""Documents: any symbol that is made of a series, numbers and suffixes, such as ``E/2002/68/Add.1``.

Canonical is the official symbol without blanks. Two things are no part of it: ``(Supp)``, with which links
mark a supplement of the Official Records, and the case in which a link happens to spell a word.
"""

import re

from tipgraph.errors import SymbolError
from tipgraph.symbols.model import (
    DECISION,
    DOCUMENT,
    DRAFT,
    GENERAL_COMMENT,
    PRESIDENTIAL_STATEMENT,
    RESOLUTION,
    Symbol,
)
from tipgraph.symbols.organs import document_organ
from tipgraph.symbols.resolutions import FIRST_YEAR, LAST_YEAR

_PRINCIPAL = frozenset({"A", "E", "S", "T"})
_SERIES = """
AGOA APLC AT BWC CAC CAT CBD CCM CCPR CCW CD CEB CED CEDAW CEP CERD CLCS CMS CMW CRC CRPD CTOC DP
DCEDAW ECA ECE ESCAP ESCWA FCCC GC GOV HBP HG HRI HS HSP ICC-ASP ICCD ID IDB INFCIRC IPBES ISBA ITPGRFA
JIU LC LOS MEPC MSC NPT PBC PCNICC SAICM SPLOS SPT ST TD TPNW TRANS UN UNCTAD UNEP UNFPA UNICEF
UNIDO UNODC UNW WFP WHA WT
"""
ROOTS = _PRINCIPAL | frozenset(_SERIES.split())
"""First words of the series of symbols, in upper case."""

_FIXED_CASE = {
    "ADD": "Add",
    "AGENDA": "Agenda",
    "AMEND": "Amend",
    "CORR": "Corr",
    "CORRIGENDUM": "Corrigendum",
    "INTRODUCTION": "Introduction",
    "PLANOUTLINE": "Planoutline",
    "REV": "Rev",
    "SUB": "Sub",
    "SUMMARY": "Summary",
}
_GROUP_WORDS = r"PARTS|PART|VOLS|VOL|SECTS|SECTION|SECT"
_GROUP = (
    rf"\((?:(?:{_GROUP_WORDS})\.?[A-Z0-9.,&-]{{1,16}}|INTRODUCTION|PLANOUTLINE|"
    r"[IVXLC]{1,8}|\d{1,4}(?:-\d{1,4})?)\)"
)
_NAMED = r"[A-Z]{1,14}\d{0,4}(?:[-.](?:[A-Z]{1,12}|\d{1,5}))*"
_NUMBERED = r"\d{1,5}[A-Z]?(?:-\d{1,5})?"
_SEGMENT = re.compile(rf"(?:{_NAMED}|{_NUMBERED})(?:{_GROUP})*")
_AFTER_PRINCIPAL = re.compile(
    r"\d{1,5}|(?:S|ES)-(?:\d{1,2}|[IVX]{1,4})|[A-Z]{1,12}(?:[.-]\d{1,4}|\.[IVX]{1,4})*(?:-\d{1,4})?"
)
_JOINT = re.compile(r"-(?=(?:A|E|S|ISBA|CRC|CEDAW|CMW|CERD|ECE|TRANS|CCNR)/)")
_SERIES_ONLY = re.compile(r"(?:C|AC|CN|CONF|SC|WG|SUB)\.\d+")
_SUPPLEMENT = re.compile(r"\(SUPPL?\)", re.IGNORECASE)
_IN_PARENTHESES = re.compile(r"(\([^()]*\))")
_NUMBERED_GROUP = re.compile(rf"\(({_GROUP_WORDS})\.?(.+)\)", re.IGNORECASE)
_WORD = re.compile(r"[A-Za-z]+")
_SUFFIX = re.compile(r"/((?:Add|Corr|Rev|Amend|Summary)\b.*)$")
_SESSION = re.compile(r"(?:A|A/HRC|A/C\.\d|A/AC\.\d+|A/BUR|A/INF|E|S)/((?:S|ES)-\d{1,2}|\d{1,4})/")
_YEAR = re.compile(r"/(?:CONF\.)?((?:19|20)\d\d)/")
_KINDS = (
    (re.compile(r"/PRST/"), PRESIDENTIAL_STATEMENT),
    (re.compile(r"/C(?:\.12)?/GC/\d+"), GENERAL_COMMENT),
    (re.compile(r"/L\.\d+"), DRAFT),
    (re.compile(r"/RES[./]"), RESOLUTION),
    (re.compile(r"/DEC[./]"), DECISION),
)


def parse_document(compact: str) -> Symbol:
    """Parse the symbol of a document.

    Args:
        compact: the symbol without blanks, spelled as found.

    Raises:
        SymbolError: if it is no symbol of the United Nations or of a body close to it.
    """
    compact = _SUPPLEMENT.sub("", compact)
    upper = compact.upper()
    if all(_is_symbol(half) for half in _JOINT.split(upper)):
        # A document of two bodies has two symbols; the first is the one by which it is kept.
        compact = compact[: len(_JOINT.split(upper)[0])]
        upper = compact.upper()
    else:
        raise SymbolError(
            f"{compact!r} is no symbol of a United Nations document.",
            "Write it as in A/76/120 or E/2002/68/Add.1.",
        )
    identifier = "".join(
        _spell_group(piece) if piece.startswith("(") else _WORD.sub(_spell_word, piece)
        for piece in _IN_PARENTHESES.split(compact)
    )
    suffix = _SUFFIX.search(identifier)
    session = _SESSION.match(upper)
    year = _YEAR.search(upper)
    return Symbol(
        identifier=identifier,
        kind=next((kind for pattern, kind in _KINDS if pattern.search(upper)), DOCUMENT),
        organ=document_organ(identifier),
        session=session[1] if session else None,
        year=int(year[1]) if year and FIRST_YEAR <= int(year[1]) <= LAST_YEAR else None,
        suffix=suffix[1] if suffix else "",
        printed=_IN_PARENTHESES.sub(_print_group, identifier),
    )


def _is_symbol(upper: str) -> bool:
    head, *segments = upper.split("/")
    root = re.split(r"[.(]", head)[0]
    if root not in ROOTS or not segments or not any(sign.isdigit() for sign in upper):
        return False
    if not all(_SEGMENT.fullmatch(segment) for segment in (head, *segments)):
        return False
    if _SERIES_ONLY.fullmatch(segments[-1]):
        return False
    if root in _PRINCIPAL:
        return head == root and _AFTER_PRINCIPAL.fullmatch(segments[0].partition("(")[0]) is not None
    return True


def _spell_word(matched: re.Match[str]) -> str:
    word = matched[0]
    return _FIXED_CASE.get(word.upper(), word.upper() if word.islower() else word)


def _spell_group(group: str) -> str:
    if numbered := _NUMBERED_GROUP.fullmatch(group):
        word = numbered[1].capitalize()
        dot = "." if word in {"Vol", "Vols", "Sect", "Sects"} else ""
        return f"({word}{dot}{numbered[2].upper().replace('AND', 'and')})"
    return "(" + _FIXED_CASE.get(group[1:-1].upper(), group[1:-1].upper()) + ")"


def _print_group(matched: re.Match[str]) -> str:
    group = matched[1]
    if numbered := re.fullmatch(r"\((Parts?|Section|Vols?\.|Sects?\.)(.+)\)", group):
        return f" ({numbered[1]} {numbered[2].replace('and', ' and ').replace(',', ', ')})"
    if group in {"(Introduction)", "(Planoutline)"}:
        return f" ({group[1:-1].replace('Plano', 'Plan o')})"
    return group
