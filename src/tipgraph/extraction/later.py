"""Names that the document explains only after their first use: in a later footnote, or in full."""

from collections.abc import Sequence
from dataclasses import replace

from tipgraph.extraction.memory import Memory, name_key
from tipgraph.model import Citation, Considered

_RULES = frozenset(["shape", "coined-name"])
_CERTAINTY = 0.85


def explained_later(citations: Sequence[Citation], memory: Memory) -> tuple[Citation, ...]:
    """Give the names that stood for themselves the identity that the document gives them elsewhere.

    A name is explained by a footnote or host that the document gives to the same words or instrument in another place,
    and a short name by the one full name that begins with its words. What points back to it follows.

    Args:
        citations: the citations of a document, in reading order.
        memory: what the whole document has said.
    """
    meant: dict[str, str] = dict(memory.symbols)
    names = {c.target: name_key(c.surface) for c in citations if c.rule in _RULES}
    full = {c.target: key for c in citations if c.rule == "shape" for key in [name_key(c.surface)]}
    for target, key in names.items():
        if target in meant:
            continue
        alias = memory.aliases.get(key)
        if alias is not None and alias != target:
            meant[target] = alias
            continue
        longer = {other for other, name in full.items() if other != target and name.startswith(f"{key} ")}
        if len(longer) == 1 and target not in full:
            meant[target] = longer.pop()
    meant = {target: meant.get(other, other) for target, other in meant.items()}
    return tuple(_renamed(c, meant[c.target]) if c.target in meant else c for c in citations)


def _renamed(citation: Citation, target: str) -> Citation:
    seen = Considered(citation.target, citation.rule, "the document explains the name in another place")
    rule = "alias" if citation.rule in _RULES else citation.rule
    return replace(citation, target=target, rule=rule, confidence=_CERTAINTY, considered=(*citation.considered, seen))
