"""What a publisher's metadata say of a document, held against what the document prints."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass, fields, replace
from typing import Any

from tipgraph.model import Description


@dataclass(frozen=True, slots=True)
class Stated:
    """Metadata of a document, named as in `Description`; None or empty where they say nothing."""

    id: str | None = None
    kind: str | None = None
    title: str | None = None
    organ: str | None = None
    adopted: datetime.date | None = None
    session: int | None = None
    agenda_items: tuple[str, ...] = ()
    based_on: tuple[str, ...] = ()
    meeting: str | None = None
    date: datetime.date | None = None


_WORDS = {
    "id": "symbol",
    "kind": "kind",
    "title": "title",
    "organ": "organ",
    "adopted": "date of adoption",
    "session": "session",
    "agenda_items": "agenda items",
    "based_on": "draft",
    "meeting": "meeting",
    "date": "date",
}


def reconcile(printed: Description, stated: Stated | None) -> tuple[Description, tuple[str, ...]]:
    """Complete a description from metadata; where both speak, what is printed stands.

    Args:
        printed: what the document says of itself.
        stated: what its metadata say, or None where it has none.

    Returns:
        The description, and one sentence for each thing that the metadata say otherwise.
    """
    if stated is None:
        return printed, ()
    remarks: list[str] = []
    missing: dict[str, Any] = {}
    for name, told in _told(stated):
        own = getattr(printed, name)
        if own is None or own == () or (name == "id" and own.startswith("NAME:")):
            missing[name] = told
        elif _differs(name, own, told):
            remarks.append(
                f"The metadata give {_text(told)} as the {_WORDS[name]}, the text prints {_text(own)}; the text stands."
            )
    return replace(printed, **missing), tuple(remarks)


def _told(stated: Stated) -> Iterator[tuple[str, object]]:
    for each in fields(stated):
        value = getattr(stated, each.name)
        if value is not None and value != ():
            yield each.name, value


def _differs(name: str, own: object, told: object) -> bool:
    if name in ("title", "kind", "meeting"):
        return _letters(own) != _letters(told)
    if name == "based_on":
        # Metadata name each draft and report; the cover prints one of them.
        return _other_drafts(own, told)
    if name == "agenda_items":
        return _other_items(own, told)
    if name == "id":
        # The IRI of the United Nations leaves the letter of a part out.
        return str(own).partition("[")[0] != str(told).partition("[")[0]
    return own != told


def _other_drafts(own: Any, told: Any) -> bool:
    """Tell whether a draft or a report is told that is not the printed one; one of each is no contradiction."""
    alike = [each for each in told if any(("/L." in each) == ("/L." in printed) for printed in own)]
    return bool(alike) and not set(own) & set(told)


def _other_items(own: Any, told: Any) -> bool:
    """Tell whether agenda items differ; an item and one of its sub-items do not."""
    return not all(any(_refines(one, other) for other in told) for one in own) or not all(
        any(_refines(one, other) for other in own) for one in told
    )


def _refines(one: str, other: str) -> bool:
    return one == other or one.split()[0] == other or other.split()[0] == one


def _letters(value: object) -> str:
    return "".join(character for character in str(value).lower() if character.isalnum())


def _text(value: object) -> str:
    return ", ".join(map(str, value)) if isinstance(value, tuple) else str(value)
