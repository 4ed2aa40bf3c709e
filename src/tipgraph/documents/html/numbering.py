"""The numbers and letters that a browser prints before the items of a list."""

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

_STYLE = re.compile(r"list-style(?:-type)?\s*:\s*([a-z-]+)", re.I)
_BY_STYLE = {
    "decimal": "1",
    "lower-alpha": "a",
    "lower-latin": "a",
    "upper-alpha": "A",
    "upper-latin": "A",
    "lower-roman": "i",
    "upper-roman": "I",
    "none": "",
}
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"))
_ROMAN_ONES = ((9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
_HIGHEST = 3999
_LETTERS = 26


class Numbering:
    """Counts the items of one list.

    Args:
        items: the list.
    """

    def __init__(self, items: "LexborNode") -> None:
        attributes = items.attributes
        self.ordered = items.tag == "ol"
        self._type = _type_of(items) if self.ordered else ""
        start = _whole(attributes.get("start"))
        self._step = -1 if "reversed" in attributes else 1
        if start is None:
            start = sum(child.tag == "li" for child in items.iter()) if self._step < 0 else 1
        self._next = start

    def mark(self, item: "LexborNode") -> str:
        """Return what is printed before the next item: ``3.``, ``(c)``, ``(iv)``, or nothing."""
        value = _whole(item.attributes.get("value"))
        number = self._next if value is None else value
        self._next = number + self._step
        kind = _type_of(item) if item.attributes.get("type") else self._type
        if not self.ordered or not kind:
            return ""
        return printed(number, kind)

    def number(self) -> int:
        """Return the number of the item before."""
        return self._next - self._step


def printed(number: int, kind: str) -> str:
    """Return a number as a list of a type (``1``, ``a``, ``A``, ``i``, ``I``) prints it in these documents."""
    if kind in "iI" and 0 < number <= _HIGHEST:
        text = _roman(number)
        return f"({text})" if kind == "i" else f"{text.upper()}."
    if kind in "aA" and number > 0:
        text = _letters(number)
        return f"({text})" if kind == "a" else f"{text.upper()}."
    return f"{number}."


def _type_of(node: "LexborNode") -> str:
    style = _STYLE.search(node.attributes.get("style") or "")
    if style and style[1].lower() in _BY_STYLE:
        return _BY_STYLE[style[1].lower()]
    given = node.attributes.get("type") or "1"
    return given if given in ("1", "a", "A", "i", "I") else "1"


def _whole(text: str | None) -> int | None:
    text = (text or "").strip()
    return int(text) if re.fullmatch(r"-?\d{1,6}", text) else None


def _roman(number: int) -> str:
    text = ""
    for value, letters in (*_ROMAN, *_ROMAN_ONES):
        while number >= value:
            text += letters
            number -= value
    return text


def _letters(number: int) -> str:
    text = ""
    while number:
        number, rest = divmod(number - 1, _LETTERS)
        text = chr(ord("a") + rest) + text
    return text
