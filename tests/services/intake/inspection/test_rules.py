"""Which duty and which fact belong to a node of 二(五)2."""

from __future__ import annotations

import pytest

from services.intake.inspection.rules import DONE, NODES, Node
from shared.contracts.intake.facts import InterviewHeld
from shared.law.rulebook import DUTIES
from shared.values.articles import REGULATION

FIVE = {
    "二(五)2(1)": (Node.NOTICE,),
    "二(五)2(2)": (Node.NETWORK,),
    "二(五)2(3)": (Node.INVESTIGATION, Node.SANCTION),
    "二(五)2(4)": (Node.SANCTION,),
    "二(五)2(5)": (Node.INTERVIEW,),
}
"""Of a coercive measure its fact says which of (3) and (4) it is."""


@pytest.mark.parametrize("item", FIVE)
def test_a_node_has_its_duties_and_a_fact_that_shows_it_done(item: str) -> None:
    of = {rule for rule, duty in DUTIES.items() if REGULATION[item] in (duty.article, *duty.also)}
    assert of
    assert {NODES[rule] for rule in of} <= set(FIVE[item])
    assert FIVE[item][0] in DONE


def test_an_interview_is_done_when_held_and_its_clues_are_checked() -> None:
    """(5): the applicant is told and heard before 终本, and the clues that it gave are checked."""
    assert DONE[Node.INTERVIEW].kind is InterviewHeld
    of = {rule for rule, node in NODES.items() if node is Node.INTERVIEW}
    assert of == {"clue.ordinary", "clue.urgent", "conclusion.clues_ordinary", "conclusion.clues_urgent"}
    assert NODES["petition.lawyer_order"] is Node.INVESTIGATION
