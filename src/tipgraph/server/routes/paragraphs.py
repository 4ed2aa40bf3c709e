"""``/api/paragraphs``: what a paragraph says and what it rests on."""

from typing import Annotated

from fastapi import APIRouter, Depends, Query

from tipgraph.server.answers import CitationAnswer, Instrument, ParagraphAnswer, ParagraphList
from tipgraph.server.openapi import SourceIdentifier, examples, problem_responses
from tipgraph.server.problems import Problem, ProblemError, no_text
from tipgraph.server.provider import Snapshot, snapshot

router = APIRouter(prefix="/api/paragraphs", tags=["instruments"])


@router.get("/{id:path}", summary="Paragraphs of a document", responses=problem_responses(404, 422))
def paragraphs(
    id: SourceIdentifier,  # noqa: A002 - the name that the address has
    graph: Annotated[Snapshot, Depends(snapshot)],
    label: Annotated[
        str | None,
        Query(
            description="Only this paragraph: `op5`, `pp7`, `annex/11(a)`.",
            openapi_examples=examples(the_fifth_operative_paragraph="op5"),
        ),
    ] = None,
) -> ParagraphList:
    """Give the words of a document that was read, each paragraph with the citations it makes."""
    node = graph.network.node(id)
    known = graph.evidence.paragraphs(node.iri)
    chosen = [one for one in known if label is None or one.label == label]
    if not chosen:
        raise ProblemError(_missing(node.identifier, label, [one.label for one in known]))
    cited: dict[str, list[CitationAnswer]] = {}
    for one in graph.evidence.citations(node.iri, "out"):
        cited.setdefault(one.paragraph, []).append(CitationAnswer.of(one, graph.label(one.cited)))
    return ParagraphList(
        instrument=Instrument.of(node),
        total=len(chosen),
        items=tuple(
            ParagraphAnswer(
                instrument=node.identifier,
                label=one.label,
                kind=one.kind,
                status=one.status,
                text=one.text,
                citations=tuple(cited.get(one.label, ())),
            )
            for one in chosen
        ),
    )


def _missing(identifier: str, label: str | None, labels: list[str]) -> Problem:
    if not labels:
        return no_text(identifier)
    return Problem(
        404,
        "unknown-paragraph",
        "No such paragraph",
        f"{identifier} has no paragraph {label!r}.",
        "Labels look like pp7, op5(a) or annex/11(a).",
        {"labels": labels},
    )
