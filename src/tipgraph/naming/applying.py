"""Names that other documents explain, given back to a document that only uses them."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from tipgraph.errors import SymbolError
from tipgraph.model import Citation, Considered, Description, Extraction, Via
from tipgraph.symbols import describe

LEARNED_RULE: Final = "learned-name"
"""Rule of a citation whose target only other documents tell."""
_CONFIDENCE: Final = 0.8
_NAME: Final = "NAME:"


def apply_learned(extraction: Extraction, targets: Mapping[str, str]) -> Extraction:
    """Resolve what a document cites by a name that it does not explain, but others do.

    A citation is left as it is where the learned instrument is the document itself, or is later than the document.

    Args:
        extraction: what was found in the document.
        targets: the accepted names, as `accepted_targets` gives them.

    Returns:
        The extraction, in which such citations have the learned target, the rule `LEARNED_RULE` and a confidence of
        0.8 at most, and what the name alone would have been among the readings that were weighed.
    """
    if not targets:
        return extraction
    facts = extraction.document.description
    citations = tuple(_resolved(citation, facts, targets) for citation in extraction.citations)
    return extraction if citations == extraction.citations else replace(extraction, citations=citations)


def _resolved(citation: Citation, document: Description, targets: Mapping[str, str]) -> Citation:
    if not citation.target.startswith(_NAME):
        return citation
    target = targets.get(citation.target.removeprefix(_NAME))
    if target is None or target in (citation.target, document.id) or _is_later(target, document):
        return citation
    alone = Considered(citation.target, citation.rule, "the name alone, which other documents explain")
    return replace(
        citation,
        target=target,
        rule=LEARNED_RULE,
        confidence=_CONFIDENCE if citation.via is Via.NAME else min(citation.confidence, _CONFIDENCE),
        considered=(*citation.considered, alone),
    )


def _is_later(target: str, document: Description) -> bool:
    day = document.adopted or document.date
    if day is None or target.startswith(_NAME):
        return False
    # Loads spaCy, which a build that learns nothing should not.
    from tipgraph.extraction.sessions import session_years

    try:
        facts = describe(target)
    except SymbolError:
        return False
    span = session_years(facts.organ, str(facts.session)) if facts.organ and facts.session else None
    year = facts.year if span is None else span[0]
    return year is not None and year > day.year
