"""Exports are read back by the tools that they are for."""

import csv
import io
import json
import shutil
import subprocess
import xml.etree.ElementTree as ElementTree
import zipfile
from itertools import pairwise
from pathlib import Path

import igraph
import networkx
import pydot
import pyoxigraph
import pytest
import rdflib
from hypothesis import given, settings
from hypothesis import strategies as st

from tipgraph.errors import ExportError, UnknownIdentifierError
from tipgraph.export import FORMATS, export_graph, export_network
from tipgraph.network import CitationNetwork, Edge, Node, load_network
from tipgraph.store import GraphReader, begin_generation, open_reader

GRAPH = Path(__file__).with_name("test_network_small.trig")
NETWORK_FORMATS = [form.name for form in FORMATS.values() if form.content == "network"]
GRAPH_FORMATS = [form.name for form in FORMATS.values() if form.content == "graph"]


@pytest.fixture(scope="module")
def reader() -> GraphReader:
    graphs = rdflib.Dataset().parse(GRAPH, format="trig")
    with begin_generation("memory:export") as writer:
        for graph in graphs.graphs():
            if len(graph):
                writer.replace(str(graph.identifier), graph)
    return open_reader("memory:export")


@pytest.fixture(scope="module")
def small(reader: GraphReader) -> CitationNetwork:
    return load_network(reader)


def exported(network: CitationNetwork, name: str) -> bytes:
    content = export_network(network, name)
    assert content is not None
    return content


def test_networkx_reads_the_graphml_back(small: CitationNetwork) -> None:
    graph = networkx.read_graphml(io.BytesIO(exported(small, "graphml")), force_multigraph=True)
    assert list(graph.nodes) == list(small.nodes)
    assert graph.number_of_edges() == len(small.edges)
    assert graph.nodes["A/RES/76/186"] == {
        "identifier": "A/RES/76/186",
        "iri": "https://w3id.org/tipgraph/id/A/RES/76/186",
        "label": "General Assembly resolution 76/186",
        "title": "Improving the coordination of efforts",
        "kind": "resolution",
        "organ": "UNGA",
        "year": 2021,
        "source_document": True,
        "resolved": True,
        "colour": "#0072b2",
    }
    assert "organ" not in graph.nodes["NAME:draft-2017"]
    (cites, preceded) = graph.get_edge_data("A/RES/76/186", "A/RES/64/293").values()
    assert cites == {
        "relation": "cites",
        "verbs": "urge; recall; take-note",
        "paragraphs": "pp9; pp10",
        "citations": 3,
    }
    assert preceded == {"relation": "precededBy", "citations": 0}


def test_igraph_reads_the_graphml_back(small: CitationNetwork, tmp_path: Path) -> None:
    export_network(small, "graphml", tmp_path / "x.graphml")
    graph = igraph.Graph.Read_GraphML(str(tmp_path / "x.graphml"))
    assert (graph.vcount(), graph.ecount(), graph.is_directed()) == (len(small.nodes), len(small.edges), True)
    assert graph.vs["identifier"] == list(small.nodes)
    assert graph.vs[2]["year"] == 2021
    assert graph.vs[2]["source_document"] is True
    assert graph.es["relation"] == [edge.relation for edge in small.edges]


def test_gexf_declares_what_it_uses(small: CitationNetwork) -> None:
    root = ElementTree.fromstring(exported(small, "gexf"))
    name = {"g": "http://gexf.net/1.3"}
    assert root.tag == "{http://gexf.net/1.3}gexf"
    assert len(root.findall(".//g:node", name)) == len(small.nodes)
    assert len(root.findall(".//g:edge", name)) == len(small.edges)
    for kind in ("node", "edge"):
        declared = {item.get("id") for item in root.findall(f".//g:attributes[@class='{kind}']/g:attribute", name)}
        used = {item.get("for") for item in root.findall(f".//g:{kind}/g:attvalues/g:attvalue", name)}
        assert used <= declared
        assert len(used) >= 4
    identifiers = [node.get("id") for node in root.findall(".//g:node", name)]
    assert {edge.get("source") for edge in root.findall(".//g:edge", name)} <= set(identifiers)


def test_cytoscape_json_has_elements(small: CitationNetwork) -> None:
    elements = json.loads(exported(small, "cytoscape"))["elements"]
    assert [node["data"]["id"] for node in elements["nodes"]] == list(small.nodes)
    assert [(edge["data"]["source"], edge["data"]["target"]) for edge in elements["edges"]] == [
        (edge.source, edge.target) for edge in small.edges
    ]
    assert len({element["data"]["id"] for group in elements.values() for element in group}) == len(small.nodes) + len(
        small.edges
    )
    draft = next(node["data"] for node in elements["nodes"] if node["data"]["id"] == "NAME:draft-2017")
    assert draft["title"] == 'Political declaration "on" trafficking\u2028é漢'


