"""Pieces of patterns for capitalised names, over normalised text.

In running English text of the United Nations a name is a row of capitalised words held together by small words:
"Committee on the Rights of the Child", "Economic, Social and Cultural Rights".
"""

from collections.abc import Iterator

import regex

CAPITAL = r"(?:d'|l'|al-)?[A-ZÀ-Þ][\w'/\-]*"
"""One capitalised word."""

MONTH = "(?:January|February|March|April|May|June|July|August|September|October|November|December)"
# Where a meeting was held is no part of its name; "in" before anything else can be ("Trafficking in Persons").
_CITIES = """
    New Geneva Vienna Beijing Cairo Copenhagen Rio Johannesburg Durban Doha Paris Nairobi Bangkok Addis Rome Istanbul
    Monterrey Madrid Lima Kyoto Salvador Havana Milan Stockholm Brussels Bonn Berlin London Tokyo Sendai Hyogo Mauritius
    Barbados Samoa Apia Almaty Awaza Dakar Jakarta Bali Marrakech Marrakesh Tunis Glasgow Dubai Baku Belém Montreal
    Washington Moscow Tehran Teheran Quito Santiago Brasilia Brasília Lisbon Seville Sharm Astana Ashgabat Dushanbe
    Tashkent The
    """.split()
PLACE = rf"(?:(?:{'|'.join(_CITIES)})\b|{MONTH}\b)"
"""What "in" stands before when it tells where or when a meeting was held."""

# "… and Member States" ends a name, "Small Island Developing States" does not.
_SMALL = (
    r"(?:of|on|for|[Aa]gainst|and|or|among)(?:\s+the)?|(?<=Right\s)to\s+the|to(?!\s+the\b)|with(?!\s+the\b)"
    rf"|in(?:\s+the|(?!\s+{PLACE}))"
)
_GENERIC = rf"(?:Member\b|(?<=and\s)(?:Heads?\s+of|Deputy)\b|States\b|Governments\b|Parties\b|{MONTH}\b)"
JOIN = rf"(?:\s+(?:{_SMALL})\s+(?!{_GENERIC})|\s+(?!Member\b)){CAPITAL}"
"""A small word or none, then one more capitalised word."""

SERIES = rf"(?:,\s+{CAPITAL}(?:\s+{CAPITAL}){{0,3}}){{1,4}},?\s+and\s+{CAPITAL}"
""""…, Social and Cultural …": commas inside a name, closed by "and"."""

HEADS = """
    Office Commission Committee Subcommittee Sub-Committee Sub-Commission Subcommission Council Board Group Panel
    Mission Fund Court Tribunal Agency Bank Organization Organisation Association Federation League Institute Centre
    Secretariat Department Directorate Bureau Mechanism Forum Network Alliance Coalition Coordinator
    Ombudsperson Team Facility Assembly Parliament Foundation University Authority Academy Unit Partnership
    Observatory Taskforce Service Division Chamber Consortium Conference Section Union Administration Force
    Headquarters
    """.split()
"""What an office is called by: the word that a body's name turns on."""

# What "and the" opens when it does not go on with the same name: an office, a text, a person, a State.
_NEXT_NAMES = f"""
    {" ".join(HEADS)}
    Convention Conventions Covenant Covenants Protocol Protocols Declaration Declarations Programme Plan
    Strategy Treaty Statute Charter Agenda Agreement Agreements Framework Platform Principles Rules Guidelines
    Code Resolution Resolutions Report Reports Guide Guiding Standard Compact Pact Accord Accords Final Summit
    Congress Dialogue Campaign Meeting Workshop Symposium Seminar Week Day Decade Year Initiative Initiatives
    Project Process Secretary Secretary-General Under-Secretary-General Director Director-General President
    Chair Chairs Chairperson Chairman Minister Ministers Ministry Government Governments Head Heads Special
    Independent Personal High Executive Commissioner Rapporteur Rapporteurs Representative Representatives Envoy
    Coordinator Administrator Prosecutor Ombudsman Member Members Parties Party Signatories States United
    Republic Kingdom Democratic Islamic Russian Holy Federal Quartet Registry Registrar Offices Commissions
    Committees Funds Programmes Agencies Organizations Annex Appendix Addendum Review Midterm Mid-term
    Implementation Follow-up Bretton Movement Church Red Society Corps Police Army Army's System Goals Working
    Task World International Inter-American Inter-Parliamentary European African Ad Joint General
    """.split()
