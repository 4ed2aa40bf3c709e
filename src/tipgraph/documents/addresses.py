"""Which document an address at the United Nations' document servers names."""

import re
from urllib.parse import parse_qs, unquote, urlsplit

from tipgraph.errors import SymbolError
from tipgraph.symbols import parse

_HOSTS = frozenset({"undocs.org", "www.undocs.org", "docs.un.org"})
_LANGUAGE = re.compile(r"^/*(?:[a-z]{2}/+)*")
_DASHES = str.maketrans("\u2010\u2011\u2013", "---")
_TWO_ORGANS = re.compile(r"(?<=[0-9)])-(?=[A-Z]{1,5}/)")
_SESSION_GAP = re.compile(r"(?<=\d)(?=\((?:E?S-)?[IVXLC]+\)|\(\d{4}\))")
_SUPPLEMENT = re.compile(r"\(supp(?:\.?\s?[\w/]*)?\)$", re.IGNORECASE)


def named_symbol(address: str) -> str | None:
    """Return the symbol that an address at the United Nations' document servers names, as it is written there.

    Args:
        address: as in the file: ``https://undocs.org/en/A/RES/70/1``.

    Returns:
        None for an address elsewhere, and for one that names nothing.
    """
    try:
        parts = urlsplit(address.strip())
        host = parts.hostname
    except ValueError:
        return None
    if host is None or host.lower() not in _HOSTS:
        return None
    named = parse_qs(parts.query).get("FinalSymbol")
    symbol = named[0] if named else _LANGUAGE.sub("", unquote(parts.path))
    return " ".join(symbol.split()).rstrip("/") or None


def linked_document(address: str) -> str | None:
    """Return the canonical identifier of the document that an address names, or None where it names none.

    Args:
        address: as in the file: ``https://undocs.org/en/A/RES/70/1``, ``https://docs.un.org/A/RES/217 (III)``.
    """
    symbol = (named_symbol(address) or "").translate(_DASHES)
    for each in (symbol, _SUPPLEMENT.sub("", symbol), _TWO_ORGANS.split(symbol)[0]):
        try:
            return parse(_SESSION_GAP.sub(" ", each.strip("/")) if "(" in each else each.strip("/")).identifier
        except SymbolError:
            continue
    return None
