"""Why a paragraph's words were taken for what: every mention marked, with its rule and what else was weighed."""

from tipgraph.explanation.building import explain
from tipgraph.explanation.records import Explanation, Item, ItemKind, ParagraphExplanation, Piece, Stretch, Weighed
from tipgraph.explanation.serialise import to_json
from tipgraph.explanation.text import to_text

__all__ = [
    "Explanation",
    "Item",
    "ItemKind",
    "ParagraphExplanation",
    "Piece",
    "Stretch",
    "Weighed",
    "explain",
    "to_json",
    "to_text",
]
