"""Precision on citations that a reader has judged one by one."""

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from tipgraph.errors import DocumentError

JUDGED_FILE = "judged.tsv"
_VERDICTS = ("right", "wrong", "unsure")


@dataclass(frozen=True, slots=True)
class Judged:
    """How many citations were judged right, wrong and unsure."""

    right: int = 0
    wrong: int = 0
    unsure: int = 0

    def __add__(self, other: "Judged") -> "Judged":
        return Judged(self.right + other.right, self.wrong + other.wrong, self.unsure + other.unsure)

    @property
    def precision(self) -> float:
        """Share of the citations judged right or wrong that is right."""
        return self.right / (self.right + self.wrong) if self.right + self.wrong else 1.0


def read_judged(path: Path) -> dict[str, Judged]:
    """Count the verdicts of a judged list by the way in which its citations name their target.

    Raises:
        DocumentError: a line has no verdict, or the file is no such list.
    """
    counts: dict[str, Judged] = {}
    with path.open(encoding="utf-8", newline="") as lines:
        rows = csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
        for number, row in enumerate(rows, 2):
            verdict, via = (row.get("verdict") or "").strip(), row.get("via")
            if verdict not in _VERDICTS or not via:
                raise DocumentError(
                    f"{path}, line {number} has the verdict {verdict!r}.", f"Write one of {', '.join(_VERDICTS)}."
                )
            one = Judged(verdict == "right", verdict == "wrong", verdict == "unsure")
            counts[via] = counts.get(via, Judged()) + one
    return dict(sorted(counts.items()))


def all_judged(counts: Iterable[Judged]) -> Judged:
    """Add counts up."""
    return sum(counts, Judged())
