"""The words that say what an instrument is: convention, declaration, plan of action …"""

from functools import lru_cache

NOUNS: tuple[tuple[str, ...], ...] = tuple(
    tuple(line.split())
    for line in """
    Plan of Action
    Plans of Action
    Plan of Implementation
    Programme of Action
    Programmes of Action
    Programme of Work
    Platform for Action
    Platform of Action
    Framework for Action
    Agenda for Action
    Call to Action
    Call for Action
    Code of Conduct
    Outcome Document
    Road Map
    Work Plan
    Action Plan
    Action Programme
    Action Agenda
    Convention
    Conventions
    Covenant
    Covenants
    Protocol
    Protocols
    Declaration
    Declarations
    Agreement
    Agreements
    Treaty
    Treaties
    Charter
    Statute
    Compact
    Agenda
    Plan
    Strategy
    Framework
    Principles
    Guidelines
    Rules
    Code
    Toolkit
    Consensus
    Pact
    Accord
    Accords
    Roadmap
    Pathway
    Commitment
    Standards
    Safeguards
    Manifesto
    Communiqué
    Recommendations
    """.strip().splitlines()
)
_FOLDED = tuple(tuple(word.lower() for word in noun) for noun in NOUNS)


def singular(noun: str) -> str:
    """Return the key of a noun: ``Plans of Action`` and ``Plan of Action`` are one."""
    words = noun.lower().split()
    irregular = {
        "treaties": "treaty",
        "principles": "principles",
        "guidelines": "guidelines",
        "rules": "rules",
    }
    head = words[0]
    if head in irregular:
        words[0] = irregular[head]
    elif head.endswith("s") and head not in {"consensus", "standards", "safeguards", "recommendations"}:
        words[0] = head[:-1]
    return " ".join(words)


@lru_cache(maxsize=4096)
def noun_of(name: str) -> str | None:
    """Return what a name says the instrument is: the first such noun that no capitalised word follows."""
    words = name.replace(",", " ").split()
    lowered = tuple(word.lower() for word in words)
    for at in range(len(words)):
        for noun, folded in zip(NOUNS, _FOLDED, strict=True):
            if lowered[at : at + len(noun)] == folded:
                after = words[at + len(noun)] if at + len(noun) < len(words) else ""
                if not after or not after[0].isupper() or after.isdigit():
                    return singular(" ".join(noun))
    return None
