"""Protocols named by the treaty that they supplement: "the Optional Protocols thereto", "its Optional Protocol"."""

from collections.abc import Mapping, Sequence

import regex

from tipgraph.extraction.anaphora import Antecedent
from tipgraph.extraction.context import Context
from tipgraph.extraction.shapes import Shape
from tipgraph.extraction.text import stands_before
from tipgraph.registry.instruments import NamedInstrument

_THERETO = regex.compile(r"\s?thereto\b")
_ITS = regex.compile(r"\bits\s(?:two\s|three\s|supplementing\s)?$")


def points_to_supplements(text: str, shape: Shape) -> bool:
    """Return whether words name protocols only by the treaty that was named before them.

    Args:
        text: normalised text of the paragraph.
        shape: the words.
    """
    if shape.noun != "protocol" or shape.tail:
        return False
    return bool(_THERETO.match(text, shape.end) or stands_before(_ITS, text, shape.start))


def supplements_meant(
    shape: Shape,
    antecedents: Sequence[Antecedent],
    paragraph: int,
    supplements: Mapping[str, Sequence[NamedInstrument]],
    context: Context,
) -> tuple[str, ...]:
    """Return the protocols that are meant: all for a plural, the only one for a singular.

    Args:
        shape: the words.
        antecedents: what was named before, in order.
        paragraph: number of the paragraph where the words stand.
        supplements: the protocols to each treaty.
        context: what is known of the document; it names no protocol of a later day, and does not name itself.

    Returns:
        Their identifiers; none where no treaty with protocols was named in the paragraph, or a singular fits several.
    """
    named = [a.target for a in antecedents if a.paragraph == paragraph]
    near = [target for target in named if target in supplements]
    if not near:
        return ()
    words = {word.lower() for word in shape.modifiers} & {"optional", "additional", "supplementary"}
    earlier = [i for i in supplements[near[-1]] if not _is_later(i, context)]
    fitting = [i for i in earlier if words <= set(i.title.lower().split())]
    targets = tuple(dict.fromkeys(i.identifier for i in fitting))
    if shape.plural:
        # What the paragraph has named by its own name needs no words that point back.
        return tuple(target for target in targets if target not in named)
    return targets if len(targets) == 1 else ()


def _is_later(instrument: NamedInstrument, context: Context) -> bool:
    if instrument.adopted_by == context.identifier:
        return True
    return context.date is not None and instrument.adopted is not None and instrument.adopted >= context.date
