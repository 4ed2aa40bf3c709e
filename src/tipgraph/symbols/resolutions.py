"""Resolutions and decisions: from their parts to a symbol, and from a symbol to its parts.

Forms, all from the practice of the organs: ``217 A (III)`` (General Assembly to its thirtieth session),
``64/293`` (since its thirty-first), ``S-27/2`` and ``ES-10/22`` (special and emergency special sessions),
``2331 (2016)`` (Security Council), ``663 C (XXIV)`` and ``2021/25`` (Economic and Social Council before and
since 1978), ``44/4`` (Human Rights Council, commissions, conferences).
"""

import re

from tipgraph.errors import SymbolError
from tipgraph.symbols.model import DECISION, RESOLUTION, Symbol
from tipgraph.symbols.numerals import from_roman, is_roman, join_parts, lettered_parts
from tipgraph.symbols.organs import BY_IDENTIFIER, BY_STEM, SECURITY_COUNCIL, Organ

FIRST_YEAR, LAST_YEAR = 1946, 2099
FIRST_YEAR_SERIES = 1978
_LAST_SESSION = 150

_PART = r"[A-Z](?:(?:-|–|—|,|&|AND|TO)+[A-Z])*"
_ROMAN_FORM = re.compile(rf"(\d{{1,4}})({_PART})?\(((?:S-|ES-|ORG-)?(?:[IVXLC]+|\d{{1,2}}))\)(?:\[?({_PART})\]?)?")
_SLASH_FORM = re.compile(rf"((?:S-|ES-|SS\.)?[IVX\d]+)/(\d{{1,4}})(?:/?\[?({_PART})\]?)?")
_YEAR_FORM = re.compile(r"(\d{1,4})\((\d{4})\)")
_SYMBOL = re.compile(r"(.+?)/(RES|DEC)(?:/|\.)(.+)")
_SUFFIX = re.compile(r"((?:/(?:ADD|CORR|REV|AMEND)\.\d{1,3}(?:-\d{1,3})?)+)$")
_NUMBER = re.compile(r"\d{1,4}")


def resolution(organ: str, session_or_year: str, number: str, part: str | None = None) -> str:
    """Return the canonical identifier of a resolution.

    Args:
        organ: identifier of the organ: ``UNGA``, ``UNSC``, ``ECOSOC``, ``HRC``, ``CCPCJ``, ….
        session_or_year: ``64``, ``III``, ``S-VII``, ``S-27``, ``ES-10``, or a year for the organs that
            number by year (``2021``; for the Security Council ``2016``).
        number: number of the resolution.
        part: letter or letters of a part: ``A``, ``A and B``, ``A-C``.

    Returns:
        ``resolution("UNGA", "64", "293")`` gives ``A/RES/64/293``.

    Raises:
        SymbolError: if the organ has no resolutions with symbols, or never had such a session.
    """
    return build(organ, session_or_year, number, part, RESOLUTION).identifier


def decision(organ: str, session_or_year: str, number: str, part: str | None = None) -> str:
    """Return the canonical identifier of a decision: ``decision("UNGA", "74", "562")``; see `resolution`."""
    return build(organ, session_or_year, number, part, DECISION).identifier


def security_council_resolution(number: str, year: str) -> str:
    """Return the canonical identifier of a Security Council resolution: ``S/RES/2331(2016)``.

    Raises:
        SymbolError: if the number or the year cannot be right.
    """
    return build("UNSC", year, number, None, RESOLUTION).identifier


def build(organ: str, session: str, number: str, part: str | None, kind: str) -> Symbol:
    """Return the symbol of a resolution or decision from its parts; see `resolution`."""
    known = BY_IDENTIFIER.get(organ)
    if known is None:
        raise SymbolError(f"{organ!r} has no resolutions with a known symbol.", "Give an organ such as UNGA.")
    session = "".join(session.split()).upper()
    if not _NUMBER.fullmatch(number) or not int(number):
        raise SymbolError(f"{number!r} is no number of a {kind}.", "Give one to four digits.")
    number = str(int(number))
    if known is SECURITY_COUNCIL:
        return _security_council(number, session, part, kind)
    letters = join_parts(lettered_parts(part)) if part else None
    year = _checked_session(known, session)
    if year is None and not session.isdigit() and session.rpartition("-")[2].isalpha() and "." not in session:
        return _roman(known, session, number, letters, kind)
    return _slashed(known, session, number, letters, kind, year)


