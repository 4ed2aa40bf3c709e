"""Elements, attributes and identifiers of Akoma Ntoso."""

import re
from typing import Any

from lxml import etree
from lxml.etree import _Element as Element

from tipgraph.documents.akomantoso.elements import MARKS
from tipgraph.markup.characters import possible

NAMESPACE = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
_WITH_WORDS = frozenset({"p", "num", "heading", "subheading", "crossHeading", "listIntroduction"})
_IN_IDENTIFIERS = re.compile(r"[^A-Za-z0-9.-]+")


def new_root() -> Element:
    """Return the element around a document."""
    # The stubs of lxml do not know the default namespace.
    names: Any = {None: NAMESPACE, "tip": MARKS}
    return etree.Element(f"{{{NAMESPACE}}}akomaNtoso", nsmap=names)


def add(parent: Element, name: str, attributes: dict[str, str] | None = None, text: str | None = None) -> Element:
    """Add an element of Akoma Ntoso at the end of another.

    Args:
        parent: the other.
        name: of the element, without a namespace.
        attributes: with their values; characters that XML cannot hold are replaced.
        text: words in it.
    """
    written = {key: possible(value) for key, value in (attributes or {}).items()}
    element = etree.SubElement(parent, f"{{{NAMESPACE}}}{name}", written)
    if text is not None:
        element.text = possible(text)
    return element


def add_own(parent: Element, tag: str, text: str) -> Element:
    """Add an element of this program's own namespace.

    Args:
        parent: element to add it to.
        tag: with its namespace.
        text: words in it.
    """
    element = etree.SubElement(parent, tag)
    element.text = possible(text)
    return element


def add_text(element: Element, text: str) -> None:
    """Add words at the end of an element, behind the elements in it."""
    words = possible(text)
    # Asking an element for its length counts all that is in it.
    last = next(element.iterchildren(reversed=True), None)
    if last is None:
        element.text = (element.text or "") + words
    else:
        last.tail = (last.tail or "") + words


def indent(element: Element, level: int = 0) -> None:
    """Put each element on a line of its own, but nothing into those that hold words."""
    if not len(element) or etree.QName(element).localname in _WITH_WORDS:
        return
    element.text = "\n" + "  " * (level + 1)
    for child in element:
        indent(child, level + 1)
        child.tail = element.text
    element[-1].tail = "\n" + "  " * level


class Identifiers:
    """Gives out the ``eId`` of elements, each once."""

    def __init__(self) -> None:
        self._given: set[str] = set()
        self._counts: dict[str, int] = {}

    def give(self, kind: str, name: str = "", within: str = "") -> str:
        """Return an identifier: ``para_5``, ``para_5__list_1__point_a``.

        Args:
            kind: short name of the kind of element.
            name: number or letter, as printed; counted if empty.
            within: identifier of the element around it, or empty.
        """
        stem = f"{within}__{kind}" if within else kind
        bare = _IN_IDENTIFIERS.sub("-", name).strip("-.")
        if bare and (wanted := f"{stem}_{bare}") not in self._given:
            self._given.add(wanted)
            return wanted
        stem = f"{stem}_{bare}-" if bare else f"{stem}_"
        while True:
            self._counts[stem] = self._counts.get(stem, 1 if bare else 0) + 1
            wanted = f"{stem}{self._counts[stem]}"
            if wanted not in self._given:
                self._given.add(wanted)
                return wanted
