"""Characters of a page with their places, put together to pieces that share font, size and baseline.

Distances are in points (1/72 inch), measured from the lower left corner of the page as it is read: text that runs
upwards or downwards is turned first. A blank is where the fonts leave a gap, not only where the file says so:
Word writes "resolution 78/172" and "of" as separate strings without a blank between them.
"""

import ctypes
import math
import re
from dataclasses import dataclass
from functools import lru_cache

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from tipgraph.documents.decoding import clean

_GENERATED = frozenset((0x0A, 0x0D, 0x20, 0xA0))
_BLANKS = frozenset((0x20, 0xA0, 0x09, 0x3000, *range(0x2000, 0x200B), 0x202F))
_LINE_END_HYPHEN = 0x02
_BULLETS = frozenset((0xF0B7, 0xF0A7, 0xF076, 0xF0D8, 0xF0A8, 0xF0FC))
_BARCODE = re.compile(r"bar ?code|code ?39|code ?128|3 ?of ?9", re.I)
_BOLD = re.compile(r"bold|black|heavy|,b(?:i)?$", re.I)
_BOLD_WEIGHT = 600
_WRITTEN_BETWEEN = -0.3
_MOST_LEANING = 12.0
_LARGEST = 20_000.0
# Distance between two letters, in ems, from which on there is a blank between them: where the file has none,
# where the library guesses one, and where the file has one (lines that are justified squeeze their blanks).
GAP, _GUESSED_GAP, _LEANING_GAP, _WRITTEN_GAP = 0.2, 0.18, 0.07, 0.1
_TAB = 0.9
_SAME_LINE = 0.05


@dataclass(slots=True)
class Piece:
    """Characters in a row.

    Attributes:
        text: the characters, one blank for each gap between words.
        left, right: where it begins and ends.
        baseline: height of the line it stands on.
        size: of its font, as printed.
        bold: whether its font is bold.
        blank_gap: distance from the piece before it, in ems, from which on a blank lies between them.
    """

    text: str
    left: float
    right: float
    baseline: float
    size: float
    bold: bool
    blank_gap: float = GAP


@dataclass(frozen=True, slots=True)
class _Style:
    size: float
    bold: bool
    angle: int
    leaning: float
    hidden: bool


def pieces_of(text_page: pdfium.PdfTextPage, limit: int) -> list[list[Piece]] | None:
    """Return the pieces of a page, one list for each direction of writing, the fullest first.

    Args:
        text_page: the page.
        limit: most characters that a page may have.

    Returns:
        None if it has more.
    """
    handle = text_page.raw
    count = raw.FPDFText_CountChars(handle)
    if count > limit:
        return None
    by_angle: dict[int, _Gatherer] = {}
    box = raw.FS_RECTF()
    x, y = ctypes.c_double(), ctypes.c_double()
    unicode_of, object_of, box_of = raw.FPDFText_GetUnicode, raw.FPDFText_GetTextObject, raw.FPDFText_GetLooseCharBox
    origin_of, generated = raw.FPDFText_GetCharOrigin, raw.FPDFText_IsGenerated
    styles: dict[tuple[str, float, float, int], _Style] = {}
    last_object: int | None = None
    style = _Style(0, False, 0, 0, False)
    gatherer = _Gatherer()
    blank: tuple[float, float] | None = None
    guessed = False
    for index in range(count):
        code = unicode_of(handle, index)
        if code in _GENERATED and generated(handle, index):
            guessed = True
            continue
        if code in _BLANKS:
            if blank is None:
                origin_of(handle, index, x, y)
                blank = x.value, y.value
            continue
        address = _address(object_of(handle, index))
        if address is None or address != last_object:
            last_object = address
            style = _style(handle, index, styles)
            gatherer = by_angle.setdefault(style.angle, gatherer if not by_angle else _Gatherer())
        if style.hidden or style.size <= 0:
            continue
        origin_of(handle, index, x, y)
        box_of(handle, index, box)
        across, along, advance = _turned(x.value, y.value, box, style.angle)
        if not (abs(across) < _LARGEST and abs(along) < _LARGEST and advance < _LARGEST):
            continue
        text = _text(code)
        if text:
            start = _turned(*blank, box, style.angle)[0] if blank else None
            gatherer.add(text, across, along, advance, style, start, guessed)
        blank, guessed = None, False
    for each in by_angle.values():
        each.close()
    return sorted((each.pieces for each in by_angle.values()), key=_letters, reverse=True)


def _address(pointer: object) -> int | None:
    return ctypes.cast(pointer, ctypes.c_void_p).value if pointer else None  # type: ignore[arg-type]


