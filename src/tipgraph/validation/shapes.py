"""Reads shapes from their graph, and refuses what the compiler would have to ignore."""

from dataclasses import dataclass
from typing import Final

from rdflib import DCTERMS, OWL, RDF, RDFS, SH, Graph, Literal, URIRef
from rdflib.collection import Collection
from rdflib.term import Node

from tipgraph.errors import GraphError
from tipgraph.validation.paths import sparql_path
from tipgraph.validation.report import Severity

SEVERITIES: Final = {SH.Violation: Severity.VIOLATION, SH.Warning: Severity.WARNING, SH.Info: Severity.INFO}

_TARGETS: Final = (SH.targetNode, SH.targetClass, SH.targetSubjectsOf, SH.targetObjectsOf)
_VALUES: Final = (
    *(SH["class"], SH.datatype, SH.nodeKind, SH.minCount, SH.maxCount, SH.hasValue),
    *(SH.minInclusive, SH.maxInclusive, SH.minExclusive, SH.maxExclusive),
    *(SH.minLength, SH.maxLength, SH.pattern, SH.uniqueLang),
    *(SH.equals, SH.disjoint, SH.lessThan, SH.lessThanOrEquals, SH.closed),
)
_LISTS: Final = (SH["in"], SH.languageIn)
_SHAPES: Final = (SH.node, SH["not"], SH.property)
_LISTS_OF_SHAPES: Final = (SH["and"], SH["or"], SH.xone)
_BESIDE: Final = (SH.path, SH.flags, SH.ignoredProperties, SH.severity, SH.message, SH.deactivated)
_REMARKS: Final = (SH.name, SH.description, SH.order, SH.group, SH.defaultValue)
_KNOWN: Final = frozenset(
    (RDF.type, *_TARGETS, *_VALUES, *_LISTS, *_SHAPES, *_LISTS_OF_SHAPES, *_BESIDE, *_REMARKS, SH.sparql)
)
_OF_QUERIES: Final = frozenset((RDF.type, SH.select, SH.message, SH.prefixes, SH.deactivated))
_OF_SHAPES_GRAPHS: Final = frozenset(
    (
        *(*_KNOWN, *_OF_QUERIES, SH.declare, SH.prefix, SH.namespace),
        *(SH.inversePath, SH.alternativePath, SH.zeroOrMorePath, SH.oneOrMorePath, SH.zeroOrOnePath),
    )
)
_TYPES: Final = frozenset((SH.NodeShape, SH.PropertyShape))
_FOREIGN: Final = (str(RDFS), str(DCTERMS), "http://www.w3.org/2004/02/skos/core#")


@dataclass(frozen=True, slots=True)
class Constraint:
    """One constraint of a shape.

    Attributes:
        parameter: the property that states it: ``sh:minCount``.
        values: its value, or the members of its list.
        shapes: the shapes that it refers to.
        query: the text of a SPARQL constraint, with its prefixes.
        messages: messages of a SPARQL constraint.
    """

    parameter: URIRef
    values: tuple[Node, ...] = ()
    shapes: tuple["Shape", ...] = ()
    query: str = ""
    messages: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Shape:
    """A shape.

    Attributes:
        node: what it is called; blank nodes are allowed.
        path: its path in SPARQL; None for a shape of the node itself.
        path_node: the value of ``sh:path``, or None.
        targets: ``sh:targetClass`` and so on, with the class, node or property.
        constraints: what it asks for.
        severity: how bad it is to break it.
        messages: what it says to those who break it.
        flags: flags of its pattern.
        ignored: properties that a closed shape allows beside its own.
        deactivated: whether it is switched off.
    """

    node: Node
    path: str | None
    path_node: Node | None
    targets: tuple[tuple[URIRef, Node], ...]
    constraints: tuple[Constraint, ...]
    severity: URIRef
    messages: tuple[str, ...]
    flags: str
    ignored: tuple[Node, ...]
    deactivated: bool


def load_shapes(graph: Graph) -> tuple[Shape, ...]:
    """Read all shapes that have a target.

    Args:
        graph: the shapes.

    Returns:
        The shapes, sorted by name; those that they refer to hang on them.

    Raises:
        GraphError: if a shape uses something that the compiler does not know, or refers to itself.
    """
    for kind in (SH.ConstraintComponent, SH.SPARQLFunction, SH.JSFunction, SH.SPARQLTargetType):
        for node in graph.subjects(RDF.type, kind):
            raise _unknown(node, kind)
    for subject, predicate in graph.subject_predicates(unique=True):
        if str(predicate).startswith(str(SH)) and predicate not in _OF_SHAPES_GRAPHS:
            raise _unknown(subject, predicate)
    nodes = {node for target in _TARGETS for node in graph.subjects(target)}
    nodes |= {node for kind in _TYPES for node in graph.subjects(RDF.type, kind)}
    shapes = [_shape(graph, node, ()) for node in sorted(nodes, key=str)]
    return tuple(shape for shape in shapes if shape.targets)


