"""Citations, as the extractor finds them in documents that the tests write."""

from collections.abc import Callable

import pytest

from tipgraph.documents import read_bytes
from tipgraph.extraction import Extractor
from tipgraph.model import Citation, Extraction, Via

Read = Callable[..., Extraction]


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor()


@pytest.fixture(scope="module")
def read(extractor: Extractor) -> Read:
    """Read a resolution of the General Assembly (2021) with the given preamble, operative paragraphs and notes."""

    def read(
        *paragraphs: str, notes: tuple[str, ...] = (), organ: str = "General Assembly", head: str = ""
    ) -> Extraction:
        head = head or f"Resolution adopted by the {organ} on 15 December 2021\n\n76/999. A resolution for a test\n\n"
        body = "\n\n".join(paragraphs)
        foot = "\n\n---\n\n" + "\n\n".join(notes) if notes else ""
        text = f"{head}The {organ},\n\n{body}\n{foot}\n"
        return extractor.extract(read_bytes(text.encode(), "test.md"))

    return read


def targets(extraction: Extraction, paragraph: str = "pp1") -> list[str]:
    return [c.target for c in extraction.citations if c.paragraph == paragraph]


def only(extraction: Extraction, target: str) -> Citation:
    found = [c for c in extraction.citations if c.target == target]
    assert len(found) == 1, [c.target for c in extraction.citations]
    return found[0]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Recalling its resolutions 61/180 of 20 December 2006, 64/178 of 18 December 2009 and 74/176,",
         ["A/RES/61/180", "A/RES/64/178", "A/RES/74/176"]),
        ("Recalling Human Rights Council resolution 44/4 of 16 July 2020,", ["A/HRC/RES/44/4"]),
        ("Recalling resolution 44/4 of the Human Rights Council of 16 July 2020,", ["A/HRC/RES/44/4"]),
        ("Recalling Commission on Crime Prevention and Criminal Justice resolution 27/2 of 18 May 2018,",
         ["E/CN.15/RES/27/2"]),
        ("Recalling Economic and Social Council resolutions 2017/18 of 6 July 2017 and 2021/25 of 22 July 2021,",
         ["E/RES/2017/18", "E/RES/2021/25"]),
        ("Recalling Security Council resolutions 1325 (2000) of 31 October 2000 and 2331 (2016),",
         ["S/RES/1325(2000)", "S/RES/2331(2016)"]),
        ("Recalling its resolution 217 A (III) of 10 December 1948 and its resolution 1514 (XV),",
         ["A/RES/217(III)[A]", "A/RES/1514(XV)"]),
        ("Recalling Economic and Social Council resolution 663 C (XXIV) of 31 July 1957,", ["E/RES/663C(XXIV)"]),
        ("Recalling its resolution S-27/2 and its resolution ES-10/22,", ["A/RES/S-27/2", "A/RES/ES-10/22"]),
        ("Recalling its decision 74/562 of 13 July 2020,", ["A/DEC/74/562"]),
        ("Taking note of resolution 10/1 of 16 October 2020 and resolution 10/3, also of 16 October 2020, adopted by the "
         "Conference of the Parties to the United Nations Convention against Transnational Organized Crime,",
         ["CTOC/COP/RES/10/1", "CTOC/COP/RES/10/3", "UNTS/2225/39574"]),
        ("Welcoming the presidential statement S/PRST/2015/25 and the report A/76/120,", ["S/PRST/2015/25", "A/76/120"]),
        ("Taking note of documents E/2002/68/Add.1 and A/CONF.157/24 (Part I),",
         ["E/2002/68/Add.1", "A/CONF.157/24(PartI)"]),
        ("Recalling Target 5.2 and targets 8.7 and 16.2 of the Sustainable Development Goals,",
         ["SDG/5.2", "SDG/8.7", "SDG/16.2"]),
        ("Recalling the Forced Labour Convention, 1930 (No. 29), and the Protocol of 2014 to the Forced Labour "
         "Convention, 1930 (No. 29), of the International Labour Organization,", ["ILO/C029", "ILO/P029"]),
        ("Taking note of CEDAW General Recommendation No. 38 on trafficking in women and girls,", ["CEDAW/C/GC/38"]),
        ("Recalling the request made by the Economic and Social Council in its resolution 2017/18,", ["E/RES/2017/18"]),
    ],
)  # fmt: skip
def test_a_citation_is_given_to_the_body_that_the_sentence_names(
    read: Read, sentence: str, expected: list[str]
) -> None:
    assert set(targets(read(sentence))) >= set(expected)
    numbered = [t for t in targets(read(sentence)) if not t.startswith(("NAME:", "UNTS/"))]
    assert set(numbered) <= set(expected)


