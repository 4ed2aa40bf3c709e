"""Names across a build: what the graph remembers of them, and which documents are to be read again for them.

A name counts everywhere once several documents agree on it, so a document that is read can change what another one
cites. Such a document is read again, for a build in steps has to give what a build at once gives.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

from tipgraph.building.statistics import Selecting
from tipgraph.model import Extraction
from tipgraph.naming import (
    LEARNED_RULE,
    NameSource,
    NameStatement,
    ThingType,
    accepted_targets,
    agree,
    collect_aliases,
)
from tipgraph.rdf.terms import CITO, DCTERMS, OA, ORG, TIP
from tipgraph.registry import Registry

_PREFIXES = (
    f"PREFIX tip: <{TIP}> PREFIX cito: <{CITO}> PREFIX dcterms: <{DCTERMS}> PREFIX oa: <{OA}> PREFIX org: <{ORG}>"
)
_STATEMENTS = """
SELECT DISTINCT ?name ?target ?body ?source ?document WHERE {
  ?naming a tip:Naming ; tip:name ?name ; tip:nameSource ?source ; tip:nameOf ?thing ;
    tip:evidence/oa:hasSource/dcterms:isPartOf/dcterms:identifier ?document .
  ?thing dcterms:identifier ?target .
  BIND(EXISTS { ?thing a org:Organization } AS ?body)
}"""
_BY_NAME = f"""
SELECT DISTINCT ?document ?target WHERE {{
  ?citation a tip:Citation ; cito:hasCitingEntity/dcterms:identifier ?document ; tip:rule ?rule ;
    cito:hasCitedEntity/dcterms:identifier ?target .
  FILTER (STRSTARTS(?target, "NAME:") || ?rule = "{LEARNED_RULE}")
}}"""
_NAME = "NAME:"


@dataclass(frozen=True, slots=True)
class StatedName:
    """A document's statement about a name, as the graph remembers it."""

    name: str
    target: str
    type: ThingType
    kind: NameSource
    document: str


@dataclass(frozen=True, slots=True)
class LearnedNames:
    """What a build has learned of names.

    Attributes:
        targets: which instrument each accepted name means, by its slug.
        outdated: identifiers of the documents that the graph holds and that would now be resolved otherwise.
    """

    targets: Mapping[str, str] = field(default_factory=dict)
    outdated: frozenset[str] = frozenset()


def stated_names(store: Selecting) -> tuple[StatedName, ...]:
    """Return what the documents of a graph say of names."""
    return tuple(
        StatedName(
            name=str(name),
            target=str(target),
            type=ThingType.BODY if str(body) == "true" else ThingType.INSTRUMENT,
            kind=NameSource(str(source).rpartition("/")[2]),
            document=str(document),
        )
        for name, target, body, source, document in store.select(f"{_PREFIXES} {_STATEMENTS}").rows
    )


def learn_names(
    extractions: Iterable[Extraction], gone: Collection[str], store: Selecting | None, registry: Registry
) -> LearnedNames:
    """Compare what new documents say of names with what the graph remembers.

    Args:
        extractions: what was found in the documents that were read.
        gone: identifiers of documents that leave the graph.
        store: the graph as it was before, or None.
        registry: what is known beforehand.
    """
    fresh: list[NameStatement] = []
    read: set[str] = set()
    for extraction in extractions:
        read.add(extraction.document.description.id)
        fresh.extend(collect_aliases(extraction))
    if store is None:
        return LearnedNames(accepted_targets(agree(fresh, registry)))
    remembered = stated_names(store)
    kept = [statement for statement in remembered if statement.document not in read and statement.document not in gone]
    before = accepted_targets(agree(remembered, registry))
    now = accepted_targets(agree([*kept, *fresh], registry))
    changed = {key for key in before.keys() | now.keys() if before.get(key) != now.get(key)}
    outdated = _affected(store, changed, before) - read - set(gone) if changed else set()
    return LearnedNames(now, frozenset(outdated))


def _affected(store: Selecting, changed: Collection[str], before: Mapping[str, str]) -> set[str]:
    """Return the documents that cite by one of these names, or cite what was found by it."""
    cited = {_NAME + key for key in changed} | {before[key] for key in changed if key in before}
    rows = store.select(f"{_PREFIXES} {_BY_NAME}").rows
    return {str(document) for document, target in rows if str(target) in cited}
