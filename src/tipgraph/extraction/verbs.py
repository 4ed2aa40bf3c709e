"""The verbs that open the clauses of a paragraph: "Recalling … and recalling also …", "Urges …, and invites …".

A United Nations resolution is one long sentence whose clauses each open with a verb: a participle in the preamble,
the third person in the operative part, "We" and the plain form in declarations (United Nations Editorial Manual,
"Drafting of resolutions"). What a clause cites is governed by the verb that opens it.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, cast

from spacy.language import Language
from spacy.tokens import Doc

from tipgraph.extraction.text import starts_of, words_of
from tipgraph.registry.verbs import Verb, load_verbs

_KEY = "tipgraph.clauses"

_ADVERBS = frozenset(
    """also further once again therefore thus hereby accordingly strongly deeply firmly fully again equally moreover
    likewise reaffirmingly gravely seriously particularly especially sincerely warmly highly solemnly unequivocally
    categorically explicitly expressly urgently earnestly consequently furthermore additionally both still jointly
    hence unanimously vigorously wholeheartedly acutely profoundly fervently utterly extremely greatly very now
    in all finally""".split()
)
_PLAIN_ADVERBS = frozenset(
    ["also", "further", "therefore", "thus", "hereby", "accordingly", "moreover", "in", "furthermore"]
)
_LINK_WORDS = (
    ("in", "this", "regard"),
    ("in", "that", "regard"),
    ("in", "this", "context"),
    ("in", "that", "context"),
    ("in", "this", "connection"),
    ("in", "that", "connection"),
    ("in", "this", "respect"),
    ("in", "that", "respect"),
    ("to", "this", "end"),
    ("to", "that", "end"),
    ("for", "this", "purpose"),
    ("in", "particular"),
    ("at", "the", "same", "time"),
    ("with", "this", "in", "mind"),
    ("inter", "alia"),
)
_LINKS = MappingProxyType({last: tuple(link for link in _LINK_WORDS if link[-1] == last) for *_, last in _LINK_WORDS})
"""Links by their last word."""
_DEGREES = frozenset(
    """serious grave deep strong strongest great profound its our their sincere full utmost continued continuing
    particular special deepest gravest also further once again therefore increasing firm unwavering renewed strongly
    deeply most considerable increased""".split()
)
_BETWEEN = _DEGREES | _ADVERBS
_STOPS = frozenset([",", ";", ":", ".", "(", '"', "“", "—", "–", "-", "and", "but", "while", "or", "yet"])

# Words that name what a participle does only when it opens the paragraph: elsewhere "supporting", "establishing"
# say how something is to be done, not what the body does.
_OPENING_ONLY = frozenset(
    """support define determine establish consider require propose receive hear understand seek aim continue agree
    accept adopt approve maintain extend amend terminate designate appoint authorize mandate provide promote enhance
    strengthen work engage monitor assess cooperate implement address take develop protect combat review observe
    desire hope act-under conclude declare proclaim transmit entrust open-for-signature appropriate draw-attention
    believe realize ensure intend strive endeavour undertake resolve reject oppose instruct refer-to remind
    celebrate take-into-account conscious aware guided-by inspired-by encouraged understand appeal
    highlight commit demand""".split()
)
_AFTER_WE_ONLY = (_OPENING_ONLY - {"commit"}) | frozenset(["confirm"])
_OBJECT_OPENERS = frozenset(
    """the a an all that our their its this these such those member members states governments relevant further with
    upon on for once to again also both other every each any note in as by solidarity concern appreciation support
    full united parties international all forward his her strongly deeply serious grave deep it how""".split()
)
_MODIFIER_HEADS = frozenset(
    """appreciation concern satisfaction interest regret gratitude alarm dismay approval great deep grave serious
    profound particular growing utmost keen special sincere full outrage indignation""".split()
)


@dataclass(frozen=True, slots=True)
class Clause:
    """The words that open a clause.

    Attributes:
        verb: notation of the verb.
        start: offset of its words in the stretch of text.
        end: end of its words.
        modifier: ``with appreciation``, ``strongly``, ``once again``, or None.
        group: clauses with the same number share one object ("recall and reaffirm").
    """

    verb: str
    start: int
    end: int
    modifier: str | None
    group: int


@dataclass(frozen=True, slots=True)
class _Form:
    verb: str
    words: tuple[str, ...]
    mood: str


def clauses(doc: Doc) -> tuple[Clause, ...]:
    """Return the clause openers that the verb component found, in order."""
    return cast("tuple[Clause, ...]", doc.user_data.get(_KEY, ()))


def governing(found: Sequence[Clause], position: int) -> tuple[Clause, ...]:
    """Return the clause openers that govern a place: the last group that opens before it."""
    at = bisect_right(found, position, key=lambda clause: clause.start)
    if at == 0:
        return ()
    group = found[at - 1].group
    first = bisect_left(found, group, key=lambda clause: clause.group)
    last = bisect_right(found, group, key=lambda clause: clause.group)
    return tuple(found[first:last])


class VerbFinder:
    """Finds clause openers in the tokens of one stretch of text.

    Args:
        verbs: the verb scheme.
    """

    def __init__(self, verbs: Iterable[Verb]) -> None:
        self._forms: dict[str, list[_Form]] = {}
        for verb in verbs:
            for text in verb.forms:
                words = tuple(text.split())
                form = _Form(verb.notation, words, _mood(words))
                self._forms.setdefault(words[0], []).append(form)
        for forms in self._forms.values():
            forms.sort(key=lambda f: -len(f.words))

    def __call__(self, doc: Doc) -> Doc:
        """Record the clause openers of a stretch of text."""
        doc.user_data[_KEY] = tuple(self._find(doc))
        return doc

    def _find(self, doc: Doc) -> Iterator[Clause]:
        words = [word.lower() for word in words_of(doc)]
        known = self._forms
        group, previous_end = -1, -1
        for position in [at for at, word in enumerate(words) if word in known]:
            match = self._match(words, position) if position >= previous_end else None
            if match is None:
                continue
            form, end, first = match
            if not _joined(words, previous_end, first):
                group += 1
            starts = starts_of(doc)
            yield Clause(
                form.verb,
                starts[position],
                starts[end - 1] + len(words[end - 1]),
                _modifier(words, first, position, end),
                group,
            )
            previous_end = end

    def _match(self, words: Sequence[str], position: int) -> tuple[_Form, int, int] | None:
        for form in self._forms[words[position]]:
            end = _form_end(words, position, form.words)
            if end is None:
                continue
            first, opener = _opener(words, position)
            if _accepted(form, words, position, end, opener):
                return form, end, first
        return None


def _mood(words: tuple[str, ...]) -> str:
    head = words[0]
    if head in {"will", "shall", "are", "remain", "is", "remains"}:
        return "finite" if head in {"is", "remains"} else "plain"
    if head.endswith("ing") or head == "having":
        return "participle"
    if head in {
        "concerned", "convinced", "alarmed", "disturbed", "troubled", "dismayed", "appalled", "outraged", "shocked",
        "guided", "inspired", "mindful", "aware", "conscious", "cognizant", "encouraged", "determined", "committed",
        "desirous", "resolved", "grateful", "confident",
    }:  # fmt: skip
        return "participle"
    if head.endswith("s") and not head.endswith("ss"):
        return "finite"
    if head in {"stresses", "expresses"}:
        return "finite"
    return "plain"


def _form_end(words: Sequence[str], position: int, form: tuple[str, ...]) -> int | None:
    """Return the index after the form's words, with words of degree allowed between them."""
    at = position + 1
    for word in form[1:]:
        skipped = 0
        while at < len(words) and words[at] != word and words[at] in _BETWEEN and skipped < 4:
            at += 1
            skipped += 1
        if at >= len(words) or words[at] != word:
            return None
        at += 1
    return at


