"""Which blocks of an English document are its French text: early Official Records print both, side by side."""

import re
from collections.abc import Sequence

_FRENCH = re.compile(
    r"\b(?:le|la|les|des|du|de|et|que|qui|dans|une|un|sur|par|pour|aux|au|ses|sa|son|est|cette|ce|ont|a été|leur|ces)\b"
    r"|\b[dlnqs][’']",
    re.I,
)
_ENGLISH = re.compile(
    r"\b(?:the|of|and|to|in|that|for|on|by|with|its|as|be|has|have|which|is|at|this|any|or|an)\b", re.I
)
_LEAST_SHARE = 6
_FEWEST = 3


def french_blocks(texts: Sequence[str]) -> frozenset[int]:
    """Return the indexes of the French blocks of a document that is printed in English and French.

    Args:
        texts: its blocks.

    Returns:
        None of them where the document is in one language.
    """
    counted = [(index, _words(text)) for index, text in enumerate(texts)]
    french = frozenset(index for index, (english, foreign, words) in counted if _is_french(english, foreign, words))
    english = sum(1 for _, (english, foreign, _) in counted if english > foreign)
    return french if len(french) >= _FEWEST and english >= _FEWEST else frozenset()


def _words(text: str) -> tuple[int, int, int]:
    return len(_ENGLISH.findall(text)), len(_FRENCH.findall(text)), text.count(" ") + 1


def _is_french(english: int, foreign: int, words: int) -> bool:
    return foreign > 2 * english and foreign > 1 and foreign * _LEAST_SHARE >= words
