import dataclasses
import datetime
from functools import cache
from itertools import permutations

import pytest

from tipgraph.documents import read_document
from tipgraph.lineage import Alignment, AlignmentKind, LineageResult, Relation, relations
from tipgraph.model import Citation, Description, Document, Extraction, Paragraph, ParagraphKind, Via
from tipgraph.registry import NamedInstrument, Registry, load_registry
from tipgraph.resources import resource_folder

DRAFT_2017 = (
    "NAME:political-declaration-on-the-implementation-of-the-global-plan-of-action-to-combat-trafficking-in-persons"
    "-final-draft-2017"
)
DRAFT_2021 = (
    "NAME:2021-political-declaration-on-the-implementation-of-the-united-nations-global-plan-of-action-to-combat-"
    "trafficking-in-persons-rev4"
)
DECLARATION = (
    "Political declaration on the implementation of the United Nations Global Plan of Action to Combat Trafficking "
    "in Persons"
)


def instrument(identifier: str, title: str, year: int) -> NamedInstrument:
    """An instrument that only its title, year and identifier tell from a real one."""
    known = load_registry().instruments[0]
    return dataclasses.replace(known, identifier=identifier, title=title, names=(title,), year=year, adopted=None)


def registry(*instruments: NamedInstrument) -> Registry:
    return dataclasses.replace(load_registry(), instruments=instruments)


DECLARATIONS = registry(instrument("A/RES/72/1", DECLARATION, 2017), instrument("A/RES/76/7", DECLARATION, 2021))


@cache
def shipped() -> tuple[Document, ...]:
    paths = (path for path in resource_folder("documents").iterdir() if path.name.startswith(("A_", "E_", "poli")))
    return tuple(read_document(str(path)) for path in paths)


@cache
def lineage_of_shipped() -> LineageResult:
    return relations([Extraction(document) for document in shipped()], DECLARATIONS)


def found(result: LineageResult) -> set[tuple[str, str, str]]:
    return {(relation.subject, relation.relation, relation.object) for relation in result.relations}


def test_the_five_documents_are_linked_to_what_they_became() -> None:
    assert found(lineage_of_shipped()) == {
        ("A/71/L.81", "adoptedAs", "A/RES/71/319"),
        (DRAFT_2017, "adoptedAs", "A/RES/71/319"),
        (DRAFT_2017, "draftOf", "A/RES/72/1"),
        (DRAFT_2017, "takenOverBy", DRAFT_2021),
        ("A/RES/71/319", "draftOf", "A/RES/72/1"),
        ("A/RES/71/319", "takenOverBy", DRAFT_2021),
        (DRAFT_2021, "draftOf", "A/RES/76/7"),
    }


def test_each_relation_says_what_shows_it() -> None:
    evidence = {(r.subject, r.object): r.evidence for r in lineage_of_shipped().relations}
    assert evidence[DRAFT_2017, "A/RES/71/319"].startswith("28 of 28 paragraphs of “Political Declaration")
    assert "the annex of A/RES/71/319" in evidence[DRAFT_2017, "A/RES/71/319"]
    assert "draft outcome document entitled “Political declaration" in evidence["A/RES/71/319", "A/RES/72/1"]
    assert evidence["A/RES/71/319", "A/RES/72/1"].startswith("op1 of A/RES/71/319")


def links(source: str, target: str) -> dict[str, dict[str, AlignmentKind]]:
    """Return target labels to source labels to kinds, for one pair of documents."""
    pairs: dict[str, dict[str, AlignmentKind]] = {}
    for link in lineage_of_shipped().alignments:
        if (link.source_document, link.target_document) == (source, target):
            pairs.setdefault(link.target_label, {})[link.source_label] = link.relation
    return pairs


def test_the_annex_of_2017_is_the_final_draft_paragraph_by_paragraph() -> None:
    pairs = links(DRAFT_2017, "A/RES/71/319")
    numbers = [*(str(number) for number in range(1, 27)), "11(a)", "11(b)"]
    assert {label: set(sources) for label, sources in pairs.items()} == {
        f"annex/{number}": {number} for number in numbers
    }
    identical = {label for label, sources in pairs.items() if AlignmentKind.IDENTICAL in sources.values()}
    assert identical == {f"annex/{number}" for number in (2, 6, 7, 9, 11, 14, 23)}


