"""Writes small PDF files for tests: text at given places, in Helvetica, as the reader must put it together again."""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Sequence
from dataclasses import dataclass, field

_WIDTHS = (
    "278 278 355 556 556 889 667 191 333 333 389 584 278 333 278 278 556 556 556 556 556 556 556 556 556 556 278 278 "
    "584 584 584 556 1015 667 667 722 722 667 611 778 722 278 500 667 556 833 722 778 667 778 722 667 611 722 667 944 "
    "667 667 611 278 278 278 469 556 333 556 556 500 556 556 278 556 556 222 222 500 222 833 556 556 556 556 333 500 "
    "278 556 500 722 500 500 500 334 260 334 584"
).split()
_PADDING = bytes.fromhex("28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A")
LEADING = 12.0


def width_of(text: str, size: float) -> float:
    """Return how wide Helvetica sets a text (ASCII), points."""
    return sum(int(_WIDTHS[ord(letter) - 32]) for letter in text) * size / 1000


@dataclass
class PdfPage:
    """A page in the making; coordinates in points from the lower left corner.

    Attributes:
        width, height: its size.
        rotate: degrees by which viewers turn it.
        content: drawing operators.
        links: rectangles with the address that each leads to.
    """

    width: float = 612
    height: float = 792
    rotate: int = 0
    content: list[str] = field(default_factory=list)
    links: list[tuple[tuple[float, float, float, float], str]] = field(default_factory=list)

    def text(self, x: float, y: float, text: str, size: float = 10, *, bold: bool = False) -> float:
        """Put a text on the page and return where it ends; the font's size lies in the text matrix, as Word has it."""
        letters = text.encode("cp1252").replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")
        font = "F2" if bold else "F1"
        self.content.append(f"BT /{font} 1 Tf {size} 0 0 {size} {x} {y} Tm ({letters.decode('latin-1')}) Tj ET")
        return x + width_of("".join(each if ord(each) < 127 else "n" for each in text), size)

    def upwards(self, x: float, y: float, text: str, size: float = 10) -> None:
        """Put a text on the page that runs upwards."""
        self.content.append(f"BT /F1 1 Tf 0 {size} {-size} 0 {x} {y} Tm ({text}) Tj ET")

    def words(self, x: float, y: float, text: str, size: float = 10) -> None:
        """Put each word on the page by itself, with gaps but no blanks between them."""
        for word in text.split():
            x = self.text(x, y, word, size) + size * 0.28

    def lines(self, x: float, y: float, lines: Sequence[str], size: float = 10, *, indent: float = 24) -> float:
        """Put a paragraph on the page, its first line indented, and return the height below it."""
        for index, line in enumerate(lines):
            self.text(x + (0 if index else indent), y, line, size)
            y -= size * 1.2
        return y

    def raised(self, x: float, y: float, mark: str, size: float = 10) -> float:
        """Put a footnote's mark beside text of a size and return where it ends."""
        return self.text(x, y + size * 0.35, mark, size * 0.65)

    def rule(self, x: float, y: float) -> None:
        """Draw the short line above footnotes, out of underscores as the United Nations does."""
        self.text(x, y, "_" * 18, 8, bold=True)

    def picture(self, share: float = 1.0) -> None:
        """Cover a share of the page's height with a picture."""
        self.content.append(f"q {self.width} 0 0 {self.height * share} 0 0 cm /Im1 Do Q")


def pdf(pages: Sequence[PdfPage], *, password: bytes | None = None) -> bytes:
    """Return the file.

    Args:
        pages: its pages.
        password: what it asks for (RC4, 40 bits); None for a file that is open.
    """
    objects: list[bytes] = []

    def add(body: bytes) -> int:
        objects.append(body)
        return len(objects)

    catalog, tree = add(b""), add(b"")
    fonts = [
        add(b"<< /Type /Font /Subtype /Type1 /BaseFont /" + name + b" /Encoding /WinAnsiEncoding >>")
        for name in (b"Helvetica", b"Helvetica-Bold")
    ]
    image = add(
        b"<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8 /Length 1 >>"
        b"\nstream\n\x80\nendstream"
    )
    kids: list[int] = []
    for page in pages:
        stream = zlib.compress("\n".join(page.content).encode("latin-1"))
        content = add(b"<< /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream" % (len(stream), stream))
        notes = [
            add(
                b"<< /Type /Annot /Subtype /Link /Rect [%f %f %f %f] /A << /S /URI /URI (%s) >> >>"
                % (*rectangle, address.encode())
            )
            for rectangle, address in page.links
        ]
        kids.append(
            add(
                b"<< /Type /Page /Parent %d 0 R /MediaBox [0 0 %f %f] /Rotate %d /Contents %d 0 R /Annots [%s] "
                b"/Resources << /Font << /F1 %d 0 R /F2 %d 0 R >> /XObject << /Im1 %d 0 R >> >> >>"
                % (
                    tree,
                    page.width,
                    page.height,
                    page.rotate,
                    content,
                    b" ".join(b"%d 0 R" % each for each in notes),
                    *fonts,
                    image,
                )
            )
        )
    objects[catalog - 1] = b"<< /Type /Catalog /Pages %d 0 R >>" % tree
    objects[tree - 1] = b"<< /Type /Pages /Count %d /Kids [%s] >>" % (
        len(kids),
        b" ".join(b"%d 0 R" % each for each in kids),
    )
    return assemble(objects, password)


def assemble(objects: Sequence[bytes], password: bytes | None = None) -> bytes:
    """Return numbered objects, the first of which is the catalogue, as a file."""
    trailer = b""
    bodies = list(objects)
    if password is not None:
        bodies.append(_encryption(password))
        trailer = b" /Encrypt %d 0 R /ID [<00> <00>]" % len(bodies)
    out = bytearray(b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n")
    places: list[int] = []
    for number, body in enumerate(bodies, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(bodies) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer\n<< /Size %d /Root 1 0 R%s >>\nstartxref\n%d\n%%%%EOF\n" % (len(bodies) + 1, trailer, start)
    return bytes(out)


def _encryption(password: bytes) -> bytes:
    """Return an encryption dictionary of revision 2 (ISO 32000-1, 7.6.3); no password but the right one opens it."""
    padded = (password + _PADDING)[:32]
    owner = _rc4(hashlib.md5(padded, usedforsecurity=False).digest()[:5], padded)
    rights = (-4).to_bytes(4, "little", signed=True)
    key = hashlib.md5(padded + owner + rights + b"\0", usedforsecurity=False).digest()[:5]
    return b"<< /Filter /Standard /V 1 /R 2 /P -4 /O <%s> /U <%s> >>" % (
        owner.hex().encode(),
        _rc4(key, _PADDING).hex().encode(),
    )


def _rc4(key: bytes, data: bytes) -> bytes:
    box = list(range(256))
    j = 0
    for i in range(256):
        j = (j + box[i] + key[i % len(key)]) % 256
        box[i], box[j] = box[j], box[i]
    out = bytearray()
    i = j = 0
    for byte in data:
        i = (i + 1) % 256
        j = (j + box[i]) % 256
        box[i], box[j] = box[j], box[i]
        out.append(byte ^ box[(box[i] + box[j]) % 256])
    return bytes(out)