def _opener(words: Sequence[str], position: int) -> tuple[int, str]:
    """Return where the clause begins (its adverbs included) and what stands before: "", ",", "and", "we" …"""
    at = position
    while at > 0:
        link = _link_before(words, at)
        if link:
            at -= link
            if at > 0 and words[at - 1] == ",":
                # "and, in this regard, requests": the comma belongs to the link.
                at -= 1
            continue
        if words[at - 1] in _ADVERBS:
            at -= 1
            continue
        if words[at - 1] == "," and at < position and at > 1 and words[at - 2] in {"and", "we"}:
            at -= 1
            continue
        break
    before = words[at - 1] if at > 0 else ""
    if before in {'"', "“", "*"} and at == 1:
        before = ""
    return at, before


def _link_before(words: Sequence[str], at: int) -> int:
    """Return how many words before a place are a link: "in this regard"."""
    for link in _LINKS.get(words[at - 1], ()):
        if tuple(words[max(0, at - len(link)) : at]) == link:
            return len(link)
    return 0


def _accepted(form: _Form, words: Sequence[str], position: int, end: int, opener: str) -> bool:
    following = words[end] if end < len(words) else ""
    if opener == "":
        return form.mood != "plain" or following in _OBJECT_OPENERS
    if opener == "we":
        return form.mood in {"plain", "participle"}
    if opener not in _STOPS:
        return False
    if form.mood == "participle":
        if form.verb in _OPENING_ONLY or words[position] in {"concerned", "guided", "inspired"}:
            return False
        return opener in {",", "and", "while", ";", "but"}
    if form.mood == "finite":
        return form.verb not in _OPENING_ONLY or form.verb in {
            "adopt",
            "establish",
            "authorize",
            "approve",
            "designate",
        }
    if opener not in {",", "and", "or"} or not _speaks(words, position):
        return False
    if words[position] in {"will", "shall"}:
        return True
    if form.verb in _AFTER_WE_ONLY:
        return False
    first, _ = _opener(words, position)
    main = first > 1 and words[first - 1] == "and" and "to" not in words[max(0, first - 3) : first - 1]
    return main or following in _OBJECT_OPENERS


