"""Which instrument a registered name means where several bear it, and what speaks against the others."""

import datetime
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from tipgraph.model import Considered
from tipgraph.registry.instruments import NamedInstrument


@dataclass(frozen=True, slots=True)
class Bearer:
    """The instrument that a name means.

    Attributes:
        target: canonical identifier.
        confidence: 0 to 1; other bearers lower it.
        considered: the other bearers.
    """

    target: str
    confidence: float
    considered: tuple[Considered, ...] = ()


def chosen_bearer(instruments: Sequence[NamedInstrument], written: datetime.date | None) -> Bearer | None:
    """Return the instrument that a name means: of several, the latest that was adopted before the document.

    Where all were adopted later the name announces one, and the first is meant.

    Args:
        instruments: those that bear the name.
        written: date of the document, or None.

    Returns:
        The bearer, or None where several bear the name and nothing tells which is meant.
    """
    if len(instruments) == 1:
        return Bearer(instruments[0].identifier, 1.0)
    possible = [i for i in instruments if not _is_later(i, written)]
    chosen = possible[0] if len(possible) == 1 else _nearest(possible, instruments)
    confidence = 0.9 if len(possible) == 1 else 0.6
    if chosen is None:
        return None
    others = tuple(
        Considered(i.identifier, "registry", _against(i, chosen, written)) for i in instruments if i is not chosen
    )
    return Bearer(chosen.identifier, confidence, others)


def other_bearers(
    instruments: Sequence[NamedInstrument], rule: str, reason: str, chosen: Collection[str] = ()
) -> tuple[Considered, ...]:
    """Return the bearers of a name that were not chosen, all for one reason.

    Args:
        instruments: those that bear the name.
        rule: the rule that proposed them.
        reason: why they were not taken.
        chosen: identifiers of those that were.
    """
    return tuple(Considered(i.identifier, rule, reason) for i in instruments if i.identifier not in chosen)


def _is_later(instrument: NamedInstrument, written: datetime.date | None) -> bool:
    return written is not None and instrument.adopted is not None and instrument.adopted > written


def _nearest(possible: Sequence[NamedInstrument], instruments: Sequence[NamedInstrument]) -> NamedInstrument | None:
    dated = [(i.year, i.identifier, i) for i in possible or instruments if i.year is not None]
    if not dated:
        return None
    return (max if possible else min)(dated, key=lambda entry: entry[:2])[2]


def _against(other: NamedInstrument, chosen: NamedInstrument, written: datetime.date | None) -> str:
    if _is_later(other, written):
        return f"adopted after the document, in {other.year}"
    if other.year is None:
        return "bears the same name, and its date is not known"
    return f"bears the same name, but that of {chosen.year} is the latest before the document"
