"""Every shipped query, against what a reader of the five documents finds in them."""

from collections import defaultdict
from hashlib import sha256
from pathlib import Path

import pytest

from tipgraph.errors import QueryError, UsageError
from tipgraph.model import Description, Document, Extraction, Paragraph, ParagraphKind, Unresolved
from tipgraph.queries import NamedQuery, find_query, load_queries, read_query
from tipgraph.rdf import DEFAULT_IRIS, document_graph
from tipgraph.resources import resource_folder
from tipgraph.store import GraphReader, begin_generation, open_reader

DRAFT_2017 = (
    "NAME:political-declaration-on-the-implementation-of-the-global-plan-of-action-to-combat-trafficking-in-persons"
    "-final-draft-2017"
)
DRAFT_2021 = (
    "NAME:2021-political-declaration-on-the-implementation-of-the-united-nations-global-plan-of-action-to-combat-"
    "trafficking-in-persons-rev4"
)
CRIME_CONVENTION = "UNTS/2225/39574"
TRAFFICKING_PROTOCOL = "UNTS/2237/39574"

Answer = list[dict[str, str]]


def ask(reader: GraphReader, name: str, **replacements: str) -> Answer:
    text = find_query(name).text
    for old, new in replacements.items():
        assert text.count(old) == 1
        text = text.replace(old, new)
    rows = reader.select(text)
    return [
        {
            variable: term.value
            for variable, term in zip(rows.variables, row, strict=True)
            if term is not None and term.value
        }
        for row in rows.rows
    ]


def listed(text: str) -> set[str]:
    return {part.strip() for part in text.split(",")}


def test_there_are_enough_queries_and_each_says_what_it_answers() -> None:
    queries = load_queries()
    assert len(queries) >= 15
    assert len({query.title for query in queries}) == len(queries)
    for query in queries:
        assert query.title.endswith("?"), query.name
        assert len(query.answers) > 40, query.name
        assert query.name == query.name.lower().replace("_", "-").replace(" ", "-")


@pytest.mark.parametrize("query", load_queries(), ids=lambda query: query.name)
def test_answers_come_in_a_fixed_order(built_reader: GraphReader, query: NamedQuery) -> None:
    assert "ORDER BY" in query.text.rpartition("}")[2]
    assert built_reader.select(query.text).rows == built_reader.select(query.text).rows


def test_a_query_is_found_with_and_without_the_ending_of_its_file() -> None:
    assert find_query("members-of-icat") is find_query("members-of-icat.rq")


def test_an_unknown_name_is_answered_with_the_nearest_ones() -> None:
    with pytest.raises(UsageError, match="members-of-icat"):
        find_query("member-of-icat")
    with pytest.raises(UsageError, match="query --list"):
        find_query("§§§")


@pytest.mark.parametrize(
    "text",
    [
        "SELECT * WHERE { ?s ?p ?o }\n",
        "# title: Something\nSELECT * WHERE { ?s ?p ?o }\n",
        "# title:\n# answers: rows\nSELECT * WHERE { ?s ?p ?o }\n",
        "# answers: rows\n# title: Something\nSELECT * WHERE { ?s ?p ?o }\n",
        "# title: Something\n# answers: rows\n",
    ],
)
def test_a_query_without_its_header_is_refused(text: str) -> None:
    with pytest.raises(QueryError, match="title"):
        read_query("broken", text)


def test_a_header_may_run_over_several_lines() -> None:
    query = read_query("good", "# title: What?\n# answers: one row\n#   a thing.\nASK { ?s ?p ?o }\n")
    assert (query.title, query.answers) == ("What?", "one row a thing.")


def test_treaties_of_the_2021_draft(built_reader: GraphReader) -> None:
    answer = {row["treaty"]: row for row in ask(built_reader, "treaties-of-the-2021-draft")}
    # Paragraph 3 welcomes the review of "the Convention and the Protocols thereto": all three of them.
    others = {"UNTS/2241/39574", "UNTS/2326/39574"}
    assert answer.keys() == {CRIME_CONVENTION, TRAFFICKING_PROTOCOL, "UNTS/1577/27531", *others}
    assert all(answer[other]["paragraphs"] == "3" and answer[other]["verbs"] == "welcome" for other in others)
    assert answer[CRIME_CONVENTION]["paragraphs"] == "3, 11bis, 17"
    assert answer[TRAFFICKING_PROTOCOL]["paragraphs"] == "3, 4, 17"
    assert answer["UNTS/1577/27531"]["paragraphs"] == "5(a)"
    assert answer["UNTS/1577/27531"]["title"] == "Convention on the Rights of the Child"
    assert listed(answer[TRAFFICKING_PROTOCOL]["verbs"]) == {"reaffirm", "urge"}
    assert "affirm" in listed(answer[CRIME_CONVENTION]["verbs"])


