from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extraction_documents import bodies_of, document, surfaces_hold
from tipgraph.extraction.body_short_forms import shortens
from tipgraph.registry.bodies import load_bodies


def ids(*texts: str, organ: str | None = "UNGA", own_tokenizer: bool = True) -> list[str]:
    made = document(*texts, organ=organ)
    found = bodies_of(made, own_tokenizer)
    assert surfaces_hold(made, found)
    return [mention.id for mention in found]


@pytest.mark.parametrize("own_tokenizer", [True, False])
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Invites the United Nations Children’s Fund and UNHCR’s partners to help", ["UNICEF", "UNHCR"]),
        ("the Organization for Security and Co-operation in Europe's work", ["OSCE"]),
        ("the work of ICAT, the Committee Against Torture and the World Bank", ["ICAT", "CAT", "world-bank"]),
        ("Recalling General Assembly resolution 64/293", ["UNGA"]),
        ("the United Nations Office on Drugs and Crime (UNODC) as its coordinator", ["UNODC"]),
    ],
)
def test_known_names_are_found_by_either_tokenizer(text: str, expected: list[str], own_tokenizer: bool) -> None:
    assert ids(text, own_tokenizer=own_tokenizer) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Member States, States parties and civil society of the United Nations",
        "See UNEP/EA.5/Res.14 and CEDAW/C/GC/38",
        "See Official Records of the General Assembly, Seventy-fifth Session",
        "those who ask which office or committee it is",
        "the Beijing Declaration and Platform for Action",
        "Requests the Government of Colombia to consult the Russian Federation",
        "the resolution entitled “Strengthening the role of the United Nations Children’s Fund in emergencies”",
    ],
)
def test_what_is_no_body_is_left_alone(text: str) -> None:
    assert ids(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "the Special Rapporteur of the Human Rights Council on trafficking in persons, especially women and children, as well as others",
            ["Special Rapporteur on trafficking in persons, especially women and children"],
        ),
        (
            "the report of the Special Rapporteur of the Council on contemporary forms of slavery, which was submitted",
            ["Special Rapporteur on contemporary forms of slavery, including its causes and consequences"],
        ),
        (
            "the Special Rapporteur on the situation of human rights in Ruritania to submit a report",
            ["Special Rapporteur on the situation of human rights in Ruritania"],
        ),
        (
            "the Special Rapporteurs on the right to food and on the right to education, and the Special Representative "
            "of the Secretary-General on Violence against Children",
            [
                "Special Rapporteur on the right to food",
                "Special Rapporteur on the right to education",
                "Special Representative of the Secretary-General on Violence against Children",
            ],
        ),
        (
            "the Independent Expert on the protection of lighthouse keepers, their families and lamps, and requests him",
            ["Independent Expert on the protection of lighthouse keepers"],
        ),
        (
            "the open questions before the Open-ended Working Group on the safety of lighthouses at its session",
            ["Open-ended Working Group on the safety of lighthouses"],
        ),
    ],
)
def test_mandate_holders_end_where_their_subject_ends(text: str, expected: list[str]) -> None:
    assert [mention.label for mention in bodies_of(document(text))] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("by the Committee on Lighthouses and Beacons and the Harbour Board", ["Committee on Lighthouses and Beacons"]),
        ("Recalling Lighthouse Safety Commission decision 3", ["Lighthouse Safety Commission"]),
        (
            "the International Organization for Migration Global Assistance Fund",
            ["International Organization for Migration Global Assistance Fund"],
        ),
        ("of the European Union Anti-Trafficking Coordinator with it", ["European Union Anti-Trafficking Coordinator"]),
        ("the Department of Peace Operations of the Secretariat", ["Department of Peace Operations"]),
        (
            "the Committee on Economic, Legal and Harbour Matters, Ruritania",
            ["Committee on Economic, Legal and Harbour Matters"],
        ),
        (
            "the Security Council Committee established pursuant to resolutions 1267 (1999) and 1989 (2011) concerning them",
            ["Security Council Committee established pursuant to resolutions 1267 (1999) and 1989 (2011)"],
        ),
        (
            "the Conference of the Parties to the UN Convention Against Transnational Organized Crime to continue",
            ["Conference of the Parties to the United Nations Convention against Transnational Organized Crime"],
        ),
        (
            "the Bali Process on People Smuggling, Trafficking in Persons and Related Transnational Crime.",
            ["Bali Process on People Smuggling, Trafficking in Persons and Related Transnational Crime"],
        ),
    ],
)
def test_offices_are_read_by_shape(text: str, expected: list[str]) -> None:
    assert [mention.label for mention in bodies_of(document(text))] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("by the Office for West Harbour and the Sandbanks to report", ["Office for West Harbour and the Sandbanks"]),
        (
            "the Committee on the Prevention of Wrecks and the Treatment of Sailors is to meet",
            ["Committee on the Prevention of Wrecks and the Treatment of Sailors"],
        ),
        (
            "the Special Representative for West Harbour and the Sandbanks and Head of the World Bank",
            ["Special Representative for West Harbour and the Sandbanks", "World Bank"],
        ),
        ("the Committee on Lighthouses and the World Bank", ["Committee on Lighthouses", "World Bank"]),
        ("the Committee on Lighthouses and the Harbour Treaty", ["Committee on Lighthouses"]),
        ("the Committee on Lighthouses and the Sail and Row Festival", ["Committee on Lighthouses"]),
        ("adopted by the Committee on Lighthouses of the 2025 Harbour Plan", ["Committee on Lighthouses"]),
        ("the Committee for the 2025 Harbour Games", ["Committee for the 2025 Harbour Games"]),
        ("that the Committee on Lighthouses met and the Sailors were glad", ["Committee on Lighthouses"]),
        (
            "the Committee on Lighthouses and the Sail and Oar Organization",
            ["Committee on Lighthouses", "Sail and Oar Organization"],
        ),
        ("praises the Committee on Lighthouses and the Sailors were glad", ["Committee on Lighthouses"]),
    ],
)
def test_a_name_goes_on_over_and_the_unless_something_else_begins(text: str, expected: list[str]) -> None:
    assert [mention.label for mention in bodies_of(document(text))] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("through the Ruritania Support Group and the Support Group", ["Ruritania Support Group"] * 2),
        ("the Ruritanian Interim Administration of the port", ["Ruritanian Interim Administration"]),
        ("the International Harbour Assistance Force in the port", ["International Harbour Assistance Force"]),
        ("the Sub-Committee on Lighthouses and its", ["Sub-Committee on Lighthouses"]),
        ("the Harbour Working Party on Lighthouses", ["Harbour Working Party on Lighthouses"]),
        ("the United Nations Lighthouse Division", ["United Nations Lighthouse Division"]),
        ("the Ruritanian Political Dialogue Forum", ["Ruritanian Political Dialogue Forum"]),
        ("the 5+5 Joint Military Commission", ["5+5 Joint Military Commission"]),
        ("the Ruritanian House of Representatives", ["House of Representatives"]),
        ("the Harbour Coalition to Reduce Short-lived Lamps", ["Harbour Coalition to Reduce Short-lived Lamps"]),
        ("the administration of the Force Commander, the Administration of Justice, entry into Force", []),
        ("at United Nations Headquarters in New York", []),
    ],
)
def test_what_an_office_is_called_by(text: str, expected: list[str]) -> None:
    assert [mention.label for mention in bodies_of(document(text))] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the Governing Council of the United Nations Environment Programme", None),
        ("the General Conference of the International Labour Organization", None),
        ("the Executive Committee of the Lighthouse Commissioner's Programme", None),
        ("the Harbour Planning Unit in the Office of Legal Affairs", None),
        ("the Committee of Permanent Representatives to the United Nations Environment Programme", None),
        ("the Third General Conference of the World Bank", "World Bank"),
    ],
)
def test_the_longest_name_wins(text: str, expected: str | None) -> None:
    (found,) = bodies_of(document(text))
    assert found.label == (expected or text.removeprefix("the "))


