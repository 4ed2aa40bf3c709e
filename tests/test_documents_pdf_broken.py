"""PDF files that cannot be read, or that try to wear the reader out."""

import time
import tracemalloc
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pdf_samples import PdfPage, assemble, pdf
from tipgraph.documents import Limits, read_bytes
from tipgraph.errors import DocumentError
from tipgraph.intake import extract_files, find_sources


def written(words: str = "Recalling the Covenant on Civil and Political Rights.") -> PdfPage:
    page = PdfPage()
    page.text(123, 700, words)
    return page


def refusal(data: bytes, limits: Limits | None = None) -> str:
    with pytest.raises(DocumentError) as caught:
        read_bytes(data, "sample.pdf", limits=limits or Limits())
    message = str(caught.value)
    assert message.startswith("sample.pdf")
    assert "\n" not in message
    return message


def test_scans_are_told_to_be_recognised() -> None:
    page = PdfPage()
    page.picture()
    assert "OCR" in refusal(pdf([page, page]))


def test_scans_with_a_layer_of_text_are_read() -> None:
    page = PdfPage()
    page.picture()
    page.content.append("3 Tr")
    page.text(123, 700, "Recalling the Covenant on Civil and Political Rights.")
    (paragraph,) = read_bytes(pdf([page]), "sample.pdf").paragraphs
    assert paragraph.text == "Recalling the Covenant on Civil and Political Rights."


def test_pictures_beside_text_are_remarked() -> None:
    scan = PdfPage()
    scan.picture(0.9)
    document = read_bytes(pdf([written(), scan, written("Noting the report."), written("Ends.")]), "sample.pdf")
    assert document.remarks == ("Has pictures without text on page 2.",)


def test_passwords_are_asked_for() -> None:
    assert "password" in refusal(pdf([written()], password=b"secret"))


@pytest.mark.parametrize("share", [0.05, 0.5, 0.9])
def test_truncated_files_are_named_or_read_whole(share: float) -> None:
    data = pdf([written("A word. " * 40), written("B word. " * 40)])
    message = refusal(data[: int(len(data) * share)])
    assert "breaks off" in message


def test_noise_behind_a_header_is_damaged() -> None:
    assert "damaged" in refusal(b"%PDF-1.7\n" + bytes(range(256)) * 40 + b"\n%%EOF\n")


def test_more_pages_than_allowed() -> None:
    assert "TIPGRAPH_DOCUMENT_PAGES" in refusal(pdf([written()] * 4), Limits(pages=3))


def test_no_pages_and_no_words() -> None:
    assert "PDF" in refusal(assemble([b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Count 0 /Kids [] >>"]))
    assert "no words" in refusal(pdf([PdfPage()]))


def test_thousands_of_empty_pages_take_a_moment() -> None:
    began = time.process_time()
    assert "no words" in refusal(pdf([PdfPage()] * 3000))
    assert time.process_time() - began < 10


def test_huge_pages_cost_no_memory() -> None:
    page = PdfPage(width=1e7, height=1e7)
    page.text(123, 700, "Recalling the Covenant on Civil and Political Rights.")
    tracemalloc.start()
    try:
        read_bytes(pdf([page]), "sample.pdf")
        assert tracemalloc.get_traced_memory()[1] < 64 << 20
    finally:
        tracemalloc.stop()


def nested_forms(depth: int, fan: int) -> bytes:
    """Return a page with forms in forms, each of which draws the next one several times and the last one itself."""
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Count 1 /Kids [3 0 R] >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R "
        b"/Resources << /XObject << /X 5 0 R >> >> >>",
        b"<< /Length 5 >>\nstream\n/X Do\nendstream",
    ]
    drawing = b"/X Do " * fan
    for number in range(5, 5 + depth):
        following = min(number + 1, 4 + depth)
        objects.append(
            b"<< /Type /XObject /Subtype /Form /BBox [0 0 612 792] /Resources << /XObject << /X %d 0 R >> >> "
            b"/Length %d >>\nstream\n%s\nendstream" % (following, len(drawing), drawing)
        )
    return assemble(objects)


def test_forms_that_draw_themselves_end() -> None:
    assert "no words" in refusal(nested_forms(1, 1))


def test_forms_without_end_are_given_up_after_their_time(tmp_path: Path) -> None:
    """The library cannot be interrupted, so the process that it works in is ended."""
    endless, good = tmp_path / "endless.pdf", tmp_path / "good.pdf"
    endless.write_bytes(nested_forms(30, 10))
    good.write_bytes(pdf([written()]))
    files = find_sources([endless, good]).files
    first, second = sorted(extract_files(files, limits=Limits(seconds=2)), key=lambda outcome: outcome.file.name)
    assert first.failure is not None
    assert "takes longer than 2 s" in first.failure.reason
    assert second.failure is None
    assert second.extraction is not None


def test_header_in_a_text_does_not_make_it_a_pdf() -> None:
    document = read_bytes(b"The bytes %PDF-1.4 begin a file of another kind.\n", "notes.txt")
    assert document.media_type == "text/plain"


@settings(max_examples=80, deadline=None)
@given(
    st.lists(st.tuples(st.floats(0, 1), st.sampled_from((0, 1, 9)), st.binary(max_size=9)), min_size=1, max_size=12),
)
def test_damage_anywhere_is_refused_or_read(damage: list[tuple[float, int, bytes]]) -> None:
    page = written("Recalling the Covenant,")
    page.raised(240, 700, "1")
    page.rule(99, 120)
    page.text(115, 106, "1/ See resolution 2200 A (XXI), annex.", 8.5)
    page.picture(0.1)
    data = bytearray(pdf([page, written()]))
    for place, removed, added in damage:
        start = int(place * len(data))
        data[start : start + removed] = added
    problem, document = "", None
    try:
        document = read_bytes(bytes(data), "sample.pdf", "application/pdf")
    except DocumentError as error:
        problem = str(error)
    assert (problem.startswith("sample.pdf") and "\n" not in problem) if document is None else document.paragraphs
