"""Takes a page's paragraphs and decides which of them are footnotes."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from tipgraph.documents import furniture, marks
from tipgraph.documents.blocks import CLOSE, OPEN, Block, RawNote, Role, anchor, fold, without_marks
from tipgraph.documents.html.footnotes import Linked

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

_TOP = frozenset("body html main article".split())
_ANCHOR_FIRST = re.compile(rf"{OPEN}\d*:([^{OPEN}{CLOSE}]*){CLOSE}[.:)]?\s*(?=\S)")
_NUMBER_FIRST = re.compile(r"[\[(]?(\d{1,3}|\*{1,3}|†|‡|[a-z])(?:[\])/.]{1,2}\s?|\s)(?=\S)")
_ORDERED = re.compile(f"{OPEN}\\d+:([^{OPEN}{CLOSE}]*){CLOSE}")


class _Note:
    def __init__(self, mark: str, order: int | None, scope: int, line: int, after: int) -> None:
        self.mark = mark
        self.order = order
        self.scope = scope
        self.line = line
        self.after = after
        self.parts: list[str] = []


class Collector:
    """Collects paragraphs and footnotes.

    Args:
        linked: the footnotes that links show.
        elements: all elements that are read.
    """

    def __init__(self, linked: Linked, elements: "Sequence[LexborNode]") -> None:
        self._blocks: list[Block] = []
        self._notes: list[_Note] = []
        self._open: _Note | None = None
        self._seen: set[str] = set()
        self._line = 0
        self._marked: Counter[int] = Counter()
        self._beginning: Counter[int] = Counter()
        for node in elements:
            counts = (
                self._marked
                if node.mem_id in linked.references
                else self._beginning
                if node.mem_id in linked.begins
                else None
            )
            current: LexborNode | None = node
            while counts is not None and current is not None:
                counts[current.mem_id] += 1
                current = current.parent

    @property
    def in_note(self) -> bool:
        """Whether what comes belongs to a footnote."""
        return self._open is not None

    def saw(self, mark: str) -> None:
        """Remember that a mark has been printed as a superscript."""
        if not self.in_note:
            self._seen.add(mark)

    def expects(self, mark: str) -> bool:
        """Tell whether a mark has been printed whose footnote has not come."""
        return mark in self._seen and all(note.mark != mark or note.order is not None for note in self._notes)

    def scope_of(self, node: "LexborNode") -> int:
        """Return the largest element around the beginning of a note that holds nothing but this note."""
        scope = node
        parent = node.parent
        while (
            parent is not None
            and parent.tag not in _TOP
            and self._beginning[parent.mem_id] == 1
            and not self._marked[parent.mem_id]
        ):
            scope, parent = parent, parent.parent
        return scope.mem_id

    def open_note(self, mark: str, order: int | None, scope: int) -> None:
        """Begin a footnote, which ends with the element `scope`."""
        self._open = _Note(mark, order, scope, self._line + 1, len(self._blocks))
        self._notes.append(self._open)

    def close_note(self, element: int) -> None:
        """End the footnote that ends with an element."""
        if self._open is not None and self._open.scope == element:
            self._open = None

    def add(self, text: str, *, heading: bool, row: bool, after_rule: bool) -> None:
        """Take a paragraph, a heading or a row of a table."""
        self._line += 1
        if furniture.RULE.match(without_marks(text)):
            return
        if self._open is not None:
            self._open.parts.append(text)
            return
        match = _ANCHOR_FIRST.match(text)
        if match is None and after_rule:
            match = _NUMBER_FIRST.match(text)
        if match is not None and not heading and self._blocks and self.expects(match[1]):
            self.open_note(match[1], None, 0)
            self._notes[-1].line = self._line
            self._notes[-1].parts.append(text[match.end() :])
            self._open = None
            return
        self._blocks.append(Block(text, self._line, heading, role=Role.ROW if row else None))

    def result(self) -> tuple[tuple[Block, ...], tuple[RawNote, ...]]:
        """Return paragraphs and footnotes, the marks bound to their footnotes."""
        notes = [note for note in self._notes if note.parts]
        raw = tuple(RawNote(note.mark, _without_mark(note), note.line, note.after) for note in notes)
        if [note.order for note in notes] == list(range(len(notes))):
            return tuple(self._blocks), raw
        # Some notes are not linked: the sequence of marks tells, for all of them.
        blocks = [
            replace(block, text=_ORDERED.sub(lambda match: anchor(match[1]), block.text)) for block in self._blocks
        ]
        return tuple(marks.resolve(blocks, raw)), raw


def _without_mark(note: _Note) -> str:
    """Return a footnote's words without the mark that is printed before them."""
    text = fold(" ".join(note.parts))
    match = _ANCHOR_FIRST.match(text) or _NUMBER_FIRST.match(text)
    return text[match.end() :] if match and match[1] == note.mark else text
