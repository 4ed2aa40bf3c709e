"""Lines to blocks and footnotes: pages put together, page furniture taken out."""

import re

from tipgraph.documents import furniture, openings
from tipgraph.documents.blocks import CLOSE, OPEN, Block, RawNote, Role
from tipgraph.documents.growing import Growing, Line
from tipgraph.documents.layout import Column, bare, ended, find_column, from_layout
from tipgraph.documents.ruled import tables
from tipgraph.documents.wordrepair import repair

_NOTE_ANCHOR = re.compile(rf"\s*{OPEN}\d*:([^{OPEN}{CLOSE}]*){CLOSE}[.:)]?\s*(?=\S)")
_NOTE_NUMBER = re.compile(r"(?:\[?(?P<number>\d{1,3})\]?(?:/|\s)|(?P<sign>\*{1,3}|†|‡)|(?P<letter>[a-z])\s)\s*(?=\S)")
_NOTE_WORDS = re.compile(
    r"(?:See\b|Ibid|Resolutions?\b|General Assembly\b|United Nations\b|Official Records|Available (?:at|from)|"
    r"Decisions?\b|"
    r"Economic and Social Council res|League of Nations|[A-Z]{1,5}(?:/[\w.()-]+)+|Adopted\b|Report of the|Idem|"
    r"Through|Target|Previously|Formerly|International Legal Materials|ILO\b)"
)
_LINK_WORD = re.compile(
    r"\b(?:the|of|to|and|a|an|in|for|by|with|or|that|which|from|on|at|as|its|their|into|under|between|through|including|this|these|our|No\.|vol\.|article|resolution|resolutions|paragraph)$"
)
_LONGEST_LINK_WORD = 12
_CITES_ADDRESS = re.compile(r"\b(?:at|from|on|see|See|also|and|website|in)[:,]?$")
_HEADING = re.compile(r"#{1,6}\s+")
_QUOTE = re.compile(r">\s?")
_LONG = 60


def assemble(text: str) -> tuple[list[Block], list[RawNote], list[str], bool]:
    """Put the lines of a text together.

    Args:
        text: the whole text, its inline markup taken out, superscript marks as anchors.

    Returns:
        Blocks; footnotes; printed addresses; whether the text was taken from a page layout, line by line.
    """
    raw = text.split("\n")
    loose = from_layout(raw)
    whole = repair(raw, cut_words=True) if loose else raw
    heads = furniture.running_heads(line.strip() for line in whole)
    joiner = _Joiner(loose, find_column(raw) if loose else Column(), heads)
    ruled = tables(whole)
    blank = True
    for number, (printed, line) in enumerate(zip(raw, whole, strict=True), 1):
        broken_page = "\f" in line
        stripped = line.replace("\f", "").strip()
        if broken_page:
            joiner.new_page()
        if not stripped:
            blank = True
            continue
        if number - 1 in ruled:
            for passage in ruled[number - 1]:
                joiner.take_from_table(Line(passage.text, printed.strip(), number, False, True), passage.row)
            blank = True
            continue
        stripped = _QUOTE.sub("", stripped, count=1) if stripped[0] == ">" else stripped
        heading = _HEADING.match(stripped)
        if heading:
            stripped = stripped[heading.end() :].rstrip("# ")
        if stripped:
            stripped = openings.mended(stripped) if loose else stripped
            joiner.take(Line(stripped, printed.strip(), number, line[:1] in " \t", blank, bool(heading)))
        blank = False
    return joiner.blocks(), joiner.notes(), joiner.links, joiner.loose


