"""Every rule that a result can name is explained."""

import ast
import re
from pathlib import Path

import tipgraph.extraction
import tipgraph.naming
from tipgraph.extraction.rules import RULES
from tipgraph.model import Extraction

MODULES = sorted(
    module
    for package in (tipgraph.extraction, tipgraph.naming)
    for module in Path(package.__file__).parent.glob("*.py")
)
MAKERS = frozenset(["Reference", "_reference", "Choice", "Rejection", "Considered", "_considered", "_meant", "other_bearers", "_unresolved"])  # fmt: skip
RULE = re.compile(r"[a-z]+(?:-[a-z]+)*")
DERIVED = ("-by-form", "-against-the-date")


def constants(node: ast.AST) -> set[str]:
    return {n.value for n in ast.walk(node) if isinstance(n, ast.Constant) and isinstance(n.value, str)}


def written_rules() -> set[str]:
    """Names in the calls that make references, bodies of numbers and readings that were considered."""
    found: set[str] = set()
    for module in MODULES:
        for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
                if name in MAKERS:
                    arguments = [*node.args, *(k.value for k in node.keywords)]
                    found |= {a.value for a in arguments if isinstance(a, ast.Constant) and isinstance(a.value, str)}
    return {name for name in found if RULE.fullmatch(name)} - {"other"}


def test_every_rule_in_the_sources_is_explained() -> None:
    rules = written_rules()
    assert {"symbol", "its-own", "registry", "one-antecedent", "ibid"} <= rules
    assert rules <= RULES.keys()


def test_every_rule_of_the_documents_is_explained(extractions: dict[str, Extraction]) -> None:
    emitted: set[str] = set()
    for extraction in extractions.values():
        emitted |= {citation.rule for citation in extraction.citations}
        emitted |= {c.rule for citation in extraction.citations for c in citation.considered}
        emitted |= {c.rule for words in extraction.unresolved for c in words.considered}
    assert len(emitted) > 8
    assert emitted <= RULES.keys()


def test_no_rule_is_explained_that_nothing_uses() -> None:
    everything = set().union(
        *(constants(ast.parse(m.read_text(encoding="utf-8"))) for m in MODULES if m.stem != "rules")
    )
    plain = {name for name in RULES if not name.endswith(DERIVED)}
    assert plain <= everything
    assert {name.removesuffix(end) for name in RULES for end in DERIVED if name.endswith(end)} <= plain


def test_a_rule_is_told_in_sentences() -> None:
    for name, sentence in RULES.items():
        assert sentence[0].isupper() or sentence[0] == "“", name
        assert sentence.endswith("."), name


def test_the_documentation_lists_the_rules_as_they_are() -> None:
    page = (Path(__file__).parent.parent / "docs" / "explanation.md").read_text(encoding="utf-8")
    listed = [line for line in page.splitlines() if line.startswith("| `")]
    assert listed == [f"| `{name}` | {sentence} |" for name, sentence in RULES.items() if not name.endswith(DERIVED)]
