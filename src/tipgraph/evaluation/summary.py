"""The one table at the end: what was measured, where, the figure, its floor and the verdict."""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from tipgraph.errors import DocumentError
from tipgraph.evaluation.floors import Floor, figure_of
from tipgraph.evaluation.scores import Scores
from tipgraph.evaluation.table import columns

CORPUS_FLOORS_FILE = "corpus-floors.toml"
KNOWN_FLOORS = frozenset(
    {
        ("links", "recall"),
        ("links", "complete"),
        ("damaged-links", "recall"),
        ("organs", "f"),
        ("words", "kept"),
        ("formats", "words"),
        ("formats", "f"),
        ("judged", "precision"),
        ("judged", "each-via"),
    }
)

CorpusFloors = Mapping[tuple[str, str], float]
"""Least values by what is measured and its figure."""


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table; without a floor it is only told."""

    what: str
    where: str
    figure: str
    measured: float
    floor: float | None = None

    @property
    def broken(self) -> bool:
        """Whether the figure is below its floor."""
        return self.floor is not None and self.measured < self.floor

    def __str__(self) -> str:
        floor = "" if self.floor is None else f" is below its floor {self.floor:.3f}"
        return f"{self.what} ({self.where}) {self.figure} {self.measured:.4f}{floor}"


def read_corpus_floors(path: Path) -> CorpusFloors:
    """Read the floors of what is measured on the corpus; without the file there are none.

    Raises:
        DocumentError: it is no TOML or names something that is not measured.
    """
    if not path.is_file():
        return {}
    try:
        tables = tomllib.loads(path.read_text(encoding="utf-8"))
        floors = {(what, figure): float(least) for what, table in tables.items() for figure, least in table.items()}
    except (ValueError, AttributeError, TypeError) as error:
        raise DocumentError(f"{path} is not a floors file ({error}).", "Write it as TOML.") from error
    unknown = sorted(set(floors) - KNOWN_FLOORS)
    if unknown:
        known = ", ".join(" ".join(each) for each in sorted(KNOWN_FLOORS))
        raise DocumentError(f"{path} has a floor for {' '.join(unknown[0])}.", f"Measured are {known}.")
    return floors


def own_documents_rows(scores: Scores, floors: Iterable[Floor]) -> list[Row]:
    """One row for each floor of the project's own documents."""
    total, where = scores.total, f"{len(scores.documents)} annotated documents"
    return [
        Row(str(floor.measure), where, floor.figure, figure_of(total[floor.measure], floor.figure), floor.least)
        for floor in floors
    ]


def as_summary(rows: Iterable[Row]) -> str:
    """Print the table."""
    return columns(
        ("what", "where", "figure", "measured", "floor", "verdict"),
        (
            (
                row.what,
                row.where,
                row.figure,
                f"{row.measured:.4f}",
                "" if row.floor is None else f"{row.floor:.3f}",
                "" if row.floor is None else ("BELOW" if row.broken else "ok"),
            )
            for row in rows
        ),
    )