class _Joiner:
    """Reads line after line and decides for each whether it goes on or begins something."""

    def __init__(self, loose: bool, column: Column, heads: frozenset[str]) -> None:
        self.loose = loose
        self._column = column
        self.links: list[str] = []
        self._heads = heads
        self._blocks: list[Growing] = []
        self._notes: list[Growing] = []
        self._in_notes = False
        self._under_rule = False
        self._broken = False
        self._page = self._number = 0
        self._resolution_open = False

    def blocks(self) -> list[Block]:
        return [
            Block(block.text(), block.line, block.heading, block.page, Role.ROW if block.row else None)
            for block in self._blocks
        ]

    def notes(self) -> list[RawNote]:
        return [RawNote(note.mark, note.text(), note.line, note.after) for note in self._notes]

    def page_break(self) -> None:
        self._broken = True
        self._in_notes = self._under_rule = False

    def new_page(self) -> None:
        self._page += 1
        self.page_break()

    def take(self, line: Line) -> None:
        text = line.text
        address = furniture.address(text)
        if address is not None:
            self.links.append(address)
            if not self._is_cited_address(line):
                self.page_break()
        elif furniture.RULE.match(text):
            self._under_rule = True
            self._broken = True
        elif text.startswith("<!--"):
            self.new_page()
        elif self._is_furniture(text):
            self.page_break()
        elif self._note_begins(line):
            self._in_notes = True
        elif self._in_notes and self._note_goes_on(line):
            self._notes[-1].add(text, len(line.printed))
        else:
            if self._in_notes:
                self._broken = True
            self._in_notes = False
            self._body(line)
            self._under_rule = False
            self._broken = False

    def take_from_table(self, line: Line, row: bool) -> None:
        """Take words of a table, which neither go on with what stands before them nor belong to a footnote."""
        self._in_notes = self._under_rule = self._broken = False
        self._open_block(line, row)

    def _is_cited_address(self, line: Line) -> bool:
        """Put an address into the sentence that it belongs to ("Available at"), if there is one."""
        open_text = self._notes[-1] if self._in_notes else self._blocks[-1] if self._blocks else None
        if open_text is None or not _CITES_ADDRESS.search(open_text.tail) or self._room(open_text, line):
            return False
        open_text.add(line.text, len(line.printed))
        return True

    def _is_furniture(self, text: str) -> bool:
        if furniture.is_page_furniture(text):
            if not self._resolution_open and openings.TITLE.match(text):
                return False
            return not (self._blocks and _LINK_WORD.search(self._blocks[-1].tail) and text.isdigit())
        if furniture.symbol_head(text):
            return len(self._blocks) > 4
        return (
            bool(self._heads) and len(text) <= 200 and furniture.head_key(text) in self._heads and len(self._blocks) > 4
        )

    def _note_begins(self, line: Line) -> bool:
        explicit = _NOTE_ANCHOR.match(line.text)
        if explicit:
            self._open_note(explicit[1], line, explicit.end())
            return True
        match = _NOTE_NUMBER.match(line.text)
        if match is None or openings.numbered(line.text):
            return False
        rest = line.text[match.end() :]
        inside = self._in_notes or self._under_rule
        if match["number"]:
            number, last = int(match["number"]), self._last_number()
            vocabulary = bool(_NOTE_WORDS.match(rest))
            if inside:
                near = last < number <= last + 3 or (self._under_rule and number == 1)
                good = (near and (not rest[:1].islower() or furniture.address(rest) is not None)) or (
                    self._under_rule and vocabulary
                )
                good = good or (number == last + 1 and self._under_rule)
            else:
                alone = line.after_blank and (line.indented or not self.loose or number == last + 1)
                good = number > last and vocabulary and alone and not self._is_date(rest)
            mark = match["number"]
        else:
            good = self._under_rule or (self._in_notes and bool(match["sign"]) and line.after_blank)
            if match["letter"]:
                good = good and bool(_NOTE_WORDS.match(rest))
            mark = match["sign"] or match["letter"]
        if good:
            self._open_note(mark, line, match.end())
        return good

    @staticmethod
    def _is_date(rest: str) -> bool:
        return bool(openings.BARE_DATE.match("1 " + rest[:40]))

    def _last_number(self) -> int:
        for note in reversed(self._notes):
            if note.mark.isdigit():
                return int(note.mark)
        return 0

    def _open_note(self, mark: str, line: Line, start: int) -> None:
        note = Growing(line.number, mark=mark, after=len(self._blocks))
        note.add(line.text[start:], len(line.printed))
        self._notes.append(note)
        self._under_rule = False

    def _room(self, piece: Growing, line: Line) -> bool | None:
        return self._column.has_room(piece.last_width, line.printed)

    def _note_goes_on(self, line: Line) -> bool:
        note, text = self._notes[-1], line.text
        room, complete = self._room(note, line), ended(note.tail)
        body_open = bool(self._blocks) and not ended(self._blocks[-1].tail)
        if room is True and (complete or body_open or not text[0].islower()):
            return False
        if line.heading or (openings.starts_something(text) and (complete or room is not False)):
            return False
        if not line.after_blank:
            return not (complete and line.indented and openings.opens_preambular(text))
        if complete and (openings.opens_preambular(text) or (text[0].islower() and body_open)):
            return False
        if not self.loose:
            return not complete and text[0].islower() and not (body_open and bare(note.tail)[-1:].isdigit())
        if complete:
            return len(note.tail) >= note.widest * 0.8 and not line.indented and not (room is False and body_open)
        return True

    def _body(self, line: Line) -> None:
        if self._under_rule and self._notes and self._continues_note(line):
            self._notes[-1].add(line.text, len(line.printed))
            self._in_notes = True
            return
        if not self._blocks or self._begins(line):
            self._open_block(line)
        else:
            self._blocks[-1].add(line.text, len(line.printed))
        self._resolution_open = self._resolution_open or openings.organ_line(line.text) is not None

    def _open_block(self, line: Line, row: bool = False) -> None:
        self._blocks.append(Growing(line.number, line.heading, self._page, row))
        self._blocks[-1].add(line.text, len(line.printed))
        if not row:
            self._count(line.text)

    def _count(self, text: str) -> None:
        number = openings.numbered(text)
        if number:
            self._number = int(number["number"])
        elif openings.stands_alone(text):
            self._number = 0

    def _is_next_number(self, text: str) -> bool:
        """Tell whether a line bears the number that is next in the running count of paragraphs."""
        number = openings.numbered(text)
        return number is not None and int(number["number"]) == self._number + 1 and not number["latin"]

    def _continues_note(self, line: Line) -> bool:
        """A footnote that the end of a page has cut goes on under the rule of the next page, before its first note."""
        note = self._notes[-1]
        return line.text[0].islower() and not ended(note.tail) and ended(self._blocks[-1].tail if self._blocks else ".")

    @staticmethod
    def _cut_short(block: Growing, text: str) -> bool:
        """Tell whether a block is a paragraph without its end, and a line no beginning: a page lay between them."""
        if block.length < _LONG or openings.opens_preambular(text) or openings.opens_operative(text):
            return False
        first = block.parts[0]
        return bool(openings.opens_preambular(first) or openings.numbered(first) or openings.item(first))

    def _begins(self, line: Line) -> bool:
        block, text = self._blocks[-1], line.text
        if block.row:
            return True
        whole = block.parts[0] if len(block.parts) == 1 else ""
        if line.heading or block.heading:
            return not (line.heading and block.heading and not line.after_blank)
        tail = bare(block.tail)
        complete, comma = ended(block.tail), tail.endswith(",")
        room = self._room(block, line)
        if openings.PART_TITLED.match(block.parts[0]) and not complete and openings.surely_opens(text):
            return True
        if openings.starts_something(text):
            within = self.loose and not complete and not comma and block.length > _LONG and not line.indented
            return (
                not within
                or room is True
                or self._is_next_number(text)
                or openings.stands_alone(text)
                or openings.titled(text)
            )
        if whole and openings.stands_alone(whole):
            return not (openings.MEETING.match(whole) and openings.BARE_DATE.match(text) and not line.after_blank)
        opens = openings.surely_opens(text) if room is False else openings.opens_preambular(text)
        if not line.after_blank and not self._broken:
            return (comma or complete) and opens and block.length > _LONG
        if text[0].islower():
            return complete and room is not False
        if _LINK_WORD.search(tail, max(0, len(tail) - _LONGEST_LINK_WORD)):
            return False
        opens = opens or (openings.opens_operative(text) and (self._broken or room is not None))
        if room is not None:
            return room or ((complete or comma) and opens)
        if self._broken:
            if complete:
                return True
            return opens if comma else block.length < _LONG or opens
        if not self.loose:
            return complete or comma or not self._cut_short(block, text)
        if complete or comma:
            return line.indented or opens
        return block.length <= _LONG + 20 and line.indented