def test_who_cites_the_global_plan_of_action(built_reader: GraphReader) -> None:
    answer: defaultdict[str, dict[str, set[str]]] = defaultdict(dict)
    for row in ask(built_reader, "who-cites-the-global-plan-of-action"):
        answer[row["document"]][row.get("verb", "")] = listed(row["paragraphs"])
        assert int(row["count"]) == len(listed(row["paragraphs"]))
    assert answer.keys() == {"A/RES/71/319", "A/RES/76/186", "E/RES/2021/25", DRAFT_2017, DRAFT_2021}
    assert {"annex/1", "annex/11(a)"} <= answer["A/RES/71/319"]["reaffirm"]
    assert "annex/17" in answer["A/RES/71/319"]["acknowledge"]
    assert {"pp9", "pp43", "op4", "op5"} <= answer["A/RES/76/186"]["recall"]
    assert {"op2"} <= answer["A/RES/76/186"]["urge"]
    assert {"op14"} <= answer["E/RES/2021/25"]["recall"]
    assert "1" in answer[DRAFT_2021]["reaffirm"]
    assert "25" not in set().union(*answer[DRAFT_2021].values())


def test_members_of_icat(built_reader: GraphReader) -> None:
    answer = ask(built_reader, "members-of-icat")
    by_place: defaultdict[tuple[str, str, str], set[str]] = defaultdict(set)
    for row in answer:
        by_place[row["document"], row["paragraph"], row["role"]].add(row["member"])
    of_2017 = {
        "OHCHR",
        "UNHCR",
        "UNICEF",
        "UN-Women",
        "ILO",
        "IOM",
        "INTERPOL",
        "UNDP",
        "UNFPA",
        "UNESCO",
    }
    assert by_place["A/RES/71/319", "annex/15", "member"] == of_2017
    assert by_place[DRAFT_2017, "15", "member"] == of_2017
    assert by_place["E/RES/2021/25", "pp15", "member"] == {"OAS", "CBSS"}
    coordinators = {place for place, found in by_place.items() if place[2] == "coordinator" and "UNODC" in found}
    assert {(document, paragraph) for document, paragraph, _ in coordinators} == {
        ("A/RES/71/319", "annex/12"),
        ("A/RES/76/186", "pp20"),
        ("A/RES/76/186", "op12"),
        ("A/RES/76/186", "op15"),
        ("E/RES/2021/25", "pp10"),
        (DRAFT_2017, "12"),
        (DRAFT_2021, "15"),
    }
    words = {row["words"] for row in answer if row["document"] == DRAFT_2017 and row["member"] == "INTERPOL"}
    assert words == {"International Police Organization"}


def test_members_of_icat_in_a_footnote(built_reader: GraphReader) -> None:
    # Footnote 14 of A/RES/76/186: twenty-two names, then "as well as" four more "as partners".
    by_role: defaultdict[str, set[str]] = defaultdict(set)
    for row in ask(built_reader, "members-of-icat"):
        if (row["document"], row["paragraph"]) == ("A/RES/76/186", "pp19"):
            by_role[row["role"]].add(row["member"])
    members, partners = by_role["member"], by_role["partner"]
    assert {"UNODC", "ICAO", "INTERPOL", "UNAIDS", "OHCHR", "UN-Women", "UNICRI", "DPO", "CTED", "OSCE"} < members
    assert len(members) == 22
    assert {"CoE", "OAS", "CBSS"} < partners
    assert len(partners) == 4


