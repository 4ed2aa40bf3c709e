"""Bytes to text: encodings, invisible characters, and what is no text at all."""

import codecs

from tipgraph.errors import DocumentError

_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CONTROL = bytes([*range(0x07), *range(0x0E, 0x1B), *range(0x1C, 0x20), 0x7F])
_LINE_ENDS = ("\r\n", "\r", "\v", "\u0085", "\u2028", "\u2029")
_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
_INVISIBLE = (
    "\u200b\u200c\u200d\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff"
    "\ufffe\ue000\ue001\ue002\ue003\x01\x02\x03\x04\x05\x06\x07\x08\x0e\x0f\x1b\x7f"
)
_BLANKS = "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
_CHARACTERS = {
    **dict.fromkeys(_LINE_ENDS, "\n"),
    **_LIGATURES,
    **dict.fromkeys(_INVISIBLE, ""),
    **dict.fromkeys(_BLANKS, " "),
    "\u2010": "-",
    "\u2011": "-",
}
_ASCII_CHARACTERS = {printed: clean for printed, clean in _CHARACTERS.items() if printed.isascii()}
_SAMPLE_BYTES = 1 << 16


def decode(data: bytes, source: str) -> str:
    """Return the text that bytes stand for, with ``\\n`` as the only line end.

    Byte order marks are obeyed; without one the bytes are UTF-8, or Windows-1252 where they are no UTF-8 and
    still look like text. Marks of writing direction, characters of no width and private-use characters that the
    reader needs for itself are removed; soft hyphens stay, because they tell where a word was cut.

    Raises:
        DocumentError: the bytes are no text.
    """
    for mark, encoding in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return clean(_decode_as(data[len(mark) :], encoding, source))
    sample = data[:_SAMPLE_BYTES]
    if b"\0" in data or (len(sample) - len(sample.translate(None, _CONTROL))) * 100 > len(sample):
        raise _no_text(source)
    try:
        return clean(data.decode("utf-8"))
    except UnicodeDecodeError:
        text = data.decode("cp1252", errors="replace").replace("\ufffd", " ")
    letters = sum(character.isascii() and (character.isalpha() or character.isspace()) for character in text[:65536])
    if letters * 10 < len(text[:65536]) * 7:
        raise _no_text(source)
    return clean(text)


def _decode_as(data: bytes, encoding: str, source: str) -> str:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise DocumentError(
            f"{source}: says that it is {encoding} and is not, at byte {error.start}.", "Save it as UTF-8."
        ) from error
    if "\0" in text:
        raise _no_text(source)
    return text


def _no_text(source: str) -> DocumentError:
    return DocumentError(f"{source}: holds binary data, not text.", "Convert it to plain text or Markdown (UTF-8).")


def clean(text: str) -> str:
    """Return a text with plain blanks, hyphens and line ends, and without characters that nobody sees.

    The private-use characters that readers put around marks and links are removed too: no document may forge them.
    """
    # One search for each character is many times faster than a translation of every character.
    for printed, plain in (_ASCII_CHARACTERS if text.isascii() else _CHARACTERS).items():
        if printed in text:
            text = text.replace(printed, plain)
    return text
