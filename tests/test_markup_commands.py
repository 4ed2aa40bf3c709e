"""``tipgraph extract`` with marked-up documents: to standard output, to a file, to a folder."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from markup_samples import PARTS, RESOLUTION, faults
from tipgraph.cli.application import run
from tipgraph.markup import FORMATS

Told = tuple[int, str, str]
Tell = Callable[..., Told]


@pytest.fixture
def tell(capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Tell:
    monkeypatch.delenv("TIPGRAPH_STORE", raising=False)

    def told(*arguments: object) -> Told:
        code = run(["extract", *map(str, arguments)])
        printed = capfd.readouterr()
        return code, printed.out, printed.err

    return told


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    inputs = tmp_path / "in"
    inputs.mkdir()
    (inputs / "one.txt").write_text(RESOLUTION, encoding="utf-8")
    (inputs / "two.txt").write_text(PARTS, encoding="utf-8")
    return inputs


def one_line(error: str) -> bool:
    return error.startswith("tipgraph: error: ") and error.count("\n") == 1 and "Traceback" not in error


@pytest.mark.parametrize(
    ("name", "begin"), [("akn", "<?xml"), ("html", "<!doctype html>"), ("annotations", '{"@context"')]
)
def test_one_document_goes_to_standard_output(tell: Tell, folder: Path, name: str, begin: str) -> None:
    code, out, err = tell(folder / "one.txt", "--format", name)
    assert (code, err) == (0, "")
    assert out.startswith(begin)


def test_several_documents_need_a_folder(tell: Tell, folder: Path, tmp_path: Path) -> None:
    code, out, err = tell(folder, "--format", "akn")
    assert (code, out) == (2, "")
    assert one_line(err)
    assert "2 documents" in err
    assert "-o FOLDER" in err
    code, out, err = tell(folder, "--format", "akn", "-o", tmp_path / "new" / "place")
    assert (code, out) == (0, "")
    files = sorted((tmp_path / "new" / "place").iterdir())
    assert [file.name for file in files] == ["A_RES_76_500.xml", "A_RES_76_501.xml"]
    assert all(faults(file.read_bytes()) == [] for file in files)


def test_several_documents_do_not_go_into_one_file(tell: Tell, folder: Path, tmp_path: Path) -> None:
    place = tmp_path / "there.html"
    place.write_text("mine", encoding="utf-8")
    code, _, err = tell(folder, "--format", "html", "-o", place)
    assert code == 2
    assert one_line(err)
    assert place.read_text(encoding="utf-8") == "mine"


def test_one_document_goes_to_the_file_or_folder_that_is_named(tell: Tell, folder: Path, tmp_path: Path) -> None:
    assert tell(folder / "one.txt", "--format", "html", "-o", tmp_path / "a.html")[0] == 0
    assert (tmp_path / "a.html").read_text(encoding="utf-8").startswith("<!doctype html>")
    assert tell(folder / "one.txt", "--format", "html", "-o", f"{tmp_path}/pages/")[0] == 0
    assert [file.name for file in (tmp_path / "pages").iterdir()] == ["A_RES_76_500.html"]


def test_two_files_of_one_document_get_two_names(tell: Tell, folder: Path, tmp_path: Path) -> None:
    (folder / "three.txt").write_text(RESOLUTION + "\n", encoding="utf-8")
    assert tell(folder, "--format", "akn", "-o", tmp_path / "out")[0] == 0
    names = sorted(file.name for file in (tmp_path / "out").iterdir())
    assert names == ["A_RES_76_500-2.xml", "A_RES_76_500.xml", "A_RES_76_501.xml"]


def test_annotations_of_several_documents_are_a_list(tell: Tell, folder: Path) -> None:
    code, out, _ = tell(folder, "--format", "annotations")
    assert code == 0
    assert [each["type"] for each in json.loads(out)] == ["AnnotationCollection"] * 2


def test_a_document_that_cannot_be_read_does_not_stop_the_others(tell: Tell, folder: Path, tmp_path: Path) -> None:
    (folder / "broken.txt").write_bytes(b"")
    code, _, err = tell(folder, "--format", "akn", "-o", tmp_path / "out")
    assert code == 1
    assert "broken.txt" in err
    assert len(list((tmp_path / "out").iterdir())) == 2


def test_data_can_go_to_a_file_too(tell: Tell, folder: Path, tmp_path: Path) -> None:
    code, out, _ = tell(folder / "one.txt", "-o", tmp_path / "out.json")
    assert (code, out) == (0, "")
    assert json.loads((tmp_path / "out.json").read_text(encoding="utf-8"))[0]["instrument"]["id"] == "A/RES/76/500"


@pytest.mark.parametrize("name", ["json", "akn"])
def test_a_place_that_cannot_be_written_is_told(tell: Tell, folder: Path, name: str) -> None:
    code, _, err = tell(folder / "one.txt", "--format", name, "-o", folder / "one.txt" / "out")
    assert code == 1
    assert one_line(err)


def test_a_folder_is_no_place_for_data(tell: Tell, folder: Path) -> None:
    code, _, err = tell(folder / "one.txt", "-o", folder)
    assert code == 2
    assert one_line(err)


def test_an_unknown_format_names_the_known_ones(tell: Tell, folder: Path) -> None:
    code, _, err = tell(folder / "one.txt", "--format", "pdf")
    assert code == 2
    assert one_line(err)
    assert all(name in err for name in FORMATS)
