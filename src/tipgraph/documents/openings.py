"""How a piece of a United Nations document announces itself by its first words."""

import re

from tipgraph.symbols.organs import ORGANS

_BULLET = r"(?:[-•–—*·▪‣]\s+)?"
_LATIN = r"bis|ter|quater|quinquies|sexies|septies|octies|alt"
NUMBER = re.compile(
    rf"{_BULLET}(?:\*\*)?(?P<number>\d{{1,3}})(?:\s?(?P<latin>{_LATIN})\b)?(?P<stop>[.)]?)(?P<gap>\s*)(?=\S)"
)
LETTER = re.compile(rf"{_BULLET}“?(?:\((?P<letter>[a-z]{{1,5}})\)|(?P<bare>[a-z])[.)](?=\s))\s*(?=\S)")
_ROMAN = re.compile(r"x{0,3}(?:ix|iv|v?i{0,3})$")

_ADVERBS = (
    "also|further|again|deeply|gravely|fully|strongly|firmly|seriously|keenly|profoundly|particularly|equally|"
    "once|more|solemnly|hereby|highly|greatly|sincerely|warmly|expressly|urgently|finally|likewise|especially|"
    "specifically|resolutely|unequivocally|increasingly|well|most|extremely|alternatively|still|thus|accordingly|"
    "reaffirmingly|unanimously|categorically|earnestly"
)
_ADJECTIVES = (
    "mindful|aware|conscious|cognizant|desirous|anxious|certain|confident|grateful|heartened|disturbed|"
    "appalled|outraged|shocked|eager|hopeful|respectful|sure|unable|pursuant|whereas|fearful|appreciative|"
    "faithful|responsive|true|bound|while|in\\s+(?:view|pursuance|accordance|order|response|compliance|conformity)|with\\s+a\\s+view"
)
PREAMBULAR = re.compile(
    rf"[“\"‘]?(?:(?:{_ADVERBS})\s+){{0,3}}(?:(?:and|by)\s+)?(?:[a-z-]{{2,}}ing|[a-z-]{{3,}}ed|{_ADJECTIVES})\b",
    re.I,
)
"""A participle or one of the adjectives that open a preambular paragraph."""

_OPERATIVE_VERBS = (
    "accepts|acknowledges|acts|adopts|affirms|agrees|allocates|amends|appeals|applauds|appoints|appreciates|"
    "approves|asks|assures|authorizes|authorises|believes|calls|commends|commits|concludes|concurs|condemns|confers|"
    "confirms|congratulates|considers|consolidates|continues|convenes|creates|decides|declares|deems|defers|"
    "demands|denounces|deplores|designates|determines|directs|draws|elects|emphasizes|emphasises|empowers|"
    "encourages|endorses|entrusts|establishes|expects|expresses|extends|finds|grants|hails|highlights|holds|hopes|"
    "identifies|informs|instructs|intends|invites|joins|looks|maintains|notes|observes|offers|opens|pays|"
    "pledges|postpones|proclaims|proposes|ratifies|reaffirms|realizes|recalls|recognizes|recognises|recommends|"
    "reconfirms|refers|regrets|reiterates|rejects|remains|reminds|renews|repeats|requests|requires|resolves|revises|"
    "salutes|shares|stresses|strives|submits|suggests|supports|suspends|takes|thanks|transmits|trusts|"
    "underlines|underscores|undertakes|urges|views|warns|welcomes|wishes"
)
_OPERATIVE = re.compile(rf"[“\"‘]?(?:(?:{_ADVERBS})\s+){{0,3}}(?:{_OPERATIVE_VERBS})\b", re.I)

_PARTICIPLES = "|".join(
    [
        *(rf"{verb[:-2] if verb[-2] == 'e' else verb[:-1]}e?ing" for verb in _OPERATIVE_VERBS.split("|")),
        "praising|commemorating|celebrating|marking|paying|bearing|having|being|believing|seeking|desiring|hoping|keeping|referring|regretting|remembering|admitting|"
        "applying|building|committing|cognising|anticipating|aiming|following|fearing|deploring|sharing|giving|"
        "pursuing|attaching|guided|concerned|alarmed|convinced|determined|disturbed|encouraged|inspired|appalled|"
        "dismayed|outraged|shocked|troubled|distressed|saddened|committed|resolved|persuaded|motivated|pleased|"
        "satisfied|struck|moved|gratified|horrified|impressed|reassured|worried|preoccupied|conscious|dedicated",
    ]
)
_KNOWN_OPENING = re.compile(rf"(?:(?:{_ADVERBS})\s+){{0,3}}(?:{_PARTICIPLES}|{_ADJECTIVES}|{_OPERATIVE_VERBS})\b", re.I)
_CUT_OPENING = re.compile(r"(?P<left>[A-Z][a-z]*) (?P<right>[a-z]+)\b")
_ONE_OPENING_WORD = re.compile(rf"(?:{_ADVERBS}|{_PARTICIPLES}|{_ADJECTIVES}|{_OPERATIVE_VERBS})$", re.I)

