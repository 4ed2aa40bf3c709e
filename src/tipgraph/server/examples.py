"""Questions to begin with, shown on pages and in the OpenAPI document."""

from dataclasses import dataclass
from typing import Final

_PREFIXES: Final = """\
PREFIX tip: <https://w3id.org/tipgraph/ontology#>
PREFIX cito: <http://purl.org/spar/cito/>
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
"""


@dataclass(frozen=True, slots=True)
class ExampleQuery:
    """A question in words and as SPARQL."""

    title: str
    query: str


EXAMPLE_QUERIES: Final = (
    ExampleQuery(
        "Which instruments are cited most?",
        _PREFIXES
        + """
SELECT ?cited ?label (COUNT(DISTINCT ?citing) AS ?documents) (COUNT(?citation) AS ?citations)
WHERE {
  ?citation cito:hasCitingEntity ?citing ;
            cito:hasCitedEntity ?cited .
  ?cited rdfs:label ?label .
}
GROUP BY ?cited ?label
ORDER BY DESC(?documents) DESC(?citations)
LIMIT 20
""",
    ),
    ExampleQuery(
        "Where is the Global Plan of Action cited, and in which words?",
        _PREFIXES
        + """PREFIX oa: <http://www.w3.org/ns/oa#>

SELECT ?document ?paragraph ?verb ?words
WHERE {
  ?plan dcterms:identifier "A/RES/64/293" .
  ?citation cito:hasCitedEntity ?plan ;
            cito:hasCitingEntity/dcterms:identifier ?document ;
            tip:citingParagraph ?place ;
            tip:evidence/oa:hasSelector/oa:exact ?words .
  ?place tip:paragraphLabel ?paragraph ; tip:order ?order .
  OPTIONAL { ?citation tip:verb ?concept . BIND(REPLACE(STR(?concept), "^.*/", "") AS ?verb) }
}
ORDER BY ?document ?order
""",
    ),
    ExampleQuery(
        "With which verbs are treaties cited?",
        _PREFIXES
        + """
SELECT ?verb (COUNT(DISTINCT ?treaty) AS ?treaties) (COUNT(?citation) AS ?citations)
WHERE {
  ?treaty a tip:Treaty .
  ?citation cito:hasCitedEntity ?treaty ; tip:verb ?concept .
  BIND(REPLACE(STR(?concept), "^.*/", "") AS ?verb)
}
GROUP BY ?verb
ORDER BY DESC(?citations)
""",
    ),
    ExampleQuery(
        "Which instruments do at least three documents cite?",
        _PREFIXES
        + """
SELECT ?label (COUNT(DISTINCT ?citing) AS ?documents)
WHERE {
  ?citing tip:cites ?cited .
  ?cited rdfs:label ?label .
}
GROUP BY ?cited ?label
HAVING (COUNT(DISTINCT ?citing) >= 3)
ORDER BY DESC(?documents) ?label
""",
    ),
    ExampleQuery(
        "Which paragraphs speak of victims?",
        _PREFIXES
        + """
SELECT ?document ?paragraph ?text
WHERE {
  ?place a tip:Paragraph ;
         dcterms:isPartOf/dcterms:identifier ?document ;
         tip:paragraphLabel ?paragraph ;
         tip:order ?order ;
         tip:text ?text .
  FILTER(CONTAINS(LCASE(?text), "victims"))
}
ORDER BY ?document ?order
LIMIT 50
""",
    ),
    ExampleQuery(
        "Everything known of one resolution, as a graph",
        _PREFIXES
        + """
CONSTRUCT { ?resolution ?property ?value }
WHERE {
  ?resolution dcterms:identifier "A/RES/64/293" ; ?property ?value .
}
""",
    ),
)
