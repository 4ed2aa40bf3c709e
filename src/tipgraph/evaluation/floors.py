"""Floors under the scores: a change that lowers accuracy is noticed. They only rise."""

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, get_args

from tipgraph.errors import DocumentError
from tipgraph.evaluation.scores import Counts, Measure, Scores

Figure = Literal["precision", "recall", "f"]
FIGURES: tuple[Figure, ...] = get_args(Figure)


@dataclass(frozen=True, slots=True)
class Floor:
    """The least that a figure of a measure may be over all documents."""

    measure: Measure
    figure: Figure
    least: float


@dataclass(frozen=True, slots=True)
class BrokenFloor:
    """A floor with the lower value that was measured."""

    floor: Floor
    measured: float

    def __str__(self) -> str:
        floor = self.floor
        return f"{floor.measure} {floor.figure} {self.measured:.3f} is below its floor {floor.least:.3f}"


def figure_of(counts: Counts, figure: Figure) -> float:
    """One figure of the counts."""
    return {"precision": counts.precision, "recall": counts.recall, "f": counts.f}[figure]


def read_floors(path: Path) -> tuple[Floor, ...]:
    """Read a floors file: one TOML table a measure, with ``precision``, ``recall`` or ``f``.

    Raises:
        DocumentError: it cannot be read or names something that is not measured.
    """
    try:
        tables = tomllib.loads(path.read_text(encoding="utf-8"))
        return tuple(
            Floor(Measure(measure), FIGURES[FIGURES.index(figure)], float(least))
            for measure, table in tables.items()
            for figure, least in table.items()
        )
    except (OSError, ValueError, AttributeError) as error:
        raise DocumentError(
            f"{path} is not a floors file ({error}).", f"Use the measures {', '.join(Measure)}."
        ) from error


def broken_floors(scores: Scores, floors: tuple[Floor, ...]) -> tuple[BrokenFloor, ...]:
    """The floors that the total of the scores does not reach."""
    total = scores.total
    measured = ((floor, figure_of(total[floor.measure], floor.figure)) for floor in floors)
    return tuple(BrokenFloor(floor, value) for floor, value in measured if value < floor.least)
