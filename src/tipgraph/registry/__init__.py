"""What is known beforehand: bodies, treaties, labour instruments, named instruments and verbs."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from tipgraph.registry.bodies import Body, load_bodies
from tipgraph.registry.instruments import NamedInstrument, load_instruments, name_key
from tipgraph.registry.verbs import Verb, load_verbs

__all__ = ["Body", "NamedInstrument", "Registry", "Verb", "load_registry", "name_key"]


@dataclass(frozen=True, slots=True)
class Registry:
    """All registries together.

    Attributes:
        bodies: organizations, organs, offices, mandates.
        instruments: treaties, labour instruments and named instruments.
        verbs: the verbs that govern clauses.
        by_name: instruments by `name_key` of every name; several where a name is shared.
        by_identifier: instruments by identifier and by every other identifier of `same_as`; several where one
            host carries several instruments.
    """

    bodies: tuple[Body, ...]
    instruments: tuple[NamedInstrument, ...]
    verbs: tuple[Verb, ...]
    by_name: Mapping[str, tuple[NamedInstrument, ...]]
    by_identifier: Mapping[str, tuple[NamedInstrument, ...]]

    def named(self, name: str, year: int | None = None) -> tuple[NamedInstrument, ...]:
        """Return the instruments that bear a name.

        Args:
            name: as in a text; case, blanks, quotation marks and a leading "the" do not matter.
            year: year of adoption, which chooses between instruments that share the name.

        Returns:
            None, one, several that cannot be told apart, or all that a collective name stands for.
        """
        key = name_key(name)
        found = self.by_name.get(key, ())
        sharing = [i for i in found if key in map(name_key, i.shared_names)]
        if year is not None and sharing:
            return tuple(instrument for instrument in sharing if instrument.year == year)
        return found

    def canonical(self, identifier: str) -> str:
        """Return the identifier under which an instrument is kept: ``UNTS/39/612`` gives ``ILO/C029``."""
        found = self.by_identifier.get(identifier, ())
        return found[0].identifier if found else identifier


@cache
def load_registry() -> Registry:
    """Read every registry once.

    Raises:
        RegistryError: if a file is damaged or contradicts itself; the message names file, line and remedy.
    """
    instruments = load_instruments()
    by_name: dict[str, tuple[NamedInstrument, ...]] = {}
    by_identifier: dict[str, tuple[NamedInstrument, ...]] = {}
    for instrument in instruments:
        for key in dict.fromkeys(name_key(name) for name in instrument.all_names):
            by_name[key] = (*by_name.get(key, ()), instrument)
        for identifier in (instrument.identifier, *instrument.same_as):
            by_identifier[identifier] = (*by_identifier.get(identifier, ()), instrument)
    return Registry(
        bodies=load_bodies(),
        instruments=instruments,
        verbs=load_verbs(),
        by_name=MappingProxyType(by_name),
        by_identifier=MappingProxyType(by_identifier),
    )
