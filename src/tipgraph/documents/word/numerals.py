"""Numbers as Word prints them: letters, roman numerals, words, signs."""

from collections.abc import Callable

_ROMAN = tuple(
    zip((1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1), "m cm d cd c xc l xl x ix v iv i".split(), strict=True)
)
_SIGNS = "*†‡§"
_SMALL = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
).split()
_TENS = "_ _ twenty thirty forty fifty sixty seventy eighty ninety".split()
_ORDINALS = {
    "one": "first",
    "two": "second",
    "three": "third",
    "five": "fifth",
    "eight": "eighth",
    "nine": "ninth",
    "twelve": "twelfth",
}
_LONGEST = 50
"""No list has so many items that its letters would be repeated more often."""


def _letters(value: int) -> str:
    """Return a to z, then aa, bb, cc: Word repeats the letter."""
    if value < 1:
        return ""
    return chr(ord("a") + (value - 1) % 26) * min(_LONGEST, (value - 1) // 26 + 1)


def _roman(value: int) -> str:
    if not 0 < value < 10_000:
        return str(value)
    made = ""
    for worth, numeral in _ROMAN:
        made += numeral * (value // worth)
        value %= worth
    return made


def _sign(value: int) -> str:
    """Return *, †, ‡, §, then each of them twice."""
    return _SIGNS[(value - 1) % 4] * min(_LONGEST, (value - 1) // 4 + 1) if value > 0 else ""


def _cardinal(value: int) -> str:
    if not 0 <= value < 100:
        return str(value)
    if value < 20:
        return _SMALL[value]
    tens, ones = divmod(value, 10)
    return _TENS[tens] + (f"-{_SMALL[ones]}" if ones else "")


def _ordinal_words(value: int) -> str:
    if not 0 < value < 100:
        return _ordinal(value)
    head, _, last = _cardinal(value).rpartition("-")
    last = _ORDINALS.get(last) or (f"{last[:-1]}ieth" if last.endswith("y") else f"{last}th")
    return f"{head}-{last}" if head else last


def _ordinal(value: int) -> str:
    ending = "th" if value % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(value % 10, "th")
    return f"{value}{ending}"


_FORMATS: dict[str, Callable[[int], str]] = {
    "lowerLetter": _letters,
    "upperLetter": lambda value: _letters(value).upper(),
    "lowerRoman": _roman,
    "upperRoman": lambda value: _roman(value).upper(),
    "decimalZero": lambda value: f"{value:02d}",
    "ordinal": _ordinal,
    "cardinalText": lambda value: _cardinal(value).capitalize(),
    "ordinalText": lambda value: _ordinal_words(value).capitalize(),
    "chicago": _sign,
    "numberInDash": lambda value: f"- {value} -",
    "decimalEnclosedParen": lambda value: f"({value})",
    "decimalEnclosedFullstop": lambda value: f"{value}.",
    "none": lambda value: "",
    "bullet": lambda value: "",
}


def printed(value: int, number_format: str) -> str:
    """Return a number as it is printed.

    Args:
        value: the number.
        number_format: Word's name of the format (ST_NumberFormat, ISO/IEC 29500-1, 17.18.59); formats of scripts that
            official documents in English do not use are printed as figures.
    """
    make = _FORMATS.get(number_format)
    return make(value) if make else str(value)
