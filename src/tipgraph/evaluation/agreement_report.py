"""The agreement of formats as a table, and as rows beside their floors."""

from collections.abc import Iterable

from tipgraph.evaluation.agreement import Compared, FormatTotals, by_formats
from tipgraph.evaluation.summary import CorpusFloors, Row
from tipgraph.evaluation.table import columns


def agreement_rows(compared: Iterable[Compared], floors: CorpusFloors) -> list[Row]:
    """Return two rows for each pair of formats: words and citations."""
    rows = []
    for (form, beside), totals in by_formats(compared).items():
        what, where = f"{form} beside {beside}", f"{totals.documents} documents"
        rows += [
            Row(what, where, "words", totals.word_agreement, floors.get(("formats", "words"))),
            Row(what, where, "citations f", totals.f, floors.get(("formats", "f"))),
        ]
    return rows


def agreement_table(compared: Iterable[Compared]) -> str:
    """Print how far formats agree, how fast each is read, and the documents that differ most."""
    each = tuple(compared)
    head = ("format", "beside", "documents", "unread", "words", "99.5 %", "labels", "P", "R", "F", "MB/s", "pages/s")
    totals = columns(head, ((form, beside, *_cells(total)) for (form, beside), total in by_formats(each).items()))
    failures = "".join(f"{one.name}: {one.failure}\n" for one in each if one.failure)
    worst = sorted((one for one in each if one.failure is None and _differs(one)), key=_badness, reverse=True)
    worst_head = ("document", "format", "beside", "words", "same labels", "found", "missed", "extra")
    rows = (
        (
            one.name,
            one.format,
            one.beside,
            f"{one.word_agreement:.4f}",
            "yes" if one.labels else "no",
            str(one.found),
            str(one.missed),
            str(one.extra),
        )
        for one in worst[:_WORST]
    )
    return f"one document in several formats\n{totals}\n{failures}those that differ most\n{columns(worst_head, rows)}"


_WORST = 20


def _differs(one: Compared) -> bool:
    return one.word_agreement < 1 or one.missed > 0 or one.extra > 0 or not one.labels


def _badness(one: Compared) -> float:
    pairs = 2 * one.found + one.missed + one.extra
    return (1 - one.word_agreement) + ((one.missed + one.extra) / pairs if pairs else 0.0)


def _cells(total: FormatTotals) -> tuple[str, ...]:
    pages = "" if total.pages_a_second is None else f"{total.pages_a_second:.0f}"
    return (
        str(total.documents),
        str(total.failures),
        f"{total.word_agreement:.4f}",
        f"{total.whole:.3f}",
        f"{total.labels:.3f}",
        f"{total.precision:.3f}",
        f"{total.recall:.3f}",
        f"{total.f:.3f}",
        f"{total.megabytes_a_second:.1f}",
        pages,
    )
