"""A tokenizer for United Nations text.

spaCy's English rules cut ``A/RES/64/293`` in three and keep ``persons,¹`` whole. Here a symbol is one token, a
session and number is one token, and a footnote mark that is glued to a word is a token of its own.
"""

from collections.abc import Callable
from typing import Any, cast

import regex
from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import registry
from spacy.vocab import Vocab

from tipgraph.extraction.text import remember

_TOKEN = regex.compile(
    r"""
      [A-Z][A-Za-z]{0,9}(?:\.\d+)?(?:/(?:[\w.]*\w)(?:-\d+)?)+(?:\((?:Part|Vol|Sect)\.?\s?[IVX\d]+\))?   # A/RES/64/293
    | (?:ES-|S-)?\d+/(?:CP|CMP|CMA)\.\d+                                                          # 1/CP.21
    | (?:ES-|S-)?\d+/\d+                                                                          # 64/293
    | \d+(?:[.,]\d+)*(?:st|nd|rd|th)?(?![^\W\d_])                                                 # 27, 1,500, 8.7, 27th
    | \d+(?=[^\W\d_])                                                                             # 7 of "7pornography"
    | [^\W\d_]+(?:['’][^\W\d_]+)*(?:[-‐‑][^\W_]+)*                                                # words
    | \s+
    | .
    """,
    regex.VERBOSE | regex.DOTALL,
)


# A blank inside a token: the part after a symbol, "A/CONF.157/24(Part I)".
_OPEN_PART = regex.compile(r"/.*\((?:Part|Vol|Sect)\.?$", regex.DOTALL)
_MOST_PIECES = 50_000
_LONGEST_PIECE = 40

_Piece = tuple[tuple[str, ...], tuple[int, ...], tuple[bool, ...]]


class _Pieces(dict[str, _Piece]):
    """The tokens of the pieces that blanks cut a text into, each cut once: the same words come again and again.

    A piece gives its tokens, their numbers in the vocabulary, and for each whether a blank follows. What cannot be
    cut without its neighbours gives no tokens.

    Args:
        vocab: the vocabulary shared by the pipeline.
    """

    def __init__(self, vocab: Vocab) -> None:
        super().__init__()
        self._strings = vocab.strings

    def __missing__(self, piece: str) -> _Piece:
        if not piece or piece[0].isspace() or piece[-1].isspace():
            return (), (), ()
        if "(" in piece and _OPEN_PART.search(piece) is not None:
            return (), (), ()
        words = tuple(_TOKEN.findall(piece))
        numbers = tuple(self._strings.add(word) for word in words)
        found = words, numbers, (False,) * (len(words) - 1) + (True,)
        if len(piece) <= _LONGEST_PIECE:
            if len(self) >= _MOST_PIECES:
                self.clear()
            self[piece] = found
        return found


class UnitedNationsTokenizer:
    """Cuts text into tokens by one regular expression.

    Args:
        vocab: the vocabulary shared by the pipeline.
    """

    def __init__(self, vocab: Vocab) -> None:
        self.vocab = vocab
        self._pieces = _Pieces(vocab)

    def __call__(self, text: str) -> Doc:
        """Return the tokens of a text; ``doc.text == text`` always holds."""
        words: list[str] = []
        numbers: list[int] = []
        spaces: list[bool] = []
        for piece in map(self._pieces.__getitem__, text.split(" ")):
            if not piece[0]:
                return self._cut(text)
            words += piece[0]
            numbers += piece[1]
            spaces += piece[2]
        spaces[-1] = False
        try:
            doc = Doc(self.vocab, words=cast("list[str]", numbers), spaces=spaces)
        except KeyError:
            # spaCy has cleared the vocabulary, with the numbers that are kept here (`Language.memory_zone`).
            self._pieces.clear()
            doc = Doc(self.vocab, words=words, spaces=spaces)
        remember(doc, text, words)
        return doc

    def _cut(self, text: str) -> Doc:
        """Return the tokens of a text whose pieces depend on each other: two blanks, a blank inside a symbol."""
        words: list[str] = []
        spaces: list[bool] = []
        # The alternatives of the expression cover every character, so the tokens lie end to end.
        for token in _TOKEN.findall(text):
            if token.isspace():
                if words and token[0] == " " and not spaces[-1]:
                    spaces[-1] = True
                    token = token[1:]
                if not token:
                    continue
            words.append(token)
            spaces.append(False)
        doc = Doc(self.vocab, words=words, spaces=spaces)
        remember(doc, text, words)
        return doc

    # spaCy asks every tokenizer for these when a pipeline is saved or copied; there is no state to keep.
    def to_bytes(self, **_: Any) -> bytes:
        """Return nothing: there is no state."""
        return b""

    def from_bytes(self, _data: bytes, **_: Any) -> "UnitedNationsTokenizer":
        """Return itself: there is no state."""
        return self

    def to_disk(self, _path: Any, **_: Any) -> None:
        """Write nothing: there is no state."""

    def from_disk(self, _path: Any, **_: Any) -> "UnitedNationsTokenizer":
        """Return itself: there is no state."""
        return self


@registry.tokenizers("tipgraph.UnitedNationsTokenizer.v1")  # type: ignore[untyped-decorator]
def create_tokenizer() -> Callable[[Language], UnitedNationsTokenizer]:
    """Return the factory that spaCy's configuration names."""

    def make(nlp: Language) -> UnitedNationsTokenizer:
        return UnitedNationsTokenizer(nlp.vocab)

    return make
