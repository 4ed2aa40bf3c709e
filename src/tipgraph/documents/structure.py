"""Blocks to labelled paragraphs: one structure for all formats."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from tipgraph.documents import openings
from tipgraph.documents.blocks import Block, Role, without_marks
from tipgraph.documents.labels import Labels
from tipgraph.documents.outline import STOPS, headed, is_sentence, survey
from tipgraph.documents.sections import Sections, find_sections
from tipgraph.model import Description, ParagraphKind

_HEADING_WORDS = 28
_HORIZON = 400
_PART_AND_TITLE = re.compile(r"(?P<part>[A-Z])\.? (?=[A-Z][a-z])")


@dataclass(slots=True)
class Draft:
    """A paragraph in the making; its text still carries anchors of footnotes.

    The status is what the format itself says of its agreement; most leave it to the words.
    """

    label: str
    kind: ParagraphKind
    line: int
    parent: str | None = None
    parts: list[str] = field(default_factory=list)
    status: str | None = None

    @property
    def text(self) -> str:
        """Its words so far."""
        return " ".join(self.parts)


@dataclass(slots=True)
class Structure:
    """What the blocks of a document are.

    Attributes:
        front: texts of title page and covering letters, before the first paragraph.
        headings: texts of headings, annex titles and records of votes, in order.
        heading_places: for each heading the number of paragraphs before it.
        drafts: the paragraphs.
        title: text of the block with the numbered title, or None.
        organs: organs named by the lines that open a resolution, in order.
        meeting: the closing line that names the meeting and its date.
        meeting_place: number of paragraphs before it.
    """

    front: list[str] = field(default_factory=list)
    headings: list[str] = field(default_factory=list)
    heading_places: list[int] = field(default_factory=list)
    drafts: list[Draft] = field(default_factory=list)
    title: str | None = None
    organs: list[str] = field(default_factory=list)
    meeting: str = ""
    meeting_place: int = 0
    front_line: int = 1

    def add_heading(self, text: str) -> None:
        """Add a heading that stands behind the paragraphs there are."""
        self.headings.append(text)
        self.heading_places.append(len(self.drafts))


@dataclass(frozen=True, slots=True)
class Built:
    """What a file says outright that this program wrote: nothing has to be guessed from its words.

    Attributes:
        structure: what its pieces are.
        description: what it is.
    """

    structure: Structure
    description: Description


def build(blocks: Sequence[Block]) -> Structure:
    """Return the structure of a document's blocks."""
    sections = find_sections(blocks)
    walker = _Walker(sections)
    return walker.walk()


