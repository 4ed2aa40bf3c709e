"""The domain types. Everybody may import this module; it imports nothing of the program.

Offsets are counted in characters from the start of the text that they point into, end exclusive, so that
``text[start:end] == surface`` always holds.
"""

import datetime
from dataclasses import dataclass, field
from enum import StrEnum


class ParagraphKind(StrEnum):
    """Where in a document a paragraph stands."""

    FRONT = "front"
    PREAMBULAR = "preambular"
    OPERATIVE = "operative"
    ANNEX = "annex"
    NUMBERED = "numbered"
    OTHER = "other"
    """A piece of another text on the same scanned page."""


class Via(StrEnum):
    """How a citation names its target, the most direct way first (annotation guide)."""

    SYMBOL = "symbol"
    NAME = "name"
    FOOTNOTE = "footnote"
    IBID = "ibid"
    ANAPHORA = "anaphora"


@dataclass(frozen=True, slots=True)
class NoteMark:
    """The place where a footnote's mark stood.

    Attributes:
        mark: the mark as printed, without blanks or brackets: ``7``, ``*``.
        position: offset in the paragraph's text, from which the mark itself has been taken out. The words
            that the note belongs to end there, after any comma or full stop.
    """

    mark: str
    position: int


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph, put together again from pages, columns and footnote blocks.

    Attributes:
        label: ``pp7``, ``op5(a)``, ``annex/11(a)``, ``4bis``, ``front``; unique in the document.
        kind: where it stands.
        text: its words, blanks folded, markup, marks and negotiation marks taken out, hyphenation undone.
            The printed number or letter at its head is taken out too.
        order: 0, 1, 2 … in reading order.
        status: ``ad ref``, ``agreed`` or None.
        marks: where footnote marks stood, in order.
        line: number of the line of the source where it begins, from 1.
        parent: label of the paragraph that a lettered item belongs to.
    """

    label: str
    kind: ParagraphKind
    text: str
    order: int
    status: str | None = None
    marks: tuple[NoteMark, ...] = ()
    line: int = 0
    parent: str | None = None


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote.

    Attributes:
        mark: as printed.
        paragraph: label of the paragraph that carries its mark (``front`` if none does).
        text: its words.
        order: 0, 1, 2 … in the order of the footnotes, which is what "Ibid." goes by.
        line: number of the line of the source where it begins, from 1.
    """

    mark: str
    paragraph: str
    text: str
    order: int
    line: int = 0


@dataclass(frozen=True, slots=True)
class Description:
    """What a document is, as far as it says so itself. What is not printed is None.

    Attributes:
        id: canonical identifier; ``NAME:`` and a slug where there is no symbol.
        kind: ``resolution``, ``decision``, ``declaration``, ``draft declaration``, ``letter``, ``report``, …
        title: its title.
        organ: identifier of the body that adopted or is to adopt it (``UNGA``, ``ECOSOC``, ``UNSC``).
        adopted: date of adoption.
        session: number of the session (71), for ECOSOC its year.
        status: ``adopted``, ``draft``, ``under silence procedure``.
        agenda_items: ``106``, ``19 (c)``.
        based_on: symbols of the draft or recommendation.
        meeting: ``95th plenary meeting``.
        date: date printed on it (distribution, letter).
        revision: ``REV4``.
        silence_until: date on which a silence procedure ends.
    """

    id: str
    kind: str
    title: str | None = None
    organ: str | None = None
    adopted: datetime.date | None = None
    session: int | None = None
    status: str | None = None
    agenda_items: tuple[str, ...] = ()
    based_on: tuple[str, ...] = ()
    meeting: str | None = None
    date: datetime.date | None = None
    revision: str | None = None
    silence_until: datetime.date | None = None


@dataclass(frozen=True, slots=True)
class Subject:
    """A subject heading that the publisher gave to a document.

    Attributes:
        iri: of the concept: ``http://metadata.un.org/thesaurus/1005960``.
        label: as the publisher writes it: ``SOCIAL DEVELOPMENT``.
        scheme: name of the vocabulary that it is taken from: ``UNBIS Thesaurus``.
    """

    iri: str
    label: str
    scheme: str


