"""From marked-up resolutions to text and links, on tiny documents."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaluation_samples import archive, link, marked_up, note
from tipgraph.documents.addresses import named_symbol
from tipgraph.errors import DocumentError
from tipgraph.evaluation.__main__ import main
from tipgraph.evaluation.corpus import MARKED_UP, read_archive
from tipgraph.evaluation.damage import COLUMNS, damage
from tipgraph.evaluation.rendering import RULE, Link, render


def test_numbers_are_printed_and_notes_follow_at_the_end_of_the_page() -> None:
    body = f"""<preamble><container><p>Recalling the <span>Plan</span>,{note(1, "Resolution 9/1.")}</p></container></preamble>
        <mainBody><paragraph><num> 1.</num><content><p>Decides</p><list><point><num>(a)</num><content><p>To act;<sup>1</sup>
        </p></content></point></list></content></paragraph></mainBody>"""
    rendering = render(marked_up(body), "x")
    assert rendering.text.split("\n\n") == [
        "A/RES/99/1",
        "Recalling the Plan,¹",
        "1. Decides",
        "(a) To act;¹",
        RULE,
        "¹ Resolution 9/1.",
    ]
    assert (rendering.symbol, rendering.kind, rendering.name) == ("A/RES/99/1", "resolution", "x")


def test_links_are_taken_out_and_listed() -> None:
    body = f"""<p>its resolutions {link("A/RES/70/1", "70/1")} and <a href="https://example.org/A/RES/1/1">more</a>{note(1, link("A/76/120", "A/76/120"))}</p>"""
    rendering = render(marked_up(body), "x")
    assert "its resolutions 70/1 and more¹" in rendering.text
    assert "http" not in rendering.text
    assert rendering.links == (Link("A/RES/70/1", "70/1", False), Link("A/76/120", "A/76/120", True))


def test_a_link_cut_in_two_is_one() -> None:
    body = f"<p>{link('A/RES/70/1', '70')}{link('A/RES/70/1', '/1')} and {link('A/RES/70/1', '70/1')}</p>"
    assert [each.anchor for each in render(marked_up(body), "x").links] == ["70/1", "70/1"]


def test_long_documents_have_several_pages() -> None:
    body = "".join(f"<p>{'word ' * 400}{note(number, 'See it.')}</p>" for number in range(1, 4))
    assert render(marked_up(body), "x").text.count(RULE) == 2


@pytest.mark.parametrize(
    ("address", "target"),
    [
        ("https://undocs.org/en/A/RES/70/1", "A/RES/70/1"),
        ("http://undocs.org/A/CONF.157/24(PartI)", "A/CONF.157/24(PartI)"),
        ("https://docs.un.org/en/S/RES/2500%20(2019)", "S/RES/2500 (2019)"),
        ("https://undocs.org/en//en/A/RES/217(III)", "A/RES/217(III)"),
        ("https://www.undocs.org/Home/Mobile?FinalSymbol=A%2FRES%2F77%2F232&Language=E", "A/RES/77/232"),
        ("https://example.org/A/RES/70/1", None),
        ("https://[undocs.org/A/RES/70/1", None),
        ("#note", None),
        ("", None),
    ],
)
def test_which_symbol_an_address_names(address: str, target: str | None) -> None:
    assert named_symbol(address) == target


@pytest.mark.parametrize(
    "data",
    [
        b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>',
        '<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE a><a/>'.encode("utf-16"),
        b"<a>",
        b"",
    ],
)
def test_what_is_no_plain_xml_is_refused_by_name(data: bytes) -> None:
    with pytest.raises(DocumentError, match=r"^x: "):
        render(data, "x")


WORDS = st.lists(st.text("abcdefgh", min_size=1, max_size=12), min_size=1, max_size=120).map(" ".join)


@given(st.lists(WORDS, min_size=1, max_size=6), st.text(max_size=5))
def test_damage_keeps_every_letter_and_is_always_the_same(blocks: list[str], seed: str) -> None:
    text = "\n\n".join([*(f"{block},{'¹²³'[number % 3]}" for number, block in enumerate(blocks)), RULE, "¹ a", "² b"])
    damaged = damage(text, seed)
    assert damaged == damage(text, seed)
    digits = str.maketrans("¹²³", "123")
    assert sorted("".join(damaged.split())) == sorted("".join(text.translate(digits).split()))
    assert all(len(line) <= COLUMNS for line in damaged.split("\n"))


def test_damage_glues_marks_splits_words_and_puts_notes_into_sentences() -> None:
    paragraph = " ".join(["committee"] * 600)
    text = f"Recalling the Plan,¹\n\n{paragraph}\n\n{RULE}\n\n¹ Resolution 9/1."
    lines = damage(text, "A/RES/99/1").split("\n\n")
    assert lines[0] == "Recalling the Plan,1"
    place = lines.index(RULE)
    assert lines[place + 1] == "1 Resolution 9/1."
    assert lines[place - 1].startswith("committee")
    assert lines[place + 2].startswith("committee")
    pieces = [word for line in lines for word in line.split() if word in {"committee"[:n] for n in range(1, 9)}]
    assert 1 <= len(pieces) <= 12
    assert damage(text, "A/RES/99/2") != damage(text, "A/RES/99/1")


def test_the_command_writes_the_renderings_of_a_corpus(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    data = marked_up(f"<p>its resolution {link('A/RES/70/2', '70/1')}</p>")
    archive(tmp_path, MARKED_UP, {"akn4un/one.xml": data})
    assert [file.stem for file in read_archive(tmp_path, MARKED_UP)] == ["one"]
    output = tmp_path / "out"
    assert main(["render", "--corpus", str(tmp_path), "--output", str(output)]) == 0
    assert (output / "one.txt").read_text(encoding="utf-8") == "A/RES/99/1\n\nits resolution 70/1\n"
    assert (output / "links.tsv").read_text(encoding="utf-8").splitlines()[1].split("\t") == [
        "one",
        "A/RES/99/1",
        "A/RES/70/2",
        "70/1",
        "0",
        "the address has other numbers than the words",
    ]
    assert main(["render", "--corpus", str(tmp_path / "nowhere"), "--output", str(output)]) == 1
    assert "Name a folder that holds" in capsys.readouterr().err
