"""The pages of the ontology: whole, self-contained, and with a place for every term, concept and shape."""

import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from rdflib import OWL, RDF, RDFS, VANN, Graph, URIRef
from rdflib.compare import isomorphic

from tipgraph.documentation import SERIALISATIONS, load_documentation, published_names, serialised, write_documentation
from tipgraph.documentation.diagram import draw_classes
from tipgraph.rdf import ontology_graph, shapes_graph, vocabulary_graph
from tipgraph.rdf.terms import DCTERMS, SKOS, TIP

FORMATS = {"ttl": "turtle", "jsonld": "json-ld", "rdf": "xml", "nt": "nt"}


class Page(HTMLParser):
    """A page taken apart: its words, anchors, links, and what it loads."""

    def __init__(self, file: Path) -> None:
        super().__init__()
        self.words = ""
        self.ids: list[str] = []
        self.links: list[str] = []
        self.loads: list[str] = []
        self.tags: list[str] = []
        self.attributes: set[str] = set()
        self.feed(file.read_text(encoding="utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        known = {name: value or "" for name, value in attrs}
        self.tags.append(tag)
        self.attributes |= known.keys()
        self.ids += [known["id"]] if "id" in known else []
        if tag == "a":
            self.links.append(known["href"])
        elif tag in ("link", "script", "img"):
            self.loads.append(known.get("href") or known.get("src") or "inline")

    def handle_data(self, data: str) -> None:
        self.words += data


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("documentation") / "docs"
    files = write_documentation(made)
    assert files[0] == made / "index.html"
    assert set(files) == set(made.iterdir())
    return made


@pytest.fixture(scope="module")
def pages(folder: Path) -> dict[str, Page]:
    return {file.name: Page(file) for file in folder.glob("*.html")}


def test_every_term_of_ours_has_its_anchor_label_and_definition(pages: dict[str, Page]) -> None:
    page, graph = pages["index.html"], ontology_graph()
    kinds = (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty)
    terms = {str(term) for kind in kinds for term in graph.subjects(RDF.type, kind) if str(term).startswith(str(TIP))}
    names = {term.removeprefix(str(TIP)) for term in terms}
    assert len(names) > 100
    assert names <= set(page.ids)
    for section in load_documentation().sections:
        for term in section.terms:
            assert term.label
            assert term.definition
            assert term.definition in page.words
            assert term.iri in page.words


def test_a_property_shows_domain_range_and_what_it_corresponds_to() -> None:
    terms = {term.name: term for section in load_documentation().sections for term in section.terms}
    cites = {heading: [part.name for value in values for part in value] for heading, values in terms["cites"].rows}
    assert cites["Domain"] == cites["Range"] == ["tip:Instrument"]
    assert {"eli:cites", "cito:cites"} <= set(cites["Subproperty of"])
    assert cites["Inverse of"] == ["tip:citedBy"]
    verb = dict(terms["verb"].rows)
    assert "".join(part.name for part in verb["Domain"][0]) == "tip:Citation or tip:VerbUse"
    assert "symmetric" in terms["inSeriesWith"].sort
    instrument = {
        heading: [part.name for value in values for part in value] for heading, values in terms["Instrument"].rows
    }
    assert "tip:Resolution" in instrument["Has subclasses"]
    assert "tip:kind" in instrument["Is said of it"]


def test_the_header_says_what_an_ontology_must_say_of_itself(pages: dict[str, Page]) -> None:
    header = load_documentation().header
    assert (header.prefix, header.namespace) == ("tip", str(TIP))
    assert header.title in pages["index.html"].words
    assert header.description in pages["index.html"].words
    assert {"Version IRI", "Licence", "Creator", "Created", "Modified"} <= {heading for heading, _ in header.rows}


def test_every_concept_and_every_shape_has_its_anchor(pages: dict[str, Page]) -> None:
    graph = vocabulary_graph()
    for concept, scheme in graph.subject_objects(SKOS.inScheme):
        page = pages[f"vocabulary-{str(scheme).rpartition('/')[2]}.html"]
        assert str(concept).rpartition("/")[2] in page.ids, concept
        assert str(graph.value(concept, SKOS.definition)) in page.words
    rules = [rule for _, members in load_documentation().rules for rule in members]
    assert {rule.name for rule in rules} <= set(pages["shape.html"].ids)
    assert len(rules) > 50
    assert all(rule.says and rule.severity for rule in rules)
    assert "citation-confidence" in pages["shape.html"].ids


def test_a_verb_shows_its_forms_its_group_and_its_strength() -> None:
    (scheme,) = (one for one in load_documentation().schemes if one.name == "verb")
    concepts = {one.name: one for one in scheme.concepts}
    assert concepts["recall"].other_labels == ("recalling", "recalls")
    ((group,),) = concepts["recall"].broader
    assert (group.iri, group.name) == (concepts["reinforcing"].iri, concepts["reinforcing"].label)
    assert (concepts["reinforcing"].depth, concepts["recall"].depth) == (0, 1)
    names = [one.name for one in scheme.concepts]
    assert len(names) == len(set(names))


def test_the_pages_are_whole_and_need_nothing_from_elsewhere(pages: dict[str, Page], folder: Path) -> None:
    for name, page in pages.items():
        assert page.tags.count("h1") == page.tags.count("main") == 1, name
        assert len(page.ids) == len(set(page.ids)), name
        assert "script" not in page.tags
        assert not {one for one in page.attributes if one == "style" or one.startswith("on")}
        for address in page.loads:
            assert (folder / address).is_file(), address


def test_every_link_between_the_pages_leads_somewhere(pages: dict[str, Page], folder: Path) -> None:
    inner = 0
    for name, page in pages.items():
        for link in page.links:
            target = urlsplit(link)
            if target.scheme:
                assert target.scheme in ("http", "https")
                continue
            inner += 1
            file = target.path or name
            assert (folder / file).is_file(), link
            if target.fragment:
                assert target.fragment in pages[file].ids, (name, link)
    assert inner > 500


@pytest.mark.parametrize("name", published_names())
def test_the_files_for_programs_say_the_same_in_every_format(name: str) -> None:
    graphs = [Graph().parse(data=serialised(name, end), format=FORMATS[end]) for end in SERIALISATIONS.values()]
    assert len(graphs[0]) > 5
    assert all(isomorphic(graphs[0], other) for other in graphs[1:])


def test_the_diagram_has_the_classes_and_no_box_lies_on_another() -> None:
    diagram = draw_classes(ontology_graph(), shapes_graph())
    boxes = {box.name: box for box in diagram.boxes}
    assert {"Citation", "Instrument", "Paragraph", "Mention", "org:Membership"} <= boxes.keys()
    assert any(row.full == "cito:hasCitedEntity → Instrument" for row in boxes["Citation"].rows)
    assert any("Resolution" in row.full for row in boxes["Instrument"].rows if row.below)
    for box in boxes.values():
        assert box.x >= 0
        assert box.x + diagram.box_width <= diagram.width
        assert box.y >= 0
        assert box.y + box.height <= diagram.height
        for other in boxes.values():
            apart = abs(box.x - other.x) >= diagram.box_width
            above = box.y + box.height <= other.y or other.y + other.height <= box.y
            assert box is other or apart or above, (box.name, other.name)
    assert diagram == draw_classes(ontology_graph(), shapes_graph())


def test_an_ontology_without_properties_has_an_empty_diagram() -> None:
    graph = Graph()
    graph.add((TIP.Alone, RDF.type, OWL.Class))
    assert draw_classes(graph, Graph()).boxes == ()


def test_the_command_writes_the_pages_and_says_where(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "tipgraph.documentation"]
    done = subprocess.run([*command, str(tmp_path / "out")], capture_output=True, text=True, check=True)
    assert str(tmp_path / "out" / "index.html") in done.stdout
    (tmp_path / "file").write_text("")
    failed = subprocess.run([*command, str(tmp_path / "file")], capture_output=True, text=True, check=False)
    assert failed.returncode == 1
    assert len(failed.stderr.splitlines()) == 1
    assert str(tmp_path / "file") in failed.stderr


def test_the_ontology_meets_the_fair_criteria_for_ontologies(folder: Path) -> None:
    """Found by a permanent IRI and a versioned one, with licence and metadata, in standard formats, with pages."""
    graph = Graph().parse(folder / "ontology.ttl", format="turtle")
    ontology = URIRef("https://w3id.org/tipgraph/ontology")
    (version,) = graph.objects(ontology, OWL.versionIRI)
    assert str(version) == f"{ontology}/{graph.value(ontology, OWL.versionInfo)}"
    (licence,) = graph.objects(ontology, DCTERMS.license)
    assert isinstance(licence, URIRef)
    for needed in ("title", "description", "creator", "created", "modified"):
        assert graph.value(ontology, DCTERMS[needed]) is not None, needed
    assert str(graph.value(ontology, VANN.preferredNamespaceUri)) == str(TIP) == f"{ontology}#"
    assert str(graph.value(ontology, VANN.preferredNamespacePrefix)) == "tip"
    terms = [term for term in set(graph.subjects(RDF.type)) if str(term).startswith(str(TIP))]
    for term in terms:
        assert graph.value(term, RDFS.label) is not None, term
        assert graph.value(term, SKOS.definition) is not None or graph.value(term, RDFS.comment) is not None, term
        assert (term, RDFS.isDefinedBy, ontology) in graph, term
    assert {f"ontology.{extension}" for extension in SERIALISATIONS.values()} <= {
        file.name for file in folder.iterdir()
    }
    assert (folder / "index.html").is_file()
