"""Footnotes: what each one cites, "Ibid." included.

"Ibid." repeats the source of the footnote before it, whatever text lies between them on the pages, and keeps all that
it does not replace: "Ibid., vol. 2237, No. 39574" keeps the series, "Ibid., annex" the whole source.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import regex
from spacy.tokens import Doc

from tipgraph.extraction.reference import Left, Reference, leave, references
from tipgraph.extraction.text import TextKey, text_of
from tipgraph.extraction.treaty_series import SeriesPlace, series_places
from tipgraph.model import Considered, Document, Via

# "Ibid., Thirty-third Year, 2071st meeting" keeps only the series of the source before.
_ANOTHER = regex.compile(r",\s(?:[A-Z][a-z]|\d)")
_IBID = regex.compile(
    r"\b[Ii]bid(?:em)?\b\.?(?:,\s(?P<provision>(?:annex|appendix|chap\.|sect\.|para\.|paras\.|part|art\.)[^;.]{0,30}))?"
)

_EARLIER_SOURCE = "an earlier source of the footnote before"


def note_references(document: Document, docs: Mapping[TextKey, Doc]) -> dict[int, tuple[Reference, ...]]:
    """Return what each note cites, by its order.

    Args:
        document: the document.
        docs: its stretches of text, read by the local components.
    """
    found: dict[int, tuple[Reference, ...]] = {}
    previous: tuple[Reference, ...] = ()
    series, number = "UNTS", 0
    for note in document.notes:
        doc = docs[TextKey(note.paragraph, note.order)]
        own = list(references(doc))
        for place in series_places(text_of(doc)):
            if place.series is not None:
                series = place.series
            else:
                own.extend(_of_series(place, series, number))
            number = place.numbers[-1] if place.numbers else number
        own.extend(_repeated(doc, own, previous))
        current = tuple(sorted(own, key=lambda r: (r.start, -r.end)))
        found[note.order] = current
        previous = current
    return found


def _of_series(place: SeriesPlace, series: str, number: int) -> list[Reference]:
    if not place.numbers and number:
        place = replace(place, numbers=(number,))
    return [Reference(place.start, place.end, target, Via.IBID, "ibid-series") for target in place.identifiers(series)]


def _repeated(doc: Doc, own: Sequence[Reference], previous: Sequence[Reference]) -> list[Reference]:
    """Return what a bare "Ibid." repeats: the source before it in the same note, or the last of the note before."""
    found: list[Reference] = []
    text = text_of(doc)
    for match in _IBID.finditer(text):
        end_of_source = text.find(";", match.end())
        reach = len(text) if end_of_source < 0 else end_of_source
        if any(match.start() <= r.start < reach for r in own):
            continue
        if _ANOTHER.match(text, match.end()):
            leave(doc, Left(match.start(), match.end(), "other words than its source's follow it"))
            continue
        earlier = [r for r in own if r.end <= match.start()]
        sources = earlier[-1:] or list(previous)
        if not sources:
            leave(doc, Left(match.start(), match.end(), "no known source stands before it"))
            continue
        source = sources[-1]
        others = dict.fromkeys(r.target for r in reversed(sources) if r.target != source.target)
        confidence = 0.6 if others else 0.95
        found.append(
            Reference(
                match.start(),
                match.end(),
                source.target,
                Via.IBID,
                "ibid",
                confidence,
                match["provision"],
                considered=tuple(Considered(other, "ibid", _EARLIER_SOURCE) for other in others),
            )
        )
    return found
