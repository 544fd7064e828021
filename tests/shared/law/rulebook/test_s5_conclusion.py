"""终本: 财产调查规定第二条 on clues, 民诉法解释第五百一十七条 on the president's approval."""

from __future__ import annotations

from shared.contracts.intake.facts import (
    CluesChecked,
    ConclusionDecided,
    ConclusionRequested,
    ConclusionWithdrawn,
    InterviewHeld,
)
from shared.values.roles import Office
from tests.shared.law.rulebook.table import CENTRE_THEN_LEADER, Event, Rule, check, each, event

INV = "法释〔2017〕8号，经法释〔2020〕21号修正"
CHECKED = (
    event(CluesChecked, "a", interview="a", result="nothing"),
    event(CluesChecked, "a", interview="a", result="property"),
)
OF_ANOTHER = event(CluesChecked, "b", interview="b", result="nothing")


def heard(clues: str) -> Event:
    return event(InterviewHeld, "a", interview="a", clues=clues)


def decided(conclusion: str, approved: str) -> Event:
    return event(ConclusionDecided, conclusion, conclusion=conclusion, approved=approved)


RULES = (
    Rule(
        "conclusion.clues_ordinary", "财产调查规定第二条", "statutory",
        Office.HANDLING_OFFICER, CENTRE_THEN_LEADER,
        # Seven days after 03-04 is Wednesday 03-11.
        heard("ordinary"), "2026-03-04T10:00", "2026-03-12T00:00",
        CHECKED, (OF_ANOTHER,), (heard("none"), heard("urgent")),
        source=INV,
    ),
    Rule(
        "conclusion.clues_urgent", "财产调查规定第二条", "statutory",
        Office.HANDLING_OFFICER, CENTRE_THEN_LEADER,
        # Three days after Tuesday 03-03 is Friday 03-06.
        heard("urgent"), "2026-03-03T10:00", "2026-03-07T00:00",
        CHECKED, (OF_ANOTHER,), (heard("none"), heard("ordinary")),
        source=INV,
    ),
    Rule(
        "conclusion.approval", "民诉法解释第五百一十七条", "internal",
        Office.PRESIDENT, (Office.LEADER_IN_CHARGE,),
        # 及时, three workdays as it stands: 03-05, 03-06, 03-09.
        event(ConclusionRequested, "c", conclusion="c"), "2026-03-04T10:00", "2026-03-10T00:00",
        (decided("c", "yes"), decided("c", "no"), event(ConclusionWithdrawn, "c", conclusion="c")),
        (decided("d", "yes"),), (decided("c", "yes"),),
        source="法释〔2022〕11号（条文无期限，按「及时」掌握）", confidence="unsure",
    ),
)  # fmt: skip


@each(RULES)
def test_rule(rule: Rule) -> None:
    check(rule)
