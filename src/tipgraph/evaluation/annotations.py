"""What is compared: the annotation of a document, and the extractor's output brought to the same form."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tipgraph.errors import DocumentError


@dataclass(frozen=True, slots=True)
class Opening:
    """A paragraph: its label, its first words (annotation) or all of them (output), its verbs."""

    label: str
    text: str
    verbs: frozenset[str]


@dataclass(frozen=True, slots=True)
class Cited:
    """A citation of `target` in `paragraph`; optional ones count neither for nor against."""

    paragraph: str
    target: str
    intents: frozenset[str]
    surface: str
    via: str
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Named:
    """A body or an event (`type`) named in `paragraph`."""

    paragraph: str
    type: str
    id: str
    label: str
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Annotation:
    """One document as annotated by hand, or as the extractor sees it.

    Attributes:
        name: file name of the document; a pair is compared when the stems are equal.
        symbol: its own symbol, where it has one: a document does not cite itself.
        paragraphs: in reading order.
        citations: in reading order.
        named: bodies and events, in reading order.
    """

    name: str
    symbol: str | None = None
    paragraphs: tuple[Opening, ...] = ()
    citations: tuple[Cited, ...] = ()
    named: tuple[Named, ...] = ()

    @property
    def stem(self) -> str:
        """The name without its folder and extension."""
        return Path(self.name).stem


def read_annotations(folder: Path) -> tuple[Annotation, ...]:
    """Read the annotations of a folder, one JSON file a document, in the form of ``tests/gold/GUIDE.md``.

    Raises:
        DocumentError: there is none, or one is damaged.
    """
    annotations = []
    for path in sorted(folder.glob("*.json")):
        data = _load(path.read_text(encoding="utf-8"), str(path))
        if "citations" in data:
            annotations.append(_annotation({**data, "doc": path.name}))
    if not annotations:
        raise DocumentError(f"{folder} holds no annotated document.", "Name a folder such as tests/gold.")
    return tuple(annotations)


def read_outputs(path: Path) -> tuple[Annotation, ...]:
    """Read what ``tipgraph extract --format jsonl`` printed.

    Raises:
        DocumentError: a line is not an object of that form.
    """
    lines = path.read_text(encoding="utf-8").splitlines()
    return tuple(
        from_output(_load(line, f"{path}, line {number}")) for number, line in enumerate(lines, 1) if line.strip()
    )


def from_output(data: Mapping[str, Any]) -> Annotation:
    """Bring one object of ``tipgraph extract`` to the form that is compared."""
    return Annotation(
        name=Path(str(data["source"])).name,
        paragraphs=tuple(
            Opening(item["label"], item.get("text") or "", frozenset(item.get("verbs") or ()))
            for item in data["paragraphs"]
        ),
        citations=tuple(
            Cited(
                item["paragraph"],
                item["target"],
                frozenset(item.get("intents") or ()),
                item.get("surface") or "",
                item.get("via") or "",
            )
            for item in data["citations"]
        ),
        named=tuple(_named(item, item["paragraph"]) for item in data.get("mentions", ())),
    )


def _annotation(data: Mapping[str, Any]) -> Annotation:
    return Annotation(
        name=data["doc"],
        symbol=data["meta"].get("symbol"),
        paragraphs=tuple(
            Opening(item["label"], item.get("starts") or "", frozenset(item.get("verbs") or ()))
            for item in data["paragraphs"]
        ),
        citations=tuple(
            Cited(
                item["para"],
                item["target"],
                frozenset(item.get("intents") or ()),
                item.get("surface") or "",
                item.get("via") or "",
                bool(item.get("optional")),
            )
            for item in data["citations"]
        ),
        named=tuple(_named(item, item["para"]) for item in data.get("entities", ())),
    )


def _named(item: Mapping[str, Any], paragraph: str) -> Named:
    return Named(
        paragraph,
        item["type"],
        item.get("id") or "",
        item.get("label") or "",
        bool(item.get("optional")),
    )


def _load(text: str, place: str) -> dict[str, Any]:
    try:
        data = json.loads(text)
    except json.JSONDecodeError as error:
        raise DocumentError(f"{place} is not JSON ({error}).", "Write it again or take it out.") from error
    if not isinstance(data, dict):
        raise DocumentError(f"{place} is not a JSON object.", "Write it again or take it out.")
    return data


def by_stem(outputs: Iterable[Annotation]) -> dict[str, Annotation]:
    """Outputs by the stem of their document's name; of two with one stem the last."""
    return {output.stem: output for output in outputs}