@pytest.mark.parametrize(
    "sentence",
    [
        "Recalling the financial years 2019/2020 and 2020/21, open 24/7, with 1/2 of the votes,",
        "Recalling Alliance 8.7 and the 2 per cent of target 99.9,",
        "Recalling the present resolution and relevant resolutions of the Assembly,",
        "Recalling resolution 25/4 of the Governing Council,",
        "Recalling article 24 and paragraph 12/3 on page 8,",
    ],
)
def test_what_is_no_citation_is_left_alone(read: Read, sentence: str) -> None:
    assert targets(read(sentence)) == []


def test_a_number_that_no_body_fits_is_reported(read: Read) -> None:
    extraction = read("Recalling resolution 25/4 of the Governing Council,")
    assert [(u.surface, u.reason) for u in extraction.unresolved] == [("25/4", "no body fits the number")]


def test_a_session_after_the_document_is_no_candidate(read: Read) -> None:
    assert targets(read("Recalling resolution 91/12 of the General Assembly,")) == []


def test_a_date_outside_the_session_sends_a_number_to_another_body(read: Read) -> None:
    """A number of the sixtieth session cannot have been adopted in 2020 by either body; 44/4 of 2020 only by the Council."""
    extraction = read(
        "Recalling the reports of the Human Rights Council and its resolution 44/4 of 16 July 2020,",
    )
    assert "A/RES/44/4" not in targets(extraction)


def test_ibid_follows_the_footnotes_and_keeps_the_series(read: Read) -> None:
    extraction = read(
        "Recalling the Convention on Widgets,¹ the Protocol on Small Widgets² and the Agreement on Large Widgets,³",
        "Recalling also the Charter of Widgets⁴ and the Statute of Widgets,⁵",
        notes=(
            "¹ United Nations, *Treaty Series*, vol. 2225, No. 39574.",
            "² *Ibid.*, vol. 2237, No. 39574.",
            "³ League of Nations, *Treaty Series*, vol. LX, No. 1414.",
            "⁴ Ibid., vol. 9, No. 269.",
            "⁵ Ibid.",
        ),
    )
    by_note = {c.note: (c.target, c.via) for c in extraction.citations if c.note}
    assert by_note == {
        "1": ("UNTS/2225/39574", Via.FOOTNOTE),
        "2": ("UNTS/2237/39574", Via.IBID),
        "3": ("LNTS/60/1414", Via.FOOTNOTE),
        "4": ("LNTS/9/269", Via.IBID),
        "5": ("LNTS/9/269", Via.IBID),
    }


def test_a_name_is_learned_from_its_footnote_and_serves_afterwards(read: Read) -> None:
    extraction = read(
        "Recalling the Accra Declaration on the Safety of Widgets,¹",
        "Welcoming the Accra Declaration and the implementation of the Accra Declaration on the Safety of Widgets,",
        notes=("¹ A/75/999, annex.",),
    )
    assert [(c.surface, c.target, c.via) for c in extraction.citations if c.paragraph == "pp2"] == [
        ("Accra Declaration", "A/75/999", Via.NAME),
        ("Accra Declaration on the Safety of Widgets", "A/75/999", Via.NAME),
    ]


def test_one_footnote_can_name_several_instruments(read: Read) -> None:
    extraction = read(
        "Recalling the Conventions on Widgets¹ and the Geneva Conventions of 12 August 1949,²",
        notes=(
            "¹ United Nations, *Treaty Series*, vols. 2225, 2237, 2241 and 2326, No. 39574.",
            "² Ibid., vol. 75, Nos. 970–973.",
        ),
    )
    assert [c.target for c in extraction.citations if c.note == "1"] == [
        "UNTS/2225/39574", "UNTS/2237/39574", "UNTS/2241/39574", "UNTS/2326/39574",
    ]  # fmt: skip
    assert [c.target for c in extraction.citations if c.note == "2"] == [
        "UNTS/75/970", "UNTS/75/971", "UNTS/75/972", "UNTS/75/973",
    ]  # fmt: skip


