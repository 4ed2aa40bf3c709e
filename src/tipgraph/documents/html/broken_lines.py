"""Lines that a page breaks with ``<br>``: which of them are paragraphs of their own."""

from tipgraph.documents import openings
from tipgraph.documents.blocks import fold, without_marks
from tipgraph.documents.layout import ended

_SHORT = 60
_LINKING = frozenset("the of to and a an in for by with or that which from on at as its their into under".split())


def paragraphs(raw: str) -> list[str]:
    """Return the paragraphs of a text whose lines are broken; two breaks always part them."""
    if "\n" not in raw:
        return [fold(raw)]
    found: list[str] = []
    blank = True
    for line in map(fold, raw.split("\n")):
        if not line:
            blank = True
            continue
        if blank or not found or _begins(found[-1], without_marks(line)):
            found.append(line)
        else:
            found[-1] = f"{found[-1]} {line}"
        blank = False
    return found


def _begins(before: str, line: str) -> bool:
    if openings.starts_something(line):
        return True
    if not line[:1].isupper():
        return False
    if ended(before) or (before.endswith(",") and openings.surely_opens(line)):
        return True
    return len(before) < _SHORT and before.rpartition(" ")[2].lower() not in _LINKING
