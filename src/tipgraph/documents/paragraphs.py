"""Paragraphs with and without numbers: what they are, and what their labels are."""

from tipgraph.documents import openings
from tipgraph.documents.blocks import Block, Role, without_marks
from tipgraph.documents.drafts import Draft
from tipgraph.documents.items import Items
from tipgraph.documents.outline import headed
from tipgraph.documents.position import Position
from tipgraph.model import ParagraphKind

_HORIZON = 400


class Paragraphs:
    """Labels the paragraphs of a document.

    Args:
        position: where in the document one is.
        items: what labels the items that begin with a number ("2. (a) …").
    """

    def __init__(self, position: Position, items: Items) -> None:
        self._at = position
        self._items = items

    def unit(self, block: Block, word: str, number: str) -> None:
        """Begin an article or another named unit."""
        self._at.restart()
        name = "art" if word == "article" else word
        label = f"{self._at.prefix()}{name}{number.replace(' ', '')}"
        alternative = f"{self._at.prefix()}{self._at.section}/{name}{number}" if self._at.section else label
        self._at.parent = Draft(
            self._at.labels.give(label, alternative), self._at.kind(ParagraphKind.NUMBERED), block.line, None, []
        )
        self._at.made.add_heading(block.text)
        self._at.made.drafts.append(self._at.parent)
        self._at.in_unit = True

    def numbered(self, block: Block, number: str, latin: str) -> None:
        """Take a block that bears a number."""
        value = int(number)
        match = openings.NUMBER.match(block.text)
        rest = block.text[match.end() :] if match else block.text
        if self._at.zone == "preamble":
            self._at.zone = "operative"
        if self._at.zone == "operative" and value == 1 and self._adopts_text():
            self._at.zone = "text"
        if self._at.zone == "operative":
            name, kind = f"op{number}{latin}", ParagraphKind.OPERATIVE
            self._at.count["op"] = value
        else:
            name, kind = f"{number}{latin}", ParagraphKind.NUMBERED
        prefix = self._at.prefix()
        label, alternative = f"{prefix}{name}", f"{prefix}{self._at.section}/{name}" if self._at.section else None
        if alternative and (
            self._at.annex in self._at.outline.sectioned or (self._at.sectional and not self._at.annex)
        ):
            label, alternative = alternative, None
        self._at.item, self._at.letter, self._at.roman, self._at.after_heading = None, "", False, False
        if openings.item(without_marks(rest)):
            self._at.parent = None
            self._at.number_label = label if self._at.labels.free(label) else alternative or label
            return self._items.lettered(Block(rest, block.line))
        kind = self._at.kind(kind)
        self._at.parent = Draft(self._at.labels.give(label, alternative), kind, block.line, None, [rest])
        self._at.number_label = self._at.parent.label
        self._at.made.drafts.append(self._at.parent)
        return None

    def _adopts_text(self) -> bool:
        """A body that begins to count again after its adopting clause carries the text that it adopts."""
        if not self._at.count["op"] or self._at.annex or self._at.sectional:
            return False
        if self._at.bare_ops or (self._at.after_heading and not self._at.section):
            return True
        return self._at.parent is not None and self._at.parent.text.endswith(":")

    def unnumbered(self, block: Block, text: str) -> None:
        """Take a block without number or letter."""
        opens_section = block.role is Role.PREAMBULAR or (self._at.after_heading and self._opens_section(text))
        if self._at.zone == "preamble" and self._at.section and opens_section:
            # A resolution of sections need not have a preamble of its own before them.
            self._at.zone = "operative"
        if self._at.zone == "preamble":
            if block.role is not Role.PREAMBULAR and self._goes_on(text):
                return self._at.append(block)
            if self._opens_bare_operative(text):
                self._at.zone = "operative"
                self._at.parent = self._at.item = None
            else:
                label = f"{self._at.prefix()}pp{self._at.next('pp')}"
                return self._at.start(block, label, ParagraphKind.PREAMBULAR)
        if self._at.zone == "operative":
            goes_on = (
                self._at.sectional and self._at.parent is not None and self._at.parent.kind is ParagraphKind.PREAMBULAR
            )
            if block.role is Role.PREAMBULAR or ((self._at.after_heading or goes_on) and self._opens_section(text)):
                return self._preambular_of_section(block)
            behind_preamble = self._at.parent is None or self._at.parent.kind is ParagraphKind.PREAMBULAR
            behind_preamble = behind_preamble or (self._at.sectional and self._at.after_heading)
            unnumbered = behind_preamble or (
                self._at.number_label.endswith(f"op{self._at.count['op']}") and self._at.bare_ops
            )
            if behind_preamble or (unnumbered and openings.opens_operative(text) and not text[:1].islower()):
                self._at.bare_ops = True
                label = f"{self._at.prefix()}{self._at.section_prefix()}op{self._at.next('op')}"
                return self._at.start(block, label, ParagraphKind.OPERATIVE)
            if self._at.bare_ops and not self._at.after_heading and self._items.lists_bare(text):
                return self._items.bare_item(block)
            if self._at.bare_ops and self._at.after_heading and not self._at.sectional:
                self._at.zone = "text"
            else:
                return self._at.append(block)
        if self._at.parent is None or self._at.after_heading or self._at.number_label.split("/")[-1].startswith("p"):
            return self._at.start(block, f"{self._at.prefix()}p{self._at.next('p')}", ParagraphKind.NUMBERED)
        return self._at.append(block)

    def _opens_section(self, text: str) -> bool:
        """Tell whether an unnumbered text below the heading of a section is a preambular paragraph of that section."""
        return bool(self._at.section) and text.endswith(",") and openings.opens_preambular(text)

    def _preambular_of_section(self, block: Block) -> None:
        if not self._at.sectional:
            self._at.sectional = True
            self._at.section_begins()
        counter = "section pp" if self._at.section else "pp"
        label = f"{self._at.prefix()}{self._at.section_prefix()}pp{self._at.next(counter)}"
        self._at.start(block, label, ParagraphKind.PREAMBULAR)

    def _goes_on(self, text: str) -> bool:
        """Tell whether a text in a preamble is the rest of the paragraph before it, which a page has cut in two."""
        if self._at.parent is None or openings.opens_preambular(text) or openings.opens_operative(text):
            return False
        return text[:1].islower() or not self._at.parent.text.rstrip().endswith((".", ";", ":", ".”"))

    def _opens_bare_operative(self, text: str) -> bool:
        """Tell whether an unnumbered text is an operative paragraph although it follows preambular ones.

        Where numbered paragraphs follow, it is one only if it adopts the text that carries those numbers.
        """
        if not openings.opens_operative(text) or openings.PREAMBULAR.match(text):
            return False
        for index in range(self._at.index + 1, min(self._at.index + _HORIZON, len(self._at.texts))):
            following = self._at.texts[index]
            if openings.ANNEX.match(following) or openings.MEETING.match(following) or openings.organ_line(following):
                return True
            number = openings.numbered(following)
            if number:
                return (
                    number["number"] != "1" or text.endswith(":") or headed(self._at.texts[self._at.index + 1 : index])
                )
        return True
