from collections import Counter

import pytest

from extraction_documents import bodies_of, document
from tipgraph.extraction.memberships import ROLES, find_memberships
from tipgraph.model import Document, Extraction

ICAT = "Inter-Agency Coordination Group against Trafficking in Persons"
UNODC = "United Nations Office on Drugs and Crime"
FUND = "united-nations-voluntary-trust-fund-for-victims-of-trafficking-in-persons-especially-women-and-children"
FUND_NAME = "United Nations voluntary trust fund for victims of trafficking in persons, especially women and children"


def stated(made: Document) -> list[tuple[str, str, str, str | None]]:
    found = find_memberships(made, bodies_of(made))
    texts = {p.label: p.text for p in made.paragraphs}
    notes = {(n.paragraph, n.mark): n.text for n in made.notes}
    for m in found:
        text = texts[m.paragraph] if m.note is None else notes[m.paragraph, m.note]
        assert text[m.start : m.end] == m.surface
        assert m.role in ROLES
    return [(m.organization, m.role, m.member, m.time) for m in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            f"the work of the 2019 and 2020 Co-Chairs of the {ICAT}, the World Bank and the Council of Europe, including",
            [("ICAT", "co-chair", "world-bank", "2019 and 2020"), ("ICAT", "co-chair", "CoE", "2019 and 2020")],
        ),
        (
            f"the co-chairmanship of the {ICAT} by the {UNODC} and the World Health Organization in 2021,",
            [("ICAT", "co-chair", "UNODC", "2021"), ("ICAT", "co-chair", "WHO", "2021")],
        ),
        (f"the activities of the {UNODC} as coordinator of the {ICAT}", [("ICAT", "coordinator", "UNODC", None)]),
        (
            f"Invites the {UNODC}, in its capacity as coordinator of the {ICAT}, to go on",
            [("ICAT", "coordinator", "UNODC", None)],
        ),
        (
            f"the {ICAT} was set up to foster cooperation among agencies, with the {UNODC} (UNODC) as its coordinator",
            [("ICAT", "coordinator", "UNODC", None)],
        ),
        (
            f"the role of the {UNODC} in the fight, including as coordinator of the {ICAT}",
            [("ICAT", "coordinator", "UNODC", None)],
        ),
        (
            f"the {UNODC}, in its capacity as fund manager of the {FUND_NAME}, to continue",
            [(FUND, "fund-manager", "UNODC", None)],
        ),
        (
            f"the {FUND_NAME}, managed by the {UNODC}, the United Nations voluntary trust fund on contemporary forms of "
            "slavery, managed by the Office of the United Nations High Commissioner for Human Rights, and the World Bank",
            [
                (FUND, "fund-manager", "UNODC", None),
                ("united-nations-voluntary-trust-fund-on-contemporary-forms-of-slavery", "fund-manager", "OHCHR", None),
            ],
        ),
        (
            f"the admission of the World Bank and the Council of Europe as the newest members of the {ICAT}",
            [("ICAT", "member", "world-bank", None), ("ICAT", "member", "CoE", None)],
        ),
        (
            f"the other members of the {ICAT}, in particular the World Bank, UNICEF and other organizations",
            [("ICAT", "member", "world-bank", None), ("ICAT", "member", "UNICEF", None)],
        ),
        (
            f"the role of the Council of Europe as the first regional entity to co-chair the {ICAT}",
            [("ICAT", "co-chair", "CoE", None)],
        ),
    ],
)
def test_statements_of_membership(text: str, expected: list[tuple[str, str, str, str | None]]) -> None:
    assert stated(document(text)) == expected


def test_composition_and_membership_in_so_many_words() -> None:
    group = "United Nations Lighthouse Task Force on Beacons"
    text = f"the {group}, composed of UNICEF, the World Bank and UNHCR, and UNODC, as a member of the {ICAT}"
    task_force = "united-nations-lighthouse-task-force-on-beacons"
    assert stated(document(text)) == [
        (task_force, "member", "UNICEF", None),
        (task_force, "member", "world-bank", None),
        (task_force, "member", "UNHCR", None),
        ("ICAT", "member", "UNODC", None),
    ]
    assert stated(document(f"a Committee of the Security Council consisting of all the members of the {ICAT}")) == []


def test_bodies_that_only_stand_together_are_no_members() -> None:
    assert stated(document(f"Encourages the {UNODC}, the World Bank and the {ICAT} to cooperate with UNICEF")) == []


def test_a_note_lists_members_and_partners() -> None:
    made = document(
        f"the role of the {ICAT} within the existing mandates of its members and partners,[14] and others",
        notes={
            "14": f"The {UNODC}, the Department of Peace Operations of the Secretariat and UNICEF, as well as the Council of Europe and the Organization of "
            "American States as partners of the Inter-Agency Coordination Group."
        },
    )
    assert stated(made) == [
        ("ICAT", "member", "UNODC", None),
        ("ICAT", "member", "DPO", None),
        ("ICAT", "member", "UNICEF", None),
        ("ICAT", "partner", "CoE", None),
        ("ICAT", "partner", "OAS", None),
    ]
    assert {m.note for m in find_memberships(made, bodies_of(made))} == {"14"}


def test_a_note_after_other_words_lists_no_members() -> None:
    note = {"2": f"The {UNODC}, the World Bank and UNICEF."}
    assert stated(document(f"the reports to the {ICAT}[2] were read", notes=note)) == []
    two = document(f"the {ICAT} and the Council of Europe and its members[2]", notes=note)
    assert stated(two) == []


def test_the_coordination_group_as_the_resolution_lists_it(extractions: dict[str, Extraction]) -> None:
    found = next(e.memberships for name, e in extractions.items() if "76_186" in name)
    listed = [m for m in found if m.note == "14"]
    assert {m.organization for m in listed} == {"ICAT"}
    assert Counter(m.role for m in listed) == {"member": 22, "partner": 4}
    assert {m.member for m in listed if m.role == "partner"} == {
        "special-rapporteur-on-trafficking-in-persons-especially-women-and-children",
        "CoE",
        "OAS",
        "CBSS",
    }
    chairs = {(m.member, m.time) for m in found if m.role == "co-chair" and m.paragraph == "pp21"}
    assert chairs == {
        ("UN-Women", "2019 and 2020"),
        ("OSCE", "2019 and 2020"),
        ("UNHCR", "2021"),
        ("UNODC", "2021"),
    }
