"""The verbs of the registry, and what a damaged file says."""

import pytest

from tipgraph.errors import RegistryError
from tipgraph.registry.verbs import GROUPS, load_verbs, read_verbs

HEADER = "notation,label,group,strength,forms,definition,cito,source\n"
GOOD = "recall,recall,reinforcing,2,recall|recalls,Brings back.,cito:confirms,\n"


@pytest.mark.parametrize(
    ("form", "notation", "group"),
    [
        ("recalling", "recall", "reinforcing"),
        ("takes note", "take-note", "observing"),
        ("noting", "note", "observing"),
        ("having considered", "consider", "observing"),
        ("having examined", "consider", "observing"),
        ("guided by", "guided-by", "observing"),
        ("concerned", "express-concern", "evaluative"),
        ("expresses its appreciation", "express-appreciation", "evaluative"),
        ("decides", "decide", "deciding"),
        ("evince", "evince", "evaluative"),
        ("calling upon", "call-upon", "directive"),
        ("calls for", "call-for", "directive"),
        ("look forward", "look-forward", "directive"),
    ],
)
def test_a_form_leads_to_its_verb(form: str, notation: str, group: str) -> None:
    [verb] = [verb for verb in load_verbs() if form in verb.forms]
    assert (verb.notation, verb.group) == (notation, group)


def test_each_group_has_verbs() -> None:
    assert {verb.group for verb in load_verbs()} == set(GROUPS)
    assert len(load_verbs()) > 100


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("a,b\n", "wrong columns"),
        (HEADER + "recall,recall,reinforcing,2,recall\n", "line 2: not 8 fields"),
        (HEADER + GOOD.replace("recall|recalls", ""), "line 2: forms is empty"),
        (HEADER + GOOD.replace("reinforcing", "loud"), "line 2: unknown group 'loud'"),
        (HEADER + GOOD.replace(",2,", ",6,"), "line 2: '6' is no strength"),
        (HEADER + GOOD.replace("recalls", "Recalls"), "line 2: a form is"),
        (HEADER + GOOD.replace("cito:confirms", "confirms"), "line 2: 'confirms' is no CiTO property"),
        (HEADER + GOOD + GOOD, "line 3: 'notation recall' is taken by 'recall'"),
        (HEADER + GOOD + GOOD.replace("recall,", "recollect,", 1), "line 3: 'form recall' is taken by 'recall'"),
    ],
)
def test_a_damaged_row_is_named_with_its_line(text: str, message: str) -> None:
    with pytest.raises(RegistryError) as raised:
        read_verbs(text)
    assert message in str(raised.value)
    assert raised.value.remedy
