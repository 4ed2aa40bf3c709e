"""The organs whose resolutions and documents have symbols, and the stem of each series."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Organ:
    """An organ that adopts resolutions.

    Attributes:
        identifier: identifier of the body.
        name: its English name, as it stands before "resolution 44/4".
        stem: beginning of its symbols: ``A/HRC``. For organs whose symbol carries the session in the stem
            (``UNEP/EA.3``) it ends with the dot before the session.
        by_year: it numbers its resolutions by year (since 1978).
        last_roman: last session that is written in roman numerals, 0 if none ever was.
        words: ``Res.`` where the printed symbol says so, else ``RES``.
    """

    identifier: str
    name: str
    stem: str
    by_year: bool = False
    last_roman: int = 0
    word: str = "RES"


UNTOC_CONFERENCE = "conference-of-the-parties-to-the-united-nations-convention-against-transnational-organized-crime"
UNCAC_CONFERENCE = "conference-of-the-states-parties-to-the-united-nations-convention-against-corruption"

ORGANS: tuple[Organ, ...] = (
    Organ("UNGA", "General Assembly", "A", last_roman=30),
    Organ("ECOSOC", "Economic and Social Council", "E", by_year=True, last_roman=63),
    Organ("HRC", "Human Rights Council", "A/HRC"),
    Organ("CHR", "Commission on Human Rights", "E/CN.4", by_year=True, last_roman=33),
    Organ(
        "sub-commission-on-the-promotion-and-protection-of-human-rights",
        "Sub-Commission on the Promotion and Protection of Human Rights",
        "E/CN.4/Sub.2",
        by_year=True,
        last_roman=33,
    ),
    Organ("CCPCJ", "Commission on Crime Prevention and Criminal Justice", "E/CN.15"),
    Organ("CND", "Commission on Narcotic Drugs", "E/CN.7", last_roman=40),
    Organ("CSW", "Commission on the Status of Women", "E/CN.6", last_roman=30),
    Organ("CPD", "Commission on Population and Development", "E/CN.9", by_year=True, last_roman=30),
    Organ("CSocD", "Commission for Social Development", "E/CN.5", last_roman=30),
    Organ("statistical-commission", "Statistical Commission", "E/CN.3", last_roman=30),
    Organ("CSTD", "Commission on Science and Technology for Development", "E/CN.16"),
    Organ("CSD", "Commission on Sustainable Development", "E/CN.17"),
    Organ("UNFF", "United Nations Forum on Forests", "E/CN.18"),
    Organ("ESCAP", "Economic and Social Commission for Asia and the Pacific", "E/ESCAP", last_roman=60),
    Organ("ECA", "Economic Commission for Africa", "E/ECA", last_roman=60),
    Organ("ESCWA", "Economic and Social Commission for Western Asia", "E/ESCWA", last_roman=60),
    Organ("ECLAC", "Economic Commission for Latin America and the Caribbean", "LC", last_roman=99),
    Organ("trusteeship-council", "Trusteeship Council", "T", last_roman=60),
    Organ(
        UNTOC_CONFERENCE,
        "Conference of the Parties to the United Nations Convention against Transnational Organized Crime",
        "CTOC/COP",
    ),
    Organ(
        UNCAC_CONFERENCE,
        "Conference of the States Parties to the United Nations Convention against Corruption",
        "CAC/COSP",
    ),
    Organ("UNEA", "United Nations Environment Assembly", "UNEP/EA.", word="Res."),
    Organ(
        "governing-council-of-the-united-nations-environment-programme",
        "Governing Council of the United Nations Environment Programme",
        "UNEP/GC",
    ),
    Organ("united-nations-habitat-assembly", "United Nations Habitat Assembly", "HSP/HA.", word="Res."),
    Organ(
        "governing-council-of-the-united-nations-human-settlements-programme",
        "Governing Council of the United Nations Human Settlements Programme",
        "HSP/GC",
    ),
    Organ(
        "conference-of-the-parties-to-the-convention-on-biological-diversity",
        "Conference of the Parties to the Convention on Biological Diversity",
        "CBD/COP",
    ),
)

SECURITY_COUNCIL = Organ("UNSC", "Security Council", "S")

BY_IDENTIFIER = {organ.identifier: organ for organ in (*ORGANS, SECURITY_COUNCIL)}
BY_STEM = {organ.stem.upper(): organ for organ in ORGANS}

DOCUMENT_SERIES: tuple[tuple[str, str], ...] = (
    ("A/HRC/", "HRC"),
    ("E/CN.15/", "CCPCJ"),
    ("E/CN.16/", "CSTD"),
    ("E/CN.17/", "CSD"),
    ("E/CN.18/", "UNFF"),
    ("E/CN.3/", "statistical-commission"),
    ("E/CN.4/", "CHR"),
    ("E/CN.5/", "CSocD"),
    ("E/CN.6/", "CSW"),
    ("E/CN.7/", "CND"),
    ("E/CN.9/", "CPD"),
    ("E/C.12/", "CESCR"),
    ("E/C.19/", "permanent-forum-on-indigenous-issues"),
    ("A/CONF.", ""),
    ("A/AC.", ""),
    ("A/CN.9/", "UNCITRAL"),
    ("A/CN.4/", "ILC"),
    ("A/", "UNGA"),
    ("S/", "UNSC"),
    ("E/", "ECOSOC"),
    ("T/", "trusteeship-council"),
    ("UNEP/EA.", "UNEA"),
    ("UNEP/GC", "governing-council-of-the-united-nations-environment-programme"),
    ("HSP/HA.", "united-nations-habitat-assembly"),
    ("HSP/GC", "governing-council-of-the-united-nations-human-settlements-programme"),
    ("CTOC/COP/", UNTOC_CONFERENCE),
    ("CAC/COSP/", UNCAC_CONFERENCE),
    ("CBD/COP/", "conference-of-the-parties-to-the-convention-on-biological-diversity"),
    ("CEDAW/", "CEDAW"),
    ("CCPR/", "CCPR"),
    ("CERD/", "CERD"),
    ("CRC/", "CRC"),
    ("CRPD/", "CRPD"),
    ("CMW/", "CMW"),
    ("CED/", "CED"),
    ("CAT/", "CAT"),
)
"""Longest beginning first; an empty identifier says that the series belongs to a meeting, not to a body."""


def document_organ(identifier: str) -> str | None:
    """Return the body whose series of documents a canonical symbol belongs to, or None."""
    for beginning, organ in DOCUMENT_SERIES:
        if identifier.startswith(beginning):
            return organ or None
    return None