def test_a_working_group_keeps_its_subject_and_takes_no_other() -> None:
    name = "Open-ended Working Group on security of and in the use of lighthouses"
    assert [m.label for m in bodies_of(document(f"within the {name}, and"))] == [name]
    later = document(
        f"the {name}, and", "exchanging views at the Open-ended Working Group on a dialogue of sailors, and"
    )
    assert [m.label for m in bodies_of(later)] == [name, name]


def test_a_special_representative_without_a_subject() -> None:
    name = "Special Representative of the Secretary-General"
    assert ids(f"supports the {name} in his work") == ["special-representative-of-the-secretary-general"]
    texts = (f"the {name} (SRSG) for Ruritania, whose work as SRSG it praises", f"SRSG and {name}")
    assert ids(*texts) == ["special-representative-of-the-secretary-general-for-ruritania"] * 4


def test_the_centre_is_the_one_that_the_document_named() -> None:
    named = "the Regional Centre for Lighthouses in Ruritania"
    assert (
        ids(named, "and", "and", "invites the Centre to report")[-1] == "regional-centre-for-lighthouses-in-ruritania"
    )
    assert ids(named, "the Harbour Centre for Sailors", "and", "invites the Centre to report")[2:] == []


def test_a_short_form_is_rather_the_beginning_of_a_name_than_words_out_of_it() -> None:
    named = "the Special Committee on Lighthouses and the Special Harbour and Sailors Committee"
    assert ids(named, "and", "Requests the Special Committee to report")[-1] == "special-committee-on-lighthouses"


