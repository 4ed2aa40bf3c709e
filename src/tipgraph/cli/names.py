"""``tipgraph names``: the names that documents explain, with the words that do it, and where they disagree."""

import json
from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from itertools import groupby
from typing import Annotated

import typer

from tipgraph.cli.options import StoreOption, load_settings
from tipgraph.cli.output import aligned, say, write

_QUERY = "learned-names"
_CONFLICT = "conflict"
_ORDER = ("accepted", "single", "shared", "local", _CONFLICT)
"""Conflicts come last, where they are read."""
_COLUMNS = ("name", "means", "learned", "document", "words")

Row = dict[str, str]


class Format(StrEnum):
    """How names are printed."""

    TABLE = "table"
    JSON = "json"


def command(
    conflicts: Annotated[bool, typer.Option("--conflicts", help="Only names on which documents disagree.")] = False,
    output_format: Annotated[Format, typer.Option("--format")] = Format.TABLE,
    store: StoreOption = None,
) -> None:
    """List names that documents explain.

    What each means, how it was learned, from which words, and where documents disagree.
    """
    rows = _rows(load_settings(store).store)
    verdicts = (_CONFLICT,) if conflicts else _ORDER
    chosen = sorted((row for row in rows if row["verdict"] in verdicts), key=lambda row: _ORDER.index(row["verdict"]))
    if output_format is Format.JSON:
        write(json.dumps(list(_objects(chosen)), ensure_ascii=False, indent=2))
        return
    if not chosen:
        say("No documents disagree about a name." if conflicts else "No document explains a name.")
        return
    write("\n\n".join(_table(verdict, list(group)) for verdict, group in groupby(chosen, lambda row: row["verdict"])))


def _rows(store: str) -> list[Row]:
    from tipgraph.queries import find_query
    from tipgraph.store import open_reader

    with open_reader(store) as reader:
        answer = reader.select(find_query(_QUERY).text)
    return [
        {name: "" if term is None else str(term) for name, term in zip(answer.variables, row, strict=True)}
        for row in answer.rows
    ]


def _table(verdict: str, rows: Sequence[Row]) -> str:
    cells = [
        (row["name"], row["target"], _how(row), f"{row['document']} {row['place']}".strip(), _quoted(row))
        for row in rows
    ]
    return f"{verdict}\n{aligned(_COLUMNS, cells)}"


def _how(row: Row) -> str:
    return row["how"] or "registry"


def _quoted(row: Row) -> str:
    return f"{row['words']} [{row['footnote']}]" if row["footnote"] else row["words"]


def _objects(rows: Iterable[Row]) -> Iterator[dict[str, object]]:
    for (verdict, name), named in groupby(rows, lambda row: (row["verdict"], row["name"])):
        yield {
            "name": name,
            "verdict": verdict,
            "meanings": [
                {"target": target, "learned": [_statement(row) for row in group if row["document"]]}
                for target, group in groupby(named, lambda row: row["target"])
            ],
        }


def _statement(row: Row) -> dict[str, str | None]:
    return {
        "how": row["how"],
        "document": row["document"],
        "place": row["place"],
        "words": row["words"],
        "footnote": row["footnote"] or None,
    }
