"""Which part of a scanned page is the document, and which belongs to its neighbours.

Old resolutions are kept as the pages they were printed on: the end of one resolution, then the one that is
wanted, then the beginning of the next. Where the pages are marked, the document is the last one to begin on the
first page, because the pages kept are those that it covers; else it is the numbered title with the longest text
below it.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from tipgraph.documents import openings
from tipgraph.documents.blocks import Block, without_marks
from tipgraph.documents.languages import french_blocks

_TITLE_WORDS = 90
_NEAR = 8


@dataclass(frozen=True, slots=True)
class Sections:
    """Where a document lies within what was read.

    Attributes:
        before: blocks of other texts before it.
        main: its own blocks.
        behind: blocks of other texts after it.
        title: index of the block in `main` that holds its numbered title, or None.
        french: indexes of the blocks in `main` that are the French text of an English document.
    """

    before: Sequence[Block]
    main: Sequence[Block]
    behind: Sequence[Block]
    title: int | None
    french: frozenset[int] = frozenset()


def find_sections(blocks: Sequence[Block]) -> Sections:
    """Return the document's own blocks, apart from pieces of other resolutions."""
    french = french_blocks([without_marks(block.text) for block in blocks])
    titles = [index for index in _titles(blocks) if index not in french]
    if not titles:
        return Sections((), blocks, (), None, french)
    ends = [*titles[1:], len(blocks)]
    lengths = [sum(len(block.text) for block in blocks[start:end]) for start, end in zip(titles, ends, strict=True)]
    chosen = _on_first_page(blocks, titles, french)
    if chosen is None:
        chosen = lengths.index(max(lengths))
    start, end = titles[chosen], ends[chosen]
    head = 0
    if chosen or _is_foreign(blocks[:start]):
        head = start
    inside = frozenset(index - head for index in french if head <= index < end)
    return Sections(blocks[:head], blocks[head:end], blocks[end:], start - head, inside)


def _titles(blocks: Sequence[Block]) -> list[int]:
    """Return the indexes of numbered titles that open resolutions of one organ; an annex can hold another's."""
    found: list[int] = []
    first_organ = ""
    for index, block in enumerate(blocks):
        if not _is_title(blocks, index, without_marks(block.text[:600])):
            continue
        following = (openings.organ_line(without_marks(each.text)) for each in blocks[index + 1 : index + 1 + _NEAR])
        organ = next(filter(None, following), "")
        first_organ = first_organ or organ
        if not organ or organ == first_organ:
            found.append(index)
    return found


def _on_first_page(blocks: Sequence[Block], titles: Sequence[int], french: frozenset[int]) -> int | None:
    """Where several pages were kept, they are those that one resolution covers: the last to begin on the first."""
    first = min(block.page for block in blocks if block.page) if blocks[-1].page else 0
    last = max(block.page for index, block in enumerate(blocks) if index not in french)
    if last <= first:
        return None
    on_first = [place for place, index in enumerate(titles) if blocks[index].page <= first]
    return on_first[-1] if on_first else None


def _is_title(blocks: Sequence[Block], index: int, text: str) -> bool:
    if len(text.split()) > _TITLE_WORDS or not (openings.TITLE.match(text) or openings.OLD_TITLE.match(text)):
        return False
    for following in blocks[index + 1 : index + 1 + _NEAR]:
        words = without_marks(following.text)
        if openings.organ_line(words) or openings.opens_session_account(words) or openings.OPENING_LINE.match(words):
            return True
        if openings.TITLE.match(words) or openings.OLD_TITLE.match(words):
            return False
        if openings.opens_preambular(words) and words.endswith(","):
            return True
    return False


def _is_foreign(blocks: Sequence[Block]) -> bool:
    """Tell whether what stands before a title is the end of another resolution: it closes with its meeting."""
    return any(openings.MEETING.match(without_marks(block.text)) for block in blocks if len(block.text) < 200) or any(
        openings.numbered(block.text) and block.text.rstrip().endswith((";", ".")) for block in blocks
    )
