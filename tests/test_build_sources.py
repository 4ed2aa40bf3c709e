"""The way in: folders, archives and standard input give the same documents to every command."""

import io
import json
import os
import sys
from pathlib import Path

import pytest

from format_samples import HTML, MARKDOWN, TEXT, tarred, zipped
from tipgraph.building import build
from tipgraph.cli.application import run
from tipgraph.documents import Limits
from tipgraph.documents.loading import shown
from tipgraph.intake import Sources, extract_files, find_sources, limits_of
from tipgraph.settings import Settings
from tipgraph.store import open_reader


def other(number: str) -> str:
    return TEXT.replace("74/501", number)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "documents"
    (made / "inner").mkdir(parents=True)
    (made / "a.txt").write_text(TEXT)
    (made / "inner" / "b.zip").write_bytes(zipped({"c.txt": other("75/1"), "deep/d.txt": other("75/2")}))
    (made / "e.tar.xz").write_bytes(tarred({"f.txt": other("75/3"), "../g.txt": TEXT}, "w:xz"))
    return made


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(store=f"oxigraph:{tmp_path / 'graph'}")


def typed(data: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))


def names(sources: Sources) -> list[str]:
    return [file.name for file in sources.files]


def identifiers(sources: Sources) -> list[str]:
    return [
        outcome.extraction.document.description.id if outcome.extraction else str(outcome.failure)
        for outcome in extract_files(sources.files)
    ]


def test_a_folder_with_archives(folder: Path) -> None:
    sources = find_sources([folder])
    assert names(sources) == [
        f"{folder}/a.txt",
        f"{folder}/e.tar.xz/f.txt",
        f"{folder}/inner/b.zip/c.txt",
        f"{folder}/inner/b.zip/deep/d.txt",
    ]
    assert [failure.source for failure in sources.failures] == [f"{folder}/e.tar.xz/../g.txt"]
    assert identifiers(sources) == ["A/RES/74/501", "A/RES/75/3", "A/RES/75/1", "A/RES/75/2"]


def test_an_archive_is_followed_as_a_folder_is(folder: Path, settings: Settings) -> None:
    archive = folder / "inner" / "b.zip"
    assert build([archive], settings).read == ("A/RES/75/1", "A/RES/75/2")
    assert build([archive], settings).unchanged == ("A/RES/75/1", "A/RES/75/2")
    archive.write_bytes(zipped({"deep/d.txt": other("75/2"), "new.txt": other("75/9")}))
    report = build([archive], settings)
    assert (report.read, report.unchanged, report.removed) == (("A/RES/75/9",), ("A/RES/75/2",), ("A/RES/75/1",))
    archive.write_bytes(archive.read_bytes()[:100])
    report = build([archive], settings)
    assert (report.read, report.removed, len(report.failures)) == ((), (), 1)
    with open_reader(settings.store) as reader:
        assert f"{settings.base}graph/document/A/RES/75/9" in reader.graphs()


def test_standard_input(monkeypatch: pytest.MonkeyPatch, settings: Settings) -> None:
    typed(TEXT.encode(), monkeypatch)
    assert identifiers(find_sources([Path("-")])) == ["A/RES/74/501"]
    typed(zipped({"a.txt": TEXT, "b.txt": other("75/1")}), monkeypatch)
    sources = find_sources([Path("-")])
    assert names(sources) == ["standard-input/a.txt", "standard-input/b.txt"]
    assert identifiers(sources) == ["A/RES/74/501", "A/RES/75/1"]
    typed(TEXT.encode(), monkeypatch)
    assert build([Path("-")], settings).read == ("A/RES/74/501",)
    typed(other("75/1").encode(), monkeypatch)
    report = build([Path("-")], settings)
    assert (report.read, report.removed) == (("A/RES/75/1",), ())
    typed(b"x" * 2000, monkeypatch)
    sources = find_sources([Path("-")], Limits(document_bytes=1000))
    assert (sources.files, len(sources.failures)) == ((), 1)


