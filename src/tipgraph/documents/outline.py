"""What has to be known of a whole document before its paragraphs can be labelled one after the other."""

from collections.abc import Sequence
from dataclasses import dataclass

from tipgraph.documents import openings

STOPS = (".", ";", ":", ",", "!", "?", ".”", ";”", ",”", '."', ".)", ".]", "…")
"""How a paragraph ends, and a heading does not."""

_FEWEST_PREAMBULAR = 3
_SHORT = 40
_HORIZON = 20
_SENTENCE = 80


@dataclass(frozen=True, slots=True)
class Outline:
    """Facts about a document as a whole.

    Attributes:
        organ_lines: number of lines that open a resolution ("The General Assembly,").
        annexes: number of annexes.
        begin: index of the first block of the text proper where no line opens a resolution.
        lost_organ: True where a resolution has lost the line with its organ.
        sectioned: stretches (0 the body, 1 the first annex, …) whose sections each begin to count at 1.
    """

    organ_lines: int
    annexes: int
    begin: int
    lost_organ: bool
    sectioned: frozenset[int]


def survey(texts: Sequence[str], title: int | None) -> Outline:
    """Return the outline of a document.

    Args:
        texts: its blocks.
        title: index of the block with its numbered title, or None.
    """
    organ_lines = sum(1 for text in texts if openings.organ_line(text))
    preamble = None if organ_lines else _preamble(texts)
    return Outline(
        organ_lines=organ_lines,
        annexes=sum(1 for text in texts if openings.ANNEX.match(text)),
        begin=len(texts) if organ_lines else _begin(texts, title) if preamble is None else preamble,
        lost_organ=preamble is not None,
        sectioned=_sectioned(texts, organ_lines),
    )


def is_sentence(text: str) -> bool:
    """Tell whether a text ends as paragraphs do and is long enough to be one."""
    return text.rstrip('”"’)]').endswith((".", ";", ",", ":")) and len(text.split()) > 6


def headed(texts: Sequence[str]) -> bool:
    """Tell whether there is a heading among texts."""
    return any(not text.endswith(STOPS) and text[:1].isupper() for text in texts)


def _begin(texts: Sequence[str], title: int | None) -> int:
    first = next((index for index, text in enumerate(texts) if _starts_numbering(texts, index, text)), None)
    if first is not None:
        return first
    for index, text in enumerate(texts):
        if openings.opens_session_account(text) or (text[:1] in '“"' and text.startswith("The ", 1)):
            return index
        if openings.ARTICLE.match(text) and len(text) < _SHORT:
            return index
    if title is not None:
        return title + 1
    long = (index for index, text in enumerate(texts) if is_sentence(text) and len(text) > _SENTENCE)
    return next(long, len(texts))


def _starts_numbering(texts: Sequence[str], index: int, text: str) -> bool:
    match = openings.numbered(text)
    if match is None or match["number"] != "1":
        return False
    following = (openings.numbered(other) for other in texts[index + 1 : index + _HORIZON])
    return any(match is not None and match["number"] == "2" for match in following)


def _preamble(texts: Sequence[str]) -> int | None:
    """Return where the preamble of a resolution begins that has lost the line with its organ."""
    opening = [index for index, text in enumerate(texts) if openings.opens_preambular(text) and text.endswith(",")]
    if len(opening) < _FEWEST_PREAMBULAR or opening[2] - opening[0] > 2 * _FEWEST_PREAMBULAR:
        return None
    return opening[0]


def _sectioned(texts: Sequence[str], organ_lines: int) -> frozenset[int]:
    """Return the stretches in which at least half of the numbered sections, and two of them, begin at 1."""
    stretch, section = 0, ""
    first_numbers: dict[int, dict[str, str]] = {}
    for text in texts:
        if openings.ANNEX.match(text):
            stretch, section = stretch + 1, ""
            continue
        if organ_lines > 1 and openings.organ_line(text):
            section = ""
        section = _section(text) or section
        number = openings.numbered(text)
        if number and section:
            first_numbers.setdefault(stretch, {}).setdefault(section, number["number"])
    return frozenset(
        stretch
        for stretch, first in first_numbers.items()
        if (ones := sum(number == "1" for number in first.values())) > 1 and ones * 2 >= len(first)
    )


def _section(text: str) -> str | None:
    """Return the letter or numeral of a section heading, or None."""
    part = openings.PART.match(text) if len(text) < 24 else None
    if part is None and len(text) < 300 and not text.endswith(STOPS):
        part = openings.PART_TITLED.match(text)
    if part is None or openings.item(text):
        return None
    return next(filter(None, part.groupdict().values()), None)
