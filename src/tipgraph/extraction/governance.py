"""Which verb governs a place in a paragraph: its own clauses, its parent's for a lettered item, pronouns."""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import regex
from spacy.tokens import Doc

from tipgraph.extraction.text import TextKey, normalised
from tipgraph.extraction.verbs import Clause, clauses, governing
from tipgraph.model import Document, Paragraph, ParagraphKind, VerbUse

_PRONOUN = regex.compile(
    r"\bits\s(?:\w+[\s-]){0,3}(?:implementation|provisions|principles|purposes|objectives|nature|importance|goals|targets"
    r"|recommendations|use|application|realization|observance|universal\w*|ratification|relevance|entry into force"
    r"|follow-up|adoption|integrated|mandate)\b"
)
_START = 30
_CLAUSE = 90


@dataclass(frozen=True, slots=True)
class Governance:
    """The clauses of one paragraph.

    Attributes:
        paragraph: its label.
        text: its words.
        own: the clause openers that stand in it.
        inherited: the openers that it takes over from the paragraph it belongs to.
        inherited_from: label of that paragraph.
    """

    paragraph: str
    text: str
    own: tuple[Clause, ...]
    inherited: tuple[Clause, ...] = ()
    inherited_from: str | None = None

    def at(self, position: int) -> tuple[str, ...]:
        """Return the verbs that govern a place, pronouns that carry a later verb back to it included.

        Args:
            position: offset in the paragraph's text.
        """
        found = governing(self.own, position)
        if not found:
            return _distinct([c.verb for c in self.inherited])
        return _distinct([c.verb for c in found] + self._carried(found))

    def _carried(self, found: Sequence[Clause]) -> list[str]:
        """Return the verb of the next clause where its object is only a pronoun for what was cited."""
        group = found[-1].group
        carried: list[str] = []
        first = bisect_right(self.own, group, key=lambda c: c.group)
        for at in range(first, len(self.own)):
            later = self.own[at]
            after = next((c.start for c in self.own[at + 1 : at + 4] if c.group > later.group), later.end + _CLAUSE)
            clause = normalised(self.text[later.end : min(after, later.end + _CLAUSE)])
            if _PRONOUN.search(clause) is None:
                break
            carried.append(later.verb)
        return carried


def governance(document: Document, docs: Mapping[TextKey, Doc]) -> dict[str, Governance]:
    """Return the clauses of every paragraph, by label.

    Args:
        document: the document.
        docs: its stretches of text, read by the verb component.
    """
    found: dict[str, Governance] = {}
    for paragraph in document.paragraphs:
        own = () if paragraph.kind is ParagraphKind.FRONT else clauses(docs[TextKey(paragraph.label)])
        inherited, origin = _inherited(paragraph, own, found)
        found[paragraph.label] = Governance(paragraph.label, paragraph.text, own, inherited, origin)
    return found


def _inherited(
    paragraph: Paragraph, own: Sequence[Clause], known: Mapping[str, Governance]
) -> tuple[tuple[Clause, ...], str | None]:
    parent = known.get(paragraph.parent or "")
    if parent is None or (own and own[0].start < _START):
        return (), None
    if not parent.own:
        return parent.inherited, parent.inherited_from
    last = parent.own[-1].group
    return tuple(c for c in parent.own if c.group == last), parent.paragraph


def verb_uses(found: Mapping[str, Governance]) -> tuple[VerbUse, ...]:
    """Return every use of a verb, the inherited ones included, in reading order."""
    uses: list[VerbUse] = []
    for item in found.values():
        if item.inherited_from is not None:
            origin = found[item.inherited_from]
            uses.extend(_use(item.paragraph, clause, origin) for clause in item.inherited)
        uses.extend(_use(item.paragraph, clause, item) for clause in item.own)
    return tuple(uses)


def _use(paragraph: str, clause: Clause, stands_in: Governance) -> VerbUse:
    surface = stands_in.text[clause.start : clause.end]
    return VerbUse(paragraph, clause.verb, surface, clause.start, clause.end, stands_in.paragraph, clause.modifier)


def _distinct(verbs: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(verbs))
