"""The README shows what the commands print."""

import shlex
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


def examples() -> list[tuple[str, str]]:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    blocks = [block.partition("```")[0] for block in text.split("```console\n")[1:]]
    commands = [block.partition("\n") for block in blocks if block.startswith("$ .venv/bin/tipgraph ")]
    return [(command.removeprefix("$ .venv/bin/tipgraph "), printed) for command, _, printed in commands]


def test_the_readme_has_an_example_for_each_use() -> None:
    assert [shlex.split(command)[0] for command, _ in examples()] == ["query", "chain", "explain"]


@pytest.mark.parametrize(("command", "printed"), examples(), ids=lambda value: str(value)[:40].partition("\n")[0])
def test_the_readme_shows_what_a_command_prints(command: str, printed: str, built_store: str) -> None:
    arguments = shlex.split(command)
    if arguments[0] != "explain":
        arguments += ["--store", built_store]
    program = Path(sys.executable).with_name("tipgraph")
    done = subprocess.run([program, *arguments], capture_output=True, text=True, check=True, cwd=ROOT)
    assert done.stdout.rstrip() == printed.rstrip()
