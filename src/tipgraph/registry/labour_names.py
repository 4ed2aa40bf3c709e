"""The forms in which texts name the instruments of the International Labour Organization."""

import re

_TITLE = re.compile(r"(?P<name>.+?),? (?P<year>\d{4})(?: \(No\. ?(?P<number>\d+)\))?")
_WORDS = {"C": "Convention", "P": "Protocol", "R": "Recommendation"}


def labour_names(
    identifier: str, names: tuple[str, ...], short_names: tuple[str, ...]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Add the usual spellings to the names of a labour instrument.

    Args:
        identifier: ``ILO/C029``.
        names: official title first: ``Forced Labour Convention, 1930 (No. 29)``.
        short_names: short names of the registry.

    Returns:
        Names (``Forced Labour Convention, 1930``, ``ILO Convention No. 29``, …) and short names
        (``Forced Labour Convention``, ``Convention No. 29``).
    """
    more: list[str] = []
    shorter: list[str] = []
    word, number = _WORDS[identifier[4]], int(identifier[5:])
    for name in names:
        if (matched := _TITLE.fullmatch(name)) and not name.startswith("Protocol"):
            title, year = matched["name"], matched["year"]
            more += [f"{title}, {year}", f"{title} {year}", f"{title} of {year}", f"{year} {title}"]
            more += [f"{title}, {year} (No. {number})", f"{title} {year} (No. {number})"]
            more += [f"{title} of {year} (No. {number})", f"{title} (No. {number})"]
            shorter.append(title)
    if word != "Protocol":
        more += [
            f"{organization} {word} No. {number}"
            for organization in (
                "ILO",
                "International Labour Organization",
                "International Labour Organisation",
            )
        ]
        more.append(f"ILO {word} {number}")
        shorter.append(f"{word} No. {number}")
    return (*names, *more), (*short_names, *shorter)
