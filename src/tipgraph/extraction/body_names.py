"""The pipeline component that finds the names of bodies in one stretch of text."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import regex
from spacy.language import Language
from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc, Span
from spacy.util import filter_spans

from tipgraph.extraction.body_shapes import Shape, office_shapes
from tipgraph.extraction.capitals import HEADS
from tipgraph.extraction.mandate_shapes import mandate_shapes
from tipgraph.extraction.text import capitals_of, normalised, text_of
from tipgraph.registry.bodies import Body, load_bodies

SPAN_GROUP = "bodies"
NAMED = "named"
"""Label of a span whose words are in the registry; its ``id_`` is the identifier."""
SHAPED = "shaped"
"""Label of a span that looks like a name; its ``id_`` is the name that the words give."""
BARE = "bare"
"""Label of a span that may be a short form; its ``id_`` is the form."""

# Tokens: no body has a longer name.
_LONGEST_NAME = 120
# Too general to be a body in running text: a reader is told nothing by them.
_UNNAMED = frozenset({"UN", "secretariat"})
_SYMBOL_BEFORE = regex.compile(r"[\w.\-]/$")
_SYMBOL_AFTER = regex.compile(r"/[\w.]*\d|/[A-Z]{1,5}[./]|-\d")
# The organs that many bodies have: whose they are belongs to their name.
_ORGAN_OF = regex.compile(
    r"\b(?:Governing\s+(?:Council|Body|Board)|(?<!(?:First|Second|Third|Fourth|Fifth|Sixth|Seventh|Eighth|Ninth|Tenth)\s+)"
    r"General\s+Conference|Executive\s+(?:Committee|Council|Board|Body)|Standing\s+Committee"
    r"|Committee\s+of\s+Permanent\s+Representatives|Board\s+of\s+(?:Governors|Trustees|Directors))"
    r"\s+(?:of|to)\s+(?:the\s+)?(?:Programme\s+of\s+(?:the\s+)?)?$"
)
_PART_OF = regex.compile(r".*\b(?:Unit|Section|Division)\s+(?:of|in|within)\s")
_PARENTHESIS = regex.compile(r"\s*\([^()]*\)$")
_RECORDS_BEFORE = regex.compile(r"Official\s+Records\s+of\s+the\s+$")


class BodyNameFinder:
    """Finds names of bodies and leaves them in ``doc.spans["bodies"]``.

    Args:
        nlp: the pipeline; its tokenizer cuts the names as it cuts the text.
        bodies: the registry.
    """

    def __init__(self, nlp: Language, bodies: Iterable[Body]) -> None:
        bodies = tuple(body for body in bodies if body.identifier not in _UNNAMED)
        self._names = PhraseMatcher(nlp.vocab, attr="LOWER")
        self._acronyms = PhraseMatcher(nlp.vocab, attr="ORTH")
        for body in bodies:
            names = [spelling for name in body.names for spelling in _spellings(name)]
            self._names.add(body.identifier, [nlp.make_doc(name) for name in names])
            if body.acronym:
                acronyms = [nlp.make_doc(a) for a in _possessives(body.acronym)]
                self._acronyms.add(body.identifier, acronyms)
        self._mandates = _mandates(bodies)

    def __call__(self, doc: Doc) -> Doc:
        """Find the names in one stretch of text; where two overlap, the longer stays."""
        text, capitals = normalised(text_of(doc)), capitals_of(doc)
        found: list[Span] = []
        refused: list[Span] = []
        for named in self._registered(doc):
            (found if _is_name(text, named) else refused).append(named)
        refused.sort(key=lambda other: (other.start, other.end))
        mandates = [_span(doc, shape) for shape in mandate_shapes(text, capitals, self._mandates)]
        found.extend(organ for span in found if (organ := _organ_of(text, span)) is not None)
        kept = filter_spans([*found, *(span for span in mandates if span is not None)])
        offices: list[Span] = []
        for shape in office_shapes(text, capitals):
            span = _span(doc, shape)
            if span is None or any(o.start <= span.start and span.end <= o.end for o in _around(refused, span)):
                continue
            if not any(_holds(other, span) for other in _around(kept, span)):
                offices.append(span)
        doc.spans[SPAN_GROUP] = filter_spans([*kept, *offices])
        return doc

    def _registered(self, doc: Doc) -> Iterator[Span]:
        for matcher in (self._names, self._acronyms):
            for key, start, end in matcher(doc):
                identifier = doc.vocab.strings[key]
                yield Span(doc, start, end, label=NAMED, span_id=identifier)


def _around(spans: Sequence[Span], span: Span) -> Sequence[Span]:
    """Return those of some spans, sorted by position, that can overlap another one."""
    first = bisect_left(spans, span.start - _LONGEST_NAME, key=lambda other: other.start)
    return spans[first : bisect_left(spans, span.end, key=lambda other: other.start)]


def _spellings(name: str) -> Iterator[str]:
    plain = name.replace("’", "'")
    for spelling in dict.fromkeys((plain, name, plain.replace("'", "’"))):
        yield from _possessives(spelling)


def _possessives(name: str) -> tuple[str, ...]:
    # A tokenizer may keep "Organization's" in one piece.
    return (name, f"{name}'s", f"{name}’s")


def _mandates(bodies: Iterable[Body]) -> dict[str, tuple[str, ...]]:
    """Return the names of mandate holders in lower case by their first word, longest first."""
    names: dict[str, list[str]] = {}
    for body in bodies:
        if body.category in {"special procedure", "office holder"}:
            for name in body.names:
                plain = normalised(name).casefold()
                names.setdefault(plain.split()[0], []).append(plain)
    return {first: tuple(sorted(group, key=len, reverse=True)) for first, group in names.items()}


def _is_name(text: str, span: Span) -> bool:
    start, end = span.start_char, span.end_char
    if not text[start].isupper() and "political forum" not in text[start:end]:
        return False
    if _SYMBOL_BEFORE.search(text[max(0, start - 2) : start]) or _SYMBOL_AFTER.match(text, end):
        return False
    return _RECORDS_BEFORE.search(text[max(0, start - 30) : start]) is None


def _organ_of(text: str, owner: Span) -> Span | None:
    """Return the span of "Governing Council of the …" before a known body."""
    if not text[max(0, owner.start_char - 8) : owner.start_char].endswith((" of the ", " of ", " to the ", " to ")):
        return None
    begin = max(0, owner.start_char - 80)
    before = _ORGAN_OF.search(text[begin : owner.start_char])
    if before is None:
        return None
    start = begin + before.start()
    words = text[start : owner.end_char].removesuffix("'s")
    return owner.doc.char_span(
        start,
        owner.end_char,
        label=SHAPED,
        span_id=" ".join(_PARENTHESIS.sub("", words).split()),
        alignment_mode="expand",
    )


def _span(doc: Doc, shape: Shape) -> Span | None:
    return doc.char_span(
        shape.start,
        shape.end,
        label=BARE if shape.bare else SHAPED,
        span_id=shape.name,
        alignment_mode="expand",
    )


def _holds(known: Span, shape: Span) -> bool:
    """Whether a known name stands against a shape that overlaps it.

    A shape wins when it begins earlier ("Special Rapporteur of the …" no, "Bureau of the Commission …" yes) or
    goes on without a link ("International Organization for Migration Global Assistance Fund").
    """
    if known.end <= shape.start or shape.end <= known.start:
        return False
    if shape.start < known.start:
        return shape.end < known.end or (shape.end == known.end and _PART_OF.match(shape.text) is None)
    if shape.start > known.start or shape.end <= known.end:
        return True
    beyond = known.doc[known.end : shape.end]
    return not beyond[0].text[0].isupper() or not any(token.text in HEADS for token in beyond)


@Language.factory("tipgraph_bodies")
def create_body_name_finder(nlp: Language, name: str) -> Any:
    """Return the component that finds names of bodies."""
    return BodyNameFinder(nlp, load_bodies())