class _Walker:
    """Goes through the blocks once and remembers where it is."""

    def __init__(self, sections: Sections) -> None:
        self._sections = sections
        self._made = Structure()
        self._labels = Labels()
        texts = [without_marks(block.text) for block in sections.main]
        self._texts = texts
        self._outline = survey(texts, sections.title)
        self._zone = "front"
        self._annex = 0
        self._resolution = 0
        self._part = self._section = self._scope = ""
        self._scopes: set[str] = set()
        self._count = {"pp": 0, "op": 0, "p": 0}
        self._parent: Draft | None = None
        self._number_label = ""
        self._item: Draft | None = None
        self._letter = ""
        self._roman = False
        self._in_unit = self._after_heading = self._bare_ops = self._sectional = False
        self._index = 0

    # ---- what stands around the resolution -------------------------------------------------

    def walk(self) -> Structure:
        self._others(self._sections.before)
        if self._sections.title is not None:
            self._made.title = self._texts[self._sections.title]
        blocks = self._sections.main
        for index, block in enumerate(blocks):
            self._index = index
            self._block(block, self._texts[index])
        self._others(self._sections.behind)
        return self._made

    def _others(self, blocks: Sequence[Block]) -> None:
        for block in blocks:
            if block.text:
                self._new(f"other{self._next('other')}", ParagraphKind.OTHER, block, block.text)
        self._parent = self._item = None

    def _next(self, counter: str) -> int:
        self._count[counter] = self._count.get(counter, 0) + 1
        return self._count[counter]

    def _new(self, label: str, kind: ParagraphKind, block: Block, text: str, parent: str | None = None) -> Draft:
        draft = Draft(self._labels.give(label), kind, block.line, parent, [text])
        self._made.drafts.append(draft)
        return draft

    def _heading(self, block: Block) -> None:
        if self._zone == "front":
            if not self._made.front:
                self._made.front_line = block.line
            self._made.front.append(block.text)
        else:
            self._made.add_heading(block.text)
            self._after_heading = True

    # ---- one block -------------------------------------------------------------------------

    def _block(self, block: Block, text: str) -> None:
        if not text:
            if block.text:
                self._append(block)
            return None
        organ = openings.organ_line(text)
        opening = None if organ else openings.OPENING_LINE.match(text)
        if opening and self._zone in ("front", "closed"):
            head = block.text[: opening.end()].strip()
            self._resolution_begins(Block(head, block.line), openings.organ_line(head) or "")
            rest = Block(block.text[opening.end() :], block.line)
            return self._block(rest, without_marks(rest.text))
        if (organ or block.role is Role.OPENING) and not (self._zone == "text" and self._in_unit):
            return self._resolution_begins(block, organ or "")
        if openings.ANNEX.match(text) and self._zone != "front":
            return self._annex_begins(block)
        if openings.ANNEX.match(text) and self._index + 1 >= self._outline.begin - 3 and not self._outline.organ_lines:
            return self._annex_begins(block)
        if self._zone != "front" and openings.MEETING.match(text):
            return self._meeting(block, text)
        if self._zone == "closed" or (self._zone in ("operative", "preamble") and openings.VOTE.match(text)):
            if self._zone == "closed" and openings.BARE_DATE.match(text) and not self._annex:
                self._made.meeting = f"{self._made.meeting} {text}".strip()
                return None
            self._part_letter(text)
            self._made.add_heading(block.text)
            if self._zone != "closed":
                self._zone = "closed"
            return None
        if self._zone == "front":
            if self._index < self._outline.begin or openings.STATEMENT.search(text):
                self._part_letter(text)
                return self._heading(block)
            self._zone = "preamble" if self._outline.lost_organ else "text"
        return self._content(block, text)

    def _part_letter(self, text: str) -> None:
        match = openings.PART.match(text)
        if match and len(text) < 12:
            self._part = match["part"].upper()
        elif (titled := _PART_AND_TITLE.match(text)) and self._outline.organ_lines > 1:
            following = self._texts[self._index + 1 : self._index + 2]
            if following and openings.organ_line(following[0]):
                self._part = titled["part"]

    def _resolution_begins(self, block: Block, organ: str) -> None:
        if organ:
            self._made.organs.append(organ)
        self._heading_words(block)
        self._resolution += 1
        self._scope = self._part if self._part and self._part not in self._scopes else str(self._resolution)
        self._scopes.add(self._scope)
        self._part = ""
        self._zone = "preamble"
        self._section = ""
        self._restart("pp", "op")

    def _heading_words(self, block: Block) -> None:
        if self._zone == "front":
            self._made.front.append(block.text)
        else:
            self._made.add_heading(block.text)

    def _restart(self, *counters: str) -> None:
        for counter in counters:
            self._count[counter] = 0
        self._parent = self._item = None
        self._number_label = self._letter = ""
        self._in_unit = self._after_heading = self._bare_ops = self._sectional = False

    def _annex_begins(self, block: Block) -> None:
        self._heading_words(block)
        self._annex += 1
        self._zone = "annex"
        self._section = ""
        self._restart("pp", "op", "p")
        self._after_heading = True

    def _meeting(self, block: Block, text: str) -> None:
        if self._annex or self._made.meeting:
            self._made.add_heading(block.text)
        else:
            self._made.meeting = text.strip("[]")
            self._made.meeting_place = len(self._made.drafts)
        if self._zone in ("preamble", "operative", "text"):
            self._zone = "closed"

    def _content(self, block: Block, text: str) -> None:
        current = self._item or self._parent
        if block.role is Role.ROW:
            if current is None or self._after_heading:
                return self._unnumbered(block, text)
            return current.parts.append(block.text)
        article = openings.ARTICLE.match(text)
        if article and self._may_be_unit(text):
            return self._unit(block, text, article["word"].lower(), article["number"])
        if self._is_heading(block, text):
            part = openings.PART.match(text) or openings.PART_TITLED.match(text)
            if part:
                found = part.groupdict()
                self._section = (found.get("part") or found.get("roman") or "").upper()
                if self._sectional:
                    self._section_begins()
                if self._resolution and self._zone == "closed":
                    self._part = self._section
            return self._heading(block)
        if self._in_unit:
            return self._append(block)
        number, letter = openings.numbered(text), openings.item(text)
        if number and block.role is Role.ITEM and self._parent is not None:
            return self._numbered_item(block, number["number"])
        if number:
            return self._numbered(block, number["number"], number["latin"] or "")
        if letter:
            return self._lettered(block)
        return self._unnumbered(block, text)

    def _may_be_unit(self, text: str) -> bool:
        if len(text) > 120 or is_sentence(text):
            return False
        if self._annex or self._zone == "text":
            return True
        return self._zone == "operative" and len(text) < 20 and text.lower().startswith("article")

    def _is_heading(self, block: Block, text: str) -> bool:
        if block.heading or block.role:
            return block.heading
        if openings.PART_TITLED.match(text) and len(text) < 300 and not text.endswith(STOPS):
            return True
        if openings.PART.match(text) and len(text) < 24:
            return not openings.item(text)
        if len(text.split()) > _HEADING_WORDS or text.endswith(STOPS) or text[:1].islower():
            return False
        if openings.item(text) or openings.numbered(text):
            return False
        if self._zone == "preamble":
            begun = bool(self._made.drafts or self._section)
            return begun and not openings.opens_preambular(text) and not openings.opens_operative(text)
        if self._zone == "operative" and not self._count.get("op") and not self._sectional:
            return False
        if self._item is not None and len(text) > 30 and not self._item.text.endswith(STOPS):
            return False
        current = self._item or self._parent
        return current is None or current.text.rstrip().endswith((*STOPS, "and", "or")) or len(text) < 60

    # ---- labels ----------------------------------------------------------------------------

    def _prefix(self) -> str:
        if self._annex:
            return f"annex{self._annex if self._outline.annexes > 1 else ''}/"
        if self._outline.organ_lines > 1 and self._resolution and self._zone in ("preamble", "operative"):
            # Parts bear letters; a draft that a resolution quotes has none, and the resolution's own labels stay plain.
            return "" if self._scope == "1" else f"{self._scope}/"
        return ""

    def _kind(self, kind: ParagraphKind) -> ParagraphKind:
        return ParagraphKind.ANNEX if self._annex else kind

    def _unit(self, block: Block, text: str, word: str, number: str) -> None:
        self._restart()
        name = "art" if word == "article" else word
        label = f"{self._prefix()}{name}{number.replace(' ', '')}"
        alternative = f"{self._prefix()}{self._section}/{name}{number}" if self._section else label
        self._parent = Draft(
            self._labels.give(label, alternative), self._kind(ParagraphKind.NUMBERED), block.line, None, []
        )
        self._made.add_heading(block.text)
        self._made.drafts.append(self._parent)
        self._in_unit = True

    def _numbered(self, block: Block, number: str, latin: str) -> None:
        value = int(number)
        match = openings.NUMBER.match(block.text)
        rest = block.text[match.end() :] if match else block.text
        if self._zone == "preamble":
            self._zone = "operative"
        if self._zone == "operative" and value == 1 and self._adopts_text():
            self._zone = "text"
        if self._zone == "operative":
            name, kind = f"op{number}{latin}", ParagraphKind.OPERATIVE
            self._count["op"] = value
        else:
            name, kind = f"{number}{latin}", ParagraphKind.NUMBERED
        prefix = self._prefix()
        label, alternative = f"{prefix}{name}", f"{prefix}{self._section}/{name}" if self._section else None
        if alternative and (self._annex in self._outline.sectioned or (self._sectional and not self._annex)):
            label, alternative = alternative, None
        self._item, self._letter, self._roman, self._after_heading = None, "", False, False
        if openings.item(without_marks(rest)):
            self._parent = None
            self._number_label = label if self._labels.free(label) else alternative or label
            return self._lettered(Block(rest, block.line))
        kind = self._kind(kind)
        self._parent = Draft(self._labels.give(label, alternative), kind, block.line, None, [rest])
        self._number_label = self._parent.label
        self._made.drafts.append(self._parent)
        return None

    def _adopts_text(self) -> bool:
        """A body that begins to count again after its adopting clause carries the text that it adopts."""
        if not self._count["op"] or self._annex or self._sectional:
            return False
        if self._bare_ops or (self._after_heading and not self._section):
            return True
        return self._parent is not None and self._parent.text.endswith(":")

    def _lettered(self, block: Block) -> None:
        match = openings.LETTER.match(block.text)
        letters = (match["letter"] or match["bare"]) if match else ""
        if match is None or not self._is_own_item(letters):
            return self._append(block)
        if self._is_titled_unit(block.text[match.end() :], letters):
            self._start(Block(block.text[match.end() :], block.line), f"{self._prefix()}({letters})", self._item_kind())
            self._letter = letters
            return None
        base = self._number_label or self._prefix()
        self._letter = letters
        self._roman = (openings.is_roman(letters) and letters != "i") or (letters == "i" and self._starts_roman())
        parent = self._parent.label if self._parent else None
        self._item = self._new(f"{base}({letters})", self._item_kind(), block, block.text[match.end() :], parent)
        self._after_heading = False
        return None

    def _is_titled_unit(self, text: str, letters: str) -> bool:
        """Tell whether a letter stands before a title, with paragraphs below it, and not before an item of a list."""
        unnumbered = self._number_label.split("/")[-1][:1] in ("p", "(")
        if self._zone not in ("annex", "text") or not unnumbered or self._parent is None:
            return False
        complete = without_marks(self._parent.text).endswith((".", ".”"))
        return (
            complete and not without_marks(text).endswith(STOPS) and self._labels.free(f"{self._prefix()}({letters})")
        )

    def _item_kind(self) -> ParagraphKind:
        if self._parent:
            return self._parent.kind
        if self._annex:
            return ParagraphKind.ANNEX
        return ParagraphKind.OPERATIVE if self._zone == "operative" else ParagraphKind.NUMBERED

    def _is_own_item(self, letters: str) -> bool:
        """Tell whether a letter begins an item of its own and is no sub-item that stays inside one."""
        if not self._letter or self._item is None:
            return True
        expected = _successor(self._letter)
        if letters == expected:
            return letters != "i" or not self._starts_roman()
        if openings.is_roman(letters) and not self._roman:
            return False
        if self._roman:
            return True
        return (len(letters) == 1 and letters > self._letter) or (letters == "a" and self._parent is None)

    def _starts_roman(self) -> bool:
        for text in self._texts[self._index + 1 : self._index + 8]:
            match = openings.item(text)
            if match:
                return match["letter"] == "ii"
        return False

    def _unnumbered(self, block: Block, text: str) -> None:
        opens_section = block.role is Role.PREAMBULAR or (self._after_heading and self._opens_section(text))
        if self._zone == "preamble" and self._section and opens_section:
            # A resolution of sections need not have a preamble of its own before them.
            self._zone = "operative"
        if self._zone == "preamble":
            if block.role is not Role.PREAMBULAR and self._goes_on(text):
                return self._append(block)
            if self._opens_bare_operative(text):
                self._zone = "operative"
                self._parent = self._item = None
            else:
                label = f"{self._prefix()}pp{self._next('pp')}"
                return self._start(block, label, ParagraphKind.PREAMBULAR)
        if self._zone == "operative":
            goes_on = self._sectional and self._parent is not None and self._parent.kind is ParagraphKind.PREAMBULAR
            if block.role is Role.PREAMBULAR or ((self._after_heading or goes_on) and self._opens_section(text)):
                return self._preambular_of_section(block)
            behind_preamble = self._parent is None or self._parent.kind is ParagraphKind.PREAMBULAR
            behind_preamble = behind_preamble or (self._sectional and self._after_heading)
            unnumbered = behind_preamble or (self._number_label.endswith(f"op{self._count['op']}") and self._bare_ops)
            if behind_preamble or (unnumbered and openings.opens_operative(text) and not text[:1].islower()):
                self._bare_ops = True
                label = f"{self._prefix()}{self._section_prefix()}op{self._next('op')}"
                return self._start(block, label, ParagraphKind.OPERATIVE)
            if self._bare_ops and not self._after_heading and self._lists_bare(text):
                return self._bare_item(block)
            if self._bare_ops and self._after_heading and not self._sectional:
                self._zone = "text"
            else:
                return self._append(block)
        if self._parent is None or self._after_heading or self._number_label.split("/")[-1].startswith("p"):
            return self._start(block, f"{self._prefix()}p{self._next('p')}", ParagraphKind.NUMBERED)
        return self._append(block)

    def _opens_section(self, text: str) -> bool:
        """Tell whether an unnumbered text below the heading of a section is a preambular paragraph of that section."""
        return bool(self._section) and text.endswith(",") and openings.opens_preambular(text)

    def _preambular_of_section(self, block: Block) -> None:
        if not self._sectional:
            self._sectional = True
            self._section_begins()
        counter = "section pp" if self._section else "pp"
        label = f"{self._prefix()}{self._section_prefix()}pp{self._next(counter)}"
        self._start(block, label, ParagraphKind.PREAMBULAR)

    def _section_begins(self) -> None:
        """Begin to count anew: what stood in one section does not tell about the next."""
        self._count["op"] = self._count["section pp"] = 0
        self._parent = self._item = None
        self._number_label = self._letter = ""
        self._bare_ops = False

    def _section_prefix(self) -> str:
        return f"{self._section}/" if self._sectional and self._section else ""

    def _numbered_item(self, block: Block, number: str) -> None:
        match = openings.NUMBER.match(block.text)
        rest = block.text[match.end() :] if match else block.text
        parent = self._parent.label if self._parent else None
        self._item = self._new(f"{self._number_label}({number})", self._item_kind(), block, rest, parent)
        self._letter, self._after_heading = "", False

    def _lists_bare(self, text: str) -> bool:
        """Tell whether a text is an item of a list that has lost its letters, as the whole resolution its numbers."""
        if self._parent is None or not text[:1].isupper() or not without_marks(self._parent.text).endswith(":"):
            return False
        pieces = (text,) if self._item is None else (text, without_marks(self._item.text))
        return all(piece.endswith((*STOPS, "and", "or")) for piece in pieces)

    def _bare_item(self, block: Block) -> None:
        letter = _successor(self._letter) if self._letter else "a"
        parent = self._parent.label if self._parent else None
        self._item = self._new(f"{self._number_label}({letter})", self._item_kind(), block, block.text, parent)
        self._letter = letter

    def _goes_on(self, text: str) -> bool:
        """Tell whether a text in a preamble is the rest of the paragraph before it, which a page has cut in two."""
        if self._parent is None or openings.opens_preambular(text) or openings.opens_operative(text):
            return False
        return text[:1].islower() or not self._parent.text.rstrip().endswith((".", ";", ":", ".”"))

    def _opens_bare_operative(self, text: str) -> bool:
        """Tell whether an unnumbered text is an operative paragraph although it follows preambular ones.

        Where numbered paragraphs follow, it is one only if it adopts the text that carries those numbers.
        """
        if not openings.opens_operative(text) or openings.PREAMBULAR.match(text):
            return False
        for index in range(self._index + 1, min(self._index + _HORIZON, len(self._texts))):
            following = self._texts[index]
            if openings.ANNEX.match(following) or openings.MEETING.match(following) or openings.organ_line(following):
                return True
            number = openings.numbered(following)
            if number:
                return number["number"] != "1" or text.endswith(":") or headed(self._texts[self._index + 1 : index])
        return True

    def _start(self, block: Block, label: str, kind: ParagraphKind) -> None:
        self._parent = self._new(label, self._kind(kind), block, block.text)
        self._number_label = self._parent.label
        self._item, self._letter, self._roman, self._after_heading = None, "", False, False

    def _append(self, block: Block) -> None:
        item, parent = self._item, self._parent
        plain = without_marks(block.text)
        if item is not None and (parent is None or not item.text.rstrip().endswith(STOPS) or openings.item(plain)):
            item.parts.append(block.text)
        elif parent is not None:
            parent.parts.append(block.text)
        else:
            self._made.add_heading(block.text)


def _successor(letters: str) -> str:
    """Return the letter that follows in an alphabetical list: b after a, aa after z."""
    if letters == "z":
        return "aa"
    return letters[:-1] + chr(ord(letters[-1]) + 1)
