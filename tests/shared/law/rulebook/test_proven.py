"""No duty without its proof: `make prove` switches each off, and this says at once which has no `Rule` to fail."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from shared.law.rulebook import DUTIES

PROVEN = {
    node.args[0].value
    for path in Path(__file__).parent.glob("test_s*.py")
    for node in ast.walk(ast.parse(path.read_text("utf-8")))
    if isinstance(node, ast.Call)
    and ast.unparse(node.func) == "Rule"
    and isinstance(node.args[0], ast.Constant)
}


@pytest.mark.parametrize("rule", DUTIES)
def test_every_duty_has_its_rule(rule: str) -> None:
    assert rule in PROVEN, (
        f"no test for {rule}: add a Rule to its section's test_s….py, its end reckoned by hand"
    )


def test_every_rule_is_of_a_duty() -> None:
    assert set(DUTIES) >= PROVEN
