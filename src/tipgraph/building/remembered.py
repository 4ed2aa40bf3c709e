"""The documents that a graph already holds, as far as the relations between documents need them.

A build reads only what has changed, but a new document can be the adopted text of one that has not. What the
graph says of a document is enough to compare it: its description, its paragraphs, and which instruments it
cites under which title.
"""

import datetime
from collections import Counter, defaultdict
from collections.abc import Collection

from tipgraph.building.statistics import Selecting
from tipgraph.building.witnesses import counted
from tipgraph.model import Citation, Description, Document, Extraction, Paragraph, ParagraphKind, Via
from tipgraph.rdf import Iris
from tipgraph.rdf.terms import CITO, DCTERMS, ELI, OA, TIP
from tipgraph.store import Rows
from tipgraph.store.interface import Row

_PREFIXES = f"""
PREFIX tip: <{TIP}> PREFIX cito: <{CITO}> PREFIX dcterms: <{DCTERMS}> PREFIX eli: <{ELI}> PREFIX oa: <{OA}>
"""
_DOCUMENTS = """
SELECT ?document ?id ?kind ?title ?organ ?adopted ?session ?status ?date ?revision ?silence WHERE {
  GRAPH ?graph {
    ?document tip:isSourceDocument true ; dcterms:identifier ?id ; tip:kind ?kind .
    OPTIONAL { ?document dcterms:title ?title } OPTIONAL { ?document tip:organ/dcterms:identifier ?organ }
    OPTIONAL { ?document eli:date_document ?adopted } OPTIONAL { ?document tip:session ?session }
    OPTIONAL { ?document tip:status ?status } OPTIONAL { ?document dcterms:date ?date }
    OPTIONAL { ?document tip:revision ?revision } OPTIONAL { ?document tip:silenceUntil ?silence }
  }
}"""
_BASED_ON = "SELECT ?document ?id WHERE { ?document tip:basedOn/dcterms:identifier ?id } ORDER BY ?id"
_PARAGRAPHS = """
SELECT ?document ?label ?kind ?text ?order WHERE {
  ?paragraph a tip:Paragraph ; dcterms:isPartOf ?document ; tip:paragraphLabel ?label ;
    tip:paragraphKind ?kind ; tip:text ?text ; tip:order ?order
}"""
_CITATIONS = """
SELECT DISTINCT ?document ?label ?id ?title ?start ?exact ?place WHERE {
  ?citation cito:hasCitingEntity ?document ; cito:hasCitedEntity/dcterms:identifier ?id ;
    tip:citingParagraph/tip:paragraphLabel ?label ; tip:statedTitle ?title ; tip:evidence ?evidence .
  ?evidence oa:hasSource ?place ; oa:hasSelector/oa:start ?start ; oa:hasSelector/oa:exact ?exact .
  ?place a tip:Paragraph
}"""


def remembered_documents(store: Selecting, iris: Iris, without: Collection[str]) -> tuple[Extraction, ...]:
    """Return what the graph knows of its documents.

    Args:
        store: the graph.
        iris: IRIs of the site.
        without: identifiers of documents to leave out.

    Returns:
        One extraction a document, in the order of their identifiers. It holds the description, the paragraphs
        and the citations whose target the text gives a title, and nothing else.
    """
    paragraphs, citations, drafts = _paragraphs(store), _citations(store), _drafts(store)
    found = {}
    for row in _select(store, _DOCUMENTS).rows:
        iri, identifier = _text(row[0]), _text(row[1])
        if identifier in without or iri != str(iris.instrument(identifier)):
            continue
        document = Document(
            source="",
            media_type="",
            checksum="",
            description=_description(row, tuple(drafts[iri])),
            paragraphs=tuple(sorted(paragraphs[iri], key=lambda paragraph: paragraph.order)),
        )
        places = sorted(citations[iri], key=lambda citation: (citation.paragraph, citation.start))
        found[identifier] = Extraction(document, tuple(places))
    return tuple(found[identifier] for identifier in sorted(found))


def remembered_words(store: Selecting, iris: Iris, identifier: str) -> Counter[str]:
    """Return the words of a document's paragraphs and footnotes."""
    of = f"dcterms:isPartOf <{iris.instrument(identifier)}> ; tip:text ?text"
    return counted(_text(row[0]) for row in _select(store, f"SELECT ?text WHERE {{ ?part {of} }}").rows)


def _description(row: Row, based_on: tuple[str, ...]) -> Description:
    _, identifier, kind, title, organ, adopted, session, status, date, revision, silence = map(_optional, row)
    return Description(
        id=identifier or "",
        kind=_spoken(kind) or "",
        title=title,
        organ=organ,
        adopted=_day(adopted),
        session=int(session) if session else None,
        status=_spoken(status),
        based_on=based_on,
        date=_day(date),
        revision=revision,
        silence_until=_day(silence),
    )


def _paragraphs(store: Selecting) -> defaultdict[str, list[Paragraph]]:
    found: defaultdict[str, list[Paragraph]] = defaultdict(list)
    for document, label, kind, text, order in _select(store, _PARAGRAPHS).rows:
        found[_text(document)].append(
            Paragraph(_text(label), ParagraphKind(_notation(_text(kind))), _text(text), int(_text(order)))
        )
    return found


def _citations(store: Selecting) -> defaultdict[str, list[Citation]]:
    found: defaultdict[str, list[Citation]] = defaultdict(list)
    for document, label, target, title, start, exact, _ in _select(store, _CITATIONS).rows:
        words, position = _text(exact), int(_text(start))
        found[_text(document)].append(
            Citation(
                paragraph=_text(label),
                target=_text(target),
                intents=(),
                surface=words,
                start=position,
                end=position + len(words),
                note=None,
                via=Via.SYMBOL,
                confidence=1.0,
                rule="",
                title=_text(title),
            )
        )
    return found


def _drafts(store: Selecting) -> defaultdict[str, list[str]]:
    found: defaultdict[str, list[str]] = defaultdict(list)
    for document, identifier in _select(store, _BASED_ON).rows:
        if _text(identifier) not in found[_text(document)]:
            found[_text(document)].append(_text(identifier))
    return found


def _select(store: Selecting, query: str) -> Rows:
    return store.select(_PREFIXES + query)


def _text(term: object) -> str:
    return "" if term is None else str(term)


def _optional(term: object) -> str | None:
    return None if term is None else str(term)


def _day(text: str | None) -> datetime.date | None:
    return datetime.date.fromisoformat(text) if text else None


def _notation(iri: str) -> str:
    return iri.rpartition("/")[2]


def _spoken(iri: str | None) -> str | None:
    return _notation(iri).replace("-", " ") if iri else None
