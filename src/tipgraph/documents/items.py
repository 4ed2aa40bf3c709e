"""Lettered items of paragraphs: which letters begin one, and which letters a list has lost."""

from tipgraph.documents import openings
from tipgraph.documents.blocks import Block, without_marks
from tipgraph.documents.outline import STOPS
from tipgraph.documents.position import Position
from tipgraph.model import ParagraphKind


class Items:
    """Labels the items of a document.

    Args:
        position: where in the document one is.
    """

    def __init__(self, position: Position) -> None:
        self._at = position

    def lettered(self, block: Block) -> None:
        """Take a block that begins with a letter."""
        match = openings.LETTER.match(block.text)
        letters = (match["letter"] or match["bare"]) if match else ""
        if match is None or not self._is_own_item(letters):
            return self._at.append(block)
        if self._is_titled_unit(block.text[match.end() :], letters):
            self._at.start(
                Block(block.text[match.end() :], block.line), f"{self._at.prefix()}({letters})", self._item_kind()
            )
            self._at.letter = letters
            return None
        base = self._at.number_label or self._at.prefix()
        self._at.letter = letters
        self._at.roman = (openings.is_roman(letters) and letters != "i") or (letters == "i" and self._starts_roman())
        parent = self._at.parent.label if self._at.parent else None
        self._at.item = self._at.new(f"{base}({letters})", self._item_kind(), block, block.text[match.end() :], parent)
        self._at.after_heading = False
        return None

    def _is_titled_unit(self, text: str, letters: str) -> bool:
        """Tell whether a letter stands before a title, with paragraphs below it, and not before an item of a list."""
        unnumbered = self._at.number_label.split("/")[-1][:1] in ("p", "(")
        if self._at.zone not in ("annex", "text") or not unnumbered or self._at.parent is None:
            return False
        complete = without_marks(self._at.parent.text).endswith((".", ".”"))
        return (
            complete
            and not without_marks(text).endswith(STOPS)
            and self._at.labels.free(f"{self._at.prefix()}({letters})")
        )

    def _item_kind(self) -> ParagraphKind:
        if self._at.parent:
            return self._at.parent.kind
        if self._at.annex:
            return ParagraphKind.ANNEX
        return ParagraphKind.OPERATIVE if self._at.zone == "operative" else ParagraphKind.NUMBERED

    def _is_own_item(self, letters: str) -> bool:
        """Tell whether a letter begins an item of its own and is no sub-item that stays inside one."""
        if not self._at.letter or self._at.item is None:
            return True
        expected = _successor(self._at.letter)
        if letters == expected:
            return letters != "i" or not self._starts_roman()
        if openings.is_roman(letters) and not self._at.roman:
            return False
        if self._at.roman:
            return True
        return (len(letters) == 1 and letters > self._at.letter) or (letters == "a" and self._at.parent is None)

    def _starts_roman(self) -> bool:
        for text in self._at.texts[self._at.index + 1 : self._at.index + 8]:
            match = openings.item(text)
            if match:
                return match["letter"] == "ii"
        return False

    def numbered_item(self, block: Block, number: str) -> None:
        """Take a block that bears a number and that the format calls an item."""
        match = openings.NUMBER.match(block.text)
        rest = block.text[match.end() :] if match else block.text
        parent = self._at.parent.label if self._at.parent else None
        self._at.item = self._at.new(f"{self._at.number_label}({number})", self._item_kind(), block, rest, parent)
        self._at.letter, self._at.after_heading = "", False

    def lists_bare(self, text: str) -> bool:
        """Tell whether a text is an item of a list that has lost its letters, as the whole resolution its numbers."""
        if self._at.parent is None or not text[:1].isupper() or not without_marks(self._at.parent.text).endswith(":"):
            return False
        pieces = (text,) if self._at.item is None else (text, without_marks(self._at.item.text))
        return all(piece.endswith((*STOPS, "and", "or")) for piece in pieces)

    def bare_item(self, block: Block) -> None:
        """Give an item of a list the letter that it has lost."""
        letter = _successor(self._at.letter) if self._at.letter else "a"
        parent = self._at.parent.label if self._at.parent else None
        self._at.item = self._at.new(f"{self._at.number_label}({letter})", self._item_kind(), block, block.text, parent)
        self._at.letter = letter


def _successor(letters: str) -> str:
    """Return the letter that follows in an alphabetical list: b after a, aa after z."""
    if letters == "z":
        return "aa"
    return letters[:-1] + chr(ord(letters[-1]) + 1)
