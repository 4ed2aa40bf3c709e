"""Akoma Ntoso that this program wrote: labels and description are read as stated, and nothing is guessed.

Each paragraph, and each line of the front, bears an attribute of this program's own namespace (`MARKS`), as does each
link that it set. Where somebody has added words without such a mark, the file is read like any other.
"""

import datetime
import re
from collections.abc import Mapping, Sequence
from dataclasses import MISSING, dataclass, fields
from typing import Any

from lxml.etree import _Element as Element

from tipgraph.documents.akomantoso.body import Body, outside_meta
from tipgraph.documents.akomantoso.elements import MARKS, NOTES, UNREAD, local_name
from tipgraph.documents.blocks import RawNote, anchor, fold, link
from tipgraph.documents.drafts import Built, Draft, Structure
from tipgraph.errors import SymbolError
from tipgraph.model import Description, ParagraphKind
from tipgraph.symbols import parse

LABEL, KIND, PARENT, STATUS, LINE, ORDER, UNMARKED = (
    f"{{{MARKS}}}{name}" for name in ("label", "kind", "parent", "status", "line", "order", "unmarked")
)
"""Attributes of paragraphs, of lines of the front, and of footnotes."""

DESCRIPTION, REMARK, ADDRESS = (f"{{{MARKS}}}{name}" for name in ("description", "remark", "address"))
"""Elements in the metadata: what the document is, what a user should know, addresses that the source held.

A link of the publisher bears its address as an attribute too, where that is none that a schema lets pass.
"""

FRONT_LINE, HEADING_LINE, CLOSING_LINE = "front", "heading", "closing"

_STATUSES = ("ad ref", "agreed")
_LONGEST_LABEL = 200
_WORDS = re.compile(r"[A-Za-z0-9]+(?:[ -][A-Za-z0-9]+)*")


@dataclass(frozen=True, slots=True)
class Written:
    """What a file of this program holds.

    Attributes:
        body: the texts, with notes and links.
        built: structure and description.
        remarks: as they stood in the source.
        links: addresses that the source held.
    """

    body: Body
    built: Built
    remarks: tuple[str, ...]
    links: tuple[str, ...]


def read_written(root: Element) -> Written | None:
    """Return what a file of this program holds; None where it is not one, or where somebody has changed its marks."""
    meta = next(root.iter("{*}meta"), None)
    stated = next(meta.iter(DESCRIPTION), None) if meta is not None else None
    if meta is None or stated is None:
        return None
    try:
        description = _description(stated)
        body = _Texts(root)
        body.take(root)
    except (ValueError, SymbolError, _ChangedError):
        return None
    if len(body.structure.drafts) + len(body.structure.front) == 0:
        return None
    return Written(
        body,
        Built(body.structure, description),
        tuple(each.text or "" for each in meta.iter(REMARK)),
        tuple(each.text or "" for each in meta.iter(ADDRESS)),
    )


class _ChangedError(Exception):
    """Words stand where this program writes none, or a mark says what it never says."""


class _Texts(Body):
    """Reads the texts of a file of this program."""

    def __init__(self, root: Element) -> None:
        super().__init__(root)
        self.structure = Structure()
        found = [each for each in outside_meta(root) if local_name(each) in NOTES]
        self._orders = _orders(found)
        self._notes: list[RawNote | None] = [None] * len(found)
        self._labels: set[str] = {"front"}
        self._label = "front"

    def take(self, element: Element) -> None:
        """Read an element with all that is in it.

        Raises:
            _ChangedError: it holds words without a mark.
        """
        if local_name(element) in UNREAD or local_name(element) == "num":
            return
        if LABEL in element.attrib:
            self._draft(element)
        elif LINE in element.attrib:
            self._line_of_front(element)
        else:
            words = [element.text, *(child.tail for child in element)]
            if any((each or "").strip() for each in words) or local_name(element) in NOTES:
                raise _ChangedError
            for child in element:
                self.take(child)

    def _draft(self, element: Element) -> None:
        label, parent = element.get(LABEL) or "", element.get(PARENT)
        if not label or label in self._labels or len(label) > _LONGEST_LABEL or not label.isprintable():
            raise _ChangedError
        if parent is not None and parent not in self._labels:
            raise _ChangedError
        self._labels.add(label)
        self._label = label
        status = element.get(STATUS)
        text = fold(self._inline(element))
        kind = ParagraphKind(element.get(KIND) or "")
        draft = Draft(label, kind, _line(element), parent, [text], status if status in _STATUSES else None)
        self.structure.drafts.append(draft)

    def _line_of_front(self, element: Element) -> None:
        self._label = "front"
        kind, text = element.get(LINE), fold(self._inline(element))
        if kind == CLOSING_LINE:
            if self.structure.meeting:
                raise _ChangedError
            self.structure.meeting, self.structure.meeting_place = text, len(self.structure.drafts)
        elif kind == HEADING_LINE:
            self.structure.add_heading(text)
        elif kind == FRONT_LINE:
            if not self.structure.front:
                self.structure.front_line = _line(element)
            self.structure.front.append(text)
        else:
            raise _ChangedError

    def _piece(self, child: Element) -> str:
        if local_name(child) == "noteRef":
            return anchor(child.get("marker") or "*")
        return super()._piece(child)

    def _link(self, element: Element, text: str) -> str:
        printed = element.get(ADDRESS)
        if printed is None:
            return super()._link(element, text)
        self.addresses.append(printed)
        return link(len(self.addresses) - 1, text)

    def _note(self, element: Element) -> str:
        order = self._orders[element]
        mark = (element.get("marker") or "").strip() or str(order + 1)
        text = fold(self._inline(element))
        unmarked = element.get(UNMARKED) is not None
        self._notes[order] = RawNote(mark, text, _line(element), 0, self._label if unmarked else None)
        return "" if unmarked else anchor(mark, order)


def _orders(notes: Sequence[Element]) -> Mapping[Element, int]:
    """Return the place of each footnote among all: as stated, where that is told of each and of each another."""
    stated = [each.get(ORDER) or "" for each in notes]
    if len(set(stated)) == len(stated) and all(each.isascii() and each.isdigit() for each in stated):
        notes = [note for _, note in sorted(zip(map(int, stated), notes, strict=True), key=lambda pair: pair[0])]
    return {note: order for order, note in enumerate(notes)}


def _description(stated: Element) -> Description:
    """Return the description that an element holds: one child for each field that is known, by its name.

    Raises:
        ValueError: a field that is needed is missing, or one holds what this program never writes there.
        SymbolError: an identifier is none.
    """
    told: dict[str, list[str]] = {}
    for child in stated:
        told.setdefault(local_name(child), []).append(child.text or "")
    found: dict[str, Any] = {}
    for each in fields(Description):
        values = told.get(each.name)
        if not values:
            if each.default is MISSING:
                raise ValueError(each.name)
            continue
        if each.default == ():
            found[each.name] = tuple(values)
        elif each.name in ("adopted", "date", "silence_until"):
            found[each.name] = datetime.date.fromisoformat(values[0])
        else:
            found[each.name] = int(values[0]) if each.name == "session" else values[0]
    description = Description(**found)
    # They become IRIs of the graph: one that is none would cost the document, or be another's.
    canonical = all(parse(each).identifier == each for each in (description.id, *description.based_on))
    words = (description.kind, description.organ, description.status)
    if not canonical or any(each is not None and not _WORDS.fullmatch(each) for each in words):
        raise ValueError(description.id)
    return description


def _line(element: Element) -> int:
    # The stubs of lxml give the attribute no type.
    line: Any = element.sourceline
    return line or 0
