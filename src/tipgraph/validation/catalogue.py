"""The table of shapes for people: ``docs/shapes.md``."""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Final

from rdflib import SH

from tipgraph.rdf.terms import SHAPE
from tipgraph.rdf.vocabulary import shapes_graph
from tipgraph.resources import resource_folder
from tipgraph.validation.report import Severity
from tipgraph.validation.shapes import SEVERITIES, Shape, load_shapes

_HEAD: Final = """# The shapes

Every rule that can be reported, by the file of `ontology/shapes/` that holds it. This page is written by a command and
compared by a test:

    tipgraph validate --list-shapes > docs/shapes.md

A **violation** makes `tipgraph validate` fail. A **warning** is something that is probably wrong, a piece of
**information** something that is worth knowing. Words in braces stand for what was found. For each shape there is an
example that passes and one that fails in `tests/shapes/`, under its name.

"""


def reporting_shapes(shapes: Iterable[Shape]) -> Iterator[Shape]:
    """Yield the shapes that can report something, those that others refer to among them, each once.

    Args:
        shapes: shapes with targets.
    """
    seen = set()
    waiting = list(shapes)
    while waiting:
        shape = waiting.pop(0)
        if shape.node in seen:
            continue
        seen.add(shape.node)
        inner = [each for each in shape.constraints if each.parameter == SH.property]
        waiting += [member for each in inner for member in each.shapes]
        if len(inner) < len(shape.constraints):
            yield shape


def shapes_table() -> str:
    """Return the page: a table for each file of shapes, and how many shapes of each severity there are."""
    shapes = list(reporting_shapes(load_shapes(shapes_graph())))
    folder = resource_folder("ontology").joinpath("shapes")
    texts = {entry.name: entry.read_text(encoding="utf-8") for entry in folder.iterdir()}
    counted = Counter(SEVERITIES[shape.severity] for shape in shapes)
    sums = ", ".join(f"{counted[severity]} {_plural(severity, counted[severity])}" for severity in Severity)
    pages = [f"{_HEAD}{len(shapes)} shapes: {sums}.\n"]
    for file in sorted(texts):
        members = [shape for shape in shapes if f"\nshape:{_name(shape)} a " in texts[file]]
        if members:
            rows = "".join(_row(shape) for shape in sorted(members, key=_name))
            pages.append(f"## {file}\n\n| shape | severity | asks for | says |\n|---|---|---|---|\n{rows}")
    return "\n".join(pages)


def _row(shape: Shape) -> str:
    asked = sorted({"a query" if each.query else _local(str(each.parameter)) for each in shape.constraints})
    messages = [message for each in shape.constraints for message in each.messages] or list(shape.messages)
    says = " ".join(messages).replace("|", "\\|").replace("{?", "{")
    return f"| `{_name(shape)}` | {SEVERITIES[shape.severity]} | {', '.join(asked)} | {says} |\n"


def _plural(severity: Severity, count: int) -> str:
    word = "information" if severity is Severity.INFO else str(severity)
    return word if count == 1 or severity is Severity.INFO else f"{word}s"


def _name(shape: Shape) -> str:
    return str(shape.node).removeprefix(str(SHAPE))


def _local(iri: str) -> str:
    return iri.rpartition("#")[2]
