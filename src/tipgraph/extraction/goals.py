"""Sustainable Development Goals and their targets: "Target 5.2", "Goals 5 and 8", "Sustainable Development Goal 16".

A bare "target 5.2" counts only with a number that the 2030 Agenda has; "Alliance 8.7" is no target.
"""

import datetime
from typing import Any

import regex
from spacy.language import Language
from spacy.tokens import Doc

from tipgraph.extraction.context import context_of
from tipgraph.extraction.reference import Reference, add_reference
from tipgraph.extraction.text import text_of
from tipgraph.model import Via

_TARGETS_OF_GOAL = (7, 8, 13, 10, 9, 8, 5, 12, 8, 10, 10, 11, 5, 10, 12, 12, 19)
"""How many targets each of the 17 goals has, lettered ones included (A/RES/70/1)."""

_NUMBER = r"\d{1,2}\.(?:\d{1,2}|[a-d])"
_TARGET = regex.compile(
    rf"\b[Tt]argets?\s(?P<list>{_NUMBER}(?:(?:,\s|\sand\s|,\sand\s|\sto\s|\sor\s){_NUMBER})*)(?![\w%])"
)
_GOAL = regex.compile(
    r"(?<![A-Z][\w-]*\s)\b(?:Sustainable Development )?(?:Goals?|SDGs?)\s"
    r"(?P<list>\d{1,2}(?:(?:,\s|\sand\s|,\sand\s)\d{1,2})*)"
    r"(?![\w.%]\d|\w|\sof\sthe\s(?!2030|Sustainable|Agenda|SDG|United\sNations\s(?:2030|Sustainable)))"
)
_FIRST_PROPOSED = datetime.date(2014, 7, 1)


class GoalFinder:
    """Finds Sustainable Development Goals and targets."""

    def __call__(self, doc: Doc) -> Doc:
        """Record a reference for every goal and target that the 2030 Agenda has."""
        text, written = text_of(doc), context_of(doc).date
        if written is not None and written < _FIRST_PROPOSED:
            # Goal 5 of an older document is a Millennium Development Goal, or a plan's own.
            return doc
        if "arget" in text:
            for match in _TARGET.finditer(text):
                self._add(doc, match, _NUMBER, targets=True)
        if "Goal" in text or "SDG" in text:
            for match in _GOAL.finditer(text):
                self._add(doc, match, r"\d{1,2}", targets=False)
        return doc

    def _add(self, doc: Doc, match: Any, number: str, *, targets: bool) -> None:
        via = Via.FOOTNOTE if context_of(doc).is_note else Via.SYMBOL
        numbers = list(regex.finditer(number, match["list"]))
        for index, found in enumerate(numbers):
            goal = int(found.group().split(".")[0])
            if not 1 <= goal <= len(_TARGETS_OF_GOAL):
                continue
            if targets and found.group().split(".")[1].isdigit():
                target = int(found.group().split(".")[1])
                if not 1 <= target <= _TARGETS_OF_GOAL[goal - 1]:
                    continue
            start = match.start() if index == 0 else match.start("list") + found.start()
            end = match.start("list") + found.end()
            add_reference(doc, Reference(start, end, f"SDG/{found.group()}", via, "sustainable-development-goal"))


@Language.factory("tipgraph_goals")
def create_goal_finder(nlp: Language, name: str) -> Any:
    """Return the component that finds Sustainable Development Goals and targets."""
    return GoalFinder()
