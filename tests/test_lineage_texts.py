import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tipgraph.lineage.chronology import is_draft, is_earlier, period, session_number
from tipgraph.lineage.titles import title_key
from tipgraph.lineage.wording import sentences, trigrams, words
from tipgraph.model import Description


def described(identifier: str, kind: str = "resolution", **facts: object) -> Description:
    return Description(identifier, kind, **facts)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("recognising the role of combatting crime", "Recognizing the role of combating crime"),
        ("forced labour or services;", "forced labor, or services."),
        ("a capacity-building tool", "a capacity building tool"),
        ("Children’s Fund", "Children's Fund"),
        ("criminalisation of these practices", "Criminalization of these practices"),
    ],
)
def test_spelling_variants_and_punctuation_do_not_tell_texts_apart(one: str, other: str) -> None:
    assert words(one) == words(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("does not match the scale", "does now match the scale"),
        ("10 million", "11 million"),
        ("this", "thiz"),
        ("his promise", "her promise"),
    ],
)
def test_other_words_tell_texts_apart(one: str, other: str) -> None:
    assert words(one) != words(other)


@given(st.text(max_size=80))
def test_words_are_found_again_in_their_own_text(text: str) -> None:
    found = words(text)
    assert words(" ".join(found)) == found


def test_sentences_end_before_capitals_and_not_inside_abbreviations() -> None:
    text = "We recall Supplement No. 53 of 2021. We urge: (a) Members to act; in this regard, we note that. “So be it.”"
    assert sentences(text) == (
        "We recall Supplement No. 53 of 2021.",
        "We urge:",
        "(a) Members to act; in this regard, we note that.",
        "“So be it.”",
    )


def test_trigrams_of_two_words_are_none() -> None:
    assert trigrams(("only", "two")) == frozenset()
    assert trigrams(("one", "two", "three", "four")) == {("one", "two", "three"), ("two", "three", "four")}


@pytest.mark.parametrize(
    "title",
    [
        "2021 Political Declaration on the implementation of the United Nations Global Plan of Action",
        "Political declaration on the implementation of the Global Plan of Action, 2021",
        "Draft political declaration on the implementation of the UN Global Plan of Action (2021) REV4",
    ],
)
def test_year_and_revision_are_no_part_of_a_title(title: str) -> None:
    key = title_key(title)
    assert key.words == "political declaration on implementation of global plan of action"
    assert key.year in {2021, None}


def test_the_year_of_a_title_is_kept_apart() -> None:
    assert title_key("2021 Political Declaration on trafficking").year == 2021
    assert title_key("Protocol of Palermo (2000)").year == 2000
    assert title_key("Resolution 1325 explained").year is None


@pytest.mark.parametrize(
    ("description", "first", "last"),
    [
        (
            described("A/RES/71/319", adopted=datetime.date(2017, 8, 28)),
            datetime.date(2017, 8, 28),
            datetime.date(2017, 8, 28),
        ),
        (described("A/RES/76/186"), datetime.date(2021, 9, 1), datetime.date(2022, 9, 30)),
        (described("A/RES/217(III)[A]"), datetime.date(1948, 9, 1), datetime.date(1949, 9, 30)),
        (described("E/RES/2021/25"), datetime.date(2021, 1, 1), datetime.date(2021, 12, 31)),
        (
            described("NAME:x", "draft declaration", title="2021 Political Declaration"),
            datetime.date(2021, 1, 1),
            datetime.date(2021, 12, 31),
        ),
    ],
)
def test_the_time_of_a_document_is_as_exact_as_it_can_be_known(
    description: Description, first: datetime.date, last: datetime.date
) -> None:
    span = period(description)
    assert span is not None
    assert (span.first, span.last) == (first, last)


def test_a_document_that_says_nothing_of_its_time_has_none() -> None:
    assert period(described("NAME:undated", "declaration", title="Declaration on trafficking")) is None


def test_session_numbers_are_read_from_both_ways_of_writing() -> None:
    assert session_number("A/RES/76/186") == 76
    assert session_number("A/RES/1514(XV)") == 15
    assert session_number("A/RES/S-27/2") == 0


def test_order_in_time_is_claimed_only_where_it_is_known() -> None:
    draft = described("NAME:rev4", "draft declaration", title="2021 Political Declaration on crime", status="draft")
    july = described("E/RES/2021/25", adopted=datetime.date(2021, 7, 22), title="Crime")
    november = described("A/RES/76/7", adopted=datetime.date(2021, 11, 22), title="Political declaration on crime")
    older = described("A/RES/71/319", adopted=datetime.date(2017, 8, 28))
    assert is_earlier(older, draft)
    assert not is_earlier(draft, older)
    assert is_earlier(draft, november)
    assert not is_earlier(november, draft)
    assert not is_earlier(draft, july)
    assert not is_earlier(july, draft)


def test_a_text_under_silence_procedure_is_a_draft() -> None:
    assert is_draft(described("NAME:a", "declaration", status="under silence procedure"))
    assert is_draft(described("NAME:a", "draft declaration"))
    assert not is_draft(described("A/RES/76/186", status="adopted"))
