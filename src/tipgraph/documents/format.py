"""What a file format is to the program, and the limits within which a reader works."""

from collections.abc import Callable
from dataclasses import dataclass

from tipgraph.documents.blocks import Source


@dataclass(frozen=True, slots=True)
class Limits:
    """How much one document may ask of the machine.

    Readers keep to the first five. The last two are kept by whoever lets a process of its own read the document.

    Attributes:
        document_bytes: largest file that is read, bytes.
        unpacked_bytes: most bytes that a compressed file may hold when it is unpacked.
        members: most files in one archive.
        depth: deepest nesting of elements and lists.
        pages: most pages of one document.
        archive_depth: how many archives may lie in one another.
        seconds: longest time for one document, from its bytes to what was found in it.
        memory_bytes: address space of the process that does this, bytes.
    """

    document_bytes: int = 50 << 20
    unpacked_bytes: int = 400 << 20
    members: int = 10_000
    depth: int = 200
    pages: int = 5_000
    archive_depth: int = 4
    seconds: float = 120.0
    memory_bytes: int = 3 << 30


@dataclass(frozen=True, slots=True)
class Format:
    """A file format.

    Attributes:
        name: what users call it.
        media_type: its media type.
        recognises: tells from the first bytes, without looking at any name, whether a file is of this format. It
            is given the beginning of the file, of a zip file the whole; text in UTF-16 or UTF-32 comes as UTF-8.
        read: turns the bytes of a file into blocks and footnotes, given its name for messages and the limits;
            raises DocumentError. Libraries are imported when it is called, not before.
        aliases: other short names that users may write (``--type docx``).
    """

    name: str
    media_type: str
    recognises: Callable[[bytes], bool]
    read: Callable[[bytes, str, Limits], Source]
    aliases: tuple[str, ...] = ()
