"""What stands inside the paragraphs of a Word file: changes, fields, links, boxes, symbols, hidden text."""

from tipgraph.documents import read_bytes
from tipgraph.model import Document
from word_samples import footnote, paragraph, row, run, table, word_file

_DELETED = '<w:del w:id="1"><w:r><w:delText>Gone</w:delText></w:r></w:del>'
_MARK_DELETED = '<w:rPr><w:del w:id="2"/></w:rPr>'
_BOX = f"<w:txbxContent>{paragraph('In the box.')}{table(row('Cell', 'of it'))}</w:txbxContent>"
_ALTERNATIVES = (
    "<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing>{0}</w:drawing></mc:Choice>"
    "<mc:Fallback><w:pict>{0}</w:pict></mc:Fallback></mc:AlternateContent></w:r>"
)


def _read(*paragraphs: str, links: dict[str, str] | None = None, **parts: str) -> Document:
    return read_bytes(word_file("".join(paragraphs), parts, links), "sample.docx")


def _words(*paragraphs: str, links: dict[str, str] | None = None, **parts: str) -> str:
    document = _read(*paragraphs, links=links, **parts)
    return " | ".join(paragraph.text for paragraph in document.paragraphs)


def _complex_field(instruction: str, result: str) -> str:
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f"<w:r><w:instrText>{instruction}</w:instrText></w:r>"
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{result}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def test_tracked_changes_are_read_as_accepted_and_counted() -> None:
    inserted = f'<w:ins w:id="3">{run("come ")}</w:ins>'
    moved = f'<w:moveFrom w:id="4">{run("left")}</w:moveFrom><w:moveTo w:id="4">{run("right")}</w:moveTo>'
    document = _read(paragraph("It has ", inserted, _DELETED, "and stays ", moved, "."))
    assert document.paragraphs[0].text == "It has come and stays right."
    assert document.remarks == ("Has 3 tracked changes, read as accepted.",)


def test_deleted_end_of_a_paragraph_joins_it_with_the_next() -> None:
    joined = paragraph("The first ", properties=_MARK_DELETED)
    document = _read(joined, paragraph("goes on."), paragraph(_DELETED, properties=_MARK_DELETED), paragraph("Next."))
    assert " | ".join(paragraph.text for paragraph in document.paragraphs) == "The first goes on. | Next."
    assert document.remarks == ("Has 3 tracked changes, read as accepted.",)


def test_deleted_row_is_not_read() -> None:
    deleted = row("No", "longer").replace("<w:tr>", "<w:tr><w:trPr><w:del w:id='1'/></w:trPr>")
    assert _words(table(row("Still", "here"), deleted)) == "Still here"


def test_text_boxes_are_read_once_behind_their_paragraph() -> None:
    assert _words(paragraph("Before", _ALTERNATIVES.format(_BOX), " it."), paragraph("After.")) == (
        "Before it. | In the box. | Cell of it | After."
    )


def test_links_and_fields() -> None:
    link = f'<w:hyperlink r:id="h1">{run("A/72/5")}</w:hyperlink><w:hyperlink w:anchor="here">{run(" below")}</w:hyperlink>'
    field = _complex_field(' HYPERLINK "https://example.org/b" \\o "tip" ', run("there"))
    simple = f'<w:fldSimple w:instr="HYPERLINK https://example.org/c">{run("or there")}</w:fldSimple>'
    nested = _complex_field(_complex_field(" REF x ", run("hidden")), run("shown"))
    document = _read(
        paragraph(
            "See ", link, ", ", field, " ", simple, ", ", nested, ", page ", _complex_field("PAGE", run("7")), "."
        ),
        links={"h1": "https://undocs.org/A/72/5"},
    )
    assert document.paragraphs[0].text == "See A/72/5 below, there or there, shown, page ."
    assert document.links == ("https://undocs.org/A/72/5", "https://example.org/b", "https://example.org/c")


