"""Names that the documents themselves explain, and what all documents together make of them."""

from tipgraph.naming.agreement import accepted_targets, agree
from tipgraph.naming.applying import LEARNED_RULE, apply_learned
from tipgraph.naming.collecting import collect_aliases
from tipgraph.naming.keys import name_slug
from tipgraph.naming.records import Alias, LearnedName, NameSource, NameStatement, NameVerdict, Side, ThingType, Words

__all__ = [
    "LEARNED_RULE",
    "Alias",
    "LearnedName",
    "NameSource",
    "NameStatement",
    "NameVerdict",
    "Side",
    "ThingType",
    "Words",
    "accepted_targets",
    "agree",
    "apply_learned",
    "collect_aliases",
    "name_slug",
]
