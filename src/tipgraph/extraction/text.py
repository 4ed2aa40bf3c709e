"""The stretches of text that the pipeline reads: every paragraph and every note of a document."""

import re
from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from typing import Any, NamedTuple, cast

from spacy.tokens import Doc

from tipgraph.model import Document, Note, Paragraph

_CLAUSE = 400
_TEXT = "tipgraph.text"
_WORDS = "tipgraph.words"
_STARTS = "tipgraph.starts"
_CAPITALS = "tipgraph.capitals"
_CAPITALISED = re.compile(r"[A-Z][a-z]+")

# One character for one, so that offsets into the normalised text are offsets into the printed one.
_SAME_LENGTH = {
    "\t": " ",
    "\n": " ",
    "’": "'",
    "‘": "'",
    "ʼ": "'",
    "‐": "-",
    "‑": "-",
    "‒": "-",
    "–": "-",
    "—": "-",
    "−": "-",
    "\u00a0": " ",
    "\u2009": " ",
    "\u202f": " ",
    "“": '"',
    "”": '"',
    "„": '"',
    "«": '"',
    "»": '"',
}
_WHITE = ("\t", "\n")


class TextKey(NamedTuple):
    """Which stretch of text: a paragraph, or a note that hangs on one.

    A tuple, because every step looks every stretch up by its key.

    Attributes:
        paragraph: label of the paragraph, or of the paragraph that carries the note's mark.
        note: order of the note, or None for the paragraph itself.
    """

    paragraph: str
    note: int | None = None


class TextUnit(NamedTuple):
    """One stretch of text with its key.

    Attributes:
        key: which one.
        text: as printed.
        mark: the note's mark, or None.
    """

    key: TextKey
    text: str
    mark: str | None = None


def normalised(text: str) -> str:
    """Return the text with typographic variants replaced, each character by one character.

    Args:
        text: as printed.

    Returns:
        A text of the same length, with plain apostrophes, quotes, hyphens and blanks.
    """
    # One search for each character is many times faster than a translation of every character.
    for printed in _WHITE if text.isascii() else _SAME_LENGTH:
        if printed in text:
            text = text.replace(printed, _SAME_LENGTH[printed])
    return text


def paragraph_unit(paragraph: Paragraph) -> TextUnit:
    """Return the stretch of text of one paragraph."""
    return TextUnit(TextKey(paragraph.label), paragraph.text)


def note_unit(note: Note) -> TextUnit:
    """Return the stretch of text of one note."""
    return TextUnit(TextKey(note.paragraph, note.order), note.text, note.mark)


def text_units(document: Document) -> tuple[TextUnit, ...]:
    """Return every paragraph in reading order, then every note in footnote order."""
    return tuple(paragraph_unit(p) for p in document.paragraphs) + tuple(note_unit(n) for n in document.notes)


def remember(doc: Doc, text: str, words: Sequence[str]) -> None:
    """Keep a text and its tokens beside a spaCy document, which puts them together anew each time it is asked.

    Args:
        doc: the document.
        text: its text.
        words: its tokens.
    """
    doc.user_data[_TEXT] = text
    doc.user_data[_WORDS] = words


def text_of(doc: Doc) -> str:
    """Return the text of a spaCy document."""
    text = doc.user_data.get(_TEXT)
    if text is None:
        text = doc.user_data[_TEXT] = doc.text
    return cast("str", text)


def words_of(doc: Doc) -> Sequence[str]:
    """Return the tokens of a spaCy document."""
    words = doc.user_data.get(_WORDS)
    if words is None:
        words = doc.user_data[_WORDS] = [token.text for token in doc]
    return cast("Sequence[str]", words)


def starts_of(doc: Doc) -> Sequence[int]:
    """Return where each token of a spaCy document begins."""
    starts = doc.user_data.get(_STARTS)
    if starts is None:
        starts = doc.user_data[_STARTS] = doc.to_array("IDX").tolist()
    return cast("Sequence[int]", starts)


def holds_any(text: str, words: Iterable[str]) -> bool:
    """Return whether one of some words stands in a text: cheap beside any expression that it can save.

    Args:
        text: the text.
        words: the words, letter by letter as they are printed.
    """
    for word in words:  # noqa: SIM110 - a generator would cost more than it looks for
        if word in text:
            return True
    return False


def capitals_of(doc: Doc) -> AbstractSet[str]:
    """Return the capitalised words of a stretch of text, which tell what names it can hold: ``Office``, ``Council``."""
    found = doc.user_data.get(_CAPITALS)
    if found is None:
        found = doc.user_data[_CAPITALS] = frozenset(_CAPITALISED.findall(text_of(doc)))
    return cast("frozenset[str]", found)


def places_of(text: str, words: Iterable[str]) -> list[int]:
    """Return where some words stand in a text, letter by letter as they are printed, word by word.

    Args:
        text: the text.
        words: the words.
    """
    found: list[int] = []
    for word in words:
        at = text.find(word)
        while at >= 0:
            found.append(at)
            at = text.find(word, at + len(word))
    return found


def stands_before(pattern: Any, text: str, position: int) -> Any | None:
    """Return the match of a pattern that ends at a place, looking back no further than a clause.

    Args:
        pattern: a compiled expression that ends with ``$``.
        text: the text.
        position: where the words must end.
    """
    return pattern.search(text, max(0, position - _CLAUSE), position)
