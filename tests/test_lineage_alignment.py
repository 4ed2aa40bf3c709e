import datetime

import pytest

from tipgraph.lineage.alignment import align
from tipgraph.lineage.records import AlignmentKind
from tipgraph.lineage.texts import prepare
from tipgraph.model import Description, Document, Paragraph, ParagraphKind

EARLIER = "A/RES/71/319"
LATER = "A/RES/76/7"

SUPPLY = (
    "We will promote partnerships and engage the business community in initiatives to prevent crime in supply chains."
)
DATA = "We reiterate the need for improved data collection and analysis, disaggregated by sex, age and other factors."
ORGANS = "We condemn the involvement of criminal groups and unethical medical personnel in the removal of organs."
NEW = (
    "We call for strengthening of law enforcement digital expertise and capacity to conduct proportionate, lawful and "
    "accountable investigations in cyberspace, and seize associated electronic evidence wherever it may be kept."
)
NAME = "the Protocol to Prevent, Suppress and Punish Trafficking in Persons, Especially Women and Children"


def document(identifier: str, year: int | None, *texts: str, kind: str = "declaration") -> Document:
    description = Description(identifier, kind, adopted=datetime.date(year, 1, 1) if year else None, status="adopted")
    paragraphs = tuple(
        Paragraph(str(number + 1), ParagraphKind.NUMBERED, text, number) for number, text in enumerate(texts)
    )
    return Document(identifier, "text/plain", "0" * 64, description, paragraphs)


def links(earlier: list[str], later: list[str]) -> dict[tuple[str, str], AlignmentKind]:
    texts = [prepare(document(EARLIER, 2017, *earlier)), prepare(document(LATER, 2021, *later))]
    return {(link.source_label, link.target_label): link.relation for link in align(texts)}


def test_each_kind_of_taking_over_is_told_apart() -> None:
    earlier = [ORGANS, DATA, SUPPLY, f"{ORGANS.replace('organs', 'tissues')} {NEW}"]
    later = [
        ORGANS.upper(),
        DATA.replace("improved data collection", "better data gathering"),
        f"{SUPPLY} {NEW.replace('cyberspace', 'the darknet')}",
    ]
    found = links(earlier, later)
    assert found["1", "1"] is AlignmentKind.IDENTICAL
    assert found["2", "2"] is AlignmentKind.REWORDED
    assert found["3", "3"] is AlignmentKind.EXPANDED
    assert found["4", "3"] is AlignmentKind.PARTIAL
    assert ("3", "1") not in found


def test_order_is_free_and_paragraphs_are_split_and_merged() -> None:
    found = links([f"{SUPPLY} {ORGANS}", DATA, NEW], [f"{NEW} {DATA}", ORGANS, SUPPLY])
    assert found.keys() == {("1", "2"), ("1", "3"), ("2", "1"), ("3", "1")}


def test_a_name_that_stands_everywhere_proves_nothing() -> None:
    earlier = [
        f"We recall {NAME}.",
        f"We reaffirm the role of the Office in helping States to apply {NAME}.",
        f"Victims shall be protected as {NAME} asks of its parties.",
        f"Ratification of {NAME} remains a priority.",
    ]
    later = [
        f"Domestic courts apply {NAME} where national law is silent.",
        f"Sea rescue is no matter of {NAME}.",
        f"Budgets are voted with a view to {NAME}.",
    ]
    assert links(earlier, later) == {}


def test_short_formulas_link_nothing() -> None:
    assert links(["In this regard, we note the following:"], ["In this regard, we note the following:"]) != {}
    assert links([f"{SUPPLY} In this regard:"], [f"{ORGANS} In this regard:"]) == {}


def test_documents_of_unknown_order_are_not_aligned() -> None:
    undated = document("NAME:undated", None, ORGANS)
    assert align([prepare(undated), prepare(document(LATER, 2021, ORGANS))]) == ()


def test_a_document_is_not_aligned_with_itself() -> None:
    assert align([prepare(document(LATER, 2021, ORGANS, ORGANS))]) == ()


@pytest.mark.parametrize("count", [2, 5])
def test_every_earlier_text_is_aligned_with_every_later_one(count: int) -> None:
    texts = [prepare(document(f"A/RES/{70 + year}/1", 2010 + year, ORGANS)) for year in range(count)]
    assert len(align(texts)) == count * (count - 1) // 2


def test_title_pages_and_neighbouring_pieces_are_no_text_of_the_document() -> None:
    description = Description(EARLIER, "resolution", adopted=datetime.date(2017, 1, 1))
    paragraphs = (
        Paragraph("front", ParagraphKind.FRONT, ORGANS, 0),
        Paragraph("other1", ParagraphKind.OTHER, ORGANS, 1),
    )
    front = Document("a", "text/plain", "0" * 64, description, paragraphs)
    assert align([prepare(front), prepare(document(LATER, 2021, ORGANS))]) == ()
