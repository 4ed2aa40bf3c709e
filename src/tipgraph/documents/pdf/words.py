"""Lines to running text: words that a line's end has cut are put together again.

A hyphen at a line's end is the printer's or the word's own. The document's other words decide: where
"decision-making" stands within a line the hyphen is kept, where "decisionmaking" does it goes.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise

_COMPOUND = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)+")
_WORD = re.compile(r"[^\W\d_]+")
_CUT_LEFT = re.compile(r"([^\W\d_]+)[-\u00ad]$")
_CUT_RIGHT = re.compile(r"[^\W\d_]+")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S*$")
_TAIL = 100
_GLUING = ("/", "—")
_PREFIXES = frozenset(
    """non self co ex anti multi inter intra post pre sub semi mid well long short high low full half all cross twenty
    thirty forty fifty sixty seventy eighty ninety large small third two three four five six seven eight ten
    people follow inter gender age evidence results decision policy rule fact""".split()
)


class Vocabulary:
    """The words of one document as they stand within its lines.

    Args:
        texts: its lines.
    """

    def __init__(self, texts: Iterable[str]) -> None:
        self._words: Counter[str] = Counter()
        self._compounds: Counter[str] = Counter()
        for text in texts:
            inner = _CUT_LEFT.sub("", text)
            self._words.update(word.lower() for word in _WORD.findall(inner))
            if "-" in inner:
                for match in _COMPOUND.finditer(inner):
                    parts = match[0].lower().split("-")
                    self._compounds.update(f"{left}-{right}" for left, right in pairwise(parts))
        self.hyphenates = False

    def learn(self, pairs: Iterable[tuple[str, str]]) -> None:
        """Find out from pairs of lines that follow each other whether the printer cut words at all."""
        cut = kept = 0
        for left, right in pairs:
            whole = self._cut(left, right)
            if whole is not None:
                before, after = whole
                joined, compound = self._words[before + after], self._compounds[f"{before}-{after}"]
                cut += joined > compound
                kept += compound > joined
        self.hyphenates = cut > kept

    @staticmethod
    def _cut(left: str, right: str) -> tuple[str, str] | None:
        before, after = _CUT_LEFT.search(left), _CUT_RIGHT.match(right)
        return (before[1].lower(), after[0].lower()) if before and after else None

    def joint(self, left: str, right: str) -> str:
        """Return what stands between two lines: a blank, nothing, or "-" for "take the hyphen away".

        Args:
            left: the line that ends.
            right: the line that follows.
        """
        if left.endswith("\u00ad"):
            return "-"
        cut = self._cut(left, right)
        if cut:
            before, after = cut
            joined, compound = self._words[before + after], self._compounds[f"{before}-{after}"]
            if joined != compound:
                return "-" if joined > compound else ""
            if not right[:1].islower() or before in _PREFIXES:
                return ""
            if not self.hyphenates or (self._words[before] > 1 and self._words[after] > 1):
                return ""
            return "-"
        if left.endswith(_GLUING) or (left.endswith(("-", "–")) and len(left) > 1 and left[-2].isalnum()):
            return ""
        return "" if _ADDRESS.search(left) and left.endswith(("_", "=", "?", "&", "%")) else " "

    def together(self, texts: Sequence[str]) -> str:
        """Return lines as running text.

        Args:
            texts: lines with anchors in the place of marks.
        """
        whole = ""
        for text in texts:
            text = text.strip()
            if not text:
                continue
            if whole:
                joint = self.joint(whole[-_TAIL:], text)
                whole = whole[:-1] if joint == "-" else whole + joint
            whole += text
        return whole.replace("\u00ad", "")
