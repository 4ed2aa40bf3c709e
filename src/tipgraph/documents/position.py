"""Where in a document one is while its blocks are labelled, and what has been made so far."""

from collections.abc import Sequence

from tipgraph.documents import openings
from tipgraph.documents.blocks import Block, without_marks
from tipgraph.documents.drafts import Draft, Structure
from tipgraph.documents.labels import Labels
from tipgraph.documents.outline import STOPS, Outline
from tipgraph.model import ParagraphKind


class Position:
    """What has been read of a document up to a block.

    Args:
        texts: its blocks as a reader sees them.
        outline: what is known of it as a whole.

    Attributes:
        zone: ``front``, ``preamble``, ``operative``, ``annex``, ``text`` or ``closed``.
        annex: number of the annex, 0 in the body.
        resolution: number of the resolution, of several in one document.
        part: letter of the part that the next resolution is.
        section: letter or numeral of the section.
        scope: letter or number by which the labels of several resolutions differ.
        parent: the paragraph that items belong to, or None.
        number_label: label of the last paragraph that bears a number or begins unnumbered.
        item: the item that is open, or None.
        letter: its letters.
        roman: whether the items count in roman numerals.
        in_unit: whether an article or another named unit is open.
        after_heading: whether a heading stands right before.
        bare_ops: whether operative paragraphs have no numbers.
        sectional: whether sections have preambles of their own.
        index: number of the block.
    """

    def __init__(self, texts: Sequence[str], outline: Outline) -> None:
        self.made = Structure()
        self.labels = Labels()
        self.texts = texts
        self.outline = outline
        self.zone = "front"
        self.annex = self.resolution = 0
        self.part = self.section = self.scope = ""
        self.scopes: set[str] = set()
        self.count = {"pp": 0, "op": 0, "p": 0}
        self.parent: Draft | None = None
        self.number_label = ""
        self.item: Draft | None = None
        self.letter = ""
        self.roman = False
        self.in_unit = self.after_heading = self.bare_ops = self.sectional = False
        self.index = 0

    def next(self, counter: str) -> int:
        """Return the next number of a counter."""
        self.count[counter] = self.count.get(counter, 0) + 1
        return self.count[counter]

    def new(self, label: str, kind: ParagraphKind, block: Block, text: str, parent: str | None = None) -> Draft:
        """Begin a paragraph."""
        draft = Draft(self.labels.give(label), kind, block.line, parent, [text])
        self.made.drafts.append(draft)
        return draft

    def heading(self, block: Block) -> None:
        """Take a block as a heading."""
        if self.zone == "front":
            if not self.made.front:
                self.made.front_line = block.line
            self.made.front.append(block.text)
        else:
            self.made.add_heading(block.text)
            self.after_heading = True

    def heading_words(self, block: Block) -> None:
        """Take a block as words of the front, or as a heading behind it."""
        if self.zone == "front":
            self.made.front.append(block.text)
        else:
            self.made.add_heading(block.text)

    def restart(self, *counters: str) -> None:
        """Begin to count anew, with no paragraph open."""
        for counter in counters:
            self.count[counter] = 0
        self.parent = self.item = None
        self.number_label = self.letter = ""
        self.in_unit = self.after_heading = self.bare_ops = self.sectional = False

    def prefix(self) -> str:
        """Return what labels begin with here: the annex, or the part of several resolutions."""
        if self.annex:
            return f"annex{self.annex if self.outline.annexes > 1 else ''}/"
        if self.outline.organ_lines > 1 and self.resolution and self.zone in ("preamble", "operative"):
            # Parts bear letters; a draft that a resolution quotes has none, and the resolution's own labels stay plain.
            return "" if self.scope == "1" else f"{self.scope}/"
        return ""

    def kind(self, kind: ParagraphKind) -> ParagraphKind:
        """Return a kind of paragraph as it is called here: in an annex all are of the annex."""
        return ParagraphKind.ANNEX if self.annex else kind

    def start(self, block: Block, label: str, kind: ParagraphKind) -> None:
        """Begin an unnumbered paragraph."""
        self.parent = self.new(label, self.kind(kind), block, block.text)
        self.number_label = self.parent.label
        self.item, self.letter, self.roman, self.after_heading = None, "", False, False

    def append(self, block: Block) -> None:
        """Put a block behind the open item or paragraph."""
        item, parent = self.item, self.parent
        plain = without_marks(block.text)
        if item is not None and (parent is None or not item.text.rstrip().endswith(STOPS) or openings.item(plain)):
            item.parts.append(block.text)
        elif parent is not None:
            parent.parts.append(block.text)
        else:
            self.made.add_heading(block.text)

    def section_begins(self) -> None:
        """Begin to count anew: what stood in one section does not tell about the next."""
        self.count["op"] = self.count["section pp"] = 0
        self.parent = self.item = None
        self.number_label = self.letter = ""
        self.bare_ops = False

    def section_prefix(self) -> str:
        """Return what labels begin with in a section that has a preamble of its own."""
        return f"{self.section}/" if self.sectional and self.section else ""

    def others(self, blocks: Sequence[Block]) -> None:
        """Take blocks that belong to other texts on the same pages."""
        for block in blocks:
            self.other(block)
        self.parent = self.item = None

    def other(self, block: Block) -> None:
        """Take a block that belongs to another text, between two blocks of this one."""
        if block.text:
            self.new(f"other{self.next('other')}", ParagraphKind.OTHER, block, block.text)
