"""The places of a paragraph that name an instrument: the registry's names and the shapes, each place once."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

import regex
from spacy.tokens import Doc

from tipgraph.extraction.names import NamePlace, name_places
from tipgraph.extraction.reference import Reference
from tipgraph.extraction.shapes import Shape, shapes

_ENTITLED = regex.compile(r'\bentitled\s*"(?P<title>[^"]*)"?')
_NEIGHBOURS = 8
# What a name of its own goes on with; "in Africa" and "and Agenda 2063" do not go on with a known short name.
_OWN_SUBJECT = regex.compile(r"\s(?:on|of|for|against|to|concerning|relating|regarding)\s")
_YEAR_BEFORE = regex.compile(r"(?P<year>(?:18|19|20)\d\d)\s(?:(?:United\sNations|UN|General\sAssembly)\s)?")
_YEAR_AFTER = regex.compile(r",?\s(?:of|adopted\sin)\s(?:\d{1,2}\s\w+\s)?(?P<year>(?:18|19|20)\d\d)\b(?!\))")
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
    names = [_of_its_year(naming, text) for naming in _joined(name_places(doc), shapes(doc), text)]
    quoted = [(match.start("title"), match.end("title")) for match in _ENTITLED.finditer(text)]
    taken = sorted((r.start, r.end) for r in found)
    free = [n for n in names if not _overlaps(n, taken) and not _in_title(n, quoted)]
    outer: list[Naming] = []
    for naming in sorted(free, key=lambda n: (n.start, -n.end)):
        if not outer or naming.end > outer[-1].end or (naming.start, naming.end) == (outer[-1].start, outer[-1].end):
            outer.append(naming)
    return outer


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


def _of_its_year(naming: Naming, text: str) -> Naming:
    """Leave only the bearers of the year that stands beside a name: "the 2006 Political Declaration", "… of 2006"."""
    place = naming.place
    if place is None or place.collective or len(place.instruments) < 2:
        return naming
    match = _YEAR_BEFORE.match(text, naming.start) or _YEAR_AFTER.match(text, place.end)
    of_the_year = tuple(i for i in place.instruments if match is not None and i.year == int(match["year"]))
    return replace(naming, place=replace(place, instruments=of_the_year)) if of_the_year else naming


def _joined(places: Sequence[NamePlace], found: Sequence[Shape], text: str) -> list[Naming]:
    """Put the registry's names and the shapes together, each stretch of words once."""
    names = [Naming(place.start, place.end, None, place) for place in places]
    starts = [place.start for place in places]
    lone: list[Naming] = []
    for shape in found:
        # Registered names do not overlap: those that a shape touches stand side by side.
        at = max(0, bisect_left(starts, shape.start) - 1)
        while at < len(names) and starts[at] < shape.end:
            joint = _joint(names[at], shape, text) if places[at].end > shape.start else None
            if joint is not None:
                names[at] = joint
                break
            at += 1
        else:
            if not _names_a_part(shape, starts):
                lone.append(Naming(shape.start, shape.end, shape, None))
    return [*names, *lone]


def _joint(name: Naming, shape: Shape, text: str) -> Naming | None:
    """Return what a registered name and a shape over the same words are together; None where both stand."""
    if name.place is None:
        return None
    if (match := _YEAR_BEFORE.fullmatch(text, shape.start, name.start)) is not None and not name.place.short:
        # "the 1993 Vienna Declaration and Programme of Action"; that of another year is another instrument.
        years = {i.year for i in name.place.instruments}
        if int(match["year"]) in years or None in years:
            return Naming(shape.start, max(name.end, shape.end if not shape.tail else 0), shape, name.place)
        return Naming(shape.start, shape.end, shape, None)
    same_end = name.end == shape.end and shape.start < name.start and not shape.tail
    same = name.start in {shape.start, shape.row} or same_end
    if same and name.place.short and shape.end > name.end:
        # "Vienna Declaration on Crime and Justice" is not the short name of another Vienna Declaration.
        return Naming(shape.start, shape.end, shape, None) if _OWN_SUBJECT.match(text, name.end) else name
    if same or (name.start <= shape.start and shape.end <= name.end):
        return replace(name, shape=shape if same or name.shape is None else name.shape)
    return None


def _names_a_part(shape: Shape, registered: Sequence[int]) -> bool:
    """Whether words name only a part of a known instrument: "the Principles of the Charter of the United Nations"."""
    if shape.modifiers:
        return False
    head = shape.start + len(shape.noun) + len(" of the ")
    at = bisect_left(registered, head)
    return at < len(registered) and registered[at] == head


def _overlaps(naming: Naming, taken: Sequence[tuple[int, int]]) -> bool:
    at = bisect_left(taken, (naming.end, 0))
    return any(end > naming.start for _, end in taken[max(0, at - _NEIGHBOURS) : at])


def _in_title(naming: Naming, quoted: Sequence[tuple[int, int]]) -> bool:
    """Whether a name only stands in a quoted title; a title that is an instrument's whole name cites it."""
    at = bisect_right(quoted, (naming.start, naming.end + 1_000_000)) - 1
    if at < 0 or not (quoted[at][0] <= naming.start and naming.end <= quoted[at][1]):
        return False
    start, end = quoted[at]
    whole = naming.start == start and end - naming.end <= 1
    return not (whole and naming.place is not None and not naming.place.short)
