"""From pieces to texts: notes put in order, and superscripts told from the marks of notes."""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from tipgraph.documents.blocks import CLOSE, Block, RawNote, Role, anchor, fold, link
from tipgraph.documents.decoding import clean
from tipgraph.documents.word.notes import FOOTNOTE, Notes, Reference
from tipgraph.documents.word.pieces import LinkBegins, LinkEnds, Mark, Passage, Piece, Raised, spelled

_MARK = r"\[?(?:\d{1,3}|\*{1,4}|[†‡§]|[a-z])\]?"
_MARKS = re.compile(rf"\s*{_MARK}(?:(?:\s*,\s*|\s+){_MARK})*[,.)/]?\s*$")
_ONE = re.compile(_MARK)
_AFTER_WORD = re.compile(rf"(?:[^\W\d_]{{3}}|[,.;:”’\")\]{CLOSE}])$")
"""Where a figure is a mark even if no note bears it: behind a word, where it can be no exponent."""
_BEFORE = 12
_UNIT = re.compile(r"(?:\b(?:[kcmd]?m|ha|sec|s|CO|x|R)|\d)$")


@dataclass(frozen=True, slots=True)
class Rendered:
    """A document's texts, with anchors in place of marks."""

    blocks: tuple[Block, ...]
    notes: tuple[RawNote, ...]


@dataclass(frozen=True, slots=True)
class _Typed:
    """A note that somebody typed as a paragraph, its mark a superscript at the head."""

    mark: str
    passage: Passage
    after: int


def render(passages: Sequence[Passage], notes: Notes, texts: dict[tuple[str, str], Passage]) -> Rendered:
    """Return blocks and notes.

    Args:
        passages: of header and body, in order.
        notes: the references that they hold.
        texts: the notes themselves, by kind and identifier.
    """
    body, typed = _without_typed_notes(passages)
    carriers = {
        id(piece.reference): index
        for index, passage in reversed(list(enumerate(body)))
        for piece in passage.pieces
        if isinstance(piece, Mark)
    }
    real = sorted(notes.references, key=lambda reference: reference.kind != FOOTNOTE)
    footnotes = sum(reference.kind == FOOTNOTE for reference in real)
    # Typed notes stand with the footnotes; endnotes come last, as on the page.
    ordered: list[Reference | _Typed] = [*real[:footnotes], *typed, *real[footnotes:]]
    raw: list[RawNote] = []
    for note in ordered:
        if isinstance(note, _Typed):
            rest = Passage(note.passage.pieces[1:])
            raw.append(RawNote(note.mark, _note_text(rest, ""), note.passage.line, note.after))
        else:
            passage = texts.get((note.kind, note.identifier), Passage())
            text = _note_text(passage, note.mark if note.own else "")
            raw.append(RawNote(note.mark, text, note.line, carriers.get(id(note), 0) + 1))
    renderer = _Renderer(ordered, raw, notes)
    blocks = (
        Block(renderer.text(passage), passage.line, passage.heading, role=Role.ROW if passage.row else None)
        for passage in body
    )
    return Rendered(tuple(blocks), tuple(raw))


def _without_typed_notes(passages: Sequence[Passage]) -> tuple[list[Passage], list[_Typed]]:
    """Take out paragraphs that begin with a superscript mark which stands, a superscript too, in a text before them."""
    used: set[str] = set()
    body: list[Passage] = []
    typed: list[_Typed] = []
    for passage in passages:
        first = next((index for index, piece in enumerate(passage.pieces) if spelled(piece).strip()), None)
        head = passage.pieces[first] if first is not None else ""
        mark = _mark_alone(head) if isinstance(head, Raised) else None
        if mark in used and mark is not None and first is not None:
            typed.append(_Typed(mark, Passage(passage.pieces[first:], passage.line), len(body)))
            continue
        body.append(passage)
        used.update(mark for piece in passage.pieces if isinstance(piece, Raised) for mark in _marks(piece.text))
    return body, typed


