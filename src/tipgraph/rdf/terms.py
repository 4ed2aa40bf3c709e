"""Namespaces, and the classes that instruments of each kind belong to."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from rdflib import Graph, Namespace, URIRef

VOCABULARY_BASE: Final = "https://w3id.org/tipgraph/"
"""Base of the ontology, vocabularies and shapes. Fixed: a site that moves its data keeps the same terms."""

TIP: Final = Namespace(VOCABULARY_BASE + "ontology#")
SHAPE: Final = Namespace(VOCABULARY_BASE + "shape#")
CITO: Final = Namespace("http://purl.org/spar/cito/")
ELI: Final = Namespace("http://data.europa.eu/eli/ontology#")
OA: Final = Namespace("http://www.w3.org/ns/oa#")
SDGO: Final = Namespace("http://metadata.un.org/sdg/ontology#")
DCTERMS: Final = Namespace("http://purl.org/dc/terms/")
DCAT: Final = Namespace("http://www.w3.org/ns/dcat#")
FOAF: Final = Namespace("http://xmlns.com/foaf/0.1/")
ORG: Final = Namespace("http://www.w3.org/ns/org#")
PROV: Final = Namespace("http://www.w3.org/ns/prov#")
SKOS: Final = Namespace("http://www.w3.org/2004/02/skos/core#")

_PREFIXES: Final = {
    "tip": TIP,
    "cito": CITO,
    "eli": ELI,
    "oa": OA,
    "sdgo": SDGO,
    "dcterms": DCTERMS,
    "dcat": DCAT,
    "foaf": FOAF,
    "org": ORG,
    "prov": PROV,
    "skos": SKOS,
}

INSTRUMENT_CLASSES: Final[Mapping[str, tuple[URIRef, ...]]] = MappingProxyType(
    {
        "resolution": (TIP.Resolution,),
        "decision": (TIP.Decision,),
        "presidential-statement": (TIP.PresidentialStatement,),
        "declaration": (TIP.Declaration,),
        "draft": (TIP.Draft,),
        "draft-resolution": (TIP.Draft,),
        "draft-decision": (TIP.Draft,),
        "draft-declaration": (TIP.Draft, TIP.Declaration),
        "treaty": (TIP.Treaty,),
        "convention": (TIP.Treaty,),
        "protocol": (TIP.Treaty,),
        "labour-instrument": (TIP.LabourInstrument,),
        "general-comment": (TIP.GeneralComment,),
        "sustainable-development-goal": (TIP.Goal, SDGO.Goal),
        "sustainable-development-target": (TIP.Target, SDGO.Target),
        "letter": (TIP.Letter,),
        "report": (TIP.Report,),
        "document": (TIP.OfficialDocument,),
        "name": (TIP.NamedInstrument,),
        "agenda": (TIP.NamedInstrument,),
        "compact": (TIP.NamedInstrument,),
        "guidelines": (TIP.NamedInstrument,),
        "outcome": (TIP.NamedInstrument,),
        "plan": (TIP.NamedInstrument,),
        "principles": (TIP.NamedInstrument,),
        "strategy": (TIP.NamedInstrument,),
    }
)
"""Classes beside ``tip:Instrument``, by kind; the kinds are those of the kind scheme."""


def concept(scheme: str, notation: str) -> URIRef:
    """Return the IRI of a concept.

    Args:
        scheme: ``verb``, ``kind``, ``status``, ``via``, ``role``, ``body-kind``, ``strength``, ``paragraph-kind`` or
            another folder of the vocabulary.
        notation: the concept's notation; blanks count as hyphens: ``under silence procedure``.
    """
    return URIRef(f"{VOCABULARY_BASE}vocabulary/{scheme}/{notation.strip().lower().replace(' ', '-')}")


def new_graph() -> Graph:
    """Return an empty graph in which the prefixes of the project are bound."""
    graph = Graph()
    for prefix, namespace in _PREFIXES.items():
        graph.bind(prefix, namespace, replace=True)
    return graph
