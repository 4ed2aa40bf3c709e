"""The pinned requirements fit what the project declares, and name no machine."""

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement

TOP = Path(__file__).parent.parent
PROJECT = tomllib.loads((TOP / "pyproject.toml").read_text(encoding="utf-8"))["project"]
PINNED = re.compile(r"^([a-z0-9.-]+)==(\S+)", re.MULTILINE)


def pins(name: str) -> dict[str, str]:
    return dict(PINNED.findall((TOP / name).read_text(encoding="utf-8")))


@pytest.mark.parametrize(
    ("lock", "declared"),
    [
        ("requirements.lock", PROJECT["dependencies"]),
        ("requirements-dev.lock", [*PROJECT["dependencies"], *PROJECT["optional-dependencies"]["dev"]]),
    ],
)
def test_what_is_declared_is_pinned(lock: str, declared: list[str]) -> None:
    pinned = pins(lock)
    wrong = [
        text
        for text in declared
        if (requirement := Requirement(text)) and pinned.get(requirement.name, "0") not in requirement.specifier
    ]
    assert wrong == [], "make lock pins them again"


def test_the_developers_run_what_users_run() -> None:
    users, developers = pins("requirements.lock"), pins("requirements-dev.lock")
    assert {name: developers.get(name) for name in users} == users


@pytest.mark.parametrize("lock", ["requirements.lock", "requirements-dev.lock"])
def test_pins_carry_hashes_and_no_address(lock: str) -> None:
    text = (TOP / lock).read_text(encoding="utf-8")
    entries = re.split(r"^(?=[a-z0-9.-]+==)", text, flags=re.MULTILINE)[1:]
    assert all("--hash=sha256:" in entry for entry in entries)
    assert re.search(r"://|index-url|find-links|trusted-host", text) is None
