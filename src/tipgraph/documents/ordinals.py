"""Ordinal numbers in words, as sessions are counted: "Seventy-first", "one hundred and fiftieth"."""

import re

_UNITS = dict(
    zip(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth"
        " thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth".split(),
        range(1, 20),
        strict=True,
    )
)
_TENS = dict(
    zip(
        "twent thirt fort fift sixt sevent eight ninet".split(),
        range(20, 100, 10),
        strict=True,
    )
)
_SHORT = re.compile(r"(\d{1,3})(?:st|nd|rd|th)$")
_TEN = "|".join(_TENS)
_UNIT = "|".join(_UNITS)
ORDINAL = (
    rf"(?:(?:one )?hundred(?: and |[ -]))?(?:(?:{_TEN})y[ -](?:{_UNIT})|(?:{_TEN})ieth|{_UNIT})\b"
    r"|(?:one )?hundredth|\d{1,3}(?:st|nd|rd|th)\b"
)
"""Pattern of an ordinal number in words or digits, for use in a larger pattern that ignores case."""
_WORDS = re.compile(
    rf"(?P<hundred>(?:one )?hundred(?: and |[ -]|th$))?"
    rf"(?:(?P<ten>{_TEN})(?:ieth|y[ -](?P<after>{_UNIT}))|(?P<unit>{_UNIT}))?$"
)


def ordinal(text: str) -> int | None:
    """Return the number that an ordinal stands for, 1 to 199, or None where it is none."""
    text = " ".join(text.lower().split())
    short = _SHORT.match(text)
    if short:
        return int(short[1])
    match = _WORDS.match(text)
    if match is None or not text:
        return None
    number = 100 if match["hundred"] else 0
    number += _TENS.get(match["ten"] or "", 0)
    number += _UNITS.get(match["after"] or match["unit"] or "", 0)
    return number or None
