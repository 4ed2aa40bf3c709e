"""The graph of one source document: what it is, its text, and everything that was found in it."""

from collections import defaultdict

from rdflib import RDF, RDFS, Graph, Literal, URIRef

from tipgraph.model import Description, Document, Extraction, Membership, Paragraph, VerbUse
from tipgraph.rdf.citations import add_citations, verb_use_iri
from tipgraph.rdf.evidence import Texts, add_mention, add_words
from tipgraph.rdf.facts import add_facts
from tipgraph.rdf.iris import DEFAULT_IRIS, Iris
from tipgraph.rdf.links import add_disagreements, add_subjects
from tipgraph.rdf.terms import DCTERMS, ELI, ORG, TIP, concept, new_graph
from tipgraph.rdf.things import add_organ, describe_body, describe_event, describe_instrument, integer


def document_graph(extraction: Extraction, run: str, iris: Iris = DEFAULT_IRIS) -> Graph:
    """Map what was found in one document to the ontology.

    The graph can be read by itself: instruments, bodies and events that the document names are typed and
    labelled in it. Equal input gives equal triples; there are no blank nodes.

    Args:
        extraction: the document and what was found in it.
        run: IRI of the run that found it.
        iris: IRIs of the site.

    Returns:
        The graph, to be stored under ``iris.document_graph(identifier)``.

    Raises:
        GraphError: if something was found in a paragraph or footnote that the document does not have.
    """
    graph = new_graph()
    document = extraction.document
    texts = Texts.of(document, iris)
    _add_description(graph, document, iris)
    for paragraph in document.paragraphs:
        _add_paragraph(graph, texts, paragraph)
    _add_notes(graph, texts)
    uses = _add_verb_uses(graph, texts, extraction.verbs)
    add_citations(graph, texts, extraction.citations, uses, URIRef(run))
    labels = _add_mentions(graph, texts, extraction)
    for membership in extraction.memberships:
        _add_membership(graph, texts, membership, labels)
    for unresolved in extraction.unresolved:
        place = texts.place(unresolved.paragraph, unresolved.note, unresolved.start, unresolved.end, unresolved.surface)
        node = iris.mention(str(place.source), str(place.start), str(place.end), "unresolved", unresolved.reason)
        add_words(graph, node, place, unresolved.surface, TIP.UnresolvedReference)
        graph.add((node, TIP.reason, Literal(unresolved.reason)))
    add_facts(graph, texts, extraction.facts, URIRef(run))
    add_disagreements(graph, texts, extraction.disagreements)
    return graph


def _add_description(graph: Graph, document: Document, iris: Iris) -> None:
    facts = document.description
    instrument = describe_instrument(graph, iris, facts.id, kind=facts.kind)
    graph.add((instrument, TIP.isSourceDocument, Literal(True)))
    graph.set((instrument, TIP.resolved, Literal(True)))
    graph.add((instrument, DCTERMS.source, iris.source(document.checksum)))
    add_subjects(graph, instrument, document.subjects)
    if facts.title is not None:
        graph.add((instrument, DCTERMS.title, Literal(facts.title, lang="en")))
        if facts.id.startswith("NAME:"):
            graph.set((instrument, RDFS.label, Literal(facts.title, lang="en")))
    if facts.organ is not None:
        add_organ(graph, iris, instrument, facts.organ, facts.kind)
    if facts.status is not None:
        graph.add((instrument, TIP.status, concept("status", facts.status)))
    _add_dates(graph, instrument, facts)
    if facts.session is not None:
        graph.add((instrument, TIP.session, integer(facts.session)))
    for item in facts.agenda_items:
        graph.add((instrument, TIP.agendaItem, Literal(item)))
    for identifier in facts.based_on:
        graph.add((instrument, TIP.basedOn, describe_instrument(graph, iris, identifier)))
    if facts.meeting is not None:
        graph.add((instrument, TIP.meeting, Literal(facts.meeting)))
    if facts.revision is not None:
        graph.add((instrument, TIP.revision, Literal(facts.revision)))


def _add_dates(graph: Graph, instrument: URIRef, facts: Description) -> None:
    if facts.adopted is not None:
        graph.add((instrument, ELI.date_document, Literal(facts.adopted)))
        graph.set((instrument, TIP.year, integer(facts.adopted.year)))
    if facts.date is not None:
        graph.add((instrument, DCTERMS.date, Literal(facts.date)))
        if (instrument, TIP.year, None) not in graph:
            graph.add((instrument, TIP.year, integer(facts.date.year)))
    if facts.silence_until is not None:
        graph.add((instrument, TIP.silenceUntil, Literal(facts.silence_until)))


