"""References that point back: "the Convention", "the Plan", "the Trafficking in Persons Protocol".

One antecedent or none: where two instruments of a kind have been named, the words stay unresolved and say so.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tipgraph.extraction.context import Context
from tipgraph.extraction.shapes import Shape
from tipgraph.model import Considered

# Of a document that names hundreds of declarations the last ones are enough to see why "the Declaration" stays open.
_MOST_CONSIDERED = 8
_CHARTER = "NAME:charter-of-the-united-nations"
_UNDER_THE_CHARTER = frozenset({"UNGA", "UNSC", "ECOSOC", "HRC", "CHR", "trusteeship-council"})
_OPEN_NOUNS = {"plan": "plan of action", "programme": "programme of action"}


@dataclass(frozen=True, slots=True)
class Antecedent:
    """An instrument that was named or cited earlier in the document.

    Attributes:
        target: canonical identifier.
        noun: what it is: ``convention``.
        name: its name as printed, or its title.
        paragraph: number of the paragraph that names it.
    """

    target: str
    noun: str
    name: str
    paragraph: int


@dataclass(frozen=True, slots=True)
class Resolution:
    """What words that point back were resolved to.

    Attributes:
        target: canonical identifier, or None.
        confidence: 0 to 1.
        reason: why they were not resolved.
        considered: the antecedents that were seen and not taken.
    """

    target: str | None
    confidence: float
    reason: str = ""
    considered: tuple[Considered, ...] = ()


def resolve_short_name(shape: Shape, short: str, antecedents: Sequence[Antecedent]) -> Resolution:
    """Resolve a name that was cut after its noun: "the Global Plan of Action", "the New York Declaration".

    Args:
        shape: the words.
        short: their text without an article.
        antecedents: what was named before, in order.
    """
    fitting = _targets(a for a in antecedents if _begins(a.name, short))
    if len(fitting) == 1:
        return Resolution(fitting[0], 0.95)
    words = {w.lower() for w in short.replace("'s", "").split()} - {"in", "of", "and", "the", "on"}
    words -= {shape.noun}
    holding = fitting or _targets(a for a in antecedents if a.noun == shape.noun and _told_by(words, a.name))
    if len(holding) == 1:
        return Resolution(holding[0], 0.85)
    return _unresolved(holding, "words-of-the-name")


def resolve_noun(shape: Shape, antecedents: Sequence[Antecedent], paragraph: int) -> Resolution:
    """Resolve a bare noun: "the Convention".

    Args:
        shape: the words.
        antecedents: what was named before, in order.
        paragraph: number of the paragraph where the words stand.
    """
    nouns = {shape.noun, _OPEN_NOUNS.get(shape.noun, shape.noun)}
    fitting = [a for a in antecedents if a.noun in nouns]
    everywhere = _targets(fitting)
    near = _targets(a for a in fitting if a.paragraph == paragraph)
    if len(near) == 1:
        others = [target for target in everywhere if target != near[0]]
        seen = _considered(others, "one-antecedent", "named in an earlier paragraph only")
        return Resolution(near[0], 0.8 if others else 0.9, considered=seen)
    if near:
        return _unresolved(near, "one-antecedent", " in the paragraph")
    if len(everywhere) == 1:
        return Resolution(everywhere[0], 0.8)
    return _unresolved(everywhere, "one-antecedent")


def own_charter(shape: Shape, context: Context) -> str | None:
    """Return the Charter of the United Nations for "the Charter" where an organ of theirs speaks and names no other.

    Args:
        shape: the words.
        context: what is known of the document.
    """
    return _CHARTER if shape.noun == "charter" and context.own in _UNDER_THE_CHARTER else None


def _targets(antecedents: Iterable[Antecedent]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(a.target for a in antecedents))


def _considered(targets: Sequence[str], rule: str, reason: str) -> tuple[Considered, ...]:
    return tuple(Considered(target, rule, reason) for target in targets[-_MOST_CONSIDERED:])


def _unresolved(targets: Sequence[str], rule: str, where: str = "") -> Resolution:
    considered = _considered(targets, rule, "one of several that the words fit")
    return Resolution(None, 0.0, f"{len(targets)} antecedents{where}" if targets else "no antecedent", considered)


def _begins(name: str, short: str) -> bool:
    full = name.lower().replace(",", "").removeprefix("the ").removeprefix("united nations ").split()
    words = short.lower().replace(",", "").removeprefix("united nations ").split()
    return full[: len(words)] == words


def _told_by(words: set[str], name: str) -> bool:
    """Whether words before a noun tell of a name: "Trafficking in Persons Protocol", "Disengagement Agreement".

    A single word must stand by itself there: "Criminal Code" is not the "Code of Criminal Procedure".
    """
    if not words or not words <= _words(name):
        return False
    if len(words) > 1:
        return True
    parts = name.replace(",", "").split()
    at = [part.lower() for part in parts].index(next(iter(words)))
    return at + 1 == len(parts) or not parts[at + 1][:1].isupper()


def _words(name: str) -> set[str]:
    return set(name.lower().replace(",", "").split())
