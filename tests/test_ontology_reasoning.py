"""Reasoners find the ontology consistent with the graph that is built from it, and a broken one not."""

import re
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest
from rdflib import OWL, RDF, RDFS, Graph, Literal, URIRef

from rdf_samples import draft
from tipgraph.rdf import document_graph, ontology_graph
from tipgraph.rdf.terms import TIP
from tipgraph.store import GraphReader

OWLRL_ERROR = URIRef("http://www.daml.org/2002/03/agents/agent-ont#error")
DATE = URIRef("http://www.w3.org/2001/XMLSchema#date")
DATE_TIME = URIRef("http://www.w3.org/2001/XMLSchema#dateTime")
SAMPLE = URIRef("https://example.org/sample")

needs_java = pytest.mark.skipif(shutil.which("java") is None, reason="HermiT needs Java, and there is none")


@dataclass(frozen=True)
class Verdict:
    """What HermiT says: whether the ontology is consistent, and which classes can have no member."""

    consistent: bool
    empty_classes: frozenset[str] = frozenset()


def terminology() -> Graph:
    """The ontology with its alignments; what it imports is declared in it and not loaded."""
    graph = ontology_graph()
    graph.remove((None, OWL.imports, None))
    return graph


def ask_hermit(graph: Graph, folder: Path) -> Verdict:
    import owlready2

    converted = Graph()
    for subject, predicate, value in graph:
        # xsd:date is not among the datatypes of OWL 2; a day is its first moment.
        if isinstance(value, Literal) and value.datatype == DATE:
            value = Literal(f"{value}T00:00:00", datatype=DATE_TIME)
        elif isinstance(value, Literal) and value.datatype == DATE_TIME:
            # It reads a time zone only as a letter, and no parts of a millisecond.
            moment = re.sub(r"\.\d+", "", str(value)).replace("+00:00", "Z")
            value = Literal(moment, datatype=DATE_TIME, normalize=False)
        converted.add((subject, predicate, value))
    file = folder / "ontology.rdf"
    converted.serialize(file, format="xml", encoding="utf-8")
    jars = Path(owlready2.__file__).parent / "hermit"
    said = subprocess.run(
        [
            *("java", "-Xmx1000M", "-cp", f"{jars}:{jars / 'HermiT.jar'}", "org.semanticweb.HermiT.cli.CommandLine"),
            *("-c", "-I", file.as_uri()),
        ],
        capture_output=True,
        text=True,
        check=False,
    )
    if "InconsistentOntologyException" in said.stderr:
        return Verdict(consistent=False)
    assert said.returncode == 0, said.stderr
    nothing = f"<{OWL.Nothing}>"
    lines = [line for line in said.stdout.splitlines() if nothing in line and "Classes(" in line]
    found = {word.strip("<>") for line in lines for word in line.split() if word.startswith("<") and word != nothing}
    assert "SubClassOf(" in said.stdout, "HermiT has classified nothing"
    return Verdict(True, frozenset(found))


@needs_java
def test_hermit_finds_the_built_graph_consistent_and_no_class_empty(built_reader: GraphReader, tmp_path: Path) -> None:
    graph = terminology()
    names = [name for name in built_reader.graphs() if name.endswith(("/A/RES/71/319", "/derived", "/provenance"))]
    assert len(names) == 3
    for name in names:
        graph.parse(data=built_reader.dump("application/n-triples", name), format="nt")
    assert ask_hermit(graph, tmp_path) == Verdict(consistent=True)


@needs_java
def test_hermit_finds_a_class_that_can_have_no_member(tmp_path: Path) -> None:
    graph = terminology()
    graph.add((TIP.Draft, RDFS.subClassOf, TIP.Paragraph))
    assert ask_hermit(graph, tmp_path) == Verdict(True, frozenset({str(TIP.Draft)}))
    graph.add((SAMPLE, RDF.type, TIP.Draft))
    assert ask_hermit(graph, tmp_path) == Verdict(consistent=False)


def rl_errors(graph: Graph) -> list[str]:
    import owlrl

    closure = Graph() + graph
    owlrl.DeductiveClosure(owlrl.OWLRL_Semantics).expand(closure)
    members = [f"{node} is a member of owl:Nothing" for node in closure.subjects(RDF.type, OWL.Nothing)]
    return members + [str(message) for message in closure.objects(None, OWLRL_ERROR)]


RULES = (
    *(RDF.type, RDF.first, RDF.rest, RDFS.subClassOf, RDFS.subPropertyOf, RDFS.domain, RDFS.range),
    *(OWL.members, OWL.unionOf, OWL.equivalentClass, OWL.inverseOf),
)


# The closure of a whole document takes a minute; this one has a draft, a citation, words and a verb.
def test_the_rules_of_owl_rl_find_no_contradiction_in_a_document() -> None:
    document = document_graph(draft(), "https://w3id.org/tipgraph/run/sample")
    own = Graph()
    for statement in terminology():
        if statement[1] in RULES:
            own.add(statement)
    used = set(document.predicates()) | set(document.objects(None, RDF.type))
    for term in [each for each in own.subjects(RDF.type) if isinstance(each, URIRef) and each not in used]:
        if (term, RDF.type, OWL.ObjectProperty) in own or (term, RDF.type, OWL.DatatypeProperty) in own:
            own.remove((term, None, None))
    assert rl_errors(own + document) == []
    own.add((SAMPLE, RDF.type, TIP.Paragraph))
    own.add((SAMPLE, RDF.type, TIP.Note))
    assert any("common individual" in error for error in rl_errors(own))