def _add_paragraph(graph: Graph, texts: Texts, paragraph: Paragraph) -> None:
    node = texts.paragraph(paragraph.label)
    graph.add((node, RDF.type, TIP.Paragraph))
    graph.add((node, DCTERMS.isPartOf, texts.iris.instrument(texts.identifier)))
    graph.add((node, TIP.paragraphLabel, Literal(paragraph.label)))
    graph.add((node, TIP.paragraphKind, concept("paragraph-kind", paragraph.kind)))
    graph.add((node, TIP.order, integer(paragraph.order)))
    graph.add((node, TIP.text, Literal(paragraph.text)))
    if paragraph.status is not None:
        graph.add((node, TIP.agreementStatus, Literal(paragraph.status)))
    if paragraph.parent is not None:
        graph.add((node, TIP.itemOf, texts.paragraph(paragraph.parent)))


def _add_notes(graph: Graph, texts: Texts) -> None:
    for note in texts.notes:
        node = texts.iris.note(texts.identifier, note.order)
        graph.add((node, RDF.type, TIP.Note))
        graph.add((node, DCTERMS.isPartOf, texts.iris.instrument(texts.identifier)))
        graph.add((node, TIP.mark, Literal(note.mark)))
        graph.add((node, TIP.order, integer(note.order)))
        graph.add((node, TIP.text, Literal(note.text)))
        for paragraph in texts.carriers(note):
            graph.add((node, TIP.noteOf, paragraph))


def _add_verb_uses(graph: Graph, texts: Texts, uses: tuple[VerbUse, ...]) -> dict[tuple[str, str], list[VerbUse]]:
    found: defaultdict[tuple[str, str], list[VerbUse]] = defaultdict(list)
    for use in uses:
        found[use.paragraph, use.verb].append(use)
        verb = concept("verb", use.verb)
        governed = texts.paragraph(use.paragraph)
        node = verb_use_iri(texts, use)
        add_words(
            graph,
            node,
            texts.place(use.stands_in, None, use.start, use.end, use.surface),
            use.surface,
            TIP.VerbUse,
        )
        graph.add((node, TIP.verb, verb))
        graph.add((node, TIP.governs, governed))
        graph.add((governed, TIP.usesVerb, verb))
        if use.modifier is not None:
            graph.add((node, TIP.modifier, Literal(use.modifier)))
    return found


def _add_mentions(graph: Graph, texts: Texts, extraction: Extraction) -> dict[str, str]:
    """Write the mentions of bodies and events and return the labels of the bodies."""
    labels: dict[str, str] = {}
    events: dict[str, str] = {}
    for mention in extraction.mentions:
        if mention.type == "event":
            events.setdefault(mention.id, mention.label)
            thing = describe_event(graph, texts.iris, mention.id, events[mention.id])
        else:
            labels.setdefault(mention.id, mention.label)
            thing = describe_body(graph, texts.iris, mention.id, labels[mention.id])
        place = texts.place(mention.paragraph, mention.note, mention.start, mention.end, mention.surface)
        add_mention(graph, texts, place, mention.surface, thing)
    return labels


def _add_membership(graph: Graph, texts: Texts, membership: Membership, labels: dict[str, str]) -> None:
    place = texts.place(membership.paragraph, membership.note, membership.start, membership.end, membership.surface)
    organization = describe_body(graph, texts.iris, membership.organization, labels.get(membership.organization))
    member = describe_body(graph, texts.iris, membership.member, labels.get(membership.member))
    node = texts.iris.membership(
        texts.identifier,
        membership.paragraph,
        membership.organization,
        membership.member,
        membership.role,
        membership.time or "",
    )
    graph.add((node, RDF.type, ORG.Membership))
    graph.add((node, ORG.organization, organization))
    graph.add((node, ORG.member, member))
    graph.add((node, ORG.role, concept("role", membership.role)))
    graph.add((node, TIP.assertedIn, texts.paragraph(membership.paragraph)))
    graph.add((node, TIP.evidence, add_mention(graph, texts, place, membership.surface, member)))
    if membership.time is not None:
        graph.add((node, TIP.time, Literal(membership.time)))
