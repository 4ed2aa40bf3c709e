"""Several files of one document: one document in the graph, the best file extracted, all of them recorded."""

import html
from pathlib import Path

import pytest

from tipgraph.building import BuildReport, build
from tipgraph.building.witnesses import agreement, counted, rank
from tipgraph.settings import Settings
from tipgraph.store import current_generation, open_reader

PARAGRAPHS = (
    "Recalling its resolution 64/293 of 30 July 2010,",
    "1. Urges Member States to keep their lighthouses, and to train those who look after the lamps in them;",
    "2. Requests the Secretary-General to report on the lamps, the towers and the keepers of all lighthouses.",
)
HEAD = ("Resolution adopted by the General Assembly on 18 December 2019",)
TITLE = "{number}. Improving the protection of lighthouses"
TIP = "PREFIX tip: <https://w3id.org/tipgraph/ontology#> PREFIX eli: <http://data.europa.eu/eli/ontology#>"


def plain(number: str = "74/501", paragraphs: tuple[str, ...] = PARAGRAPHS) -> str:
    return "\n\n".join((*HEAD, TITLE.format(number=number), "The General Assembly,", *paragraphs)) + "\n"


def markdown(number: str = "74/501", paragraphs: tuple[str, ...] = PARAGRAPHS) -> str:
    return "\n\n".join(
        (*HEAD, f"# {TITLE.format(number=number)}", "*The General Assembly*,", *paragraphs),
    )


def webpage(number: str = "74/501", paragraphs: tuple[str, ...] = PARAGRAPHS) -> str:
    pieces = (*HEAD, TITLE.format(number=number), "The General Assembly,", *paragraphs)
    body = "\n".join(f"<p>{html.escape(piece)}</p>" for piece in pieces)
    return f"<!DOCTYPE html><html><head><title>x</title></head><body>{body}</body></html>"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "documents"
    made.mkdir()
    (made / "a.txt").write_text(plain())
    (made / "b.md").write_text(markdown())
    (made / "c.html").write_text(webpage())
    return made


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(store=f"oxigraph:{tmp_path / 'graph'}")


def files_in(settings: Settings) -> list[str]:
    query = (
        f"{TIP} SELECT ?name WHERE {{ ?text eli:is_embodied_by ?file . ?file eli:embodies ?text ; tip:fileName ?name }}"
    )
    with open_reader(settings.store) as reader:
        return sorted(Path(str(row[0])).name for row in reader.select(query).rows)


def extracted_from(settings: Settings) -> list[str]:
    query = f"""{TIP} PREFIX prov: <http://www.w3.org/ns/prov#>
        SELECT ?name WHERE {{ ?graph prov:wasDerivedFrom ?file . ?file tip:fileName ?name }}"""
    with open_reader(settings.store) as reader:
        return sorted(Path(str(row[0])).name for row in reader.select(query).rows)


def citations(report: BuildReport) -> int:
    assert report.statistics is not None
    return report.statistics.citations


def test_three_files_are_one_document(folder: Path, settings: Settings) -> None:
    report = build([folder], settings)
    assert (report.read, report.failures, report.files) == (("A/RES/74/501",), (), 3)
    assert (citations(report), report.violations, report.remarks) == (1, 0, ())
    assert files_in(settings) == ["a.txt", "b.md", "c.html"]
    assert extracted_from(settings) == ["c.html"]
    generation = current_generation(settings.store)
    again = build([folder], settings)
    assert (again.read, again.unchanged, again.files) == ((), ("A/RES/74/501",), 3)
    assert current_generation(settings.store) == generation


def test_a_lesser_file_that_has_gone_is_forgotten(folder: Path, settings: Settings) -> None:
    build([folder], settings)
    (folder / "a.txt").unlink()
    report = build([folder], settings)
    assert (report.read, report.removed) == ((), ())
    assert files_in(settings) == ["b.md", "c.html"]


def test_when_the_best_file_has_gone_the_next_is_read(folder: Path, settings: Settings) -> None:
    build([folder], settings)
    (folder / "c.html").unlink()
    report = build([folder], settings)
    assert (report.read, report.removed, report.files) == (("A/RES/74/501",), (), 2)
    assert extracted_from(settings) == ["b.md"]
    assert files_in(settings) == ["a.txt", "b.md"]
    (folder / "a.txt").unlink()
    (folder / "b.md").unlink()
    (folder / "z.txt").write_text(plain("75/502"))
    report = build([folder], settings)
    assert (report.read, report.removed) == (("A/RES/75/502",), ("A/RES/74/501",))
    assert files_in(settings) == ["z.txt"]


