"""Whether one document gives the same paragraphs and citations in every format that the corpus has it in.

Akoma Ntoso is the witness where there is one: the plain text rendered from it, with its footnotes at the ends of
pages, must give the same. The corpus also has texts without footnotes. What a name means is often said in a footnote
only, so beside these texts nothing but numbers and symbols printed in the paragraphs is compared.
"""

import re
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path

from tipgraph.documents import read_bytes, read_text
from tipgraph.errors import TipgraphError
from tipgraph.evaluation.corpus import MARKED_UP, PAGES, TEXTS, WORD, CorpusFile, read_archive
from tipgraph.evaluation.parallel import extractor
from tipgraph.evaluation.rendering import render
from tipgraph.model import Document, ParagraphKind, Via

_WORD = re.compile(r"\w+")
_COPY = re.compile(r"(?:-\d{5,8}[A-Z]?|_E)+$")
"""Job number and language at the end of a file's name."""
_OUTSIDE = frozenset({ParagraphKind.FRONT, ParagraphKind.OTHER})
MARKUP, RENDERED, BARE = "Akoma Ntoso", "rendered text", "text without notes"


@dataclass(frozen=True, slots=True)
class Task:
    """Two forms of one document.

    Attributes:
        name: file name without extension.
        format: of the form that is compared.
        beside: of the form that it is compared with.
        data: its bytes.
        other: bytes of the form beside it; empty where that is rendered from `data`.
    """

    name: str
    format: str
    beside: str
    data: bytes
    other: bytes = b""


@dataclass(frozen=True, slots=True)
class Compared:
    """How far two forms of one document agree.

    Attributes:
        name: file name without extension.
        format: of the form that is compared.
        beside: of the form that it is compared with.
        words: words of both.
        same_words: words that stand in both, in the same order, counted in both.
        found: pairs of paragraph and target that both have.
        missed: pairs that only the form beside it has.
        extra: pairs that only the form itself has.
        labels: whether both have the same paragraphs.
        size: bytes of the form.
        pages: its pages, where the format has pages.
        seconds: time of a processor that reading it took.
        failure: why one of them could not be read, or None.
    """

    name: str
    format: str
    beside: str
    words: int = 0
    same_words: int = 0
    found: int = 0
    missed: int = 0
    extra: int = 0
    labels: bool = False
    size: int = 0
    pages: int = 0
    seconds: float = 0.0
    failure: str | None = None

    @property
    def word_agreement(self) -> float:
        """Share of the words that agree."""
        return self.same_words / self.words if self.words else 1.0


_RENDERED_ONE_IN = 8
"""Of the Akoma Ntoso files so many are rendered and read again; the UN's links are measured on all of them."""


def tasks(corpus: Path, limit: int | None = None) -> Iterator[Task]:
    """Yield the pairs of forms that a corpus has.

    Args:
        corpus: folder of the archives.
        limit: only so many files of each archive, for a quick look.

    Raises:
        DocumentError: an archive cannot be read.
    """
    texts = {_key(file): file.data for file in read_archive(corpus, TEXTS)}
    others = [(archive, form) for archive, form in ((WORD, "Word"), (PAGES, "PDF")) if (corpus / archive).exists()]
    names = {_key(file) for archive, _ in others for file in read_archive(corpus, archive)}
    witnesses = {_key(file): file.data for file in read_archive(corpus, MARKED_UP) if _key(file) in names}
    for archive, form in ((MARKED_UP, MARKUP), *others):
        for number, file in enumerate(read_archive(corpus, archive)):
            if limit is not None and number >= limit:
                break
            if archive == MARKED_UP and number % _RENDERED_ONE_IN == 0:
                yield Task(file.stem, form, RENDERED, file.data)
            elif archive != MARKED_UP and _key(file) in witnesses:
                yield Task(file.stem, form, MARKUP, file.data, witnesses[_key(file)])
            if _key(file) in texts:
                yield Task(file.stem, form, BARE, file.data, texts[_key(file)])


def _key(file: CorpusFile) -> str:
    return _COPY.sub("", file.stem).upper()


