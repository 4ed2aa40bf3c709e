"""What the publisher added to a text: subject headings, and links that disagree with the words."""

from collections.abc import Iterable

from rdflib import RDFS, Graph, Literal, URIRef

from tipgraph.model import Disagreement, Subject
from tipgraph.rdf.evidence import Texts, add_words
from tipgraph.rdf.iris import SDG_BASE
from tipgraph.rdf.terms import DCTERMS, SKOS, TIP
from tipgraph.rdf.things import describe_instrument

_PLAIN, _SECURE = "http://metadata.un.org/", "https://metadata.un.org/"
"""The United Nations name their concepts with http; some files write the same with https."""
_SCHEMES = {
    "http://metadata.un.org/thesaurus/": URIRef("http://metadata.un.org/thesaurus/00"),
    SDG_BASE: URIRef(SDG_BASE.rstrip("/")),
}
"""The schemes of the UNBIS thesaurus and of the Sustainable Development Goals, by how IRIs of their concepts begin."""


def add_subjects(graph: Graph, instrument: URIRef, subjects: Iterable[Subject]) -> None:
    """Write the subject headings that the publisher gave to a document.

    Args:
        graph: graph to write to.
        instrument: IRI of the document.
        subjects: the headings; those that are goals or targets stand under the IRIs that texts cite too.
    """
    for subject in subjects:
        node = URIRef(subject.iri.replace(_SECURE, _PLAIN, 1))
        graph.add((instrument, DCTERMS.subject, node))
        for beginning, scheme in _SCHEMES.items():
            if node.startswith(beginning):
                graph.add((node, SKOS.inScheme, scheme))
        if not str(node).startswith(SDG_BASE):
            label = " ".join(subject.label.replace("_", " ").split()).upper()
            graph.add((node, RDFS.label, Literal(label, lang="en")))


def add_disagreements(graph: Graph, texts: Texts, disagreements: Iterable[Disagreement]) -> None:
    """Write the places where the publisher's link leads elsewhere than the words.

    Args:
        graph: graph to write to.
        texts: the document's texts.
        disagreements: the places.

    Raises:
        GraphError: if the words stand in a paragraph or footnote that the document does not have.
    """
    for found in disagreements:
        place = texts.place(found.paragraph, found.note, found.start, found.end, found.surface)
        node = texts.iris.mention(str(place.source), str(place.start), str(place.end), "link", found.address)
        add_words(graph, node, place, found.surface, TIP.LinkDisagreement)
        graph.add((node, TIP.linkAddress, Literal(found.address)))
        graph.add((node, TIP.reason, Literal(found.reason)))
        if found.printed is not None:
            graph.add((node, TIP.printedTarget, describe_instrument(graph, texts.iris, found.printed)))
        if found.linked is not None:
            graph.add((node, TIP.linkedTarget, describe_instrument(graph, texts.iris, found.linked)))
