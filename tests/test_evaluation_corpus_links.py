"""Which citations reach which links, and the whole run on a tiny corpus."""

import json
from pathlib import Path

import pytest

from evaluation_samples import archive, link, marked_up, note
from tipgraph.errors import DocumentError
from tipgraph.evaluation.__main__ import main
from tipgraph.evaluation.corpus import MARKED_UP, TEXTS, CorpusFile
from tipgraph.evaluation.judgement import all_judged, read_judged
from tipgraph.evaluation.links import Condition, add_up, agreement, follow_links, match_links, wrong_organs
from tipgraph.evaluation.losses import Section, compare, read_result, write_result
from tipgraph.evaluation.rendering import Link, Rendering
from tipgraph.evaluation.summary import read_corpus_floors
from tipgraph.evaluation.targets import comparison_keys, own_error


@pytest.mark.parametrize(
    ("linked", "cited"),
    [
        ("A/RES/66/235b", "A/RES/66/235"),
        ("A/RES/74/255a-b", "A/RES/74/255"),
        ("A/RES/217 (III)", "A/RES/217(III)[A]"),
        ("S/RES/2500 (2019)", "S/RES/2500(2019)"),
        ("A/hrc/RES/49/1", "A/HRC/RES/49/1"),
        ("UNEP/EA.3/Res.4", "UNEP/EA.3/RES/4"),
        ("A/62/54(supp)", "A/62/54"),
        ("A/75/49 (vol. I)", "A/75/49"),
        ("A/76/6(Sect.26)", "A/76/6"),
        ("A/CONF.157/24(PartI)", "A/CONF.157/24"),
        ("A/CONF.177/20/REV.1", "A/CONF.177/20/Rev.1"),
        ("A/74/62-E/2019/6", "E/2019/6"),
        ("A/74/62-E/2019/6", "A/74/62"),
        ("/A/RES/1514 (XV)", "A/RES/1514(XV)"),
        ("A/74/959‑S/2020/724", "A/74/959-S/2020/724"),
    ],
)
def test_a_citation_reaches_a_link(linked: str, cited: str) -> None:
    assert comparison_keys(linked) & comparison_keys(cited)


@pytest.mark.parametrize(
    ("linked", "cited"),
    [
        ("A/RES/64/293", "A/RES/64/29"),
        ("A/RES/74/5", "A/HRC/RES/74/5"),
        ("S/RES/1325(2000)", "S/RES/1325(2001)"),
        ("A/RES/217(III)", "A/RES/217(IV)"),
        ("A/RES/3202(S-VI)", "A/RES/3202"),
        ("A/76/120", "A/76/120/Add.1"),
        ("UNEP/CBD/BS/COP-MOP/5/17", "UNEP/CBD/BS/COP"),
    ],
)
def test_a_citation_does_not_reach_another_document(linked: str, cited: str) -> None:
    assert not comparison_keys(linked) & comparison_keys(cited)


@pytest.mark.parametrize(
    ("target", "words", "wrong"),
    [
        ("A/RES/70/1", "70/1", False),
        ("S/RES/2189(2014)", "2189", False),
        ("A/RES/217(III)", "217 A (III)", False),
        ("S/2020/724", "A/74/959‑S/2020/724", False),
        ("A/76/190(PartII)", "A/76/190 (Part II).", False),
        ("A/79/273", ",", False),
        ("A/RES/77/214", "78/202", True),
        ("A/HRC/RES/60/21", "60/2", True),
        ("75/291", "75/291", True),
        ("CAC/CTOC/2020/10", "CTOC/COP/2020/10", True),
    ],
)
def test_a_link_can_contradict_its_own_words(target: str, words: str, wrong: bool) -> None:
    assert (own_error(target, words) is not None) is wrong


def rendering(*links: Link) -> Rendering:
    return Rendering("x", "A/RES/99/1", "resolution", "", links)


def keys(*targets: str) -> frozenset[str]:
    return frozenset(key for target in targets for key in comparison_keys(target))


def test_each_target_counts_once_and_the_document_itself_never() -> None:
    document = rendering(
        Link("A/RES/70/1", "70/1", False),
        Link("A/RES/70/1", "70/1", True),
        Link("A/RES/99/1", "99/1", False),
        Link("S/2020/724", "A/74/959-S/2020/724", True),
        Link("A/RES/71/1", "71/1", False),
    )
    outcomes = match_links(document, keys("A/RES/70/1", "A/74/959"))
    assert [(each.target, each.found) for each in outcomes] == [
        ("A/RES/70/1", True),
        ("S/2020/724", True),
        ("A/RES/71/1", False),
    ]


