"""The pages without their frame: the caller says where each term is to be found, and sets the frame around them."""

import functools
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

from jinja2 import Environment, PackageLoader, StrictUndefined
from rdflib import OWL

from tipgraph.documentation.diagram import Diagram, draw_classes
from tipgraph.documentation.names import Reference
from tipgraph.documentation.rules import Rule, load_rules
from tipgraph.documentation.terms import Header, Term, foreign_terms, load_header, load_terms
from tipgraph.documentation.vocabularies import Scheme, load_schemes
from tipgraph.rdf import ontology_graph, shapes_graph, vocabulary_graph

Address = Callable[[str], str]
"""From the IRI of something to where a reader finds it: an address of ours, or the IRI itself."""

_SECTIONS: Final = (
    ("classes", "Classes", OWL.Class, "class"),
    ("object-properties", "Object properties", OWL.ObjectProperty, "object property"),
    ("datatype-properties", "Datatype properties", OWL.DatatypeProperty, "datatype property"),
    ("annotation-properties", "Annotation properties", OWL.AnnotationProperty, "annotation property"),
)


@dataclass(frozen=True, slots=True)
class Section:
    """Terms of one kind under one heading."""

    anchor: str
    heading: str
    terms: tuple[Term, ...]


@dataclass(frozen=True, slots=True)
class Documentation:
    """Everything that the pages show.

    Attributes:
        header: what the ontology says of itself.
        sections: its terms, by kind.
        foreign: the terms of others that it uses.
        diagram: its classes.
        schemes: the vocabularies.
        rules: the shapes, by family.
    """

    header: Header
    sections: tuple[Section, ...]
    foreign: tuple[Reference, ...]
    diagram: Diagram
    schemes: tuple[Scheme, ...]
    rules: tuple[tuple[str, tuple[Rule, ...]], ...]

    def ontology_page(self, address: Address) -> str:
        """Return the page of the ontology, without frame, as HTML.

        Args:
            address: where things are.
        """
        return _render("ontology.html", address, documentation=self)

    def vocabulary_page(self, scheme: Scheme, address: Address, use: Address | None = None) -> str:
        """Return the page of a vocabulary, without frame, as HTML.

        Args:
            scheme: the vocabulary.
            address: where things are.
            use: where the use of a concept is shown, None where that is nowhere.
        """
        return _render("vocabulary.html", address, scheme=scheme, use=use)

    def shapes_page(self, address: Address) -> str:
        """Return the page of the shapes, without frame, as HTML.

        Args:
            address: where things are.
        """
        return _render("shapes.html", address, documentation=self)


@functools.cache
def load_documentation() -> Documentation:
    """Read the ontology, its alignments, the vocabularies and the shapes that are shipped."""
    ontology, shapes = ontology_graph(), shapes_graph()
    sections = (Section(anchor, heading, load_terms(ontology, kind, sort)) for anchor, heading, kind, sort in _SECTIONS)
    return Documentation(
        header=load_header(ontology),
        sections=tuple(section for section in sections if section.terms),
        foreign=foreign_terms(ontology),
        diagram=draw_classes(ontology, shapes),
        schemes=load_schemes(vocabulary_graph()),
        rules=load_rules(shapes),
    )


def page_environment() -> Environment:
    """Return what renders the templates of this package, with everything escaped."""
    return Environment(
        loader=PackageLoader("tipgraph.documentation"),
        autoescape=True,
        undefined=StrictUndefined,
        auto_reload=False,
        trim_blocks=True,
        lstrip_blocks=True,
    )


@functools.cache
def _environment() -> Environment:
    return page_environment()


def _render(template: str, address: Address, **values: Any) -> str:
    return _environment().get_template(template).render(address=address, **values)
