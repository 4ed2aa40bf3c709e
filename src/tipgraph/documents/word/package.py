"""The zip file that a Word document is: its parts, read within limits, and the links between them."""

import io
import lzma
import posixpath
import struct
import zipfile
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tipgraph.documents.format import Limits
from tipgraph.documents.word.names import PACKAGE, STRICT
from tipgraph.errors import DocumentError

if TYPE_CHECKING:
    from lxml import etree

_STEP = 1 << 20
_STRICT_HOST = b"purl.oclc.org"
_TOO_LARGE = "XML_PARSE_HUGE"
"""Names the switch in messages of the XML library about its own limits."""
_MAIN = "word/document.xml"


@dataclass(frozen=True, slots=True)
class Relationship:
    """A link from one part to another, or out of the package.

    Attributes:
        kind: last word of its type ("footnotes", "hyperlink").
        target: name of a part; an address where the link leads outside.
        outside: True where it does.
    """

    kind: str
    target: str
    outside: bool


class Package:
    """A Word file, its parts unpacked when they are asked for.

    Args:
        data: the bytes of the file.
        name: of the file, for messages.
        limits: how much may be unpacked.

    Raises:
        DocumentError: the zip file is damaged or too large.
    """

    def __init__(self, data: bytes, name: str, limits: Limits) -> None:
        self._name = name
        self._limits = limits
        self._unpacked = 0
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
            self._members = frozenset(self._zip.namelist())
        except (zipfile.BadZipFile, ValueError, NotImplementedError, EOFError) as error:
            raise DocumentError(
                f"{name}: is a Word file that is damaged or cut off.", "Copy or download it again."
            ) from error
        if len(self._zip.infolist()) > limits.members:
            raise DocumentError(
                f"{name}: holds more than {limits.members} parts.",
                "Save it again with Word, or raise TIPGRAPH_DOCUMENT_MEMBERS.",
            )

    def main(self) -> str:
        """Return the name of the part that holds the document."""
        stated = (link.target for link in self.links("").values() if link.kind == "officeDocument" and not link.outside)
        return next(stated, _MAIN)

    def links(self, part: str) -> dict[str, Relationship]:
        """Return the relationships of a part by their identifiers; "" is the package itself."""
        folder, file = posixpath.split(part)
        root = self.xml(posixpath.join(folder, "_rels", f"{file}.rels"))
        if root is None:
            return {}
        found: dict[str, Relationship] = {}
        for each in root.iter(f"{{{PACKAGE}}}Relationship"):
            target, outside = each.get("Target", ""), each.get("TargetMode") == "External"
            if not outside:
                target = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
            found[each.get("Id", "")] = Relationship(each.get("Type", "").rpartition("/")[2], target, outside)
        return found

    def xml(self, part: str) -> "etree._Element | None":
        """Return the root of a part, or None where there is no such part.

        Raises:
            DocumentError: the part is damaged, declares a document type, or is too large.
        """
        from lxml import etree

        data = self._part(part)
        if data is None:
            return None
        if _STRICT_HOST in data:
            for strict, transitional in STRICT.items():
                data = data.replace(strict, transitional)
        # A document type is where entities are declared, and no Word program writes one.
        if b"<!DOCTYPE" in data:
            raise self._declares_type(part)
        parser = etree.XMLParser(
            resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
        )
        try:
            root = etree.fromstring(data, parser)
        except etree.XMLSyntaxError as error:
            if _TOO_LARGE in str(error.msg):
                raise DocumentError(
                    f"{self._name}: part {part} has one text or one nesting of elements that is too large to be read.",
                    "Split the document in Word.",
                ) from error
            raise DocumentError(
                f"{self._name}: part {part} is damaged ({str(error.msg).splitlines()[0]}).",
                "Open it in Word and save it again.",
            ) from error
        if getattr(root.getroottree().docinfo, "doctype", ""):
            raise self._declares_type(part)
        return root

    def _declares_type(self, part: str) -> DocumentError:
        return DocumentError(
            f"{self._name}: part {part} declares a document type, which Word files never do.",
            "Open it in Word and save it again.",
        )

    def _part(self, part: str) -> bytes | None:
        if part not in self._members:
            return None
        pieces: list[bytes] = []
        try:
            with self._zip.open(part) as stream:
                while piece := stream.read(_STEP):
                    # What the header says of the size is the sender's word; only what comes out counts.
                    self._unpacked += len(piece)
                    if self._unpacked > self._limits.unpacked_bytes:
                        raise DocumentError(
                            f"{self._name}: holds more than {self._limits.unpacked_bytes / (1 << 20):.0f} MiB when "
                            "it is unpacked.",
                            "Split it, or raise TIPGRAPH_DOCUMENT_UNPACKED_BYTES.",
                        )
                    pieces.append(piece)
        # A directory that points before the beginning of the file ends in a ValueError.
        except (zipfile.BadZipFile, zlib.error, lzma.LZMAError, struct.error, ValueError, EOFError, OSError) as error:
            raise DocumentError(
                f"{self._name}: part {part} is damaged or cut off.", "Copy or download the file again."
            ) from error
        except (RuntimeError, NotImplementedError) as error:
            raise DocumentError(
                f"{self._name}: part {part} is packed in a way that Word does not use.",
                "Open it in Word and save it again.",
            ) from error
        return b"".join(pieces)
