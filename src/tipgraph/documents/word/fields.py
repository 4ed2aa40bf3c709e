"""Fields: instructions that Word carries out, and the results that stand on the page."""

import re
from dataclasses import dataclass

_ADDRESS = re.compile(r'\s*HYPERLINK\s+(?:"(?P<quoted>[^"]*)"|(?P<bare>[^\s"\\]\S*))', re.I)
_NOTE = re.compile(r"\s*NOTEREF\s+(?P<bookmark>\S+)", re.I)
_FURNITURE = re.compile(r"\s*(?:PAGE|NUMPAGES|SECTIONPAGES)\b", re.I)
_DEEPEST, _LONGEST = 100, 4_000


@dataclass(slots=True)
class _Field:
    instruction: str = ""
    in_result: bool = False
    linked: bool = False


class Fields:
    """The fields that are open at a place of a text, the innermost last."""

    def __init__(self) -> None:
        self._open: list[_Field] = []

    def begin(self, instruction: str = "") -> None:
        """Open a field."""
        if len(self._open) < _DEEPEST:
            self._open.append(_Field(instruction))

    def instruct(self, text: str) -> None:
        """Take a piece of the instruction of the innermost field."""
        if self._open and not self._open[-1].in_result and len(self._open[-1].instruction) < _LONGEST:
            self._open[-1].instruction += text

    def separate(self) -> str | None:
        """Begin the result of the innermost field.

        Returns:
            The address that it leads to, or None.
        """
        if not self._open:
            return None
        field = self._open[-1]
        field.in_result = True
        match = _ADDRESS.match(field.instruction)
        address = (match["quoted"] or match["bare"] or None) if match else None
        field.linked = address is not None
        return address

    def end(self) -> bool:
        """Close the innermost field.

        Returns:
            Whether its result was a link.
        """
        return self._open.pop().linked if self._open else False

    @property
    def printed(self) -> bool:
        """Whether what stands here is text of the page: neither an instruction nor a page number."""
        return all(field.in_result and not _FURNITURE.match(field.instruction) for field in self._open)

    @property
    def bookmark(self) -> str | None:
        """The bookmark of the footnote whose mark is repeated here, or None."""
        matches = (_NOTE.match(field.instruction) for field in reversed(self._open))
        return next((match["bookmark"] for match in matches if match), None)
