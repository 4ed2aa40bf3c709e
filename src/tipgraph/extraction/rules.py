"""What each rule of the extractor means, in a sentence for the reader of a result.

A rule's name stands with every citation, in JSON and in the graph; here is why the words were taken for the target.
"""

from collections.abc import Mapping
from types import MappingProxyType

_BY_FORM = " Its short form can stand for several bodies, and this one was not the last that the text named."
_AGAINST_DATE = " Only the date that the text prints speaks against it, and is taken for a slip."
_BODIES = {
    "body-before": "The body is named directly before the word “resolution” or “decision”.",
    "body-after": "The body is named after the number: “resolution 44/4 of the …”, “adopted by the …”.",
    "its-own": "“Its” or “their” means the body that adopts this document.",
    "its-of-the-subject": "“Its” means the body that the clause names before: “the Council, in its resolution”.",
}
_OTHERS = {
    "symbol": "The full symbol is printed.",
    "published-link": "The publisher has set a link on the words; the text alone does not say what they cite.",
    "treaty-series": "The treaty series is printed with volume and registration number.",
    "labour-instrument": "The number of the International Labour Organization's convention, protocol or recommendation "
    "is printed.",
    "sustainable-development-goal": "The number of the goal or target of the 2030 Agenda is printed.",
    "general-comment": "The number of the general comment or recommendation is printed beside its committee.",
    "number-form": "Only one body writes its numbers in this form: the Security Council as 2331 (2016), the Economic "
    "and Social Council as 2017/18.",
    "number-with-date": "The word “resolution” is missing, but the number has a date that fits its session.",
    "report-of-the-body": "The footnote names the body's annual report before the number.",
    "own-body": "No body is named, so the number is the adopting body's own.",
    "general-assembly": "No body is named and the adopting body has no such number, so it is the General Assembly's.",
    "body-in-sentence": "Of the bodies that the sentence names, this one can have adopted the number.",
    "presidential-statement": "A short symbol of the Human Rights Council's President's statements is printed.",
    "supplements": "The protocols are named by the treaty that was named before: “the Optional Protocols thereto”.",
    "learned-name": "Other documents explain this name, and agree on it.",
    "coined-name": "The words have the shape of an instrument's short name, and no other name explains them.",
    "registry": "The name is the registered name of this instrument.",
    "near-name": "The words differ from this instrument's registered name only in small words, number or spelling.",
    "collective-name": "The name is registered for several instruments together, and each of them is meant.",
    "note": "The footnote whose mark stands at the end of the name cites this instrument.",
    "alias": "The document itself gave this name to the instrument before, in a footnote or in brackets.",
    "short-name": "The short name is this instrument's, which was named before or which alone bears it.",
    "host-beside": "The sentence says which resolution or document adopted or contains the instrument.",
    "shape": "The words have the form of an instrument's name; no registry and no footnote knows it, so it stands "
    "under its own name.",
    "declaration-of-a-process": "The words name the declaration of a process or conference that is named before them.",
    "one-antecedent": "The words point back to the only instrument of this kind that the paragraph names before them, "
    "or else the whole document before it.",
    "own-charter": "An organ of the United Nations speaks of “the Charter” and has named no other.",
    "words-of-the-name": "The words are part of the name of only one instrument that was named before.",
    "ibid": "“Ibid.” repeats the source cited last.",
    "ibid-series": "“Ibid.” repeats the treaty series cited last; volume and number are printed.",
}

RULES: Mapping[str, str] = MappingProxyType(
    _OTHERS
    | _BODIES
    | {f"{rule}-by-form": sentence + _BY_FORM for rule, sentence in _BODIES.items() if rule != "its-own"}
    | {f"{rule}-against-the-date": sentence + _AGAINST_DATE for rule, sentence in _BODIES.items()}
)
"""Name of each rule, and the sentence that says what it goes by."""
