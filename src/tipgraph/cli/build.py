"""``tipgraph build``: documents into the graph."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tipgraph.cli.options import FILES_HELP, StoreOption, TypeOption, load_settings
from tipgraph.cli.output import complain, say

if TYPE_CHECKING:
    from collections.abc import Callable

    from rich.console import Console

    from tipgraph.building import BuildReport, Progress, Statistics


def command(
    sources: Annotated[
        list[Path] | None,
        typer.Argument(metavar="SOURCE", help=f"{FILES_HELP} Without any, the project's documents."),
    ] = None,
    store: StoreOption = None,
    jobs: Annotated[
        int | None, typer.Option(min=1, help="Processes that read documents (default: one a processor).")
    ] = None,
    document_type: TypeOption = None,
) -> None:
    """Bring the graph up to date.

    What has not changed is not read again.
    """
    settings = load_settings(store)
    from tipgraph.intake.processes import prepare

    # What follows loads the store and the shapes, which takes as long as what is loaded there.
    prepare()
    from rich.console import Console

    from tipgraph.building import build

    console = Console(stderr=True)
    with _progress(console) as notify:
        report = build(sources or [], settings, jobs=jobs, media_type=document_type, notify=notify)
    for failure in report.failures:
        complain(str(failure))
    for remark in report.remarks:
        say(f"tipgraph: note: {remark}")
    if report.statistics is None:
        complain("No document could be read, so there is no graph.", "Name other files.")
        raise typer.Exit(1)
    _say_what_was_done(report, settings.store)
    _table(console, report.statistics)
    if report.violations:
        complain(f"The graph has {report.violations} violations of its shapes.", "tipgraph validate lists them.")
    if report.failures or report.violations:
        raise typer.Exit(1)


@contextmanager
def _progress(console: "Console") -> "Iterator[Callable[[Progress], None]]":
    """A bar on a terminal, else a line a document."""
    if not console.is_terminal:
        yield _line
        return
    from rich import progress

    columns = (
        progress.TextColumn("reading"),
        progress.BarColumn(),
        progress.MofNCompleteColumn(),
        progress.TextColumn("{task.description}"),
    )
    with progress.Progress(*columns, console=console, transient=True) as bar:
        task = bar.add_task("", total=None)
        yield lambda state: bar.update(task, completed=state.done, total=state.total, description=state.name)


def _line(state: "Progress") -> None:
    if state.done:
        say(f"read {state.done} of {state.total}: {state.name}")


def _say_what_was_done(report: "BuildReport", store: str) -> None:
    documents = len(report.read) + len(report.unchanged)
    if not (report.read or report.removed):
        say(f"Nothing has changed: {store} is up to date ({report.seconds:.1f} s).")
        return
    counted = f"{_number(documents, 'document')}, {_number(report.files, 'file')}: " if report.files > documents else ""
    parts = [f"{len(report.read)} read", f"{len(report.unchanged)} unchanged"]
    if report.removed:
        parts.append(f"{len(report.removed)} removed ({', '.join(report.removed)})")
    verdict = "" if report.violations else " What was read conforms to the shapes."
    say(f"{store}: {counted}{', '.join(parts)} in {report.seconds:.1f} s.{verdict}")


def _number(count: int, thing: str) -> str:
    return f"{count} {thing}" if count == 1 else f"{count} {thing}s"


def _table(console: "Console", statistics: "Statistics") -> None:
    from rich.table import Table

    table = Table("in the graph", "", "", box=None, pad_edge=False)
    table.columns[1].justify = "right"
    for name, number, detail in (
        ("documents", statistics.documents, ""),
        ("paragraphs", statistics.paragraphs, ""),
        ("citations", statistics.citations, "a paragraph and what it cites, counted once"),
        *(("  of", number, kind) for kind, number in statistics.citations_by_kind.items()),
        *(("  by", number, via) for via, number in statistics.citations_by_via.items()),
        ("instruments", statistics.instruments, f"{statistics.unnamed} of them known by a name only"),
        ("bodies", statistics.bodies, ""),
        ("unresolved", statistics.unresolved, "places left open, each with a reason"),
    ):
        table.add_row(name, str(number), detail)
    console.print(table)
