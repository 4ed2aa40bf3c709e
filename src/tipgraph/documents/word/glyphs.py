"""Characters of symbol fonts: what their codes look like on the page."""

import re

_GREEK = "αβχδεφγηιϕκλμνοπθρστυϖωξψζ"
_SYMBOL = {
    **{ord("a") + index: letter for index, letter in enumerate(_GREEK)},
    **{ord("A") + index: letter for index, letter in enumerate("ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ")},
    **dict(zip((0x22, 0x24, 0x27, 0x2A, 0x2D, 0x40, 0x5C, 0x5E, 0x7E), "∀∃∋*−≅∴⊥∼", strict=True)),
    **dict(zip(range(0xA1, 0xB0), "ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓", strict=True)),
    **dict(zip(range(0xB0, 0xC0), "°±″≥×∝∂•÷≠≡≈…⏐⎯↵", strict=True)),
    **dict(zip(range(0xC5, 0xD0), "⊕∅∩∪⊃⊇⊄⊂⊆∈∉", strict=True)),
    **dict(zip(range(0xD1, 0xDF), "∇®©™∏√⋅¬∧∨⇔⇐⇑⇒", strict=True)),
    0xDF: "⇓",
    0xE5: "∑",
}
_WINGDINGS = {
    0x6C: "●",
    0x6E: "■",
    0x6F: "□",
    0x71: "❑",
    0x76: "❖",
    0x77: "◆",
    0xA7: "▪",
    0xA8: "◻",
    0xD8: "➢",
    0xE0: "→",
    0xFB: "✗",
    0xFC: "✓",
    0xFE: "☑",
}
_PRIVATE = re.compile("[\uf000-\uf0ff]")
_BULLET = "•"


def glyph(code: int, font: str) -> str:
    """Return the character that a code of a font stands for.

    Args:
        code: the code; codes from F000 to F0FF (hexadecimal) are those of symbol fonts, moved out of the way.
        font: name of the font, "" where it is not known.
    """
    if 0xF000 <= code <= 0xF0FF:
        code -= 0xF000
    elif not font or not 0x20 <= code <= 0xFF:
        return chr(code) if 0x20 <= code <= 0x10FFFF and not 0xD800 <= code <= 0xDFFF else ""
    if "Wingdings" in font or "Webdings" in font:
        return _WINGDINGS.get(code, _BULLET)
    if font and font != "Symbol":
        return chr(code)
    return _SYMBOL.get(code) or (chr(code) if 0x20 <= code < 0x7F else _BULLET)


def without_private(text: str, font: str) -> str:
    """Return a text with the codes of symbol fonts as characters."""
    return _PRIVATE.sub(lambda match: glyph(ord(match[0]), font), text)