def _speaks(words: Sequence[str], position: int) -> bool:
    """Whether the sentence that holds a plain form has "we" for its subject."""
    for at in range(position - 1, -1, -1):
        if words[at] == "we":
            return True
        if words[at] == "." and at + 1 < position and at > 0 and len(words[at - 1]) > 2:
            return False
    return False


def _joined(words: Sequence[str], previous_end: int, first: int) -> bool:
    """Whether only "and" or a comma stands between two openers, so that they share their object."""
    if previous_end < 0 or first < previous_end:
        return first == previous_end
    between = words[previous_end:first]
    return all(word in {"and", ",", "we"} or word in _PLAIN_ADVERBS for word in between)


def _modifier(words: Sequence[str], first: int, position: int, end: int) -> str | None:
    before = [w for w in words[first:position] if w in _ADVERBS and w not in _PLAIN_ADVERBS]
    after: list[str] = []
    at = end
    while at < len(words) and words[at] in _PLAIN_ADVERBS | {"once", "again"} and at < end + 2:
        if words[at] in {"once", "again"}:
            after.append(words[at])
        at += 1
    if at + 1 < len(words) and words[at] == "with" and words[at + 1] in _MODIFIER_HEADS:
        after.append("with")
        at += 1
        while at < len(words) and words[at] in _MODIFIER_HEADS:
            after.append(words[at])
            at += 1
    text = " ".join(before + after)
    return text or None


@Language.factory("tipgraph_verbs")
def create_verb_finder(nlp: Language, name: str) -> Any:
    """Return the component that finds clause openers."""
    return VerbFinder(load_verbs())
