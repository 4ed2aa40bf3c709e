"""Names that documents explain: their statements in their graphs, and what follows from all of them."""

from collections.abc import Iterable

from rdflib import RDF, Graph, Literal, URIRef

from tipgraph.model import Document
from tipgraph.naming import Alias, LearnedName, NameStatement, NameVerdict, ThingType, Words, name_slug
from tipgraph.rdf.evidence import Texts, add_mention
from tipgraph.rdf.iris import DEFAULT_IRIS, Iris
from tipgraph.rdf.terms import SKOS, TIP, concept, new_graph


def add_namings(graph: Graph, document: Document, aliases: Iterable[Alias], iris: Iris = DEFAULT_IRIS) -> None:
    """Add to the graph of a document what the document says of names.

    Args:
        graph: the graph of the document, which describes everything that the document cites or mentions.
        document: the document.
        aliases: the names that it explains.
        iris: IRIs of the site.

    Raises:
        GraphError: if the words stand in a paragraph or footnote that the document does not have.
    """
    texts = Texts.of(document, iris)
    for alias in aliases:
        node, thing = _naming(iris, alias), _thing(iris, alias.type, alias.target)
        graph.add((node, RDF.type, TIP.Naming))
        graph.add((node, TIP.name, Literal(alias.name)))
        graph.add((node, TIP.nameOf, thing))
        graph.add((node, TIP.nameSource, concept("name-source", alias.kind)))
        words = Words(alias.paragraph, alias.surface, alias.start, alias.end, alias.note)
        graph.add((node, TIP.evidence, _mention(graph, texts, words, thing)))
        if alias.explanation is not None:
            graph.add((node, TIP.explainedBy, _mention(graph, texts, alias.explanation, thing)))


def learned_names_graph(names: Iterable[LearnedName], iris: Iris = DEFAULT_IRIS) -> Graph:
    """Write down what all documents together make of names.

    Args:
        names: what was found when their statements were compared.
        iris: IRIs of the site.

    Returns:
        A graph that belongs to the derived one: each name with its verdict, what it is said to mean and the statements
        that it rests on; an accepted name is also a ``skos:altLabel`` of what bears it.
    """
    graph = new_graph()
    for name in names:
        node = iris.learned_name(name.type, name_slug(name.name))
        graph.add((node, RDF.type, TIP.LearnedName))
        graph.add((node, TIP.name, Literal(name.name)))
        graph.add((node, TIP.nameVerdict, concept("name-verdict", name.verdict)))
        for side in name.sides:
            thing = _thing(iris, name.type, side.target)
            graph.add((node, TIP.nameOf, thing))
            for statement in side.statements:
                graph.add((node, TIP.statedIn, _naming(iris, statement)))
            if name.verdict is NameVerdict.ACCEPTED:
                graph.add((thing, SKOS.altLabel, Literal(name.name, lang="en")))
    return graph


def _naming(iris: Iris, statement: NameStatement) -> URIRef:
    parts = (statement.document, statement.type, name_slug(statement.name), statement.target, statement.kind)
    return iris.naming(*parts)


def _thing(iris: Iris, thing: ThingType, identifier: str) -> URIRef:
    return iris.body(identifier) if thing is ThingType.BODY else iris.instrument(identifier)


def _mention(graph: Graph, texts: Texts, words: Words, thing: URIRef) -> URIRef:
    place = texts.place(words.paragraph, words.note, words.start, words.end, words.surface)
    return add_mention(graph, texts, place, words.surface, thing)
