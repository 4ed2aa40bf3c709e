"""What has to stand between the things of a text for it to state a fact."""

from functools import cache

import regex

from tipgraph.documents.ordinals import ORDINAL
from tipgraph.extraction.fact_marks import BODY, EVENT, INSTRUMENT, NOTE, THING

SIGNS = (
    *("adopt", "approv", "proclaim", "establish", "designat", "supplement", "amend", "series", "ibid"),
    "official records",
)
"""Words in lower case without which a text states none of these facts, for a quick look."""
MONTHS = "January February March April May June July August September October November December".split()
"""The months in their order."""
_WORD = rf"(?:(?:its|their|{BODY})\s)?(?:resolution|decision)?\s?"
_DAY = (
    rf"(?:(?P<day>\d{{1,2}})\s(?P<month>{'|'.join(MONTHS)})(?:\sof\s(?:every|each)\syear)?"
    r"|(?:the\syear\s)?(?P<year>\d{4}))"
)
_LINK = rf",?\s?(?:{NOTE},?\s?)?"
_ADOPTED = r"(?:adopted|approved|proclaimed)"
# "The General Assembly of the Organization of American States" is not the General Assembly.
_ADOPTER = rf"{BODY}(?!\sof\sthe\s)"
_MEETING = r"(?:,?\s(?:at|on|during)\s[^.;:\ue000-\uf3ff]{0,100}?)?"
_WAS = r"(?:(?:which|that)\s(?:was|were|has\sbeen)\s|as\s)?"
_INTO = r"(?:in\saccordance|in\scompliance|in\sconformity)\swith|pursuant\sto|under|by|in|through"
_OPENING = r"^(?:(?:Also|Further|Solemnly)\s)?"

_ADOPTIONS = ("adopted", "approved", "proclaimed")
_DESIGNATIONS = ("designat", "proclaim", "declar")

# Group names: s and o are subject and object, e is a body that adopted; n a footnote that names the object.
# Beside each stand the words one of which it has to find.
_PATTERNS: tuple[tuple[str, tuple[str, ...], str], ...] = (
    (
        "adopted-by",
        _ADOPTIONS,
        rf"(?P<s>{INSTRUMENT}){_LINK}{_WAS}{_ADOPTED}\sby\s(?:the\s)?(?P<e>{_ADOPTER}){_MEETING},?\s?"
        rf"(?:(?:in|by|through)\s{_WORD}(?P<o>{INSTRUMENT})|(?P<n>{NOTE}))",
    ),
    ("adopted-by", _ADOPTIONS, rf"(?P<s>{INSTRUMENT}){_LINK}{_WAS}{_ADOPTED}\sby\s(?:the\s)?(?P<e>{_ADOPTER})"),
    (
        "adopted-by",
        _ADOPTIONS,
        rf"(?P<s>{INSTRUMENT}){_LINK}{_WAS}{_ADOPTED}\s(?:in|by|through)\s{_WORD}(?P<o>{INSTRUMENT})",
    ),
    (
        "adopted-by",
        ("adopted",),
        rf"(?P<o>{INSTRUMENT}){_LINK}(?:of\s\d[\w\s]{{5,20}},?\s?)?(?:in|by)\swhich\s(?:it|the\s{BODY})\sadopted\sthe\s"
        rf"(?P<s>{INSTRUMENT})",
    ),
    (
        "supplements",
        ("supplement",),
        rf"(?P<s>{INSTRUMENT}){_LINK}(?:supplementing|supplementary\sto)\s(?:the\s)?(?P<o>{INSTRUMENT})",
    ),
    (
        "supplements",
        ("supplementing",),
        rf"(?P<o>{INSTRUMENT}){_LINK}(?:as\swell\sas|and)\sits\ssupplementing\s(?P<s>{INSTRUMENT})",
    ),
    (
        "establishes",
        ("established",),
        rf"(?P<o>{BODY}){_LINK}{_WAS}established\s(?:{_INTO})\s(?:the\s)?{_WORD}(?P<s>{INSTRUMENT})",
    ),
    (
        "establishes",
        ("establish",),
        rf"(?P<s>{INSTRUMENT}){_LINK}(?:of\s\d[\w\s]{{5,20}},?\s?)?(?:in|by)\swhich\s(?:it|the\s{BODY})\s"
        rf"(?:decided\sto\sestablish|established)\s(?:the\s)?(?P<o>{BODY})",
    ),
    (
        "designates",
        _DESIGNATIONS,
        rf"(?P<s>{INSTRUMENT})[^.;{THING[1:-1]}]{{0,100}}?\b(?:designat|proclaim|declar)(?:e|ed|ing)\s(?P<d>{_DAY})"
        rf"\s(?:as\s)?(?:the\s)?(?P<o>{EVENT})",
    ),
    (
        "designates",
        ("designation",),
        rf"\bdesignation\sof\s(?P<d>{_DAY})\sas\s(?:the\s)?(?P<o>{EVENT})[.,;]?\s?(?P<n>{NOTE})?",
    ),
    (
        "designates",
        _DESIGNATIONS,
        rf"\b(?:designat|proclaim|declar)(?:e|ed|ing)\s(?P<d>{_DAY})\s(?:as\s)?(?:the\s)?(?P<o>{EVENT})[.,;]?\s?(?P<n>{NOTE})?",
    ),
    ("amends", ("amended",), rf"(?P<o>{INSTRUMENT}){_LINK}as\samended\sby\s(?:the\s|its\s)?(?P<s>{INSTRUMENT})"),
    ("amends", ("amending",), rf"(?P<s>{INSTRUMENT}){_LINK}amending\s(?:the\s)?(?P<o>{INSTRUMENT})"),
)
ENACTS = regex.compile(
    rf"{_OPENING}(?:Decides\s(?:also\s)?to\s(?:designate|proclaim|declare)|Designates|Proclaims|Declares)\s(?={_DAY})"
)
"""The opening of a clause with which the document itself designates a day."""
ENACTED = regex.compile(rf"(?P<d>{_DAY})\s(?:as\s)?(?:the\s)?(?P<o>{EVENT})")
"""A day or year and what it is called, in such a clause."""
SUPPLEMENTING = regex.compile(r"\bsupplement(?:ing|ary to) (?P<name>.+)$")
"""The end of a protocol's name, with the treaty that it supplements."""
VOLUME = regex.compile(r"\bvol\.\s?(?P<volume>\d+)")
"""A volume of a treaty series."""
RECORDS = regex.compile(
    rf"Official Records of the (?P<organ>General Assembly|Economic and Social Council|Security Council),\s"
    rf"(?:(?P<session>{ORDINAL})(?P<special>\s(?:[Ee]mergency\s)?[Ss]pecial)?\s[Ss]ession|(?P<year>\d{{4}})),\s"
    rf"Supplement\sNo\.\s?(?P<number>\d+[A-Z]?)\s?\(?\s?(?P<s>{INSTRUMENT})\)?",
    regex.IGNORECASE,
)
"""A supplement of the Official Records with the document that it holds."""
ORGANS = {"general assembly": "UNGA", "economic and social council": "ECOSOC", "security council": "UNSC"}
"""Organs that have Official Records, by their names in lower case."""


@cache
def fact_patterns() -> tuple[tuple[str, tuple[str, ...], "regex.Pattern[str]"], ...]:
    """Return the patterns, the one that reads more first.

    Returns:
        For each the relation that it states, words one of which it has to find, and the pattern.
    """
    return tuple((relation, words, regex.compile(pattern)) for relation, words, pattern in _PATTERNS)
