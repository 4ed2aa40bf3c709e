"""The damage that documents suffer on their way through page layout and conversion, done on purpose.

What `tipgraph.evaluation.rendering` prints is spoiled as in documents that users have: marks of footnotes are plain
digits glued to words, every line of 88 columns is followed by a blank line so that paragraphs are no longer told
apart, blocks of footnotes stand in the middle of sentences, and one word in two hundred is split in two.
"""

import random
import re
import textwrap
from collections.abc import Iterator

from tipgraph.evaluation.rendering import RULE, SUPERSCRIPTS

COLUMNS = 88
PAGE_LINES = 40
SPLIT_ONE_IN = 200
_PLAIN = {raised: plain for plain, raised in SUPERSCRIPTS.items()}
_RAISED = "".join(map(chr, _PLAIN))
_NOTE = re.compile(rf"([{_RAISED}]+) ")
_MARK = re.compile(rf"[{_RAISED}]+")
_WORD = re.compile(r"[^\W\d_]{4,}")


def damage(text: str, seed: str) -> str:
    """Spoil a rendering. The same text and seed always give the same result.

    Args:
        text: blocks with a blank line between, as `rendering.render` makes them.
        seed: whatever names the document, such as its symbol.

    Returns:
        The same letters and digits, in other places.
    """
    chance = random.Random(seed)
    body, notes = _apart([_split_words(block, chance) for block in text.split("\n\n")])
    return "\n\n".join(_paged(body, notes, chance)).translate(_PLAIN)


def _apart(blocks: list[str]) -> tuple[list[str], list[tuple[str, str]]]:
    """Separate the body from the notes, which are taken with their marks."""
    body: list[str] = []
    notes: list[tuple[str, str]] = []
    in_notes = False
    for block in blocks:
        note = _NOTE.match(block) if in_notes else None
        if block == RULE:
            in_notes = True
        elif note is not None:
            notes.append((note[1], block))
        else:
            in_notes = False
            body.append(block)
    return body, notes


def _split_words(text: str, chance: random.Random) -> str:
    def split(match: re.Match[str]) -> str:
        word = match[0]
        if chance.randrange(SPLIT_ONE_IN):
            return word
        place = chance.randrange(1, len(word))
        return f"{word[:place]} {word[place:]}"

    return _WORD.sub(split, text)


def _paged(body: list[str], notes: list[tuple[str, str]], chance: random.Random) -> Iterator[str]:
    """Yield lines; a page ends inside a paragraph, after the lines that carry the marks of its notes."""
    waiting, due = list(notes), list[str]()
    on_page, page = 0, PAGE_LINES
    for block in body:
        lines = textwrap.wrap(block, COLUMNS)
        for number, line in enumerate(lines, 1):
            yield line
            on_page += 1
            for mark in _MARK.findall(line):
                if waiting and waiting[0][0] == mark:
                    due.append(waiting.pop(0)[1])
            if on_page >= page and number < len(lines) and due:
                yield from _note_block(due)
                due, on_page, page = [], 0, PAGE_LINES + chance.randrange(-5, 6)
    due += [text for _, text in waiting]
    if due:
        yield from _note_block(due)


def _note_block(notes: list[str]) -> Iterator[str]:
    yield RULE
    for note in notes:
        yield from textwrap.wrap(note, COLUMNS)
