import pytest

from extraction_documents import document, events_of, surfaces_hold


def labels(*texts: str, organ: str | None = "UNGA") -> list[str]:
    made = document(*texts, organ=organ)
    found = events_of(made)
    assert surfaces_hold(made, found)
    return [mention.label for mention in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "to designate 30 July as the World Day against Trafficking in Persons, to be observed",
            ["World Day against Trafficking in Persons"],
        ),
        (
            "to declare 2021 the International Year for the Elimination of Child Labour",
            ["International Year for the Elimination of Child Labour"],
        ),
        (
            "the United Nations Decade of Ocean Science for Sustainable Development (2021–2030)",
            ["United Nations Decade of Ocean Science for Sustainable Development"],
        ),
        (
            "the panel discussion on the theme “Lighthouses of tomorrow”, and",
            ["panel discussion on the theme “Lighthouses of tomorrow”"],
        ),
        ("during the Decade of Action for Road Safety", ["Decade of Action for Road Safety"]),
        ("observing World Press Freedom Day on 3 May", ["World Press Freedom Day"]),
        (
            "adopted by the Fourteenth United Nations Congress on Crime Prevention and Criminal Justice, held in Kyoto",
            ["Fourteenth United Nations Congress on Crime Prevention and Criminal Justice"],
        ),
        ("adopted by the Fourth World Conference on Women in Beijing in 1995", ["Fourth World Conference on Women"]),
        (
            "at the Alliance against Trafficking in Persons Conference, and",
            ["Alliance against Trafficking in Persons Conference"],
        ),
        (
            "the Declaration of the International Conference on Drug Abuse and Illicit Trafficking",
            ["International Conference on Drug Abuse and Illicit Trafficking"],
        ),
        (
            "at the sixth Meeting of National Authorities on Trafficking in Persons, held",
            ["sixth Meeting of National Authorities on Trafficking in Persons"],
        ),
        (
            "convening of the high-level event on trade and lighthouses in virtual format on 1 May 2020",
            ["high-level event on trade and lighthouses"],
        ),
        (
            "Notes the second consultative meeting on strengthening partnerships with national rapporteurs, held in Bangkok",
            ["second consultative meeting on strengthening partnerships with national rapporteurs"],
        ),
        ("the forty-second Pacific Islands Forum, held in Auckland", ["forty-second Pacific Islands Forum"]),
    ],
)
def test_named_events(text: str, expected: list[str]) -> None:
    assert labels(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "to convene a high-level meeting on lighthouses at its eightieth session",
        "during its seventy-second session and at its 95th plenary meeting",
        "held on Wednesday, 27 September, every Working Day of the year",
        "leaders of the Pacific Islands Forum and the Conference on Disarmament",
        "the resolution entitled “Follow-up to the Fourth World Conference on Women and its outcome”",
        "the United Nations Conference on Trade and Development",
        "the 164th meeting on 5 March 1948 and events held to mark it",
        "the 2005 World Summit Outcome",
        "at the United Nations Conference Centre in Bangkok",
    ],
)
def test_what_is_no_named_event_is_left_alone(text: str) -> None:
    assert labels(text) == []


def test_each_date_of_a_list_is_a_meeting_of_its_own() -> None:
    made = document(
        "the high-level meetings of the General Assembly during its sixty-seventh session, from 13 to 15 May 2013, and "
        "during its seventy-second session, on 27 and 28 September 2017, to appraise"
    )
    found = events_of(made)
    assert [mention.id for mention in found] == [
        "high-level-meeting-of-the-general-assembly-of-13-to-15-may-2013",
        "high-level-meeting-of-the-general-assembly-of-27-and-28-september-2017",
    ]
    assert found[0].end <= found[1].start
    assert found[1].surface == "27 and 28 September 2017"
    assert surfaces_hold(made, found)


def test_a_meeting_has_one_identifier_wherever_its_date_stands() -> None:
    made = document(
        "decided to convene a high-level meeting of the General Assembly on the appraisal of the Global Plan of Action",
        "the high-level meeting on the appraisal of the United Nations Global Plan of Action, to be held on Wednesday, "
        "27 September, and Thursday, 28 September 2017",
    )
    assert {mention.id for mention in events_of(made)} == {
        "high-level-meeting-of-the-general-assembly-of-27-and-28-september-2017"
    }
    assert [mention.paragraph for mention in events_of(made)] == ["p0", "p1"]


def test_short_forms_point_back_to_one_day() -> None:
    made = document("the World Day against Trafficking in Persons", "to mark the World Day")
    assert [m.id for m in events_of(made)] == ["world-day-against-trafficking-in-persons"] * 2
    assert events_of(made)[1].surface == "World Day"
    two = "the World Day against Lighthouses and the World Day of Harbours, and to mark the World Day"
    assert labels(two) == ["World Day against Lighthouses", "World Day of Harbours"]


def test_a_quoted_name_counts_where_it_is_no_title() -> None:
    assert labels("decides to call it “International Year of Lighthouses” from now on") == [
        "International Year of Lighthouses"
    ]
    assert labels("resolution 1/2, entitled “International Year of Lighthouses”") == []


def test_a_quotation_that_is_the_paragraph_hides_nothing() -> None:
    text = "“The Security Council recalls the Fourth World Conference on Women.”"
    assert labels(text) == ["Fourth World Conference on Women"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "the Strelsau Conference on reconstruction assistance to Ruritania to fulfil their promises",
            ["Strelsau Conference on reconstruction assistance to Ruritania"],
        ),
        (
            "the outcome document of the United Nations Conference on Lighthouse Keeping, held in Rio de Janeiro",
            ["United Nations Conference on Lighthouse Keeping"],
        ),
        (
            "the First Congress on the Prevention of Wrecks and the Treatment of Sailors, and",
            ["First Congress on the Prevention of Wrecks and the Treatment of Sailors"],
        ),
        ("the roadmap of the Ruritanian Political Dialogue Forum", []),
    ],
)
def test_where_an_event_ends(text: str, expected: list[str]) -> None:
    assert labels(text) == expected


def test_events_of_a_note_belong_to_the_paragraph_of_its_mark() -> None:
    made = document("as agreed[3]", notes={"3": "At the World Summit on Lighthouses."})
    (found,) = events_of(made)
    assert (found.paragraph, found.note, found.surface) == ("p0", "3", "World Summit on Lighthouses")
