"""The encoding of a web page: byte order mark, then what it says of itself, then what its bytes can be."""

import codecs
import re

from tipgraph.documents.decoding import clean, decode

_SAYS = re.compile(
    rb"<meta\b[^<>]*?\bcharset\s*=\s*[\"']?\s*([\w.:-]{2,40})|<\?xml[^<>]*?\bencoding\s*=\s*[\"']([\w.:-]{2,40})", re.I
)
_MARKS = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
# Names of other codecs are not taken from a page: some unpack, some call themselves.
_KNOWN = re.compile(
    r"utf-?8|us-ascii|(?:iso-?8859-|latin-?)\d{1,2}|(?:windows-|cp)(?:125\d|874|932|936|949|950)|koi8-[ru]|macintosh|"
    r"gb(?:2312|k|18030)|big5|shift_jis|euc-(?:jp|kr)"
)
_WESTERN = re.compile(r"us-ascii|(?:iso-?8859-|latin-?)1")
_HEAD = 4096


def decoded(data: bytes, source: str) -> str:
    """Return the text of a page, cleaned as plain text is.

    Raises:
        DocumentError: the bytes are no text.
    """
    said = None if data.startswith(_MARKS) else _SAYS.search(data[:_HEAD])
    if said and b"\0" not in data:
        name = (said[1] or said[2]).decode("ascii").lower()
        if _KNOWN.fullmatch(name):
            # What calls itself Latin-1 is Windows-1252, as browsers know.
            encoding = "cp1252" if _WESTERN.fullmatch(name) else name
            try:
                return clean(data.decode(encoding))
            except (UnicodeDecodeError, LookupError):
                pass
    return decode(data, source)