def test_a_supplement_s_mark_belongs_to_the_protocol(read: Read) -> None:
    extraction = read(
        "Reaffirming the Convention against Widgets¹ and the Protocol to Prevent Small Widgets, supplementing the "
        "Convention against Widgets,²",
        notes=(
            "¹ United Nations, *Treaty Series*, vol. 2225, No. 39574.",
            "² *Ibid.*, vol. 2237, No. 39574.",
        ),
    )
    named = {c.surface: c.target for c in extraction.citations if c.via is Via.NAME}
    assert named["Protocol to Prevent Small Widgets"] == "UNTS/2237/39574"
    assert named["Convention against Widgets"] == "UNTS/2225/39574"


def test_one_antecedent_or_none(read: Read) -> None:
    one = read(
        "Recalling the Convention on the Rights of the Child,",
        "Stressing that the Convention must be implemented,",
    )
    assert [(c.target, c.via) for c in one.citations if c.paragraph == "pp2"] == [("UNTS/1577/27531", Via.ANAPHORA)]
    two = read(
        "Recalling the Convention on the Rights of the Child and the Convention against Torture and Other Cruel, Inhuman "
        "or Degrading Treatment or Punishment,",
        "Stressing that the Convention must be implemented,",
    )
    assert targets(two, "pp2") == []
    assert [(u.paragraph, u.surface, u.reason) for u in two.unresolved] == [("pp2", "the Convention", "2 antecedents")]


def test_an_instrument_that_no_registry_knows_gets_an_identity(read: Read) -> None:
    extraction = read("Noting the Guidelines on the Protection of Travelling Widgets developed by the Office,")
    citation = only(extraction, "NAME:guidelines-on-the-protection-of-travelling-widgets")
    assert citation.confidence < 0.9


def test_the_resolution_beside_a_name_is_its_host(read: Read) -> None:
    extraction = read(
        "Recalling the Windhoek Plan of Action to Combat Lost Widgets, adopted by the General Assembly in its "
        "resolution 64/999 of 30 July 2010,",
        "Welcoming the Windhoek Plan of Action,",
    )
    assert set(targets(extraction)) == {"A/RES/64/999"}
    assert targets(extraction, "pp2") == ["A/RES/64/999"]


def test_quoted_titles_name_no_instruments(read: Read) -> None:
    extraction = read(
        "Recalling its resolution 75/283 of 7 June 2021, entitled “Modalities of the meeting on the Global Plan of "
        "Action to Combat Trafficking in Persons”,"
    )
    citation = only(extraction, "A/RES/75/283")
    assert citation.title == ("Modalities of the meeting on the Global Plan of Action to Combat Trafficking in Persons")
    assert citation.date is not None
    assert citation.date.isoformat() == "2021-06-07"


def test_the_cited_part_is_kept(read: Read) -> None:
    extraction = read(
        "Recalling articles 24 and 25 of the Convention on the Rights of the Child and resolution 48/134, annex,"
    )
    assert only(extraction, "UNTS/1577/27531").provision == "articles 24 and 25"
    assert only(extraction, "A/RES/48/134").provision == "annex"


def test_every_slice_equals_its_surface(read: Read) -> None:
    extraction = read(
        "Recalling its resolutions 61/180 and 64/178,¹ the ‘Convention’ on Widgets² and Target 5.2,",
        "1. *Urges* States to implement resolution 2331 (2016) and the Universal Declaration of Human Rights;",
        notes=("¹ Resolutions 55/67 and 58/137.", "² United Nations, *Treaty Series*, vol. 266, No. 3822."),
    )
    texts = {p.label: p.text for p in extraction.document.paragraphs}
    notes = {n.mark: n.text for n in extraction.document.notes}
    assert len(extraction.citations) >= 8
    for citation in extraction.citations:
        text = notes[citation.note] if citation.note else texts[citation.paragraph]
        assert text[citation.start : citation.end] == citation.surface


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Taking note of the report to the Human Rights Council submitted pursuant to resolutions 34/24 and 40/20,",
         ["A/HRC/RES/34/24", "A/HRC/RES/40/20"]),
        ("Recalling General Assembly resolution 55/56 of 1 December 2001,", ["A/RES/55/56"]),
        ("Noting the work of the Commission on Narcotic Drugs; recalling section I.B of its resolution 51/216,",
         ["A/RES/51/216"]),
        ("Recalling Economic and Social Council resolution 155 C (VII) and its resolution 2200 A (XXI),",
         ["E/RES/155C(VII)", "A/RES/2200(XXI)[A]"]),
        ("Recalling President's statement PRST OS/12/1 of the Human Rights Council,", ["A/HRC/PRST/OS/12/1"]),
        ("Recalling the Paris Declaration Goal 3 on transport,", []),
        ("Noting the joint general recommendation No. 31 of the Committee on the Elimination of Discrimination against "
         "Women/general comment No. 18 of the Committee on the Rights of the Child,",
         ["CEDAW/C/GC/31", "CRC/C/GC/18"]),
        ("Noting the decision 2020/1 of the Executive Board,", []),
    ],
)  # fmt: skip
def test_guards_and_short_forms(read: Read, sentence: str, expected: list[str]) -> None:
    numbered = [t for t in targets(read(sentence)) if not t.startswith(("NAME:", "UNTS/"))]
    assert numbered == expected


