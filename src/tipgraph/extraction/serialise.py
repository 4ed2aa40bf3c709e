"""An extraction as JSON, the contract with programs outside."""

from collections import defaultdict
from typing import Any

from tipgraph.model import Citation, Considered, Description, Extraction


def to_json(extraction: Extraction) -> dict[str, Any]:
    """Return an extraction as a JSON object.

    A citation's ``intents`` are all the verbs under which its paragraph cites the target; the graph keeps them apart,
    place by place.

    Args:
        extraction: what was found in one document.

    Returns:
        An object with ``source``, ``instrument``, ``paragraphs``, ``notes``, ``citations``, ``mentions``,
        ``memberships``, ``unresolved``, ``disagreements``, ``subjects``, ``published_links``, ``remarks``
        and ``facts``.
    """
    document = extraction.document
    verbs: dict[str, list[str]] = defaultdict(list)
    for use in extraction.verbs:
        if use.verb not in verbs[use.paragraph]:
            verbs[use.paragraph].append(use.verb)
    intents = _intents_by_paragraph(extraction.citations)
    return {
        "source": document.source,
        "instrument": _description(document.description),
        "paragraphs": [
            {
                "label": p.label,
                "kind": p.kind.value,
                "verbs": verbs[p.label],
                "text": p.text,
                "status": p.status,
            }
            for p in document.paragraphs
        ],
        "notes": [{"mark": n.mark, "paragraph": n.paragraph, "text": n.text} for n in document.notes],
        "citations": [
            {
                "paragraph": c.paragraph,
                "target": c.target,
                "intents": intents[c.paragraph, c.target],
                "surface": c.surface,
                "start": c.start,
                "end": c.end,
                "note": c.note,
                "via": c.via.value,
                "confidence": c.confidence,
                "rule": c.rule,
                "provision": c.provision,
                "title": c.title,
                "date": c.date.isoformat() if c.date else None,
                "considered": considered_json(c.considered),
            }
            for c in extraction.citations
        ],
        "mentions": [
            {
                "paragraph": m.paragraph,
                "type": m.type,
                "id": m.id,
                "label": m.label,
                "surface": m.surface,
                "start": m.start,
                "end": m.end,
                "note": m.note,
            }
            for m in extraction.mentions
        ],
        "memberships": [
            {
                "organization": m.organization,
                "member": m.member,
                "role": m.role,
                "time": m.time,
                "paragraph": m.paragraph,
                "surface": m.surface,
                "start": m.start,
                "end": m.end,
                "note": m.note,
            }
            for m in extraction.memberships
        ],
        "unresolved": [
            {
                "paragraph": u.paragraph,
                "surface": u.surface,
                "reason": u.reason,
                "start": u.start,
                "end": u.end,
                "note": u.note,
                "considered": considered_json(u.considered),
            }
            for u in extraction.unresolved
        ],
        "disagreements": [
            {
                "paragraph": d.paragraph,
                "note": d.note,
                "surface": d.surface,
                "start": d.start,
                "end": d.end,
                "printed": d.printed,
                "linked": d.linked,
                "address": d.address,
                "reason": d.reason,
            }
            for d in extraction.disagreements
        ],
        "subjects": [{"iri": s.iri, "label": s.label, "scheme": s.scheme} for s in document.subjects],
        "published_links": [
            {
                "paragraph": link.paragraph,
                "note": link.note,
                "surface": link.surface,
                "start": link.start,
                "end": link.end,
                "target": link.target,
                "address": link.address,
            }
            for link in document.published_links
        ],
        "remarks": list(document.remarks),
        "facts": [
            {
                "relation": f.relation,
                "subject": f.subject,
                "subject_type": f.subject_type,
                "object": f.object,
                "object_type": f.object_type,
                "paragraph": f.paragraph,
                "surface": f.surface,
                "start": f.start,
                "end": f.end,
                "note": f.note,
                "rule": f.rule,
            }
            for f in extraction.facts
        ],
    }


def considered_json(considered: tuple[Considered, ...]) -> list[dict[str, str]]:
    """Return the readings that were weighed and not taken as JSON objects."""
    return [{"target": c.target, "rule": c.rule, "reason": c.reason} for c in considered]


def _intents_by_paragraph(citations: tuple[Citation, ...]) -> dict[tuple[str, str], list[str]]:
    found: dict[tuple[str, str], list[str]] = defaultdict(list)
    for citation in citations:
        known = found[citation.paragraph, citation.target]
        known.extend(verb for verb in citation.intents if verb not in known)
    return found


def _description(description: Description) -> dict[str, Any]:
    def day(value: Any) -> str | None:
        return value.isoformat() if value is not None else None

    return {
        "id": description.id,
        "kind": description.kind,
        "title": description.title,
        "organ": description.organ,
        "adopted": day(description.adopted),
        "session": description.session,
        "status": description.status,
        "agenda_items": list(description.agenda_items),
        "based_on": list(description.based_on),
        "meeting": description.meeting,
        "date": day(description.date),
        "revision": description.revision,
        "silence_until": day(description.silence_until),
    }
