"""The network out of a graph, and the walks along it."""

from collections.abc import Iterator
from pathlib import Path

import networkx
import pytest
import rdflib
from hypothesis import given, settings
from hypothesis import strategies as st

from tipgraph.errors import UnknownIdentifierError, UsageError
from tipgraph.network import Branch, CitationNetwork, Edge, Node, load_network
from tipgraph.store import begin_generation, open_reader

GRAPH = Path(__file__).with_name("test_network_small.trig")


@pytest.fixture(scope="module")
def small() -> CitationNetwork:
    graphs = rdflib.Dataset().parse(GRAPH, format="trig")
    with begin_generation("memory:network") as writer:
        for graph in graphs.graphs():
            if len(graph):
                writer.replace(str(graph.identifier), graph)
    with open_reader("memory:network") as reader:
        return load_network(reader)


def network_of(*pairs: str) -> CitationNetwork:
    """Make a network from pairs of letters."""
    names = sorted({name for pair in pairs for name in pair})
    return CitationNetwork((Node(name, f"urn:{name}", name) for name in names), (Edge(*pair) for pair in pairs))


def test_nodes_hold_what_the_graph_says(small: CitationNetwork) -> None:
    assert list(small.nodes) == [
        "A/RES/64/293",
        "A/RES/71/319",
        "A/RES/76/186",
        "LNTS/9/269",
        "NAME:draft-2017",
        "UNTS/2225/39574",
    ]
    assert small.node("A/RES/76/186") == Node(
        "A/RES/76/186",
        "https://w3id.org/tipgraph/id/A/RES/76/186",
        "General Assembly resolution 76/186",
        "Improving the coordination of efforts",
        "resolution",
        "UNGA",
        2021,
        source=True,
        resolved=True,
    )
    draft = small.node("NAME:draft-2017")
    assert (draft.kind, draft.resolved, draft.organ) == ("draft-declaration", False, None)
    assert small.node("A/RES/71/319").resolved is False


def test_edges_hold_verbs_and_paragraphs_in_reading_order(small: CitationNetwork) -> None:
    cites, preceded, treaty = small.citations("A/RES/76/186")
    assert cites == Edge("A/RES/76/186", "A/RES/64/293", "cites", ("urge", "recall", "take-note"), ("pp9", "pp10"), 3)
    assert preceded == Edge("A/RES/76/186", "A/RES/64/293", "precededBy")
    assert treaty == Edge("A/RES/76/186", "UNTS/2225/39574", "cites", (), ("op5(a)",), 1)
    assert [edge.source for edge in small.citations("UNTS/2225/39574", "in")] == ["A/RES/64/293", "A/RES/76/186"]
    with pytest.raises(UsageError):
        small.citations("A/RES/76/186", "sideways")  # type: ignore[arg-type]


def test_identifiers_are_found_in_any_spelling(small: CitationNetwork) -> None:
    for spelling in ("A/RES/64/293", "a/res/64/293", " A/RES/64 / 293", "https://w3id.org/tipgraph/id/A/RES/64/293"):
        assert small.node(spelling).identifier == "A/RES/64/293"


@pytest.mark.parametrize(
    ("wanted", "first"),
    [
        ("64/293", "A/RES/64/293"),
        ("A/RES/64/294", "A/RES/64/293"),
        ("UNTS/2225/39575", "UNTS/2225/39574"),
        ("political declaration", "NAME:draft-2017"),
        ("coordination Improving", "A/RES/76/186"),
        ("name:draft2017", "NAME:draft-2017"),
    ],
)
def test_unknown_identifiers_name_the_nearest(small: CitationNetwork, wanted: str, first: str) -> None:
    with pytest.raises(UnknownIdentifierError) as caught:
        small.node(wanted)
    assert caught.value.nearest[0] == first
    assert first in str(caught.value)


def test_nothing_is_near_to_nonsense(small: CitationNetwork) -> None:
    for wanted in ("", "   ", "qqqqqqqq"):
        with pytest.raises(UnknownIdentifierError) as caught:
            small.node(wanted)
        assert caught.value.nearest == ()


def test_search_filters_and_pages(small: CitationNetwork) -> None:
    def found(**wanted: object) -> list[str]:
        return [node.identifier for node in small.search(**wanted).items]  # type: ignore[arg-type]

    assert found(text="resolution", organ="unga") == ["A/RES/64/293", "A/RES/76/186"]
    assert found(text="A/RES/76/186")[0] == "A/RES/76/186"
    assert found(kind="treaty", year=1921) == ["LNTS/9/269"]
    assert found(text="TRAFFICKING declaration") == ["NAME:draft-2017"]
    assert found(text="nothing like it") == []
    page = small.search(offset=1, limit=2)
    assert page.total == 6
    assert len(page.items) == 2
    assert page.items == small.search().items[1:3]


def test_most_cited_counts_documents_then_places(small: CitationNetwork) -> None:
    ranked = [(item.node.identifier, item.documents, item.citations) for item in small.most_cited()]
    assert ranked == [("A/RES/64/293", 2, 4), ("UNTS/2225/39574", 2, 2), ("A/RES/76/186", 1, 1)]
    assert len(small.most_cited(1)) == 1


