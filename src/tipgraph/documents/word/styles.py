"""Styles: what a paragraph or a run takes over from its style and from those that the style is based on."""

import re
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from tipgraph.documents.word.names import NUMBERING, PROPERTIES, RUN_PROPERTIES, VALUE, w

if TYPE_CHECKING:
    from lxml import etree

_LONGEST_CHAIN = 50
_OFF = frozenset({"0", "false", "off", "none"})
_HEADING = re.compile(r"_?(?:Title)?_?(?:H_?(?:Ch|CH|[1-6M]|23|56|[1-6]_?/_?[1-6])|SS?_?|S_?[ML])(?:G|_G)?$")
"""Heading styles of the United Nations templates (H1, H23, HCh, "_ H_2/3", HChG, TitleHCH)."""
OUTLINE_LEVELS = 9


@dataclass(frozen=True, slots=True)
class Style:
    """What a style says, its ancestors included; None where nobody says anything.

    Attributes:
        list: number of the list that its paragraphs belong to ("0": none).
        level: level in the list.
        outline: outline level, from 0.
        hidden: whether its text is hidden.
        raised: whether its text is a superscript.
        bold: whether its text is bold.
        heading: whether its name is one of the headings of United Nations templates.
    """

    list: str | None = None
    level: int | None = None
    outline: int | None = None
    hidden: bool | None = None
    raised: bool | None = None
    bold: bool | None = None
    heading: bool = False


_PLAIN = Style()


def switched_on(properties: "etree._Element | None", name: str) -> bool | None:
    """Return the value of an on/off property, or None where it is not stated."""
    found = properties.find(w(name)) if properties is not None else None
    return None if found is None else found.get(VALUE, "1") not in _OFF


def is_raised(properties: "etree._Element | None") -> bool | None:
    """Return whether run properties make a superscript, or None where they say nothing."""
    found = properties.find(w("vertAlign")) if properties is not None else None
    return None if found is None else found.get(VALUE) == "superscript"


def whole_number(element: "etree._Element | None") -> int | None:
    """Return the whole number in the value of an element, or None."""
    text = element.get(VALUE, "") if element is not None else ""
    return int(text) if re.fullmatch(r"-?\d{1,9}", text) else None


class Styles:
    """The styles of a document.

    Args:
        root: of the part with the styles, or None.
    """

    def __init__(self, root: "etree._Element | None") -> None:
        self._elements: dict[str, etree._Element] = {}
        self._default = ""
        for element in root.iter(w("style")) if root is not None else ():
            identifier = element.get(w("styleId"), "")
            self._elements[identifier] = element
            if element.get(w("type")) == "paragraph" and element.get(w("default"), "0") not in _OFF:
                self._default = identifier
        self.style = cache(self._style)

    def paragraph(self, identifier: str | None) -> Style:
        """Return the style of a paragraph, the default one where it names none."""
        return self.style(identifier or self._default)

    def _style(self, identifier: str) -> Style:
        chain: list[etree._Element] = []
        current: str | None = identifier
        while current in self._elements and len(chain) < _LONGEST_CHAIN:
            chain.append(self._elements[current])
            based_on = chain[-1].find(w("basedOn"))
            current = based_on.get(VALUE) if based_on is not None else None
        style = _PLAIN
        for element in reversed(chain):
            style = _refined(style, element)
        return replace(style, heading=any(map(_is_heading, chain[:1])))


def _is_heading(element: "etree._Element") -> bool:
    name = element.find(w("name"))
    names = (element.get(w("styleId"), ""), name.get(VALUE, "") if name is not None else "")
    return any(_HEADING.match(each.replace(" ", "")) for each in names)


def _refined(style: Style, element: "etree._Element") -> Style:
    """Return a style as one that is based on it changes it."""
    paragraph, run = element.find(PROPERTIES), element.find(RUN_PROPERTIES)
    if paragraph is not None:
        numbering = paragraph.find(NUMBERING)
        if numbering is not None:
            identifier = numbering.find(w("numId"))
            level = whole_number(numbering.find(w("ilvl")))
            style = replace(
                style,
                list=identifier.get(VALUE) if identifier is not None else style.list,
                level=style.level if level is None else level,
            )
        outline = whole_number(paragraph.find(w("outlineLvl")))
        if outline is not None:
            style = replace(style, outline=outline if 0 <= outline < OUTLINE_LEVELS else None)
    return refined_by_run(style, run) if run is not None else style


def refined_by_run(style: Style, properties: "etree._Element") -> Style:
    """Return a style as the properties of a run change it."""
    hidden, raised, bold = switched_on(properties, "vanish"), is_raised(properties), switched_on(properties, "b")
    if hidden is None and raised is None and bold is None:
        return style
    return replace(
        style,
        hidden=style.hidden if hidden is None else hidden,
        raised=style.raised if raised is None else raised,
        bold=style.bold if bold is None else bold,
    )


def refined_by_style(style: Style, other: Style) -> Style:
    """Return the look of a paragraph's text as the style of a run changes it."""
    return replace(
        style,
        hidden=style.hidden if other.hidden is None else other.hidden,
        raised=style.raised if other.raised is None else other.raised,
        bold=style.bold if other.bold is None else other.bold,
    )
