"""The words behind the network: which paragraph cites what, with which verb, and what it says exactly."""

import functools
from collections.abc import Iterable
from dataclasses import dataclass, replace

from tipgraph.network import Direction
from tipgraph.store import GraphReader, Term

_PREFIXES = """
PREFIX tip: <https://w3id.org/tipgraph/ontology#>
PREFIX cito: <http://purl.org/spar/cito/>
PREFIX oa: <http://www.w3.org/ns/oa#>
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
"""

_CITATIONS = """
SELECT ?citation ?citing ?cited ?label ?order ?verb ?verbLabel ?via ?confidence ?rule ?provision
       ?mention ?source ?exact ?prefix ?suffix ?start ?end ?mark
WHERE {{
  {anchor}
  ?citation cito:hasCitingEntity/dcterms:identifier ?citing ;
            cito:hasCitedEntity/dcterms:identifier ?cited ;
            tip:citingParagraph ?paragraph .
  ?paragraph tip:paragraphLabel ?label ; tip:order ?order .
  OPTIONAL {{ ?citation tip:verb ?concept . OPTIONAL {{ ?concept skos:prefLabel ?verbLabel }} }}
  BIND(REPLACE(STR(?concept), "^.*/", "") AS ?verb)
  OPTIONAL {{ ?citation tip:via ?way }}
  BIND(REPLACE(STR(?way), "^.*/", "") AS ?via)
  OPTIONAL {{ ?citation tip:confidence ?confidence }}
  OPTIONAL {{ ?citation tip:rule ?rule }}
  OPTIONAL {{ ?citation tip:citedProvision ?provision }}
  ?citation tip:evidence ?mention .
  ?mention oa:hasSource ?source ; oa:hasSelector ?quote, ?position .
  ?quote oa:exact ?exact ; oa:prefix ?prefix ; oa:suffix ?suffix .
  ?position oa:start ?start ; oa:end ?end .
  OPTIONAL {{ ?source tip:mark ?mark }}
}}
ORDER BY ?citing ?order BOUND(?mark) ?start ?cited ?verb ?citation ?mention
"""

_PARAGRAPHS = """
SELECT ?paragraph ?label ?kind ?text ?status WHERE {{
  ?paragraph dcterms:isPartOf <{iri}> ; tip:paragraphLabel ?label ; tip:order ?order ; tip:text ?text .
  OPTIONAL {{ ?paragraph tip:paragraphKind ?concept }}
  BIND(REPLACE(STR(?concept), "^.*/", "") AS ?kind)
  OPTIONAL {{ ?paragraph tip:agreementStatus ?status }}
}}
ORDER BY ?order
"""

_NOTES = """
SELECT ?note ?mark (SAMPLE(?carrier) AS ?label) ?text WHERE {{
  ?note dcterms:isPartOf <{iri}> ; a tip:Note ; tip:mark ?mark ; tip:order ?order ; tip:text ?text .
  OPTIONAL {{ ?note tip:noteOf/tip:paragraphLabel ?carrier }}
}}
GROUP BY ?note ?mark ?text ?order
ORDER BY ?order
"""


_REMEMBERED = 256
"""Instruments whose citations are kept in memory, at some kilobytes each."""


@dataclass(frozen=True, slots=True)
class Words:
    """One place where the exact words stand.

    Attributes:
        source: IRI of the paragraph or footnote that they stand in.
        exact: the words.
        prefix: what stands before them.
        suffix: what stands after them.
        start: offset in the paragraph's text, or in the note's.
        end: end of the words there.
        note: mark of the footnote that holds the words, or None.
    """

    source: str
    exact: str
    prefix: str
    suffix: str
    start: int
    end: int
    note: str | None