_ORGAN_WORD = r"(?:[A-Z][\w.’'-]*|of|on|the|and|for|to|in|its|against|with)"
ORGAN_LINE = re.compile(
    rf"“?The (?P<organ>(?:General Assembly|Security Council|Economic and Social Council|Human Rights Council|"
    rf"Trusteeship Council|Governing Council)|[A-Z][\w.’'-]*(?: {_ORGAN_WORD}){{0,24}})(?P<stop>[,.:]?)$"
)
_MAIN_ORGANS = frozenset(
    {
        "General Assembly",
        "Security Council",
        "Economic and Social Council",
        "Human Rights Council",
        "Trusteeship Council",
    }
)
_BY_LETTERS = {
    re.sub(r"[^a-z]", "", name.lower()): name
    for name in (f"The {organ}" for organ in (*sorted(_MAIN_ORGANS), *(each.name for each in ORGANS)))
}
_LONGEST_ORGAN_LINE = 180
_NO_ORGAN = re.compile(r"^(?:States? [Pp]art|Contracting|Parties\b|Governments?\b)")
OPENING_LINE = re.compile(
    r"“?The (?:General Assembly|Security Council|Economic and Social Council|Human Rights Council)[,.]\s+(?=[A-Z])"
)

# The sentence that introduces a presidential statement; what it introduces is the text.
STATEMENT = re.compile(r"\bmade the following statement(?: on behalf of the \w+(?: \w+)?)?:?$")
ANNEX = re.compile(
    r"(?:\[?(?-i:(?=[AE]))(?P<word>annex|appendix|annexe|enclosure)(?:\s+(?P<number>[IVXLC]{1,7}|[A-Z]|\d{1,3}))?[.:*\]†]{0,4})$",
    re.I,
)
ARTICLE = re.compile(
    r"(?P<word>article|principle|rule|regulation|guideline|section|standard|statute)\s+(?P<number>\d{1,3}(?:\s?bis)?|[IVXLC]{1,7})[.:]?"
    r"(?=$|\s*[-–—:.]|\s+[A-Z])",
    re.I,
)
PART = re.compile(r"(?:(?:part|chapter|section|title|book)\s+)?(?P<part>[IVXLC]{1,7}|[A-Z])\.?$", re.I)
PART_TITLED = re.compile(r"(?P<part>[IVXLC]{1,7}|[A-Z])[.\t]\s*(?=[A-Z])|(?P<roman>[IVXLC]{1,7})\s{1,4}(?=[A-Z][a-z])")

_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
DATE = re.compile(rf"(?P<day>\d{{1,2}})\s+(?P<month>{_MONTHS})[\s,]+(?P<year>(?:19|20)\d\d)\b")
MEETING = re.compile(
    rf"\[?(?P<meeting>(?:\d{{1,5}}(?:st|nd|rd|th)|(?:[A-Z][a-z]+(?:[ -][a-z]+){{0,5}})(?<=st|nd|rd|th))\s+"
    r"(?:\([\w -]+\)\s+)?(?:plenary\s+|closed\s+|resumed\s+)?meeting)"
    rf"(?:\s*\([\w ]+\))?[,.]?(?:\s+(?P<date>(?:(?:\w+day,?\s+)?\d{{1,2}}\s+(?:{_MONTHS})[\s,]+\d{{4}})))?[.\]]*$"
)
BARE_DATE = re.compile(rf"\d{{1,2}}\s+(?:{_MONTHS})[\s,]+\d{{4}}[.,]?$")
VOTE = re.compile(r"\[?(?:Adopted (?:without|by|as)\b.{0,200}|In favour\b|Against\b\s*:|Abstain\w*\s*:)", re.S)
TITLE = re.compile(
    r"(?:(?:Resolution|Decision)\s+)?(?P<number>(?P<session>(?:S-|ES-|SS\.|[IVX]+/)?\d{1,4})\s?/\s?(?P<item>\d{1,4})(?:\s?(?P<part>[A-Z](?:\s?(?:and|-|to)\s?[A-Z])?))?)"
    r"(?:\s*[.:]\s*|\s+(?=[A-Z][a-z])|$)(?P<title>.*)$",
    re.S,
)
OLD_TITLE = re.compile(
    r"(?:resolution\s+)?(?P<item>\d{1,4})\s?(?P<part>[A-Z])?\s?\(\s?(?P<session>(?:S-|ES-)?[IVXL]{1,8}|19\d\d)\s?\)\s*[.:]\s*(?P<title>\S.*)$",
    re.S | re.I,
)
COUNCIL_TITLE = re.compile(r"Resolution\s+(?P<number>\d{1,4})\s?\((?P<year>(?:19|20)\d\d)\)", re.I)


