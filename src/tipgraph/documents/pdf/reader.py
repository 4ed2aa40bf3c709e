"""A PDF to blocks and footnotes."""

import ctypes
import threading
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from tipgraph.documents.blocks import Block, RawNote, Role, Source, fold
from tipgraph.documents.cells import CELL_END
from tipgraph.documents.decoding import clean
from tipgraph.documents.pdf.characters import pieces_of
from tipgraph.documents.pdf.columns import flows
from tipgraph.documents.pdf.heads import without_furniture
from tipgraph.documents.pdf.lines import Line, Mark, lines_of
from tipgraph.documents.pdf.marks import Marks, plain
from tipgraph.documents.pdf.notes import FootNote, above_rule, take_notes
from tipgraph.documents.pdf.paragraphs import Paragraph, paragraphs_of
from tipgraph.documents.pdf.words import Vocabulary
from tipgraph.errors import DocumentError

PAGE_CHARACTERS = 200_000
"""Most characters of one page; a page of a newspaper has a tenth of it."""

_FEW_CHARACTERS = 40
_IMAGE_SHARE = 0.4
_MOST_OBJECTS = 2_000
_MOST_LINKS = 2_000
_NAMED_PAGES = 8
_STEADY_SIZES, _STEADY_SHARE = 10, 0.4
_GUESSED = 0.16


_LIBRARY = threading.Lock()
"""Held while the library works: it is written for one thread."""


def read(data: bytes, name: str, most_pages: int) -> Source:
    """Return the blocks and footnotes of a PDF.

    Args:
        data: the file.
        name: for messages.
        most_pages: most pages that are read.

    Raises:
        DocumentError: it is encrypted, damaged, has too many pages, or holds pictures of text only.
    """
    with _LIBRARY:
        document = _opened(data, name)
        try:
            pages, links, scanned = _pages(document, name, most_pages)
        finally:
            document.close()
    if len(scanned) * 2 > len(pages):
        raise DocumentError(
            f"{name}: its pages are pictures without text ({_named(scanned)}).",
            "Run text recognition (OCR) over it, e.g. `ocrmypdf IN.pdf OUT.pdf`, and read the result.",
        )
    return _assembled(pages, links, scanned)


def _pages(
    document: pdfium.PdfDocument, name: str, most_pages: int
) -> tuple[list[list[Line]], tuple[str, ...], list[int]]:
    """Return the lines of each page, the targets of links, and the numbers of pages that are pictures."""
    count = len(document)
    if count > most_pages:
        raise DocumentError(
            f"{name}: has {count} pages; at most {most_pages} are read.",
            "Split it, or raise TIPGRAPH_DOCUMENT_PAGES.",
        )
    if not count:
        raise DocumentError(f"{name}: is a PDF without pages.", "Get the file again.")
    pages: list[list[Line]] = []
    links: dict[str, None] = {}
    scanned: list[int] = []
    for number in range(1, count + 1):
        lines, image = _page(document, number, name, links)
        pages.append(lines)
        if image:
            scanned.append(number)
    return pages, tuple(links), scanned


def _opened(data: bytes, name: str) -> pdfium.PdfDocument:
    try:
        return pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        code = getattr(error, "err_code", None)
        if code in (raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY):
            raise DocumentError(
                f"{name}: is an encrypted PDF that asks for a password.",
                "Save it without one, e.g. `qpdf --decrypt --password=… IN.pdf OUT.pdf`.",
            ) from error
        whole = b"%%EOF" in data[-4096:]
        reason = "is a damaged PDF" if whole else "is a PDF that breaks off before its end"
        raise DocumentError(
            f"{name}: {reason}.", "Get the file again, or repair it, e.g. `qpdf IN.pdf OUT.pdf`."
        ) from error


def _page(document: pdfium.PdfDocument, number: int, name: str, links: dict[str, None]) -> tuple[list[Line], bool]:
    """Return the lines of a page, and whether a picture covers much of it."""
    try:
        page = document[number - 1]
        text_page = page.get_textpage()
    except pdfium.PdfiumError as error:
        raise DocumentError(
            f"{name}, page {number}: is damaged.", "Get the file again, or repair it, e.g. `qpdf IN.pdf OUT.pdf`."
        ) from error
    pieces = pieces_of(text_page, PAGE_CHARACTERS)
    if pieces is None:
        raise DocumentError(
            f"{name}, page {number}: holds more than {PAGE_CHARACTERS} characters.", "Split the page, or leave it out."
        )
    lines: list[Line] = []
    for each in pieces:
        lines += lines_of(each, number)
    characters = sum(len(line.text) for line in lines)
    image = characters < _FEW_CHARACTERS and _is_image(page)
    _collect_links(document, page, links)
    text_page.close()
    page.close()
    return lines, image


