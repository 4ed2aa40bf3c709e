"""Blocks to labelled paragraphs: one structure for all formats."""

import re
from collections.abc import Sequence

from tipgraph.documents import openings
from tipgraph.documents.blocks import Block, Role, without_marks
from tipgraph.documents.drafts import Structure
from tipgraph.documents.items import Items
from tipgraph.documents.outline import STOPS, is_sentence, survey
from tipgraph.documents.paragraphs import Paragraphs
from tipgraph.documents.position import Position
from tipgraph.documents.sections import Sections, find_sections

_HEADING_WORDS = 28
_PART_AND_TITLE = re.compile(r"(?P<part>[A-Z])\.? (?=[A-Z][a-z])")


def build(blocks: Sequence[Block]) -> Structure:
    """Return the structure of a document's blocks."""
    return _Walker(find_sections(blocks)).walk()


class _Walker:
    """Goes through the blocks once and says of each what it is."""

    def __init__(self, sections: Sections) -> None:
        texts = [without_marks(block.text) for block in sections.main]
        self._sections = sections
        self._at = Position(texts, survey(texts, sections.title))
        self._items = Items(self._at)
        self._paragraphs = Paragraphs(self._at, self._items)

    def walk(self) -> Structure:
        self._at.others(self._sections.before)
        if self._sections.title is not None:
            self._at.made.title = self._at.texts[self._sections.title]
        for index, block in enumerate(self._sections.main):
            self._at.index = index
            if index in self._sections.french:
                self._at.other(block)
            else:
                self._block(block, self._at.texts[index])
        self._at.others(self._sections.behind)
        return self._at.made

    def _block(self, block: Block, text: str) -> None:
        if not text:
            if block.text:
                self._at.append(block)
            return None
        organ = openings.organ_line(text)
        opening = None if organ else openings.OPENING_LINE.match(text)
        if opening and self._at.zone in ("front", "closed"):
            head = block.text[: opening.end()].strip()
            self._resolution_begins(Block(head, block.line), openings.organ_line(head) or "")
            rest = Block(block.text[opening.end() :], block.line)
            return self._block(rest, without_marks(rest.text))
        if (organ or block.role is Role.OPENING) and not (self._at.zone == "text" and self._at.in_unit):
            return self._resolution_begins(block, organ or "")
        if openings.ANNEX.match(text) and self._at.zone != "front":
            return self._annex_begins(block)
        if (
            openings.ANNEX.match(text)
            and self._at.index + 1 >= self._at.outline.begin - 3
            and not self._at.outline.organ_lines
        ):
            return self._annex_begins(block)
        if self._at.zone != "front" and openings.MEETING.match(text):
            return self._meeting(block, text)
        if self._at.zone == "closed" or (self._at.zone in ("operative", "preamble") and openings.VOTE.match(text)):
            if self._at.zone == "closed" and openings.BARE_DATE.match(text) and not self._at.annex:
                self._at.made.meeting = f"{self._at.made.meeting} {text}".strip()
                return None
            self._part_letter(text)
            self._at.made.add_heading(block.text)
            if self._at.zone != "closed":
                self._at.zone = "closed"
            return None
        if self._at.zone == "front":
            if self._at.index < self._at.outline.begin or openings.STATEMENT.search(text):
                self._part_letter(text)
                return self._at.heading(block)
            self._at.zone = "preamble" if self._at.outline.lost_organ else "text"
        return self._content(block, text)

    def _part_letter(self, text: str) -> None:
        match = openings.PART.match(text)
        if match and len(text) < 12:
            self._at.part = match["part"].upper()
        elif (titled := _PART_AND_TITLE.match(text)) and self._at.outline.organ_lines > 1:
            following = self._at.texts[self._at.index + 1 : self._at.index + 2]
            if following and openings.organ_line(following[0]):
                self._at.part = titled["part"]

    def _resolution_begins(self, block: Block, organ: str) -> None:
        if organ:
            self._at.made.organs.append(organ)
        self._at.heading_words(block)
        self._at.resolution += 1
        self._at.scope = (
            self._at.part if self._at.part and self._at.part not in self._at.scopes else str(self._at.resolution)
        )
        self._at.scopes.add(self._at.scope)
        self._at.part = ""
        self._at.zone = "preamble"
        self._at.section = ""
        self._at.restart("pp", "op")

    def _annex_begins(self, block: Block) -> None:
        self._at.heading_words(block)
        self._at.annex += 1
        self._at.zone = "annex"
        self._at.section = ""
        self._at.restart("pp", "op", "p")
        self._at.after_heading = True

    def _meeting(self, block: Block, text: str) -> None:
        if self._at.annex or self._at.made.meeting:
            self._at.made.add_heading(block.text)
        else:
            self._at.made.meeting = text.strip("[]")
            self._at.made.meeting_place = len(self._at.made.drafts)
        if self._at.zone in ("preamble", "operative", "text"):
            self._at.zone = "closed"

    def _content(self, block: Block, text: str) -> None:
        current = self._at.item or self._at.parent
        if block.role is Role.ROW:
            if current is None or self._at.after_heading:
                return self._paragraphs.unnumbered(block, text)
            return current.parts.append(block.text)
        article = openings.ARTICLE.match(text)
        if article and self._may_be_unit(text):
            return self._paragraphs.unit(block, article["word"].lower(), article["number"])
        if self._is_heading(block, text):
            part = openings.PART.match(text) or openings.PART_TITLED.match(text)
            if part:
                found = part.groupdict()
                self._at.section = (found.get("part") or found.get("roman") or "").upper()
                if self._at.sectional:
                    self._at.section_begins()
                if self._at.resolution and self._at.zone == "closed":
                    self._at.part = self._at.section
            return self._at.heading(block)
        if self._at.in_unit:
            return self._at.append(block)
        number, letter = openings.numbered(text), openings.item(text)
        if number and block.role is Role.ITEM and self._at.parent is not None:
            return self._items.numbered_item(block, number["number"])
        if number:
            return self._paragraphs.numbered(block, number["number"], number["latin"] or "")
        if letter:
            return self._items.lettered(block)
        return self._paragraphs.unnumbered(block, text)

    def _may_be_unit(self, text: str) -> bool:
        if len(text) > 120 or is_sentence(text):
            return False
        if self._at.annex or self._at.zone == "text":
            return True
        return self._at.zone == "operative" and len(text) < 20 and text.lower().startswith("article")

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
        if self._at.zone == "preamble":
            begun = bool(self._at.made.drafts or self._at.section)
            return begun and not openings.opens_preambular(text) and not openings.opens_operative(text)
        if self._at.zone == "operative" and not self._at.count.get("op") and not self._at.sectional:
            return False
        if self._at.item is not None and len(text) > 30 and not self._at.item.text.endswith(STOPS):
            return False
        current = self._at.item or self._at.parent
        return current is None or current.text.rstrip().endswith((*STOPS, "and", "or")) or len(text) < 60
