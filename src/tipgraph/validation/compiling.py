"""Compiles shapes to SPARQL queries, each of which finds what breaks one constraint of one shape."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import count
from typing import Final

from rdflib import RDFS, SH, URIRef
from rdflib.term import Node

from tipgraph.errors import GraphError
from tipgraph.validation.conditions import Breach, Conditions
from tipgraph.validation.guarding import Guard, guard
from tipgraph.validation.shapes import Constraint, Shape

_THIS: Final = re.compile(r"[$?]this\b")
_PROJECTED: Final = re.compile(r"SELECT\b[^{}]*(?={)|GROUP\s+BY[^{}]*", re.IGNORECASE)
"""Where a query only hands ``$this`` on, as SHACL wants it of queries within queries."""
_PARTED: Final = re.compile(r"\bUNION\b|\{\s*SELECT\b|\bMINUS\b", re.IGNORECASE)
_PATH: Final = re.compile(r"[$?]PATH\b")


@dataclass(frozen=True, slots=True)
class Check:
    """One query that finds what breaks one constraint.

    Attributes:
        shape: the shape that states the constraint.
        component: its kind, as a report names it: ``sh:MinCountConstraintComponent``.
        constraint: the constraint.
        query: a SELECT query of ``?this``, ``?value``, and ``?path`` for closed shapes. Other variables are for
            messages.
        focus: the focus node where the query leaves it open, or None.
        guard: a cheaper question that may show that the query has no answer, shared by several checks; or None.
    """

    shape: Shape
    component: URIRef
    constraint: Constraint
    query: str
    focus: Node | None = None
    guard: Guard | None = None


@dataclass(frozen=True, slots=True)
class _Focus:
    """What binds the focus nodes.

    Attributes:
        pattern: a SPARQL pattern.
        variable: the variable that it binds.
        node: the only focus node there is, or None.
    """

    pattern: str
    variable: str
    node: Node | None = None


def named_classes(shapes: Sequence[Shape]) -> frozenset[str]:
    """Return the classes that shapes name, whose subclasses `compile_shapes` needs to know."""
    found: set[str] = set()
    for shape in shapes:
        found |= {str(value) for target, value in shape.targets if target == SH.targetClass}
        for constraint in shape.constraints:
            if constraint.parameter == SH["class"]:
                found |= {str(value) for value in constraint.values}
            found |= named_classes(constraint.shapes)
    return frozenset(found)


def subclasses_query(classes: frozenset[str]) -> str:
    """Return the query of ``?class`` and of each ``?below`` that the graph says is a subclass of it."""
    listed = " ".join(f"<{cls}>" for cls in sorted(classes))
    return f"SELECT DISTINCT ?class ?below {{ VALUES ?class {{ {listed} }} ?below {RDFS.subClassOf.n3()}* ?class }}"


def compile_shapes(shapes: Sequence[Shape], subclasses: Mapping[str, Sequence[str]]) -> tuple[Check, ...]:
    """Compile shapes.

    Args:
        shapes: the shapes, with targets.
        subclasses: for each class the classes below it, itself among them; a class that is missing has none.

    Returns:
        The checks, in the order of the shapes.

    Raises:
        GraphError: if something cannot be compiled.
    """
    names = (f"?n{number}" for number in count())
    conditions = Conditions(subclasses, names)
    found: list[Check] = []
    for shape in shapes:
        for target, value in shape.targets:
            found += _checks(shape, _target(target, value, conditions, next(names)), conditions, names)
    return tuple(found)


def _target(target: URIRef, value: Node, conditions: Conditions, name: str) -> _Focus:
    if target == SH.targetNode:
        return _Focus(f"VALUES {name} {{ {value.n3()} }}", name, value)
    if target == SH.targetClass:
        return _Focus(conditions.is_instance(name, value), name)
    if target == SH.targetSubjectsOf:
        return _Focus(f"{name} {value.n3()} {name}o .", name)
    return _Focus(f"{name}s {value.n3()} {name} .", name)


def _checks(shape: Shape, focus: _Focus, conditions: Conditions, names: Iterator[str]) -> list[Check]:
    if shape.deactivated:
        return []
    found: list[Check] = []
    guarding = guard(shape, focus.pattern, focus.variable, conditions, names)
    guarded = () if guarding is None else guarding.constraints
    for constraint in shape.constraints:
        if constraint.parameter == SH.sparql:
            found.append(_sparql_check(shape, constraint, focus))
        elif constraint.parameter == SH.property:
            inner = focus
            if shape.path is not None:
                value = next(names)
                inner = _Focus(f"{focus.pattern} {focus.variable} {shape.path} {value} .", value)
            found += _checks(constraint.shapes[0], inner, conditions, names)
        else:
            for breach in conditions.breaches(shape, constraint, focus.variable):
                query = _select(focus, breach)
                shared = guarding if constraint in guarded else None
                found.append(Check(shape, component(constraint.parameter), constraint, query, guard=shared))
    return found


def _select(focus: _Focus, breach: Breach) -> str:
    selected = f"({focus.variable} AS ?this)"
    if breach.value is not None:
        selected += f" ({breach.value} AS ?value)"
    if breach.path is not None:
        selected += f" ({breach.path} AS ?path)"
    return f"SELECT DISTINCT {selected} {{ {focus.pattern} {breach.pattern} }}"


def _sparql_check(shape: Shape, constraint: Constraint, focus: _Focus) -> Check:
    """Bind the focus nodes in the query of a constraint, or leave it alone if it is not about them."""
    text = constraint.query
    if shape.path is not None:
        text = _PATH.sub(lambda _: str(shape.path), text)
    head, brace, body = text.partition("{")
    made = component(SH.sparql)
    about = _PROJECTED.sub("", body)
    if not _THIS.search(about) and focus.node is not None:
        return Check(shape, made, constraint, text, focus.node)
    if _PARTED.search(body):
        raise GraphError(
            f"The query of the shape {shape.node} has parts that cannot see $this.",
            "Target the class itself with sh:targetNode, leave $this open and select the offender as ?value.",
        )
    bound = focus.pattern.replace(focus.variable, "?this")
    return Check(shape, made, constraint, f"{head}{brace} {bound} {body}")


def component(parameter: URIRef) -> URIRef:
    """Return the constraint component of a parameter: ``sh:minCount`` gives ``sh:MinCountConstraintComponent``."""
    if parameter == SH.sparql:
        return URIRef(f"{SH}SPARQLConstraintComponent")
    name = str(parameter).removeprefix(str(SH))
    return URIRef(f"{SH}{name[:1].upper()}{name[1:]}ConstraintComponent")
