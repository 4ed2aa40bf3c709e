"""Statements of presidents cited by a short symbol: "President's statement PRST 12/1", "PRST OS/12/1", "PRST/2006/28".

The Human Rights Council numbers the statements of its President by session, those of an organizational session with
``OS`` before it; the Security Council numbers those of its President by year.
"""

from typing import Any

import regex
from spacy.language import Language
from spacy.tokens import Doc

from tipgraph.extraction.context import context_of
from tipgraph.extraction.reference import Reference, add_reference
from tipgraph.extraction.text import text_of
from tipgraph.model import Via

_STATEMENT = regex.compile(
    r"(?:(?<![/\w])PRST[\s/]|(?<=\b[Pp]resident's\s[Ss]tatements?\s))(?P<number>(?:OS/)?\d{1,2}/\d{1,2})(?![/\w])"
    r"|(?<![/\w])PRST/(?P<year>(?:19|20)\d\d/\d{1,3})(?![/\w])"
)
_HEADING = regex.compile(r"\.\s[A-Z]")


class StatementFinder:
    """Finds statements of the Presidents of the Human Rights Council and the Security Council."""

    def __call__(self, doc: Doc) -> Doc:
        """Record a reference for every short symbol of a statement."""
        text = text_of(doc)
        context = context_of(doc)
        if "PRST" not in text and not (context.own == "HRC" and "tatement" in text):
            return doc
        via = Via.FOOTNOTE if context.is_note else Via.SYMBOL
        for match in _STATEMENT.finditer(text):
            target = f"S/PRST/{match['year']}" if match["year"] else f"A/HRC/PRST/{match['number']}"
            # A statement begins with its own number, before or after its title.
            own = match.start() == 0 or _HEADING.match(text, match.end()) is not None
            if target != context.identifier and not own:
                add_reference(doc, Reference(match.start(), match.end(), target, via, "presidential-statement"))
        return doc


@Language.factory("tipgraph_statements")
def create_statement_finder(nlp: Language, name: str) -> Any:
    """Return the component that finds statements of presidents."""
    return StatementFinder()
