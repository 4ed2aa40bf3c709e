"""The grammar of United Nations symbols: parse, normalise, print. Pure functions; nothing is looked up."""

from tipgraph.symbols.finding import find_symbols
from tipgraph.symbols.model import IdentifierFacts, Symbol, SymbolMatch
from tipgraph.symbols.numerals import from_roman, lettered_parts, to_roman
from tipgraph.symbols.parsing import describe, parse, parse_number
from tipgraph.symbols.resolutions import decision, expand, resolution, security_council_resolution
from tipgraph.symbols.slugs import slug

__all__ = [
    "IdentifierFacts",
    "Symbol",
    "SymbolMatch",
    "decision",
    "describe",
    "expand",
    "find_symbols",
    "from_roman",
    "lettered_parts",
    "parse",
    "parse_number",
    "resolution",
    "security_council_resolution",
    "slug",
    "to_roman",
]
