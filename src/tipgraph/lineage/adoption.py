"""Which text became which: drafts and their adopted texts, by their words, titles and symbols."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from tipgraph.errors import SymbolError
from tipgraph.lineage.chronology import is_draft, is_earlier, period, period_of_identifier
from tipgraph.lineage.records import Alignment, AlignmentKind, Relation
from tipgraph.lineage.texts import Text
from tipgraph.lineage.titles import TitleKey, title_key
from tipgraph.model import Description, Document
from tipgraph.registry import NamedInstrument
from tipgraph.symbols import parse

TAKEN_OVER = 0.5
"""Least share of an earlier text's paragraphs that a later text must hold whole to have taken it over."""
ADOPTED = 0.8
"""Least share, of the draft in the adopted text and of the adopted text in the draft, for an adoption."""

FEWEST_PARAGRAPHS = 3
"""Fewer paragraphs are a formula that texts share, not a text."""

_ANNOUNCED_DRAFT = re.compile(r"\bdraft\b[^“”\"]{0,80}?\bentitled\s+[“\"](?P<title>[^“”\"]+)[”\"]")


def taken_over(texts: Sequence[Text], alignments: Iterable[Alignment]) -> Iterator[Relation]:
    """Yield the texts that stand again, as wholes, in later ones.

    A text is the body of a document or one annex. It is taken over where at least half of its paragraphs,
    and no fewer than three, recur whole. A draft is adopted where four fifths do, and as much of the
    adopted text comes from it.

    Args:
        texts: the documents, prepared.
        alignments: their aligned paragraphs.
    """
    by_identifier = {text.description.id: text for text in texts}
    sizes = Counter((passage.document, passage.part) for text in texts for passage in text.passages)
    parts = {(p.document, p.label): p.part for text in texts for p in text.passages}
    links: defaultdict[tuple[str, str, str, str], list[Alignment]] = defaultdict(list)
    for link in alignments:
        if link.relation is not AlignmentKind.PARTIAL:
            source_part = parts[link.source_document, link.source_label]
            target_part = parts[link.target_document, link.target_label]
            links[link.source_document, source_part, link.target_document, target_part].append(link)
    for (source, source_part, target, target_part), found in sorted(links.items()):
        labels = {link.source_label for link in found}
        total = sizes[source, source_part]
        share = len(labels) / total
        if share < TAKEN_OVER or len(labels) < FEWEST_PARAGRAPHS:
            continue
        back = len({link.target_label for link in found}) / sizes[target, target_part]
        drafted = is_draft(by_identifier[source].description) and not is_draft(by_identifier[target].description)
        adopted = drafted and share >= ADOPTED and back >= ADOPTED
        yield Relation(
            source,
            "adoptedAs" if adopted else "takenOverBy",
            target,
            f"{len(labels)} of {total} paragraphs of {_place(by_identifier[source], source_part)} "
            f"stand whole in {_place(by_identifier[target], target_part)} ({_tally(found)}).",
            round(min(share, back) if adopted else share, 3),
            "text-alignment",
        )


def _place(text: Text, part: str) -> str:
    description = text.description
    name = description.id
    if name.startswith("NAME:") and description.title:
        # A slug of a title is no name to show to a reader.
        day = description.revision or description.date or description.status
        name = f"“{description.title}” ({day})" if day else f"“{description.title}”"
    return f"the {part} of {name}" if part else name


def _tally(links: Sequence[Alignment]) -> str:
    counts = Counter(link.relation.value for link in links)
    return ", ".join(f"{count} {kind}" for kind, count in sorted(counts.items()))


def drafts_by_title(documents: Sequence[Document], instruments: Iterable[NamedInstrument]) -> Iterator[Relation]:
    """Yield drafts whose title and year are those of a known instrument or of an adopted document.

    Args:
        documents: the documents.
        instruments: the named instruments of the registry.
    """
    known = _by_title(instruments)
    adopted = [document.description for document in documents if not is_draft(document.description)]
    for description in (document.description for document in documents):
        if not is_draft(description) or not description.title:
            continue
        key = title_key(description.title)
        for host, title in _hosts(key, description, known, adopted):
            yield Relation(
                description.id,
                "draftOf",
                host,
                f"Its title “{description.title}” and its year are those of “{title}”, {host}.",
                0.95,
                "title",
            )


def announced_drafts(documents: Iterable[Document], instruments: Iterable[NamedInstrument]) -> Iterator[Relation]:
    """Yield adopted documents that say that they carry the draft of a known instrument.

    Args:
        documents: the documents.
        instruments: the named instruments of the registry.
    """
    known = _by_title(instruments)
    for document in documents:
        if is_draft(document.description):
            continue
        for paragraph in document.paragraphs:
            for match in _ANNOUNCED_DRAFT.finditer(paragraph.text):
                if "annex" not in paragraph.text:
                    continue
                for host, _ in _hosts(title_key(match["title"]), document.description, known, ()):
                    yield Relation(
                        document.description.id,
                        "draftOf",
                        host,
                        f"{paragraph.label} of {document.description.id}: “{match[0]}”; "
                        f"{host} is the instrument of that title.",
                        0.95,
                        "announced-draft",
                    )


def draft_symbols(documents: Iterable[Document]) -> Iterator[Relation]:
    """Yield the draft resolutions that documents were adopted from, by the symbols on their title pages.

    Args:
        documents: the documents.
    """
    for document in documents:
        for identifier in document.description.based_on:
            try:
                kind = parse(identifier).kind
            except SymbolError:
                continue
            if kind == "draft":
                yield Relation(
                    identifier,
                    "adoptedAs",
                    document.description.id,
                    f"The title page of {document.description.id} names {identifier} as its draft.",
                    0.99,
                    "draft-symbol",
                )


_Known = Mapping[str, Sequence[tuple[str, str, frozenset[int]]]]


def _by_title(instruments: Iterable[NamedInstrument]) -> _Known:
    known: defaultdict[str, list[tuple[str, str, frozenset[int]]]] = defaultdict(list)
    for instrument in instruments:
        key = title_key(instrument.title)
        entry = (instrument.identifier, instrument.title, _years_of(instrument, key))
        if key.words and entry not in known[key.words]:
            known[key.words].append(entry)
    return known


def _years_of(instrument: NamedInstrument, key: TitleKey) -> frozenset[int]:
    year = instrument.year or key.year
    if year:
        return frozenset((year,))
    span = period_of_identifier(instrument.identifier)
    return span.years if span else frozenset()


def _hosts(
    key: TitleKey, description: Description, known: _Known, adopted: Sequence[Description]
) -> set[tuple[str, str]]:
    span = period(description)
    if not key.words or span is None:
        return set()
    years = frozenset((key.year,)) if key.year else span.years
    hosts = {
        (identifier, title)
        for identifier, title, adoption_years in known.get(key.words, ())
        if years & adoption_years and identifier != description.id
    }
    hosts |= {
        (other.id, other.title)
        for other in adopted
        if other.title
        and title_key(other.title).words == key.words
        and is_earlier(description, other)
        and (later := period(other))
        and years & later.years
    }
    # Two candidates of one year and title cannot be told apart: no link is better than a wrong one.
    return hosts if len({host for host, _ in hosts}) == 1 else set()