def compare(task: Task) -> Compared:
    """Read and extract both forms and compare them."""
    try:
        before = time.process_time()
        document = read_bytes(task.data, task.name)
        seconds = time.process_time() - before
        if task.other:
            other = read_bytes(task.other, task.name, "text/plain" if task.beside == BARE else None)
        else:
            other = read_text(render(task.data, task.name).text, task.name, "text/plain")
    except TipgraphError as error:
        return Compared(task.name, task.format, task.beside, failure=str(error))
    words, other_words = _words(document), _words(other)
    matcher = SequenceMatcher(None, words, other_words, autojunk=False)
    same = sum(block.size for block in matcher.get_matching_blocks())
    one, two = _pairs(document, task.beside == BARE), _pairs(other, task.beside == BARE)
    return Compared(
        task.name,
        task.format,
        task.beside,
        words=len(words) + len(other_words),
        same_words=2 * same,
        found=len(one & two),
        missed=len(two - one),
        extra=len(one - two),
        labels=_labels(document) == _labels(other),
        size=len(task.data),
        pages=_pages(task.data),
        seconds=seconds,
    )


def _words(document: Document) -> list[str]:
    inside = (paragraph.text for paragraph in document.paragraphs if paragraph.kind not in _OUTSIDE)
    return [word.casefold() for text in inside for word in _WORD.findall(text)]


def _labels(document: Document) -> Counter[str]:
    return Counter(paragraph.label for paragraph in document.paragraphs if paragraph.kind not in _OUTSIDE)


def _pairs(document: Document, without_notes: bool) -> frozenset[tuple[str, str]]:
    citations = extractor().extract(document).citations
    return frozenset(
        (citation.paragraph, citation.target)
        for citation in citations
        if not (without_notes and (citation.note is not None or citation.via is not Via.SYMBOL))
    )


def _pages(data: bytes) -> int:
    if not data.startswith(b"%PDF"):
        return 0
    from pypdfium2 import PdfDocument

    return len(PdfDocument(data))


@dataclass(frozen=True, slots=True)
class FormatTotals:
    """Added up over the documents of one pair of formats.

    Attributes:
        documents: how many.
        failures: those of them that could not be read in one of the formats.
        word_agreement: share of the words of their paragraphs that agree, in order.
        whole: share of the documents in which at least 99.5 % of the words agree.
        labels: share of the documents with the same paragraphs.
        precision: share of the pairs of paragraph and target that the form beside it has, too.
        recall: share of the other form's pairs that are found.
        f: their harmonic mean.
        megabytes_a_second: of reading alone, on one processor.
        pages_a_second: the same, where the format has pages.
    """

    documents: int
    failures: int
    word_agreement: float
    whole: float
    labels: float
    precision: float
    recall: float
    f: float
    megabytes_a_second: float
    pages_a_second: float | None


_WHOLE = 0.995


def add_up(compared: Iterable[Compared]) -> FormatTotals:
    """Add up documents; a document that could not be read counts as one that agrees in nothing."""
    each = tuple(compared)
    read = [one for one in each if one.failure is None]
    number = len(each) or 1
    found, missed, extra = (sum(getattr(one, name) for one in read) for name in ("found", "missed", "extra"))
    words, same = sum(one.words for one in read), sum(one.same_words for one in read)
    seconds, pages = sum(one.seconds for one in read) or 1.0, sum(one.pages for one in read)
    nothing = 0.0 if each and not read else 1.0
    return FormatTotals(
        documents=len(each),
        failures=len(each) - len(read),
        word_agreement=same / words if words else 0.0,
        whole=sum(one.word_agreement >= _WHOLE for one in read) / number,
        labels=sum(one.labels for one in read) / number,
        precision=found / (found + extra) if found + extra else nothing,
        recall=found / (found + missed) if found + missed else nothing,
        f=2 * found / (2 * found + missed + extra) if found + missed + extra else nothing,
        megabytes_a_second=sum(one.size for one in read) / seconds / 1e6,
        pages_a_second=pages / seconds if pages else None,
    )


def by_formats(compared: Iterable[Compared]) -> dict[tuple[str, str], FormatTotals]:
    """Add up documents by the format that was compared and the one beside it."""
    groups: dict[tuple[str, str], list[Compared]] = {}
    for one in compared:
        groups.setdefault((one.format, one.beside), []).append(one)
    return {group: add_up(groups[group]) for group in sorted(groups)}
