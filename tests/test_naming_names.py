"""Names that documents explain: in one document, across documents, in the graph, on the command line."""

import json
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path

import pytest
from rdflib import RDF

from tipgraph.building import build
from tipgraph.cli.application import run
from tipgraph.documents import read_bytes
from tipgraph.extraction import Extractor
from tipgraph.model import Extraction, Via
from tipgraph.naming import (
    LEARNED_RULE,
    Alias,
    LearnedName,
    NameSource,
    NameVerdict,
    ThingType,
    accepted_targets,
    agree,
    apply_learned,
    collect_aliases,
)
from tipgraph.queries import find_query
from tipgraph.rdf import add_namings, document_graph
from tipgraph.rdf.terms import TIP
from tipgraph.registry import load_registry
from tipgraph.settings import Settings
from tipgraph.store import GraphReader, open_reader
from tipgraph.validation import Severity, audit, validate

NAME = "Bergen Plan of Action on the Protection of Lighthouses"
SLUG = "bergen-plan-of-action-on-the-protection-of-lighthouses"

Read = Callable[..., Extraction]
Row = dict[str, str]


def text(number: str, *paragraphs: str, notes: Iterable[str] = (), year: int = 2021) -> str:
    body, foot = "\n\n".join(paragraphs), "\n\n".join(notes)
    return (
        f"Resolution adopted by the General Assembly on 15 December {year}\n\n{number}. Keeping lighthouses\n\n"
        f"The General Assembly,\n\n{body}\n" + (f"\n\n---\n\n{foot}\n" if foot else "")
    )


def by_note(number: str, target: str) -> str:
    return text(number, f"Recalling the {NAME},¹", notes=(f"¹ {target}, annex.",))


USES = text("76/905", f"Recalling the {NAME},")


@pytest.fixture(scope="module")
def read() -> Read:
    extractor = Extractor()

    def read(*paragraphs: str, number: str = "76/901", notes: Iterable[str] = ()) -> Extraction:
        return extractor.extract(read_bytes(text(number, *paragraphs, notes=notes).encode(), "test.md"))

    return read


def alias(name: str, target: str, document: str, kind: NameSource = NameSource.FOOTNOTE) -> Alias:
    return Alias(name, target, kind, document, "pp1", name, 0, len(name))


def judged(*aliases: Alias) -> list[LearnedName]:
    return list(agree(aliases, load_registry()))


def only(names: list[LearnedName]) -> LearnedName:
    assert len(names) == 1, names
    return names[0]


# One document


def test_a_footnote_explains_the_name_before_it(read: Read) -> None:
    extraction = read(f"Recalling the {NAME},¹", notes=("¹ A/75/999, annex.",))
    [found] = collect_aliases(extraction)
    assert (found.name, found.target, found.kind) == (NAME, "A/75/999", NameSource.FOOTNOTE)
    assert (found.document, found.paragraph, found.surface) == ("A/RES/76/901", "pp1", NAME)
    assert found.explanation is not None
    assert (found.explanation.note, found.explanation.surface) == ("1", "A/75/999")


def test_the_host_beside_a_name_explains_it(read: Read) -> None:
    sentence = f"Recalling the {NAME}, adopted by the General Assembly in its resolution 64/999 of 30 July 2010,"
    [found] = collect_aliases(read(sentence))
    assert (found.name, found.target, found.kind) == (NAME, "A/RES/64/999", NameSource.HOST)
    assert found.surface == f"{NAME}, adopted by the General Assembly in its resolution 64/999"


@pytest.mark.parametrize(
    ("sentence", "name", "words"),
    [
        (f"Recalling the {NAME} (the Bergen Plan),", "Bergen Plan", f"{NAME} (the Bergen Plan)"),
        (f"Recalling the {NAME} (BPAL),", "BPAL", f"{NAME} (BPAL)"),
        (f"Recalling the {NAME} (hereinafter referred to as “the Lighthouse Plan”),", "Lighthouse Plan",
         f"{NAME} (hereinafter referred to as “the Lighthouse Plan”)"),
    ],
)  # fmt: skip
def test_a_shorter_name_stands_in_parentheses(read: Read, sentence: str, name: str, words: str) -> None:
    [found] = collect_aliases(read(sentence))
    assert (found.name, found.target, found.kind) == (name, f"NAME:{SLUG}", NameSource.PARENTHESIS)
    assert found.surface == words


