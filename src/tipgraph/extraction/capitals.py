"""Pieces of patterns for capitalised names, over normalised text.

In running English text of the United Nations a name is a row of capitalised words held together by small words:
"Committee on the Rights of the Child", "Economic, Social and Cultural Rights".
"""

CAPITAL = r"[A-ZÀ-Þ][\w'/\-]*"
"""One capitalised word."""

# Where a meeting was held is no part of its name; "in" before anything else can be ("Trafficking in Persons").
PLACE = (
    "(?:January|February|March|April|May|June|July|August|September|October|November|December|New|Geneva|Vienna|Beijing|Cairo"
    "|Copenhagen|Rio|Johannesburg|Durban|Doha|Paris|Nairobi|Bangkok|Addis|Rome|Istanbul|Monterrey|Madrid|Lima|Kyoto"
    "|Salvador|Havana|Milan|Stockholm|Brussels|Bonn|Berlin|London|Tokyo|Sendai|Hyogo|Mauritius|Barbados|Samoa|Apia"
    "|Almaty|Awaza|Dakar|Jakarta|Bali|Marrakech|Marrakesh|Tunis|Glasgow|Dubai|Baku|Bel|Montreal|Washington|Moscow"
    "|Tehran|Teheran|Quito|Santiago|Brasilia|Brasília|Lisbon|Seville|Sharm|Astana|Ashgabat|Dushanbe|Tashkent|The\\b)"
)
_GENERIC = r"(?!Member\b|States\b|Governments?\b|Parties\b)"
JOIN = (
    rf"(?:\s+(?:of|on|for|[Aa]gainst|and)(?:\s+the)?\s+|\s+to\s+(?!the\b)|\s+in\s+(?:the\s+|(?!{PLACE}))|\s+with\s+(?!the\b)|\s+)"
    rf"{_GENERIC}{CAPITAL}"
)
"""A small word or none, then one more capitalised word that is not a generic one ("Member States")."""

SERIES = rf"(?:,\s+{CAPITAL}(?:\s+{CAPITAL}){{0,3}}){{1,4}},?\s+and\s+{CAPITAL}"
""""…, Social and Cultural …": commas inside a name, closed by "and"."""

# "and the" opens the next name of a list; only the registry knows the few names that hold it.
TAIL = rf"(?:{SERIES}|(?!\s+and\s+the\b){JOIN})*"
"""All that may follow the first capitalised word of a name."""

COMPLEMENT = rf"\s+(?:of|on|for|[Aa]gainst)\s+(?:the\s+)?{CAPITAL}{TAIL}"
"""What a head takes behind it: "on the Status of Women"."""
