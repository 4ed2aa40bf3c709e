"""What a document has said so far: the names that it gave to instruments, for the words that point back."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import regex

from tipgraph.extraction.anaphora import Antecedent
from tipgraph.extraction.instrument_nouns import noun_of
from tipgraph.extraction.naming import Naming
from tipgraph.extraction.reference import Reference
from tipgraph.model import Via
from tipgraph.registry.instruments import NamedInstrument

_ALIAS = regex.compile(
    r',?\s?\((?:hereinafter\s)?(?:referred\sto\sas\s)?"?(?:the\s)?(?P<alias>[A-Z0-9][^()";]{1,60}?)"?\)'
)
_NO_ALIAS = regex.compile(r"\d{4}|[IVX]+|No\..*|resolution.*|[A-Z]+/.*")


@dataclass(slots=True)
class Memory:
    """What one document has said; it lives as long as the document is read.

    Attributes:
        antecedents: instruments that were named, the one named last at the end, each name once.
        hosts: instruments that cited resolutions carry, whose names were not said.
        aliases: names that the document itself gave, by `name_key`.
        symbols: symbols that the document prints for what else is known by name only.
    """

    antecedents: dict[tuple[str, str, str], Antecedent] = field(default_factory=dict)
    hosts: dict[tuple[str, str, str], Antecedent] = field(default_factory=dict)
    aliases: dict[str, str] = field(default_factory=dict)
    symbols: dict[str, str] = field(default_factory=dict)

    def learn(
        self, naming: Naming, reference: Reference, text: str, paragraph: int, hosted: Sequence[NamedInstrument]
    ) -> None:
        """Remember a name: as antecedent, under its own words, and under an alias in brackets.

        Args:
            naming: the words.
            reference: what they were resolved to.
            text: normalised text of the paragraph.
            paragraph: number of the paragraph.
            hosted: the named instruments that the target stands for.
        """
        if reference.via is Via.ANAPHORA:
            return
        words = text[naming.start : naming.end]
        titles = [instrument.title for instrument in hosted]
        noun = naming.shape.noun if naming.shape is not None else noun_of(words)
        noun = noun or next((n for n in map(noun_of, titles) if n), "")
        names = [(words, noun), *((title, noun_of(title) or noun) for title in titles)]
        if reference.rule in {"note", "host-beside"}:
            self.aliases[name_key(words)] = reference.target
        match = _ALIAS.match(text, reference.end)
        if match is not None and not _NO_ALIAS.fullmatch(match["alias"]):
            alias = match["alias"]
            self.aliases[name_key(alias)] = reference.target
            names.append((alias, noun_of(alias) or noun))
        for name, noun in names:
            _put(self.antecedents, Antecedent(reference.target, noun, name, paragraph))

    def learn_hosted(self, reference: Reference, paragraph: int, hosted: Sequence[NamedInstrument]) -> None:
        """Remember the instruments that a resolution carries which was cited by number.

        Args:
            reference: the citation by number.
            paragraph: number of the paragraph.
            hosted: the named instruments that the target stands for.
        """
        named = reference.rule == "labour-instrument"
        for instrument in hosted:
            noun = noun_of(instrument.title) or ""
            entry = Antecedent(reference.target, noun, instrument.title, paragraph)
            _put(self.antecedents if named else self.hosts, entry)


def _put(known: dict[tuple[str, str, str], Antecedent], entry: Antecedent) -> None:
    key = (entry.target, entry.noun, entry.name)
    known.pop(key, None)
    known[key] = entry


def name_key(words: str) -> str:
    """Return a name as it is compared: lower case, without commas and a leading article."""
    return " ".join(words.lower().replace(",", "").removeprefix("the ").split())