def parse_numbers(compact: str, organ: Organ, kind: str) -> Symbol:
    """Parse what stands behind the stem: ``64/293``, ``217A(III)``, ``2331(2016)``, ``48/44[B]``.

    Args:
        compact: the numbers in upper case without blanks.
        organ: the organ that they belong to.
        kind: resolution or decision.

    Raises:
        SymbolError: if they are no numbers of such a resolution.
    """
    if organ is SECURITY_COUNCIL:
        if matched := _YEAR_FORM.fullmatch(compact):
            return _security_council(matched[1], matched[2], None, kind)
    elif matched := _ROMAN_FORM.fullmatch(compact):
        if matched[2] and matched[4]:
            raise SymbolError(f"{compact!r} names its part twice.", "Write it as 217 A (III).")
        if matched[3].isdigit():
            raise SymbolError(f"{compact!r} has no roman session.", "Write it as 217 A (III).")
        return build(organ.identifier, matched[3], matched[1], matched[2] or matched[4], kind)
    elif matched := _SLASH_FORM.fullmatch(compact):
        return build(organ.identifier, matched[1], matched[2], matched[3], kind)
    raise SymbolError(f"{compact!r} is no {kind} of the {organ.name}.", "Check session and number.")


def parse_symbol(compact: str) -> Symbol | None:
    """Parse the full symbol of a resolution or decision, or return None if it is none.

    Args:
        compact: symbol in upper case without blanks.

    Raises:
        SymbolError: if it begins as the resolution of a known organ and goes on as none.
    """
    suffix = _SUFFIX.search(compact)
    bare = compact[: suffix.start()] if suffix else compact
    matched = _SYMBOL.fullmatch(bare)
    if matched is None:
        return None
    stem, word, rest = matched[1], matched[2], matched[3]
    kind = RESOLUTION if word == "RES" else DECISION
    if stem == "S":
        organ, numbers = SECURITY_COUNCIL, rest
    elif stem in BY_STEM:
        organ, numbers = BY_STEM[stem], rest
    else:
        series, dot, session = stem.rpartition(".")
        if series + dot not in BY_STEM:
            return None
        organ, numbers = BY_STEM[series + dot], f"{session}/{rest}"
    symbol = parse_numbers(numbers, organ, kind)
    return _with_suffix(symbol, suffix[1]) if suffix else symbol


def expand(symbol: Symbol) -> tuple[Symbol, ...]:
    """Return the symbols that a range of lettered parts stands for; any other symbol stands for itself.

    ``A/RES/3411(XXX)[A-B]`` gives ``A/RES/3411(XXX)[A]`` and ``A/RES/3411(XXX)[B]``.
    """
    if not symbol.part or len(symbol.part) == 1 or not symbol.organ or not symbol.session:
        return (symbol,)
    return tuple(
        build(symbol.organ, symbol.session, symbol.number or "", letter, symbol.kind)
        for letter in lettered_parts(symbol.part)
    )


def label(symbol: Symbol) -> str:
    """Return words for a reader: ``General Assembly resolution 217 A (III)``."""
    organ = BY_IDENTIFIER[symbol.organ or ""]
    letters = f" {_spoken(symbol.part)}" if symbol.part else ""
    session = symbol.session or ""
    in_roman = not session[-1:].isdigit() and "." not in session
    if organ is SECURITY_COUNCIL or in_roman:
        return f"{organ.name} {symbol.kind} {symbol.number}{letters} ({session})"
    return f"{organ.name} {symbol.kind} {session}/{symbol.number}{letters}"