def test_a_better_file_that_comes_later_is_read(folder: Path, settings: Settings) -> None:
    better = folder / "c.html"
    page = better.read_bytes()
    better.unlink()
    build([folder], settings)
    assert extracted_from(settings) == ["b.md"]
    better.write_bytes(page)
    report = build([folder], settings)
    assert (report.read, report.files, citations(report)) == (("A/RES/74/501",), 3, 1)
    assert extracted_from(settings) == ["c.html"]


def test_a_lesser_file_from_elsewhere_is_added_and_a_better_one_taken(
    folder: Path, settings: Settings, tmp_path: Path
) -> None:
    build([folder / "b.md"], settings)
    report = build([folder / "a.txt"], settings)
    assert (report.read, report.unchanged) == ((), ("A/RES/74/501",))
    assert (extracted_from(settings), files_in(settings)) == (["b.md"], ["a.txt", "b.md"])
    report = build([folder / "c.html"], settings)
    assert report.read == ("A/RES/74/501",)
    assert (extracted_from(settings), files_in(settings)) == (["c.html"], ["a.txt", "b.md", "c.html"])


def test_the_best_file_gone_and_the_others_elsewhere(folder: Path, settings: Settings, tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.mkdir()
    (folder / "c.html").rename(other / "c.html")
    (other / "d.txt").write_text(plain("75/502"))
    build([folder, other], settings)
    (other / "c.html").unlink()
    report = build([other], settings)
    assert (report.removed, files_in(settings)) == ((), ["a.txt", "b.md", "d.txt"])
    report = build([folder], settings)
    assert report.read == ("A/RES/74/501",)
    assert extracted_from(settings) == ["b.md", "d.txt"]


def test_files_that_differ_are_remarked_on_and_the_remark_stays(folder: Path, settings: Settings) -> None:
    changed = (*PARAGRAPHS[:2], "2. Requests nobody to do anything about any of this.")
    (folder / "a.txt").write_text(plain(paragraphs=changed))
    report = build([folder], settings)
    (told,) = map(str, report.remarks)
    assert told.startswith(f"{folder}/a.txt: ")
    assert f"% of its words agree with those of {folder}/c.html" in told
    assert build([folder], settings).read == ()
    with open_reader(settings.store) as reader:
        assert len(reader.select(f"{TIP} SELECT ?file WHERE {{ ?file tip:remark ?remark }}").rows) == 1
    (folder / "a.txt").write_text(plain())
    report = build([folder], settings)
    assert (report.read, report.remarks) == ((), ())


def test_another_text_under_the_same_symbol_is_a_failure(folder: Path, settings: Settings) -> None:
    (folder / "a.txt").write_text(plain(paragraphs=("1. Closes every harbour without any warning to ships at sea.",)))
    report = build([folder], settings)
    (told,) = map(str, report.failures)
    assert told.startswith(f"{folder}/a.txt: bears the symbol A/RES/74/501 of {folder}/c.html, and another text (")
    assert files_in(settings) == ["b.md", "c.html"]


def test_a_best_file_that_cannot_be_read_any_more_keeps_its_place(folder: Path, settings: Settings) -> None:
    build([folder], settings)
    (folder / "c.html").write_bytes(b"")
    report = build([folder], settings)
    assert (report.read, report.removed, len(report.failures)) == ((), (), 1)
    assert (extracted_from(settings), files_in(settings)) == (["c.html"], ["a.txt", "b.md", "c.html"])


def test_the_same_bytes_twice_are_one_file(folder: Path, settings: Settings) -> None:
    (folder / "copy.txt").write_text(plain())
    report = build([folder], settings)
    assert (report.failures, report.read) == ((), ("A/RES/74/501",))
    (folder / "a.txt").unlink()
    assert build([folder], settings).read == ()
    assert len(files_in(settings)) == 3


def test_formats_are_ranked_and_words_compared() -> None:
    best_first = ["application/akn+xml", "text/html", "text/plain", "application/x-unknown", "application/pdf"]
    shuffled = [*best_first[2:], *best_first[:2]]
    assert sorted(shuffled, key=rank) == best_first
    assert agreement(counted(["one two", "three"]), counted(["Three, two: ONE."])) == 1
    assert agreement(counted(["one two three four"]), counted(["one two"])) == pytest.approx(2 / 3)
    assert agreement(counted([]), counted([])) == 1
