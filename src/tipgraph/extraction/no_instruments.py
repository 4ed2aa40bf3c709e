"""Words with the shape of a name that name no instrument: what a body works on, what it goes by, the body itself."""

import regex

from tipgraph.extraction.shapes import Shape
from tipgraph.extraction.text import stands_before

# "the Conference on Widgets Convention", "the Working Party on the …": the words are the body's name.
_BODY = regex.compile(
    r"\b(?:Conference|Assembly|Meeting|(?:Sub-?)?[Cc]ommittee|Commission|Working\s(?:Group|Party)|Task\sForce|Experts?|Group"
    r"|Consultation|Mission|Workshop|Seminar|Panel|Forum)\s"
    r"(?:of\s(?:the\s)?(?:States\s)?Parties\s(?:to|of)|of\sthe\s[\w\s]{1,40}\s(?:to|on)|on|for|to\s(?:Elaborate|Negotiate|Draft|Support))"
    r"\s(?:the\s)?(?:(?:Drafting|Elaboration|Development|Preparation|Adoption|Negotiation|Review|Application|Implementation)\sof\s)?"
    r"(?:the\s|a\s|an\s)?$"
)
_PURPOSES = regex.compile(r"\b[Pp]urposes\sand\s$")
_REGULATIONS = regex.compile(r"\b[Rr]egulations\sand\s$")
_MEMORANDUM = regex.compile(r"\b[Mm]emorand(?:um|a)\sof\s$")
_RULES_OF_PROCEDURE = regex.compile(r"(?:[Pp]rovisional\s)?[Rr]ules\sof\s(?:[Pp]rocedure|[Cc]ourt)\b")
_WORKING_PAPERS = frozenset(["programme of work", "work plan"])
_MARKET = frozenset(["Market", "Markets"])
_GENERIC = "a body's own working document; the words do not tell which"


def names_a_body(text: str, start: int) -> bool:
    """Return whether the words before a name make it a part of a body's or a meeting's name.

    Args:
        text: normalised text.
        start: where the name begins.
    """
    return stands_before(_BODY, text, start) is not None


def why_no_instrument(text: str, start: int, shape: Shape) -> str | None:
    """Return why words with the shape of a name are not taken for an instrument of their own.

    Args:
        text: normalised text.
        start: where the words begin.
        shape: the words.

    Returns:
        The reason, or None where nothing speaks against an instrument.
    """
    words = text[start : shape.end]
    if shape.noun == "rules" and _RULES_OF_PROCEDURE.search(words):
        return _GENERIC
    if shape.noun == "rules" and (stands_before(_REGULATIONS, text, shape.row) or " Regulations and " in words):
        return _GENERIC
    if shape.noun in _WORKING_PAPERS and not shape.modifiers and not words.startswith("Work Plan to "):
        return _GENERIC
    if shape.noun == "principles" and (stands_before(_PURPOSES, text, shape.row) or words.endswith(" of the Charter")):
        return "the purposes and principles are a part of what they are of"
    if shape.noun == "agreement" and stands_before(_MEMORANDUM, text, shape.row):
        return "a memorandum between two sides; the words do not tell which"
    if shape.noun == "commitment" and (_MARKET & set(shape.modifiers) or shape.modifiers[:1] == ("A",)):
        return "what somebody undertakes, no text of that name"
    if shape.noun == "recommendations" and words.partition("Recommendations")[2].startswith(" of "):
        return "what a body recommends, no text of that name"
    return None
