"""The tokenizer, normalisation, and the contract of the extractor's JSON on the documents of the project."""

import json
from importlib.resources.abc import Traversable

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st

from tipgraph.documents import read_bytes
from tipgraph.errors import SymbolError
from tipgraph.extraction import Extractor, to_json
from tipgraph.extraction.text import normalised
from tipgraph.extraction.tokenizer import UnitedNationsTokenizer
from tipgraph.resources import resource_folder
from tipgraph.symbols import parse

TOKENIZER = UnitedNationsTokenizer(spacy.blank("en").vocab)


@given(st.text(max_size=300))
def test_tokens_give_the_text_back(text: str) -> None:
    assert TOKENIZER(text).text == text


@given(st.text(max_size=300))
def test_normalisation_keeps_every_offset(text: str) -> None:
    assert len(normalised(text)) == len(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("see A/RES/64/293.", ["see", "A/RES/64/293", "."]),
        ("its resolution 64/293, E/2002/68/Add.1", ["its", "resolution", "64/293", ",", "E/2002/68/Add.1"]),
        ("2331 (2016)", ["2331", "(", "2016", ")"]),
        ("pornography7 and", ["pornography", "7", "and"]),
        ("Action,22", ["Action", ",", "22"]),
        ("the child’s well-being", ["the", "child’s", "well-being"]),
        ("S-27/2", ["S-27/2"]),
        ("Target 8.7", ["Target", "8.7"]),
    ],
)
def test_symbols_are_single_tokens(text: str, expected: list[str]) -> None:
    assert [token.text for token in TOKENIZER(text)] == expected


def documents() -> list[Traversable]:
    return sorted((f for f in resource_folder("documents").iterdir() if f.name[0] != "R"), key=lambda f: f.name)


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor()


@pytest.mark.parametrize("document", documents(), ids=lambda f: f.name)
def test_offsets_of_the_project_s_documents(extractor: Extractor, document: Traversable) -> None:
    found = to_json(extractor.extract(read_bytes(document.read_bytes(), document.name)))
    json.dumps(found)
    texts = {p["label"]: p["text"] for p in found["paragraphs"]}
    assert len(texts) == len(found["paragraphs"])
    notes = {(n["paragraph"], n["mark"]): n["text"] for n in found["notes"]}
    places = [*found["citations"], *found["mentions"], *found["memberships"], *found["unresolved"]]
    assert len(places) > 50
    for place in places:
        if place["note"] is None:
            text = texts[place["paragraph"]]
        else:
            text = notes.get((place["paragraph"], place["note"])) or next(
                t for (_, mark), t in notes.items() if mark == place["note"]
            )
        assert text[place["start"] : place["end"]] == place["surface"]


def test_every_link_that_the_assembly_printed_in_76_186_is_a_target(extractor: Extractor) -> None:
    document = resource_folder("documents").joinpath("A_RES_76_186.txt")
    extraction = extractor.extract(read_bytes(document.read_bytes(), "A_RES_76_186.txt"))
    printed = set()
    for link in extraction.document.links:
        try:
            printed.add(parse(link.partition("undocs.org/en/")[2]).identifier)
        except SymbolError:
            pytest.fail(f"no symbol in the printed link {link}")
    assert len(printed) >= 28
    assert printed <= {citation.target for citation in extraction.citations}