@dataclass(frozen=True, slots=True)
class CitationEvidence:
    """One paragraph that cites one instrument under one verb.

    Attributes:
        citing: identifier of the citing instrument.
        cited: identifier of the cited instrument.
        paragraph: label of the citing paragraph.
        verb: notation of the governing verb (``take-note``), or None.
        verb_label: its name in English, or None.
        provision: the cited part as printed, or None.
        via: how the target is named (``footnote``).
        rule: name of the rule that resolved it, or None.
        confidence: 0 to 1, or None.
        words: where it stands, in order.
    """

    citing: str
    cited: str
    paragraph: str
    verb: str | None
    verb_label: str | None
    provision: str | None
    via: str | None
    rule: str | None
    confidence: float | None
    words: tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class ParagraphText:
    """One paragraph of a source document: IRI, label, kind, words and agreement status."""

    iri: str
    label: str
    kind: str
    text: str
    status: str | None


@dataclass(frozen=True, slots=True)
class NoteText:
    """One footnote of a source document: IRI, mark, label of its paragraph, words."""

    iri: str
    mark: str
    paragraph: str | None
    text: str


class Evidence:
    """Looks up the evidence in one generation of the graph.

    Args:
        reader: the store.
    """

    def __init__(self, reader: GraphReader) -> None:
        self._reader = reader
        # A generation never changes, so that an answer found once holds.
        self._found = functools.lru_cache(_REMEMBERED)(self._find)

    def citations(self, iri: str, direction: Direction) -> tuple[CitationEvidence, ...]:
        """Return the citations of one instrument, in the order of the citing text.

        Args:
            iri: IRI of the instrument.
            direction: ``out`` for what it cites, ``in`` for what cites it.
        """
        return self._found("hasCitingEntity" if direction == "out" else "hasCitedEntity", iri)

    def _find(self, role: str, iri: str) -> tuple[CitationEvidence, ...]:
        query = _PREFIXES + _CITATIONS.format(anchor=f"?citation cito:{role} <{iri}> .")
        return _gather(dict(zip(_NAMES, row, strict=True)) for row in self._reader.select(query).rows)

    def paragraphs(self, iri: str) -> tuple[ParagraphText, ...]:
        """Return the paragraphs of a source document in reading order; none for any other instrument.

        Args:
            iri: IRI of the instrument.
        """
        rows = self._reader.select(_PREFIXES + _PARAGRAPHS.format(iri=iri)).rows
        return tuple(
            ParagraphText(_text(its_iri), _text(label), _text(kind), _text(text), _optional(status))
            for its_iri, label, kind, text, status in rows
        )

    def notes(self, iri: str) -> tuple[NoteText, ...]:
        """Return the footnotes of a source document in their order.

        Args:
            iri: IRI of the instrument.
        """
        rows = self._reader.select(_PREFIXES + _NOTES.format(iri=iri)).rows
        return tuple(
            NoteText(_text(its_iri), _text(mark), _optional(label), _text(text)) for its_iri, mark, label, text in rows
        )


_NAMES = (
    *("citation", "citing", "cited", "label", "order", "verb", "verbLabel", "via", "confidence"),
    *("rule", "provision", "mention", "source", "exact", "prefix", "suffix", "start", "end", "mark"),
)


def _gather(rows: Iterable[dict[str, Term | None]]) -> tuple[CitationEvidence, ...]:
    found: dict[str, CitationEvidence] = {}
    words: dict[str, dict[str, Words]] = {}
    for row in rows:
        key = _text(row["citation"])
        if key not in found:
            confidence = _optional(row["confidence"])
            found[key] = CitationEvidence(
                citing=_text(row["citing"]),
                cited=_text(row["cited"]),
                paragraph=_text(row["label"]),
                verb=_optional(row["verb"]),
                verb_label=_optional(row["verbLabel"]),
                provision=_optional(row["provision"]),
                via=_optional(row["via"]),
                rule=_optional(row["rule"]),
                confidence=None if confidence is None else float(confidence),
                words=(),
            )
            words[key] = {}
        words[key][_text(row["mention"])] = Words(
            source=_text(row["source"]),
            exact=_text(row["exact"]),
            prefix=_text(row["prefix"]),
            suffix=_text(row["suffix"]),
            start=int(_text(row["start"])),
            end=int(_text(row["end"])),
            note=_optional(row["mark"]),
        )
    return tuple(replace(one, words=tuple(words[key].values())) for key, one in found.items())


def _text(term: Term | None) -> str:
    return "" if term is None else term.value


def _optional(term: Term | None) -> str | None:
    return None if term is None else term.value
