"""Builds of made documents: what is read again, what is left, what is reported."""

from pathlib import Path

import pytest

from tipgraph.building import BuildReport, Progress, build, extract_files, find_sources
from tipgraph.building.remembered import remembered_documents
from tipgraph.documents import Limits
from tipgraph.errors import StoreError
from tipgraph.intake import worker
from tipgraph.lineage import relations
from tipgraph.model import Document, Extraction
from tipgraph.rdf import Iris
from tipgraph.registry import load_registry
from tipgraph.settings import Settings
from tipgraph.store import GraphReader, begin_generation, current_generation, open_reader

RESOLUTION = """Resolution adopted by the General Assembly on {date}

{number}. Improving the protection of lighthouses

The General Assembly,

Recalling its resolution {cited} of 30 July 2010,

1. Urges Member States to keep their lighthouses;

2. Requests the Secretary-General to report on them.
"""


def resolution(number: str, cited: str = "64/293", date: str = "18 December 2019") -> str:
    return RESOLUTION.format(number=number, cited=cited, date=date)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "documents"
    made.mkdir()
    (made / "first.txt").write_text(resolution("74/501"))
    (made / "second.txt").write_text(resolution("75/502", cited="70/1"))
    (made / "README.md").write_text("About these documents.")
    return made


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(store=f"oxigraph:{tmp_path / 'graph'}")


def documents_in(settings: Settings) -> set[str]:
    with open_reader(settings.store) as reader:
        start = f"{settings.base}graph/document/"
        return {name.removeprefix(start) for name in reader.graphs() if name.startswith(start)}


def targets(settings: Settings, identifier: str) -> set[str]:
    query = f"""PREFIX tip: <https://w3id.org/tipgraph/ontology#> SELECT ?to
        WHERE {{ <{settings.base}id/{identifier}> tip:cites ?to }}"""
    with open_reader(settings.store) as reader:
        return {str(row[0]).removeprefix(f"{settings.base}id/") for row in reader.select(query).rows}


def reasons(report: BuildReport) -> list[str]:
    return [str(failure) for failure in report.failures]


def test_a_folder_becomes_a_graph(folder: Path, settings: Settings) -> None:
    states: list[Progress] = []
    report = build([folder], settings, notify=states.append)
    assert report.read == ("A/RES/74/501", "A/RES/75/502")
    assert (report.failures, report.violations, report.unchanged, report.removed) == ((), 0, (), ())
    assert documents_in(settings) == {"A/RES/74/501", "A/RES/75/502"}
    assert targets(settings, "A/RES/74/501") == {"A/RES/64/293"}
    assert [(state.done, state.total) for state in states] == [(0, 2), (1, 2), (2, 2)]
    assert report.statistics is not None
    assert (report.statistics.documents, report.statistics.citations) == (2, 2)
    assert report.statistics.citations_by_kind == {"resolution": 2}


def test_nothing_is_done_twice(folder: Path, settings: Settings) -> None:
    first = build([folder], settings)
    generation = current_generation(settings.store)
    again = build([folder], settings)
    assert (again.read, again.unchanged) == ((), ("A/RES/74/501", "A/RES/75/502"))
    assert current_generation(settings.store) == generation
    assert again.statistics == first.statistics


def test_only_what_has_changed_is_read_again(folder: Path, settings: Settings) -> None:
    build([folder], settings)
    (folder / "second.txt").write_text(resolution("75/502", cited="72/1"))
    report = build([folder], settings)
    assert (report.read, report.unchanged) == (("A/RES/75/502",), ("A/RES/74/501",))
    assert targets(settings, "A/RES/75/502") == {"A/RES/72/1"}
    assert targets(settings, "A/RES/74/501") == {"A/RES/64/293"}
    assert build([folder], settings).read == ()


def test_a_moved_file_is_not_read_again(folder: Path, settings: Settings) -> None:
    build([folder], settings)
    (folder / "first.txt").rename(folder / "moved.txt")
    report = build([folder], settings)
    assert (report.read, report.removed) == ((), ())
    assert documents_in(settings) == {"A/RES/74/501", "A/RES/75/502"}


def test_what_has_gone_from_a_named_folder_is_removed(folder: Path, settings: Settings) -> None:
    build([folder], settings)
    (folder / "first.txt").unlink()
    report = build([folder], settings)
    assert report.removed == ("A/RES/74/501",)
    assert documents_in(settings) == {"A/RES/75/502"}
    assert targets(settings, "A/RES/74/501") == set()


