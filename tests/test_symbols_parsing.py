import pytest
from hypothesis import given
from hypothesis import strategies as st

from tipgraph.errors import SymbolError
from tipgraph.symbols import (
    decision,
    describe,
    expand,
    from_roman,
    lettered_parts,
    parse,
    parse_number,
    resolution,
    security_council_resolution,
    slug,
    to_roman,
)

CANONICAL = [
    ("A/RES/64/293", "A/RES/64/293"),
    ("A/RES/217 A (III)", "A/RES/217(III)[A]"),
    ("A/RES/217 (III) A", "A/RES/217(III)[A]"),
    ("A/RES/3411 A and B (XXX)", "A/RES/3411(XXX)[A-B]"),
    ("A/RES/3362 (S-VII)", "A/RES/3362(S-VII)"),
    ("A/RES/2252 (ES-V)", "A/RES/2252(ES-V)"),
    ("A/RES/S-27/2", "A/RES/S-27/2"),
    ("A/RES/ES‑10/22", "A/RES/ES-10/22"),
    ("A/RES/48/44 B", "A/RES/48/44[B]"),
    ("A/RES/74/92a-b", "A/RES/74/92[A-B]"),
    ("A/RES/55/5 B to F", "A/RES/55/5[B-F]"),
    ("A/DEC/74/562", "A/DEC/74/562"),
    ("S/RES/2273 (2016)", "S/RES/2273(2016)"),
    ("2331 (2016)", "S/RES/2331(2016)"),
    ("S/PRST/2015/25", "S/PRST/2015/25"),
    ("E/RES/663 C (XXIV)", "E/RES/663C(XXIV)"),
    ("E/RES/2021/2b", "E/RES/2021/2[B]"),
    ("E/DEC/2010/243", "E/DEC/2010/243"),
    ("a/hrc/res/9/9", "A/HRC/RES/9/9"),
    ("A/HRC/RES/S-21/1", "A/HRC/RES/S-21/1"),
    ("E/CN.4/RES/2004/110", "E/CN.4/RES/2004/110"),
    ("E/CN.15/RES/27/2", "E/CN.15/RES/27/2"),
    ("CTOC/COP/RES/10/1", "CTOC/COP/RES/10/1"),
    ("CAC/COSP/RES/8/1", "CAC/COSP/RES/8/1"),
    ("UNEP/EA.4/Res.6", "UNEP/EA.4/RES/6"),
    ("HSP/HA.1/Res.3", "HSP/HA.1/RES/3"),
    ("1/CP.21", "FCCC/DEC/1/CP.21"),
    ("3/COP.14", "ICCD/DEC/3/COP.14"),
    ("A/C.3/76/L.33", "A/C.3/76/L.33"),
    ("E/2002/68/ADD.1", "E/2002/68/Add.1"),
    ("A/77/367/corr.1", "A/77/367/Corr.1"),
    ("A/CONF.157/24 (Part I)", "A/CONF.157/24(PartI)"),
    ("A/62/40 (vol. i)", "A/62/40(Vol.I)"),
    ("NPT/CONF.2000/28 (Parts I and II)", "NPT/CONF.2000/28(PartsIandII)"),
    ("A/75/6 (Sect. 29A)", "A/75/6(Sect.29A)"),
    ("A/64/38(SUPP)", "A/64/38"),
    ("A/75/345-S/2020/898", "A/75/345"),
    ("ICCD/COP(14)/23/Add.1", "ICCD/COP(14)/23/Add.1"),
    ("HS/C/2/8", "HS/C/2/8"),
    ("CEDAW/C/GC/38", "CEDAW/C/GC/38"),
    ("UNEP/OzL.Pro.28/12", "UNEP/OzL.Pro.28/12"),
    ("United Nations, Treaty Series, vol. 2225, No. 39574", "UNTS/2225/39574"),
    ("ILO Convention No. 29", "ILO/C029"),
    ("SDG 8.7", "SDG/8.7"),
]


@pytest.mark.parametrize(("written", "identifier"), CANONICAL)
def test_every_spelling_gives_the_canonical_identifier(written: str, identifier: str) -> None:
    assert parse(written).identifier == identifier
    assert parse(identifier).identifier == identifier


@pytest.mark.parametrize(("written", "identifier"), CANONICAL)
def test_the_printed_form_parses_to_the_same_symbol(written: str, identifier: str) -> None:
    assert parse(str(parse(written))).identifier == identifier


def test_the_printed_form_is_the_official_one() -> None:
    assert str(parse("A/RES/217(III)[A]")) == "A/RES/217 A (III)"
    assert str(parse("S/RES/2273(2016)")) == "S/RES/2273 (2016)"
    assert str(parse("UNEP/EA.3/RES/8")) == "UNEP/EA.3/Res.8"
    assert str(parse("A/CONF.157/24(PartI)")) == "A/CONF.157/24 (Part I)"
    assert str(parse("NPT/CONF.2000/28(PartsIandII)")) == "NPT/CONF.2000/28 (Parts I and II)"