# Read off the two texts by hand: which paragraphs of the annex stand again in the draft of 2021.
@pytest.mark.parametrize(
    ("label", "sources"),
    [
        ("1", {"annex/1": "identical"}),
        ("3", {"annex/5": "reworded"}),
        ("4bis", {"annex/4": "partial"}),
        ("5(a)", {"annex/6": "expanded"}),
        ("5(b)", {}),
        ("6", {"annex/3": "partial", "annex/9": "expanded"}),
        ("9", {}),
        ("10", {"annex/8": "partial", "annex/25": "partial"}),
        ("11bis", {}),
        ("12", {"annex/10": "expanded"}),
        ("13(a)", {"annex/11(a)": "identical"}),
        ("13(b)", {}),
        ("17", {"annex/14": "identical"}),
        ("18", {}),
        ("21(c)", {"annex/20": "partial"}),
        ("23(a)", {}),
        ("24", {"annex/23": "partial"}),
        ("26", {"annex/26": "expanded"}),
    ],
)
def test_paragraphs_of_2021_come_from_those_of_2017(label: str, sources: dict[str, str]) -> None:
    assert links("A/RES/71/319", DRAFT_2021).get(label, {}) == sources


def test_the_order_of_the_documents_does_not_matter() -> None:
    documents = shipped()
    for order in ((4, 3, 2, 1, 0), (2, 0, 4, 1, 3)):
        shuffled = [Extraction(documents[place]) for place in order]
        assert relations(shuffled, DECLARATIONS) == lineage_of_shipped()


def draft(title: str, *, day: datetime.date | None = None) -> Extraction:
    description = Description("NAME:draft", "draft declaration", title=title, status="draft", date=day)
    return Extraction(Document("draft.txt", "text/plain", "0" * 64, description, ()))


def test_a_draft_is_linked_by_title_and_year_only() -> None:
    known = registry(
        instrument("A/RES/58/4", "Declaration on crime", 2003),
        instrument("A/RES/70/3", "Declaration on crime", 2015),
    )
    assert found(relations([draft("2015 Draft declaration on crime, REV2")], known)) == {
        ("NAME:draft", "draftOf", "A/RES/70/3")
    }
    assert not relations([draft("2016 Declaration on crime")], known).relations
    assert not relations([draft("Declaration on crime")], known).relations
    assert found(relations([draft("Declaration on crime", day=datetime.date(2003, 5, 1))], known)) == {
        ("NAME:draft", "draftOf", "A/RES/58/4")
    }


def test_two_instruments_of_one_title_and_year_are_not_chosen_between() -> None:
    known = registry(
        instrument("A/RES/70/3", "Declaration on crime", 2015),
        instrument("E/RES/2015/4", "Declaration on crime", 2015),
    )
    assert not relations([draft("2015 Declaration on crime")], known).relations


def resolution(identifier: str, title: str, *citations: Citation) -> Extraction:
    description = Description(identifier, "resolution", title=title, status="adopted")
    paragraph = Paragraph("pp1", ParagraphKind.PREAMBULAR, "Recalling its resolutions", 0)
    document = Document("a.txt", "text/plain", "0" * 64, description, (paragraph,))
    return Extraction(document, citations)


def citing(target: str, title: str | None, note: str | None = None) -> Citation:
    return Citation("pp1", target, ("recall",), target, 0, 3, note, Via.SYMBOL, 1.0, "test", None, title)


SUBJECT = "improving the coordination of efforts against trafficking in persons"


def test_resolutions_cited_with_the_documents_own_title_are_its_series() -> None:
    document = resolution(
        "A/RES/76/186",
        SUBJECT.capitalize(),
        citing("A/RES/61/180", SUBJECT),
        citing("A/RES/74/176", SUBJECT),
        citing("A/RES/59/166", "the protection of children"),
        citing("E/RES/2017/18", SUBJECT),
    )
    assert found(relations([document], registry())) == {
        ("A/RES/76/186", "inSeriesWith", "A/RES/61/180"),
        ("A/RES/76/186", "inSeriesWith", "A/RES/74/176"),
        ("A/RES/74/176", "inSeriesWith", "A/RES/61/180"),
        ("A/RES/76/186", "precededBy", "A/RES/74/176"),
    }


