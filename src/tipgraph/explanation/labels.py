"""What an identifier is called."""

from collections import defaultdict
from collections.abc import Mapping
from functools import cache

from tipgraph.errors import SymbolError
from tipgraph.registry import load_registry
from tipgraph.symbols import describe


def label_of(identifier: str) -> str | None:
    """Return what an identifier stands for: its registered title, else what the symbol itself tells.

    Args:
        identifier: a canonical identifier, or other words.

    Returns:
        The label, or None where the words are no identifier.
    """
    try:
        label = describe(identifier).label
    except SymbolError:
        return None
    titles = _titles().get(identifier, ())
    # A resolution that carries several instruments is called by its number alone.
    return f"{label}: {titles[0]}" if len(titles) == 1 and titles[0] != label else label


@cache
def _titles() -> Mapping[str, list[str]]:
    titles: dict[str, list[str]] = defaultdict(list)
    for instrument in load_registry().instruments:
        titles[instrument.identifier].append(instrument.title)
    return titles