def test_chains_are_shortest_first_with_their_words(small: CitationNetwork) -> None:
    chains = small.chains("NAME:draft-2017", "unts/2225/39574")
    assert [path.nodes for path in chains] == [
        ("NAME:draft-2017", "A/RES/64/293", "UNTS/2225/39574"),
        ("NAME:draft-2017", "A/RES/64/293", "A/RES/76/186", "UNTS/2225/39574"),
    ]
    assert [step.verbs for step in chains[0].steps] == [("reaffirm",), ("recall",)]
    assert [step.paragraphs for step in chains[0].steps] == [("4bis",), ("pp1",)]
    assert not chains.truncated
    back = small.chains("UNTS/2225/39574", "NAME:draft-2017", direction="in")
    assert [path.nodes[::-1] for path in back] == [path.nodes for path in chains]
    assert (back[0].steps[0].source, back[0].steps[0].target) == ("A/RES/64/293", "UNTS/2225/39574")


def test_a_step_holds_all_relations(small: CitationNetwork) -> None:
    (path,) = small.chains("A/RES/76/186", "A/RES/64/293", depth=1)
    assert path.steps[0].relations == ("cites", "precededBy")
    assert path.steps[0].paragraphs == ("pp9", "pp10")


def test_chains_are_cut_by_depth_and_limit() -> None:
    network = network_of("ab", "bc", "cd", "ac", "ad")
    assert [path.nodes for path in network.chains("a", "d", depth=2)] == [tuple("ad"), tuple("acd")]
    assert not network.chains("a", "d", limit=3).truncated
    cut = network.chains("a", "d", limit=2)
    assert [path.nodes for path in cut] == [tuple("ad"), tuple("acd")]
    assert cut.truncated
    assert [path.nodes for path in network.chains("a", depth=1)] == [tuple("ab"), tuple("ac"), tuple("ad")]
    assert len(network.chains("d", "a")) == 0
    assert len(network.chains("a", "a")) == 0


def test_endless_searches_end() -> None:
    letters = [chr(code) for code in range(97, 117)]
    network = network_of(*(a + b for a in letters for b in letters if a != b), "tz", "yz")
    chains = network.chains("a", "y", depth=19, limit=10)
    assert chains.paths == ()
    chains = network.chains("a", depth=19, limit=10**9)
    assert chains.truncated
    assert len(chains) > 1_000


@given(st.sets(st.tuples(st.sampled_from("abcdef"), st.sampled_from("abcdef")), min_size=1), st.integers(1, 5))
@settings(deadline=None)
def test_chains_are_the_simple_paths(pairs: set[tuple[str, str]], depth: int) -> None:
    network = network_of("ab", *("".join(pair) for pair in pairs))
    for end in network.nodes:
        if end != "a":
            expected = networkx.all_simple_paths(network.graph, "a", end, cutoff=depth)
            chains = network.chains("a", end, depth=depth, limit=10_000)
            assert [path.nodes for path in chains] == sorted(map(tuple, expected), key=lambda path: (len(path), path))


def entries(branch: Branch) -> Iterator[Branch]:
    yield branch
    for child in branch.children:
        yield from entries(child)


def test_a_tree_shows_each_branch_once() -> None:
    network = network_of("ab", "ac", "bc", "bd", "cd", "ce", "ea")
    tree = network.tree("a", depth=5)
    shown = [(entry.node.identifier, entry.repeated) for entry in entries(tree.root)]
    assert shown == [
        ("a", None),
        ("b", None),
        ("c", "below"),
        ("d", None),
        ("c", None),
        ("d", None),
        ("e", None),
        ("a", "above"),
    ]
    assert tree.entries == len(shown)
    assert not tree.truncated


def test_a_tree_is_cut_by_depth_and_limit() -> None:
    network = network_of("ab", "ac", "ad", "be", "cf", "fg")
    shallow = network.tree("a", depth=1)
    assert [(child.node.identifier, child.omitted) for child in shallow.root.children] == [("b", 1), ("c", 1), ("d", 0)]
    assert not shallow.truncated
    cut = network.tree("a", depth=5, limit=3)
    assert [child.node.identifier for child in cut.root.children] == ["b", "c"]
    assert (cut.root.omitted, cut.entries, cut.truncated) == (1, 3, True)
    assert [child.node.identifier for child in network.tree("g", "in").root.children] == ["f"]


@pytest.mark.parametrize("wrong", [{"depth": 0}, {"limit": 0}, {"direction": "up"}])
def test_impossible_bounds_are_refused(wrong: dict[str, object]) -> None:
    network = network_of("ab")
    with pytest.raises(UsageError):
        network.tree("a", **wrong)  # type: ignore[arg-type]
    with pytest.raises(UsageError):
        network.chains("a", "b", **wrong)  # type: ignore[arg-type]


def test_a_neighbourhood_goes_both_ways() -> None:
    network = network_of("ab", "bc", "cd", "xb", "dx")
    near = network.neighbourhood("b", 1)
    assert list(near.nodes) == ["a", "b", "c", "x"]
    assert [(edge.source, edge.target) for edge in near.edges] == [("a", "b"), ("b", "c"), ("x", "b")]
    assert list(network.neighbourhood("b", 0).nodes) == ["b"]
    assert len(network.neighbourhood("a", 9).nodes) == 5
    with pytest.raises(UsageError):
        network.neighbourhood("a", -1)
    with pytest.raises(UnknownIdentifierError):
        network.neighbourhood("q", 1)
