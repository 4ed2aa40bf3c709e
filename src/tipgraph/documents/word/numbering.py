"""Automatic numbers and letters of paragraphs, counted as Word counts them.

Rules: ISO/IEC 29500-1, 17.9. Lists that share an abstract definition share their counters; a list that overrides the
start of a level begins there when it first uses the level.
"""

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from tipgraph.documents.word.names import VALUE, w
from tipgraph.documents.word.numerals import printed
from tipgraph.documents.word.styles import Style, switched_on, whole_number

if TYPE_CHECKING:
    from lxml import etree

_PLACE = re.compile(r"%([1-9])")
_BULLET = "•"
_NO_LIST = "0"
_HIGHEST = 1 << 20


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list.

    Attributes:
        start: its first number.
        number_format: Word's name of the format.
        text: what is printed; ``%1`` stands for the number of the first level.
        restart: the level, from 1, after which it begins again; 0 never; None after any level above it.
        figures: whether the numbers of all levels are printed as figures.
        glued: whether nothing stands between number and paragraph.
        style: the paragraph style that belongs to it, or None.
    """

    start: int = 1
    number_format: str = "decimal"
    text: str = ""
    restart: int | None = None
    figures: bool = False
    glued: bool = False
    style: str | None = None


@dataclass(frozen=True, slots=True)
class List:
    """A list: its definition, its levels, and the starts that it sets anew."""

    definition: str
    levels: dict[int, Level]
    starts: dict[int, int]


class Numbering:
    """Counts the paragraphs of all lists of a document.

    Args:
        root: of the part with the lists, or None.
    """

    def __init__(self, root: "etree._Element | None") -> None:
        self._lists = _Definitions(root)
        self._counters: dict[str, dict[int, int]] = {}
        self._started: set[tuple[str, int]] = set()

    def next(self, numbering: "etree._Element | None", style_name: str | None, style: Style) -> str:
        """Return the number of the next paragraph as printed, with the blank after it, or "".

        Args:
            numbering: the paragraph's own list and level, or None.
            style_name: identifier of its style.
            style: what its style says.
        """
        identifier, level = style.list, style.level
        if numbering is not None:
            own = numbering.find(w("numId"))
            own_level = whole_number(numbering.find(w("ilvl")))
            identifier = own.get(VALUE) if own is not None else identifier
            level = own_level if own_level is not None else 0 if own is not None else level
        chosen = self._lists.find(identifier or _NO_LIST)
        if chosen is None or identifier is None:
            return ""
        if level is None:
            level = next((index for index, each in chosen.levels.items() if each.style == style_name), 0)
        if level not in chosen.levels:
            return ""
        return self._printed(chosen, level, self._counted(identifier, chosen, level))

    def _counted(self, identifier: str, chosen: List, level: int) -> dict[int, int]:
        counters = self._counters.setdefault(chosen.definition, {})
        if level in chosen.starts and (identifier, level) not in self._started:
            counters[level] = chosen.starts[level]
        elif level in counters:
            counters[level] += 1
        else:
            counters[level] = chosen.levels[level].start
        self._started.add((identifier, level))
        for deeper in [each for each in counters if each > level]:
            restart = chosen.levels[deeper].restart if deeper in chosen.levels else None
            if restart is None or level < restart:
                del counters[deeper]
        return counters

    @staticmethod
    def _printed(chosen: List, level: int, counters: dict[int, int]) -> str:
        here = chosen.levels[level]
        if here.number_format == "bullet":
            return f"{here.text if here.text.isascii() or here.text in '–—' else _BULLET} " if here.text else ""

        def number(match: re.Match[str]) -> str:
            index = int(match[1]) - 1
            other = chosen.levels.get(index, Level())
            value = counters.get(index, chosen.starts.get(index, other.start))
            return printed(value, "decimal" if here.figures else other.number_format)

        text = _PLACE.sub(number, here.text)
        return text if here.glued or not text else f"{text} "


class _Definitions:
    """The lists that a document defines, read when one of them is first used."""

    def __init__(self, root: "etree._Element | None") -> None:
        definitions = root.findall(w("abstractNum")) if root is not None else ()
        lists = root.findall(w("num")) if root is not None else ()
        self._definitions = {each.get(w("abstractNumId"), ""): each for each in definitions}
        self._lists = {each.get(w("numId"), ""): each for each in lists}
        self.find = cache(self._find)
        self._owners = cache(self._read_owners)

    def _find(self, identifier: str) -> List | None:
        element = self._lists.get(identifier) if identifier != _NO_LIST else None
        pointer = element.find(w("abstractNumId")) if element is not None else None
        name = self._with_levels(pointer.get(VALUE, "")) if pointer is not None else ""
        if element is None or name not in self._definitions:
            return None
        levels, starts = _levels(self._definitions[name]), {}
        for override in element.findall(w("lvlOverride")):
            index = _index(override)
            if index is None:
                continue
            level, start = override.find(w("lvl")), whole_number(override.find(w("startOverride")))
            if level is not None:
                levels[index] = _level(level)
            if start is not None:
                starts[index] = min(start, _HIGHEST)
        return List(name, levels, starts)

    def _with_levels(self, name: str) -> str:
        """Return the definition that has the levels: one may point to another through a numbering style."""
        definition = self._definitions.get(name)
        link = definition.find(w("numStyleLink")) if definition is not None else None
        if link is None:
            return name
        return self._owners().get(link.get(VALUE, ""), name)

    def _read_owners(self) -> dict[str, str]:
        """Return which definition has the levels of each numbering style."""
        owners = ((_value(each, "styleLink"), name) for name, each in self._definitions.items())
        return {style: name for style, name in owners if style is not None}


def _index(element: "etree._Element") -> int | None:
    text = element.get(w("ilvl"), "")
    return int(text) if text in set("012345678") and text else None


def _levels(definition: "etree._Element") -> dict[int, Level]:
    found = ((_index(element), element) for element in definition.findall(w("lvl")))
    return {index: _level(element) for index, element in found if index is not None}


def _value(element: "etree._Element", name: str) -> str | None:
    found = element.find(w(name))
    return found.get(VALUE) if found is not None else None


def _level(element: "etree._Element") -> Level:
    start, restart = whole_number(element.find(w("start"))), whole_number(element.find(w("lvlRestart")))
    return Level(
        start=min(start, _HIGHEST) if start is not None else 0,
        number_format=_value(element, "numFmt") or "decimal",
        text=(_value(element, "lvlText") or "")[:200],
        restart=restart,
        figures=bool(switched_on(element, "isLgl")),
        glued=_value(element, "suff") == "nothing",
        style=_value(element, "pStyle"),
    )
