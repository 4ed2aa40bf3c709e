"""The audit by queries finds what pySHACL finds: same node, path, shape, component, severity and value."""

from dataclasses import replace
from pathlib import Path

from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from rdflib import RDF, RDFS, XSD, BNode, Graph, Literal, Namespace

from shapes_engines import comparable, of_pyshacl, of_the_audit, stored
from tipgraph.validation.auditing import answers
from tipgraph.validation.compiling import compile_shapes
from tipgraph.validation.shapes import load_shapes

EX = Namespace("https://example.org/")
SHAPES = Graph().parse(Path(__file__).with_name("shapes_all_components.ttl"))

HEAD = "@prefix : <https://example.org/> ."
PEOPLE = f"""{HEAD} @prefix sh: <http://www.w3.org/ns/shacl#> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
:person a sh:NodeShape ; sh:targetClass :P ; sh:property :acquaintance , :age .
:acquaintance a sh:PropertyShape ; sh:path :knows ; sh:minCount 1 ; sh:maxCount 1 ; sh:class :P .
:age a sh:PropertyShape ; sh:path :age ; sh:maxCount 1 ; sh:datatype xsd:integer .
"""

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


def test_guards_hide_nothing_and_settle_what_is_unbroken() -> None:
    shapes = load_shapes(Graph().parse(data=PEOPLE, format="turtle"))
    checks = compile_shapes(shapes, {})
    assert {check.component.fragment for check in checks if check.guard is not None} == {
        *("MinCountConstraintComponent", "MaxCountConstraintComponent"),
        *("ClassConstraintComponent", "DatatypeConstraintComponent"),
    }
    good = ":a a :P ; :knows :b ; :age 5 . :b a :P ; :knows :a ; :age 6 ."
    for added, broken in (
        ("", set()),
        (":c a :P ; :knows :a ; :age 1 .", set()),
        (":c a :P ; :age 1 .", {"MinCountConstraintComponent"}),
        (":a :knows :a .", {"MaxCountConstraintComponent"}),
        # One value too many and one too few are as many values as nodes.
        (":a :knows :a . :c a :P ; :age 1 .", {"MinCountConstraintComponent", "MaxCountConstraintComponent"}),
        (":c a :P ; :knows :d ; :age 1 .", {"ClassConstraintComponent"}),
        (":c a :P ; :knows :a ; :age 'one' .", {"DatatypeConstraintComponent"}),
    ):
        with stored(Graph().parse(data=f"{HEAD} {good} {added}", format="turtle")) as reader:
            guarded = comparable(answers(reader, checks))
            assert guarded == comparable(answers(reader, [replace(check, guard=None) for check in checks]))
            assert {component for _, _, _, component, *_ in guarded} == broken, added