@pytest.mark.parametrize(
    "garbage",
    [
        "24/7",
        "and/or",
        "12/03/2021",
        "A/B",
        "64/293",
        "A/H1N1",
        "HIV/AIDS",
        "he/she",
        "A/C.3",
        "A/RES/19/2",
        "A/RES/217 (IIX)",
        "A/RES/3500 (XXXI)",
        "A/RES/64/293 (2010)",
        "S/RES/1325 (1899)",
        "E/RES/44/4",
        "SDG/18",
        "SDG/8.0",
        "ILO/C000",
        "UNTS/2225",
        "NAME:Upper",
        "",
        "/",
        "A/" * 4000,
    ],
)
def test_what_is_no_symbol_is_refused(garbage: str) -> None:
    with pytest.raises(SymbolError):
        parse(garbage)


def test_a_number_belongs_to_the_organ_that_the_sentence_names() -> None:
    assert parse_number("44/4", "HRC").identifier == "A/HRC/RES/44/4"
    assert parse_number("64/293", "UNGA").identifier == "A/RES/64/293"
    assert parse_number("663 C (XXIV)", "ECOSOC").identifier == "E/RES/663C(XXIV)"
    assert parse_number("74/562", "UNGA", "decision").identifier == "A/DEC/74/562"
    assert parse_number("3/8", "UNEA").identifier == "UNEP/EA.3/RES/8"
    for text, organ in [("44/4", "ECOSOC"), ("10/1", "UNGA"), ("2021/25", "UNGA"), ("217 A (III)", "HRC")]:
        with pytest.raises(SymbolError):
            parse_number(text, organ)


def test_identifiers_are_built_from_their_parts() -> None:
    assert resolution("UNGA", "64", "293") == "A/RES/64/293"
    assert resolution("UNGA", "III", "217", "A") == "A/RES/217(III)[A]"
    assert resolution("ECOSOC", "2021", "25") == "E/RES/2021/25"
    assert decision("ECOSOC", "2010", "243") == "E/DEC/2010/243"
    assert security_council_resolution("2331", "2016") == "S/RES/2331(2016)"
    with pytest.raises(SymbolError):
        resolution("UNODC", "64", "293")


def test_lettered_parts_expand() -> None:
    assert lettered_parts("A to C") == ("A", "B", "C")
    assert lettered_parts("A, B and D") == ("A", "B", "D")
    assert [part.identifier for part in expand(parse("A/RES/3411 A and B (XXX)"))] == [
        "A/RES/3411(XXX)[A]",
        "A/RES/3411(XXX)[B]",
    ]
    assert expand(parse("A/RES/64/293")) == (parse("A/RES/64/293"),)
    with pytest.raises(SymbolError):
        lettered_parts("C-A")


@pytest.mark.parametrize(
    ("identifier", "kind", "organ", "session", "year", "label"),
    [
        ("A/RES/64/293", "resolution", "UNGA", "64", None, "General Assembly resolution 64/293"),
        ("A/RES/217(III)[A]", "resolution", "UNGA", "III", None, "General Assembly resolution 217 A (III)"),
        ("S/RES/2331(2016)", "resolution", "UNSC", "2016", 2016, "Security Council resolution 2331 (2016)"),
        ("E/RES/2021/25", "resolution", "ECOSOC", "2021", 2021, "Economic and Social Council resolution 2021/25"),
        ("A/DEC/74/562", "decision", "UNGA", "74", None, "General Assembly decision 74/562"),
        ("A/71/L.81", "draft", "UNGA", "71", None, "Draft A/71/L.81"),
        ("A/76/120", "document", "UNGA", "76", None, "Document A/76/120"),
        ("E/2002/68/Add.1", "document", "ECOSOC", "2002", 2002, "Document E/2002/68/Add.1"),
        ("CEDAW/C/GC/38", "general-comment", "CEDAW", None, None, "General comment CEDAW/C/GC/38"),
        ("S/PRST/2015/25", "presidential-statement", "UNSC", None, 2015, "Presidential statement S/PRST/2015/25"),
        ("UNTS/2225/39574", "treaty", None, None, None, "United Nations Treaty Series, vol. 2225, No. 39574"),
        ("ILO/C029", "labour-instrument", "ILO", None, None, "ILO Convention No. 29"),
        (
            "SDG/8.7",
            "sustainable-development-target",
            None,
            None,
            None,
            "Sustainable Development Goal target 8.7",
        ),
        ("NAME:khartoum-process", "name", None, None, None, "Khartoum process"),
    ],
)
def test_an_identifier_says_what_it_is(
    identifier: str, kind: str, organ: str | None, session: str | None, year: int | None, label: str
) -> None:
    facts = describe(identifier)
    assert (facts.kind, facts.organ, facts.session, facts.year, facts.label) == (kind, organ, session, year, label)


