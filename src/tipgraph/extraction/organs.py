"""The bodies that number their resolutions and decisions, and the words by which a sentence names them."""

from dataclasses import dataclass
from typing import cast

import regex
from spacy.tokens import Doc

from tipgraph.extraction.text import places_of, text_of
from tipgraph.symbols.organs import UNCAC_CONFERENCE, UNTOC_CONFERENCE

_KEY = "tipgraph.organs"


@dataclass(frozen=True, slots=True)
class OrganMention:
    """Words that name a body which adopts resolutions.

    Attributes:
        start: offset of the words.
        end: end of the words.
        organ: its identifier, or a short form that depends on the document: ``council``, ``commission``,
            ``conference``.
    """

    start: int
    end: int
    organ: str


# Longest first: a commission's full name must win over "Commission".
_NAMES: tuple[tuple[str, str], ...] = (
    (
        r"Conference of the Parties to the (?:United Nations|UN) Convention [Aa]gainst Transnational Organized Crime",
        UNTOC_CONFERENCE,
    ),
    (
        r"Conference of the States Parties to the (?:United Nations|UN) Convention [Aa]gainst Corruption",
        UNCAC_CONFERENCE,
    ),
    (
        r"Conference of the Parties to the (?:United Nations )?Framework Convention on Climate Change",
        "UNFCCC-COP",
    ),
    (
        r"Conference of the Parties to the Convention on Biological Diversity",
        "conference-of-the-parties-to-the-convention-on-biological-diversity",
    ),
    (
        r"Conference of the Parties to the (?:United Nations )?Convention to Combat Desertification",
        "UNCCD-COP",
    ),
    (r"(?:United Nations )?Commission on Crime Prevention and Criminal Justice", "CCPCJ"),
    (r"(?:United Nations )?Commission on Narcotic Drugs", "CND"),
    (r"(?:United Nations )?Commission on the Status of Women", "CSW"),
    (r"(?:United Nations )?Commission on Population and Development", "CPD"),
    (r"(?:United Nations )?Commission for Social Development", "CSocD"),
    (r"(?:United Nations )?Commission on Science and Technology for Development", "CSTD"),
    (r"(?:United Nations )?Commission on Human Rights", "CHR"),
    (r"(?:United Nations )?Statistical Commission", "statistical-commission"),
    (r"Economic Commission for Africa", "ECA"),
    (r"Economic Commission for Europe", "other"),
    (r"Economic Commission for Latin America(?: and the Caribbean)?", "ECLAC"),
    (r"Economic and Social Commission for Asia and the Pacific", "ESCAP"),
    (r"Economic and Social Commission for Western Asia", "ESCWA"),
    (r"(?:United Nations )?Forum on Forests", "UNFF"),
    (r"Economic and Social Council", "ECOSOC"),
    (r"Human Rights Council", "HRC"),
    (r"Security Council", "UNSC"),
    (r"Trusteeship Council", "trusteeship-council"),
    (r"General Assembly", "UNGA"),
    (r"United Nations Environment Assembly(?: of the United Nations Environment Programme)?", "UNEA"),
    (
        r"Governing Council of the United Nations Environment Programme",
        "governing-council-of-the-united-nations-environment-programme",
    ),
    (r"Governing Council", "other"),
    (r"(?:International Labour|World Health|General) Conference", "other"),
    (r"World Health Assembly", "other"),
    (r"Inter-Parliamentary Union", "other"),
    (r"(?:Executive|Trade and Development) Board", "other"),
    (r"(?:African Union )?Peace and Security Council", "other"),
    (r"European Council|Permanent Council|Council of the European Union|Ministerial Council", "other"),
    (r"Parliamentary Assembly|Interparliamentary Assembly|Environment Assembly", "other"),
    (r"UN-Habitat Assembly|United Nations Habitat Assembly", "united-nations-habitat-assembly"),
    (r"Conference of the States Parties", UNCAC_CONFERENCE),
    (r"Conference of the Parties|Meeting of the Parties", "conference"),
    (r"Subcommission|Sub-Commission", "other"),
    (r"Assembly", "UNGA"),
    (r"Council", "council"),
    (r"Commission", "commission"),
    (r"Conference", "conference"),
)
_ORGAN = regex.compile(r"\b(?:" + "|".join(f"(?P<n{i}>{p})" for i, (p, _) in enumerate(_NAMES)) + r")\b")

COMMISSIONS = frozenset(["CCPCJ", "CND", "CSW", "CPD", "CSocD", "CSTD", "CHR", "statistical-commission"])
COUNCILS = frozenset(["ECOSOC", "HRC", "UNSC", "trusteeship-council"])
CONFERENCES = frozenset(
    [
        UNTOC_CONFERENCE,
        UNCAC_CONFERENCE,
        "UNFCCC-COP",
        "conference-of-the-parties-to-the-convention-on-biological-diversity",
        "UNCCD-COP",
    ]
)

SHORT_FORMS = {"council": COUNCILS, "commission": COMMISSIONS, "conference": CONFERENCES}
"""What each short form can stand for; which one it is depends on what was named before."""


# One of these stands in each of the names, and no name goes on longer before it or behind it.
_HEADS = ("Council", "Assembly", "ommission", "Conference", "Board", "Union", "Forum", "Parties")
_LONGEST_BEFORE = 60
_LONGEST_AFTER = 160


def organ_mentions(text: str) -> tuple[OrganMention, ...]:
    """Return every place in a normalised text where a body that adopts resolutions is named, in order."""
    found = []
    reached = 0
    for head in sorted(places_of(text, _HEADS)):
        if head < reached:
            continue
        match = _ORGAN.search(text, max(reached, head - _LONGEST_BEFORE), head + _LONGEST_AFTER)
        # What begins behind the head may be cut off: it has its own.
        if match is not None and match.start() <= head:
            index = int((match.lastgroup or "n0")[1:])
            found.append(OrganMention(match.start(), match.end(), _NAMES[index][1]))
            reached = match.end()
    return tuple(found)


def organs_of(doc: Doc) -> tuple[OrganMention, ...]:
    """Return the bodies that `organ_mentions` finds in a stretch of text, which is read once."""
    found = doc.user_data.get(_KEY)
    if found is None:
        found = doc.user_data[_KEY] = organ_mentions(text_of(doc))
    return cast("tuple[OrganMention, ...]", found)


_TREATIES = (
    (regex.compile(r"Convention [Aa]gainst Transnational Organized Crime"), UNTOC_CONFERENCE),
    (regex.compile(r"Convention [Aa]gainst Corruption"), UNCAC_CONFERENCE),
    (regex.compile(r"Framework Convention on Climate Change"), "UNFCCC-COP"),
    (
        regex.compile(r"Convention on Biological Diversity"),
        "conference-of-the-parties-to-the-convention-on-biological-diversity",
    ),
    (regex.compile(r"Convention to Combat Desertification"), "UNCCD-COP"),
)


def conferences_of(text: str) -> frozenset[str]:
    """Return the conferences of the parties to the treaties that a normalised text names."""
    if "Convention" not in text:
        return frozenset()
    return frozenset(organ for pattern, organ in _TREATIES if pattern.search(text))
