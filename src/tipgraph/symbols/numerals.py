"""Roman numerals of sessions and letters of parts."""

import re
from itertools import pairwise

from tipgraph.errors import SymbolError

_VALUES = (
    (100, "C"),
    (90, "XC"),
    (50, "L"),
    (40, "XL"),
    (10, "X"),
    (9, "IX"),
    (5, "V"),
    (4, "IV"),
    (1, "I"),
)
_PARTS = re.compile(r"[A-Z](?:(?:-|–|—|,|&|AND|TO|UNTIL)+[A-Z])*")
_PART_STEP = re.compile(r"([A-Z])(AND|TO|[-–—,&]*)")


def to_roman(number: int) -> str:
    """Return a number from 1 to 399 as a roman numeral."""
    if not 1 <= number <= 399:
        raise SymbolError(f"{number} is no number of a session.", "Give a number from 1 to 399.")
    numeral = []
    for value, letters in _VALUES:
        count, number = divmod(number, value)
        numeral.append(letters * count)
    return "".join(numeral)


def from_roman(numeral: str) -> int:
    """Return the value of a well-formed roman numeral from I to CCCXCIX.

    Raises:
        SymbolError: if it is not the one right way to write a number (``IIX``, ``IC``).
    """
    rest, value = numeral.upper(), 0
    for amount, letters in _VALUES:
        while rest.startswith(letters):
            rest, value = rest[len(letters) :], value + amount
    if rest or not value or value > 399 or to_roman(value) != numeral.upper():
        raise SymbolError(f"{numeral!r} is no roman numeral.", "Write the session as in 217 A (III).")
    return value


def is_roman(numeral: str) -> bool:
    """Tell whether a text is a well-formed roman numeral."""
    try:
        from_roman(numeral)
    except SymbolError:
        return False
    return True


def lettered_parts(text: str) -> tuple[str, ...]:
    """Return the letters that a list or range of parts stands for.

    Args:
        text: ``A``, ``A and B``, ``A-C``, ``A to C``, ``A, B and D``; blanks and case do not matter.

    Returns:
        One letter for each part: ``("A", "B", "C")``.

    Raises:
        SymbolError: if it is no such list, or a range runs backwards.
    """
    compact = "".join(text.split()).upper()
    if not _PARTS.fullmatch(compact):
        raise SymbolError(f"{text!r} names no lettered parts.", "Write them as in A, A and B, or A to C.")
    letters: list[str] = []
    reaches = False
    for letter, joint in re.findall(_PART_STEP, compact):
        if reaches and letters[-1] >= letter:
            raise SymbolError(f"The parts {text!r} run backwards.", "Write the first letter first.")
        first = chr(ord(letters[-1]) + 1) if reaches else letter
        letters.extend(chr(code) for code in range(ord(first), ord(letter) + 1))
        reaches = joint in {"TO", "UNTIL", "-", "–", "—"}
    return tuple(dict.fromkeys(letters))


def join_parts(letters: tuple[str, ...]) -> str:
    """Return the canonical form of a list of parts: ``A``, ``A-C`` for neighbours, ``A,D`` for others."""
    neighbours = all(ord(after) - ord(before) == 1 for before, after in pairwise(letters))
    if len(letters) > 1 and neighbours:
        return f"{letters[0]}-{letters[-1]}"
    return ",".join(letters)
