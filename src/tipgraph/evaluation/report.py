"""The scores as text."""

from collections.abc import Iterable, Mapping

from tipgraph.evaluation.annotations import Cited, Named
from tipgraph.evaluation.floors import Floor, figure_of
from tipgraph.evaluation.scores import Counts, DocumentScore, Measure, Scores

_WIDTH = 40


def as_table(scores: Scores, floors: tuple[Floor, ...] = (), differences: bool = False) -> str:
    """Lay out the scores: a row a document, the total, its floors, and citations by the way they name things.

    Args:
        scores: what was measured.
        floors: printed in brackets beside the total's figures.
        differences: also list what was missed and what is extra, by name.
    """
    head = f"{'':{_WIDTH}}" + "".join(f"{measure:>20}" for measure in Measure)
    lines = [head, f"{'':{_WIDTH}}" + f"{'P    R    F':>20}" * len(Measure)]
    for document in scores.documents:
        lines.append(_row(document.name, document.counts))
        if differences:
            lines.extend(_differences(document))
    lines.append(_row("total", scores.total))
    lines.append("")
    lines.extend(_floor_lines(scores, floors))
    lines.append("")
    lines.append(f"citations {'found':>10}{'missed':>8}{'extra':>8}{'P':>8}{'R':>8}")
    for via, counts in scores.via.items():
        lines.append(
            f"{via or '-':10}{counts.found:>10}{counts.missed:>8}{counts.extra:>8}"
            f"{counts.precision:>8.3f}{counts.recall:>8.3f}"
        )
    return "\n".join(lines) + "\n"


def _row(name: str, counts: Mapping[Measure, Counts]) -> str:
    cells = (counts[measure] for measure in Measure)
    return f"{name:{_WIDTH}}" + "".join(
        f"{f'{cell.precision:.2f} {cell.recall:.2f} {cell.f:.2f}':>20}" for cell in cells
    )


def _floor_lines(scores: Scores, floors: tuple[Floor, ...]) -> Iterable[str]:
    total = scores.total
    for floor in floors:
        value = figure_of(total[floor.measure], floor.figure)
        verdict = "ok" if value >= floor.least else "BELOW"
        yield f"{floor.measure:12}{floor.figure:>10}{value:>8.3f}   floor {floor.least:.3f}   {verdict}"


def _differences(document: DocumentScore) -> Iterable[str]:
    for title, items in (("missed", document.missed), ("extra", document.extra)):
        for measure, things in items.items():
            for thing in things:
                yield f"    {title:7} {measure:10} {thing.paragraph:12} {_name(thing)}"


def _name(thing: Cited | Named) -> str:
    if isinstance(thing, Cited):
        return f"{thing.target}  {thing.surface!r}  {', '.join(sorted(thing.intents))}"
    return f"{thing.id}  {thing.label!r}"