@pytest.mark.parametrize(
    "inside",
    ["2019", "IV", "Bergen, 2019", "annex", "Morocco", "the Bergen conventions"],
)
def test_not_everything_in_parentheses_is_a_name(read: Read, inside: str) -> None:
    assert collect_aliases(read(f"Recalling the {NAME} ({inside}),")) == ()


@pytest.mark.parametrize(("inside", "host"), [("A/75/999", "A/75/999"), ("resolution 75/999", "A/RES/75/999")])
def test_a_symbol_in_parentheses_is_the_host_and_no_name(read: Read, inside: str, host: str) -> None:
    [found] = collect_aliases(read(f"Recalling the {NAME} ({inside}),"))
    assert (found.name, found.target, found.kind) == (NAME, host, NameSource.HOST)


def test_a_body_is_introduced_with_its_acronym(read: Read) -> None:
    extraction = read("Welcoming the work of the International Lighthouse Conservation Commission (ILCC),")
    [found] = collect_aliases(extraction)
    assert (found.name, found.type, found.kind) == ("ILCC", ThingType.BODY, NameSource.PARENTHESIS)
    assert found.target == "international-lighthouse-conservation-commission"


def test_a_quoted_title_is_a_name_and_a_subject_is_none(read: Read) -> None:
    quoted = read("Recalling its resolution 75/283 of 7 June 2021, entitled “Keeping the lamps of lighthouses alight”,")
    [found] = collect_aliases(quoted)
    assert (found.name, found.target, found.kind) == (
        "Keeping the lamps of lighthouses alight", "A/RES/75/283", NameSource.TITLE,
    )  # fmt: skip
    assert found.surface == "75/283 of 7 June 2021, entitled “Keeping the lamps of lighthouses alight"
    assert collect_aliases(read("Recalling its resolution 75/283 of 7 June 2021 on keeping lamps alight,")) == ()


def test_every_alias_of_the_five_documents_is_found_again_in_its_text(extractions: dict[str, Extraction]) -> None:
    kinds = set()
    for extraction in extractions.values():
        texts = {paragraph.label: paragraph.text for paragraph in extraction.document.paragraphs}
        notes = {note.mark: note.text for note in extraction.document.notes}
        for found in collect_aliases(extraction):
            whole = texts[found.paragraph] if found.note is None else notes[found.note]
            assert whole[found.start : found.end] == found.surface
            kinds.add((found.kind, found.type))
    assert (NameSource.FOOTNOTE, ThingType.INSTRUMENT) in kinds
    assert (NameSource.TITLE, ThingType.INSTRUMENT) in kinds
    assert (NameSource.PARENTHESIS, ThingType.BODY) in kinds


def test_what_the_registry_knows_is_not_learned_from_the_five_documents(extractions: dict[str, Extraction]) -> None:
    aliases = [found for extraction in extractions.values() for found in collect_aliases(extraction)]
    assert {"Paris Principles", "UNODC"} <= {found.name for found in aliases}
    names = agree(aliases, load_registry())
    assert not {"Paris Principles", "UNODC"} & {name.name for name in names}
    assert {name.verdict for name in names} == {NameVerdict.SINGLE}
    assert agree(reversed(aliases), load_registry()) == names


# Several documents


def test_two_documents_that_agree_make_a_name_accepted() -> None:
    first, second = alias(NAME, "A/75/999", "A/RES/76/1"), alias(f"the {NAME}", "A/75/999", "A/RES/76/2")
    assert only(judged(first)).verdict is NameVerdict.SINGLE
    assert only(judged(first, replace(first, kind=NameSource.HOST))).verdict is NameVerdict.SINGLE
    name = only(judged(first, second))
    assert name.verdict is NameVerdict.ACCEPTED
    assert name.sides[0].documents == ("A/RES/76/1", "A/RES/76/2")
    assert accepted_targets([name]) == {SLUG: "A/75/999"}


