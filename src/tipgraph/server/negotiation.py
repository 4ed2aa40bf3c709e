"""Content negotiation: which of the offered media types a caller prefers (RFC 9110, section 12.5.1)."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class _Range:
    main: str
    sub: str
    quality: float

    def matches(self, media_type: str) -> int:
        """Return how exactly the range names the type: 0 not at all, 1 ``*/*``, 2 ``text/*``, 3 by name."""
        main, _, sub = media_type.partition("/")
        if self.main == "*":
            return 1
        if self.main != main:
            return 0
        if self.sub == "*":
            return 2
        return 3 if self.sub == sub else 0


def preferred(accept: str | None, offered: Sequence[str]) -> str | None:
    """Return the offered media type that the caller likes best.

    Quality decides; at equal quality a type that is asked for by name goes before one that a wildcard
    lets through, then the order in the header, then the order of the offer.

    Args:
        accept: value of the Accept header; None or empty means that anything will do.
        offered: media types without parameters, best first.

    Returns:
        One of `offered`, or None if none is acceptable.
    """
    if not accept or not accept.strip():
        return offered[0] if offered else None
    ranges = _ranges(accept)
    best: tuple[float, int, int, int] | None = None
    choice: str | None = None
    for rank, media_type in enumerate(offered):
        exactness, place = max(
            ((one.matches(media_type), -number) for number, one in enumerate(ranges)), default=(0, 0)
        )
        if exactness == 0:
            continue
        quality = ranges[-place].quality
        key = (quality, exactness, place, -rank)
        if quality > 0 and (best is None or key > best):
            best, choice = key, media_type
    return choice


def _ranges(accept: str) -> list[_Range]:
    found = []
    for part in accept.split(","):
        name, *parameters = (piece.strip() for piece in part.split(";"))
        main, slash, sub = name.lower().partition("/")
        if not slash:
            # Some old clients send a lone star for everything.
            if main != "*":
                continue
            sub = "*"
        found.append(_Range(main, sub, _quality(parameters)))
    return found


def _quality(parameters: Sequence[str]) -> float:
    for parameter in parameters:
        name, _, value = parameter.partition("=")
        if name.strip().lower() == "q":
            try:
                return min(max(float(value), 0.0), 1.0)
            except ValueError:
                return 0.0
    return 1.0