def test_a_number_linked_as_another_organs_is_told() -> None:
    document = rendering(Link("A/RES/74/5", "74/5", False), Link("S/RES/1325(2000)", "1325 (2000)", False))
    cited = {target: keys(target) for target in ("A/HRC/RES/74/5", "A/RES/74/5", "A/HRC/RES/10/1", "S/RES/1(1946)")}
    assert wrong_organs(document, cited) == ("A/HRC/RES/74/5",)


BODY = f"""<preface><p>99/1. Trafficking in persons</p></preface><preamble><p>The General Assembly,</p>
    <p>Recalling its resolution {link("A/RES/64/293", "64/293")} of 30 July 2010 and Security Council resolution
    {link("S/RES/2331(2016)", "2331 (2016)")} of 20 December 2016,{note(1, "See " + link("A/76/120", "A/76/120") + ".")}</p>
    <p>Noting its resolution {link("A/RES/71/2", "71/1")} of 19 September 2016,</p></preamble>
    <mainBody><paragraph><num>1.</num><content><p>Decides to remain seized of the matter.</p></content></paragraph></mainBody>"""


def test_links_of_a_document_are_found_clean_and_damaged() -> None:
    clean, damaged = follow_links(CorpusFile("one.xml", marked_up(BODY)), tuple(Condition))
    for document in (clean, damaged):
        assert {each.target: each.found for each in document.links} == {
            "A/RES/64/293": True,
            "S/RES/2331(2016)": True,
            "A/76/120": True,
            "A/RES/71/2": False,
        }
    total = add_up([clean])
    assert (total.links, total.found, total.complete, total.own_errors) == (4, 3, 0, 1)
    assert (total.recall, total.recall_without_own_errors) == (0.75, 1.0)
    assert agreement([clean], [clean]) == (1.0, 1.0)
    assert agreement([clean], []) == (0.0, 1.0)


def test_gains_and_losses_are_named() -> None:
    before = {
        Section.CITATIONS: {"a": frozenset({"pp1 X", "pp2 Y"})},
        Section.LOST_CLEAN: {"d": frozenset({"L1"}), "not-run": frozenset({"L9"})},
    }
    after = {
        Section.CITATIONS: {"a": frozenset({"pp1 X", "pp3 Z"})},
        Section.LOST_CLEAN: {"d": frozenset(), "e": frozenset({"L2"})},
        Section.ORGANS: {"f": frozenset({"pp1 X"})},
    }
    assert {(change.document, change.item, change.gained) for change in compare(before, after)} == {
        ("a", "pp2 Y", False),
        ("a", "pp3 Z", True),
        ("d", "L1", True),
        ("e", "L2", False),
    }


def test_a_result_is_read_back_and_keeps_what_was_not_measured(tmp_path: Path) -> None:
    file = tmp_path / "result.tsv"
    assert read_result(file) == {}
    write_result(file, {}, {Section.CITATIONS: {"a": frozenset({"pp1 X", "op1 Y"})}, Section.LOST_CLEAN: {}})
    write_result(file, read_result(file), {Section.ORGANS: {"b": frozenset({"1 Z"})}})
    assert read_result(file) == {
        Section.CITATIONS: {"a": frozenset({"pp1 X", "op1 Y"})},
        Section.ORGANS: {"b": frozenset({"1 Z"})},
        Section.LOST_CLEAN: {},
    }
    file.write_text("nonsense\n", encoding="utf-8")
    with pytest.raises(DocumentError, match="line 1 is not a result"):
        read_result(file)


def test_judged_citations_give_a_precision_for_each_way_of_naming(tmp_path: Path) -> None:
    file = tmp_path / "judged.tsv"
    lines = [
        "verdict\tvia\tsurface",
        'right\tname\t"the Plan',
        "wrong\tname\tb",
        "right\tsymbol\tc",
        "unsure\tsymbol\td",
    ]
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    judged = read_judged(file)
    assert {via: each.precision for via, each in judged.items()} == {"name": 0.5, "symbol": 1.0}
    assert all_judged(judged.values()).precision == pytest.approx(2 / 3)
    file.write_text("verdict\tvia\n\tname\n", encoding="utf-8")
    with pytest.raises(DocumentError, match=r"judged\.tsv, line 2 has the verdict ''"):
        read_judged(file)


