"""Constraints of SHACL Core as SPARQL: a pattern that finds what breaks them, or a condition that holds.

Conditions never raise an error: what cannot be compared, as a name with a number, does not fulfil them.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Final

from rdflib import RDF, RDFS, SH, XSD, BNode, Literal, URIRef
from rdflib.term import Node

from tipgraph.errors import GraphError
from tipgraph.validation.shapes import Constraint, Shape

_COMPARED: Final = {
    SH.minInclusive: ">=",
    SH.maxInclusive: "<=",
    SH.minExclusive: ">",
    SH.maxExclusive: "<",
    SH.lessThan: "<",
    SH.lessThanOrEquals: "<=",
}
_NODE_KINDS: Final = {
    SH.IRI: ("isIRI",),
    SH.BlankNode: ("isBlank",),
    SH.Literal: ("isLiteral",),
    SH.BlankNodeOrIRI: ("isBlank", "isIRI"),
    SH.BlankNodeOrLiteral: ("isBlank", "isLiteral"),
    SH.IRIOrLiteral: ("isIRI", "isLiteral"),
}
_CHECKED: Final = frozenset(
    (XSD.integer, XSD.decimal, XSD.double, XSD.float, XSD.boolean, XSD.dateTime, XSD.date, XSD.time)
)
"""Datatypes of which SPARQL knows which words are values."""


@dataclass(frozen=True, slots=True)
class Breach:
    """One way to break a constraint.

    Attributes:
        pattern: the SPARQL pattern of those who do, joined to one that binds the focus.
        value: variable of the offending value, or None.
        path: variable of the offending property, for closed shapes.
    """

    pattern: str
    value: str | None = None
    path: str | None = None


class Conditions:
    """Writes constraints as SPARQL.

    Args:
        subclasses: the classes of the graph that stand below a class, the class itself among them.
        names: gives names for variables, each once.
    """

    def __init__(self, subclasses: Mapping[str, Sequence[str]], names: Iterator[str]) -> None:
        self._subclasses = subclasses
        self._names = names

    def breaches(self, shape: Shape, constraint: Constraint, focus: str) -> list[Breach]:
        """Return the ways in which a focus node breaks a constraint other than a query or a nested property.

        Args:
            shape: the shape that states it.
            constraint: the constraint.
            focus: variable of the focus node, with its question mark.
        """
        whole = _WHOLE.get(constraint.parameter)
        if whole is not None:
            return whole(self, shape, constraint, focus)
        value = next(self._names)
        if shape.path is None:
            return [Breach(f"FILTER(!({self.holds(shape, constraint, focus, focus)}))", focus)]
        holds = self.holds(shape, constraint, value, focus)
        return [Breach(f"{focus} {shape.path} {value} . FILTER(!({holds}))", value)]

    def holds(self, shape: Shape, constraint: Constraint, value: str, focus: str) -> str:
        """Return the condition that a single value fulfils a constraint."""
        return _SINGLE[constraint.parameter](self, shape, constraint, value, focus)

    def conforms(self, shape: Shape, node: str) -> str:
        """Return the condition that a node conforms to a shape.

        Args:
            shape: the shape.
            node: variable of the node.

        Raises:
            GraphError: if the shape has a query, which has no place in a condition.
        """
        if shape.deactivated:
            return "true"
        parts: list[str] = []
        for constraint in shape.constraints:
            if constraint.parameter == SH.sparql:
                raise GraphError(f"The shape {shape.node} has a query and stands within another.", "Give it a target.")
            if constraint.parameter == SH.property:
                [inner] = constraint.shapes
                if shape.path is None:
                    parts.append(self.conforms(inner, node))
                else:
                    value = next(self._names)
                    missing = f"{node} {shape.path} {value} . FILTER(!({self.conforms(inner, value)}))"
                    parts.append(f"NOT EXISTS {{ {missing} }}")
            elif shape.path is None and constraint.parameter not in _WHOLE:
                parts.append(f"({self.holds(shape, constraint, node, node)})")
            else:
                parts += [f"NOT EXISTS {{ {each.pattern} }}" for each in self.breaches(shape, constraint, node)]
        return " && ".join(parts) or "true"

    def is_instance(self, value: str, cls: Node) -> str:
        """Return a pattern that asks whether a value is an instance of a class or of one below it."""
        below = self._subclasses.get(str(cls), ())
        if len(below) < 2:
            return f"{value} {RDF.type.n3()} {cls.n3()} ."
        kind = next(self._names)
        return f"VALUES {kind} {{ {' '.join(f'<{each}>' for each in sorted(below))} }} {value} {RDF.type.n3()} {kind} ."

    def _different(self, focus: str, path: str, count: int) -> str:
        """Return a pattern for as many different values."""
        values = [next(self._names) for _ in range(count)]
        steps = " ".join(f"{focus} {path} {value} ." for value in values)
        pairs = [f"!sameTerm({first}, {second})" for first, second in combinations(values, 2)]
        return f"{steps} FILTER({' && '.join(pairs)})" if pairs else steps

    def _class(self, shape: Shape, constraint: Constraint, value: str, focus: str) -> str:
        return f"EXISTS {{ {self.is_instance(value, constraint.values[0])} }}"

    def _datatype(self, shape: Shape, constraint: Constraint, value: str, focus: str) -> str:
        datatype = constraint.values[0]
        if datatype == RDFS.Literal:
            return f"isLiteral({value})"
        condition = f"isLiteral({value}) && DATATYPE({value}) = {datatype.n3()}"
        if datatype in _CHECKED:
            condition += f" && STR({datatype.n3()}(STR({value}))) != ''"
        return _sure(condition)

    def _node_kind(self, shape: Shape, constraint: Constraint, value: str, focus: str) -> str:
        tests = _NODE_KINDS[URIRef(str(constraint.values[0]))]
        return " || ".join(f"{test}({value})" for test in tests)

    def _compared(self, shape: Shape, constraint: Constraint, value: str, focus: str) -> str:
        return _sure(f"{value} {_COMPARED[constraint.parameter]} {constraint.values[0].n3()}")

    def _min_length(self, shape: Shape, constraint: Constraint, value: str, focus: str) -> str:
        if _number(constraint) == 0:
            return "true"
        return _sure(f"STRLEN(STR({value})) >= {_number(constraint)}")

    def _max_length(self, shape: Shape, constraint: Constraint, value: str, focus: str) -> str:
        return _sure(f"STRLEN(STR({value})) <= {_number(constraint)}")

    def _pattern(self, shape: Shape, constraint: Constraint, value: str, focus: str) -> str:
        pattern = Literal(str(constraint.values[0])).n3()
        return _sure(f"REGEX(STR({value}), {pattern}, {Literal(shape.flags).n3()})")

    def _language_in(self, shape: Shape, constraint: Constraint, value: str, focus: str) -> str:
        tests = [f"LANGMATCHES(LANG({value}), {Literal(str(tag)).n3()})" for tag in constraint.values]
        return _sure(" || ".join(tests) or "false")

    def _in(self, shape: Shape, constraint: Constraint, value: str, focus: str) -> str:
        return " || ".join(f"sameTerm({value}, {_term(shape, each)})" for each in constraint.values) or "false"

    def _disjoint(self, shape: Shape, constraint: Constraint, value: str, focus: str) -> str:
        return f"NOT EXISTS {{ {focus} {constraint.values[0].n3()} {value} }}"

    def _node(self, shape: Shape, constraint: Constraint, value: str, focus: str) -> str:
        return self.conforms(constraint.shapes[0], value)

    def _not(self, shape: Shape, constraint: Constraint, value: str, focus: str) -> str:
        return f"!({self.conforms(constraint.shapes[0], value)})"

    def _and(self, shape: Shape, constraint: Constraint, value: str, focus: str) -> str:
        return " && ".join(f"({self.conforms(each, value)})" for each in constraint.shapes) or "true"

    def _or(self, shape: Shape, constraint: Constraint, value: str, focus: str) -> str:
        return " || ".join(f"({self.conforms(each, value)})" for each in constraint.shapes) or "false"

    def _xone(self, shape: Shape, constraint: Constraint, value: str, focus: str) -> str:
        return f"{' + '.join(f'IF({self.conforms(each, value)}, 1, 0)' for each in constraint.shapes) or '0'} = 1"

    def _min_count(self, shape: Shape, constraint: Constraint, focus: str) -> list[Breach]:
        count = _number(constraint)
        if count == 0:
            return []
        return [Breach(f"FILTER NOT EXISTS {{ {self._different(focus, str(shape.path), count)} }}")]

    def _max_count(self, shape: Shape, constraint: Constraint, focus: str) -> list[Breach]:
        return [Breach(self._different(focus, str(shape.path), _number(constraint) + 1))]

    def _has_value(self, shape: Shape, constraint: Constraint, focus: str) -> list[Breach]:
        value = _term(shape, constraint.values[0])
        if shape.path is None:
            return [Breach(f"FILTER(!sameTerm({focus}, {value}))")]
        return [Breach(f"FILTER NOT EXISTS {{ {focus} {shape.path} {value} }}")]

    def _unique_lang(self, shape: Shape, constraint: Constraint, focus: str) -> list[Breach]:
        if not (isinstance(constraint.values[0], Literal) and constraint.values[0].value is True):
            return []
        first, second = next(self._names), next(self._names)
        return [
            Breach(
                f"{focus} {shape.path} {first} . {focus} {shape.path} {second} . "
                f"FILTER(!sameTerm({first}, {second}) && LANG({first}) != '' "
                f"&& LCASE(LANG({first})) = LCASE(LANG({second})))"
            )
        ]

    def _equals(self, shape: Shape, constraint: Constraint, focus: str) -> list[Breach]:
        other, value = constraint.values[0].n3(), next(self._names)
        if shape.path is None:
            return [
                Breach(f"FILTER NOT EXISTS {{ {focus} {other} {focus} }}", focus),
                Breach(f"{focus} {other} {value} . FILTER(!sameTerm({focus}, {value}))", value),
            ]
        return [
            Breach(f"{focus} {shape.path} {value} . FILTER NOT EXISTS {{ {focus} {other} {value} }}", value),
            Breach(f"{focus} {other} {value} . FILTER NOT EXISTS {{ {focus} {shape.path} {value} }}", value),
        ]

    def _less_than(self, shape: Shape, constraint: Constraint, focus: str) -> list[Breach]:
        value, other = next(self._names), next(self._names)
        compared = _sure(f"{value} {_COMPARED[constraint.parameter]} {other}")
        steps = f"{focus} {shape.path} {value} . {focus} {constraint.values[0].n3()} {other} ."
        return [Breach(f"{steps} FILTER(!{compared})", value)]

    def _closed(self, shape: Shape, constraint: Constraint, focus: str) -> list[Breach]:
        if not (isinstance(constraint.values[0], Literal) and constraint.values[0].value is True):
            return []
        own = [each.shapes[0].path_node for each in shape.constraints if each.parameter == SH.property]
        allowed = {each.n3() for each in (*own, *shape.ignored) if isinstance(each, URIRef)}
        node = focus if shape.path is None else next(self._names)
        step = "" if shape.path is None else f"{focus} {shape.path} {node} . "
        predicate, value = next(self._names), next(self._names)
        listed = ", ".join(sorted(allowed))
        resource = f"(sameTerm({predicate}, {RDF.type.n3()}) && sameTerm({value}, {RDFS.Resource.n3()}))"
        pattern = f"{step}{node} {predicate} {value} . FILTER({predicate} NOT IN ({listed}) && !{resource})"
        return [Breach(pattern, value, predicate)]


def _sure(condition: str) -> str:
    return f"COALESCE({condition}, false)"


def _number(constraint: Constraint) -> int:
    value = constraint.values[0]
    if not isinstance(value, Literal) or not isinstance(value.value, int):
        raise GraphError(f"{value!r} cannot be counted with.", "Write an integer.")
    return value.value


def _term(shape: Shape, value: Node) -> str:
    if isinstance(value, BNode):
        raise GraphError(f"The shape {shape.node} asks for a blank node, which has no name.", "Name it by an IRI.")
    return value.n3()


_Single = Callable[[Conditions, Shape, Constraint, str, str], str]
_Whole = Callable[[Conditions, Shape, Constraint, str], list[Breach]]

_SINGLE: Final[dict[URIRef, _Single]] = {
    SH["class"]: Conditions._class,
    SH.datatype: Conditions._datatype,
    SH.nodeKind: Conditions._node_kind,
    SH.minInclusive: Conditions._compared,
    SH.maxInclusive: Conditions._compared,
    SH.minExclusive: Conditions._compared,
    SH.maxExclusive: Conditions._compared,
    SH.minLength: Conditions._min_length,
    SH.maxLength: Conditions._max_length,
    SH.pattern: Conditions._pattern,
    SH.languageIn: Conditions._language_in,
    SH["in"]: Conditions._in,
    SH.disjoint: Conditions._disjoint,
    SH.node: Conditions._node,
    SH["not"]: Conditions._not,
    SH["and"]: Conditions._and,
    SH["or"]: Conditions._or,
    SH.xone: Conditions._xone,
}
_WHOLE: Final[dict[URIRef, _Whole]] = {
    SH.minCount: Conditions._min_count,
    SH.maxCount: Conditions._max_count,
    SH.hasValue: Conditions._has_value,
    SH.uniqueLang: Conditions._unique_lang,
    SH.equals: Conditions._equals,
    SH.lessThan: Conditions._less_than,
    SH.lessThanOrEquals: Conditions._less_than,
    SH.closed: Conditions._closed,
}