@dataclass(frozen=True, slots=True)
class PublishedLink:
    """A link that the publisher set in the text.

    Attributes:
        paragraph: label of the paragraph (of the mark, where the link is in a footnote).
        note: mark of the footnote that holds the words, or None.
        surface: the words that carry it.
        start: offset of the words in the paragraph's text, or in the note's.
        end: end of the words there.
        target: canonical identifier of what the address names; None where the address is not understood.
        address: as in the file.
    """

    paragraph: str
    note: str | None
    surface: str
    start: int
    end: int
    target: str | None
    address: str


@dataclass(frozen=True, slots=True)
class Heading:
    """Words of the front paragraph that stand further down in the document.

    They are a heading, the title of an annex, a record of votes or the closing line.

    Attributes:
        start: offset in the front paragraph's text.
        end: end of the words there.
        before: order of the paragraph before which they stand; the number of paragraphs, if they stand at the end.
        closing: whether they are the line that names the meeting and its date.
    """

    start: int
    end: int
    before: int
    closing: bool = False


@dataclass(frozen=True, slots=True)
class Manifestation:
    """A file of a document: the same text can be had as Akoma Ntoso, Word, PDF and so on.

    Attributes:
        source: what the user called the file; for one in an archive the archive's name, a slash and its own.
        media_type: of its format.
        checksum: SHA-256 of its bytes, hexadecimal.
        remarks: what a user should know of it, such as that its words differ from those of the file that was taken.
    """

    source: str
    media_type: str
    checksum: str
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """A document as read: one structure for every format.

    Attributes:
        source: path or name as given by the user.
        media_type: of the format that it was read from.
        checksum: SHA-256 of the bytes, hexadecimal.
        description: what it is.
        paragraphs: in reading order, ``front`` first where there is one.
        notes: in footnote order.
        links: targets of hyperlinks and printed link lists, in order, as found.
        remarks: what a user should know of the reading, one sentence each.
        subjects: subject headings that the publisher gave to it.
        published_links: links that the publisher set in its text, in reading order.
        headings: where pieces of the front paragraph stand, if further down, in its order.
    """

    source: str
    media_type: str
    checksum: str
    description: Description
    paragraphs: tuple[Paragraph, ...]
    notes: tuple[Note, ...] = ()
    links: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()
    subjects: tuple[Subject, ...] = ()
    published_links: tuple[PublishedLink, ...] = ()
    headings: tuple[Heading, ...] = ()


@dataclass(frozen=True, slots=True)
class Considered:
    """A reading of a place that was weighed and not taken.

    Attributes:
        target: canonical identifier that the words would have had; words in their own form where there is none.
        rule: name of the rule that proposed it.
        reason: what spoke against it, or why another came before it, as a phrase.
    """

    target: str
    rule: str
    reason: str


@dataclass(frozen=True, slots=True)
class Citation:
    """One place where one instrument is cited.

    Attributes:
        paragraph: label of the citing paragraph (of the mark, where the place is in a footnote).
        target: canonical identifier.
        intents: governing verbs, base form (``take-note``), in order of appearance.
        surface: the exact words.
        start: offset of the words in the paragraph's text, or in the note's text where `note` is set.
        end: end of the words there.
        note: mark of the footnote that holds the words, or None.
        via: how the target is named.
        confidence: 0 to 1; a competing reading lowers it.
        rule: name of the rule that resolved it.
        provision: the cited part as printed (``annex``, ``articles 24 and 25``), or None.
        title: title or subject that the text gives to the target, or None.
        date: date that the text gives to the target, or None.
        considered: the readings that were weighed and not taken.
    """

    paragraph: str
    target: str
    intents: tuple[str, ...]
    surface: str
    start: int
    end: int
    note: str | None
    via: Via
    confidence: float
    rule: str
    provision: str | None = None
    title: str | None = None
    date: datetime.date | None = None
    considered: tuple[Considered, ...] = ()


@dataclass(frozen=True, slots=True)
class Mention:
    """One place where a body or an event is named.

    Attributes:
        paragraph: label of the paragraph (of the mark, where the place is in a footnote).
        type: ``body`` or ``event``.
        id: acronym or slug.
        label: official English name; for events the name as in the text.
        surface: the exact words.
        start: offset of the words in the paragraph's text, or in the note's.
        end: end of the words there.
        note: mark of the footnote that holds the words, or None.
    """

    paragraph: str
    type: str
    id: str
    label: str
    surface: str
    start: int
    end: int
    note: str | None = None