def test_csv_is_a_folder_of_two_tables(small: CitationNetwork, tmp_path: Path) -> None:
    assert export_network(small, "csv", tmp_path / "tables") is None
    with (tmp_path / "tables" / "nodes.csv").open(encoding="utf-8", newline="") as file:
        nodes = list(csv.DictReader(file))
    with (tmp_path / "tables" / "edges.csv").open(encoding="utf-8", newline="") as file:
        edges = list(csv.DictReader(file))
    assert [row["id"] for row in nodes] == list(small.nodes)
    assert nodes[2]["source_document"] == "true"
    assert nodes[3]["organ"] == ""
    assert [(row["source"], row["target"], row["verbs"]) for row in edges] == [
        (edge.source, edge.target, "; ".join(edge.verbs)) for edge in small.edges
    ]
    with zipfile.ZipFile(io.BytesIO(exported(small, "csv"))) as archive:
        assert archive.namelist() == ["nodes.csv", "edges.csv"]
        assert archive.read("nodes.csv") == (tmp_path / "tables" / "nodes.csv").read_bytes()


def drawn(content: bytes) -> tuple[set[str], list[tuple[str, str]]]:
    """Read DOT as pydot does: names of nodes, and edges."""
    (graph,) = pydot.graph_from_dot_data(content.decode())
    nodes = {
        node.get_name().strip('"')
        for part in (graph, *graph.get_subgraphs())
        for node in part.get_nodes()
        if node.get_name() not in ("node", "edge", "graph")
    }
    return nodes, [(edge.get_source().strip('"'), edge.get_destination().strip('"')) for edge in graph.get_edges()]


def test_dot_draws_what_hangs_together_with_the_documents(small: CitationNetwork) -> None:
    content = exported(small, "dot")
    nodes, edges = drawn(content)
    assert nodes == set(small.nodes) - {"LNTS/9/269"}
    assert sorted(edges) == sorted((edge.source, edge.target) for edge in small.edges)
    text = content.decode()
    assert "urge,\\nrecall,\\ntake note" in text
    assert "adopted as" in text
    assert text.count('penwidth="4"') == 2


def test_dot_of_a_network_without_documents_draws_all_of_it() -> None:
    nodes, edges = drawn(exported(CitationNetwork([Node("a", "urn:a", "a"), Node("b", "urn:b", "b")], []), "dot"))
    assert (nodes, edges) == ({"a", "b"}, [])
    assert drawn(exported(CitationNetwork([], []), "dot")) == (set(), [])


def test_a_series_is_one_line_between_two() -> None:
    nodes = [Node("a", "urn:a", "a", source=True), Node("b", "urn:b", "b")]
    series = [Edge("a", "b", "inSeriesWith"), Edge("b", "a", "inSeriesWith")]
    assert drawn(exported(CitationNetwork(nodes, series), "dot"))[1] == [("a", "b")]
    assert drawn(exported(CitationNetwork(nodes, series[1:]), "dot"))[1] == [("b", "a")]


def test_a_series_is_drawn_from_one_to_the_next() -> None:
    names = ["A/RES/9/1", "A/RES/61/180", "A/RES/64/178", "A/RES/76/186"]
    members = [Node(name, f"urn:{name}", name) for name in names]
    each_with_each = [Edge(a, b, "inSeriesWith") for a in names for b in names if a != b]
    edges = drawn(exported(CitationNetwork(members, each_with_each), "dot"))[1]
    assert sorted(map(sorted, edges)) == sorted(map(sorted, pairwise(names)))


@pytest.mark.skipif(shutil.which("dot") is None, reason="Graphviz is not installed")
@pytest.mark.parametrize("size", [3, 200])
def test_graphviz_draws_the_dot(size: int) -> None:
    nodes = [Node(f'"{number}\\', f"urn:{number}", "x", kind="treaty", source=number == 0) for number in range(size)]
    star = CitationNetwork(nodes, [Edge(nodes[0].identifier, node.identifier) for node in nodes[1:]])
    drawing = subprocess.run(["dot", "-Tsvg"], input=exported(star, "dot"), capture_output=True, timeout=60, check=True)
    assert drawing.stdout.count(b'class="node"') == size
    assert drawing.stdout.count(b'class="edge"') == size - 1


texts = st.text(max_size=12)
nodes = st.builds(
    Node,
    identifier=st.text(alphabet="AB/1()[]\" '\\é&<>{}\n;,", min_size=1, max_size=6).filter(
        lambda text: bool(text.strip())
    ),
    iri=st.just("urn:x"),
    label=texts,
    title=st.none() | texts,
    kind=st.sampled_from(["", "treaty", "resolution", "name", "nothing known"]),
    organ=st.none() | texts,
    year=st.none() | st.integers(1900, 2100),
    source=st.booleans(),
    resolved=st.booleans(),
)


