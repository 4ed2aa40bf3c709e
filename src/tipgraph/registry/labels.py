"""Official names of bodies and instruments in the other official languages, from ``data/registry/labels.csv``."""

import csv
from dataclasses import dataclass
from functools import cache

from tipgraph.errors import RegistryError
from tipgraph.resources import resource_text

LANGUAGES = ("ar", "es", "fr", "ru", "zh")
"""The official languages of the United Nations beside English, whose names stand in the other registries."""
LABELLED = ("body", "instrument")
"""What can have such names."""

_FILE = "labels.csv"
_COLUMNS = ("type", "identifier", "language", "label")


@dataclass(frozen=True, slots=True)
class Label:
    """The official name of one thing in one language.

    Attributes:
        type: ``body`` or ``instrument``.
        identifier: of the body; of the instrument, or of the component where a resolution carries it
            (``NAME:universal-declaration-of-human-rights``).
        language: one of `LANGUAGES`.
        label: the name.
    """

    type: str
    identifier: str
    language: str
    label: str


@cache
def load_labels() -> tuple[Label, ...]:
    """Return every label, in the order of the file.

    Raises:
        RegistryError: if a row is damaged, or a thing has two labels in one language.
    """
    return read_labels(resource_text("registry", _FILE))


def read_labels(text: str, name: str = _FILE) -> tuple[Label, ...]:
    """Read labels from the text of a CSV file.

    Args:
        text: the file's text; its first row names the columns.
        name: name of the file, for messages.

    Returns:
        The labels, in the order of the file.

    Raises:
        RegistryError: if a row is damaged, or a thing has two labels in one language.
    """
    reader = csv.DictReader(text.splitlines())
    if tuple(reader.fieldnames or ()) != _COLUMNS:
        raise RegistryError(f"{name}, line 1: wrong columns.", f"Write them as {','.join(_COLUMNS)}.")
    labels: dict[tuple[str, str, str], Label] = {}
    for row in reader:
        place = f"{name}, line {reader.line_num}"
        if None in row or any(not (row[column] or "").strip() for column in _COLUMNS):
            raise RegistryError(f"{place}: not {len(_COLUMNS)} filled fields.", "Quote a field that holds a comma.")
        label = Label(*(row[column].strip() for column in _COLUMNS))
        if label.type not in LABELLED:
            raise RegistryError(f"{place}: unknown type {label.type!r}.", f"Use one of {', '.join(LABELLED)}.")
        if label.language not in LANGUAGES:
            raise RegistryError(f"{place}: {label.language!r} is no language here.", f"Use {', '.join(LANGUAGES)}.")
        key = (label.type, label.identifier, label.language)
        if key in labels:
            raise RegistryError(f"{place}: {label.identifier} has a label in {label.language}.", "Keep one of the two.")
        labels[key] = label
    return tuple(labels.values())