def _mark_alone(piece: Raised) -> str | None:
    marks = list(_marks(piece.text))
    return marks[0] if len(marks) == 1 else None


def _marks(text: str) -> Iterator[str]:
    """Return the marks that a superscript can stand for."""
    if _MARKS.match(text):
        yield from (match[0].strip("[]") for match in _ONE.finditer(text))


def _note_text(passage: Passage, own_mark: str) -> str:
    """Return the text of a note, its links as anchors, without the mark that its author has typed before it."""
    text = fold(_Linked().written(passage.pieces, lambda piece, before: clean(spelled(piece))))
    return text.removeprefix(own_mark).lstrip() if own_mark else text


class _Linked:
    """Writes pieces one behind the other, the words of hyperlinks as anchors."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._open: list[tuple[int, int]] = []

    def written(self, pieces: Sequence[Piece], write: Callable[[Mark | Raised, str], str]) -> str:
        """Return the text of pieces.

        Args:
            pieces: of one passage.
            write: returns the text of a mark or superscript, given the last characters before it.
        """
        plain: list[str] = []
        for piece in pieces:
            if isinstance(piece, str):
                plain.append(piece)
                continue
            self._parts.append(clean("".join(plain)))
            plain.clear()
            if isinstance(piece, LinkBegins):
                self._open.append((piece.index, len(self._parts)))
            elif isinstance(piece, LinkEnds):
                self._end()
            else:
                self._parts.append(write(piece, "".join(self._parts[-2:])[-_BEFORE:]))
        self._parts.append(clean("".join(plain)))
        while self._open:
            self._end()
        return "".join(self._parts)

    def _end(self) -> None:
        """Close the innermost link; one that was opened in another paragraph is none here."""
        if self._open:
            index, start = self._open.pop()
            words = "".join(self._parts[start:])
            self._parts[start:] = [link(index, words) if fold(words) else words]


class _Renderer:
    """Writes anchors, knowing all notes and how far they have been read."""

    def __init__(self, ordered: "Sequence[Reference | _Typed]", raw: Sequence[RawNote], notes: Notes) -> None:
        self._notes = notes
        self._orders = {id(note): order for order, note in enumerate(ordered)}
        self._raw = raw
        self._by_mark: dict[str, list[int]] = {}
        for order, note in enumerate(raw):
            self._by_mark.setdefault(note.mark.strip("[]"), []).append(order)
        self._last = -1

    def text(self, passage: Passage) -> str:
        """Return the text of a passage, with anchors."""
        return fold(_Linked().written(passage.pieces, self._written))

    def _written(self, piece: Mark | Raised, before: str) -> str:
        return self._mark(piece.reference) if isinstance(piece, Mark) else self._raised(piece, before)

    def _mark(self, reference: Reference) -> str:
        self._last = self._orders[id(reference)]
        return anchor(reference.mark, self._last)

    def _raised(self, piece: Raised, before: str) -> str:
        reference = self._notes.bookmarks.get(piece.bookmark or "")
        if reference is not None:
            return anchor(reference.mark, self._orders[id(reference)])
        marks = list(_marks(piece.text))
        orders = [self._nearest(mark) for mark in marks]
        sure = bool(marks) and all(
            order is not None or (not mark.isalpha() and _AFTER_WORD.search(before))
            for mark, order in zip(marks, orders, strict=True)
        )
        if not sure or (_UNIT.search(before) and not piece.bookmark and not _after_year(before)):
            return clean(piece.text)
        return "".join(anchor(mark, order) for mark, order in zip(marks, orders, strict=True))

    def _nearest(self, mark: str) -> int | None:
        """Return the last note of a mark before this place, else the first behind it."""
        orders = self._by_mark.get(mark, [])
        before = bisect_right(orders, self._last)
        return orders[max(0, before - 1)] if orders else None


def _after_year(text: str) -> bool:
    return bool(re.search(r"\b(?:19|20)\d\d$", text))
