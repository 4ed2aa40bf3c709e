"""Whether reading a document lost any of its words."""

import re
from collections import Counter
from dataclasses import dataclass
from typing import Any
from xml.etree import ElementTree

from tipgraph.documents import read_bytes
from tipgraph.documents.decoding import clean
from tipgraph.errors import TipgraphError
from tipgraph.evaluation.corpus import CorpusFile
from tipgraph.model import Document

_WORD = re.compile(r"\w+")
_LABEL = re.compile(r"\d+|[a-z]+|[A-Z]+")
_WITHIN_WORDS = frozenset("a abbr b concept event i inline organization person ref role span sub term u".split())
_WITHOUT_WORDS = frozenset({"meta", "documentRef"})
_RAISED = str.maketrans(
    {raised: f" {plain} " for raised, plain in zip("⁰¹²³⁴⁵⁶⁷⁸⁹ᵃᵇᶜᵈ", "0123456789abcd", strict=True)}
)


def published_words(data: bytes) -> Counter[str]:
    """Count the words of an Akoma Ntoso file, all that is not metadata, without looking at what its elements mean.

    Args:
        data: the XML; it must be well-formed.
    """
    pieces: list[str] = []
    _collect(ElementTree.fromstring(data), pieces)
    return _words("".join(pieces))


def read_words(document: Document) -> Counter[str]:
    """Count the words that reading has kept: in paragraphs and notes, and as labels and marks, which numbers became."""
    pieces = [paragraph.text for paragraph in document.paragraphs]
    pieces += [note.text for note in document.notes]
    pieces += [mark.mark for paragraph in document.paragraphs for mark in paragraph.marks]
    pieces += [piece for paragraph in document.paragraphs for piece in _LABEL.findall(paragraph.label)]
    return _words(" ".join(pieces))


def lost_words(data: bytes, document: Document) -> Counter[str]:
    """Return the words of an Akoma Ntoso file that the document read from it does not hold, with their number.

    Args:
        data: the XML.
        document: as read from it.
    """
    return published_words(data) - read_words(document)


@dataclass(frozen=True, slots=True)
class Wholeness:
    """What reading one file kept.

    Attributes:
        words: how many words the file has.
        lost: how many of them are nowhere in the document; all where it could not be read.
    """

    words: int
    lost: int


def wholeness(file: CorpusFile) -> Wholeness:
    """Read an Akoma Ntoso file and count the words that reading has lost."""
    words = published_words(file.data).total()
    try:
        document = read_bytes(file.data, file.name)
    except TipgraphError:
        return Wholeness(words, words)
    return Wholeness(words, lost_words(file.data, document).total())


def _collect(element: ElementTree.Element, pieces: list[str]) -> None:
    tag: Any = element.tag
    name = tag.rpartition("}")[2] if isinstance(tag, str) else ""
    apart = "" if name in _WITHIN_WORDS else " "
    if name and name not in _WITHOUT_WORDS:
        pieces.append(apart + (element.text or ""))
        for child in element:
            _collect(child, pieces)
    pieces.append(apart + (element.tail or ""))


def _words(text: str) -> Counter[str]:
    return Counter(_WORD.findall(clean(text).translate(_RAISED).lower()))
