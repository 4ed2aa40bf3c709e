"""One page of HTML that stands by itself: the document with every mention linked. No scripts, nothing fetched."""

import datetime
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from tipgraph.documents.openings import organ_line
from tipgraph.explanation.labels import label_of
from tipgraph.markup.addresses import address_of, official_address
from tipgraph.markup.layout import Layout, Line, LineKind, Part, PartKind, lay_out, printed_number
from tipgraph.markup.marks import Markings
from tipgraph.markup.page.inline import Inline, anchor, fragment, note_anchor, text
from tipgraph.model import Citation, Description, Extraction, Paragraph
from tipgraph.rdf import Iris

_DEEPEST = 4

_LEGEND = """<details class="legend">
<summary>What the marks mean</summary>
<ul>
<li><span class="citation"><a href="#legend-citation" id="legend-citation">solid line</a></span> cites a document or
treaty; the link leads to it</li>
<li><span class="citation unsure"><a href="#legend-unsure" id="legend-unsure">dotted line</a></span> a citation with
a confidence under 0.7</li>
<li><span class="body"><a href="#legend-body" id="legend-body">dashed line</a></span> names a body</li>
<li><span class="event"><a href="#legend-event" id="legend-event">double line</a></span> names an event</li>
<li><em class="verb">italics</em> the verb that opens a clause</li>
<li><span class="open">red wavy line</span> looks like a citation and was not resolved</li>
</ul>
<p>Point at a mark to see what it names, by which rule, and how sure that is. The list at the end of the page tells the
same.</p>
</details>"""


def render(extraction: Extraction, iris: Iris, written: datetime.date) -> bytes:
    """Return a document as a page.

    Args:
        extraction: the document and what was found in it.
        iris: IRIs of the site, for what has no address of the United Nations.
        written: day to state as that of the writing.
    """
    return "\n".join(_Page(extraction, iris).lines(written)).encode()


