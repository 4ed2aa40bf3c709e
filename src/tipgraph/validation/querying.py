"""A graph whose SPARQL constraints are answered by Oxigraph.

The validator hands the text of every SPARQL constraint to the graph that it checks. rdflib needs half a second to
parse them and two seconds to answer them for five documents; Oxigraph needs a quarter of a second for all.
"""

from collections.abc import Mapping
from typing import Any

import pyoxigraph as ox
from rdflib import XSD, BNode, Graph, Literal, URIRef, Variable
from rdflib.plugins.sparql.sparql import Query
from rdflib.query import Result
from rdflib.term import Identifier

from tipgraph.errors import GraphError


class QueriedGraph(Graph):
    """A graph in memory; once it has been queried, it must not be changed any more."""

    _copy: ox.Store | None = None

    def query(
        self,
        query_object: str | Query,
        *args: Any,
        initBindings: Mapping[str, Identifier] | None = None,  # noqa: N803 - the name is rdflib's
        **options: Any,
    ) -> Result:
        """Answer a SELECT query; see `rdflib.Graph.query`.

        Args:
            query_object: text of the query, with its prefixes.
            args: not used.
            initBindings: values of variables that are selected and left open in the query: ``this``, the focus
                node. A query of ours names the class that it is about, so that ``this`` need not stand in it.
            options: not used.
        """
        if self._copy is None:
            self._copy = ox.Store()
            self._copy.bulk_load(self.serialize(format="nt").encode(), ox.RdfFormat.N_TRIPLES)
        solutions = self._copy.query(str(query_object))
        if not isinstance(solutions, ox.QuerySolutions):
            raise GraphError("A constraint of the shapes is no SELECT query.", "Write it with sh:select.")
        names = [variable.value for variable in solutions.variables]
        given = {Variable(name): value for name, value in (initBindings or {}).items()}
        result = Result("SELECT")
        result.vars = [Variable(name) for name in names]
        result.bindings = [given | _bindings(solution, names) for solution in solutions]
        return result


def _bindings(solution: ox.QuerySolution, names: list[str]) -> dict[Variable, Identifier]:
    values = {name: solution[name] for name in names}
    return {Variable(name): _term(value) for name, value in values.items() if value is not None}


def _term(value: object) -> Identifier:
    if isinstance(value, ox.NamedNode):
        return URIRef(value.value)
    if isinstance(value, ox.BlankNode):
        return BNode(value.value)
    if isinstance(value, ox.Literal):
        if value.language is not None:
            return Literal(value.value, lang=value.language)
        plain = value.datatype.value == str(XSD.string)
        return Literal(value.value, datatype=None if plain else URIRef(value.datatype.value))
    raise GraphError(f"{value} cannot stand in a report.", "Select terms, not triples.")
