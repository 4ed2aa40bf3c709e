"""The shapes as rows of a table, by the file that holds them."""

from dataclasses import dataclass

from rdflib import Graph

from tipgraph.documentation.names import local_name
from tipgraph.resources import resource_folder
from tipgraph.validation.catalogue import reporting_shapes
from tipgraph.validation.shapes import SEVERITIES, load_shapes


@dataclass(frozen=True, slots=True)
class Rule:
    """A shape that can report something.

    Attributes:
        name: its local name, which is its anchor.
        severity: how bad it is to break it.
        asks: the constraints that it consists of.
        says: what it says to those who break it.
    """

    name: str
    severity: str
    asks: str
    says: str


def load_rules(shapes: Graph) -> tuple[tuple[str, tuple[Rule, ...]], ...]:
    """Read the rules of all shapes.

    Args:
        shapes: the shapes.

    Returns:
        Names of the families with their rules, both by name.
    """
    found = []
    for shape in reporting_shapes(load_shapes(shapes)):
        asked = sorted({"a query" if each.query else local_name(str(each.parameter)) for each in shape.constraints})
        messages = [message for each in shape.constraints for message in each.messages] or list(shape.messages)
        says = " ".join(messages).replace("{?", "{")
        found.append(Rule(local_name(str(shape.node)), str(SEVERITIES[shape.severity]), ", ".join(asked), says))
    families = []
    for file in sorted(resource_folder("ontology").joinpath("shapes").iterdir(), key=lambda entry: entry.name):
        text = file.read_text(encoding="utf-8")
        members = sorted((rule for rule in found if f"\nshape:{rule.name} a " in text), key=lambda rule: rule.name)
        if members:
            families.append((file.name.removesuffix(".ttl"), tuple(members)))
    return tuple(families)