def test_slugs() -> None:
    assert slug("Women’s Convention – “Belém do Pará”") == "womens-convention-belem-do-para"


numbers = st.integers(1, 999).map(str)
letters = st.sampled_from(["", "", "[A]", "[C]", "[A-C]"])
sessions = st.one_of(
    st.integers(31, 120).map(str), st.integers(8, 40).map("S-{}".format), st.integers(6, 15).map("ES-{}".format)
)
years = st.integers(1978, 2060).map(str)
romans = st.one_of(
    st.integers(1, 30).map(to_roman),
    st.integers(1, 7).map(lambda n: "S-" + to_roman(n)),
    st.integers(1, 5).map(lambda n: "ES-" + to_roman(n)),
)
resolutions = st.one_of(
    st.builds("A/{}/{}/{}{}".format, st.sampled_from(["RES", "DEC"]), sessions, numbers, letters),
    st.builds("A/RES/{}({}){}".format, numbers, romans, letters),
    st.builds("S/RES/{}({})".format, numbers, st.integers(1946, 2060)),
    st.builds("E/{}/{}/{}{}".format, st.sampled_from(["RES", "DEC"]), years, numbers, letters),
    st.builds("E/RES/{}{}({})".format, numbers, st.sampled_from(["", "C"]), st.integers(1, 63).map(to_roman)),
    st.builds(
        "{}/RES/{}/{}".format,
        st.sampled_from(["A/HRC", "E/CN.15", "E/CN.7", "E/CN.6", "CTOC/COP", "CAC/COSP"]),
        st.integers(1, 90),
        numbers,
    ),
    st.builds("{}{}/RES/{}".format, st.sampled_from(["UNEP/EA.", "HSP/HA."]), st.integers(1, 20), numbers),
)
documents = st.builds(
    "{}/{}{}{}{}".format,
    st.sampled_from(
        "A/76 A/C.3/76 A/HRC/44 E/2021 E/CN.15/2021 S/2021 CTOC/COP/2020 A/CONF.157 ST/SGB FCCC/CP/2015 "
        "NPT/CONF.2020 CEDAW/C/GC A/S-27 ISBA/25/A UNEP/OzL.Pro.28 A/AC.109/2020".split(" ")
    ),
    st.sampled_from(["", "L.", "CRP.", "WP.", "INF/"]),
    numbers,
    st.sampled_from(["", "(PartII)", "(Vol.III)", "(Sect.29A)", "(PartsIandII)"]),
    st.sampled_from(["", "/Add.1", "/Corr.2", "/Rev.1/Add.3", "/Add.1/Corr.1", "/Amend.1", "/Summary"]),
)
others = st.one_of(
    st.builds("UNTS/{}/{}".format, st.integers(1, 3500), st.integers(1, 60000)),
    st.builds("LNTS/{}/{}".format, st.integers(1, 205), st.integers(1, 5000)),
    st.builds("ILO/{}{:03d}".format, st.sampled_from("CPR"), st.integers(1, 250)),
    st.builds("SDG/{}".format, st.integers(1, 17)),
    st.builds("SDG/{}.{}".format, st.integers(1, 17), st.one_of(st.integers(1, 19), st.sampled_from("abc"))),
    st.text(st.characters(codec="ascii"), min_size=1).map(slug).filter(bool).map("NAME:{}".format),
)


@given(st.one_of(resolutions, documents, others))
def test_parse_print_parse_is_a_round_trip(identifier: str) -> None:
    symbol = parse(identifier)
    assert symbol.identifier == identifier
    assert parse(str(symbol)).identifier == identifier
    assert describe(identifier).identifier == identifier


@given(st.one_of(resolutions, documents), st.sampled_from([" ", "\n", "\u00a0"]))
def test_blanks_do_not_matter(identifier: str, blank: str) -> None:
    printed = str(parse(identifier))
    assert parse(printed.replace("/", f"/{blank}").replace(" ", blank)).identifier == identifier


@given(st.text(max_size=40))
def test_any_text_gives_a_symbol_or_a_symbol_error(text: str) -> None:
    try:
        symbol = parse(text)
    except SymbolError:
        return
    assert parse(symbol.identifier) == symbol == parse(str(symbol))


@given(st.integers(1, 399))
def test_roman_numerals_are_a_round_trip(number: int) -> None:
    assert from_roman(to_roman(number)) == number
