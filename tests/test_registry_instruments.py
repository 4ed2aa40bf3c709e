import csv
import io
import re

import pytest

from tipgraph.errors import RegistryError
from tipgraph.registry import load_registry, name_key
from tipgraph.registry.instruments import COLUMNS, check_names, read_instruments
from tipgraph.symbols import describe

ROW = {
    "identifier": "A/RES/64/293",
    "title": "Plan of Action against Something",
    "kind": "plan",
    "adopted": "2010-07-30",
    "source": "A/RES/64/293",
}


def table(*rows: dict[str, str]) -> str:
    text = io.StringIO()
    writer = csv.DictWriter(text, COLUMNS, restval="", lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue()


@pytest.mark.parametrize(
    ("name", "identifier"),
    [
        ("United Nations Convention against Transnational Organized Crime", "UNTS/2225/39574"),
        ("the Convention on the Rights of the Child", "UNTS/1577/27531"),
        ("Trafficking in Persons Protocol", "UNTS/2237/39574"),
        ("1951 Convention relating to the Status of Refugees", "UNTS/189/2545"),
        ("Fourth Geneva Convention", "UNTS/75/973"),
        ("Forced Labour Convention, 1930 (No. 29)", "ILO/C029"),
        ("ILO Convention No. 182", "ILO/C182"),
        ("Worst Forms of Child Labour Convention, 1999", "ILO/C182"),
        ("Protocol of 2014 to the Forced Labour Convention, 1930 (No. 29)", "ILO/P029"),
        ("Forced Labour (Supplementary Measures) Recommendation, 2014 (No. 203)", "ILO/R203"),
        ("United Nations Global Plan of Action to Combat Trafficking in Persons", "A/RES/64/293"),
        ("2030 Agenda for Sustainable Development", "A/RES/70/1"),
        ("Universal Declaration of Human Rights", "A/RES/217(III)[A]"),
        ("Beijing Declaration and Platform for Action", "A/CONF.177/20/Rev.1"),
        ("Global Compact on Refugees", "A/73/12(PartII)"),
        ("Recommended Principles and Guidelines on Human Rights and Human Trafficking", "E/2002/68/Add.1"),
        ("African Charter on Human and Peoples' Rights", "UNTS/1520/26363"),
        ("Charter of the United Nations", "NAME:charter-of-the-united-nations"),
        ("Agenda 21", "A/CONF.151/26/Rev.1(Vol.I)"),
    ],
)
def test_a_name_leads_to_its_instrument(name: str, identifier: str) -> None:
    assert [instrument.identifier for instrument in load_registry().named(name)] == [identifier]


def test_the_year_tells_instruments_of_one_name_apart() -> None:
    registry = load_registry()
    name = "political declaration on the implementation of the United Nations Global Plan of Action to Combat Trafficking in Persons"
    assert {found.identifier for found in registry.named(name)} == {"A/RES/72/1", "A/RES/76/7"}
    assert [found.identifier for found in registry.named(name, 2017)] == ["A/RES/72/1"]
    assert [found.identifier for found in registry.named(name, 2021)] == ["A/RES/76/7"]
    assert [found.identifier for found in registry.named("Doha Declaration", 2015)] == ["A/RES/70/174"]


def test_a_collective_name_stands_for_all_its_instruments() -> None:
    named = load_registry().named
    conventions = {f"UNTS/75/{number}" for number in range(970, 974)}
    assert {found.identifier for found in named("Geneva Conventions of 12 August 1949", 1949)} == conventions
    assert {found.identifier for found in named("the International Covenants on Human Rights")} == {
        "UNTS/999/14668",
        "UNTS/993/14531",
    }


def test_where_an_instrument_stands_in_its_host() -> None:
    registry = load_registry()
    parts = {i.identifier: i.part for i in registry.instruments if i.identifier in {"A/RES/72/1", "A/RES/76/7"}}
    assert parts == {"A/RES/72/1": "body", "A/RES/76/7": "annex"}


def test_protocols_know_what_they_supplement() -> None:
    supplements = {
        instrument.identifier
        for instrument in load_registry().instruments
        if instrument.supplements == "UNTS/2225/39574"
    }
    assert supplements == {"UNTS/2237/39574", "UNTS/2241/39574", "UNTS/2326/39574"}
    known = load_registry().by_identifier
    assert all(i.supplements in known for i in load_registry().instruments if i.supplements)


def test_a_treaty_series_pair_leads_to_the_labour_instrument() -> None:
    assert load_registry().canonical("UNTS/39/612") == "ILO/C029"
    assert load_registry().canonical("UNTS/2225/39574") == "UNTS/2225/39574"
    assert load_registry().canonical("A/RES/99/999") == "A/RES/99/999"


def test_every_row_has_a_source_and_a_sound_identifier() -> None:
    instruments = load_registry().instruments
    assert len({i.identifier for i in instruments if i.identifier.startswith("UNTS/")}) >= 60
    assert len([i for i in instruments if i.kind not in {"treaty", "labour-instrument"}]) >= 150
    for instrument in instruments:
        assert instrument.source
        assert describe(instrument.identifier).identifier == instrument.identifier
        assert instrument.title in (*instrument.names, *instrument.shared_names)
        if instrument.identifier.startswith("UNTS/"):
            assert "unverified" not in instrument.source


def test_every_pair_of_the_treaty_series_is_counted_or_marked() -> None:
    """The footnotes confirm the pair, or the row says which pair they do not confirm."""
    pairs = 0
    for instrument in load_registry().instruments:
        for identifier in (instrument.identifier, *instrument.same_as):
            if not identifier.startswith(("UNTS/", "LNTS/")):
                continue
            pairs += 1
            _, volume, number = identifier.split("/")
            marked = f"not confirmed: Treaty Series, vol. {volume}, No. {number.partition('-')[0]}" in instrument.source
            counted = re.fullmatch(r"UN footnotes, (once|\d+ times)", instrument.source)
            assert marked or counted, (identifier, instrument.source)
    assert pairs > 150


def test_treaties_have_dates_parents_short_names_and_depositary_references() -> None:
    treaties = [i for i in load_registry().instruments if i.kind == "treaty"]
    assert len(treaties) >= 60
    assert len([i for i in treaties if i.year]) >= 60
    assert len([i for i in treaties if i.supplements]) >= 30
    assert len([i for i in treaties if i.short_names]) >= 60
    assert len([i for i in treaties if i.depositary]) >= 60
    protocol = load_registry().by_identifier["UNTS/2237/39574"][0]
    assert (protocol.depositary, protocol.supplements) == ("XVIII-12-a", "UNTS/2225/39574")


def test_named_instruments_say_their_host() -> None:
    named = [i for i in load_registry().instruments if i.kind not in {"treaty", "labour-instrument"}]
    hosted = [i for i in named if i.part is not None and not i.identifier.startswith("NAME:")]
    assert len(hosted) >= 60
    [declaration] = [i for i in named if i.identifier == "A/RES/72/1"]
    assert declaration.draft_host == "A/RES/71/319"


def test_names_are_compared_without_blanks_case_quotes_and_article() -> None:
    assert name_key("The  Charter of\nthe “Peoples’” Non‑Proliferation") == name_key(
        'charter of the "peoples\'" non-proliferation'
    )


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"identifier": "64/293"}, "identifier"),
        ({"identifier": "A/RES/217 A (III)"}, "Write A/RES/217(III)[A]"),
        ({"source": ""}, "source is missing"),
        ({"title": ""}, "title is missing"),
        ({"kind": "poem"}, "unknown kind"),
        ({"adopted": "30 July 2010"}, "no date"),
        ({"part": "cover"}, "unknown part"),
        ({"supplements": "Convention"}, "no identifier"),
        ({"draft_host": "71/319"}, "identifier"),
        ({"depositary": "18.12.a"}, "no depositary reference"),
    ],
)
def test_a_bad_row_is_named_with_file_line_and_remedy(change: dict[str, str], words: str) -> None:
    good = ROW | {"identifier": "A/RES/70/1", "title": "Other"}
    with pytest.raises(RegistryError) as caught:
        read_instruments(table(good, ROW | change), "some.csv")
    assert "some.csv, line 3" in caught.value.message
    assert caught.value.remedy
    assert words in str(caught.value)


