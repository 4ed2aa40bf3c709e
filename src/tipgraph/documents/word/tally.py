"""What is counted while a file is read, and the sentences that tell users of it."""

from collections import Counter
from dataclasses import dataclass, field

CHANGE, COMMENT, EMBEDDED = "change", "comment", "embedded"
_SENTENCES = {
    CHANGE: ("Has {} tracked change, read as accepted.", "Has {} tracked changes, read as accepted."),
    COMMENT: ("Has {} comment, which is not read.", "Has {} comments, which are not read."),
    EMBEDDED: (
        "Has {} embedded file in another format, which is not read.",
        "Has {} embedded files in another format, which are not read.",
    ),
}


@dataclass(slots=True)
class Tally:
    """Counts and links of one file.

    Attributes:
        counts: number of tracked changes, comments and embedded files.
        links: targets of hyperlinks, in order.
    """

    counts: Counter[str] = field(default_factory=Counter)
    links: list[str] = field(default_factory=list)

    def remarks(self) -> tuple[str, ...]:
        """Return one sentence for each thing that was counted."""
        return tuple(
            sentences[self.counts[name] != 1].format(self.counts[name])
            for name, sentences in _SENTENCES.items()
            if self.counts[name]
        )