def test_a_floor_for_what_is_not_measured_is_refused(tmp_path: Path) -> None:
    floors = tmp_path / "floors.toml"
    floors.write_text("[links]\nrecal = 0.9\n")
    with pytest.raises(DocumentError, match="a floor for links recal"):
        read_corpus_floors(floors)


def annotation(symbol: str, *targets: str) -> str:
    citations = [{"para": "pp1", "target": target, "via": "symbol"} for target in targets]
    return json.dumps(
        {"doc": "x", "meta": {"symbol": symbol}, "paragraphs": [], "citations": citations, "entities": []}
    )


def test_the_whole_run_prints_one_table_and_keeps_the_result(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    archive(tmp_path, MARKED_UP, {"akn4un/one.xml": marked_up(BODY)})
    text = "The Security Council,\n\nRecalling its resolution 2331 (2016) of 20 December 2016,\n\n1. Decides to remain seized.\n"
    archive(tmp_path, TEXTS, {"text/S_RES_9999(2030).txt": text.encode()})
    gold, source = tmp_path / "gold", tmp_path / "source"
    (gold / "organs").mkdir(parents=True)
    source.mkdir()
    (source / "a.txt").write_text("The General Assembly,\n\nRecalling its resolution 64/293 of 30 July 2010,\n")
    (gold / "a.json").write_text(annotation("A/RES/99/2", "A/RES/64/293"))
    (gold / "organs" / "S_RES_9999(2030).json").write_text(
        annotation("S/RES/9999(2030)", "S/RES/2331(2016)", "S/RES/1(1946)")
    )
    (gold / "corpus-floors.toml").write_text("[links]\nrecall = 0.7\n[organs]\nf = 0.9\n")
    (gold / "judged.tsv").write_text("verdict\tvia\nright\tname\n")
    arguments = [str(gold), str(source), "--corpus", str(tmp_path)]
    assert main([*arguments, "--accept"]) == 1
    printed = capsys.readouterr()
    rows = [line.split() for line in printed.out.splitlines()]
    assert ["the", "UN's", "links", "1", "documents,", "4", "links", "recall", "0.7500", "0.700", "ok"] in rows
    assert ["citations", "1", "documents", "of", "other", "organs", "f", "0.6667", "0.900", "BELOW"] in rows
    assert ["judged", "citations", "via", "name", "precision", "1.0000"] in rows
    assert ["UNSC", "resolution", "1", "1", "1", "0", "1.000", "0.500", "0.667"] in rows
    assert "A/RES/71/2" in printed.out
    assert "f 0.6667 is below its floor 0.900" in printed.err
    result = gold / "last-result.tsv"
    kept = result.read_text(encoding="utf-8")
    result.write_text(kept.replace("lost links, clean\tone\tA/RES/71/2", "lost links, clean\tone\tA/RES/64/293"))
    (source / "a.txt").write_text("The General Assembly,\n\nRecalling its resolution 64/292 of 28 July 2010,\n")
    main(arguments)
    told = [line.split() for line in capsys.readouterr().out.splitlines()]
    assert ["lost", "citations", "a", "pp1", "A/RES/64/293"] in told
    assert ["gained", "citations", "a", "pp1", "A/RES/64/292", "(not", "annotated)"] in told
    assert ["lost", "lost", "links,", "clean", "one", "A/RES/71/2"] in told
    assert ["gained", "lost", "links,", "clean", "one", "A/RES/64/293"] in told


def test_a_sample_has_every_citation_in_its_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    archive(tmp_path, MARKED_UP, {"akn4un/A_RES_99_1.xml": marked_up(BODY)})
    archive(tmp_path, TEXTS, {"text/A_RES_99_2.txt": b"The General Assembly,\n\nRecalling its resolution 64/293,\n"})
    arguments = ["sample", "--corpus", str(tmp_path), "--count", "6", "--seed", "2"]
    assert main(arguments) == 0
    first = capsys.readouterr().out
    head, *rows = [line.split("\t") for line in first.splitlines()]
    assert head[:2] == ["verdict", "document"]
    assert len(rows) >= 3
    for row in rows:
        cells = dict(zip(head, row, strict=True))
        assert f"⟦{cells['surface']}⟧" in cells["sentence"]
        assert cells["verdict"] == ""
    assert {row[1] for row in rows} == {"A_RES_99_1", "A_RES_99_2"}
    assert main(arguments) == 0
    assert capsys.readouterr().out == first
