"""Hostile and broken documents: one line or a correct result, at a stated expense, and never more than one document lost.

``TIPGRAPH_FUZZ_SECONDS`` makes the last test look for new damage for so long, shared among the formats.
"""

import io
import os
import random
import signal
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, seed, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from format_samples import AKOMA_NTOSO, HTML, SAMPLES, TEXT, WORD_BODY, docx, pdf, tarred, zipped
from tipgraph.building import build
from tipgraph.documents import Limits, read_bytes
from tipgraph.documents.archives import Member, is_archive, read_archive
from tipgraph.errors import DocumentError
from tipgraph.intake import extract_files, find_sources, limits_of, worker
from tipgraph.intake.processes import Processes
from tipgraph.settings import Settings
from tipgraph.store import current_generation

ENTITIES = "<!DOCTYPE x [<!ENTITY a0 'lol'>" + "".join(
    f"<!ENTITY a{number} '{f'&a{number - 1};' * 10}'>" for number in range(1, 10)
)
EXTERNAL = "<!DOCTYPE x [<!ENTITY a9 SYSTEM 'file:///etc/passwd'>"


def declared(document: str, declarations: str) -> str:
    """Put a document type before a document, and its last entity into it."""
    head, _, rest = document.rpartition("?>")
    return f"{head}?>{declarations}]>{rest.replace('keep', '&a9; keep', 1)}" if head else document


