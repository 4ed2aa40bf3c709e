"""The words of a paragraph or footnote with their marks, as HTML."""

from collections import defaultdict
from html import escape
from urllib.parse import quote

from tipgraph.explanation.labels import label_of
from tipgraph.markup.addresses import address_of
from tipgraph.markup.characters import possible
from tipgraph.markup.marks import Marked, NotePlace, Words
from tipgraph.markup.nesting import Closes, Mark, Opens, Stands, nested
from tipgraph.model import Citation, Mention, Note, Unresolved, VerbUse
from tipgraph.rdf import Iris

_UNSURE = 0.7
"""A citation that is less sure than this is set off."""


def text(words: str) -> str:
    """Return words as they can stand in HTML, in an attribute too."""
    return escape(possible(words))


def anchor(label: str) -> str:
    """Return the value of ``id`` for a paragraph's label."""
    return "-".join(label.split())


def fragment(label: str) -> str:
    """Return the reference to a paragraph within the page."""
    return f"#{quote(anchor(label), safe='/().~-')}"


class Inline:
    """Writes words with their marks, and remembers where footnotes are referred to."""

    def __init__(self, iris: Iris) -> None:
        self._iris = iris
        self.references: dict[int, list[str]] = defaultdict(list)
        """Anchors of the places where a footnote's mark stands, by the footnote's order."""

    def render(self, words: Words, start: int = 0, end: int | None = None) -> str:
        """Return a text, or a part of it, as HTML."""
        stop = len(words.text) if end is None else end
        points = words.points if end is None else words.points_in(start, stop)
        opened: list[Mark[Marked]] = []
        pieces: list[str] = []
        for step in nested(words.text, words.marks, points, start, stop):
            if isinstance(step, str):
                pieces.append(self._run(step, opened))
            elif isinstance(step, Opens):
                opened.append(step.mark)
                pieces.append(_opening(step.mark.thing))
            elif isinstance(step, Closes):
                opened.pop()
                pieces.append("</em>" if isinstance(step.mark.thing, VerbUse) else "</span>")
            elif isinstance(step, Stands):
                pieces.append(self._note_mark(step.thing))
        return "".join(pieces)

    def _run(self, words: str, opened: list[Mark[Marked]]) -> str:
        """Return words as a link to what they name: links cannot stand in each other, so the innermost has it."""
        innermost: Mark[Marked] | None = None
        for mark in opened:
            thing = mark.thing
            if not isinstance(thing, Citation | Mention):
                continue
            # Where the same words name a document and a body, the link leads to the document.
            if innermost is None or (mark.start, mark.end) != (innermost.start, innermost.end):
                innermost = mark
        if innermost is None:
            return text(words)
        told = "\n".join(told_of(mark.thing) for mark in opened if not isinstance(mark.thing, VerbUse))
        return f'<a href="{text(self._address(innermost.thing))}" title="{text(told)}">{text(words)}</a>'

    def _address(self, thing: Marked) -> str:
        if isinstance(thing, Citation):
            return address_of(thing.target, self._iris)
        if isinstance(thing, Mention):
            return str(self._iris.event(thing.id) if thing.type == "event" else self._iris.body(thing.id))
        return ""

    def _note_mark(self, thing: Marked) -> str:
        if not isinstance(thing, NotePlace):
            return ""
        if thing.note is None:
            return f"<sup>{text(thing.mark)}</sup>"
        places = self.references[thing.note.order]
        places.append(f"{note_anchor(thing.note)}-{len(places) + 1}")
        return (
            f'<sup class="note" id="from-{places[-1]}"><a href="#{note_anchor(thing.note)}" '
            f'aria-label="Footnote {text(thing.mark)}">{text(thing.mark)}</a></sup>'
        )


def note_anchor(note: Note) -> str:
    """Return the value of ``id`` for a footnote, the same as in its IRI."""
    return f"note-{note.order + 1}"


def told_of(thing: Marked) -> str:
    """Return what is told of marked words: what they name, by which rule, how sure, under which verb."""
    if isinstance(thing, Citation):
        label = label_of(thing.target)
        told = [thing.target if label in (None, thing.target) else f"{thing.target}, {label}"]
        told += [f"verb: {', '.join(each.replace('-', ' ') for each in thing.intents) or 'none'}"]
        told += [f"rule: {thing.rule}", f"confidence {thing.confidence:g}"]
        return " · ".join(told + ([thing.provision] if thing.provision else []))
    if isinstance(thing, Mention):
        return f"{thing.type}: {thing.label} ({thing.id})"
    if isinstance(thing, VerbUse):
        return f"verb: {thing.verb.replace('-', ' ')}{f', {thing.modifier}' if thing.modifier else ''}"
    return f"unresolved: {thing.reason}" if isinstance(thing, Unresolved) else ""


def _opening(thing: Marked) -> str:
    if isinstance(thing, VerbUse):
        return f'<em class="verb" title="{text(told_of(thing))}">'
    if isinstance(thing, Unresolved):
        return f'<span class="open" title="{text(told_of(thing))}">'
    if isinstance(thing, Citation):
        return '<span class="citation unsure">' if thing.confidence < _UNSURE else '<span class="citation">'
    return f'<span class="{"event" if isinstance(thing, Mention) and thing.type == "event" else "body"}">'