def _security_council(number: str, year: str, part: str | None, kind: str) -> Symbol:
    if part or not year.isdigit() or not FIRST_YEAR <= int(year) <= LAST_YEAR:
        raise SymbolError(f"'{number} ({year})' is no Security Council {kind}.", "Write number and year: 2331 (2016).")
    word = "RES" if kind == RESOLUTION else "DEC"
    stem = f"S/{word}/{number}"
    return Symbol(
        identifier=f"{stem}({year})",
        kind=kind,
        organ="UNSC",
        session=year,
        year=int(year),
        number=number,
        printed=f"{stem} ({year})",
    )


def _checked_session(organ: Organ, session: str) -> int | None:
    """Return the year if the session is one; raise if the organ never had such a session."""
    problem = SymbolError(f"The {organ.name} had no session {session!r}.", "Check organ and session.")
    kind, _, ordinal = session.rpartition("-" if "-" in session else ".")
    if kind not in {"", "S", "ES", "ORG", "SS"} or not ordinal:
        raise problem
    if ordinal.isdigit():
        value = int(ordinal)
        if not kind and organ.by_year and FIRST_YEAR_SERIES <= value <= LAST_YEAR:
            return value
        if not 0 < value <= _LAST_SESSION or ordinal[0] == "0":
            raise problem
        if not kind and organ.by_year:
            raise problem
        if not kind and organ.identifier == "UNGA" and value <= organ.last_roman:
            raise problem
        return None
    if not is_roman(ordinal):
        raise problem
    if kind != "SS" and (not organ.last_roman or from_roman(ordinal) > organ.last_roman):
        raise problem
    return None


def _roman(organ: Organ, session: str, number: str, letters: str | None, kind: str) -> Symbol:
    word = "RES" if kind == RESOLUTION else "DEC"
    stem = f"{organ.stem}/{word}/{number}"
    spoken = f" {_spoken(letters)}" if letters else ""
    # The Economic and Social Council's canonical form keeps its letter before the session.
    if organ.identifier == "UNGA":
        identifier = f"{stem}({session})" + (f"[{letters}]" if letters else "")
    else:
        identifier = f"{stem}{letters or ''}({session})"
    return Symbol(
        identifier=identifier,
        kind=kind,
        organ=organ.identifier,
        session=session,
        number=number,
        part=letters,
        printed=f"{stem}{spoken} ({session})",
    )


def _slashed(organ: Organ, session: str, number: str, letters: str | None, kind: str, year: int | None) -> Symbol:
    word = "RES" if kind == RESOLUTION else "DEC"
    if organ.stem.endswith("."):
        identifier = f"{organ.stem}{session}/{word}/{number}"
        printed = f"{organ.stem}{session}/{organ.word if kind == RESOLUTION else 'Dec.'}{number}"
    else:
        identifier = printed = f"{organ.stem}/{word}/{session}/{number}"
    return Symbol(
        identifier=identifier + (f"[{letters}]" if letters else ""),
        kind=kind,
        organ=organ.identifier,
        session=session,
        year=year,
        number=number,
        part=letters,
        printed=printed + (f" {_spoken(letters)}" if letters else ""),
    )


def _spoken(letters: str | None) -> str:
    """Return ``A``, ``A and B`` or ``A-D`` for the letters of parts."""
    if not letters or len(letters) == 1:
        return letters or ""
    every = lettered_parts(letters)
    if len(every) == 2:
        return f"{every[0]} and {every[1]}"
    return letters if "," not in letters else f"{', '.join(every[:-1])} and {every[-1]}"


def _with_suffix(symbol: Symbol, suffix: str) -> Symbol:
    tail = re.sub(r"[A-Z]+", lambda word: word[0].capitalize(), suffix)
    return Symbol(
        identifier=symbol.identifier + tail,
        kind=symbol.kind,
        organ=symbol.organ,
        session=symbol.session,
        year=symbol.year,
        number=symbol.number,
        part=symbol.part,
        suffix=tail[1:],
        printed=str(symbol) + tail,
    )