def test_documents_from_elsewhere_stay(folder: Path, settings: Settings, tmp_path: Path) -> None:
    build([folder], settings)
    other = tmp_path / "other.txt"
    other.write_text(resolution("76/503"))
    report = build([other], settings)
    assert (report.read, report.removed) == (("A/RES/76/503",), ())
    assert documents_in(settings) == {"A/RES/74/501", "A/RES/75/502", "A/RES/76/503"}


def test_a_file_that_holds_another_document_now_gives_up_the_old_one(folder: Path, settings: Settings) -> None:
    build([folder], settings)
    (folder / "first.txt").write_text(resolution("77/504"))
    report = build([folder], settings)
    assert (report.read, report.removed) == (("A/RES/77/504",), ("A/RES/74/501",))


def test_unreadable_files_are_named_and_the_rest_is_built(folder: Path, settings: Settings) -> None:
    (folder / "empty.txt").write_text("")
    (folder / "picture.png").write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\xff")
    report = build([folder, folder / "nowhere.txt"], settings)
    assert len(report.read) == 2
    told = reasons(report)
    assert len(told) == 3
    for name, line in zip(("empty.txt", "picture.png", "nowhere.txt"), told, strict=True):
        assert f"{folder / name}: " in line
        assert "\n" not in line


def test_a_file_that_has_become_unreadable_keeps_its_place_in_the_graph(folder: Path, settings: Settings) -> None:
    build([folder], settings)
    (folder / "first.txt").write_text("")
    report = build([folder], settings)
    assert len(report.failures) == 1
    assert documents_in(settings) == {"A/RES/74/501", "A/RES/75/502"}


def test_of_two_sources_of_one_document_the_first_counts(folder: Path, settings: Settings) -> None:
    (folder / "third.txt").write_text(resolution("74/501", cited="72/1"))
    report = build([folder], settings)
    assert (report.failures, len(report.read), report.files) == ((), 2, 3)
    assert targets(settings, "A/RES/74/501") == {"A/RES/64/293"}
    (told,) = map(str, report.remarks)
    assert told.startswith(f"{folder}/third.txt: ")
    assert told.endswith(f"% of its words agree with those of {folder}/first.txt, which was taken.")


def test_nothing_readable_makes_no_graph(tmp_path: Path, settings: Settings) -> None:
    (tmp_path / "nothing").mkdir()
    report = build([tmp_path / "nothing"], settings)
    assert reasons(report) == [f"{tmp_path / 'nothing'}: holds no document. Name the folder or archive where they are."]
    assert (report.statistics, current_generation(settings.store)) == (None, None)


def test_a_second_build_at_the_same_time_is_refused(folder: Path, settings: Settings) -> None:
    with begin_generation(settings.store), pytest.raises(StoreError, match="Another build"):
        build([folder], settings)


def test_a_graph_in_memory(folder: Path) -> None:
    settings = Settings(store="memory:test-build-pipeline")
    build([folder], settings)
    assert documents_in(settings) == {"A/RES/74/501", "A/RES/75/502"}
    assert build([folder], settings).read == ()


def test_several_processes_find_what_one_finds(folder: Path) -> None:
    for number in range(503, 509):
        (folder / f"more-{number}.txt").write_text(resolution(f"76/{number}"))
    files = find_sources([folder]).files
    assert len(files) == 8
    assert list(extract_files(files, jobs=2)) == list(extract_files(files, jobs=1))


def test_a_file_is_taken_once_however_it_is_named(
    folder: Path, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folder)
    sources = find_sources([Path("first.txt"), folder, Path()])
    assert [file.name for file in sources.files] == ["first.txt", f"{folder}/second.txt"]


def test_the_graph_remembers_enough_of_its_documents_to_relate_them(
    built_reader: GraphReader, extractions: dict[str, Extraction]
) -> None:
    registry = load_registry()
    remembered = remembered_documents(built_reader, Iris(), ())
    assert relations(remembered, registry) == relations(list(extractions.values()), registry)
    assert len(remembered_documents(built_reader, Iris(), {"A/RES/76/186"})) == len(extractions) - 1


def test_a_fault_of_the_program_in_one_document_costs_no_other(monkeypatch: pytest.MonkeyPatch) -> None:
    class Faulty:
        def extract(self, document: Document) -> Extraction:
            if "broken" in document.source:
                raise IndexError("list index out of range")
            return Extraction(document)

    monkeypatch.setattr(worker, "extractor", Faulty)
    text = b"76/186. A title\n\nThe General Assembly,\n\nRecalling resolution 64/293,\n"
    broken, whole = (
        worker.work(worker.Task(name, Path(name), text, None, Limits())) for name in ("broken.txt", "whole.txt")
    )
    assert broken.problem is not None
    assert broken.problem.startswith("broken.txt: the program failed on it (IndexError: list index out of range).")
    assert whole.extraction is not None
