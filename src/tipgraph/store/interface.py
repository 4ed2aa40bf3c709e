"""What every store offers: terms, rows and answers, and the contracts of readers and writers."""

from contextlib import AbstractContextManager
from dataclasses import dataclass
from types import TracebackType
from typing import TYPE_CHECKING, Literal, Protocol, Self

if TYPE_CHECKING:
    import rdflib

TermKind = Literal["iri", "literal", "blank"]


@dataclass(frozen=True, slots=True)
class Term:
    """One RDF term of a query result.

    Attributes:
        kind: ``iri``, ``literal`` or ``blank``.
        value: the IRI, the lexical form, or the label of the blank node.
        datatype: IRI of the datatype of a literal, else None.
        language: language tag of a literal, lower case, else None.
    """

    kind: TermKind
    value: str
    datatype: str | None = None
    language: str | None = None

    def __str__(self) -> str:
        return self.value


Row = tuple[Term | None, ...]


@dataclass(frozen=True, slots=True)
class Rows:
    """Result of a SELECT query.

    Attributes:
        variables: names without the question mark, in the order of the projection.
        rows: one tuple a solution, as long as `variables`; None where a variable is unbound.
    """

    variables: tuple[str, ...]
    rows: list[Row]


@dataclass(frozen=True, slots=True)
class Answer:
    """A serialised query result.

    Attributes:
        media_type: media type of `body`.
        body: the bytes to send or print.
    """

    media_type: str
    body: bytes


class GraphReader(Protocol):
    """One generation of the graph, read-only. Also a context manager that closes itself."""

    def select(self, query: str) -> Rows:
        """Run a SELECT query; the default graph is the union of all named graphs.

        Raises:
            QueryError: the query is not valid, no SELECT query, or not allowed.
        """

    def answer(self, query: str, media_type: str) -> Answer:
        """Run a query of any form and serialise its result.

        Args:
            query: SPARQL 1.1 query. Updates, SERVICE and extreme nesting are refused.
            media_type: a member of `SOLUTION_TYPES` for SELECT and ASK, of `GRAPH_TYPES` for CONSTRUCT and
                DESCRIBE.

        Raises:
            QueryError: the query is not valid or not allowed, or its form has no such media type.
        """

    def graphs(self) -> tuple[str, ...]:
        """Return the IRIs of the named graphs, sorted."""

    def dump(self, media_type: str, graph: str | None = None) -> bytes:
        """Serialise the store or one of its graphs.

        Args:
            media_type: a member of `DUMP_TYPES`. Formats without named graphs give the union.
            graph: IRI of the only graph to serialise.

        Raises:
            StoreError: no such media type.
        """

    def generation(self) -> str:
        """Return the name of the generation that is read."""

    def close(self) -> None:
        """Release the store; the reader cannot be used any more."""

    def __enter__(self) -> Self: ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...


class GraphWriter(Protocol):
    """A generation that is being written, and that nobody reads before it is published."""

    def replace(self, graph_iri: str, graph: "rdflib.Graph") -> None:
        """Replace one named graph as a whole.

        Raises:
            StoreError: the graph holds something that is no RDF, or the store cannot be written.
        """

    def remove(self, graph_iri: str) -> None:
        """Remove one named graph; nothing happens if there is none."""

    def select(self, query: str) -> Rows:
        """Run a SELECT query on what was written so far (see `GraphReader.select`)."""

    def graphs(self) -> tuple[str, ...]:
        """Return the IRIs of the named graphs as written so far, sorted."""


class Backend(Protocol):
    """One kind of store. `location` is what stands behind the scheme in its URL."""

    def open_reader(self, location: str) -> GraphReader:
        """Open the current generation read-only."""

    def begin_generation(self, location: str) -> AbstractContextManager[GraphWriter]:
        """Begin a new generation as a copy of the current one."""

    def current_generation(self, location: str) -> str | None:
        """Return the name of the current generation, None if there is none."""
