"""What may not be asked of a store: SERVICE reaches the network, and deep nesting kills the process.

The engine has no switch against SERVICE, and its parser takes keywords without word boundaries
(``trueSERVICE<…>`` is a call), while ``<`` may open an IRI or mean "less than". So no attempt is made to tell
strings and comments from the rest where safety depends on it: what could be a call in any reading is refused.
"""

import re

from tipgraph.errors import QueryError

MAXIMUM_LENGTH = 100_000
"""Characters of a query."""

MAXIMUM_NESTING = 64
"""Brackets of any kind within one another."""

MAXIMUM_BRACES = 400
"""Opening braces in all, also in strings: the parser overflows its stack at some 2,000."""

MAXIMUM_BRACKETS = 1500
"""Opening parentheses and square brackets in all: the parser overflows its stack at some thousands."""

MAXIMUM_OPERATORS = 1500
"""Operators that can be chained without brackets: a chain is as deep for the engine as nesting is."""

_SPACE = r"(?:\s|\#[^\n\r]*)*"
_SERVICE = re.compile(
    rf"(?P<name>[?$:]\w*service\w*)|(?P<call>service{_SPACE}(?:silent)?{_SPACE}(?:[<?$]|[\w.\-]*:))",
    re.IGNORECASE,
)
_CODE_POINT = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")
_DATA = re.compile(
    r"""
      (?P<string> \"{3} (?: [^"\\] | \\. | "(?!"") )* \"{3}
                | '{3} (?: [^'\\] | \\. | '(?!'') )* '{3}
                | " (?: [^"\\\n\r] | \\. )* "
                | ' (?: [^'\\\n\r] | \\. )* ' )
    | (?P<iri> < [^<>"{}|^`\\\x00-\x20]* > )
    | (?P<comment> \# [^\n\r]* )
    """,
    re.VERBOSE | re.DOTALL,
)
_BLANKED = {"string": '""', "iri": "<>", "comment": " "}
_BRACKET = re.compile(r"[{}()\[\]]")
_OPERATOR = re.compile(r"[!+\-*/|&^]|\b(?:union|optional|minus|bind|filter)", re.IGNORECASE)


def check_query(query: str) -> None:
    """Refuse a query that could reach the network or kill the process.

    Args:
        query: SPARQL text.

    Raises:
        QueryError: it is too long, nested too deeply, or could call SERVICE.
    """
    if len(query) > MAXIMUM_LENGTH:
        raise QueryError(
            f"The query has {len(query)} characters; {MAXIMUM_LENGTH} are allowed.", "Shorten it or split it."
        )
    for text in (query, _CODE_POINT.sub(_decoded, query)):
        if any(found["call"] for found in _SERVICE.finditer(text)):
            raise QueryError(
                "The query seems to use SERVICE, which would reach other servers and is not allowed.",
                "Where the word stands in a string or a prefix, write it in another way.",
            )
    skeleton = _DATA.sub(lambda found: _BLANKED[found.lastgroup or "comment"], query)
    _check_depth(query, skeleton)


def _check_depth(query: str, skeleton: str) -> None:
    depth = deepest = 0
    for bracket in _BRACKET.findall(skeleton):
        depth = depth + 1 if bracket in "{([" else depth - 1
        deepest = max(deepest, depth)
    if deepest > MAXIMUM_NESTING:
        raise QueryError(
            f"The query nests brackets {deepest} deep; {MAXIMUM_NESTING} are allowed.",
            "Write it flatter, with UNION or VALUES.",
        )
    if (
        query.count("{") > MAXIMUM_BRACES
        or query.count("(") + query.count("[") > MAXIMUM_BRACKETS
        or len(_OPERATOR.findall(skeleton)) > MAXIMUM_OPERATORS
    ):
        raise QueryError("The query has too many brackets or operators.", "Split it, or list values with VALUES.")


def _decoded(found: re.Match[str]) -> str:
    code = int(found[1] or found[2], 16)
    return chr(code) if code <= 0x10FFFF else found[0]