_OPENS_NEXT = "|".join(sorted(set(_NEXT_NAMES), key=len, reverse=True))
_NEXT_NAME = rf"(?:{CAPITAL}\s+(?:and\s+(?!Head\b))?){{0,5}}?(?:{_OPENS_NEXT})(?![\w\-])"
_SAME_NAME = (
    rf"\s+and\s+the\s+(?!{_NEXT_NAME})(?!\w*[A-Z]\w*[A-Z])"
    rf"(?={CAPITAL}(?:\s+{CAPITAL}){{0,3}}+(?!\w|\s+and\s+(?!Head\b)[A-Z]|(?:\s+of\s+{CAPITAL})?\s+(?:are|were|have)\b))"
)
TAIL = rf"(?:{SERIES}|(?!\s+and\s+the\b){JOIN}|{_SAME_NAME}{CAPITAL})*"
"""All that may follow the first capitalised word of a name."""

COMPLEMENT = rf"\s+(?:(?:of|on|for|[Aa]gainst)\s+(?:the\s+)?|(?:on|for)\s+the\s+(?:19|20)\d\d\s+){CAPITAL}{TAIL}"
"""What a head takes behind it: "on the Status of Women"."""

_NOT_IN_SERIES = "which|who|in|at|on|of|for|to|with|by|as|and|held|including|the|its|their|also|inter|through|from"
_LOWER = rf"(?!(?:{_NOT_IN_SERIES})\b)[a-z][\w'\-]*"
LOWER_SERIES = rf",\s+(?:{_LOWER}(?:\s+{_LOWER}){{0,2}},\s+){{0,4}}{_LOWER}(?:\s+{_LOWER}){{0,2}},?\s+and\s+[a-z]"
""""…, justice, reparation and guarantees of …": commas inside a subject in lower case, closed by "and"."""

OPENERS = frozenset(
    """
    The A An In At By On For To Of With From And As Its Their This That These Those Such All Any Each Every
    No We Our His Her It Also Further When Where Since Under Through During After Before While If Both Other
    See States Member Parties Chair Chairs Co-Chair Co-Chairs Chairperson Chairman President Vice-President
    Director Director-General Head Secretary Member Members Report Government Governments Executive-Director
    II III IV VI VII VIII IX Judge Judges Resolution Decision Secretary-General Last Next
    """.split()
)
"""Capitalised words that can stand before a name and are no part of it."""

_JOINERS = "and|[Aa]gainst|on|for|in"
_ORDINAL = r"[\w\-]+(?:th|st|nd|rd)"
# Read from its end to its begin: a row ends where a head stands, and mostly has one or two words.
_ROW = regex.compile(rf"(?r)(?:(?<![\w'/\-+])(?:{_JOINERS}|{_ORDINAL}|[\w'/\-+]*[A-ZÀ-Þ\d][\w'/\-+]*)\s+)*")

_SENTENCE = regex.compile(r"(?:^|[.;:!?]\s+|\(\w+\)\s+)$")
_NO_VERB = frozenset({"Nations", "States", "United", "Games", "Sports"})


def name_start(text: str, start: int, end: int) -> int:
    """Return where a name begins in a row of capitalised words: after "The", "Recalling", "Requests".

    Args:
        text: normalised text.
        start: offset of the row.
        end: end of the words that may be left off.
    """
    opens = _SENTENCE.search(text[max(0, start - 8) : start]) is not None
    at = start
    for position, word in enumerate(text[start:end].split()):
        verb = opens and position == 0 and word not in _NO_VERB and word.endswith(("ing", "ed", "s"))
        if word not in OPENERS and not verb and not (at > start and word == "and"):
            break
        at = text.index(word, at) + len(word)
    while start < at < len(text) and text[at].isspace():
        at += 1
    return at


def names_around(name: "regex.Pattern[str]", head: "regex.Pattern[str]", text: str) -> Iterator["regex.Match[str]"]:
    """Find names that turn on a head, as ``name.finditer(text)`` would, and look only where a head stands.

    Args:
        name: the name: capitalised words, ordinals and the small words that join them, then a head, then anything.
        head: every word that can be its head.
        text: normalised text.

    Yields:
        The matches of `name` in order, without overlap.
    """
    at = 0
    for found in head.finditer(text):
        if found.start() < at:
            continue
        row = _ROW.match(text, at, found.start())
        match = name.search(text, found.start() if row is None else row.start())
        if match is None:
            return
        yield match
        at = match.end()
