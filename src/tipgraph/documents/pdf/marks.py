"""Raised marks and asterisks of the text tied to the footnotes of their pages."""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence

from tipgraph.documents.blocks import anchor
from tipgraph.documents.pdf.lines import Line, Mark
from tipgraph.documents.pdf.notes import FootNote

_SIGNS = re.compile(r"(?:(?<=[^\s*†‡])|(?<=[*†‡])[,\s]\s?|\s(?=[*†‡]+$))(\*{1,4}|†{1,2}|‡{1,2})(?![\w*†‡])")
_SLASHED = re.compile(r"(?<=[\w.,;:”\")\]])\s?\b(\d{1,3}|[a-z])/(?![\w/])")
_BEFORE = 20
_ENDING = re.compile(r"(?:st|nd|rd|th|er|e|o|os|bis|ter|re|ère)$")
_MEASURE = re.compile(r"\d\s?[cdkm]?m$")
_UNIT = re.compile(r"(?:\b(?:[cdkm]?m|CO|CH|N|SO|NO|H|O|PM|tCO)|\d)$")


class Marks:
    """Knows the footnotes of a document and gives each mark the order of its own.

    Args:
        notes: all footnotes of the document, in order.
    """

    def __init__(self, notes: Sequence[FootNote]) -> None:
        self._notes = notes
        self._orders: dict[str, list[int]] = defaultdict(list)
        self._on_page: dict[int, set[str]] = defaultdict(set)
        self._slashed = {note.page for note in notes if note.slashed}
        for order, note in enumerate(notes):
            self._orders[note.mark].append(order)
            self._on_page[note.page].add(note.mark)

    def text(self, line: Line) -> str:
        """Return a line's text with an anchor for each mark."""
        whole = ""
        for part in line.parts:
            if isinstance(part, Mark):
                whole += self._raised(part.text, line.page, whole[-_BEFORE:])
            else:
                whole += self._printed(part, line.page)
        return whole

    def _order(self, mark: str, page: int) -> int | None:
        orders = self._orders.get(mark)
        if not orders:
            return None
        place = bisect_left(orders, page, key=lambda order: self._notes[order].page)
        near = orders[max(place - 1, 0) : place + 1]
        return min(near, key=lambda order: abs(self._notes[order].page - page))

    def _raised(self, mark: str, page: int, before: str) -> str:
        order = self._order(mark, page)
        if (_ENDING.match(mark) and before[-1:].isalnum()) or (mark in "23" and _MEASURE.search(before)):
            return mark
        if order is None:
            return mark if mark.isalpha() or _UNIT.search(before) or not before.strip() else anchor(mark)
        if abs(self._notes[order].page - page) > 1 and _UNIT.search(before):
            return mark
        return anchor(mark, order)

    def _printed(self, text: str, page: int) -> str:
        """Return text with marks that are not raised as anchors: asterisks, and "1/" where notes are marked so."""
        known = self._on_page.get(page)
        if not known:
            return text

        def replaced(match: re.Match[str]) -> str:
            return anchor(match[1], self._order(match[1], page)) if match[1] in known else match[0]

        if "*" in text or "†" in text or "‡" in text:
            text = _SIGNS.sub(replaced, text)
        if page in self._slashed and "/" in text:
            text = _SLASHED.sub(replaced, text)
        return text


def plain(parts: Sequence[str | Mark]) -> str:
    """Return the words of parts, marks as they are printed."""
    return "".join(part if isinstance(part, str) else part.text for part in parts)
