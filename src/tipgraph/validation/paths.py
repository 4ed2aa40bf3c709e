"""Paths of property shapes, as the SHACL vocabulary writes them, turned into paths of SPARQL."""

from typing import Final

from rdflib import RDF, SH, BNode, Graph, URIRef
from rdflib.collection import Collection
from rdflib.term import Node

from tipgraph.errors import GraphError

_PREFIXED: Final = {SH.inversePath: "^{}"}
_REPEATED: Final = {SH.zeroOrMorePath: "{}*", SH.oneOrMorePath: "{}+", SH.zeroOrOnePath: "{}?"}


def sparql_path(graph: Graph, path: Node) -> str:
    """Return a path as SPARQL writes it; what is put together is in parentheses.

    Args:
        graph: the shapes.
        path: the value of ``sh:path``.

    Raises:
        GraphError: if it is no path that SHACL knows.
    """
    if isinstance(path, URIRef):
        return path.n3()
    if (path, RDF.first, None) in graph:
        return f"({'/'.join(_members(graph, path))})"
    statements = list(graph.predicate_objects(path))
    if isinstance(path, BNode) and len(statements) == 1:
        predicate, value = statements[0]
        if predicate == SH.alternativePath:
            return f"({'|'.join(_members(graph, value))})"
        form = {**_PREFIXED, **_REPEATED}.get(predicate)  # type: ignore[call-overload]
        if form is not None:
            return f"({form.format(sparql_path(graph, value))})"
    raise GraphError(
        f"The shapes have a path that SHACL does not know: {sorted(str(each[0]) for each in statements)}.",
        "Write a property, a list of paths, or one of sh:inversePath, sh:alternativePath, sh:zeroOrMorePath, "
        "sh:oneOrMorePath and sh:zeroOrOnePath.",
    )


def path_statements(graph: Graph, path: Node) -> list[tuple[Node, Node, Node]]:
    """Return the statements that a path of several steps is written in, for a report that names it."""
    if not isinstance(path, BNode):
        return []
    found = list(graph.triples((path, None, None)))
    return found + [statement for each in found for statement in path_statements(graph, each[2])]


def _members(graph: Graph, head: Node) -> list[str]:
    paths = [sparql_path(graph, member) for member in Collection(graph, head)]
    if len(paths) < 2 and (head, RDF.first, None) not in graph:
        raise GraphError("A path of the shapes has an empty list.", "Give the list two members or more.")
    return paths