def test_co_chairs_of_icat_by_year(built_reader: GraphReader) -> None:
    answer = {(row["time"], row["member"]): row["sources"] for row in ask(built_reader, "co-chairs-of-icat-by-year")}
    assert answer == {
        ("2019 and 2020", "UN-Women"): "A/RES/76/186 pp21",
        ("2019 and 2020", "OSCE"): "A/RES/76/186 pp21",
        ("2021", "UNHCR"): "A/RES/76/186 pp21; E/RES/2021/25 pp10",
        ("2021", "UNODC"): "A/RES/76/186 pp21; E/RES/2021/25 pp10",
    }


def test_what_a_paragraph_rests_on(built_reader: GraphReader) -> None:
    answer = ask(built_reader, "what-a-paragraph-rests-on")
    in_text = ["61/180", "64/178", "67/190", "68/192", "70/179", "72/195", "74/176"]
    in_note = ["55/67", "58/137", "59/166", "61/144", "63/156", "63/194"]
    assert [row["words"] for row in answer] == in_text + in_note
    assert [row["instrument"] for row in answer] == [f"A/RES/{number}" for number in in_text + in_note]
    assert {row["verb"] for row in answer} == {"recall"}
    assert [row["where"] for row in answer] == ["paragraph"] * 7 + ["footnote 9"] * 6


def test_what_another_paragraph_rests_on(built_reader: GraphReader) -> None:
    answer = ask(built_reader, "what-a-paragraph-rests-on", **{'"A/RES/76/186" "pp11"': f'"{DRAFT_2021}" "5(b)"'})
    assert {(row["instrument"], row["verb"]) for row in answer} == {
        ("A/RES/73/195", "recall"),
        ("A/73/12(PartII)", "recall"),
        ("CEDAW/C/GC/38", "take-note"),
    }


def test_most_cited_instruments(built_reader: GraphReader) -> None:
    answer = ask(built_reader, "most-cited-instruments")
    assert [row["instrument"] for row in answer[:4]] == [
        "A/RES/64/293",
        TRAFFICKING_PROTOCOL,
        CRIME_CONVENTION,
        "A/RES/70/1",
    ]
    assert answer[0]["name"] == "United Nations Global Plan of Action to Combat Trafficking in Persons"
    assert {row["documents"] for row in answer[:4]} == {"5"}
    counts = [int(row["paragraphs"]) for row in answer]
    assert counts == sorted(counts, reverse=True)
    assert len(answer) == len({row["instrument"] for row in answer}) <= 50


def test_citations_resolved_by_footnote(built_reader: GraphReader) -> None:
    answer = ask(built_reader, "citations-resolved-by-footnote")
    found = {(row["document"], row["paragraph"], row["instrument"]): row for row in answer}
    world_day = found["A/RES/71/319", "annex/3", "A/RES/68/192"]
    assert (world_day["mark"], world_day["footnote"]) == ("4", "See resolution 68/192.")
    assert found["A/RES/76/186", "pp6", "SDG/8.7"]["footnote"] == "Target 8.7."
    assert found["A/RES/76/186", "pp17", "A/RES/76/181"]["footnote"] == "Resolution 76/181, annex."
    assert {target for document, paragraph, target in found if paragraph == "pp40" and document == "A/RES/76/186"} == {
        "A/76/120"
    }
    assert {target for document, paragraph, target in found if paragraph == "pp41" and document == "A/RES/76/186"} == {
        "A/76/263",
        "A/76/170",
        "A/76/144",
    }
    assert DRAFT_2017 not in {document for document, _, _ in found}


def test_unresolved_references_are_those_of_the_extraction(
    built_reader: GraphReader, extractions: dict[str, Extraction]
) -> None:
    answer = ask(built_reader, "unresolved-references")
    reported = {
        (extraction.document.description.id, unresolved.surface, unresolved.reason)
        for extraction in extractions.values()
        for unresolved in extraction.unresolved
    }
    assert {(row["document"], row["words"], row["reason"]) for row in answer} == reported