class _Page:
    """Writes the page of one document."""

    def __init__(self, extraction: Extraction, iris: Iris) -> None:
        self._extraction = extraction
        self._document = extraction.document
        self._iris = iris
        self._layout: Layout = lay_out(extraction.document)
        self._markings = Markings(extraction, unresolved=True)
        self._inline = Inline(iris)
        self._depths: dict[str, int] = {}

    def lines(self, written: datetime.date) -> Iterator[str]:
        """Yield the page line by line."""
        facts = self._document.description
        name = label_of(facts.id) or facts.id
        title = facts.title or name
        yield "<!doctype html>"
        yield '<html lang="en">'
        yield '<head>\n<meta charset="utf-8">'
        yield "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">"
        yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
        yield '<meta name="color-scheme" content="light dark">'
        yield f"<title>{text(title if facts.id.startswith('NAME:') else f'{facts.id}: {title}')}</title>"
        yield f"<style>\n{_style()}</style>\n</head>\n<body>"
        yield '<a class="skip" href="#text">Skip to the text</a>'
        yield '<header class="frame">'
        address = official_address(facts.id)
        shown = f'<a href="{text(address)}">{text(facts.id)}</a>' if address else text(facts.kind.capitalize())
        yield f'<p class="kicker">{shown}</p>'
        yield f"<h1>{text(title)}</h1>"
        yield from self._facts(facts)
        yield f"{_LEGEND}\n</header>"
        yield '<main id="text" class="frame" tabindex="-1">'
        yield from self._front()
        for part in self._layout.parts:
            yield from self._part(part)
        yield from self._notes()
        yield "</main>"
        yield from self._cited()
        yield '<footer class="frame">'
        yield f"<p>Marked up by tipgraph on {written.isoformat()} from {text(Path(self._document.source).name)}. "
        yield "The text is that of the document; the marks are not part of it.</p>\n</footer>\n</body>\n</html>\n"

    def _facts(self, facts: Description) -> Iterator[str]:
        told = {
            "Kind": facts.kind,
            "Body": facts.organ,
            "Adopted": facts.adopted.isoformat() if facts.adopted else None,
            "Date": facts.date.isoformat() if facts.date else None,
            "Meeting": facts.meeting,
            "Status": facts.status,
            "Agenda items": ", ".join(facts.agenda_items) or None,
            "Draft or report": ", ".join(facts.based_on) or None,
        }
        yield '<dl class="facts">'
        for name, value in told.items():
            if value:
                yield f"<div><dt>{name}</dt><dd>{text(value)}</dd></div>"
        yield "</dl>"
        for remark in self._document.remarks:
            yield f'<p class="remark">{text(remark)}</p>'

    # ---- the text --------------------------------------------------------------------------

    def _front(self) -> Iterator[str]:
        if self._layout.front is None:
            return
        yield f'<section class="front" id="{text(anchor(self._layout.front.label))}" aria-label="Title page">'
        for line in self._layout.lines:
            formula = ' class="formula"' if organ_line(self._layout.words(line)) else ""
            yield f"<p{formula}>{self._line(line)}</p>"
        yield "</section>"

    def _part(self, part: Part) -> Iterator[str]:
        name = {PartKind.BODY: "Text", PartKind.ANNEX: "Annex", PartKind.OTHER: "Another text on the same page"}
        yield f'<section class="part {part.kind.value}-part" aria-label="{name[part.kind]}">'
        first = True
        for item in part.items:
            if isinstance(item, Paragraph):
                yield self._paragraph(item)
                first = False
            elif item.kind is LineKind.CLOSING:
                yield f'<p class="closing">{self._line(item)}</p>'
            elif organ_line(self._layout.words(item)):
                yield f'<p class="formula">{self._line(item)}</p>'
            else:
                level = 2 if first and part.kind is PartKind.ANNEX else 3
                yield f"<h{level}>{self._line(item)}</h{level}>"
        yield "</section>"

    def _line(self, line: Line) -> str:
        assert self._layout.front is not None
        return self._inline.render(self._markings.paragraph(self._layout.front.label), line.start, line.end)

    def _paragraph(self, paragraph: Paragraph) -> str:
        depth = self._depths[paragraph.label] = min(self._depths.get(paragraph.parent or "", -1) + 1, _DEEPEST)
        number = printed_number(paragraph)
        printed = f'<span class="number">{text(number)}</span> ' if number else ""
        status = f' <span class="status">{text(paragraph.status)}</span>' if paragraph.status else ""
        words = self._inline.render(self._markings.paragraph(paragraph.label))
        label, name = text(paragraph.label), text(anchor(paragraph.label))
        return (
            f'<div class="paragraph deep{depth}" id="{name}"><a class="label" href="{text(fragment(paragraph.label))}" '
            f'aria-label="Paragraph {label}">{label}</a><p>{printed}{words}{status}</p></div>'
        )

    def _notes(self) -> Iterator[str]:
        if not self._document.notes:
            return
        yield '<section class="notes" aria-labelledby="notes"><h2 id="notes">Footnotes</h2><ol>'
        for note in sorted(self._document.notes, key=lambda each: each.order):
            places = self._inline.references.get(note.order, [])
            backs = (
                " ".join(
                    f'<a class="back" href="#from-{place}" aria-label="Back to the mark{_place_name(number)}">↩</a>'
                    for number, place in enumerate(places)
                )
                or f'<a class="back" href="{text(fragment(note.paragraph))}">in {text(note.paragraph)}</a>'
            )
            words = self._inline.render(self._markings.note(note))
            mark = f'<span class="number">{text(note.mark)}</span>'
            yield f'<li id="{note_anchor(note)}">{mark} <p>{words} {backs}</p></li>'
        yield "</ol></section>"

    # ---- what it cites -----------------------------------------------------------------------

    def _cited(self) -> Iterator[str]:
        found: dict[str, list[Citation]] = defaultdict(list)
        for citation in self._extraction.citations:
            found[citation.target].append(citation)
        yield '<aside class="frame cited" aria-labelledby="cited">'
        yield '<h2 id="cited">What it cites</h2>'
        if not found:
            yield "<p>No citation was found.</p></aside>"
            return
        yield '<div class="scroll" tabindex="0" role="region" aria-labelledby="cited"><table>'
        yield '<thead><tr><th scope="col">Instrument</th><th scope="col">In paragraph</th>'
        yield '<th scope="col">Verb</th><th scope="col">Rule</th><th scope="col">Confidence</th></tr></thead>'
        for target, citations in found.items():
            label = label_of(target) or target
            link = f'<a href="{text(address_of(target, self._iris))}">{text(label)}</a>'
            yield f'<tbody><tr><th scope="rowgroup" rowspan="{len(citations)}">{link}</th>'
            for number, citation in enumerate(citations):
                yield f"{'<tr>' if number else ''}{self._row(citation)}</tr>"
            yield "</tbody>"
        yield "</table></div></aside>"

    def _row(self, citation: Citation) -> str:
        note = f", note {text(citation.note)}" if citation.note else ""
        place = f'<a href="{text(fragment(citation.paragraph))}">{text(citation.paragraph)}</a>{note}'
        verbs = ", ".join(verb.replace("-", " ") for verb in citation.intents)
        return (
            f"<td>{place}</td><td>{text(verbs) or '–'}</td><td>{text(citation.rule)}</td>"
            f'<td class="figure">{citation.confidence:.2f}</td>'
        )


def _place_name(number: int) -> str:
    return f", place {number + 1}" if number else ""


@cache
def _style() -> str:
    return Path(__file__).with_name("style.css").read_text(encoding="utf-8")