@dataclass(frozen=True, slots=True)
class VerbUse:
    """A verb that opens a clause.

    Attributes:
        paragraph: label of the paragraph that it governs (a lettered item inherits its parent's).
        verb: base form, notation in the verb scheme (``recall``, ``express-concern``).
        surface: the words as in the text.
        start: offset in the text of the paragraph where the words stand.
        end: end of the words there.
        stands_in: label of the paragraph where the words stand; differs from `paragraph` when inherited.
        modifier: ``with appreciation``, ``once again``, or None.
    """

    paragraph: str
    verb: str
    surface: str
    start: int
    end: int
    stands_in: str
    modifier: str | None = None


@dataclass(frozen=True, slots=True)
class Membership:
    """A body's or office's role in another body, as a paragraph asserts it.

    Attributes:
        organization: identifier of the body that has members (``ICAT``).
        member: identifier of the member.
        role: ``member``, ``partner``, ``coordinator``, ``co-chair``, ``fund-manager``.
        time: year or span as printed (``2021``), or None.
        paragraph: label of the asserting paragraph.
        surface: the exact words that name the member.
        start: offset of these words in the paragraph's text, or in the note's.
        end: end of the words there.
        note: mark of the footnote that holds the words, or None.
    """

    organization: str
    member: str
    role: str
    time: str | None
    paragraph: str
    surface: str
    start: int
    end: int
    note: str | None = None


@dataclass(frozen=True, slots=True)
class StatedFact:
    """Something that the text states outright, apart from the verb that governs the paragraph.

    "The Plan of Action, adopted by the Assembly in its resolution 64/293" states a fact whatever the paragraph does
    with the plan.

    Attributes:
        relation: ``adopted-by``, ``supplements``, ``establishes``, ``designates``, ``amends``, ``published-in`` or
            ``observed-on``.
        subject: identifier of the first thing.
        object: identifier of the second; for ``observed-on`` a day or year as ISO 8601 writes it: ``--07-30``.
        subject_type: ``instrument`` or ``event``.
        object_type: ``instrument``, ``body``, ``event``, ``publication`` or ``day``.
        paragraph: label of the paragraph that states it.
        surface: the exact words, from the first thing to the last.
        start: offset of the words in the paragraph's text, or in the note's.
        end: end of the words there.
        note: mark of the footnote that holds the words, or None.
        rule: name of the rule that read it.
    """

    relation: str
    subject: str
    object: str
    subject_type: str
    object_type: str
    paragraph: str
    surface: str
    start: int
    end: int
    note: str | None
    rule: str


@dataclass(frozen=True, slots=True)
class Unresolved:
    """Words that look like a citation and were not resolved, with the reason and what they could have meant."""

    paragraph: str
    surface: str
    reason: str
    start: int
    end: int
    note: str | None = None
    considered: tuple[Considered, ...] = ()


@dataclass(frozen=True, slots=True)
class Disagreement:
    """A place where a link of the publisher names something else than the printed text.

    Attributes:
        paragraph: label of the paragraph (of the mark, where the place is in a footnote).
        note: mark of the footnote that holds the words, or None.
        surface: the words that carry the link.
        start: offset of the words in the paragraph's text, or in the note's.
        end: end of the words there.
        printed: canonical identifier of what the text names; None where it names nothing that is known.
        linked: canonical identifier of what the address names; None where the address is not understood.
        address: as in the file.
        reason: what does not fit, as a phrase.
    """

    paragraph: str
    note: str | None
    surface: str
    start: int
    end: int
    printed: str | None
    linked: str | None
    address: str
    reason: str


@dataclass(frozen=True, slots=True)
class Extraction:
    """All that was found in one document."""

    document: Document
    citations: tuple[Citation, ...] = ()
    mentions: tuple[Mention, ...] = ()
    verbs: tuple[VerbUse, ...] = ()
    memberships: tuple[Membership, ...] = ()
    unresolved: tuple[Unresolved, ...] = field(default=())
    disagreements: tuple[Disagreement, ...] = ()
    facts: tuple[StatedFact, ...] = ()