def test_one_document_that_disagrees_makes_a_conflict() -> None:
    said = [alias(NAME, target, f"A/RES/76/{n}") for n, target in enumerate(("A/75/999", "A/75/999", "A/74/111"), 1)]
    name = only(judged(*said))
    assert name.verdict is NameVerdict.CONFLICT
    assert [(side.target, side.documents) for side in name.sides] == [
        ("A/75/999", ("A/RES/76/1", "A/RES/76/2")),
        ("A/74/111", ("A/RES/76/3",)),
    ]
    assert accepted_targets([name]) == {}
    assert only(judged(*reversed(said))) == name


def test_the_registry_is_a_side() -> None:
    said = [alias("Convention on the Rights of the Child", "A/RES/44/1", f"A/RES/76/{number}") for number in (1, 2)]
    name = only(judged(*said))
    assert name.verdict is NameVerdict.CONFLICT
    assert {side.target: side.documents for side in name.sides} == {
        "A/RES/44/1": ("A/RES/76/1", "A/RES/76/2"), "UNTS/1577/27531": (),
    }  # fmt: skip
    known = alias("Convention on the Rights of the Child", "UNTS/1577/27531", "A/RES/76/1")
    assert judged(known) == []


def test_a_title_that_a_series_shares_is_no_conflict() -> None:
    titles = [alias("Keeping lamps", f"A/RES/7{n}/1", f"A/RES/76/{n}", NameSource.TITLE) for n in (1, 2)]
    assert only(judged(*titles)).verdict is NameVerdict.SHARED


@pytest.mark.parametrize("name", ["Plan", "Plan of Action", "Global Programme of Action", "Maputo"])
def test_general_words_mean_something_in_their_document_only(name: str) -> None:
    said = [alias(name, "A/75/999", f"A/RES/76/{number}") for number in (1, 2, 3)]
    assert only(judged(*said)).verdict is NameVerdict.LOCAL
    assert accepted_targets(judged(*said)) == {}


def test_an_instrument_and_a_body_may_share_a_name() -> None:
    treaty = alias("ILCC", "A/75/999", "A/RES/76/1")
    body = replace(treaty, target="lighthouse-commission", type=ThingType.BODY, document="A/RES/76/2")
    assert [name.verdict for name in judged(treaty, body)] == [NameVerdict.SINGLE] * 2


def test_a_name_of_a_name_leads_to_its_end() -> None:
    said = [alias("Bergen Plan", f"NAME:{SLUG}", f"A/RES/76/{n}", NameSource.PARENTHESIS) for n in (1, 2)]
    said += [alias(NAME, "A/75/999", f"A/RES/76/{n}") for n in (3, 4)]
    assert accepted_targets(judged(*said)) == {"bergen-plan": "A/75/999", SLUG: "A/75/999"}


def test_a_circle_of_names_ends() -> None:
    said = [alias("Bergen Plan", "NAME:lamp-plan", f"A/RES/76/{n}") for n in (1, 2)]
    said += [alias("Lamp Plan", "NAME:bergen-plan", f"A/RES/76/{n}") for n in (1, 2)]
    assert accepted_targets(judged(*said)).keys() == {"bergen-plan", "lamp-plan"}


# Given back to a document that only uses the name


def test_a_learned_name_resolves_what_only_names_it(read: Read) -> None:
    extraction = read(f"Recalling the {NAME},", "Welcoming the implementation of the Plan of Action,")
    resolved = apply_learned(extraction, {SLUG: "A/75/999"})
    assert {citation.target for citation in extraction.citations} == {f"NAME:{SLUG}"}
    assert {citation.target for citation in resolved.citations} == {"A/75/999"}
    assert {citation.rule for citation in resolved.citations} == {LEARNED_RULE}
    named = next(citation for citation in resolved.citations if citation.via is Via.NAME)
    assert (named.confidence, named.considered[-1].target) == (0.8, f"NAME:{SLUG}")
    assert all(citation.confidence <= 0.8 for citation in resolved.citations)


