"""Instruments cited by their full symbol: ``A/RES/64/293``, ``E/2002/68/Add.1``, ``CTOC/COP/2020/10``."""

from typing import Any

import regex
from spacy.language import Language
from spacy.tokens import Doc

from tipgraph.extraction.context import context_of
from tipgraph.extraction.reference import Reference, add_reference
from tipgraph.extraction.text import text_of
from tipgraph.model import Via
from tipgraph.symbols import find_symbols

_PROVISION = regex.compile(
    r"\s?\)?,\s(?P<provision>(?:annex(?:es)?|appendix|parts?|sects?\.|sections?|chaps?\.|chapters?|paras?\.|paragraphs?|resolution)"
    r"(?:\s(?:[IVX]+|\d+|[A-Z])(?:\.[A-Z\d]+)?(?![\w'])(?:\s?(?:-|and|to|,)\s?(?:[IVX]+|\d+|[A-Z])(?![\w']))*)?)"
)


class SymbolFinder:
    """Finds full symbols in running text."""

    def __call__(self, doc: Doc) -> Doc:
        """Record a reference for every symbol but the document's own."""
        if "/" not in text_of(doc):
            return doc
        context = context_of(doc)
        text = text_of(doc)
        for match in find_symbols(text_of(doc)):
            target = match.symbol.identifier
            if target == context.identifier:
                continue
            provision = _PROVISION.match(text, match.end)
            via = Via.FOOTNOTE if context.is_note else Via.SYMBOL
            add_reference(
                doc,
                Reference(
                    match.start,
                    match.end,
                    target,
                    via,
                    "symbol",
                    1.0,
                    provision["provision"] if provision else None,
                ),
            )
        return doc


@Language.factory("tipgraph_symbols")
def create_symbol_finder(nlp: Language, name: str) -> Any:
    """Return the component that finds full symbols."""
    return SymbolFinder()
