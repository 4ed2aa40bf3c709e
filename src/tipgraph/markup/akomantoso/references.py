"""What the marks in the text refer to: organizations, events and concepts, each stated once in the metadata."""

from lxml.etree import _Element as Element

from tipgraph.markup.akomantoso.elements import Identifiers, add
from tipgraph.rdf import Iris

_CONCEPTS = "/akn/ontology/concept/un/"


class References:
    """Collects what a document refers to."""

    def __init__(self, iris: Iris) -> None:
        self._iris = iris
        self._identifiers = Identifiers()
        self._told: dict[tuple[str, str], tuple[str, str, str]] = {}

    def organization(self, identifier: str, label: str) -> str:
        """Return the reference to a body: ``#org_UNODC``."""
        return self._refer("TLCOrganization", "org", identifier, str(self._iris.body(identifier)), label)

    def event(self, identifier: str, label: str) -> str:
        """Return the reference to an event."""
        return self._refer("TLCEvent", "event", identifier, str(self._iris.event(identifier)), label)

    def verb(self, identifier: str) -> str:
        """Return the reference to a verb of the vocabulary."""
        address = f"{self._iris.base}vocabulary/verb/{identifier}"
        return self._refer("TLCConcept", "verb", identifier, address, identifier.replace("-", " "))

    def concept(self, name: str, label: str) -> str:
        """Return the reference to a concept of the United Nations' profile: ``#symbol``."""
        return self._refer("TLCConcept", "", name, f"{_CONCEPTS}{name}", label)

    def role(self, name: str, label: str) -> str:
        """Return the reference to a role: ``#author``."""
        return self._refer("TLCRole", "", name, f"/akn/ontology/role/un/{name}", label)

    def program(self) -> str:
        """Return the reference to this program."""
        return self._refer("TLCOrganization", "", "tipgraph", self._iris.base, "tipgraph")

    def write(self, meta: Element) -> None:
        """Add all that was referred to to the metadata."""
        element = add(meta, "references", {"source": self.program()})
        for (kind, _), (identifier, address, label) in sorted(self._told.items()):
            add(element, kind, {"eId": identifier, "href": address, "showAs": label})

    def _refer(self, kind: str, prefix: str, name: str, address: str, label: str) -> str:
        told = self._told.get((kind, address))
        if told is None:
            identifier = self._identifiers.give(prefix, name) if prefix else name
            told = self._told[kind, address] = (f"tlc_{identifier}" if prefix else identifier, address, label)
        return f"#{told[0]}"
