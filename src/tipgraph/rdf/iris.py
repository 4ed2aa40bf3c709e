"""Identifiers and labels to IRIs, and back."""

import hashlib
import re
from dataclasses import dataclass
from urllib.parse import unquote

from rdflib import URIRef

from tipgraph.errors import GraphError

DEFAULT_BASE = "https://w3id.org/tipgraph/"
SDG_BASE = "http://metadata.un.org/sdg/"

_NAME = "NAME:"
_SDG = "SDG/"
_HASH_DIGITS = 24
# RFC 3987 lets letters beyond ASCII stand in a path and a fragment; isalnum() picks letters and digits only.
_SAFE = frozenset("-._~!$&'()*+,;=:@/")


@dataclass(frozen=True, slots=True)
class Iris:
    """The IRIs of one site.

    Attributes:
        base: what they begin with, with its final slash.
    """

    base: str = DEFAULT_BASE

    def __post_init__(self) -> None:
        if not re.fullmatch(r"[a-z][a-z0-9+.-]*:[^\s<>\"{}|\\^`]*[/#:]", self.base):
            raise GraphError(f"{self.base!r} cannot be the base of IRIs.", "Write an absolute IRI that ends in '/'.")

    def instrument(self, identifier: str) -> URIRef:
        """Return the IRI of an instrument.

        Args:
            identifier: its canonical identifier: ``A/RES/64/293``, ``NAME:2021-declaration``, ``SDG/8.7``.
        """
        if identifier.startswith(_NAME):
            return self._iri("name/", identifier.removeprefix(_NAME))
        if identifier.startswith(_SDG):
            return URIRef(SDG_BASE + _encode(_needed(identifier.removeprefix(_SDG), "SDG identifier")))
        return self._iri("id/", identifier)

    def identifier(self, iri: str) -> str:
        """Return the canonical identifier that an instrument's IRI stands for; undoes `instrument`.

        Raises:
            GraphError: if the IRI is none of an instrument of this site.
        """
        for start, head in ((self.base + "name/", _NAME), (self.base + "id/", ""), (SDG_BASE, _SDG)):
            if iri.startswith(start) and len(iri) > len(start) and "#" not in iri:
                return head + unquote(iri[len(start) :])
        raise GraphError(f"<{iri}> is no instrument's IRI.", f"They begin with {self.base}id/ or {self.base}name/.")

    def body(self, identifier: str) -> URIRef:
        """Return the IRI of a body from its acronym or slug."""
        return self._iri("body/", identifier)

    def event(self, identifier: str) -> URIRef:
        """Return the IRI of an event from its slug."""
        return self._iri("event/", identifier)

    def publication(self, identifier: str) -> URIRef:
        """Return the IRI of a volume or supplement: of ``UNTS/2225``, ``UNGA/75/supplement-53``."""
        return self._iri("publication/", identifier)

    def paragraph(self, identifier: str, label: str) -> URIRef:
        """Return the IRI of a paragraph: the instrument's IRI, ``#`` and the label."""
        return URIRef(f"{self.instrument(identifier)}#{_encode(_needed(label, 'paragraph label'))}")

    def hosted(self, component: str, host: str) -> URIRef:
        """Return the IRI of a component's text in one host: the component's IRI, ``#in-`` and the host."""
        return URIRef(f"{self.instrument(component)}#in-{_encode(_needed(host, 'host'))}")

    def note(self, identifier: str, order: int) -> URIRef:
        """Return the IRI of a footnote from its place, counted from 0, in the order of the footnotes."""
        return URIRef(f"{self.instrument(identifier)}#note-{order + 1}")

    def citation(self, *parts: str) -> URIRef:
        """Return the IRI of a citation; equal parts give the same IRI on every machine."""
        return self._hashed("citation/", parts)

    def mention(self, *parts: str) -> URIRef:
        """Return the IRI of a mention or of a piece of evidence."""
        return self._hashed("mention/", parts)

    def membership(self, *parts: str) -> URIRef:
        """Return the IRI of a membership."""
        return self._hashed("membership/", parts)

    def fact(self, *parts: str) -> URIRef:
        """Return the IRI of a stated fact."""
        return self._hashed("fact/", parts)

    def lineage(self, *parts: str) -> URIRef:
        """Return the IRI of a statement of lineage."""
        return self._hashed("lineage/", parts)

    def naming(self, *parts: str) -> URIRef:
        """Return the IRI of one document's statement that something bears a name."""
        return self._hashed("naming/", parts)

    def learned_name(self, *parts: str) -> URIRef:
        """Return the IRI of what all documents together make of a name."""
        return self._hashed("learned-name/", parts)

    def run(self, identifier: str) -> URIRef:
        """Return the IRI of a run of the extractor."""
        return self._iri("run/", identifier)

    def source(self, checksum: str) -> URIRef:
        """Return the IRI of a source file from the SHA-256 of its bytes."""
        return self._iri("source/", checksum)

    def document_graph(self, identifier: str) -> URIRef:
        """Return the name of the graph of one source document."""
        return self._iri("graph/document/", identifier)

    def graph(self, name: str) -> URIRef:
        """Return the name of a graph: ``authority``, ``vocabulary``, ``derived``, ``provenance``, …"""
        return self._iri("graph/", name)

    def _iri(self, path: str, tail: str) -> URIRef:
        return URIRef(self.base + path + _encode(_needed(tail, path.strip("/"))))

    def _hashed(self, path: str, parts: tuple[str, ...]) -> URIRef:
        digest = hashlib.sha256("\x1f".join(parts).encode()).hexdigest()
        return URIRef(self.base + path + digest[:_HASH_DIGITS])


DEFAULT_IRIS = Iris()
"""The IRIs under `DEFAULT_BASE`."""


def _needed(text: str, what: str) -> str:
    if not text:
        raise GraphError(f"An empty {what} has no IRI.", "Give the thing an identifier.")
    return text


def _encode(text: str) -> str:
    """Percent-encode only what an IRI cannot hold: blanks, brackets, quotes, ``#``, ``?``, ``%``."""
    return "".join(
        character
        if character in _SAFE or character.isalnum()
        else "".join(f"%{byte:02X}" for byte in character.encode())
        for character in text
    )