def test_an_unresolved_reference_is_shown_with_its_reason() -> None:
    text = "Recalls the Convention, and the Protocol thereto"
    document = Document(
        "a.txt",
        "text/plain",
        "0" * 64,
        Description("A/RES/60/1", "resolution", status="adopted"),
        (Paragraph("op3", ParagraphKind.OPERATIVE, text, 0),),
    )
    unresolved = Unresolved("op3", "the Convention", "two antecedents", 8, 22)
    graph = document_graph(Extraction(document, unresolved=(unresolved,)), "urn:test:run")
    with begin_generation("memory:unresolved-query") as writer:
        writer.replace(str(DEFAULT_IRIS.document_graph("A/RES/60/1")), graph)
    with open_reader("memory:unresolved-query") as reader:
        assert ask(reader, "unresolved-references") == [
            {
                "document": "A/RES/60/1",
                "place": "op3",
                "words": "the Convention",
                "reason": "two antecedents",
                "before": "Recalls ",
                "after": ", and the Protocol thereto",
            }
        ]


def test_verbs_of_2017_and_2021(built_reader: GraphReader) -> None:
    answer = {row["instrument"]: row for row in ask(built_reader, "verbs-of-2017-and-2021")}
    assert {"A/RES/64/293", "A/RES/70/1", "A/RES/48/134", CRIME_CONVENTION, TRAFFICKING_PROTOCOL} <= answer.keys()
    # Paragraph 18 of the annex recalls the New York Declaration; the draft of 2021 has dropped it.
    assert "A/RES/71/1" not in answer
    assert answer[TRAFFICKING_PROTOCOL]["same"] == "true"
    assert answer[CRIME_CONVENTION]["same"] == "false"
    assert listed(answer[CRIME_CONVENTION]["verbs2021"]) - listed(answer[CRIME_CONVENTION]["verbs2017"]) == {"affirm"}


def test_drafts_and_what_they_became(built_reader: GraphReader) -> None:
    answer = ask(built_reader, "drafts-and-what-they-became")
    assert {(row["earlier"], row["relation"], row["later"]) for row in answer} == {
        ("A/71/L.81", "adopted as", "A/RES/71/319"),
        ("A/RES/71/319", "draft of", "A/RES/72/1"),
        ("A/RES/71/319", "taken over by", DRAFT_2021),
        (DRAFT_2017, "adopted as", "A/RES/71/319"),
        (DRAFT_2017, "draft of", "A/RES/72/1"),
        (DRAFT_2017, "taken over by", DRAFT_2021),
        (DRAFT_2021, "draft of", "A/RES/76/7"),
    }


def test_series_of_resolutions(built_reader: GraphReader) -> None:
    answer = ask(built_reader, "series-of-resolutions")
    series: defaultdict[str, list[str]] = defaultdict(list)
    for row in answer:
        series[row["series"]].append(row["member"])
    assert {name: set(members) for name, members in series.items()} == {
        "A/RES/61/180": {
            "A/RES/61/180",
            "A/RES/64/178",
            "A/RES/67/190",
            "A/RES/68/192",
            "A/RES/70/179",
            "A/RES/72/195",
            "A/RES/74/176",
            "A/RES/76/186",
        },
        "A/RES/71/322": {"A/RES/71/322", "A/RES/73/189", "A/RES/75/195"},
        "E/RES/2017/18": {"E/RES/2017/18", "E/RES/2021/25"},
    }
    assert {row["member"]: row["before"] for row in answer if "before" in row} == {
        "A/RES/76/186": "A/RES/74/176",
        "E/RES/2021/25": "E/RES/2017/18",
    }
    assert {row["member"]: row["date"] for row in answer if "date" in row}["A/RES/64/178"] == "2009-12-18"


def test_events_and_who_mentions_them(built_reader: GraphReader) -> None:
    answer: defaultdict[str, dict[str, set[str]]] = defaultdict(dict)
    for row in ask(built_reader, "events-and-who-mentions-them"):
        answer[row["name"]][row["document"]] = listed(row["paragraphs"])
    day = answer["World Day against Trafficking in Persons"]
    assert day["A/RES/71/319"] == {"annex/3"}
    assert day["E/RES/2021/25"] == {"pp21", "op5"}
    assert day["A/RES/76/186"] == {"op7"}
    assert day[DRAFT_2021] == {"6"}
    assert DRAFT_2017 not in day  # It says "International Day".
    congress = "Fourteenth United Nations Congress on Crime Prevention and Criminal Justice"
    assert answer[congress] == {"A/RES/76/186": {"pp17"}}


