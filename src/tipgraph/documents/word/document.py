"""A Word file as blocks and notes, as a reader of the printed page sees them."""

from typing import TYPE_CHECKING

from tipgraph.documents.blocks import Source
from tipgraph.documents.format import Limits
from tipgraph.documents.word.body import Body
from tipgraph.documents.word.content import Content
from tipgraph.documents.word.header import FIRST, RUNNING, first_page, header_parts
from tipgraph.documents.word.marks import render
from tipgraph.documents.word.names import SECTION, w
from tipgraph.documents.word.notes import ENDNOTE, FOOTNOTE, Notes
from tipgraph.documents.word.numbering import Numbering
from tipgraph.documents.word.package import Package, Relationship
from tipgraph.documents.word.pieces import Passage
from tipgraph.documents.word.styles import Styles
from tipgraph.documents.word.tally import COMMENT, Tally
from tipgraph.errors import DocumentError

if TYPE_CHECKING:
    from lxml import etree

_MACHINE_COMMENT = "<<ODS"
"""Begins the comment in which the document system of the United Nations keeps its job numbers."""


def read(data: bytes, name: str, limits: Limits) -> Source:
    """Read a Word file.

    Args:
        data: its bytes.
        name: its name, for messages.
        limits: how much it may ask of the machine.

    Raises:
        DocumentError: it is damaged, too large, or holds no document.
    """
    return _Reading(Package(data, name, limits), name, limits).source()


class _Reading:
    """The parts of one file, and what is common to them."""

    def __init__(self, package: Package, name: str, limits: Limits) -> None:
        self._package, self._name, self._depth = package, name, limits.depth
        main = package.main()
        root = package.xml(main)
        body = root.find(w("body")) if root is not None else None
        if body is None:
            raise DocumentError(
                f"{name}: holds no Word document (part {main}).", "Open it in Word and save it again as .docx."
            )
        self._body, self._main = body, main
        self._links = package.links(main)
        self._parts = {link.kind: link.target for link in self._links.values() if not link.outside}
        self._styles = Styles(self._part("styles"))
        self._numbering = Numbering(self._part("numbering"))
        self._tally = Tally()
        self._sections = list(body.iter(SECTION))
        self._notes = Notes(self._part("settings"), self._sections)

    def source(self) -> Source:
        """Return what the file says."""
        heads = header_parts(self._sections[0] if self._sections else None, self._links)
        first = self._header(heads.get(FIRST))
        running = self._header(heads.get(RUNNING)) if heads.get(RUNNING) != heads.get(FIRST) else []
        begun = max((passage.line for passage in first), default=0)
        content = self._content(self._links, self._notes)
        body = Body(content, self._styles, self._numbering, begun).read(self._body)
        head = first_page(first, running, body)
        made = render([*head, *body], self._notes, self._note_texts())
        self._tally.counts[COMMENT] += self._comments()
        addresses = tuple(self._tally.links)
        return Source(
            made.blocks,
            made.notes,
            tuple(dict.fromkeys(addresses)),
            self._tally.remarks(),
            addresses=addresses,
            exact=True,
        )

    def _part(self, kind: str) -> "etree._Element | None":
        return self._package.xml(self._parts[kind]) if kind in self._parts else None

    def _content(self, links: dict[str, Relationship], notes: Notes | None = None) -> Content:
        return Content(self._name, self._depth, self._styles, links, self._tally, notes)

    def _header(self, part: str | None) -> list[Passage]:
        root = self._package.xml(part) if part else None
        if root is None or part is None:
            return []
        content = self._content(self._package.links(part))
        return Body(content, self._styles, self._numbering, lines=True).read(root)

    def _note_texts(self) -> dict[tuple[str, str], Passage]:
        texts: dict[tuple[str, str], Passage] = {}
        wanted = {(reference.kind, reference.identifier) for reference in self._notes.references}
        for kind in (FOOTNOTE, ENDNOTE):
            root = self._part(f"{kind}s")
            if root is None:
                continue
            content = self._content(self._package.links(self._parts[f"{kind}s"]))
            for element in root.findall(w(kind)):
                key = kind, element.get(w("id"), "")
                if key in wanted:
                    passage = Passage()
                    for each in Body(content, self._styles, self._numbering).read(element):
                        passage.pieces += [*([" "] if passage.pieces else []), *each.pieces]
                    texts[key] = passage
        return texts

    def _comments(self) -> int:
        """Return the number of comments that people have made."""
        root = self._part("comments")
        if root is None:
            return 0
        texts = ("".join(part.text or "" for part in each.iter(w("t"))) for each in root.findall(w("comment")))
        return sum(1 for text in texts if text.strip() and not text.lstrip().startswith(_MACHINE_COMMENT))
