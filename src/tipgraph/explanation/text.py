"""An explanation as text: the words with numbers in brackets, then a list of what each number is."""

import re
import textwrap
from collections.abc import Iterator, Sequence

from tipgraph.explanation.records import Explanation, Item, ItemKind, ParagraphExplanation, Stretch

_OPENING, _CLOSING = "‹", "›"
_MARKING = re.compile(rf"{_OPENING}|{_CLOSING}\[[\d,]+\]")
_COLOUR, _BOLD, _PLAIN = "\033[36m", "\033[1m", "\033[0m"


def to_text(explanation: Explanation, width: int = 100, colour: bool = False) -> str:
    """Return an explanation as lines of text.

    Marked words stand between ``‹`` and ``›[1]``; marks may lie inside each other or overlap.

    Args:
        explanation: what is explained.
        width: length of a line, in characters.
        colour: whether the marks are set off with ANSI colours.
    """
    paragraphs = ("\n".join(_paragraph(paragraph, width, colour)) for paragraph in explanation.paragraphs)
    head = f"{explanation.instrument}  {explanation.source}"
    return "\n\n".join([_bold(head, colour), *paragraphs])


def _paragraph(paragraph: ParagraphExplanation, width: int, colour: bool) -> Iterator[str]:
    yield _bold(f"{paragraph.label}  {paragraph.kind}", colour)
    items = {item.number: item for item in paragraph.items}
    for stretch in paragraph.stretches:
        head = f"note {stretch.note}: " if stretch.note is not None else ""
        for line in _wrapped(head + _marked(stretch, items), width, "  "):
            yield _MARKING.sub(lambda m: f"{_COLOUR}{m.group()}{_PLAIN}", line) if colour else line
    for item in paragraph.items:
        first, *others = _told(item)
        number = f"[{item.number}] "
        lines = _wrapped(number + first, width, "  ", " " * (len(number) + 2))
        lines += [line for other in others for line in _wrapped(other, width, "      ", "        ")]
        if colour:
            lines[0] = lines[0].replace(number, f"{_COLOUR}{number}{_PLAIN}", 1)
        yield from lines
    if not paragraph.items:
        yield "  Nothing is marked here."


def _marked(stretch: Stretch, items: dict[int, Item]) -> str:
    parts: list[str] = []
    before: Sequence[int] = ()
    for piece in stretch.pieces:
        if piece.text:
            parts.append(_closed([items[n] for n in before if n not in piece.items]))
            parts.append(_OPENING * len({items[n].end for n in piece.items if n not in before}))
            before = piece.items
            parts.append(piece.text)
        if piece.mark is not None:
            parts.append(f"^{piece.mark}")
    return "".join([*parts, _closed([items[n] for n in before])])


def _closed(items: Sequence[Item]) -> str:
    """Return the closing of marks that end together, the innermost first, those on the same words in one."""
    numbers: dict[int, list[int]] = {}
    for item in items:
        numbers.setdefault(item.start, []).append(item.number)
    return "".join(f"{_CLOSING}[{','.join(map(str, numbers[start]))}]" for start in sorted(numbers, reverse=True))


def _told(item: Item) -> Iterator[str]:
    """Yield the lines about one item."""
    where = f" (in {item.stands_in})" if item.stands_in else ""
    if item.kind is ItemKind.UNRESOLVED:
        yield f"{item.surface} → unresolved: {item.because}"
        for other in item.considered:
            yield f"could be {other.target}{_named(other.label)}: {other.reason}"
        return
    if item.kind is not ItemKind.CITATION:
        modifier = f", {item.modifier}" if item.modifier else ""
        yield f"{item.surface}{where} → {item.kind} {item.target}{_named(item.label)}{modifier}"
        return
    yield f"{item.surface} → {item.target}{_named(item.label)}"
    verbs = f"verb {', '.join(item.verbs)}" if item.verbs else "no verb"
    provision = f", {item.provision}" if item.provision else ""
    yield f"{verbs}, confidence {item.confidence:g}, by {item.via}{provision}"
    yield f"{item.rule}: {item.because or ''}".strip()
    for other in item.considered:
        yield f"not {other.target}{_named(other.label)}: {other.reason} ({other.rule})"


def _named(label: str | None) -> str:
    return f" ({label})" if label else ""


def _wrapped(text: str, width: int, indent: str, hanging: str | None = None) -> list[str]:
    return textwrap.wrap(
        text,
        width,
        initial_indent=indent,
        subsequent_indent=indent if hanging is None else hanging,
        break_long_words=False,
        break_on_hyphens=False,
    )


def _bold(text: str, colour: bool) -> str:
    return f"{_BOLD}{text}{_PLAIN}" if colour else text
