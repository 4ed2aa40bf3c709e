"""Labels of paragraphs, unique in a document, after the annotation guide.

``pp7``, ``op5(a)``, ``annex/11(a)``, ``annex2/3``, ``4bis``. What the guide leaves open:

- Several resolutions in one (parts A and B, each with its own "The General Assembly,"): ``A/pp1``, ``B/op1``; a draft
  that a resolution quotes has no letter: ``2/pp1``, ``2/op1``, and the resolution's own labels stay plain.
- Operative numbers that begin again under a section heading: ``II/op1``, in an annex ``annex/II/1``.
- Paragraphs without a number: ``p1``, ``p2`` … within the annex (``annex/p1``) or within a text that stands
  alone. A text that a resolution adopts in its own body is labelled like a text that stands alone.
- Articles: ``art3``, ``annex/art3``; other numbered units by their name: ``principle4``, ``rule12``.
- Items directly under a number that are printed ``(i)``: ``op2(i)``.
- A number that is printed twice without any of these: ``op4~2``.
"""


class Labels:
    """Gives out labels, each once."""

    def __init__(self) -> None:
        self._given: set[str] = set()
        self._repeats: dict[str, int] = {}

    def free(self, label: str) -> bool:
        """Tell whether a label has not been given out."""
        return label not in self._given

    def give(self, label: str, alternative: str | None = None) -> str:
        """Return a label, or its alternative, or the label with a count, whichever is the first not in use."""
        if label in self._given and alternative is not None and alternative not in self._given:
            label = alternative
        if label in self._given:
            count = self._repeats.get(label, 1)
            while f"{label}~{count + 1}" in self._given:
                count += 1
            self._repeats[label] = count + 1
            label = f"{label}~{count + 1}"
        self._given.add(label)
        return label