def test_missing_columns_and_cells_are_refused() -> None:
    with pytest.raises(RegistryError, match="line 1"):
        read_instruments("identifier,title\nA/RES/64/293,Plan\n", "some.csv")
    with pytest.raises(RegistryError, match="wrong number of cells"):
        read_instruments(table(ROW) + "A/RES/70/1,Convention on X, Y\n", "some.csv")


def test_a_name_that_two_instruments_claim_is_refused() -> None:
    rival = ROW | {"identifier": "A/RES/70/1", "title": "Other", "names": "the plan of action AGAINST something"}
    with pytest.raises(RegistryError, match=r"claimed by A/RES/64/293 and A/RES/70/1"):
        check_names(read_instruments(table(ROW, rival), "some.csv"))


def test_a_shared_name_needs_different_years() -> None:
    shared = ROW | {"shared_names": ROW["title"]}
    later = shared | {"identifier": "A/RES/70/1", "adopted": "2015"}
    check_names(read_instruments(table(shared, later), "some.csv"))
    for twin in (later | {"adopted": "2010"}, later | {"adopted": ""}):
        with pytest.raises(RegistryError, match="year of adoption"):
            check_names(read_instruments(table(shared, twin), "some.csv"))


def test_a_collective_name_must_not_name_one_instrument_alone() -> None:
    other = ROW | {"identifier": "A/RES/70/1", "title": "Other", "collective_names": ROW["title"]}
    with pytest.raises(RegistryError, match="collective name"):
        check_names(read_instruments(table(ROW, other), "some.csv"))