HOSTILE = {
    "entities in Akoma Ntoso": declared(AKOMA_NTOSO, ENTITIES).encode(),
    "external entity in Akoma Ntoso": declared(AKOMA_NTOSO, EXTERNAL).encode(),
    "entities in Word": docx(declared(WORD_BODY, ENTITIES)),
    "external entity in Word": docx(declared(WORD_BODY, EXTERNAL)),
    "deep Akoma Ntoso": AKOMA_NTOSO.replace("<p>Urges", "<p>" * 50_000 + "Urges").encode(),
    "one text of 11 MB in Akoma Ntoso": AKOMA_NTOSO.replace("Urges", "Urges " + "x " * 5_500_000).encode(),
    "deep Word": docx(WORD_BODY.replace("<w:p>", "<w:tbl><w:tr><w:tc>" * 20_000 + "<w:p>", 1)),
    "deep page": HTML.replace("<p>", "<div>" * 50_000 + "<p>", 1).encode(),
    "too many pages": pdf(pages=5_001),
    "truncated PDF": SAMPLES["pdf"][:600],
    "truncated Word": SAMPLES["docx"][:-60],
    "truncated Akoma Ntoso": SAMPLES["akn"][:900],
    "header alone": b"%PDF-1.7\n",
    "noise": random.Random(5).randbytes(100_000),
    "noise in a PDF": b"%PDF-1.7\n" + random.Random(5).randbytes(100_000),
    "nothing": b"",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_each_is_refused_in_one_line_with_a_remedy(name: str) -> None:
    before = time.process_time()
    with pytest.raises(DocumentError) as caught:
        read_bytes(HOSTILE[name], "file")
    assert time.process_time() - before < 10
    assert str(caught.value).startswith(("file: ", "file, "))
    assert "\n" not in str(caught.value)
    assert caught.value.remedy
    assert "root:" not in str(caught.value)


def test_a_text_or_nesting_too_large_is_told_as_what_it_is() -> None:
    for name, words in (
        ("one text of 11 MB in Akoma Ntoso", "too large"),
        ("deep Akoma Ntoso", "TIPGRAPH_DOCUMENT_DEPTH"),
    ):
        with pytest.raises(DocumentError, match=words):
            read_bytes(HOSTILE[name], "file")


NESTED = {
    "akn": lambda levels: AKOMA_NTOSO.replace("Urges", "<span>" * levels + "Urges" + "</span>" * levels).encode(),
    "docx": lambda levels: docx(
        WORD_BODY.replace("<w:p>", "<w:tbl><w:tr><w:tc>" * levels + "<w:p>", 1).replace(
            "</w:p>", "</w:p>" + "</w:tc></w:tr></w:tbl>" * levels, 1
        )
    ),
    "html": lambda levels: HTML.replace("<p>", "<div>" * levels + "<p>", 1).encode(),
}


@pytest.mark.parametrize(("name", "levels"), [("akn", 235), ("docx", 70), ("html", 245)])
def test_the_largest_depth_that_can_be_set_is_read(name: str, levels: int) -> None:
    most = limits_of(Settings(document_depth=250))
    read = read_bytes(NESTED[name](levels), "file", limits=most)
    assert "lighthouses" in read.paragraphs[-2].text + read.paragraphs[-1].text
    with pytest.raises(ValidationError):
        Settings(document_depth=251)


def test_a_document_that_unpacks_to_too_much() -> None:
    data = docx(WORD_BODY.encode() + bytes(20 << 20))
    with pytest.raises(DocumentError, match="TIPGRAPH_DOCUMENT_UNPACKED_BYTES") as caught:
        read_bytes(data, "x", limits=Limits(unpacked_bytes=10 << 20))
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("name", SAMPLES)
def test_the_name_of_a_file_says_nothing(name: str) -> None:
    for wrong in ("x.pdf", "x.docx", "x.txt"):
        assert read_bytes(SAMPLES[name], wrong).description.id == "A/RES/74/501"


def test_invalid_characters_and_marks_of_direction_leave_a_readable_text() -> None:
    invalid = TEXT.encode().replace(b"lighthouses;", b"caf\xe9s \xff and lighthouses;")
    read = read_bytes(invalid, "x")
    assert read.paragraphs[-2].text == "Urges Member States to keep their cafés ÿ and lighthouses;"
    turned = TEXT.replace("keep", "\u202epeek\u202c").replace("Member", "\u2066Member\u2069")
    assert read_bytes(turned.encode(), "x").paragraphs[-2].text == "Urges Member States to peek their lighthouses;"


# ---- processes -------------------------------------------------------------------------------


def tasks(limits: Limits, *texts: bytes) -> Iterator[worker.Task]:
    for number, text in enumerate(texts):
        yield worker.Task(f"{number}.txt", Path(f"{number}.txt"), text, None, limits)


ENDLESS = b"Recalling its resolution 64/293 of 30 July 2010, " * 60_000


def test_a_document_that_takes_too_long_is_given_up_and_the_others_are_read() -> None:
    limits = Limits(seconds=1.5)
    begun = time.monotonic()
    with Processes(2, limits) as processes:
        results = list(processes.run(tasks(limits, TEXT.encode(), ENDLESS, TEXT.encode(), TEXT.encode())))
    assert time.monotonic() - begun < 30
    assert [result.problem for result in results] == [
        None,
        "1.txt: takes longer than 1.5 s. Split it, or raise TIPGRAPH_DOCUMENT_SECONDS.",
        None,
        None,
    ]


def test_a_document_that_needs_too_much_memory_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    limits = Limits(memory_bytes=600 << 20, seconds=60)
    hungry = b"<html><body>" + b"<p>" * 6_000_000
    with Processes(1, limits) as processes:
        results = list(processes.run(tasks(limits, hungry, TEXT.encode())))
    assert results[0].problem is not None
    assert results[0].problem.startswith("0.txt: ")
    assert "memory" in results[0].problem or "ended the process" in results[0].problem
    assert results[1].extraction is not None


def test_a_reader_that_crashes_takes_one_document_with_it(tmp_path: Path) -> None:
    limits = Limits()
    with Processes(1, limits) as processes:
        running = processes.run(iter([*tasks(limits, TEXT.encode(), ENDLESS, TEXT.encode())]))
        assert next(running).extraction is not None
        (victim,) = processes.identifiers()
        time.sleep(0.3)
        os.kill(victim, signal.SIGSEGV)
        second, third = running
    assert second.problem is not None
    assert second.problem.startswith("1.txt: ended the process that read it (SIGSEGV).")
    assert third.extraction is not None


def test_the_batch_goes_on_and_the_store_keeps_what_it_has(tmp_path: Path) -> None:
    folder = tmp_path / "documents"
    folder.mkdir()
    (folder / "a.txt").write_text(TEXT)
    (folder / "b.txt").write_text(TEXT.replace("74/501", "75/1"))
    store = Settings(store=f"oxigraph:{tmp_path / 'graph'}", document_seconds=2)
    assert len(build([folder], store).read) == 2
    generation = current_generation(store.store)
    (folder / "b.txt").write_bytes(ENDLESS)
    (folder / "c.pdf").write_bytes(SAMPLES["pdf"][:600])
    (folder / "d.zip").write_bytes(b"PK\3\4" + bytes(100))
    report = build([folder], store)
    assert (report.read, report.removed, len(report.failures)) == ((), (), 3)
    assert current_generation(store.store) == generation
    assert report.statistics is not None
    assert report.statistics.documents == 2


def test_fifty_megabytes_in_one_line(tmp_path: Path) -> None:
    file = tmp_path / "line.txt"
    file.write_bytes(b"Recalling its resolution 64/293 of 30 July 2010, " * ((50 << 20) // 49))
    begun = time.monotonic()
    (outcome,) = extract_files(find_sources([file]).files, limits=Limits(seconds=2))
    assert time.monotonic() - begun < 20
    assert outcome.failure is not None
    assert "takes longer than 2 s" in str(outcome.failure)


# ---- damage at random ------------------------------------------------------------------------

_OPERATIONS = st.lists(
    st.tuples(
        st.sampled_from("flip cut splice repeat insert".split()), st.floats(0, 1), st.floats(0, 1), st.integers(0, 255)
    ),
    min_size=1,
    max_size=4,
)


def damaged(data: bytes, operations: list[tuple[str, float, float, int]]) -> bytes:
    for name, place, other, value in operations:
        at, to = int(place * len(data)), int(other * len(data))
        if name == "flip" and data:
            at = min(at, len(data) - 1)
            data = data[:at] + bytes([data[at] ^ (value or 1)]) + data[at + 1 :]
        elif name == "cut":
            data = data[:at]
        elif name == "splice":
            data = data[:at] + data[to:]
        elif name == "repeat":
            data = data[:at] + data[at : at + 64] * (value + 1) + data[at:]
        else:
            data = data[:at] + bytes([value]) * 8 + data[at:]
    return data


def read_any(data: bytes) -> None:
    """Read a damaged document: the only exception is that of documents, and it takes one line."""
    before = time.process_time()
    try:
        read_bytes(data, "x")
    except DocumentError as error:
        told = str(error)
        if "\n" in told or not told.startswith(("x: ", "x, ")) or not error.remedy:
            raise AssertionError(told) from error
    assert time.process_time() - before < 5


def read_inside_word(data: bytes) -> None:
    read_any(docx(data))


def read_packed(data: bytes) -> None:
    stream = io.BytesIO(data)
    if is_archive(stream, Limits()):
        for found in read_archive(stream, "x", Limits()):
            assert isinstance(found, Member) or "\n" not in str(found.error)


TARGETS: dict[str, tuple[bytes, Callable[[bytes], None]]] = {
    **{name: (data, read_any) for name, data in SAMPLES.items()},
    "inside docx": (WORD_BODY.encode(), read_inside_word),
    "zip": (zipped({"a.txt": TEXT, "b.docx": SAMPLES["docx"]}), read_packed),
    "tar": (tarred({"a.txt": TEXT, "b.docx": SAMPLES["docx"]}), read_packed),
    "tar.xz": (tarred({"a.txt": TEXT}, "w:xz"), read_packed),
}
EXAMPLES = 40


def look_for_damage(data: bytes, read: Callable[[bytes], None], number: int) -> None:
    @seed(number)
    @settings(max_examples=EXAMPLES, deadline=None, database=None, suppress_health_check=list(HealthCheck))
    @given(_OPERATIONS)
    def check(operations: list[tuple[str, float, float, int]]) -> None:
        read(damaged(data, operations))

    check()


@pytest.mark.parametrize("name", TARGETS)
def test_damage_at_random_gives_a_document_or_one_line(name: str) -> None:
    data, read = TARGETS[name]
    end = time.monotonic() + float(os.environ.get("TIPGRAPH_FUZZ_SECONDS", "0")) / len(TARGETS)
    number = 0
    look_for_damage(data, read, number)
    while time.monotonic() < end:
        number += 1
        look_for_damage(data, read, number)