def test_a_mistyped_date_lowers_the_confidence_and_names_what_was_weighed(read: Read) -> None:
    citation = only(read("Recalling General Assembly resolution 55/56 of 1 December 2001,"), "A/RES/55/56")
    assert citation.confidence <= 0.6
    assert citation.rule == "body-before-against-the-date"


def test_protocols_are_named_by_their_treaty(read: Read) -> None:
    extraction = read(
        "Reaffirming the Convention on the Rights of Persons with Disabilities and the Optional Protocol thereto,",
        "Reaffirming also the United Nations Convention against Transnational Organized Crime and the Protocols thereto,",
        "Noting the Protocols thereto,",
    )
    assert targets(extraction) == ["UNTS/2515/44910", "UNTS/2518/44910"]
    assert set(targets(extraction, "pp2")) == {
        "UNTS/2225/39574", "UNTS/2237/39574", "UNTS/2241/39574", "UNTS/2326/39574",
    }  # fmt: skip
    assert targets(extraction, "pp3") == []


def test_ibid_after_a_note_without_a_known_source_claims_nothing(read: Read) -> None:
    extraction = read(
        "Recalling the report,¹ the survey² and the annex,³",
        notes=("¹ A/75/999.", "² United Nations publication, Sales No. E.93.I.8.", "³ Ibid., annex II."),
    )
    assert [c.target for c in extraction.citations if c.note == "3"] == []
    assert [(u.note, u.surface, u.reason) for u in extraction.unresolved] == [
        ("3", "Ibid., annex II", "no known source stands before it")
    ]


def test_a_text_does_not_cite_itself(read: Read) -> None:
    extraction = read(
        "Recalling the Convention on the Rights of the Child,",
        "1. *Decides* that this Convention and the present Convention enter into force;",
    )
    assert targets(extraction, "op1") == []


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Noting the Charter of the United Nations University,", ["NAME:charter-of-the-united-nations-university"]),
        ("Noting the applicability of the Convention in the Occupied Territory,", []),
        ("Welcoming the Yaoundé Code of Conduct,", ["NAME:yaounde-code-of-conduct"]),
        ("Noting the Purposes and Principles of the Charter of the United Nations,",
         ["NAME:charter-of-the-united-nations"]),
        ("Welcoming the United Nations Youth Strategy,", ["NAME:united-nations-youth-strategy"]),
        ("Recalling the outcome document entitled “The future we want”,", ["A/RES/66/288"]),
        ("Noting the Global Strategy, the National Action Plan and the Programme of Action of the Conference,", []),
    ],
)  # fmt: skip
def test_where_a_name_begins_and_ends(read: Read, sentence: str, expected: list[str]) -> None:
    assert targets(read(sentence)) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Welcoming Iraq’s Lasting Plan of Action to Combat Lost Widgets,",
         ["NAME:lasting-plan-of-action-to-combat-lost-widgets"]),
        ("Welcoming the Windhoek Plan for Action by Everyone, Everywhere and Always,",
         ["NAME:windhoek-plan-for-action-by-everyone-everywhere-and-always"]),
        ("Welcoming the Windhoek Declaration on Lost Widgets (S/2002/1416),", ["S/2002/1416"]),
        ("Noting the report on the Windhoek Declaration on Lost Widgets (S/2002/1416),",
         ["NAME:windhoek-declaration-on-lost-widgets", "S/2002/1416"]),
        ("Noting the review of the Windhoek Strategy for Lost Widgets in 2023,",
         ["NAME:windhoek-strategy-for-lost-widgets"]),
        ("Recalling the Statute of the Court,", []),
    ],
)  # fmt: skip
def test_what_is_no_part_of_a_name(read: Read, sentence: str, expected: list[str]) -> None:
    assert list(dict.fromkeys(targets(read(sentence)))) == expected


