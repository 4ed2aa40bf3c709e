"""References that point back: "the Convention", "the Plan", "the Trafficking in Persons Protocol".

One antecedent or none: where two instruments of a kind have been named, the words stay unresolved and say so.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from tipgraph.extraction.shapes import Shape

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
    """

    target: str | None
    confidence: float
    reason: str = ""


def resolve_short_name(shape: Shape, short: str, antecedents: Sequence[Antecedent]) -> Resolution:
    """Resolve a name that was cut after its noun: "the Global Plan of Action", "the New York Declaration".

    Args:
        shape: the words.
        short: their text without an article.
        antecedents: what was named before, in order.
    """
    fitting = {a.target for a in antecedents if _begins(a.name, short)}
    if len(fitting) == 1:
        return Resolution(fitting.pop(), 0.95)
    words = {w.lower() for w in short.replace("'s", "").split()} - {"in", "of", "and", "the", "on"}
    words -= {shape.noun}
    holding = fitting or {a.target for a in antecedents if a.noun == shape.noun and words and words <= _words(a.name)}
    if len(holding) == 1:
        return Resolution(holding.pop(), 0.85)
    return Resolution(None, 0.0, f"{len(holding)} antecedents" if holding else "no antecedent")


def resolve_noun(shape: Shape, antecedents: Sequence[Antecedent], paragraph: int) -> Resolution:
    """Resolve a bare noun: "the Convention".

    Args:
        shape: the words.
        antecedents: what was named before, in order.
        paragraph: number of the paragraph where the words stand.
    """
    nouns = {shape.noun, _OPEN_NOUNS.get(shape.noun, shape.noun)}
    fitting = [a for a in antecedents if a.noun in nouns]
    near = {a.target for a in fitting if a.paragraph == paragraph}
    if len(near) == 1:
        everywhere = len({a.target for a in fitting})
        return Resolution(near.pop(), 0.9 if everywhere == 1 else 0.8)
    if near:
        return Resolution(None, 0.0, f"{len(near)} antecedents in the paragraph")
    far = {a.target for a in fitting}
    if len(far) == 1:
        return Resolution(far.pop(), 0.8)
    return Resolution(None, 0.0, f"{len(far)} antecedents" if far else "no antecedent")


def _begins(name: str, short: str) -> bool:
    full = name.lower().replace(",", "").removeprefix("the ").removeprefix("united nations ").split()
    words = short.lower().replace(",", "").removeprefix("united nations ").split()
    return full[: len(words)] == words


def _words(name: str) -> set[str]:
    return set(name.lower().replace(",", "").split())
