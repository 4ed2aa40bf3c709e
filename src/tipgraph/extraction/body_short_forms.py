"""Short forms of bodies: which body "the Office" or "the Coordination Group" points back to."""

from collections.abc import Iterable, Mapping
from functools import lru_cache

import regex

from tipgraph.registry.bodies import Body

_LINK = regex.compile(r"\s+(?:of|on|for|against|to|in|at|established)\s+|,|\s*\(")
_BRACKETS = regex.compile(r"\s*\([^)]*\)")
_SMALL = frozenset({"of", "on", "for", "against", "to", "in", "the", "and", "at"})
# "the Organization" is mostly the United Nations itself, "the Programme" mostly a plan: only the same paragraph
# can tell.
_NEAR_ONLY = frozenset(
    """
    organization organisation programme department platform process mechanism team unit
    service division section administration headquarters group university association partnership panel network
    alliance
    """.split()
)
_NOT_SHORT = frozenset({"secretariat", "united nations secretariat"})
_GOES_ON = regex.compile(r"\s+(?:of|on|for|against|to\s+the)\s+(?:the\s+)?[A-Z]")
_ASSEMBLY = "UNGA"
_COMMISSIONERS = {
    "high commissioner": (
        "united-nations-high-commissioner-for-human-rights",
        "united-nations-high-commissioner-for-refugees",
    ),
    "office of the high commissioner": ("OHCHR", "UNHCR"),
}
"""Forms that may mean human rights or refugees, in this order."""
_HUMAN_RIGHTS_ORGANS = frozenset({"HRC", "CHR"})


