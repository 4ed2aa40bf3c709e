"""Measures reading and extraction beside two plain yardsticks: ``make bench``.

The text is that of the project's five documents, or of the files of a folder that ``CORPUS`` names. The yardsticks
run over the same paragraphs: twelve expressions for citations as a bare scan, and an empty English pipeline of
spaCy. Times are processor seconds on one core, the best of several runs; a megabyte is a million bytes of UTF-8.
"""

import os
import re
import sys
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

import spacy

from tipgraph.building import find_sources
from tipgraph.documents import read_document, read_text
from tipgraph.extraction import Extractor
from tipgraph.model import Document

CITATIONS = tuple(
    re.compile(pattern)
    for pattern in (
        r"[A-Z]{1,5}(?:/[\w.()-]+)+",
        r"\b(?:ES-|S-)?\d{1,4}/\d{1,4}\b",
        r"\b\d{1,4} \((?:19|20)\d\d\)",
        r"\b\d{1,4}(?: [A-Z])? \([IVXLC]+\)",
        r"\b[Rr]esolutions? \d+",
        r"\b[Dd]ecisions? \d+",
        r"Treaty Series, vols?\. [\d, and-]+, Nos?\. [\d-]+",
        r"\bibid\b|\bIbid\b",
        r"\b(?:Convention|Protocol|Covenant|Declaration)s? (?:on|against|to|for|relating)\b",
        r"\(No\. \d{1,3}\)",
        r"\b(?:Goal|Target)s? \d{1,2}(?:\.\d{1,2})?",
        r"\b[Gg]eneral (?:comment|recommendation) No\. \d+",
    )
)
"""What a script that looks for citations would scan for."""
LINE = 10_000_000
"""Characters of the longest single line."""
PIECE = 250_000
"""Characters of the text that is read once, twice, four and eight times over."""
LEAST_BYTES = 1_000_000
"""The documents are repeated until they are so long together."""


def measured(work: Callable[[], object], times: int = 3) -> float:
    """Return the processor seconds of the best of several runs."""
    best = float("inf")
    for _ in range(times):
        begun = time.process_time()
        work()
        best = min(best, time.process_time() - begun)
    return best


def texts_of(document: Document) -> list[str]:
    """Return the paragraphs and notes of a document."""
    return [p.text for p in document.paragraphs] + [n.text for n in document.notes]


def size(texts: Sequence[str]) -> int:
    """Return how many bytes some texts have together."""
    return sum(len(text.encode()) for text in texts)


def sources() -> list[Path]:
    """Return the files to read, repeated until they hold a megabyte."""
    corpus = os.environ.get("CORPUS")
    paths = [file.path for file in find_sources([Path(corpus)] if corpus else []).files]
    length = sum(path.stat().st_size for path in paths)
    return paths * max(1, -(-LEAST_BYTES // length))


def rates(paths: Sequence[Path], extractor: Extractor) -> list[tuple[str, float, float]]:
    """Return name, bytes and seconds of each measurement."""
    documents = [read_document(path) for path in paths]
    texts = [text for document in documents for text in texts_of(document)]
    whole, length = sum(path.stat().st_size for path in paths), size(texts)
    blank = spacy.blank("en")

    def scan() -> None:
        for text in texts:
            for pattern in CITATIONS:
                pattern.findall(text)

    def tokenize() -> None:
        for _ in blank.pipe(texts):
            pass

    def extract() -> None:
        for document in documents:
            extractor.extract(document)

    reading = measured(lambda: [read_document(path) for path in paths])
    extraction = measured(extract)
    return [
        ("re, 12 expressions", length, measured(scan)),
        ('spacy.blank("en")', length, measured(tokenize)),
        ("tipgraph, reading", whole, reading),
        ("tipgraph, extraction", length, extraction),
        ("tipgraph, both", whole, reading + extraction),
    ]


def print_rates(rows: Sequence[tuple[str, float, float]]) -> None:
    """Print what was measured, and how it compares with the two yardsticks."""
    scan, blank = (length / seconds for _, length, seconds in rows[:2])
    sys.stdout.write(f"{'':28}{'MB':>7}{'seconds':>9}{'MB/s':>8}{'of re':>8}{'of spaCy':>10}\n")
    for name, length, seconds in rows:
        rate = length / seconds
        sys.stdout.write(
            f"{name:28}{length / 1e6:>7.2f}{seconds:>9.2f}{rate / 1e6:>8.2f}{rate / scan:>8.2f}{rate / blank:>10.2f}\n"
        )


def one_text(paths: Sequence[Path]) -> list[str]:
    """Return the first paragraphs of the documents, each document once, `PIECE` characters together."""
    texts: list[str] = []
    length = 0
    for path in dict.fromkeys(paths):
        for text in texts_of(read_document(path)):
            if length < PIECE:
                texts.append(text)
                length += len(text)
    return texts


def print_lengths(paragraphs: Sequence[str], extractor: Extractor) -> None:
    """Print the time for the same text once, twice, four and eight times over, as paragraphs and as one line."""
    runs = 2
    sys.stdout.write(f"\n{'one document of':28}{'MB':>7}{'seconds':>9}{'MB/s':>8}\n")
    for name, joint in (("paragraphs", "\n\n"), ("one line", " ")):
        for times in (1, 2, 4, 8):
            document = read_text(joint.join([*paragraphs] * times), f"{times} times", "text/plain")
            length = size(texts_of(document))
            print_length(f"{name}, {times} times", length, measured(partial(extractor.extract, document), runs))
    whole = " ".join(paragraphs)
    line = (whole * -(-LINE // len(whole)))[:LINE]
    begun = time.process_time()
    document = read_text(line, "a line", "text/plain")
    print_length("one long line, reading", size([line]), time.process_time() - begun)
    print_length("one long line, extraction", size([line]), measured(partial(extractor.extract, document), times=1))


def print_length(name: str, length: int, seconds: float) -> None:
    """Print one line of the second table."""
    sys.stdout.write(f"{name:28}{length / 1e6:>7.2f}{seconds:>9.2f}{length / 1e6 / seconds:>8.2f}\n")
    sys.stdout.flush()


def main() -> int:
    """Print both tables."""
    paths, extractor = sources(), Extractor()
    print_rates(rates(paths, extractor))
    print_lengths(one_text(paths), extractor)
    return 0


if __name__ == "__main__":
    sys.exit(main())
