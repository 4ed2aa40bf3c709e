"""Citations drawn at random over all organs and ways of naming, to be read and judged one by one."""

import random
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import astuple, dataclass, fields
from pathlib import Path

from tipgraph.documents import read_text
from tipgraph.evaluation.corpus import MARKED_UP, TEXTS, CorpusFile, read_archive
from tipgraph.evaluation.parallel import extractor, work_through
from tipgraph.evaluation.rendering import render
from tipgraph.model import Citation, Extraction, Via

DOCUMENTS_EACH = 25
"""Documents read of each organ and archive."""
_AROUND = 260
_SENTENCE_END = re.compile(r"(?<=[.;]) +(?=[A-Z(“])")
_KINDS = frozenset({"HRC", "RES", "PRST", "DEC"})
_SESSION = re.compile(r"\([IVXLC]+\)")


@dataclass(frozen=True, slots=True)
class Sampled:
    """One citation with what is needed to judge it.

    Attributes:
        document: file name without extension.
        organ: group of documents that it was drawn from.
        paragraph: label of the citing paragraph.
        via: how the target is named.
        rule: rule that resolved it.
        confidence: as the extractor has it.
        target: canonical identifier.
        surface: the words.
        sentence: the sentence around, the words between ⟦ and ⟧; for a note also what stands before its mark.
    """

    document: str
    organ: str
    paragraph: str
    via: str
    rule: str
    confidence: str
    target: str
    surface: str
    sentence: str


COLUMNS = ("verdict", *(field.name for field in fields(Sampled)))
"""Head of the list; the verdict is for the reader: right, wrong or unsure."""


def sample(corpus: Path, count: int, seed: int, jobs: int | None = None) -> tuple[Sampled, ...]:
    """Draw citations, the same number for each way of naming, in turn from all organs.

    Args:
        corpus: folder of the archives.
        count: how many.
        seed: names the draw; the same seed draws the same citations from the same output.
        jobs: processes; by default one a processor.

    Raises:
        DocumentError: an archive cannot be read.
    """
    chance = random.Random(seed)
    files: dict[str, list[CorpusFile]] = {}
    for archive in (MARKED_UP, TEXTS):
        for file in read_archive(corpus, archive):
            files.setdefault(f"{_group(file.name)}{' (with notes)' if archive == MARKED_UP else ''}", []).append(file)
    tasks = [
        (group, file)
        for group in sorted(files)
        for file in chance.sample(files[group], min(DOCUMENTS_EACH, len(files[group])))
    ]
    found = [one for many in work_through(tasks, _citations, "sample", jobs) for one in many]
    found.sort(key=astuple)
    return draw(found, count, chance)


def draw(citations: Iterable[Sampled], count: int, chance: random.Random) -> tuple[Sampled, ...]:
    """Draw from citations, in turn from each way of naming, and within it from each organ.

    Args:
        citations: what there is to draw from.
        count: how many; fewer when there are not so many.
        chance: source of randomness.
    """
    piles: dict[str, dict[str, list[Sampled]]] = {}
    seen = set[tuple[str, str, str]]()
    for citation in citations:
        pair = (citation.document, citation.paragraph, citation.target)
        if pair not in seen:
            seen.add(pair)
            piles.setdefault(citation.via, {}).setdefault(citation.organ, []).append(citation)
    turns = [_in_turn([_shuffled(pile, chance) for pile in organs.values()]) for organs in piles.values()]
    drawn = [one for one, _ in zip(_in_turn(turns), range(count), strict=False)]
    order = list(Via)
    return tuple(sorted(drawn, key=lambda one: (order.index(Via(one.via)), one.organ, one.document)))


def as_tsv(citations: Iterable[Sampled]) -> str:
    """Print the list with an empty column for the verdict."""
    rows = (("", *(" ".join(cell.split()) for cell in astuple(one))) for one in citations)
    return "".join("\t".join(row) + "\n" for row in (COLUMNS, *rows))


def _shuffled(pile: Sequence[Sampled], chance: random.Random) -> Iterator[Sampled]:
    return iter(chance.sample(pile, len(pile)))


def _in_turn(sources: Sequence[Iterator[Sampled]]) -> Iterator[Sampled]:
    waiting = list(sources)
    while waiting:
        for source in list(waiting):
            one = next(source, None)
            if one is None:
                waiting.remove(source)
            else:
                yield one


def _group(name: str) -> str:
    """Organ and kind as the first parts of a file name tell, resolutions of roman sessions apart."""
    first, *others = name.split("_")
    kinds = [other for other in others[:2] if other in _KINDS]
    return "/".join((first.partition(".")[0], *kinds)) + (" (roman session)" if _SESSION.search(name) else "")


def _citations(task: tuple[str, CorpusFile]) -> tuple[Sampled, ...]:
    group, file = task
    is_text = file.name.endswith(".txt")
    text = file.data.decode("utf-8", errors="replace") if is_text else render(file.data, file.stem).text
    extraction = extractor().extract(read_text(text, f"{file.stem}.txt", "text/plain"))
    return tuple(
        Sampled(
            file.stem,
            group,
            citation.paragraph,
            citation.via,
            citation.rule,
            f"{citation.confidence:.2f}",
            citation.target,
            citation.surface,
            sentence_around(extraction, citation),
        )
        for citation in extraction.citations
    )


def sentence_around(extraction: Extraction, citation: Citation) -> str:
    """Return the sentence of a citation with its words marked; for a note also the words before its mark."""
    document = extraction.document
    paragraph = next(each for each in document.paragraphs if each.label == citation.paragraph)
    if citation.note is None:
        return _marked(paragraph.text, citation.start, citation.end)
    texts = (
        note.text
        for note in document.notes
        if note.mark == citation.note and note.text[citation.start : citation.end] == citation.surface
    )
    words = _marked(next(texts, citation.surface), citation.start, citation.end)
    position = next((mark.position for mark in paragraph.marks if mark.mark == citation.note), 0)
    return f"{paragraph.text[max(0, position - 120) : position]} [note {citation.note}: {words}]"


def _marked(text: str, start: int, end: int) -> str:
    before, after = text[max(0, start - _AROUND) : start], text[end : end + _AROUND]
    head = _SENTENCE_END.split(before)[-1]
    tail = _SENTENCE_END.split(after)[0]
    return f"{head}⟦{text[start:end]}⟧{tail}"
