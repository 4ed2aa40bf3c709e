"""What is marked in each text of a document: the paragraphs' and the footnotes'."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from tipgraph.documents.blocks import SEPARATOR
from tipgraph.markup.nesting import Mark, Rank
from tipgraph.model import Citation, Extraction, Mention, Note, Paragraph, PublishedLink, Unresolved, VerbUse


@dataclass(frozen=True, slots=True)
class NotePlace:
    """Where a footnote's mark stands.

    Attributes:
        mark: as printed.
        note: the footnote, or None where there is none.
        repeated: whether its mark has stood before.
    """

    mark: str
    note: Note | None
    repeated: bool


Marked = Citation | Mention | VerbUse | Unresolved | PublishedLink | NotePlace
Found = Citation | Mention | VerbUse | Unresolved | PublishedLink


@dataclass(slots=True)
class Words:
    """A text and what is marked in it.

    Attributes:
        text: the words.
        marks: what they are.
        points: places of footnote marks.
        unmarked: footnotes that belong here although no mark says so.
    """

    text: str
    marks: list[Mark[Marked]] = field(default_factory=list)
    points: list[tuple[int, Marked]] = field(default_factory=list)
    unmarked: list[Note] = field(default_factory=list)

    def points_in(self, start: int, end: int) -> list[tuple[int, Marked]]:
        """Return the footnote marks of a line of the front; one that alone was a line stands before the next."""
        since = start - len(SEPARATOR)
        return [point for point in self.points if since < point[0] <= end]


class Markings:
    """The marked texts of a document."""

    def __init__(self, extraction: Extraction, links: bool = False, unresolved: bool = False) -> None:
        """Collect what was found.

        Args:
            extraction: a document and what was found in it.
            links: whether to mark the publisher's links.
            unresolved: whether to mark places that stayed open.
        """
        document = extraction.document
        self._paragraphs = {paragraph.label: Words(paragraph.text) for paragraph in document.paragraphs}
        self._notes = {note.order: Words(note.text) for note in document.notes}
        self._by_mark: dict[str, list[Note]] = defaultdict(list)
        for note in document.notes:
            self._by_mark[note.mark].append(note)
        _place_notes(document.paragraphs, document.notes, self._paragraphs, self._by_mark)
        self._seen: set[tuple[object, ...]] = set()
        self._add(Rank.CITATION, extraction.citations)
        self._add(Rank.EVENT, [mention for mention in extraction.mentions if mention.type == "event"])
        self._add(Rank.BODY, [mention for mention in extraction.mentions if mention.type != "event"])
        self._add(Rank.VERB, extraction.verbs)
        if links:
            self._add(Rank.WHOLE, document.published_links)
        if unresolved:
            self._add(Rank.OPEN, extraction.unresolved)

    def paragraph(self, label: str) -> Words:
        """Return the text of a paragraph with its marks."""
        return self._paragraphs[label]

    def note(self, note: Note) -> Words:
        """Return the text of a footnote with its marks."""
        return self._notes[note.order]

    def _add(self, rank: Rank, found: Sequence[Found]) -> None:
        for each in found:
            words = self._where(each)
            if words is None or not each.surface:
                continue
            # A verb that items inherit, or a footnote that is cited twice, has one place.
            key = (id(words), rank, each.start, each.end, _meaning(each))
            if key not in self._seen:
                self._seen.add(key)
                words.marks.append(Mark(each.start, each.end, rank, each))

    def _where(self, found: Found) -> Words | None:
        return next(
            (words for words in self._candidates(found) if words.text[found.start : found.end] == found.surface), None
        )

    def _candidates(self, found: Found) -> Iterator[Words]:
        label = found.stands_in if isinstance(found, VerbUse) else found.paragraph
        if isinstance(found, VerbUse) or found.note is None:
            if label in self._paragraphs:
                yield self._paragraphs[label]
            return
        notes = self._by_mark.get(found.note, [])
        for wanted in (True, False):
            for note in notes:
                if (note.paragraph == label) is wanted:
                    yield self._notes[note.order]


def _meaning(found: Found) -> str | None:
    if isinstance(found, Mention):
        return found.id
    if isinstance(found, VerbUse):
        return found.verb
    if isinstance(found, Unresolved):
        return found.reason
    return f"{found.target} {found.provision}" if isinstance(found, Citation) else found.address


def _place_notes(
    paragraphs: Sequence[Paragraph],
    notes: Sequence[Note],
    texts: Mapping[str, Words],
    by_mark: Mapping[str, Sequence[Note]],
) -> None:
    """Tell for each mark which footnote it is, and for each footnote whether it has a mark."""
    left: dict[str, list[Note]] = defaultdict(list)
    for note in notes:
        left[note.paragraph].append(note)
    order = {paragraph.label: paragraph.order for paragraph in paragraphs}
    for paragraph in paragraphs:
        words, here = texts[paragraph.label], left[paragraph.label]
        for mark in sorted(paragraph.marks, key=lambda each: each.position):
            bare = mark.mark.strip("[]")
            own = next((each for each in here if each.mark == bare), None)
            if own is not None:
                here.remove(own)
                words.points.append((mark.position, NotePlace(mark.mark, own, False)))
            else:
                earlier = [n for n in by_mark.get(bare, ()) if order.get(n.paragraph, 0) <= paragraph.order]
                words.points.append((mark.position, NotePlace(mark.mark, earlier[-1] if earlier else None, True)))
        words.unmarked = here
    homeless = [note for label, waiting in left.items() if label not in texts for note in waiting]
    if homeless and paragraphs:
        texts[paragraphs[0].label].unmarked.extend(homeless)