def test_words_that_tell_an_instrument_themselves_do_not_point_back(read: Read) -> None:
    extraction = read(
        "Recalling the Windhoek Agreement on Lost Widgets,",
        "Recalling also the Agreement relating to the implementation of its rules,",
    )
    assert targets(extraction, "pp2") == []


def test_ibid_with_other_words_is_left_open(read: Read) -> None:
    extraction = read(
        "Recalling the letter¹ and the record,²",
        notes=("¹ S/12607.", "² Ibid., Thirty-third Year, 2071st meeting."),
    )
    assert [c.target for c in extraction.citations if c.note == "2"] == []
    assert [u.note for u in extraction.unresolved] == ["2"]


def test_a_mark_behind_a_resolution_is_not_that_of_a_name_far_before_it(read: Read) -> None:
    found = read(
        "Welcoming the chance for institutions that comply with the Paris Principles to take part in the work of the Human "
        "Rights Council, as stated in Council resolution 16/21 of 25 March 2011,¹",
        notes=("¹ See Official Records of the General Assembly, Sixty-sixth Session, Supplement No. 53 (A/66/53).",),
    )
    assert set(targets(found)) == {"A/RES/48/134", "A/HRC/RES/16/21", "A/66/53"}
    assert only(found, "A/66/53").via is Via.FOOTNOTE


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Recalling the Conference of the Parties to the Convention on Biological Diversity and the Conference, including "
         "the events mandated in its resolution 74/232 A,", ["A/RES/74/232[A]"]),
        ("Welcoming resolution 3/2023 of 7 July 2023, adopted by the Conference of the Food and Agriculture Organization "
         "of the United Nations,", []),
        ("Recalling decision 15/4 of 19 December 2022, adopted by the Conference of the Parties to the Convention on "
         "Biological Diversity,", ["CBD/COP/DEC/15/4"]),
    ],
)  # fmt: skip
def test_a_conference_of_parties_has_had_few_sessions(read: Read, sentence: str, expected: list[str]) -> None:
    found = read(sentence, head="Resolution adopted by the General Assembly on 20 December 2023\n\n78/1. X\n\n")
    assert [target for target in targets(found) if not target.startswith("UNTS/")] == expected


@pytest.mark.parametrize(
    ("organ", "sentence", "expected"),
    [
        ("Security Council", "Stressing that the mission acts consistent with Chapter VIII of the Charter,",
         ["NAME:charter-of-the-united-nations"]),
        ("Security Council", "Recalling the Charter of the Organization of African Unity and Article 3 of the Charter,", None),
        ("Security Council", "Recalling its statement of June 2006 (PRST/2006/28) on the region,", ["S/PRST/2006/28"]),
        ("Human Rights Council", "Recalling its decision 2/105 of 27 November 2006 on the right to the truth,",
         ["A/HRC/DEC/2/105"]),
    ],
)  # fmt: skip
def test_what_an_organ_says_in_short(read: Read, organ: str, sentence: str, expected: list[str] | None) -> None:
    found = targets(read(sentence, organ=organ))
    if expected is None:
        assert "NAME:charter-of-the-united-nations" not in found
    else:
        assert found == expected


def test_a_resolution_beside_a_treaty_is_not_its_host(read: Read) -> None:
    found = read(
        "Recalling the regulations to give effect to Article 102 of the Charter of the United Nations, as amended by its "
        "resolution 482 (V) of 12 December 1950,"
    )
    assert set(targets(found)) >= {"NAME:charter-of-the-united-nations", "A/RES/482(V)"}


def test_a_statement_in_a_list_of_resolutions_is_no_resolution(read: Read) -> None:
    found = read("Recalling its texts (resolution 5/1, resolution 16/21 and PRST 29/1),", organ="Human Rights Council")
    assert targets(found) == ["A/HRC/RES/5/1", "A/HRC/RES/16/21", "A/HRC/PRST/29/1"]