def test_resolutions_cited_under_one_subject_are_a_series_and_the_read_one_has_a_predecessor() -> None:
    citing_document = resolution(
        "A/RES/76/186", "Another title", citing("E/RES/2017/18", SUBJECT), citing("E/RES/2021/25", SUBJECT)
    )
    read = resolution("E/RES/2021/25", "A third title")
    expected = {
        ("E/RES/2021/25", "inSeriesWith", "E/RES/2017/18"),
        ("E/RES/2021/25", "precededBy", "E/RES/2017/18"),
    }
    for order in permutations([citing_document, read]):
        assert found(relations(order, registry())) == expected


def test_one_resolution_a_footnote_or_no_subject_make_no_series() -> None:
    document = resolution(
        "A/RES/76/186",
        "Another title",
        citing("A/RES/64/293", SUBJECT),
        citing("A/RES/55/67", "trafficking", note="9"),
        citing("A/RES/58/137", "trafficking", note="9"),
        citing("A/RES/68/192", None),
        citing("A/RES/71/1", None),
        citing("UNTS/2225/39574", SUBJECT),
    )
    assert not relations([document], registry()).relations


def test_a_symbol_of_a_draft_on_the_title_page_names_the_draft() -> None:
    report = resolution("E/RES/2021/25", "Title")
    description = dataclasses.replace(report.document.description, based_on=("E/2021/30", "E/2021/L.4"))
    document = dataclasses.replace(report.document, description=description)
    assert found(relations([Extraction(document)], registry())) == {("E/2021/L.4", "adoptedAs", "E/RES/2021/25")}


def test_records_are_plain_values() -> None:
    relation = Relation("a", "draftOf", "b", "evidence", 1.0, "title")
    assert relation == Relation("a", "draftOf", "b", "evidence", 1.0, "title")
    assert hash(Alignment("a", "1", "b", "2", AlignmentKind.PARTIAL, 0.5))


def texts_of(identifier: str, day: datetime.date, *paragraphs: str, status: str = "adopted") -> Extraction:
    description = Description(identifier, "resolution", adopted=day, status=status)
    numbered = tuple(
        Paragraph(f"op{number}", ParagraphKind.OPERATIVE, text, number) for number, text in enumerate(paragraphs, 1)
    )
    return Extraction(Document(identifier, "text/plain", "0" * 64, description, numbered))


PARAGRAPHS = (
    "Urges all Member States to criminalize the removal of organs by coercion, fraud or abuse of power;",
    "Invites the business community to keep supply chains free from forced labour of any kind;",
    "Requests the Office to collect information on patterns and flows at the national and regional levels;",
    "Encourages the training of peacekeeping personnel on gender expertise and the protection of children;",
)


@pytest.mark.parametrize(
    ("kept", "expected"),
    [
        (PARAGRAPHS, {("A/RES/70/1", "takenOverBy", "A/RES/72/1")}),
        (PARAGRAPHS[1:], {("A/RES/70/1", "takenOverBy", "A/RES/72/1")}),
        (PARAGRAPHS[2:], set()),
    ],
)
def test_a_text_is_taken_over_where_most_of_it_and_no_mere_formula_recurs(
    kept: tuple[str, ...], expected: set[tuple[str, str, str]]
) -> None:
    earlier = texts_of("A/RES/70/1", datetime.date(2015, 12, 1), *PARAGRAPHS)
    later = texts_of("A/RES/72/1", datetime.date(2017, 12, 1), *kept)
    assert found(relations([earlier, later], registry())) == expected


def test_a_draft_is_adopted_only_by_a_text_that_is_mostly_its_own() -> None:
    draft_text = texts_of("A/C.3/70/L.1", datetime.date(2015, 11, 1), *PARAGRAPHS, status="draft")
    adopted = texts_of("A/RES/70/1", datetime.date(2015, 12, 1), *PARAGRAPHS)
    longer = texts_of(
        "A/RES/72/1",
        datetime.date(2017, 12, 1),
        *PARAGRAPHS,
        "Decides to convene a high-level meeting of two days immediately after the general debate;",
        "Welcomes the generous offer of a Government to host the next conference in its capital;",
    )
    assert found(relations([draft_text, adopted], registry())) == {("A/C.3/70/L.1", "adoptedAs", "A/RES/70/1")}
    assert found(relations([draft_text, longer], registry())) == {("A/C.3/70/L.1", "takenOverBy", "A/RES/72/1")}
