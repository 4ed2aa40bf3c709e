"""Plain text as a reader sees it, made from the United Nations' Akoma Ntoso, and the links that were in it.

The text has no links and no markup. Numbers and letters of paragraphs are printed, the mark of a footnote stands
in superscript characters where the note was, and the notes follow as a block at the end of each page.

The markup is read here apart from the reader of `tipgraph.documents`, which is measured by it: a fault of that reader
must not hide itself.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any
from xml.etree import ElementTree

from tipgraph.documents.addresses import named_symbol
from tipgraph.errors import DocumentError

RULE = "__________________"
"""The line above a block of footnotes."""
SUPERSCRIPTS = str.maketrans("0123456789abcd", "⁰¹²³⁴⁵⁶⁷⁸⁹ᵃᵇᶜᵈ")
_PAGE_CHARACTERS = 3000
_BLOCKS = frozenset(
    """p docTitle heading block listIntroduction listWrapUp li td th longTitle crossHeading subheading
    docNumber""".split()
)
_RAISED = re.compile(r"\s*[0-9a-d]+(?:[,–][0-9]+)*\s*")


@dataclass(frozen=True, slots=True)
class Link:
    """A link that the United Nations set.

    Attributes:
        target: the symbol that the address names, as written there: ``A/RES/66/235b``.
        anchor: the words that carry the link.
        in_note: whether they stand in a footnote.
    """

    target: str
    anchor: str
    in_note: bool


@dataclass(frozen=True, slots=True)
class Rendering:
    """A document as text, with the links that were taken out of it.

    Attributes:
        name: file name without extension.
        symbol: symbol as printed on its cover.
        kind: ``resolution``, ``decision`` …, or ``collection`` for several in one file.
        text: blocks with a blank line between.
        links: in reading order; addresses elsewhere than at the United Nations' documents are left out.
    """

    name: str
    symbol: str
    kind: str
    text: str
    links: tuple[Link, ...]


class _NoDoctype(ElementTree.TreeBuilder):
    """Builds a tree and refuses a document type: it could define entities that grow without bound."""

    def doctype(self, name: str, public: str | None, system: str | None) -> None:
        raise DocumentError(f"a document type ({name}) is declared.", "Take the DOCTYPE out.")


def render(data: bytes, name: str) -> Rendering:
    """Render one document.

    Args:
        data: the XML.
        name: file name without extension, for messages and the rendering.

    Raises:
        DocumentError: it is not well-formed XML or declares a document type.
    """
    try:
        root = ElementTree.fromstring(data, ElementTree.XMLParser(target=_NoDoctype()))
    except ElementTree.ParseError as error:
        raise DocumentError(f"{name}: is not well-formed XML ({error}).", "Get it again.") from error
    except DocumentError as error:
        raise DocumentError(f"{name}: {error.message}", error.remedy) from error
    page = _Pages()
    page.add(root)
    page.turn()
    return Rendering(name, _symbol(root), _kind(root), "\n\n".join(page.blocks), tuple(page.links))


@dataclass(slots=True)
class _Pages:
    """Collects blocks, and at the end of each page its notes."""

    blocks: list[str] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    characters: int = 0

    def add(self, element: ElementTree.Element) -> None:
        """Add an element with all that is in it."""
        tag = _tag(element)
        if tag == "meta":
            return
        if tag in _BLOCKS:
            self._block(self._inline(element, in_note=False))
            return
        number = next((child for child in element if _tag(child) == "num"), None)
        first = len(self.blocks)
        for child in element:
            if child is not number:
                self.add(child)
        if number is not None:
            self._number(first, _folded("".join(number.itertext())))

    def turn(self) -> None:
        """End the page: print its notes."""
        if self.notes:
            self.blocks += [RULE, *self.notes]
            self.notes.clear()
        self.characters = 0

    def _block(self, text: str) -> None:
        folded = _folded(text)
        if folded:
            self.blocks.append(folded)
            self.characters += len(folded)
            if self.characters > _PAGE_CHARACTERS:
                self.turn()

    def _number(self, first: int, number: str) -> None:
        """Print a number before the first block of what it numbers, or alone when that has none."""
        if first == len(self.blocks):
            self._block(number)
        else:
            self.blocks[first] = f"{number} {self.blocks[first]}".strip()

    def _inline(self, element: ElementTree.Element, in_note: bool) -> str:
        pieces = [element.text or ""]
        before: ElementTree.Element | None = None
        for child in element:
            pieces.append(self._piece(child, in_note))
            pieces.append(child.tail or "")
            if _continues(child, before) and len(self.links) > 1:
                last, first = self.links.pop(), self.links.pop()
                self.links.append(Link(first.target, first.anchor + last.anchor, in_note))
            before = child
        return "".join(pieces)

    def _piece(self, child: ElementTree.Element, in_note: bool) -> str:
        tag = _tag(child)
        if tag == "authorialNote":
            mark = (child.get("marker") or str(len(self.notes) + 1)).translate(SUPERSCRIPTS)
            self.notes.append(f"{mark} {_folded(self._inline(child, in_note=True))}")
            return mark
        if tag in ("br", "eol"):
            return " "
        text = self._inline(child, in_note)
        if tag == "sup" and _RAISED.fullmatch(text):
            return text.strip().translate(SUPERSCRIPTS)
        target = named_symbol(child.get("href") or "") if tag == "a" else None
        if target is not None:
            self.links.append(Link(target, _folded(text), in_note))
        return text


def _tag(element: ElementTree.Element) -> str:
    # Comments and processing instructions have a function for a tag.
    tag: Any = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def _continues(link: ElementTree.Element, before: ElementTree.Element | None) -> bool:
    """Whether the words of one link have been cut into two elements that touch."""
    return (
        before is not None
        and not before.tail
        and _tag(link) == _tag(before) == "a"
        and link.get("href") == before.get("href")
        and named_symbol(link.get("href") or "") is not None
    )


def _folded(text: str) -> str:
    return " ".join(text.split())


def _descendants(root: ElementTree.Element, tag: str) -> Iterable[ElementTree.Element]:
    return (element for element in root.iter() if _tag(element) == tag)


def _symbol(root: ElementTree.Element) -> str:
    numbers = _descendants(root, "docNumber")
    printed = (_folded("".join(each.itertext())) for each in numbers if each.get("refersTo") == "#symbol")
    return next(printed, "").replace("\u2011", "-")


def _kind(root: ElementTree.Element) -> str:
    for element in root:
        if _tag(element) == "documentCollection":
            return "collection"
        if element.get("name"):
            return element.get("name", "")
    return "document"
