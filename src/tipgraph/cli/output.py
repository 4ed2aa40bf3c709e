"""Where words go: data to standard output, everything else to standard error."""

import sys
from collections.abc import Iterable, Sequence

_WIDEST = 80


def write(data: str | bytes) -> None:
    """Write data to standard output, with a line end at its end."""
    body = data.encode() if isinstance(data, str) else data
    left = memoryview(body if body.endswith(b"\n") else body + b"\n")
    sys.stdout.flush()
    # An unbuffered output takes as much as it can and says how much that was.
    while left:
        left = left[sys.stdout.buffer.write(left) :]


def shortened(text: str, longest: int) -> str:
    """Cut a text that is longer than allowed at a blank, where there is one, and say so with an ellipsis."""
    if len(text) <= longest:
        return text
    head = text[: longest - 1]
    return f"{(head.rpartition(' ')[0] or head).rstrip()}…"


def say(line: str) -> None:
    """Tell the person something, on standard error."""
    sys.stderr.write(f"{line}\n")


def complain(message: str, remedy: str = "") -> None:
    """Tell what failed and what to do about it, in one line."""
    sentence = message if message.endswith((".", "?", "!")) else f"{message}."
    say(f"tipgraph: error: {' '.join(f'{sentence} {remedy}'.split())}")


def aligned(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Lay rows out in columns, with a line under the head. Cells are put on one line and cut at 80 characters."""
    cells = [[shortened(" ".join(cell.split()), _WIDEST) for cell in row] for row in rows]
    widths = [max(map(len, column)) for column in zip(head, *cells, strict=True)]
    lines = [head, ["-" * width for width in widths], *cells]
    return "\n".join(
        "  ".join(f"{cell:{width}}" for cell, width in zip(line, widths, strict=True)).rstrip() for line in lines
    )
