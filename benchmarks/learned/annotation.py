"""The test set: paragraphs annotated by hand, named by the hash of their text, which is not committed."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from silver import Labelled, SilverDocument, SilverParagraph


@dataclass(frozen=True, slots=True)
class TestParagraph:
    """An annotated paragraph with what the rules find in it.

    Attributes:
        document: name of its document.
        paragraph: its text and the rules' output.
        required: what a careful reader marks.
        optional: what counts neither for nor against.
    """

    document: str
    paragraph: SilverParagraph
    required: tuple[Labelled, ...]
    optional: tuple[Labelled, ...]


def text_hash(text: str) -> str:
    """Return the name of a text: the first 16 digits of its SHA-256."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()[:16]


def annotated_documents(path: Path) -> frozenset[str]:
    """Return the names of the annotated documents."""
    return frozenset(str(item["document"]) for item in json.loads(path.read_text(encoding="utf-8"))["documents"])


def join_annotation(path: Path, documents: Iterable[SilverDocument]) -> tuple[list[TestParagraph], int]:
    """Find the annotated paragraphs among the documents.

    Args:
        path: the annotation.
        documents: the documents with the rules' output, those of the annotation among them.

    Returns:
        The paragraphs found, and how many were not found because the reader now cuts the text in another way.
    """
    by_name = {document.name: document for document in documents}
    found: list[TestParagraph] = []
    lost = 0
    for item in json.loads(path.read_text(encoding="utf-8"))["documents"]:
        document = by_name.get(item["document"])
        texts = {text_hash(p.text): p for p in document.paragraphs} if document is not None else {}
        for annotated in item["paragraphs"]:
            paragraph = texts.get(annotated["text"])
            if paragraph is None:
                lost += 1
                continue
            required = tuple(Labelled(int(a), int(b), str(label)) for a, b, label in annotated["required"])
            optional = tuple(Labelled(int(a), int(b), str(label)) for a, b, label in annotated["optional"])
            found.append(TestParagraph(item["document"], paragraph, required, optional))
    return found, lost
