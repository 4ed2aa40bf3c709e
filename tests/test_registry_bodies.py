import pytest

from tipgraph.errors import RegistryError
from tipgraph.registry.bodies import load_bodies, read_bodies
from tipgraph.symbols import describe, slug

HEADER = "identifier,name,acronym,aliases,parent,established_by,category,page,wikidata,source\n"


def test_registry_knows_the_bodies_of_the_field() -> None:
    bodies = {body.identifier: body for body in load_bodies()}
    assert len(bodies) >= 250
    assert bodies["UNODC"].name == "United Nations Office on Drugs and Crime"
    assert bodies["ICAT"].acronym == "ICAT"
    assert bodies["HRC"].parent == "UNGA"
    for identifier in ("UNGA", "ECOSOC", "UNSC", "CCPCJ", "OSCE", "CBSS", "CoE", "UN-Women", "world-bank", "ICMPD"):
        assert identifier in bodies


def test_identifiers_are_acronyms_or_slugs_of_the_name() -> None:
    for body in load_bodies():
        assert body.identifier == slug(body.name) or len(body.identifier) <= 13, body
        if body.acronym is not None:
            assert body.acronym == body.identifier or body.acronym.isupper(), body


def test_acronyms_are_no_names_and_instruments_are_no_bodies() -> None:
    for body in load_bodies():
        assert " " not in (body.acronym or "")
        assert "Charter" not in body.name.split()[:1]


def test_every_parent_is_a_body_and_no_body_is_its_own_ancestor() -> None:
    parents = {body.identifier: body.parent for body in load_bodies()}
    for identifier in parents:
        seen, at = set(), identifier
        while at is not None:
            assert at not in seen
            seen.add(at)
            at = parents[at]


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        ("wrong\n", "wrong columns"),
        (HEADER + "A,Alpha,,,,office\n", "not 10 fields"),
        (HEADER + "A,,,,,,office,,,x\n", "name is empty"),
        (HEADER + "A,Alpha,,,,,office,,,x\nA,Beta,,,,,office,,,x\n", "stands twice"),
        (HEADER + "A,Alpha,,,,,office,,,x\nB,Beta,,ALPHA,,,office,,,x\n", "also names 'A'"),
        (HEADER + "A,Alpha,,,Z,,office,,,x\n", "parent 'Z'"),
    ],
)
def test_damaged_files_are_refused_with_place_and_remedy(rows: str, words: str) -> None:
    with pytest.raises(RegistryError, match=words) as error:
        read_bodies(rows, "mine.csv")
    assert "mine.csv" in error.value.message
    assert error.value.remedy


def test_rows_are_read_as_written() -> None:
    (body, parent) = read_bodies(
        HEADER
        + "UNX,United Nations X,UNX,X Office| Xes ,UN,A/RES/1/1,office,https://x.example/,Q1,Chart\nUN,United Nations,UN,,,,organization,,,Charter\n"
    )
    assert body.names == ("United Nations X", "X Office", "Xes")
    assert (body.parent, parent.parent) == ("UN", None)
    assert (body.page, body.wikidata, parent.page) == ("https://x.example/", "Q1", None)


def test_what_set_a_body_up_is_an_instrument() -> None:
    founded = {body.identifier: body.established_by for body in load_bodies() if body.established_by}
    assert len(founded) >= 40
    assert (founded["HRC"], founded["CRC"]) == ("A/RES/60/251", "UNTS/1577/27531")
    for identifier in founded.values():
        assert describe(identifier).identifier == identifier


def test_pages_and_numbers_are_of_one_body_each() -> None:
    pages = [body.page for body in load_bodies() if body.page]
    numbers = [body.wikidata for body in load_bodies() if body.wikidata]
    assert len(pages) == len(set(pages)) >= 60
    assert len(numbers) == len(set(numbers)) >= 20
    assert all(page.startswith("https://") for page in pages)
    assert all(number[0] == "Q" and number[1:].isdigit() for number in numbers)