@pytest.mark.parametrize("targets", [{}, {"another-plan": "A/75/999"}, {SLUG: "A/RES/76/901"}, {SLUG: "A/RES/79/1"}])
def test_a_document_is_left_alone_where_nothing_fits(read: Read, targets: dict[str, str]) -> None:
    """Nothing is learned, another name is, the instrument is the document itself, or it is later than the document."""
    extraction = read(f"Recalling the {NAME},")
    assert apply_learned(extraction, targets) is extraction


# The graph


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "documents"
    made.mkdir()
    (made / "1.md").write_text(by_note("76/901", "A/75/999"))
    (made / "2.md").write_text(by_note("76/902", "A/75/999"))
    (made / "5.md").write_text(USES)
    return made


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(store=f"oxigraph:{tmp_path / 'graph'}")


def ask(settings: Settings, query: str) -> list[Row]:
    with open_reader(settings.store) as reader:
        return rows_of(reader, query)


def rows_of(reader: GraphReader, query: str) -> list[Row]:
    rows = reader.select(query)
    return [
        {variable: str(term) for variable, term in zip(rows.variables, row, strict=True) if term is not None}
        for row in rows.rows
    ]


def cited(settings: Settings, document: str) -> set[tuple[str, str]]:
    query = f"""PREFIX tip: <https://w3id.org/tipgraph/ontology#> PREFIX cito: <http://purl.org/spar/cito/>
        PREFIX dcterms: <http://purl.org/dc/terms/> SELECT ?target ?rule WHERE {{
        ?c cito:hasCitingEntity/dcterms:identifier "{document}" ; tip:rule ?rule ;
          cito:hasCitedEntity/dcterms:identifier ?target }}"""
    return {(row["target"], row["rule"]) for row in ask(settings, query)}


def learned(settings: Settings) -> list[Row]:
    return ask(settings, find_query("learned-names").text)


LEARNED = {("A/75/999", LEARNED_RULE)}
UNKNOWN = {(f"NAME:{SLUG}", "shape")}


def test_an_accepted_name_counts_in_the_whole_graph(folder: Path, settings: Settings) -> None:
    report = build([folder], settings)
    assert (report.failures, report.violations) == ((), 0)
    assert cited(settings, "A/RES/76/905") == LEARNED
    assert [(row["name"], row["verdict"], row["target"], row["how"], row["document"]) for row in learned(settings)] == [
        (NAME, "accepted", "A/75/999", "footnote", "A/RES/76/901"),
        (NAME, "accepted", "A/75/999", "footnote", "A/RES/76/902"),
    ]
    assert {(row["place"], row["words"], row["footnote"]) for row in learned(settings)} == {("pp1", NAME, "A/75/999")}
    labels = ask(settings, """PREFIX skos: <http://www.w3.org/2004/02/skos/core#> PREFIX dcterms: <http://purl.org/dc/terms/>
        SELECT ?name WHERE { ?thing dcterms:identifier "A/75/999" ; skos:altLabel ?name }""")  # fmt: skip
    assert labels == [{"name": NAME}]
    with open_reader(settings.store) as reader:
        assert audit(reader).conforms


def test_a_conflict_is_listed_and_nothing_is_merged(folder: Path, settings: Settings) -> None:
    (folder / "3.md").write_text(by_note("76/903", "A/74/111"))
    build([folder], settings)
    assert cited(settings, "A/RES/76/905") == UNKNOWN
    rows = learned(settings)
    assert {row["verdict"] for row in rows} == {"conflict"}
    assert [(row["target"], row["document"]) for row in rows] == [
        ("A/74/111", "A/RES/76/903"), ("A/75/999", "A/RES/76/901"), ("A/75/999", "A/RES/76/902"),
    ]  # fmt: skip
    with open_reader(settings.store) as reader:
        report = audit(reader)
    assert report.conforms
    [finding] = [each for each in report.results if each.severity is Severity.WARNING and NAME in each.message]
    assert finding.shape == "name-conflict"
    assert all(part in finding.message for part in (NAME, "A/74/111", "A/75/999"))
    told = {each.shape for each in report.results if each.severity is Severity.INFO}
    assert told <= {"citation-without-verb", "name-of-two-instruments", "target-unresolved"}


