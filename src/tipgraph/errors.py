"""The one family of exceptions that tipgraph raises on purpose.

Every message names the file or thing, the place where that is known, and the remedy. The faces (command
line, HTTP) turn members of this family into one line or into a problem document; nothing else is caught.
"""


class TipgraphError(Exception):
    """Something that a user can act on.

    Args:
        message: what is wrong, with the file or thing and the place.
        remedy: what the user can do about it; printed after the message.
    """

    def __init__(self, message: str, remedy: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.remedy = remedy

    def __str__(self) -> str:
        return f"{self.message} {self.remedy}".strip()


class SymbolError(TipgraphError):
    """A text is no United Nations symbol."""


class RegistryError(TipgraphError):
    """A registry file is damaged or contradicts itself."""


class DocumentError(TipgraphError):
    """A document cannot be read."""


class GraphError(TipgraphError):
    """A graph cannot be made from, or read as, what it should be."""


class StoreError(TipgraphError):
    """The store cannot be opened, read or written."""


class QueryError(TipgraphError):
    """A query is not valid, not allowed, or took longer than its deadline."""


class UnknownIdentifierError(TipgraphError):
    """An identifier is not in the graph.

    Args:
        identifier: what was asked for.
        nearest: known identifiers that look most like it, best first.
    """

    def __init__(self, identifier: str, nearest: tuple[str, ...] = ()) -> None:
        remedy = f"Did you mean {', '.join(nearest)}?" if nearest else "List known ones with a search."
        super().__init__(f"{identifier!r} is not in the graph.", remedy)
        self.identifier = identifier
        self.nearest = nearest


class ExportError(TipgraphError):
    """A file for another tool cannot be written."""


class UsageError(TipgraphError):
    """Arguments do not fit together (exit code 2)."""
