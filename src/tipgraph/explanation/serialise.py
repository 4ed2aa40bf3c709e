"""An explanation as JSON."""

from dataclasses import asdict
from typing import Any

from tipgraph.explanation.records import Explanation, Item


def to_json(explanation: Explanation) -> dict[str, Any]:
    """Return an explanation as a JSON object.

    Args:
        explanation: what is explained.

    Returns:
        An object with ``source``, ``instrument`` and ``paragraphs``. Each paragraph has ``label``, ``kind``,
        ``stretches`` (its text and its footnotes, in ``pieces`` that name the items which cover them) and ``items``.
    """
    return {
        "source": explanation.source,
        "instrument": explanation.instrument,
        "paragraphs": [
            {
                "label": paragraph.label,
                "kind": paragraph.kind,
                "stretches": [asdict(stretch) for stretch in paragraph.stretches],
                "items": [_item(item) for item in paragraph.items],
            }
            for paragraph in explanation.paragraphs
        ],
    }


def _item(item: Item) -> dict[str, Any]:
    return asdict(item) | {"kind": item.kind.value}
