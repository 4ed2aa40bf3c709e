"""Guards: one cheap question that settles several constraints of a shape at once.

Most stores break nothing. For a property with one value each, of one class and one datatype, a store can count in one
pass how many nodes there are, how many of them have the property, how many values there are in all and how many of
these are not as they should be. Where the counts agree, none of the constraints is broken, and their own queries,
which look at each node by itself, need not be asked. Where they do not agree, nothing is concluded: the queries find
what is wrong.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from rdflib import SH, Literal
from rdflib.term import Node

from tipgraph.validation.conditions import Conditions
from tipgraph.validation.shapes import Constraint, Shape

_COUNTED: Final = {SH.minCount: 1, SH.maxCount: 1}
"""Constraints on the number of values, with the number that a guard can tell."""

_JUDGED: Final = frozenset(
    (
        *(SH.datatype, SH.nodeKind, SH.pattern, SH.languageIn, SH["in"], SH.minLength, SH.maxLength),
        *(SH.minInclusive, SH.maxInclusive, SH.minExclusive, SH.maxExclusive),
    )
)
"""Constraints that a value fulfils or not by itself, whatever else the store says."""

_REPEATED: Final = frozenset("*+?")


@dataclass(frozen=True, slots=True)
class Guard:
    """A question that tells whether constraints of a shape are fulfilled throughout.

    Attributes:
        constraints: the constraints.
        focus_query: SELECT query of ``?nodes``, the number of focus nodes.
        query: SELECT query of ``?values``, the number of values, of ``?nodes``, the number of focus nodes that have
            any, and of ``?wrong``, the number of values that break a constraint.
        needed: whether each focus node must have a value.
        single: whether no focus node may have two.
    """

    constraints: tuple[Constraint, ...]
    focus_query: str
    query: str
    needed: bool
    single: bool

    def holds(self, nodes: Mapping[str, int], counted: Mapping[str, int]) -> bool:
        """Return whether the counts show that nothing is broken.

        Args:
            nodes: answer to the focus query, by variable; what the store could not count is missing.
            counted: answer to the query.
        """
        if counted.get("wrong") != 0 or counted.get("nodes") is None:
            return False
        if self.needed and counted["nodes"] != nodes.get("nodes"):
            return False
        return not self.single or counted["nodes"] == counted.get("values")


def guard(shape: Shape, focus: str, variable: str, conditions: Conditions, names: Iterator[str]) -> Guard | None:
    """Return what guards a property shape, or None if a guard cannot tell anything about it.

    Args:
        shape: the shape.
        focus: pattern that binds the focus nodes.
        variable: the variable that it binds.
        conditions: writes constraints.
        names: gives names for variables.
    """
    if shape.path is None or not _REPEATED.isdisjoint(shape.path):
        return None
    guarded = tuple(each for each in shape.constraints if _can_tell(each))
    if len(guarded) < 2:
        return None
    value = next(names)
    judged: list[str] = []
    joined: list[str] = []
    for constraint in guarded:
        if constraint.parameter == SH["class"]:
            # Counted by one pass over the class, where a condition would look up each value.
            found = next(names)
            members = conditions.is_instance(value, constraint.values[0])
            joined.append(f"OPTIONAL {{ SELECT DISTINCT {value} (1 AS {found}) {{ {members} }} }}")
            judged.append(f"BOUND({found})")
        elif constraint.parameter not in _COUNTED:
            judged.append(f"({conditions.holds(shape, constraint, value, variable)})")
    right = " && ".join(judged) or "true"
    # Stores join what stands in queries of its own by two passes, and all else by a search for each node.
    query = (
        f"SELECT (COUNT(*) AS ?values) (COUNT(DISTINCT {variable}) AS ?nodes) (SUM(IF({right}, 0, 1)) AS ?wrong) {{ "
        f"{{ SELECT DISTINCT {variable} {{ {focus} }} }} "
        f"{{ SELECT {variable} {value} {{ {variable} {shape.path} {value} }} }} {' '.join(joined)} }}"
    )
    parameters = {each.parameter for each in guarded}
    return Guard(
        constraints=guarded,
        focus_query=f"SELECT (COUNT(DISTINCT {variable}) AS ?nodes) {{ {focus} }}",
        query=query,
        needed=SH.minCount in parameters,
        single=SH.maxCount in parameters,
    )


def _can_tell(constraint: Constraint) -> bool:
    if constraint.parameter in _COUNTED:
        return _is_number(constraint.values[0], _COUNTED[constraint.parameter])
    return constraint.parameter in _JUDGED or constraint.parameter == SH["class"]


def _is_number(value: Node, number: int) -> bool:
    return isinstance(value, Literal) and bool(value.value == number)
