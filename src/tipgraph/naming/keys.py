"""When two names are one, and which names tell nothing outside their document."""

import re
from typing import Final

from tipgraph.symbols import slug

_ARTICLE: Final = re.compile(r"^(?:the|an?)\s+", re.IGNORECASE)
_WORD: Final = re.compile(r"[^\W_][\w'’/&-]*")
_ACRONYM: Final = re.compile(r"(?=(?:.*[A-Z]){2})[A-Z][\w/&-]*")
_SMALL: Final = frozenset("a an and against for from in of on or the to with".split())
_GENERAL: Final = frozenset(
    """
    accord act action additional agenda agreement annex appendix assembly board bureau centre charter code comment
    commission commissioner committee compact conduct conference convention council court covenant decision
    declaration department director document draft executive expert final first force framework full fund general
    global governing group guidelines implementation independent initiative instrument international joint mechanism
    meeting member ministerial mission national nations network office optional organization outcome pact panel
    parties partnership plan platform political president principles process programme project protocol rapporteur
    recommendation recommendations regional regulations report representative resolution review rules second
    secretariat secretary special standard standards states statute strategy subcommittee task team text treaty
    tribunal trust unit united universal voluntary work working
    """.split()
)


def name_slug(name: str) -> str:
    """Return the form in which names are compared: that of a ``NAME:`` identifier, without an article.

    Args:
        name: a name as printed.
    """
    return slug(_ARTICLE.sub("", name.strip()))


def is_acronym(name: str) -> bool:
    """Say whether a name is one word with two capitals at least: ``UNCAC``, ``UN-Women``."""
    return _ACRONYM.fullmatch(name) is not None


def is_local(name: str) -> bool:
    """Say whether a name means something in its own document only: ``Plan of Action``, ``Office``, ``Maputo``.

    Args:
        name: a name as printed.

    Returns:
        True for one word that is no acronym, and for words that any thing of its kind bears.
    """
    words = [word for word in _WORD.findall(_ARTICLE.sub("", name)) if word.lower() not in _SMALL]
    if len(words) == 1:
        return not is_acronym(words[0])
    return all(word.lower() in _GENERAL for word in words)
