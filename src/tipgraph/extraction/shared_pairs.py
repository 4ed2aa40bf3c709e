"""A pair of volume and number that serves two treaties: the words before the footnote's mark say which is meant."""

import re
from collections.abc import Iterable
from dataclasses import replace
from functools import cache

from tipgraph.model import Citation, Document
from tipgraph.registry import load_registry

_NOTHING = re.compile(r"[\s,;.)\"”’]*")
_SERIES = ("UNTS/", "LNTS/")


def tell_shared_pairs(document: Document, citations: Iterable[Citation]) -> tuple[Citation, ...]:
    """Give a footnote's pair of volume and number to the treaty that the words before its mark name.

    A convention and its protocol can be published under one pair, and the pair alone means the convention. Where the
    mark stands at the end of the protocol's name, its footnote means the protocol.

    Args:
        document: the document.
        citations: the places where it cites.

    Returns:
        The citations in their order; only those in footnotes to such a protocol's name have another target.
    """
    found = tuple(citations)
    sharing = _sharing()
    if not any(citation.note is not None and citation.target in sharing for citation in found):
        return found
    # A name with a footnote takes the footnote's target, which the pair cannot tell.
    found = tuple(citation if citation.note else _named(citation) for citation in found)
    protocols = {protocol for group in sharing.values() for protocol in group}
    named = [c for c in found if c.note is None and c.target in protocols]
    texts = {p.label: p for p in document.paragraphs}
    meant: dict[tuple[str, str], str] = {}
    for citation in named:
        paragraph = texts[citation.paragraph]
        for mark in paragraph.marks:
            if mark.position >= citation.end and _NOTHING.fullmatch(paragraph.text, citation.end, mark.position):
                meant[citation.paragraph, mark.mark] = citation.target
    return tuple(_told(citation, meant.get((citation.paragraph, citation.note or ""))) for citation in found)


def _named(citation: Citation) -> Citation:
    protocols = _sharing().get(citation.target, ())
    bearing = {i.identifier for i in load_registry().named(citation.surface)} if protocols else set()
    meant = bearing.intersection(protocols)
    return replace(citation, target=meant.pop()) if len(meant) == len(bearing) == 1 else citation


def _told(citation: Citation, treaty: str | None) -> Citation:
    if citation.note is None or treaty is None or treaty not in _sharing().get(citation.target, ()):
        return citation
    return replace(citation, target=treaty)


@cache
def _sharing() -> dict[str, tuple[str, ...]]:
    """Return the protocols that are published under the pair of another treaty, by that treaty."""
    found: dict[str, tuple[str, ...]] = {}
    for instrument in load_registry().instruments:
        pair, hyphen, _ = instrument.identifier.partition("-")
        if hyphen and pair.startswith(_SERIES):
            found[pair] = (*found.get(pair, ()), instrument.identifier)
    return found
