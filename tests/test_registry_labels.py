"""Names in the other official languages: complete, of things that exist, in the right script."""

import unicodedata
from collections import defaultdict

import pytest

from tipgraph.errors import RegistryError
from tipgraph.registry import load_registry
from tipgraph.registry.instruments import component_identifier
from tipgraph.registry.labels import LANGUAGES, load_labels, read_labels

HEADER = "type,identifier,language,label\n"
GOOD = "body,UNSC,fr,Conseil de sécurité\n"
SCRIPTS = {"ar": "ARABIC", "es": "LATIN", "fr": "LATIN", "ru": "CYRILLIC", "zh": "CJK"}


def test_whatever_has_a_name_in_one_language_has_it_in_all() -> None:
    found: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for label in load_labels():
        found[label.type, label.identifier].add(label.language)
    assert len(found) >= 60
    assert all(languages == set(LANGUAGES) for languages in found.values())


def test_every_name_is_of_something_that_the_registries_know() -> None:
    registry = load_registry()
    known = {("body", body.identifier) for body in registry.bodies}
    for instrument in registry.instruments:
        identifier = component_identifier(instrument) if instrument.part else instrument.identifier
        known.add(("instrument", identifier))
    assert {(label.type, label.identifier) for label in load_labels()} <= known


def test_principal_organs_and_main_treaties_are_there() -> None:
    named = {label.identifier for label in load_labels()}
    assert {
        "UNGA",
        "UNSC",
        "ECOSOC",
        "ICJ",
        "secretariat",
        "trusteeship-council",
        "HRC",
        "CCPCJ",
        "CND",
        "CSW",
    } <= named
    assert {f"UNTS/{pair}" for pair in ("1249/20378", "1577/27531", "999/14668", "993/14531", "2225/39574")} <= named
    assert {
        "UNTS/2237/39574",
        "NAME:universal-declaration-of-human-rights",
        "NAME:charter-of-the-united-nations",
    } <= named


def test_every_name_is_written_in_the_script_of_its_language() -> None:
    for label in load_labels():
        letters = [character for character in label.label if character.isalpha()]
        right = [letter for letter in letters if unicodedata.name(letter).startswith(SCRIPTS[label.language])]
        assert right == letters, label
        assert label.label == " ".join(label.label.split())
        assert "'" not in label.label


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        ("a,b\n", "wrong columns"),
        (HEADER + "body,UNSC,fr\n", "line 2: not 4 filled fields"),
        (HEADER + "body,UNSC,fr,\n", "line 2: not 4 filled fields"),
        (HEADER + GOOD.replace("body", "person"), "unknown type 'person'"),
        (HEADER + GOOD.replace("fr", "de"), "'de' is no language here"),
        (HEADER + GOOD + GOOD, "line 3: UNSC has a label in fr"),
    ],
)
def test_a_damaged_file_is_refused_with_place_and_remedy(rows: str, words: str) -> None:
    with pytest.raises(RegistryError, match=words) as error:
        read_labels(rows, "mine.csv")
    assert "mine.csv" in error.value.message
    assert error.value.remedy
