"""What every file says of an instrument and of a relation: one table for all formats.

docs/store.md explains each attribute. Values are strings, whole numbers and truth values only; a list is joined
with `SEPARATOR`. What is not known is left out, never written as an empty word.
"""

from dataclasses import dataclass
from typing import Literal

from tipgraph.export.palette import look
from tipgraph.network import Edge, Node

SEPARATOR = "; "
Value = str | int | bool


@dataclass(frozen=True, slots=True)
class Attribute:
    """One attribute: its name in every format, and the type of its values."""

    name: str
    type: Literal["string", "integer", "boolean"]


NODE_ATTRIBUTES = (
    Attribute("identifier", "string"),
    Attribute("iri", "string"),
    Attribute("label", "string"),
    Attribute("title", "string"),
    Attribute("kind", "string"),
    Attribute("organ", "string"),
    Attribute("year", "integer"),
    Attribute("source_document", "boolean"),
    Attribute("resolved", "boolean"),
    Attribute("colour", "string"),
)
EDGE_ATTRIBUTES = (
    Attribute("relation", "string"),
    Attribute("verbs", "string"),
    Attribute("paragraphs", "string"),
    Attribute("citations", "integer"),
)


def node_values(node: Node) -> dict[str, Value]:
    """Return the attributes of an instrument that are known, clean for XML."""
    return _known(
        {
            "identifier": node.identifier,
            "iri": node.iri,
            "label": node.label,
            "title": node.title,
            "kind": node.kind,
            "organ": node.organ,
            "year": node.year,
            "source_document": node.source,
            "resolved": node.resolved,
            "colour": look(node).fill,
        }
    )


def edge_values(edge: Edge) -> dict[str, Value]:
    """Return the attributes of a relation that are known, clean for XML."""
    return _known(
        {
            "relation": edge.relation,
            "verbs": SEPARATOR.join(edge.verbs),
            "paragraphs": SEPARATOR.join(edge.paragraphs),
            "citations": edge.citations,
        }
    )


def clean(text: str) -> str:
    """Return a text without the characters that XML 1.0 cannot hold, which many tools refuse elsewhere too."""
    return "".join(character for character in text if _allowed(ord(character)))


def lexical(value: Value) -> str:
    """Return a value as XML Schema writes it."""
    return str(value).lower() if isinstance(value, bool) else str(value)


def _allowed(code: int) -> bool:
    if code < 0x20:
        return code in (0x9, 0xA, 0xD)
    return not (0x7F <= code < 0xA0 or 0xD800 <= code < 0xE000 or code & 0xFFFE == 0xFFFE)


def _known(values: dict[str, Value | None]) -> dict[str, Value]:
    cleaned = {name: clean(value) if isinstance(value, str) else value for name, value in values.items()}
    return {name: value for name, value in cleaned.items() if value is not None and value != ""}