@pytest.mark.parametrize("lost", ["name", "nameOf", "nameSource", "evidence"])
def test_a_statement_about_a_name_is_whole(read: Read, lost: str) -> None:
    extraction = read(f"Recalling the {NAME},¹", notes=("¹ A/75/999, annex.",))
    graph = document_graph(extraction, "urn:test:run")
    add_namings(graph, extraction.document, collect_aliases(extraction))
    assert validate(graph).results == ()
    naming = graph.value(predicate=RDF.type, object=TIP.Naming)
    graph.remove((naming, TIP[lost], None))
    [finding] = validate(graph).results
    assert finding.shape.startswith("naming-")


def test_a_build_in_steps_gives_what_a_build_at_once_gives(folder: Path, settings: Settings) -> None:
    second = folder / "2.md"
    words = second.read_text()
    second.unlink()
    build([folder], settings)
    assert cited(settings, "A/RES/76/905") == UNKNOWN
    assert {row["verdict"] for row in learned(settings)} == {"single"}
    second.write_text(words)
    report = build([folder], settings)
    assert (set(report.read), report.unchanged) == ({"A/RES/76/902", "A/RES/76/905"}, ("A/RES/76/901",))
    assert cited(settings, "A/RES/76/905") == LEARNED
    assert build([folder], settings).read == ()
    second.unlink()
    report = build([folder], settings)
    assert (report.read, report.removed) == (("A/RES/76/905",), ("A/RES/76/902",))
    assert cited(settings, "A/RES/76/905") == UNKNOWN


def test_a_document_that_is_not_named_is_read_again_when_it_is(
    folder: Path, settings: Settings, tmp_path: Path
) -> None:
    other = tmp_path / "other.md"
    other.write_text((folder / "2.md").read_text())
    (folder / "2.md").unlink()
    build([folder], settings)
    assert build([other], settings).read == ("A/RES/76/902",)
    assert cited(settings, "A/RES/76/905") == UNKNOWN
    assert build([folder], settings).read == ("A/RES/76/905",)
    assert cited(settings, "A/RES/76/905") == LEARNED


def test_the_names_of_the_five_documents(built_reader: GraphReader) -> None:
    found = {row["target"]: row for row in rows_of(built_reader, find_query("learned-names").text)}
    assert found.keys() == {
        "A/HRC/RES/44/4", "A/RES/75/283", "CTOC/COP/RES/10/1", "CTOC/COP/RES/10/3", "E/CN.15/RES/27/2",
    }  # fmt: skip
    assert {(row["document"], row["how"], row["verdict"]) for row in found.values()} == {
        ("A/RES/76/186", "title", "single")
    }
    assert found["A/RES/75/283"]["words"].startswith("75/283 of 7 June 2021, entitled “Modalities, format")


# The command line


def test_the_command_lists_names_and_conflicts_last(
    folder: Path, settings: Settings, capfd: pytest.CaptureFixture[str]
) -> None:
    (folder / "3.md").write_text(by_note("76/903", "A/74/111"))
    (folder / "4.md").write_text(text("76/904", "Recalling the Oslo Accord on Foghorns,¹", notes=("¹ A/70/12.",)))
    build([folder], settings)
    capfd.readouterr()
    assert run(["names", "--store", settings.store]) == 0
    lines = capfd.readouterr().out.splitlines()
    assert lines.index("single") < lines.index("conflict")
    assert "Oslo Accord on Foghorns  A/70/12  footnote  A/RES/76/904 pp1  Oslo Accord on Foghorns [A/70/12]" in lines
    assert sum(NAME in line for line in lines) == 3
    assert run(["names", "--conflicts", "--format", "json", "--store", settings.store]) == 0
    [conflict] = json.loads(capfd.readouterr().out)
    assert (conflict["name"], conflict["verdict"]) == (NAME, "conflict")
    assert [(side["target"], [said["document"] for said in side["learned"]]) for side in conflict["meanings"]] == [
        ("A/74/111", ["A/RES/76/903"]), ("A/75/999", ["A/RES/76/901", "A/RES/76/902"]),
    ]  # fmt: skip


def test_no_conflict_is_no_failure(built_store: str, capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["names", "--conflicts", "--store", built_store]) == 0
    told = capfd.readouterr()
    assert (told.out, told.err) == ("", "No documents disagree about a name.\n")
