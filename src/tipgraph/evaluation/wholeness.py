"""Whether reading a document lost any of its words."""

import re
from collections import Counter
from typing import Any
from xml.etree import ElementTree

from tipgraph.documents.decoding import clean
from tipgraph.model import Document

_WORD = re.compile(r"\w+")
_WITHIN_WORDS = frozenset("a abbr b concept event i inline organization person ref role span sub term u".split())
_WITHOUT_WORDS = frozenset({"meta", "documentRef"})
_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹ᵃᵇᶜᵈ", "0123456789abcd")


def published_words(data: bytes) -> Counter[str]:
    """Count the words of an Akoma Ntoso file, all that is not metadata, without looking at what its elements mean.

    Args:
        data: the XML; it must be well-formed.
    """
    pieces: list[str] = []
    _collect(ElementTree.fromstring(data), pieces)
    return _words("".join(pieces))


def read_words(document: Document) -> Counter[str]:
    """Count the words that reading has kept: in paragraphs, notes, and the labels and marks that numbers became."""
    pieces = [paragraph.text for paragraph in document.paragraphs]
    pieces += [note.text for note in document.notes]
    pieces += [f"{note.mark} {note.mark}" for note in document.notes]
    pieces += [mark.mark for paragraph in document.paragraphs for mark in paragraph.marks]
    pieces += [paragraph.label for paragraph in document.paragraphs]
    return _words(" ".join(pieces))


def lost_words(data: bytes, document: Document) -> Counter[str]:
    """Return the words of an Akoma Ntoso file that the document read from it does not hold, with their number.

    A number that stands at the head of a paragraph is held by the paragraph's label.

    Args:
        data: the XML.
        document: as read from it.
    """
    kept = read_words(document)
    labels = Counter(number for p in document.paragraphs for number in re.findall(r"\d+|[a-z]+", p.label))
    return Counter({word: count - kept[word] for word, count in (published_words(data) - kept).items()}) - labels


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
