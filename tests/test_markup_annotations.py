"""Web Annotations: what the model of the W3C demands, and that they read as RDF."""

import json
from typing import Any

import pytest
import rdflib
from rdflib import RDF, Literal, Namespace, URIRef

from markup_samples import RESOLUTION, extracted, rendered
from tipgraph.markup.annotations import CONTEXT
from tipgraph.model import Description, Document, Extraction, Paragraph, ParagraphKind

OA = Namespace("http://www.w3.org/ns/oa#")
AS = Namespace("http://www.w3.org/ns/activitystreams#")
TIP = Namespace("https://w3id.org/tipgraph/ontology#")
ID = "https://w3id.org/tipgraph/id/A/RES/76/500"

LOCAL_CONTEXT = {
    "oa": str(OA),
    "as": str(AS),
    "dcterms": "http://purl.org/dc/terms/",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "id": "@id",
    "type": "@type",
    **{
        name: f"oa:{name}"
        for name in (
            "Annotation",
            "SpecificResource",
            "FragmentSelector",
            "TextQuoteSelector",
            "TextPositionSelector",
            "exact",
            "prefix",
            "suffix",
        )
    },
    **{name: f"as:{name}" for name in ("AnnotationCollection", "AnnotationPage")},
    "Software": "as:Application",
    "AnnotationCollection": "as:OrderedCollection",
    "AnnotationPage": "as:OrderedCollectionPage",
    "body": {"@id": "oa:hasBody", "@type": "@id"},
    "target": {"@id": "oa:hasTarget", "@type": "@id"},
    "source": {"@id": "oa:hasSource", "@type": "@id"},
    "selector": {"@id": "oa:hasSelector", "@type": "@id"},
    "refinedBy": {"@id": "oa:refinedBy", "@type": "@id"},
    "motivation": {"@id": "oa:motivatedBy", "@type": "@vocab"},
    "purpose": {"@id": "oa:hasPurpose", "@type": "@vocab"},
    "linking": "oa:linking",
    "identifying": "oa:identifying",
    "tagging": "oa:tagging",
    "conformsTo": {"@id": "dcterms:conformsTo", "@type": "@id"},
    "creator": {"@id": "dcterms:creator", "@type": "@id"},
    "created": {"@id": "dcterms:created", "@type": "http://www.w3.org/2001/XMLSchema#dateTime"},
    "value": "http://www.w3.org/1999/02/22-rdf-syntax-ns#value",
    "start": {"@id": "oa:start", "@type": "http://www.w3.org/2001/XMLSchema#nonNegativeInteger"},
    "end": {"@id": "oa:end", "@type": "http://www.w3.org/2001/XMLSchema#nonNegativeInteger"},
    "label": "rdfs:label",
    "name": "foaf:name",
    "items": {"@id": "as:items", "@type": "@id", "@container": "@list"},
    "first": {"@id": "as:first", "@type": "@id"},
    "last": {"@id": "as:last", "@type": "@id"},
    "partOf": {"@id": "as:partOf", "@type": "@id"},
    "total": {"@id": "as:totalItems", "@type": "http://www.w3.org/2001/XMLSchema#nonNegativeInteger"},
    "startIndex": {"@id": "as:startIndex", "@type": "http://www.w3.org/2001/XMLSchema#nonNegativeInteger"},
}
"""The terms of the model's own context that the files use, so that nothing is fetched."""


@pytest.fixture(scope="module")
def collection() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(rendered("annotations", extracted(RESOLUTION)))
    return found


def test_the_collection_says_what_it_is(collection: dict[str, Any]) -> None:
    assert collection["@context"][0] == CONTEXT == "http://www.w3.org/ns/anno.jsonld"
    assert collection["type"] == "AnnotationCollection"
    assert collection["first"]["type"] == "AnnotationPage"
    assert collection["first"]["partOf"] == collection["id"]
    assert collection["total"] == len(collection["first"]["items"])
    assert collection["creator"] == {"id": "https://w3id.org/tipgraph/", "type": "Software", "name": "tipgraph"}


def test_there_is_one_annotation_for_each_thing_found(collection: dict[str, Any]) -> None:
    extraction = extracted(RESOLUTION)
    kinds = [each["id"].removeprefix(f"{ID}#annotation-").partition("-")[0] for each in collection["first"]["items"]]
    assert kinds.count("citation") == len(extraction.citations)
    assert kinds.count("body") + kinds.count("event") == len(extraction.mentions)
    assert kinds.count("verb") == len(extraction.verbs)


def test_each_annotation_keeps_what_the_model_demands(collection: dict[str, Any]) -> None:
    items = collection["first"]["items"]
    assert len({each["id"] for each in items}) == len(items)
    for each in items:
        assert each["type"] == "Annotation"
        bodies = each["body"] if isinstance(each["body"], list) else [each["body"]]
        for body in bodies:
            assert body["type"] == "SpecificResource"
            assert body["source"]
            assert body["purpose"] == each["motivation"]
        assert each["target"]["source"] == ID
        assert {selector["type"] for selector in each["target"]["selector"]} == {"FragmentSelector"}
        refined = {selector["refinedBy"]["type"] for selector in each["target"]["selector"]}
        assert refined == {"TextPositionSelector", "TextQuoteSelector"}
        assert all(selector["value"] for selector in each["target"]["selector"])


def test_position_and_quote_lead_to_the_same_words(collection: dict[str, Any]) -> None:
    document = extracted(RESOLUTION).document
    texts = {each.label: each.text for each in document.paragraphs}
    texts |= {f"note-{note.order + 1}": note.text for note in document.notes}
    for each in collection["first"]["items"]:
        position, quote = (selector["refinedBy"] for selector in each["target"]["selector"])
        text = texts[each["target"]["selector"][0]["value"]]
        assert text[position["start"] : position["end"]] == quote["exact"]
        around = quote.get("prefix", "") + quote["exact"] + quote.get("suffix", "")
        assert text.count(around) == 1


def test_the_file_reads_as_rdf_without_the_network(collection: dict[str, Any]) -> None:
    collection = {**collection, "@context": [LOCAL_CONTEXT, collection["@context"][1]]}
    graph = rdflib.Graph().parse(data=json.dumps(collection), format="json-ld")
    annotations = set(graph.subjects(RDF.type, OA.Annotation))
    assert len(annotations) == collection["total"]
    cited = URIRef("https://w3id.org/tipgraph/id/A/RES/64/292")
    (citation,) = (a for a in annotations if (a, OA.hasBody / OA.hasSource, cited) in graph)
    assert graph.value(citation, TIP.confidence) == Literal("1", datatype=rdflib.XSD.decimal)
    assert graph.value(citation, TIP.verb) == URIRef("https://w3id.org/tipgraph/vocabulary/verb/recall")
    assert (citation, OA.hasBody / OA.hasSource, URIRef("https://undocs.org/en/A/RES/64/292")) in graph
    assert {str(o) for o in graph.objects(citation, OA.hasTarget / OA.hasSelector / OA.refinedBy / OA.exact)} == {
        "64/292"
    }


def test_a_document_without_findings_is_an_empty_collection() -> None:
    paragraph = Paragraph("op1", ParagraphKind.OPERATIVE, "Water.", 0)
    document = Document("made.txt", "text/plain", "0" * 64, Description("A/1/1", "document"), (paragraph,))
    told = json.loads(rendered("annotations", Extraction(document)))
    assert told["total"] == 0
    assert "first" not in told
