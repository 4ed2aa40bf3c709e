"""The places of a paragraph that name an instrument: the registry's names and the shapes, each place once."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import regex
from spacy.tokens import Doc

from tipgraph.extraction.names import NamePlace, name_places
from tipgraph.extraction.reference import Reference
from tipgraph.extraction.shapes import Shape, shapes

_ENTITLED = regex.compile(r'\bentitled\s*"(?P<title>[^"]*)"?')
_JOINED_CAPITALS = regex.compile(r"(?:[A-Z][\w'-]*\s(?:(?:in|of|on|for)\s(?:the\s)?|and\s)?)+$")
_JOINT = regex.compile(r"\s(?:in|of|on|and|for)\s")


@dataclass(frozen=True, slots=True)
class Naming:
    """Words that name an instrument, before it is known which.

    Attributes:
        start: offset of the words.
        end: end of the words.
        shape: their shape, where they have the shape of a name.
        place: what the registry knows of them, or None.
    """

    start: int
    end: int
    shape: Shape | None
    place: NamePlace | None


def namings(doc: Doc, text: str, found: Sequence[Reference]) -> list[Naming]:
    """Return the names of a stretch of text by position.

    A name inside another name, inside the quoted title of a resolution, or on words that are taken as a citation
    already, is none.

    Args:
        doc: the stretch of text, read by the name and shape components.
        text: its normalised text.
        found: the citations that were found in it by number or symbol.
    """
    names = [Naming(place.start, place.end, None, place) for place in name_places(doc)]
    for shape in shapes(doc):
        names = _with_shape(names, shape)
    quoted = [(match.start("title"), match.end("title")) for match in _ENTITLED.finditer(text)]
    names = [n for n in names if n.place is not None or not _names_a_part(n.shape, names)]
    taken = [(r.start, r.end) for r in found]
    free = [n for n in names if not any(start < n.end and n.start < end for start, end in taken)]
    free = [n for n in free if not any(_inside_title(n, start, end) for start, end in quoted)]
    return sorted((n for n in free if not any(_holds(outer, n) for outer in free)), key=lambda n: n.start)


def with_joined_capitals(text: str, start: int) -> int:
    """Return where a name begins whose words are joined by "in" or "of": "Trafficking in Persons Protocol".

    Args:
        text: normalised text.
        start: where the name begins if only the words in one row of capitals are counted.
    """
    match = _JOINED_CAPITALS.search(text, max(0, start - 120), start)
    if match is None or match.start() == 0 or _JOINT.search(match.group()) is None:
        return start
    return int(match.start())


def _inside_title(naming: Naming, start: int, end: int) -> bool:
    """Whether a name only stands in a quoted title; a title that is an instrument's whole name cites it."""
    if not (start <= naming.start and naming.end <= end):
        return False
    whole = naming.start == start and end - naming.end <= 1
    return not (whole and naming.place is not None and not naming.place.short)


def _names_a_part(shape: Shape | None, names: Sequence[Naming]) -> bool:
    """Whether words name only a part of a known instrument: "the Principles of the Charter of the United Nations"."""
    if shape is None or shape.modifiers:
        return False
    head = shape.start + len(shape.noun) + len(" of the ")
    return any(n.place is not None and n.start == head for n in names)


def _with_shape(names: list[Naming], shape: Shape) -> list[Naming]:
    """Add a shape, or join it to the registry's name for the same words."""
    for at, name in enumerate(names):
        if name.place is None or not (shape.start < name.end and name.start < shape.end):
            continue
        same_end = name.end == shape.end and shape.start < name.start and not shape.tail
        same = name.start == shape.start or same_end
        inside = name.start <= shape.start and shape.end <= name.end
        if same and name.place.short and shape.end > name.end:
            # "Vienna Declaration on Crime and Justice" is not the short name of another Vienna Declaration.
            names[at] = Naming(shape.start, shape.end, shape, None)
            return names
        if inside or same:
            names[at] = replace(name, shape=shape if same or name.shape is None else name.shape)
            return names
    return [*names, Naming(shape.start, shape.end, shape, None)]


def _holds(outer: Naming, inner: Naming) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end and outer.end - outer.start > inner.end - inner.start