def test_conference_of_the_parties_to_the_convention_is_the_one_just_named() -> None:
    found = ids(
        "in accordance with the United Nations Convention against Transnational Organized Crime, the Conference of the "
        "Parties to the Convention is established, and the Conference of the Parties decided"
    )
    assert (
        found
        == ["conference-of-the-parties-to-the-united-nations-convention-against-transnational-organized-crime"] * 2
    )


def test_short_forms_point_back_to_one_body() -> None:
    assert ids(
        "the Inter-Agency Coordination Group against Trafficking in Persons", "members of the Coordination Group"
    ) == ["ICAT", "ICAT"]
    assert ids("the United Nations Office on Drugs and Crime and the donors to the Office") == ["UNODC", "UNODC"]
    assert ids("the Human Rights Council", "reports of the Council", organ=None) == ["HRC", "HRC"]
    assert ids("its report to the Assembly", organ="ECOSOC") == ["UNGA"]


def test_short_forms_with_two_antecedents_are_not_claimed() -> None:
    both = "the United Nations Office on Drugs and Crime and the Office of Legal Affairs"
    assert ids(f"{both} and the budget of the Office") == ["UNODC", "OLA"]
    assert ids(both, "Notes that", "the Office") == ["UNODC", "OLA"]


def test_the_council_is_the_speaking_organ_unless_the_paragraph_names_another() -> None:
    assert ids("Economic and Social Council", "reports to the Council", organ="HRC") == ["ECOSOC", "HRC"]
    assert ids("Economic and Social Council resolutions and Council decisions", organ="HRC") == ["ECOSOC", "ECOSOC"]


def test_office_of_the_high_commissioner_depends_on_what_was_named() -> None:
    assert ids("the Office of the High Commissioner", organ="HRC") == ["OHCHR"]
    assert ids("the Office of the High Commissioner", organ="UNGA") == []
    assert (
        ids("the Office of the United Nations High Commissioner for Refugees", "the Office of the High Commissioner")
        == ["UNHCR"] * 2
    )


