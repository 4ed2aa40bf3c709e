import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tipgraph.symbols import find_symbols, parse


def found(text: str) -> list[tuple[str, str]]:
    return [(match.surface, match.symbol.identifier) for match in find_symbols(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("see A/RES/64/293, para. 4", [("A/RES/64/293", "A/RES/64/293")]),
        ("(A/75/53/Add.1).", [("A/75/53/Add.1", "A/75/53/Add.1")]),
        ("in S/RES/2273 (2016) and", [("S/RES/2273 (2016)", "S/RES/2273(2016)")]),
        ("A/CONF.157/24 (Part I), chap. III", [("A/CONF.157/24 (Part I)", "A/CONF.157/24(PartI)")]),
        ("A/75/6 (Sect. 29A)/Add.1 and", [("A/75/6 (Sect. 29A)/Add.1", "A/75/6(Sect.29A)/Add.1")]),
        ("E/2002/68/ Add.1", [("E/2002/68/ Add.1", "E/2002/68/Add.1")]),
        ("document A/HRC/\n44/4; the", [("A/HRC/\n44/4", "A/HRC/44/4")]),
        ("A/C.3/76/L. 33/Rev.1 was", [("A/C.3/76/L. 33/Rev.1", "A/C.3/76/L.33/Rev.1")]),
        ("CTOC/COP/2020/10, sect. I.A", [("CTOC/COP/2020/10", "CTOC/COP/2020/10")]),
        ("S/PRST/2015/25.The Council", [("S/PRST/2015/25", "S/PRST/2015/25")]),
        ("A/62/PV.117.The meeting", [("A/62/PV.117", "A/62/PV.117")]),
        ("A/RES/217 A (III) of", [("A/RES/217 A (III)", "A/RES/217(III)[A]")]),
        (
            "A/RES/3411 A and B (XXX) A/RES/48/44 B, of",
            [
                ("A/RES/3411 A and B (XXX)", "A/RES/3411(XXX)[A]"),
                ("A/RES/3411 A and B (XXX)", "A/RES/3411(XXX)[B]"),
                ("A/RES/48/44 B", "A/RES/48/44[B]"),
            ],
        ),
        ("(A/75/345-S/2020/898), para. 2", [("A/75/345-S/2020/898", "A/75/345")]),
        ("[A/RES/70/1](x) A/76/120, A/76/144", [(s, s) for s in ("A/RES/70/1", "A/76/120", "A/76/144")]),
        ("A/RES/64/293 A resolution", [("A/RES/64/293", "A/RES/64/293")]),
    ],
)
def test_symbols_in_running_text(text: str, expected: list[tuple[str, str]]) -> None:
    assert found(text) == expected


def test_what_only_looks_like_a_symbol_is_left_alone() -> None:
    text = "24/7 and/or he/she on 12/03/2021, HIV/AIDS, A/B, A/H1N1, s/he, km/h, 64/293, 1/2 of N/A, I/O"
    assert found(text) == []


@given(
    st.lists(
        st.sampled_from(["A/RES/64/293", "S/RES/2331 (2016)", "A/CONF.157/24 (Part I)", "E/2002/68/Add.1", "A/76/120"]),
        max_size=6,
    ),
    st.sampled_from([", ", "; ", " and ", ") ("]),
)
def test_places_are_exact_and_nothing_is_lost(symbols: list[str], joint: str) -> None:
    text = f"See {joint.join(symbols)}."
    matches = list(find_symbols(text))
    assert [match.symbol for match in matches] == [parse(symbol) for symbol in symbols]
    assert all(text[match.start : match.end] == match.surface for match in matches)


@given(st.text(alphabet="AES/RC.()-12 \nLd"))
def test_any_text_is_searched_without_overlap(text: str) -> None:
    reached = 0
    for match in find_symbols(text):
        assert reached <= match.start < match.end <= len(text)
        assert text[match.start : match.end] == match.surface
        reached = match.end


@pytest.mark.parametrize("piece", ["A/", "A/1/", "A/1-", "A/RES/(", "A/a.", "and/or ", "A/CONF.1"])
def test_the_time_grows_with_the_length_only(piece: str) -> None:
    def seconds(count: int) -> float:
        text = piece * count
        times = []
        for _ in range(3):
            begun = time.perf_counter()
            sum(1 for _ in find_symbols(text))
            times.append(time.perf_counter() - begun)
        return min(times)

    assert seconds(8000) < 16 * seconds(2000) + 0.05


def test_text_without_symbols_is_passed_over_fast() -> None:
    text = "Recalling all relevant resolutions adopted by the Commission and stressing the need for action. " * 20000
    begun = time.perf_counter()
    assert found(text) == []
    assert len(text) / (time.perf_counter() - begun) > 10_000_000
