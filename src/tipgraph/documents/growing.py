"""Lines, and the blocks and notes that are put together from them one by one."""

from dataclasses import dataclass, field

from tipgraph.documents.blocks import fold


@dataclass(slots=True)
class Line:
    """A line to be put together with others.

    Attributes:
        text: what is read of it.
        printed: as it stands in the source; its length tells how far it was filled.
        number: its place in the source, from 1.
        indented: whether it begins with a blank.
        after_blank: whether the line before it is empty.
        heading: whether the markup says that it is a heading.
    """

    text: str
    printed: str
    number: int
    indented: bool
    after_blank: bool
    heading: bool = False


@dataclass(slots=True)
class Growing:
    """A block or note that may still grow.

    Attributes:
        line: line of the source where it begins, from 1.
        heading: whether the markup says that it is a heading.
        page: page where it begins, from 0.
        row: whether it is a row of a table.
        mark: of a note, as printed.
        after: of a note, the number of blocks that begin before it.
        parts: texts of its lines; words that a line's end has cut are whole.
        length: characters of all lines.
        widest: characters of the longest line.
        last_width: characters of its last line as printed.
    """

    line: int
    heading: bool = False
    page: int = 0
    row: bool = False
    mark: str = ""
    after: int = 0
    parts: list[str] = field(default_factory=list)
    length: int = 0
    widest: int = 0
    last_width: int = 0

    def add(self, text: str, width: int) -> None:
        """Take one more line, of so many characters as printed."""
        self.last_width = width
        self.length += len(text)
        self.widest = max(self.widest, len(text))
        if self.parts and self.parts[-1].endswith("\u00ad"):
            self.parts[-1] = self.parts[-1][:-1] + text
        elif self.parts and self.parts[-1].endswith(" -") and text[0].islower():
            self.parts[-1] = f"{self.parts[-1][:-2]}-{text}"
        elif self.parts and len(self.parts[-1]) > 1 and self.parts[-1][-1] == "-" and self.parts[-1][-2].isalpha():
            self.parts[-1] += text
        else:
            self.parts.append(text)

    @property
    def tail(self) -> str:
        """The text of its last line."""
        return self.parts[-1] if self.parts else ""

    def text(self) -> str:
        """Return its words."""
        return fold(" ".join(self.parts).replace("\u00ad ", "").replace("\u00ad", ""))
