"""One colour and one shape for each kind of instrument, the same in every drawing.

The colours are those of Okabe and Ito (https://jfly.uni-koeln.de/color/), which people with any common colour
vision tell apart; text on them is black or white, whichever reads better.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tipgraph.network import Node


@dataclass(frozen=True, slots=True)
class Look:
    """How one family of kinds is drawn.

    Attributes:
        family: what stands in a legend.
        fill: colour of the shape, ``#rrggbb``.
        text: colour of words on it, ``#rrggbb``.
        shape: shape in the language of Graphviz.
    """

    family: str
    fill: str
    text: str
    shape: str


RESOLUTION = Look("Resolution or decision", "#0072b2", "#ffffff", "box")
DECLARATION = Look("Declaration or statement", "#56b4e9", "#000000", "box")
DRAFT = Look("Draft or letter", "#f0e442", "#000000", "note")
TREATY = Look("Treaty", "#009e73", "#ffffff", "octagon")
LABOUR = Look("Labour instrument", "#e69f00", "#000000", "octagon")
GOAL = Look("Sustainable Development Goal or target", "#cc79a7", "#000000", "ellipse")
DOCUMENT = Look("Other document", "#d9d9d9", "#000000", "note")
NAMED = Look("Known by name", "#ffffff", "#000000", "ellipse")

SOURCE_OUTLINE = "#d55e00"
"""Colour of the outline of the documents that were read."""

PLAIN_OUTLINE = "#4d4d4d"
"""Colour of every other outline, of lines and of their words."""

LEGEND = (RESOLUTION, DECLARATION, DRAFT, TREATY, LABOUR, GOAL, DOCUMENT, NAMED)

_LOOKS = {
    "resolution": RESOLUTION,
    "decision": RESOLUTION,
    "declaration": DECLARATION,
    "presidential-statement": DECLARATION,
    "general-comment": DECLARATION,
    "draft": DRAFT,
    "draft-declaration": DRAFT,
    "draft-resolution": DRAFT,
    "draft-decision": DRAFT,
    "letter": DRAFT,
    "treaty": TREATY,
    "convention": TREATY,
    "protocol": TREATY,
    "labour-instrument": LABOUR,
    "sustainable-development-goal": GOAL,
    "sustainable-development-target": GOAL,
    "document": DOCUMENT,
    "report": DOCUMENT,
}


def look(node: "Node") -> Look:
    """Return how an instrument is drawn."""
    return _LOOKS.get(node.kind, NAMED)
