"""``tipgraph explain``: what it prints and with which exit code it ends."""

import json
from pathlib import Path

import pytest

from tipgraph.cli.application import run

DOCUMENT = Path(__file__).parent.parent / "data" / "documents" / "A_RES_76_186.txt"


def test_a_paragraph_is_explained_without_colour_in_a_pipe(capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["explain", str(DOCUMENT), "--paragraph", "op5"]) == 0
    out, err = capfd.readouterr()
    assert out.startswith(f"A/RES/76/186  {DOCUMENT}\n\nop5  operative\n")
    assert "its resolution ‹68/192›[2]" in out
    assert "[2] 68/192 → A/RES/68/192 (General Assembly resolution 68/192)" in out
    assert ("\033" in out, err) == (False, "")


def test_json_of_two_paragraphs(capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["explain", str(DOCUMENT), "--paragraph", "op5", "--paragraph", "pp9", "--format", "json"]) == 0
    found = json.loads(capfd.readouterr().out)
    assert [paragraph["label"] for paragraph in found["paragraphs"]] == ["pp9", "op5"]
    targets = {item["target"] for item in found["paragraphs"][1]["items"]}
    assert {"A/RES/68/192", "A/RES/64/293", "recall", "UNGA"} <= targets


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        ([DOCUMENT, "--paragraph", "op99"], 2, "has no paragraph 'op99'. It has op9, "),
        (["missing.txt"], 1, "missing.txt"),
    ],
)
def test_what_cannot_be_explained_is_told_in_one_line(
    capfd: pytest.CaptureFixture[str], arguments: list[object], code: int, words: str
) -> None:
    assert run(["explain", *map(str, arguments)]) == code
    out, err = capfd.readouterr()
    assert (out, err.count("\n")) == ("", 1)
    assert words in err
