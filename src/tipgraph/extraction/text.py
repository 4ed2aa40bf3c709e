"""The stretches of text that the pipeline reads: every paragraph and every note of a document."""

from dataclasses import dataclass

from tipgraph.model import Document, Note, Paragraph

# One character for one, so that offsets into the normalised text are offsets into the printed one.
_SAME_LENGTH = str.maketrans(
    {
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
        "\t": " ",
        "\n": " ",
        "“": '"',
        "”": '"',
        "„": '"',
        "«": '"',
        "»": '"',
    }
)


@dataclass(frozen=True, slots=True)
class TextKey:
    """Which stretch of text: a paragraph, or a note that hangs on one.

    Attributes:
        paragraph: label of the paragraph, or of the paragraph that carries the note's mark.
        note: order of the note, or None for the paragraph itself.
    """

    paragraph: str
    note: int | None = None


@dataclass(frozen=True, slots=True)
class TextUnit:
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
    return text.translate(_SAME_LENGTH)


def paragraph_unit(paragraph: Paragraph) -> TextUnit:
    """Return the stretch of text of one paragraph."""
    return TextUnit(TextKey(paragraph.label), paragraph.text)


def note_unit(note: Note) -> TextUnit:
    """Return the stretch of text of one note."""
    return TextUnit(TextKey(note.paragraph, note.order), note.text, note.mark)


def text_units(document: Document) -> tuple[TextUnit, ...]:
    """Return every paragraph in reading order, then every note in footnote order."""
    return tuple(paragraph_unit(p) for p in document.paragraphs) + tuple(note_unit(n) for n in document.notes)