class Antecedents:
    """What a document has named so far, paragraph by paragraph.

    Args:
        known: the registry by identifier.
        organ: identifier of the body that speaks, or None.
    """

    def __init__(self, known: Mapping[str, Body], organ: str | None) -> None:
        self._known = known
        self._organ = organ
        self._names: dict[str, tuple[str, ...]] = {}
        self._paragraphs: dict[str, dict[str, None]] = {}
        self._order: list[str] = []
        self._defined: dict[str, str] = {}
        self._shortened: dict[tuple[str, str], bool] = {}

    def open(self, paragraph: str, parent: str | None) -> None:
        """Begin a paragraph; a lettered item goes on where its parent stopped.

        Args:
            paragraph: its label.
            parent: label of the paragraph that it belongs to, or None.
        """
        self._order.append(paragraph)
        self._paragraphs[paragraph] = dict(self._paragraphs.get(parent or "", {}))

    def add(self, identifier: str, label: str) -> None:
        """Note that a body was named.

        Args:
            identifier: which.
            label: its official name.
        """
        body = self._known.get(identifier)
        self._names.setdefault(identifier, body.names if body is not None else (label,))
        if self._order:
            self._paragraphs[self._order[-1]][identifier] = None

    def define(self, form: str, identifier: str) -> None:
        """Note a short form that the document itself gives: (“the Committee”).

        Args:
            form: the words, without article and quotation marks.
            identifier: the body that they stand for from now on.
        """
        self._defined[form.casefold()] = identifier

    def beginning(self, name: str) -> tuple[str, ...]:
        """Return the bodies whose names begin with these words: "Office of the High Commissioner".

        Args:
            name: a name of three words or more.

        Returns:
            The one that the same paragraph has named, else all that the document has named; a body that goes by
            exactly these words is none of them.
        """
        lower = name.casefold()
        if len(lower.split()) < 3:
            return ()
        fits = tuple(
            identifier
            for identifier, names in self._names.items()
            if any(n.casefold().startswith(f"{lower} ") for n in names)
        )
        near = set(self._paragraphs[self._order[-1]]) if self._order else set()
        here = tuple(identifier for identifier in fits if identifier in near)
        return here if len(here) == 1 else fits

    def resolve(self, form: str, text: str, start: int, end: int) -> str | None:
        """Return the body that a short form points back to.

        Args:
            form: the words: ``Office``, ``Coordination Group``.
            text: the normalised text where they stand.
            start: offset of the words.
            end: end of the words.

        Returns:
            Its identifier, or None where no body fits or more than one does.
        """
        form = form.casefold()
        if form in _COMMISSIONERS:
            return self._commissioner(form)
        if form in _NOT_SHORT or _GOES_ON.match(text, end) or not self._introduced(text, start, form):
            return None
        near = self._fitting(form, self._paragraphs[self._order[-1]] if self._order else ())
        if len(near) == 1:
            return near[0]
        if not near and form in self._defined:
            return self._defined[form]
        organ = self._fitting(form, [self._organ] if self._organ else [], speaks=True)
        if organ:
            return organ[0]
        if len(near) > 1:
            return None
        if form == "assembly":
            return _ASSEMBLY
        if form in _NEAR_ONLY:
            return None
        everywhere = self._fitting(form, list(self._names))
        if len(everywhere) == 1:
            return everywhere[0]
        before = self._fitting(form, self._paragraphs[self._order[-2]] if len(self._order) > 1 else ())
        return before[0] if len(before) == 1 else None

    def fits(self, form: str) -> tuple[str, ...]:
        """Return every body that the document has named so far and that a short form can stand for."""
        return tuple(self._fitting(form.casefold(), list(self._names)))

    def _commissioner(self, form: str) -> str | None:
        """Return the High Commissioner, or the office, that is meant; either name introduces both."""
        fits = [
            fit
            for fit, other in zip(_COMMISSIONERS[form], zip(*_COMMISSIONERS.values(), strict=True), strict=True)
            if any(identifier in self._names for identifier in other)
        ]
        if not fits and self._organ in _HUMAN_RIGHTS_ORGANS:
            fits = [_COMMISSIONERS[form][0]]
        return fits[0] if len(fits) == 1 else None

    def _introduced(self, text: str, start: int, form: str) -> bool:
        """Whether the words stand as a short form stands: after an article or a word in lower case."""
        before = text[max(0, start - 60) : start].split()
        if not before:
            return True
        last = before[-1]
        return last[0].islower() or last in {"The", "("} or last[-1] in ".;:,(" or not last[0].isalpha() or " " in form

    def _fitting(self, form: str, identifiers: Iterable[str], speaks: bool = False) -> list[str]:
        fits: dict[str, None] = {}
        for identifier in identifiers:
            body = self._known.get(identifier)
            names = body.names if speaks and body is not None else self._names.get(identifier, ())
            if any(self._shortens(form, name) for name in names):
                fits[identifier] = None
        exact = [identifier for identifier in fits if any(_is_head(form, n) for n in self._names.get(identifier, ()))]
        # "Special Committee" is the "Special Committee on …" rather than a "Special Political … Committee".
        return exact if " " in form and exact else list(fits)

    def _shortens(self, form: str, name: str) -> bool:
        found = self._shortened.get((form, name))
        if found is None:
            found = self._shortened[form, name] = shortens(form, name)
        return found


def shortens(form: str, name: str) -> bool:
    """Whether a short form can stand for a name.

    Args:
        form: the short form in lower case.
        name: an official name.

    Returns:
        True if both have the same head and the form's other words occur in the name's, in their order.
    """
    name = _BRACKETS.sub("", name).casefold()
    head = _LINK.split(name)[0].split()
    words = [word for word in form.split() if word not in _SMALL]
    if len(words) > 1 and _LINK.search(form):
        return name.startswith(f"{form} ") or _ordered(words, name.split())
    if not head or not words or words[-1] != head[-1]:
        return False
    return len(words) < len(name.split()) and _ordered(words, head)


def _is_head(form: str, name: str) -> bool:
    return _head_of(name) == form


@lru_cache(maxsize=4096)
def _head_of(name: str) -> str:
    return str(_LINK.split(name.casefold())[0])


def _ordered(words: list[str], name: list[str]) -> bool:
    rest = iter(name)
    return all(word in rest for word in words)