def _is_image(page: pdfium.PdfPage) -> bool:
    """Tell whether pictures cover much of a page."""
    width, height = page.get_size()
    covered = 0.0
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    for index in range(min(raw.FPDFPage_CountObjects(page.raw), _MOST_OBJECTS)):
        each = raw.FPDFPage_GetObject(page.raw, index)
        if raw.FPDFPageObj_GetType(each) not in (raw.FPDF_PAGEOBJ_IMAGE, raw.FPDF_PAGEOBJ_FORM):
            continue
        if raw.FPDFPageObj_GetBounds(each, left, bottom, right, top):
            covered += abs((right.value - left.value) * (top.value - bottom.value))
    return bool(covered > width * height * _IMAGE_SHARE)


def _collect_links(document: pdfium.PdfDocument, page: pdfium.PdfPage, links: dict[str, None]) -> None:
    position = ctypes.c_int(0)
    link = raw.FPDF_LINK()
    while len(links) < _MOST_LINKS and raw.FPDFLink_Enumerate(page.raw, position, link):
        action = raw.FPDFLink_GetAction(link)
        if not action or raw.FPDFAction_GetType(action) != raw.PDFACTION_URI:
            continue
        length = raw.FPDFAction_GetURIPath(document.raw, action, None, 0)
        if 1 < length < 4096:
            buffer = ctypes.create_string_buffer(length)
            raw.FPDFAction_GetURIPath(document.raw, action, buffer, length)
            links[clean(buffer.value.decode("utf-8", "replace")).strip()] = None


def _assembled(pages: Sequence[Sequence[Line]], links: tuple[str, ...], scanned: Sequence[int]) -> Source:
    sizes: Counter[float] = Counter()
    for lines in pages:
        for line in above_rule(lines):
            sizes[round(line.size, 1)] += len(line.text)
    body_size = sizes.most_common(1)[0][0] if sizes else 10.0
    if len(sizes) > _STEADY_SIZES and sizes[body_size] < sum(sizes.values()) * _STEADY_SHARE:
        body_size = _steadied(pages, sizes)
    notes: list[FootNote] = []
    columns: list[list[Line]] = []
    for lines in without_furniture(pages, body_size):
        for flow in flows(lines):
            body = take_notes(flow, body_size, notes)
            if body:
                columns.append(body)
    found = paragraphs_of(columns)
    vocabulary = _vocabulary(found, notes)
    marks = Marks(notes)
    blocks: list[Block] = []
    starts = _line_numbers(pages)
    for paragraph in found:
        texts = [marks.text(line) for line in paragraph.lines]
        text = CELL_END.join(map(fold, texts)) if paragraph.cells else vocabulary.together(texts)
        first = paragraph.lines[0]
        role = Role.ROW if paragraph.cells else None
        blocks.append(Block(fold(text), starts[first.page] + first.number, paragraph.heading, first.page, role))
    block_pages = [block.page for block in blocks]
    raws = [
        RawNote(
            note.mark,
            clean(fold(vocabulary.together([plain(parts) for parts in note.lines]))),
            starts[note.page] + note.line,
            bisect_right(block_pages, note.page),
        )
        for note in notes
    ]
    remarks = (f"Has pictures without text on {_named(scanned)}.",) if scanned else ()
    return Source(tuple(block for block in blocks if block.text), tuple(raws), links, remarks, exact=True)


def _steadied(pages: Sequence[Sequence[Line]], sizes: Counter[float]) -> float:
    """Give lines of about the usual size exactly that, and return it: text recognition guesses a size for each word."""
    usual, below = 0.0, 0
    for usual in sorted(sizes):
        below += sizes[usual]
        if below * 2 >= sizes.total():
            break
    for lines in pages:
        for line in lines:
            if abs(line.size - usual) < usual * _GUESSED:
                line.size = usual
    return usual


def _line_numbers(pages: Sequence[Sequence[Line]]) -> dict[int, int]:
    """Return how many lines stand before each page."""
    starts: dict[int, int] = {}
    count = 0
    for number, lines in enumerate(pages, 1):
        starts[number] = count
        count += len(lines)
    return starts


def _vocabulary(paragraphs: Sequence[Paragraph], notes: Sequence[FootNote]) -> Vocabulary:
    groups = [[line.text for line in paragraph.lines] for paragraph in paragraphs if not paragraph.cells]
    groups += [
        [plain([part for part in parts if not isinstance(part, Mark)]).strip() for parts in note.lines]
        for note in notes
    ]
    vocabulary = Vocabulary(text for group in groups for text in group)
    vocabulary.learn(pair for group in groups for pair in pairwise(group))
    return vocabulary


def _named(pages: Sequence[int]) -> str:
    shown = ", ".join(map(str, pages[:_NAMED_PAGES]))
    more = f" and {len(pages) - _NAMED_PAGES} more" if len(pages) > _NAMED_PAGES else ""
    return f"page{'s' if len(pages) > 1 else ''} {shown}{more}"
