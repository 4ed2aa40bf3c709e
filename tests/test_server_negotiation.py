import pytest
from hypothesis import given
from hypothesis import strategies as st

from tipgraph.server.negotiation import preferred
from tipgraph.server.sparql_protocol import query_form

OFFERED = ("application/json", "text/csv", "text/html")


@pytest.mark.parametrize(
    ("accept", "chosen"),
    [
        (None, "application/json"),
        ("", "application/json"),
        ("*/*", "application/json"),
        ("*", "application/json"),
        ("text/csv", "text/csv"),
        ("TEXT/CSV", "text/csv"),
        ("text/*", "text/csv"),
        ("text/csv;q=0.4, text/html;q=0.5", "text/html"),
        ("text/html, text/csv", "text/html"),
        ("text/csv;q=0, */*;q=0.1", "application/json"),
        ("text/*;q=0.9, text/csv;q=0.1", "text/html"),
        ("*/*;q=0.1, text/html;q=0.2", "text/html"),
        ("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", "text/html"),
        ("text/csv; header=present; q=0.7, application/json;q=0.6", "text/csv"),
        ("image/png", None),
        ("text/csv;q=0", None),
        ("text/csv;q=nonsense", None),
        ("application/json;q=2", "application/json"),
    ],
)
def test_the_preferred_type_is_chosen(accept: str | None, chosen: str | None) -> None:
    assert preferred(accept, OFFERED) == chosen


@given(st.text())
def test_no_header_breaks_the_choice(accept: str) -> None:
    assert preferred(accept, OFFERED) in (*OFFERED, None)


@given(st.permutations(OFFERED), st.lists(st.floats(0.01, 1), min_size=3, max_size=3, unique=True))
def test_the_highest_quality_wins_whatever_the_order(names: list[str], qualities: list[float]) -> None:
    pairs = list(zip(names, qualities, strict=True))
    accept = ", ".join(f"{name};q={quality:.17f}" for name, quality in pairs)
    assert preferred(accept, OFFERED) == max(pairs, key=lambda pair: pair[1])[0]


@pytest.mark.parametrize(
    ("query", "form"),
    [
        ("SELECT * {}", "select"),
        ("  ask{}", "ask"),
        ("# DELETE\nPREFIX a: <urn:a#>\n# INSERT\nBASE <urn:b>\nDescribe <x>", "describe"),
        ("prefix : <urn:select> construct {} where {}", "construct"),
        ("PREFIX a:<urn:a>INSERT DATA {}", "update"),
        ("PREFIX insert: <urn:a> SELECT * {}", "select"),
        ("LOAD <urn:a>", "update"),
        ("WITH <urn:g> DELETE {} WHERE {}", "update"),
        ("SELECTED", "unknown"),
        ("", "unknown"),
    ],
)
def test_the_form_of_a_query_is_its_first_word_after_the_prologue(query: str, form: str) -> None:
    assert query_form(query) == form


@given(st.text())
def test_no_text_breaks_the_reading_of_the_form(query: str) -> None:
    assert query_form(query)