def test_who_is_asked_to_act(built_reader: GraphReader) -> None:
    answer = ask(built_reader, "who-is-asked-to-act")
    asked = {(row["document"], row["paragraph"], row["verb"], row["body"]) for row in answer}
    assert {
        ("A/RES/71/319", "annex/13", "encourage", "ICAT"),
        ("A/RES/71/319", "annex/17", "request", "UNODC"),
        ("A/RES/76/186", "op10", "encourage", "UNODC"),
        ("A/RES/76/186", "op12", "request", "UNODC"),
        ("A/RES/76/186", "op15", "invite", "UNODC"),
        ("A/RES/76/186", "op25", "request", "UNODC"),
        ("A/RES/76/186", "op26", "request", "UNODC"),
        ("E/RES/2021/25", "op6", "request", "UNODC"),
        ("E/RES/2021/25", "op7", "request", "UNODC"),
        ("E/RES/2021/25", "op9", "invite", "UNODC"),
        ("E/RES/2021/25", "op12", "request", "UNODC"),
        (DRAFT_2021, "16", "encourage", "ICAT"),
        (DRAFT_2021, "20", "request", "UNODC"),
        (DRAFT_2017, "13", "invite", "ICAT"),
        (DRAFT_2017, "17", "request", "UNODC"),
    } <= asked
    # "calls upon Member States" and "invites all stakeholders" address no body, wherever one is named later.
    assert not [row for row in answer if row["verb"] == "call-upon"]
    assert all(row["words"].split()[0].lower().startswith(row["verb"][:4]) for row in answer)


def test_cited_by_every_document(built_reader: GraphReader) -> None:
    found = {row["instrument"] for row in ask(built_reader, "cited-by-every-document")}
    # The Global Report is a publication that all five name; whether that is a citation, readers may differ.
    assert found - {"NAME:global-report-on-trafficking-in-persons"} == {
        "A/RES/64/293",
        "A/RES/70/1",
        CRIME_CONVENTION,
        TRAFFICKING_PROTOCOL,
    }


def test_sustainable_development_targets(built_reader: GraphReader) -> None:
    answer = ask(built_reader, "sustainable-development-targets")
    assert {(row["target"], row["document"], row["paragraph"], row["verb"]) for row in answer} == {
        (f"SDG/{target}", "A/RES/76/186", "pp6", "recall") for target in ("5.2", "8.7", "16.2")
    }


def test_provenance_of_a_citation(built_reader: GraphReader) -> None:
    answer = ask(built_reader, "provenance-of-a-citation")
    assert {row["paragraph"] for row in answer} == {"pp7", "pp10(a)", "pp24", "pp42", "op1"}
    assert {row["file"].rpartition("/")[2] for row in answer} == {"A_RES_76_186.txt"}
    source = resource_folder("documents").joinpath("A_RES_76_186.txt").read_bytes()
    assert {row["checksum"] for row in answer} == {sha256(source).hexdigest()}
    assert all(row["version"] and row["started"] and row["rule"] for row in answer)
    assert {row["words"] for row in answer if row["paragraph"] == "pp24"} == {
        "Protocol to Prevent, Suppress and Punish Trafficking in Persons, Especially Women and Children"
    }


def test_new_in_the_2021_draft(built_reader: GraphReader) -> None:
    answer = ask(built_reader, "new-in-the-2021-draft")
    found = {(row["instrument"], row["paragraph"]) for row in answer if row["paragraph"] != "front"}
    assert found == {
        ("UNTS/1577/27531", "5(a)"),
        ("A/RES/73/195", "5(b)"),
        ("A/73/12(PartII)", "5(b)"),
        ("CEDAW/C/GC/38", "5(b)"),
        ("A/RES/73/195", "21(b)"),
        ("A/HRC/17/31", "25"),
    }


def test_state_of_the_negotiation(built_reader: GraphReader) -> None:
    answer = {row["status"]: listed(row["paragraphs"]) for row in ask(built_reader, "state-of-the-negotiation")}
    assert answer["agreed"] == {"10", "13(d)"}
    assert answer["open"] == {"11", "13"}
    assert len(answer["ad ref"]) == 36


def test_the_guide_lists_every_query() -> None:
    guide = Path(__file__).parent.parent.joinpath("docs", "queries.md").read_text(encoding="utf-8")
    for query in load_queries():
        assert f"| `{query.name}` | {query.title} |" in guide
