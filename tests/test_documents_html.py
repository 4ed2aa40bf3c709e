"""Web pages: paragraphs, numbers, footnotes, tables, what is not read, encodings."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tipgraph.documents import Limits, read_bytes
from tipgraph.documents.html.numbering import printed
from tipgraph.errors import DocumentError
from tipgraph.model import Document

HEAD = "<p>Resolution adopted by the General Assembly on 17 December 2024</p><h2>79/174. Freedom of movement</h2>"
OPENING = HEAD + "<p><i>The General Assembly</i>,</p>"


def page(body: str, head: str = "") -> Document:
    return read_bytes(f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>".encode(), "page.html")


def resolution(body: str) -> Document:
    return page(f"{OPENING}<p>Recalling its resolution 36/55 of 25 November 1981,</p>{body}")


def texts(document: Document) -> dict[str, str]:
    return {each.label: each.text for each in document.paragraphs if each.label != "front"}


def marks(document: Document) -> list[tuple[str, str, str]]:
    return [
        (each.label, mark.mark, each.text[: mark.position][-5:]) for each in document.paragraphs for mark in each.marks
    ]


def test_lists_bear_the_numbers_that_a_browser_prints() -> None:
    read = resolution(
        '<ol><li>Decides:<ol type="a"><li>To act;</li><li>To wait;</li></ol></li><li value="4">Requests a report;</li>'
        '</ol><ol start="5" style="list-style-type: decimal"><li>Also requests another.</li></ol>'
    )
    assert texts(read) == {
        "pp1": "Recalling its resolution 36/55 of 25 November 1981,",
        "op1": "Decides:",
        "op1(a)": "To act;",
        "op1(b)": "To wait;",
        "op4": "Requests a report;",
        "op5": "Also requests another.",
    }


def test_numbers_that_are_printed_already_are_not_doubled_and_bullets_add_none() -> None:
    read = resolution("<ol><li>1. Decides to act;</li></ol><ul><li>at once;</li><li>later.</li></ul>")
    assert texts(read)["op1"] == "Decides to act; at once; later."


@pytest.mark.parametrize(
    ("number", "kind", "expected"),
    [
        (3, "1", "3."),
        (3, "a", "(c)"),
        (27, "a", "(aa)"),
        (4, "i", "(iv)"),
        (2, "A", "B."),
        (9, "I", "IX."),
        (0, "a", "0."),
    ],
)
def test_numbers_of_lists(number: int, kind: str, expected: str) -> None:
    assert printed(number, kind) == expected


@given(st.integers(1, 3999))
def test_roman_numbers_differ_and_have_no_four_equal_letters(number: int) -> None:
    text = printed(number, "i")
    assert text != printed(number + 1, "i")
    assert not any(letter * 4 in text for letter in "ixcd")


def test_footnotes_of_word_are_followed_over_their_links() -> None:
    read = resolution(
        '<p class=MsoNormal>Noting the Convention,<a href="#_ftn1" name="_ftnref1"><sup>[1]</sup></a> and another,'
        '<a href="#_ftn2" name="_ftnref2"><span class=MsoFootnoteReference>[2]</span></a></p><p>1. Decides.</p>'
        '<div style="mso-element:footnote-list"><hr><div id=ftn1><p><a href="#_ftnref1" name="_ftn1">[1]</a> United '
        "Nations, <i>Treaty Series</i>, vol. 2237, No. 39574.</p><p>And more of it.</p></div>"
        '<div id=ftn2><p><a href="#_ftnref2" name="_ftn2">[2]</a> Ibid., vol. 1.</p></div></div>'
    )
    assert [(note.mark, note.paragraph, note.text) for note in read.notes] == [
        ("1", "pp2", "United Nations, Treaty Series, vol. 2237, No. 39574. And more of it."),
        ("2", "pp2", "Ibid., vol. 1."),
    ]
    assert marks(read) == [("pp2", "1", "tion,"), ("pp2", "2", "ther,")]
    assert texts(read)["pp2"] == "Noting the Convention, and another,"


def test_notes_in_a_list_with_links_back() -> None:
    read = resolution(
        'Noting the report,<sup id="r1"><a href="#n1">1</a></sup><p>1. Decides.</p><section class="footnotes"><ol>'
        '<li id="n1">See A/79/1. <a href="#r1">↩</a></li></ol></section>'
    )
    assert [(note.mark, note.paragraph, note.text) for note in read.notes] == [("1", "pp2", "See A/79/1.")]


@pytest.mark.parametrize(
    "notes",
    [
        "<h3>Notes</h3><ol><li>See A/79/1.</li><li>Ibid.</li></ol>",
        '<ol class="footnotes"><li>See A/79/1.</li><li>Ibid.</li></ol>',
        "<hr><p>1 See A/79/1.</p><p>2/ Ibid.</p>",
        "<p><sup>1</sup> See A/79/1.</p><p><sup>2</sup> Ibid.</p>",
    ],
)
def test_notes_that_are_not_linked(notes: str) -> None:
    read = resolution(
        f"<p>Noting the report,<sup>1</sup></p><p>Noting it again,<sup>2</sup></p><p>1. Decides.</p>{notes}"
    )
    assert [(note.mark, note.paragraph, note.text) for note in read.notes] == [
        ("1", "pp2", "See A/79/1."),
        ("2", "pp3", "Ibid."),
    ]


def test_what_is_raised_and_no_mark_stays() -> None:
    read = resolution("<p>1. Decides on 5 km<sup>2</sup> by the 3<sup>rd</sup> session.</p>")
    assert texts(read)["op1"] == "Decides on 5 km2 by the 3rd session."
    assert marks(read) == []


def test_what_a_site_puts_around_a_text_and_what_is_hidden_is_not_read() -> None:
    read = page(
        '<header><a href="/">United Nations</a></header><nav><ul><li>Home</li></ul></nav>'
        '<div id="cookie-banner">We use cookies.</div><div role="search">Search</div><script>var words;</script>'
        f'<div class="content">{OPENING}<p>Recalling nothing,</p><p hidden>Hidden</p><p style="display: none">Hidden</p>'
        '<span aria-hidden="true">Hidden</span><p>1. Decides <del>not </del>to act.</p></div>'
        '<div class="social share">Share this</div><footer>Copyright</footer><!-- a comment -->'
    )
    assert texts(read) == {"pp1": "Recalling nothing,", "op1": "Decides to act."}
    assert read.paragraphs[0].text.startswith("Resolution adopted by the General Assembly")
    assert read.remarks == ("Has 1 deletion, which is left out.",)


def test_a_text_is_read_whatever_its_element_is_called() -> None:
    read = page(f'<div class="popup menu">{OPENING}<p>Recalling nothing,</p><p>1. Decides.</p></div>')
    assert texts(read) == {"pp1": "Recalling nothing,", "op1": "Decides."}


def test_lines_that_are_broken_by_hand() -> None:
    read = page(
        "Resolution adopted by the General Assembly on 17 December 2024<br><br>79/174. Freedom of<br>movement<br><br>"
        "The General Assembly,<br>Recalling its resolution 36/55 of 25 November 1981, on the same matter,<br>"
        "1. Decides to keep this matter and all others<br>under review;<br>2. Requests a report."
    )
    assert texts(read) == {
        "pp1": "Recalling its resolution 36/55 of 25 November 1981, on the same matter,",
        "op1": "Decides to keep this matter and all others under review;",
        "op2": "Requests a report.",
    }
    assert read.description.title == "Freedom of movement"


def test_a_text_in_lines_goes_to_the_reader_of_plain_text() -> None:
    read = page(
        "<h1>A/RES/79/174</h1><pre>79/174. Freedom of movement\n\nThe General Assembly,\n\nRecalling its resolution\n"
        "36/55 of 25 November 1981,\n\n    1. Decides to act on all\nthat it has heard &amp; seen;\n\n    2. Ends.\n</pre>"
    )
    assert texts(read)["op1"] == "Decides to act on all that it has heard & seen;"
    assert read.media_type == "text/html"


def test_tables_are_read_row_by_row() -> None:
    read = resolution(
        "<p>1. Takes note of the table:</p><table><tr><th>State</th><th>Date</th></tr><tr><td>Ghana</td><td>1 May 2000</td>"
        "</tr></table><table><tr><td>2.</td><td><p>Requests a report;</p></td></tr><tr><td>3.</td><td>Ends.</td></tr></table>"
    )
    assert texts(read)["op1"] == "Takes note of the table: State Date Ghana 1 May 2000"
    assert (texts(read)["op2"], texts(read)["op3"]) == ("Requests a report;", "Ends.")


def test_headings_and_articles_of_a_treaty() -> None:
    read = page(
        "<h1>Convention on Lighthouses</h1><p>The States Parties to this Convention have agreed as follows:</p>"
        "<h3>Article 1</h3><p>A lamp is a lamp, and no lamp is anything but a lamp.</p>"
        "<h3>Article 2</h3><p>No lamp shall be put out by anybody at any time.</p>"
    )
    assert [each.label for each in read.paragraphs] == ["front", "art1", "art2"]
    assert read.description.kind == "treaty"


def test_links_are_kept_and_words_of_links_stay() -> None:
    read = resolution(
        '<p>1. Recalls <a href="https://undocs.org/A/RES/64/293">its resolution 64/293</a> and '
        '<a href="/treaties/1">a treaty</a>, <a href="javascript:x()">x</a> <a href="mailto:a@b.c">y</a>.</p>'
    )
    assert texts(read)["op1"] == "Recalls its resolution 64/293 and a treaty, x y."
    assert read.links == ("https://undocs.org/A/RES/64/293", "/treaties/1")


@pytest.mark.parametrize(
    ("encoding", "head"),
    [
        ("utf-8", ""),
        ("utf-8-sig", ""),
        ("utf-16", ""),
        ("cp1252", ""),
        ("cp1252", '<meta charset="iso-8859-1">'),
        ("utf-8", '<meta charset="iso-8859-2x">'),
        ("koi8-r", "<meta http-equiv=Content-Type content='text/html; charset=koi8-r'>"),
    ],
)
def test_encodings(encoding: str, head: str) -> None:
    word = "Москва" if encoding == "koi8-r" else "Montréal’s"
    body = f"<html><head>{head}</head><body>{OPENING}<p>1. Recalls the {word} protocol.</p></body></html>"
    read = read_bytes(body.encode(encoding), "x")
    assert texts(read)["op1"] == f"Recalls the {word} protocol."


def test_entities_invisible_characters_and_soft_hyphens() -> None:
    read = resolution("<p>1. Recalls&nbsp;the tra&shy;ffic &lt;of&gt; &#8220;persons&#8221;&#x202E; and &amp;c.</p>")
    assert texts(read)["op1"] == "Recalls the traffic <of> “persons” and &c."


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"<html><body><script>fill()</script><nav>Home</nav></body></html>", "without a text of its own"),
        (b"<html>" + b"<div>" * 300 + b"We agree.", "more than 200 deep"),
        (b"<html>" + b"<b>" * 3000 + b"We agree.", "more than 200 deep"),
        (b"<html>\0\0\0\0" + bytes(range(1, 9)) * 100, "binary data"),
    ],
)
def test_pages_that_cannot_be_read(data: bytes, told: str) -> None:
    with pytest.raises(DocumentError, match=told) as caught:
        read_bytes(data, "page.html", "html")
    assert str(caught.value).startswith("page.html: ")
    assert caught.value.remedy


def test_the_limit_of_depth_can_be_raised() -> None:
    data = b"<html>" + b"<div>" * 300 + b"1. We agree."
    assert read_bytes(data, "x", limits=Limits(depth=400)).paragraphs


_TAGS = st.sampled_from("p div b a sup ol ul li table tr td pre br hr h1 span q del nav script section".split())
_PIECES = st.lists(
    st.one_of(
        st.builds("<{}>".format, _TAGS),
        st.builds("</{}>".format, _TAGS),
        st.sampled_from(
            ["word ", "1. ", "(a) ", "&nbsp;", "<a href=#n1 id=r1>1</a>", "<p id=n1><a href=#r1>1</a> See.", "<!--"]
        ),
    ),
    max_size=30,
)


@given(_PIECES)
@example(["<pre>", "<p id=n1><a href=#r1>1</a> See.", "<script>"])
def test_any_order_of_tags_gives_a_sound_document(pieces: list[str]) -> None:
    read = page("<p>1. Decides.</p>" + "".join(pieces))
    assert all(0 <= mark.position <= len(each.text) for each in read.paragraphs for mark in each.marks)
    assert all("\ue000" not in each.text and "\ue002" not in each.text for each in (*read.paragraphs, *read.notes))
    labels = [each.label for each in read.paragraphs]
    assert len(labels) == len(set(labels))
    assert all(note.paragraph in labels or note.paragraph == "front" for note in read.notes)