def test_links_carry_the_words_that_they_were_set_on() -> None:
    link = f'<w:hyperlink r:id="h1">{run("resolution ")}{run("70/1")}</w:hyperlink>'
    field = _complex_field(' HYPERLINK "https://undocs.org/A/72/5" ', run("A/72/5"))
    document = _read(
        paragraph("Recalling ", link, ", and ", field, ", it went on."),
        paragraph("Lost: ", '<w:hyperlink r:id="gone">', run("words"), "</w:hyperlink>", "."),
        links={"h1": "https://undocs.org/A/RES/70/1"},
    )
    text = document.paragraphs[0].text
    found = [(text[each.start : each.end], each.target) for each in document.published_links]
    assert found == [("resolution 70/1", "A/RES/70/1"), ("A/72/5", "A/72/5")]


def test_links_in_notes_and_across_paragraphs() -> None:
    whole = _complex_field("HYPERLINK https://undocs.org/A/72/6", "|")
    begins, ends = whole.split("|")
    in_note = paragraph("See ", _complex_field("HYPERLINK https://undocs.org/A/72/7", run("A/72/7")), ".")
    document = _read(
        paragraph("A field ", begins, run("begins here")),
        paragraph("and ends here.", ends, footnote(1)),
        footnotes=f'<w:footnote w:id="1">{in_note}</w:footnote>',
    )
    assert [(each.surface, each.note) for each in document.published_links] == [("begins here", None), ("A/72/7", "1")]


def test_hidden_text_is_not_read() -> None:
    styles = '<w:style w:type="character" w:styleId="Secret"><w:rPr><w:vanish/></w:rPr></w:style>'
    hidden = [run("one", "<w:vanish/>"), run("two", '<w:rStyle w:val="Secret"/>')]
    shown = run("three", '<w:rStyle w:val="Secret"/><w:vanish w:val="0"/>')
    assert _words(paragraph("Seen ", *hidden, shown, "."), styles=styles) == "Seen three."


def test_symbols_hyphens_breaks_and_formulas() -> None:
    symbols = '<w:r><w:sym w:font="Symbol" w:char="F062"/><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>'
    private = run("\uf061", '<w:rFonts w:ascii="Symbol"/>')
    hyphens = "<w:r><w:t>co</w:t><w:softHyphen/><w:t>operation non</w:t><w:noBreakHyphen/><w:t>aligned</w:t></w:r>"
    breaks = "<w:r><w:t>a</w:t><w:br/><w:t>b</w:t><w:tab/><w:t>c</w:t></w:r>"
    formula = "<m:oMath><m:r><m:t>x=1</m:t></m:r></m:oMath>"
    assert _words(paragraph(symbols, private, " ", hyphens, " ", breaks, " ", formula, ".")) == (
        "β✓α cooperation non-aligned a b c x=1."
    )


def test_wrappers_are_looked_through() -> None:
    control = f"<w:sdt><w:sdtPr/><w:sdtContent>{paragraph('In a control.')}</w:sdtContent></w:sdt>"
    inline = f"<w:sdt><w:sdtContent>{run('in a control')}</w:sdtContent></w:sdt>"
    tag = f"<w:smartTag><w:smartTag>{run('in two tags')}</w:smartTag></w:smartTag>"
    cells = f"<w:tbl><w:sdt><w:sdtContent>{row('One', 'two')}</w:sdtContent></w:sdt></w:tbl>"
    assert _words(control, paragraph("Words ", inline, " and ", tag, "."), cells) == (
        "In a control. | Words in a control and in two tags. | One two"
    )


def test_comments_and_embedded_files_are_remarked_on() -> None:
    comments = "".join(
        f'<w:comment w:id="{number}">{paragraph(text)}</w:comment>'
        for number, text in enumerate(["Really?", "&lt;&lt;ODS JOB NO&gt;&gt;N1743094E"])
    )
    document = _read(paragraph("Text."), '<w:altChunk r:id="x"/>', comments=comments)
    assert document.remarks == (
        "Has 1 comment, which is not read.",
        "Has 1 embedded file in another format, which is not read.",
    )
    assert "Really" not in document.paragraphs[0].text


def test_nobody_can_forge_an_anchor() -> None:
    document = _read(paragraph("Text \ue0000:1\ue001 goes on."))
    assert document.paragraphs[0].text == "Text 0:1 goes on."
    assert document.notes == ()
