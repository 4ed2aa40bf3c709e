"""Footnotes and endnotes: the marks that Word gives them, in order of reference."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tipgraph.documents.word.names import VALUE, w
from tipgraph.documents.word.numerals import printed
from tipgraph.documents.word.styles import whole_number

if TYPE_CHECKING:
    from lxml import etree

FOOTNOTE, ENDNOTE = "footnote", "endnote"
_MOST_BOOKMARKS = 100


@dataclass(frozen=True, slots=True)
class Counting:
    """How notes of one kind are numbered.

    Attributes:
        number_format: Word's name of the format.
        start: first number.
        restart: "continuous", "eachSect" or "eachPage".
    """

    number_format: str
    start: int = 1
    restart: str = "continuous"

    def refined(self, properties: "etree._Element | None") -> "Counting":
        """Return it as the properties of a section or of the document change it."""
        if properties is None:
            return self
        number_format, restart = properties.find(w("numFmt")), properties.find(w("numRestart"))
        start = whole_number(properties.find(w("numStart")))
        return Counting(
            number_format.get(VALUE, self.number_format) if number_format is not None else self.number_format,
            self.start if start is None else start,
            restart.get(VALUE, self.restart) if restart is not None else self.restart,
        )


_DEFAULTS = {FOOTNOTE: Counting("decimal"), ENDNOTE: Counting("lowerRoman")}


@dataclass(slots=True)
class Reference:
    """A place where a note is referred to for the first time.

    Attributes:
        kind: FOOTNOTE or ENDNOTE.
        identifier: of the note in its part.
        mark: as printed; "" until a mark of the author's own has been read.
        own: whether the author has typed the mark.
        line: paragraph that carries it, from 1.
        block: index of the block that carries it, from 0.
    """

    kind: str
    identifier: str
    mark: str
    own: bool
    line: int
    block: int = 0


@dataclass(slots=True)
class _Count:
    value: int | None = None
    scope: tuple[int, int] = (0, 0)


@dataclass(slots=True)
class Notes:
    """Numbers the notes of a document while it is read.

    Attributes:
        settings: root of the document's settings, or None.
        sections: properties of its sections, in order.
        references: found so far, in order of appearance.
        bookmarks: the reference that stands within each bookmark.
    """

    settings: "etree._Element | None"
    sections: "list[etree._Element]"
    references: list[Reference] = field(default_factory=list)
    bookmarks: dict[str, Reference] = field(default_factory=dict)
    _open_bookmarks: dict[str, str] = field(default_factory=dict)
    _counts: dict[str, _Count] = field(default_factory=lambda: {FOOTNOTE: _Count(), ENDNOTE: _Count()})
    _known: dict[tuple[str, str], Reference] = field(default_factory=dict)

    def open_bookmark(self, identifier: str, name: str) -> None:
        """Remember that a bookmark begins."""
        if len(self._open_bookmarks) < _MOST_BOOKMARKS:
            self._open_bookmarks[identifier] = name

    def close_bookmark(self, identifier: str) -> None:
        """Remember that a bookmark ends."""
        self._open_bookmarks.pop(identifier, None)

    def refer(self, kind: str, identifier: str, own: bool, section: int, page: int, line: int) -> Reference:
        """Return the reference to a note, numbered.

        Args:
            kind: FOOTNOTE or ENDNOTE.
            identifier: of the note.
            own: whether a mark of the author's own follows.
            section: index of the section.
            page: number of the page, as far as Word has left its breaks.
            line: number of the paragraph.
        """
        known = self._known.get((kind, identifier))
        if known is not None:
            return known
        mark = "" if own else self._number(kind, section, page)
        reference = Reference(kind, identifier, mark, own, line)
        self._known[kind, identifier] = reference
        self.references.append(reference)
        for name in self._open_bookmarks.values():
            self.bookmarks.setdefault(name, reference)
        return reference

    def _number(self, kind: str, section: int, page: int) -> str:
        counting, count = self._counting(kind, section), self._counts[kind]
        scope = {"eachSect": (section, 0), "eachPage": (section, page)}.get(counting.restart, (0, 0))
        restarted = count.value is None or (scope != count.scope and counting.restart != "continuous")
        value = counting.start if restarted or count.value is None else count.value + 1
        count.value, count.scope = value, scope
        return printed(value, counting.number_format)

    def _counting(self, kind: str, section: int) -> Counting:
        counting = _DEFAULTS[kind]
        for root in (self.settings, self.sections[section] if section < len(self.sections) else None):
            if root is not None:
                counting = counting.refined(root.find(w(f"{kind}Pr")))
        return counting
