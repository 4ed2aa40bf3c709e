"""Where documents agree on a name, where they do not, and where the registry knows better."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Final

from tipgraph.naming.keys import is_local, name_slug
from tipgraph.naming.records import LearnedName, NameSource, NameStatement, NameVerdict, Side, ThingType
from tipgraph.registry import Body, Registry

_ENOUGH: Final = 2
"""Documents that have to agree before a name counts everywhere."""
_NAME: Final = "NAME:"


def agree(statements: Iterable[NameStatement], registry: Registry) -> tuple[LearnedName, ...]:
    """Compare what documents say of each name.

    Args:
        statements: what the documents say; their order does not matter.
        registry: what is known beforehand. A name that it knows in the same meaning is not learned and is left out;
            one that it knows in another meaning is a conflict, with the registry's meaning as a side.

    Returns:
        The names, sorted; what disagrees stands side by side.
    """
    groups: dict[tuple[ThingType, str], list[NameStatement]] = {}
    for statement in statements:
        groups.setdefault((statement.type, name_slug(statement.name)), []).append(statement)
    found = (_judged(groups[key], registry) for key in sorted(groups) if key[1])
    return tuple(name for name in found if name is not None)


def accepted_targets(names: Iterable[LearnedName]) -> dict[str, str]:
    """Return which instrument each accepted name means, by its `name_slug`.

    Args:
        names: what `agree` has found.

    Returns:
        Canonical identifiers. A name that means another name, which is accepted itself, leads to the end of that line.
    """
    direct = {
        name_slug(name.name): name.sides[0].target
        for name in names
        if name.verdict is NameVerdict.ACCEPTED and name.type is ThingType.INSTRUMENT
    }
    return {key: _followed(key, direct) for key in direct}


def _followed(key: str, direct: Mapping[str, str]) -> str:
    seen = {key}
    target = direct[key]
    while target.startswith(_NAME) and (further := target.removeprefix(_NAME)) in direct and further not in seen:
        seen.add(further)
        target = direct[further]
    return target


def _judged(statements: Sequence[NameStatement], registry: Registry) -> LearnedName | None:
    thing, name = statements[0].type, _usual(statements)
    by_target: dict[str, list[NameStatement]] = {}
    for statement in statements:
        by_target.setdefault(statement.target, []).append(statement)
    local = is_local(name)
    known = set() if local else _registered(thing, statements, registry)
    if known and known >= by_target.keys():
        return None
    for target in known:
        by_target.setdefault(target, [])
    sides = [Side(target, _ordered(said)) for target, said in by_target.items()]
    sides.sort(key=lambda side: (-len(side.documents), side.target))
    return LearnedName(name, thing, NameVerdict.LOCAL if local else _verdict(sides, known), tuple(sides))


def _verdict(sides: Sequence[Side], known: Iterable[str]) -> NameVerdict:
    if len(sides) == 1:
        return NameVerdict.ACCEPTED if len(sides[0].documents) >= _ENOUGH else NameVerdict.SINGLE
    titles = all(statement.kind is NameSource.TITLE for side in sides for statement in side.statements)
    return NameVerdict.SHARED if titles and not known else NameVerdict.CONFLICT


def _registered(thing: ThingType, statements: Iterable[NameStatement], registry: Registry) -> set[str]:
    spellings = {statement.name for statement in statements}
    if thing is ThingType.BODY:
        known = _bodies(registry.bodies)
        return {known[key] for key in map(name_slug, spellings) if key in known}
    return {instrument.identifier for spelling in spellings for instrument in registry.named(spelling)}


@cache
def _bodies(bodies: tuple[Body, ...]) -> Mapping[str, str]:
    names = ((name, body) for body in bodies for name in (*body.names, body.acronym, body.identifier) if name)
    return {name_slug(name): body.identifier for name, body in names}


def _usual(statements: Iterable[NameStatement]) -> str:
    spellings = Counter(statement.name for statement in statements)
    return min(spellings, key=lambda spelling: (-spellings[spelling], spelling))


def _ordered(statements: Iterable[NameStatement]) -> tuple[NameStatement, ...]:
    return tuple(sorted(statements, key=lambda s: (s.document, s.kind, s.name)))
