"""Paragraphs in the making, and what the blocks of a document turn out to be."""

from dataclasses import dataclass, field

from tipgraph.model import Description, ParagraphKind


@dataclass(slots=True)
class Draft:
    """A paragraph in the making; its text still carries anchors of footnotes.

    The status is what the format itself says of its agreement; most leave it to the words.
    """

    label: str
    kind: ParagraphKind
    line: int
    parent: str | None = None
    parts: list[str] = field(default_factory=list)
    status: str | None = None

    @property
    def text(self) -> str:
        """Its words so far."""
        return " ".join(self.parts)


@dataclass(slots=True)
class Structure:
    """What the blocks of a document are.

    Attributes:
        front: texts of title page and covering letters, before the first paragraph.
        headings: texts of headings, annex titles and records of votes, in order.
        heading_places: for each heading the number of paragraphs before it.
        drafts: the paragraphs.
        title: text of the block with the numbered title, or None.
        organs: organs named by the lines that open a resolution, in order.
        meeting: the closing line that names the meeting and its date.
        meeting_place: number of paragraphs before it.
    """

    front: list[str] = field(default_factory=list)
    headings: list[str] = field(default_factory=list)
    heading_places: list[int] = field(default_factory=list)
    drafts: list[Draft] = field(default_factory=list)
    title: str | None = None
    organs: list[str] = field(default_factory=list)
    meeting: str = ""
    meeting_place: int = 0
    front_line: int = 1

    def add_heading(self, text: str) -> None:
        """Add a heading: behind the paragraphs there are, but before an article whose text has still to come."""
        bare = bool(self.drafts) and not self.drafts[-1].parts
        self.headings.append(text)
        self.heading_places.append(len(self.drafts) - bare)


@dataclass(frozen=True, slots=True)
class Built:
    """What a file says outright that this program wrote: nothing has to be guessed from its words.

    Attributes:
        structure: what its pieces are.
        description: what it is.
    """

    structure: Structure
    description: Description