def test_a_type_that_is_named_holds_for_all_and_another_type_is_another_reading(
    folder: Path, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = folder / "page.html"
    page.write_text(HTML)
    (outcome,) = extract_files(find_sources([page], media_type="text").files)
    assert outcome.extraction is not None
    assert outcome.extraction.document.media_type == "text/plain"
    (failed,) = extract_files(find_sources([page], media_type="nonsense").files)
    assert failed.failure is not None
    assert "there is no reader for nonsense. Known are " in str(failed.failure)
    assert build([folder / "a.txt"], settings).read == ("A/RES/74/501",)
    assert build([folder / "a.txt"], settings, media_type="markdown").read == ("A/RES/74/501",)
    assert build([folder / "a.txt"], settings, media_type="markdown").read == ()


def test_commands_take_archives_and_standard_input(
    folder: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert run(["extract", str(folder), "--format", "jsonl"]) == 1
    printed = capfd.readouterr()
    assert [json.loads(line)["source"] for line in printed.out.splitlines()][1] == f"{folder}/e.tar.xz/f.txt"
    assert printed.err == (
        f"tipgraph: error: {folder}/e.tar.xz/../g.txt: has a name that leads out of the archive. "
        "It is not read; give it another.\n"
    )
    typed(MARKDOWN.encode(), monkeypatch)
    assert run(["explain", "-", "--type", "markdown", "--paragraph", "pp1"]) == 0
    assert "64/293" in capfd.readouterr().out
    assert run(["explain", str(folder / "inner" / "b.zip")]) == 1
    assert "holds 2 documents. Name one that stands by itself." in capfd.readouterr().err
    assert run(["explain", str(folder)]) == 1
    assert "is a folder, not a document" in capfd.readouterr().err


def test_files_with_names_that_cannot_be_printed(tmp_path: Path, settings: Settings) -> None:
    for name in (b"new\nline.txt", b"bad\xff.txt", b"esc\x1b[31m.txt"):
        Path(os.fsdecode(os.fsencode(tmp_path) + b"/" + name)).write_text("")
    good = Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xfe\n.txt"))
    good.write_text(TEXT)
    report = build([tmp_path], settings)
    assert report.read == ("A/RES/74/501",)
    told = [str(failure) for failure in report.failures]
    assert len(told) == 3
    assert all(line.isprintable() for line in told)
    assert f"{tmp_path}/new\\x0aline.txt: is empty. Give a file with text in it." in told
    assert build([tmp_path], settings).unchanged == ("A/RES/74/501",)


def test_names_are_shown_on_one_line_and_cut() -> None:
    assert shown("a\tb\u2028c\u202ed\udcffe") == "a\\x09b\\u2028c\\u202ed\\xffe"
    assert len(shown("x" * 5000)) == 301
    assert shown("Résolution 64–293 (final).docx") == "Résolution 64–293 (final).docx"


def test_settings_are_limits(monkeypatch: pytest.MonkeyPatch) -> None:
    defaults = limits_of(Settings())
    assert defaults == Limits()
    given = {
        "BYTES": "1001", "UNPACKED_BYTES": "1002", "MEMBERS": "1003", "DEPTH": "104", "ARCHIVE_DEPTH": "5",
        "PAGES": "1006", "SECONDS": "7.5", "MEMORY": "1073741824",
    }  # fmt: skip
    for name, value in given.items():
        monkeypatch.setenv(f"TIPGRAPH_DOCUMENT_{name}", value)
    assert limits_of(Settings()) == Limits(1001, 1002, 1003, 104, 1006, 5, 7.5, 1 << 30)


def test_every_command_keeps_to_the_settings(
    folder: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, settings: Settings
) -> None:
    monkeypatch.setenv("TIPGRAPH_DOCUMENT_BYTES", "20")
    for command in (["extract"], ["explain"], ["build", "--store", settings.store]):
        assert run([*command, str(folder / "a.txt")]) == 1
        assert "a.txt: is larger than 20 bytes. Split it, or raise TIPGRAPH_DOCUMENT_BYTES." in capfd.readouterr().err
