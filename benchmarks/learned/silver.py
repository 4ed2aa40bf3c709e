"""Paragraphs of real documents with what the rules find in them: the labels that a model can be trained on.

The labels are "silver": nobody has judged them. A model that learns them can add to the rules only what it carries
over from one name to another.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from tipgraph.documents import read_bytes, read_document
from tipgraph.errors import DocumentError
from tipgraph.evaluation.corpus import MARKED_UP, TEXTS, read_archive
from tipgraph.evaluation.rendering import render
from tipgraph.extraction import Extractor
from tipgraph.extraction.text import normalised
from tipgraph.model import Document, Extraction, ParagraphKind, Via

BODY = "BODY"
EVENT = "EVENT"
INSTRUMENT = "INSTRUMENT"
LABELS = (BODY, EVENT, INSTRUMENT)

_BLANKS = re.compile(r"\s+")
_LETTERS = re.compile(r"[^a-z ]+")


@dataclass(frozen=True, slots=True)
class Labelled:
    """Words with a label.

    Attributes:
        start: offset in the paragraph's text.
        end: end of the words there.
        label: one of `LABELS`.
        target: identifier of what they name, empty where it is not known.
    """

    start: int
    end: int
    label: str
    target: str = ""


@dataclass(frozen=True, slots=True)
class SilverParagraph:
    """A paragraph with the rules' output.

    Attributes:
        label: its label in the document.
        text: its words, with plain quotes, hyphens and apostrophes.
        spans: what the rules name there, by position, none inside another.
        referred: stretches that the rules take for a citation without a name ("the Convention", "resolution 64/293").
    """

    label: str
    text: str
    spans: tuple[Labelled, ...]
    referred: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class SilverDocument:
    """A document with the rules' output.

    Attributes:
        name: file name without extension.
        title: its title, or an empty string.
        paragraphs: in reading order.
    """

    name: str
    title: str
    paragraphs: tuple[SilverParagraph, ...]

    @property
    def family(self) -> str:
        """What near copies have in common: the words of the title, without numbers; the name where there is none."""
        words = _BLANKS.sub(" ", _LETTERS.sub(" ", self.title.casefold())).strip()
        return words if words.count(" ") >= 1 else self.name


def corpus_documents(corpus: Path) -> Iterator[Document]:
    """Yield the documents of both archives, each once; what cannot be read is left out.

    Args:
        corpus: folder with the archives that `tipgraph.evaluation` reads.
    """
    seen: set[str] = set()
    for file in read_archive(corpus, TEXTS):
        seen.add(_plain(file.stem))
        try:
            yield read_bytes(file.data, file.name, "text/plain")
        except DocumentError:
            continue
    for file in read_archive(corpus, MARKED_UP):
        try:
            rendering = render(file.data, file.stem)
            if _plain(rendering.symbol) not in seen:
                yield read_bytes(rendering.text.encode("utf-8"), f"{file.stem}.txt", "text/plain")
        except DocumentError:
            continue


def folder_documents(folder: Path) -> Iterator[Document]:
    """Yield the documents of a folder, by name."""
    for path in sorted(folder.iterdir()):
        if path.suffix in {".txt", ".md"}:
            yield read_document(path)


def label_documents(documents: Iterable[Document], extractor: Extractor) -> Iterator[SilverDocument]:
    """Run the rules over documents and yield what they name."""
    for document in documents:
        yield label_extraction(extractor.extract(document))


def label_extraction(extraction: Extraction) -> SilverDocument:
    """Return the paragraphs of one extraction with the bodies, events and named instruments in their text.

    Pieces of other texts on a scanned page are left out: the rules do not name what stands there.
    """
    document = extraction.document
    spans: dict[str, list[Labelled]] = {}
    referred: dict[str, list[tuple[int, int]]] = {}
    for mention in extraction.mentions:
        if mention.note is None:
            label = BODY if mention.type == "body" else EVENT
            spans.setdefault(mention.paragraph, []).append(Labelled(mention.start, mention.end, label, mention.id))
    for citation in extraction.citations:
        if citation.note is not None:
            continue
        if citation.via is Via.NAME:
            spans.setdefault(citation.paragraph, []).append(
                Labelled(citation.start, citation.end, INSTRUMENT, citation.target)
            )
        else:
            referred.setdefault(citation.paragraph, []).append((citation.start, citation.end))
    return SilverDocument(
        Path(document.source).stem,
        document.description.title or "",
        tuple(
            SilverParagraph(
                paragraph.label,
                normalised(paragraph.text),
                outermost(spans.get(paragraph.label, ())),
                tuple(referred.get(paragraph.label, ())),
            )
            for paragraph in document.paragraphs
            if paragraph.kind is not ParagraphKind.OTHER
        ),
    )


def outermost(spans: Iterable[Labelled]) -> tuple[Labelled, ...]:
    """Return spans that do not overlap, the longest first where they do, by position."""
    kept: list[Labelled] = []
    for span in sorted(spans, key=lambda s: (s.start - s.end, s.start)):
        if all(span.end <= other.start or other.end <= span.start for other in kept):
            kept.append(span)
    return tuple(sorted(kept, key=lambda s: s.start))


def _plain(name: str) -> str:
    return re.sub(r"[^A-Z0-9]+", "", name.upper())