def test_a_title_alone_points_back_to_its_one_holder() -> None:
    named = "the Special Rapporteur on the right to food"
    assert [m.label for m in bodies_of(document(named, "Requests the Special Rapporteur to report"))] == [
        "Special Rapporteur on the right to food"
    ] * 2
    two = f"{named} and the Special Rapporteur on the right to education"
    assert len(ids(two, "Requests the Special Rapporteur to report")) == 2


def test_short_forms_that_the_document_defines_itself() -> None:
    other = "the Committee on Contributions and the Committee on Harbours"
    defined = "the Committee on Lighthouses (“the Committee”)"
    assert ids(defined, other, "Requests the Committee to meet")[-1] == "committee-on-lighthouses"
    assert (
        ids("the Committee on Lighthouses", other, "and", "Requests the Committee to meet")[-1]
        == "committee-on-harbours"
    )


def test_trust_fund_in_lower_case() -> None:
    name = "united-nations-voluntary-trust-fund-for-victims-of-trafficking-in-persons-especially-women-and-children"
    assert ids(
        "the United Nations voluntary trust fund for victims of trafficking in persons, especially women and children, and "
        "contributions to the trust fund"
    ) == [name, name]


def test_acronyms_are_learned_in_parentheses() -> None:
    assert ids("the Committee on Lighthouses (COLI) met", "Notes what COLI did") == ["committee-on-lighthouses"] * 2
    assert ids("Notes what COLI did") == []


def test_an_acronym_counts_in_the_paragraph_that_gives_it_from_there_on() -> None:
    text = "What COLI did: the Committee on Lighthouses (COLI) met, and COLI’s budget grew"
    found = bodies_of(document(text))
    assert [mention.surface for mention in found] == ["Committee on Lighthouses", "COLI"]
    assert found[1].start > text.index("met")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“The Security Council welcomes the work of the World Bank.”", ["UNSC", "world-bank"]),
        (
            "“The Security Council recalls “The World Bank and its friends” and asks the World Bank",
            ["UNSC", "world-bank"],
        ),
        ("“The Security Council welcomes the work of the World Bank.", ["UNSC", "world-bank"]),
        ("says “Yes” to the World Bank and “No” to UNHCR", ["world-bank", "UNHCR"]),
        ("calls the text “The World Bank and its friends” wise", []),
    ],
)
def test_a_quotation_that_is_the_paragraph_hides_nothing(text: str, expected: list[str]) -> None:
    assert ids(text, organ="UNSC") == expected


def test_bodies_of_a_note_belong_to_the_paragraph_of_its_mark() -> None:
    made = document("the work of its members[14]", notes={"14": "The World Bank and the Council of Europe."})
    found = bodies_of(made)
    assert surfaces_hold(made, found)
    assert [(m.paragraph, m.note, m.id) for m in found] == [("p0", "14", "world-bank"), ("p0", "14", "CoE")]


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from([b.name for b in load_bodies() if b.identifier not in {"UN", "secretariat"}]),
        min_size=1,
        max_size=4,
    )
)
def test_every_registered_name_is_found_where_it_stands(names: list[str]) -> None:
    made = document("notes " + "; notes ".join(names))
    found = bodies_of(made)
    assert surfaces_hold(made, found)
    assert [mention.label for mention in found] == names


@settings(max_examples=80, deadline=None)
@given(st.text(alphabet=st.sampled_from("The Office of Committee on Group and, .()“”’-/8 abz\n"), max_size=120))
def test_any_text_gives_mentions_that_lie_in_it_and_do_not_overlap(text: str) -> None:
    made = document(text)
    found = bodies_of(made)
    assert surfaces_hold(made, found)
    assert all(a.end <= b.start for a, b in pairwise(found))


def test_shortening_keeps_head_and_order() -> None:
    name = "Inter-Agency Coordination Group against Trafficking in Persons"
    assert shortens("coordination group", name)
    assert shortens("group", name)
    assert not shortens("trafficking group", name)
    assert not shortens("coordination", name)