def _shape(graph: Graph, node: Node, within: tuple[Node, ...]) -> Shape:
    if node in within:
        raise GraphError(f"The shape {node} refers to itself.", "Write the rule as a query with a path instead.")
    _check(graph, node)
    within = (*within, node)
    path = graph.value(node, SH.path, any=False)
    severity = URIRef(str(graph.value(node, SH.severity, any=False) or SH.Violation))
    if severity not in SEVERITIES:
        raise GraphError(f"The shape {node} has the severity {severity}.", "Use sh:Violation, sh:Warning or sh:Info.")
    ignored = graph.value(node, SH.ignoredProperties, any=False)
    return Shape(
        node=node,
        path=None if path is None else sparql_path(graph, path),
        path_node=path,
        targets=tuple((target, value) for target in _TARGETS for value in sorted(graph.objects(node, target), key=str)),
        constraints=tuple(_constraints(graph, node, within)),
        severity=severity,
        messages=_texts(graph, node, SH.message),
        flags=str(graph.value(node, SH.flags, any=False) or ""),
        ignored=() if ignored is None else tuple(Collection(graph, ignored)),
        deactivated=_is_true(graph, node, SH.deactivated),
    )


def _constraints(graph: Graph, node: Node, within: tuple[Node, ...]) -> list[Constraint]:
    found = [Constraint(each, (value,)) for each in _VALUES for value in graph.objects(node, each)]
    for each in _LISTS:
        found += [Constraint(each, tuple(Collection(graph, head))) for head in graph.objects(node, each)]
    for each in _SHAPES:
        found += [Constraint(each, (), (_shape(graph, value, within),)) for value in graph.objects(node, each)]
    for each in _LISTS_OF_SHAPES:
        for head in graph.objects(node, each):
            members = tuple(_shape(graph, member, within) for member in Collection(graph, head))
            found.append(Constraint(each, (), members))
    found += [_query(graph, node, value) for value in graph.objects(node, SH.sparql)]
    return [each for each in found if each.parameter != SH.sparql or each.query]


def _query(graph: Graph, shape: Node, node: Node) -> Constraint:
    for predicate in graph.predicates(node):
        if predicate not in _OF_QUERIES:
            raise _unknown(shape, predicate)
    if _is_true(graph, node, SH.deactivated):
        return Constraint(SH.sparql)
    selects = list(graph.objects(node, SH.select))
    if len(selects) != 1:
        raise GraphError(f"A query of the shape {shape} has {len(selects)} sh:select.", "Write one.")
    prefixes = {"rdf": str(RDF), "rdfs": str(RDFS), "owl": str(OWL)}
    for source in graph.objects(node, SH.prefixes):
        for declaration in graph.objects(source, SH.declare):
            prefixes[str(graph.value(declaration, SH.prefix))] = str(graph.value(declaration, SH.namespace))
    head = "".join(f"PREFIX {prefix}: <{namespace}>\n" for prefix, namespace in sorted(prefixes.items()))
    return Constraint(SH.sparql, (node,), query=head + str(selects[0]), messages=_texts(graph, node, SH.message))


def _check(graph: Graph, node: Node) -> None:
    for predicate in graph.predicates(node):
        if predicate not in _KNOWN and not str(predicate).startswith(_FOREIGN):
            raise _unknown(node, predicate)
    for kind in graph.objects(node, RDF.type):
        if kind not in _TYPES:
            raise _unknown(node, kind)
    if (node, SH.flags, None) in graph and (node, SH.pattern, None) not in graph:
        raise _unknown(node, SH.flags)
    if (node, SH.path, None) not in graph:
        for parameter in (SH.minCount, SH.maxCount, SH.uniqueLang, SH.lessThan, SH.lessThanOrEquals):
            if (node, parameter, None) in graph:
                raise GraphError(f"The shape {node} has {parameter} and no sh:path.", "Give it a path.")


def _unknown(node: Node, feature: Node) -> GraphError:
    return GraphError(
        f"The shape {node} uses {feature}, which the audit cannot compile.",
        "Use a constraint of SHACL Core that the audit knows, or write the rule with sh:sparql.",
    )


def _texts(graph: Graph, node: Node, predicate: URIRef) -> tuple[str, ...]:
    return tuple(sorted(str(value) for value in graph.objects(node, predicate)))


def _is_true(graph: Graph, node: Node, predicate: URIRef) -> bool:
    value = graph.value(node, predicate)
    return isinstance(value, Literal) and value.value is True