def _letters(pieces: list[Piece]) -> int:
    return sum(len(piece.text) for piece in pieces)


@lru_cache(maxsize=4096)
def _text(code: int) -> str:
    """Return what is read for a character; nothing for one that nobody sees."""
    if code == _LINE_END_HYPHEN:
        return "-"
    if code in _BULLETS:
        return "•"
    if 0xE000 <= code <= 0xF8FF or code < 0x20 or 0xD800 <= code <= 0xDFFF or code >= 0xFFFE:
        return ""
    return clean(chr(code)).strip()


def _style(handle: object, index: int, known: dict[tuple[str, float, float, int], _Style]) -> _Style:
    matrix = raw.FS_MATRIX()
    raw.FPDFText_GetMatrix(handle, index, matrix)
    name = ctypes.create_string_buffer(128)
    flags = ctypes.c_int()
    raw.FPDFText_GetFontInfo(handle, index, name, 128, flags)
    font = name.value.decode("utf-8", "replace")
    size = raw.FPDFText_GetFontSize(handle, index) * math.hypot(matrix.c, matrix.d)
    turn = math.degrees(math.atan2(matrix.b, matrix.a)) if size and math.isfinite(size) else 0.0
    angle = round(turn / 90)
    # Text that leans by a few degrees, as in scans, still runs along the page; a watermark runs across it.
    leaning = turn - 90 * angle
    weight = raw.FPDFText_GetFontWeight(handle, index)
    key = (font, round(size, 2), round(turn, 1), weight)
    if key not in known:
        known[key] = _Style(
            size if math.isfinite(size) else 0.0,
            weight >= _BOLD_WEIGHT or bool(_BOLD.search(font)),
            angle % 4,
            math.tan(math.radians(leaning)),
            bool(_BARCODE.search(font)) or abs(leaning) > _MOST_LEANING,
        )
    return known[key]


def _turned(x: float, y: float, box: "raw.FS_RECTF", angle: int) -> tuple[float, float, float]:
    """Return where a character begins, its baseline and where it ends, along its direction of writing."""
    if angle == 0:
        return x, y, max(box.right, x)
    if angle == 1:
        return y, -x, max(box.top, y)
    if angle == 2:
        return -x, -y, max(-box.left, -x)
    return -y, x, max(-box.bottom, -y)


class _Gatherer:
    """Puts characters together as long as they go on where the last one ended."""

    def __init__(self) -> None:
        self.pieces: list[Piece] = []
        self._letters: list[str] = []
        self._left = self._right = self._baseline = self._last_left = 0.0
        self._style: _Style | None = None
        self._tracking = 0.0
        self._blank_gap = GAP

    def add(
        self, text: str, left: float, baseline: float, right: float, style: _Style, blank: float | None, guessed: bool
    ) -> None:
        size = style.size
        leaning = style.leaning
        if leaning:
            shift = baseline * leaning
            baseline -= left * leaning
            left, right, blank = left + shift, right + shift, None if blank is None else blank + shift
        # Letters lean over the blank behind them, so a blank that is written is measured by itself.
        written = blank is not None and (left - blank) / size > _WRITTEN_GAP
        if self._letters and style is self._style and abs(baseline - self._baseline) < size * _SAME_LINE:
            gap = (left - self._right) / size
            # The box of a slanted "f" reaches over what stands behind it.
            slanted = self._letters[-1] in "fJ"
            if -_TAB < gap < _TAB and left > self._last_left - size * 0.1:
                tracking = self._tracking
                if written or gap - tracking > (
                    _LEANING_GAP if guessed and slanted else _GUESSED_GAP if guessed else GAP
                ):
                    self._letters.append(" ")
                else:
                    # Letters that are spaced out ("R E S O L U T I O N") keep an even distance.
                    self._tracking = tracking + (min(max(gap, -0.05), 0.5) - tracking) * 0.25
                self._letters.append(text)
                self._right, self._last_left = right, left
                return
        self.close()
        self._letters = [text]
        self._left, self._right, self._baseline, self._last_left = left, right, baseline, left
        self._style = style
        self._blank_gap = _WRITTEN_BETWEEN if blank is not None else _GUESSED_GAP if guessed else GAP
        self._tracking = 0.0

    def close(self) -> None:
        """End the piece at hand."""
        if self._letters and self._style:
            style = self._style
            self.pieces.append(
                Piece(
                    "".join(self._letters),
                    self._left,
                    self._right,
                    self._baseline,
                    style.size,
                    style.bold,
                    self._blank_gap,
                )
            )
        self._letters = []