def is_roman(letters: str) -> bool:
    """Tell whether an item's letters are a small roman numeral."""
    return bool(letters) and bool(_ROMAN.match(letters))


def organ_line(text: str) -> str | None:
    """Return the organ that a line names before its resolution begins ("The General Assembly,"), or None."""
    if len(text) > 180 or not text.startswith(("The ", "“The ")):
        return None
    match = ORGAN_LINE.match(text)
    if not match:
        return None
    organ = match["organ"]
    if match["stop"] not in (",", ".") and organ not in _MAIN_ORGANS:
        return None
    if match["stop"] == "." and organ not in _MAIN_ORGANS:
        return None
    return None if _NO_ORGAN.match(organ) else organ


def opens_preambular(text: str) -> bool:
    """Tell whether a text begins as preambular paragraphs do, with a capital."""
    first = text.lstrip('“"‘*_')[:1]
    return first.isupper() and bool(PREAMBULAR.match(text.lstrip("*_")))


def opens_operative(text: str) -> bool:
    """Tell whether an unnumbered text begins with a verb in the third person, as operative paragraphs do."""
    text = text.lstrip("*_")
    if not text.lstrip('“"‘')[:1].isupper():
        return False
    return bool(_OPERATIVE.match(text))


def surely_opens(text: str) -> bool:
    """Tell whether a text begins with a word that is known to open paragraphs, where `opens_preambular` takes any."""
    return text[:1].isupper() and bool(_KNOWN_OPENING.match(text))


def mended(text: str) -> str:
    """Return a line whose first word, an opening verb or the name of an organ, is no longer cut in two."""
    if text[:1] == "T" and len(text) < _LONGEST_ORGAN_LINE:
        organ = _BY_LETTERS.get(re.sub(r"[^a-z]", "", text.lower()))
        if organ:
            return f"{organ}{text[-1] if text[-1] in ',.:' else ''}"
    cut = _CUT_OPENING.match(text)
    if cut is None or not _ONE_OPENING_WORD.match(cut["left"] + cut["right"]):
        return text
    return cut["left"] + text[cut.start("right") :]


def item(text: str) -> re.Match[str] | None:
    """Return the match of a lettered item's head ("(a) ", "b) ", "- c. "), or None."""
    return None if text[:1].isupper() else LETTER.match(text)


def numbered(text: str) -> re.Match[str] | None:
    """Return the match of a printed paragraph number at the head ("4bis. ", "11 bis ", "12. "), or None."""
    match = None if text[:1].isalpha() else NUMBER.match(text)
    if match is None:
        return None
    rest = text[match.end() : match.end() + 2]
    if not match["stop"] and not (match["latin"] and match["gap"] and rest[:1].isupper()):
        return None
    if match["stop"] and not match["gap"] and not (rest[:1].isupper() or rest[:1] in '“"*'):
        return None
    return match


def starts_something(text: str) -> bool:
    """Tell whether a line can only be the beginning of a paragraph, item, heading or closing line."""
    return bool(
        numbered(text) or item(text) or stands_alone(text) or TITLE.match(text[:200]) or OLD_TITLE.match(text[:200])
    )


def stands_alone(text: str) -> bool:
    """Tell whether a line is never joined to its neighbours: organ line, annex, article, meeting, date."""
    if len(text) > 200:
        return False
    return bool(
        organ_line(text)
        or (text[:1] in "[AE" and ANNEX.match(text))
        or (not text[:1].islower() and MEETING.match(text))
        or (len(text) < 40 and text[-1:] not in ",;" and ARTICLE.match(text))
    )


_TITLE_HEAD = re.compile(r"\d{1,4}(?:/\d{1,4}| \([IVXL]+\))\.\s+[A-Z]")
_ACCOUNT = re.compile(r"(?:At (?:its|the) .{1,80}meetings?\b|On \d{1,2} \w+ \d{4}, )")


def titled(text: str) -> bool:
    """Tell whether a line begins with the number of a resolution and a stop ("39/46. Convention against …")."""
    return bool(_TITLE_HEAD.match(text))


def opens_session_account(text: str) -> bool:
    """Tell whether a text begins as decisions and presidential statements do ("At its 35th plenary meeting, …")."""
    return bool(_ACCOUNT.match(text))
