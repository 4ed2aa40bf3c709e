"""A tokenizer for United Nations text.

spaCy's English rules cut ``A/RES/64/293`` in three and keep ``persons,¹`` whole. Here a symbol is one token, a
session and number is one token, and a footnote mark that is glued to a word is a token of its own.
"""

from collections.abc import Callable
from typing import Any

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


class UnitedNationsTokenizer:
    """Cuts text into tokens by one regular expression.

    Args:
        vocab: the vocabulary shared by the pipeline.
    """

    def __init__(self, vocab: Vocab) -> None:
        self.vocab = vocab

    def __call__(self, text: str) -> Doc:
        """Return the tokens of a text; ``doc.text == text`` always holds."""
        words: list[str] = []
        spaces: list[bool] = []
        starts: list[int] = []
        # The alternatives of the expression cover every character, so the tokens lie end to end.
        start = 0
        for token in _TOKEN.findall(text):
            begin = start
            start += len(token)
            if token.isspace():
                if words and token[0] == " " and not spaces[-1]:
                    spaces[-1] = True
                    token = token[1:]
                    begin += 1
                if not token:
                    continue
            words.append(token)
            spaces.append(False)
            starts.append(begin)
        doc = Doc(self.vocab, words=words, spaces=spaces)
        remember(doc, text, tuple(words), tuple(starts))
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
