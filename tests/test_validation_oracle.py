"""The audit by queries finds what pySHACL finds: same node, path, shape, component, severity and value."""

from pathlib import Path

from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from rdflib import RDF, RDFS, XSD, BNode, Graph, Literal, Namespace

from shapes_engines import of_pyshacl, of_the_audit

EX = Namespace("https://example.org/")
SHAPES = Graph().parse(Path(__file__).with_name("shapes_all_components.ttl"))

NODES = st.sampled_from([EX.x, EX.y, EX.z, BNode("a"), BNode("b")])
PLAIN = [
    *(Literal(number) for number in (-1, 1, 5, 7, 9)),
    *(Literal(word) for word in ("", "one", "a1", "Abc", "abcdef")),
    *(Literal(word, lang=tag) for word in ("one", "two") for tag in ("en", "en-GB", "fr", "de")),
]
TYPED = [
    Literal(True),
    Literal("2.5", datatype=EX.own),
    Literal("2021-01-31", datatype=XSD.date),
    Literal("2021-02-31", datatype=XSD.date),
]
STATEMENTS = st.one_of(
    st.tuples(NODES, st.just(RDF.type), st.sampled_from([EX.A, EX.B, EX.C])),
    st.tuples(NODES, st.sampled_from([EX.p, EX.q, EX.r]), st.one_of(NODES, st.sampled_from(PLAIN + TYPED))),
    # Between words with and without a language tag pySHACL sees an order, which the standard does not.
    st.tuples(NODES, st.sampled_from([EX.s, EX.t]), st.sampled_from([each for each in PLAIN if not each.language])),
    st.just((EX.C, RDFS.subClassOf, EX.A)),
)


# Shrinking asks both engines hundreds of times; the graphs are small enough to be read.
@settings(max_examples=30, deadline=None, phases=(Phase.explicit, Phase.reuse, Phase.generate))
@given(st.lists(STATEMENTS, min_size=4, max_size=22))
def test_random_graphs_are_judged_alike(statements: list[tuple[object, object, object]]) -> None:
    data = Graph()
    for statement in statements:
        data.add(statement)  # type: ignore[arg-type]
    assert of_the_audit(data, SHAPES) == of_pyshacl(data, SHAPES, Graph())
