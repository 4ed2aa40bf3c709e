"""General comments and recommendations of treaty bodies: "CEDAW General Recommendation No. 38"."""

from typing import Any

import regex
from spacy.language import Language
from spacy.tokens import Doc

from tipgraph.extraction.reference import Reference, add_reference
from tipgraph.extraction.text import text_of
from tipgraph.model import Via

_COMMITTEES: tuple[tuple[str, str], ...] = (
    (r"CEDAW|Elimination of (?:All Forms of )?Discrimination [Aa]gainst Women", "CEDAW/C/GC/"),
    (r"CERD|Elimination of (?:All Forms of )?Racial Discrimination", "CERD/C/GC/"),
    (r"CESCR|Committee on Economic, Social and Cultural Rights", "E/C.12/GC/"),
    (r"CCPR|Human Rights Committee", "CCPR/C/GC/"),
    (r"CRPD|Rights of Persons with Disabilities", "CRPD/C/GC/"),
    (r"CMW|Rights of All Migrant Workers", "CMW/C/GC/"),
    (r"CAT\b|Committee against Torture", "CAT/C/GC/"),
    (r"CRC\b|Rights of the Child", "CRC/C/GC/"),
)
_COMMENT = regex.compile(r"\b[Gg]eneral\s(?:[Cc]omment|[Rr]ecommendation)\sNo\.\s?(?P<number>\d{1,3})\b")
_REACH = 160
_NEXT = 80
_OF_THE = regex.compile(r"\s(?:\(\d{4}\)\s)?(?:of|by)\sthe\s")


class GeneralCommentFinder:
    """Finds general comments and recommendations with the committee that made them."""

    def __call__(self, doc: Doc) -> Doc:
        """Record a reference for every general comment whose committee the sentence names."""
        text = text_of(doc)
        if "eneral" not in text:
            return doc
        for match in _COMMENT.finditer(text):
            named = [
                (found.start(), found.end(), stem)
                for pattern, stem in _COMMITTEES
                for found in regex.finditer(pattern, text[max(0, match.start() - _REACH) : match.end() + _REACH])
            ]
            if not named:
                continue
            offset = max(0, match.start() - _REACH)
            behind = [n for n in named if 0 <= n[0] + offset - match.end() < _NEXT and _OF_THE.match(text, match.end())]
            start, end, stem = (
                behind[0]
                if behind
                else min(named, key=lambda n: min(abs(n[1] + offset - match.start()), abs(n[0] + offset - match.end())))
            )
            begin = offset + start if 0 <= match.start() - (offset + end) <= 2 else match.start()
            add_reference(
                doc,
                Reference(begin, match.end(), f"{stem}{match['number']}", Via.NAME, "general-comment", 0.95),
            )
        return doc


@Language.factory("tipgraph_general_comments")
def create_general_comment_finder(nlp: Language, name: str) -> Any:
    """Return the component that finds general comments and recommendations."""
    return GeneralCommentFinder()