@given(st.lists(nodes, max_size=5, unique_by=lambda node: node.identifier), st.data())
@settings(deadline=None, max_examples=25)
def test_any_words_can_be_written(members: list[Node], data: st.DataObject) -> None:
    names = [node.identifier for node in members]
    pairs = data.draw(
        st.lists(st.tuples(st.sampled_from(names), st.sampled_from(names)), max_size=4, unique=True)
        if names
        else st.just([])
    )
    network = CitationNetwork(members, [Edge(a, b, verbs=(data.draw(texts),)) for a, b in pairs])
    graph = networkx.read_graphml(io.BytesIO(exported(network, "graphml")), force_multigraph=True)
    assert (len(graph.nodes), graph.number_of_edges()) == (len(members), len(pairs))
    for node in members:
        found = [values.get("year") for _, values in graph.nodes(data=True)]
        assert node.year in found
    for name in ("gexf", "graphml"):
        ElementTree.fromstring(exported(network, name))
    assert len(json.loads(exported(network, "cytoscape"))["elements"]["nodes"]) == len(members)
    assert pydot.graph_from_dot_data(exported(network, "dot").decode()) is not None
    with zipfile.ZipFile(io.BytesIO(exported(network, "csv"))) as archive:
        table = io.StringIO(archive.read("nodes.csv").decode(), newline="")
        assert len(list(csv.DictReader(table))) == len(members)


@pytest.mark.parametrize("name", NETWORK_FORMATS)
def test_equal_networks_give_equal_bytes(reader: GraphReader, small: CitationNetwork, name: str) -> None:
    assert exported(small, name) == exported(load_network(reader), name)


@pytest.mark.parametrize("name", GRAPH_FORMATS)
def test_the_whole_graph_is_written(reader: GraphReader, name: str) -> None:
    content = export_graph(reader, name)
    assert content is not None
    form = pyoxigraph.RdfFormat.from_media_type(FORMATS[name].media_type)
    quads = set(pyoxigraph.parse(content, format=form))
    expected = set(pyoxigraph.parse(GRAPH.read_bytes(), format=pyoxigraph.RdfFormat.TRIG))
    if name == "turtle":
        assert {quad.triple for quad in quads} == {quad.triple for quad in expected}
    elif FORMATS[name].reified:
        assert quads > expected
    else:
        assert quads == expected
    assert export_graph(reader, name) == content


def test_every_shortcut_is_reified_by_its_citation_nodes(reader: GraphReader) -> None:
    content = export_graph(reader, "trig12")
    assert content is not None
    store = pyoxigraph.Store()
    store.load(content, format=pyoxigraph.RdfFormat.TRIG)
    prefixes = "PREFIX tip: <https://w3id.org/tipgraph/ontology#> PREFIX cito: <http://purl.org/spar/cito/>"
    plain = f"{prefixes} SELECT ?a ?b ?c {{ GRAPH ?d {{ ?a tip:cites ?b }} GRAPH ?g {{ ?c cito:hasCitingEntity ?a ; cito:hasCitedEntity ?b }} }}"
    reified = f"{prefixes} SELECT ?a ?b ?c {{ GRAPH ?d {{ ?a tip:cites ?b ~ ?c . ?a tip:cites ?b }} }}"

    def answers(query: str) -> set[tuple[str, ...]]:
        found = store.query(query)
        assert isinstance(found, pyoxigraph.QuerySolutions)
        return {tuple(str(row[name]) for name in ("a", "b", "c")) for row in found}

    assert answers(reified) == answers(plain)
    assert len(answers(reified)) == 3


def test_a_part_of_the_graph_brings_its_evidence(reader: GraphReader, tmp_path: Path) -> None:
    assert export_graph(reader, "nquads", root="unts/2225/39574", depth=1, destination=tmp_path / "part.nq") is None
    quads = list(pyoxigraph.parse((tmp_path / "part.nq").read_bytes(), format=pyoxigraph.RdfFormat.N_QUADS))
    subjects = {quad.subject.value.removeprefix("https://w3id.org/tipgraph/") for quad in quads}
    assert {"citation/1", "citation/4", "citation/7", "mention/1", "mention/1#quote", "mention/4"} <= subjects
    assert {"id/A/RES/76/186", "id/A/RES/76/186#pp10", "id/UNTS/2225/39574"} <= subjects
    assert not {"citation/5", "name/draft-2017", "id/LNTS/9/269"} & subjects
    with pytest.raises(UnknownIdentifierError):
        export_graph(reader, "turtle", root="A/RES/1/1")


def test_what_cannot_be_written_is_said(reader: GraphReader, small: CitationNetwork, tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="Choose one of graphml"):
        export_network(small, "xlsx")
    with pytest.raises(ExportError, match="export_graph"):
        export_network(small, "turtle")
    with pytest.raises(ExportError, match="export_network"):
        export_graph(reader, "dot")
    (tmp_path / "file").write_text("x")
    with pytest.raises(ExportError, match="Give another place"):
        export_network(small, "csv", tmp_path / "file")
    with pytest.raises(ExportError, match="Give another place"):
        export_network(small, "dot", tmp_path / "file" / "x.dot")
