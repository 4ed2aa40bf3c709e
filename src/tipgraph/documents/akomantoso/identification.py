"""What the metadata of Akoma Ntoso say: which work it is, its dates, its stages, its subjects."""

import datetime
import re
from collections.abc import Iterator

from lxml.etree import _Element as Element

from tipgraph.documents.akomantoso.elements import local_name
from tipgraph.documents.stated import Stated
from tipgraph.errors import SymbolError
from tipgraph.model import Subject
from tipgraph.symbols import decision, parse, resolution

_WORK = re.compile(
    r"/akn/un/[a-z]+/(?P<kind>\w+)/(?P<organ>\w+)/\d{4}-\d\d-\d\d/"
    r"(?P<session>(?:E?S-)?\d{1,4})-(?P<number>\d{1,4})(?P<part>[A-Z](?:-[A-Z])?)?(?:/|$)"
)
_ORGANS = {"unga": "UNGA", "unecosoc": "ECOSOC", "ecosoc": "ECOSOC", "ga": "UNGA", "unhrc": "HRC", "hrc": "HRC"}
_AGENDA = re.compile(r"(?P<item>\d{1,3})\s?\(?(?P<letter>[a-z]{1,2})?\)?$")
_MEETING = re.compile(r"\b(?P<meeting>\d{1,5}(?:st|nd|rd|th) (?:\(\w+\) )?plenary meeting)\b")
_SUBJECTS = re.compile(r"https?://metadata\.un\.org/[^\s<>\"{}|\\^`]+")
_NO_DATE = 1900
_FROM_WORKFLOW = ("draftResolution", "recommendedForAdoption")


def subjects(root: Element) -> tuple[Subject, ...]:
    """Return the subject headings of a document that have an address at the United Nations."""
    found: dict[str, Subject] = {}
    for keyword in _in_meta(root, "keyword"):
        iri = (keyword.get("href") or "").strip()
        if _SUBJECTS.fullmatch(iri):
            label = (keyword.get("showAs") or keyword.get("value") or "").strip()
            scheme = (keyword.get("dictionary") or "").strip()
            found.setdefault(iri, Subject(iri, label, scheme))
    return tuple(found.values())


def remarks(root: Element) -> tuple[str, ...]:
    """Return what a user should know: that a document is in a language for which the rules are not made."""
    languages = {(each.get("language") or "").strip().lower() for each in _in_meta(root, "FRBRlanguage")}
    foreign = sorted(languages - {"", "en", "eng"})
    if not foreign:
        return ()
    return (f"The metadata give {', '.join(foreign)} as the language; the rules are made for English.",)


def stated(root: Element) -> Stated:
    """Return what the metadata of a document say of it."""
    meta = next(root.iter("{*}meta"), None)
    if meta is None:
        return Stated()
    identifier, organ = _work(meta)
    steps = [(step.get("outcome") or "", step.get("as") or "") for step in meta.iter("{*}step")]
    meetings = (_MEETING.search(told) for outcome, told in steps if outcome == "adopted")
    return Stated(
        id=identifier,
        kind=_kind(meta),
        organ=organ,
        adopted=_date(meta, "FRBRWork", "adoption"),
        date=_date(meta, "FRBRExpression", "publication"),
        agenda_items=_agenda(meta),
        based_on=tuple(dict.fromkeys(_symbols(told for outcome, told in steps if outcome in _FROM_WORKFLOW))),
        meeting=next((match["meeting"] for match in meetings if match), None),
    )


def _in_meta(root: Element, name: str) -> Iterator[Element]:
    for meta in root.iter("{*}meta"):
        yield from meta.iter("{*}" + name)


def _work(meta: Element) -> tuple[str | None, str | None]:
    """Return identifier and organ of the work: an alias that is a symbol, else what its IRI is made of."""
    work = next(meta.iter("{*}FRBRWork"), None)
    if work is None:
        return None, None
    uri = next((_value(each) for each in work if local_name(each) in ("FRBRuri", "FRBRthis")), "")
    match = _WORK.match(uri)
    organ = _ORGANS.get(match["organ"]) if match else None
    named = (_value(each) for each in work if local_name(each) in ("FRBRalias", "FRBRnumber", "FRBRname"))
    identifier = next(_symbols(named), None)
    if identifier is None and match and organ:
        make = decision if match["kind"] == "decision" else resolution
        part = match["part"] if match["part"] and len(match["part"]) == 1 else None
        try:
            identifier = make(organ, match["session"], match["number"], part)
        except SymbolError:
            identifier = None
    return identifier, organ


def _kind(meta: Element) -> str | None:
    holder = meta.getparent()
    name = (holder.get("name") or "").strip().lower() if holder is not None else ""
    return name if name in ("resolution", "decision", "draft resolution", "draft decision") else None


def _date(meta: Element, level: str, name: str) -> datetime.date | None:
    for holder in meta.iter("{*}" + level):
        for each in holder:
            if local_name(each) == "FRBRdate" and each.get("name") == name:
                try:
                    date = datetime.date.fromisoformat((each.get("date") or "").strip()[:10])
                except ValueError:
                    continue
                # A year before the United Nations stands for a date that nobody has entered.
                return date if date.year > _NO_DATE else None
    return None


def _agenda(meta: Element) -> tuple[str, ...]:
    found = []
    for keyword in meta.iter("{*}keyword"):
        match = _AGENDA.match((keyword.get("value") or "").strip()) if keyword.get("refersTo") == "agenda" else None
        if match:
            found.append(match["item"] + (f" ({match['letter']})" if match["letter"] else ""))
    return tuple(dict.fromkeys(found))


def _symbols(texts: Iterator[str]) -> Iterator[str]:
    for text in texts:
        try:
            yield parse(text.strip()).identifier
        except SymbolError:
            continue


def _value(element: Element) -> str:
    return (element.get("value") or "").strip()
