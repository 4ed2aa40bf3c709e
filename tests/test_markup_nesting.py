"""Marks that overlap become elements that do not."""

from hypothesis import given
from hypothesis import strategies as st

from tipgraph.markup.nesting import Closes, Mark, Opens, Rank, Stands, Step, nested

TEXT = "the United Nations Convention against Corruption of 2003"
LENGTH = len(TEXT)


def bracketed(steps: list[Step[str]]) -> str:
    pieces = []
    for step in steps:
        match step:
            case str():
                pieces.append(step)
            case Opens(mark):
                pieces.append(f"<{mark.thing}{'+' if mark.continued else ''} ")
            case Closes(_):
                pieces.append(">")
            case Stands(thing):
                pieces.append(f"^{thing}")
    return "".join(pieces)


def shown(*marks: Mark[str], points: tuple[tuple[int, str], ...] = ()) -> str:
    return bracketed(list(nested("abcdef", marks, points)))


def test_the_longest_mark_is_the_outermost() -> None:
    short, long = Mark(1, 3, Rank.CITATION, "s"), Mark(1, 5, Rank.VERB, "l")
    assert shown(short, long) == shown(long, short) == "a<l <s bc>de>f"


def test_on_the_same_words_the_rank_decides() -> None:
    assert shown(Mark(1, 3, Rank.BODY, "b"), Mark(1, 3, Rank.CITATION, "c")) == "a<c <b bc>>def"


def test_of_two_that_overlap_the_later_is_cut() -> None:
    assert shown(Mark(0, 3, Rank.BODY, "x"), Mark(2, 5, Rank.CITATION, "y")) == "<x ab<y c>><y+ de>f"


def test_a_publishers_link_is_never_cut() -> None:
    link = Mark(2, 5, Rank.WHOLE, "w")
    assert shown(Mark(0, 3, Rank.CITATION, "x"), link) == "<x ab><w <x+ c>de>f"
    assert shown(Mark(4, 6, Rank.CITATION, "x"), link) == "ab<w cd<x e>><x+ f>"


def test_a_footnote_stands_behind_the_words_that_end_there() -> None:
    marks = (Mark(0, 3, Rank.CITATION, "x"), Mark(3, 5, Rank.BODY, "y"))
    assert shown(*marks, points=((3, "7"),)) == "<x abc>^7<y de>f"
    assert shown(*marks, points=((1, "7"), (6, "8"))) == "<x a^7bc><y de>f^8"


def test_a_part_of_a_text_has_its_part_of_the_marks() -> None:
    steps = list(nested("abcdef", [Mark(0, 3, Rank.BODY, "x"), Mark(4, 6, Rank.BODY, "y")], (), 2, 5))
    assert bracketed(steps) == "<x+ c>d<y e>"


PLACES = st.tuples(st.integers(0, LENGTH), st.integers(0, LENGTH)).map(sorted)
MARKS = st.lists(
    st.builds(
        lambda place, rank, name: Mark(*place, rank, name),
        PLACES,
        st.sampled_from([rank for rank in Rank if rank is not Rank.WHOLE]),
        st.integers(0, 99).map(str),
    ),
    max_size=8,
)
WHOLES = st.lists(st.integers(0, LENGTH), max_size=6).map(
    lambda bounds: [
        Mark(start, end, Rank.WHOLE, "whole")
        for start, end in zip(sorted(bounds)[::2], sorted(bounds)[1::2], strict=False)
        if start < end
    ]
)


@given(MARKS, WHOLES, st.lists(st.tuples(st.integers(0, LENGTH), st.just("note")), max_size=4).map(sorted))
def test_every_mark_covers_its_words_and_nothing_is_lost(
    marks: list[Mark[str]], wholes: list[Mark[str]], points: list[tuple[int, str]]
) -> None:
    opened: list[Mark[str]] = []
    reached, written, places = 0, "", []
    covered: dict[int, set[int]] = {}
    named = [Mark(m.start, m.end, m.rank, str(number)) for number, m in enumerate(marks)]
    begun = []
    for step in nested(TEXT, [*named, *wholes], points):
        match step:
            case str():
                for mark in opened:
                    if mark.thing != "whole":
                        covered.setdefault(int(mark.thing), set()).update(range(reached, reached + len(step)))
                written, reached = written + step, reached + len(step)
            case Opens(mark):
                opened.append(mark)
                if mark.thing == "whole":
                    begun.append((mark.start, mark.end, mark.continued))
            case Closes(mark):
                assert opened.pop() == mark
            case Stands(_):
                places.append(reached)
    assert written == TEXT
    assert not opened
    assert places == [place for place, _ in points]
    assert covered == {n: set(range(m.start, m.end)) for n, m in enumerate(marks) if m.start < m.end}
    assert sorted(begun) == sorted((each.start, each.end, False) for each in wholes)
