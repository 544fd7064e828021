"""代履行: 民事诉讼法第二百六十三条; 民诉法解释第五百零一条、第五百零二条."""

from __future__ import annotations

from shared.contracts.intake.facts import (
    PrepaymentOrdered,
    SubstituteFeeEnforced,
    SubstituteFeePaid,
    SubstitutionConfirmed,
    SubstitutionDecided,
    SubstitutionGivenUp,
    SubstitutionPerformed,
    SubstitutionProposed,
)
from shared.values.roles import Office
from tests.shared.law.rulebook.table import CENTRE_THEN_LEADER, Event, Rule, check, each, event

PROMPT = "（条文无期限，按「及时」掌握）"
JS, CPC = "法释〔2022〕11号" + PROMPT, "主席令第11号（2023年修正）" + PROMPT


def of(kind: type, **refs: str) -> Event:
    return event(kind, "a", substitution="a", **refs)


GIVEN_UP, OTHER = of(SubstitutionGivenUp), event(SubstitutionGivenUp, "b", substitution="b")
ORDERED = of(PrepaymentOrdered, due_at="2026-03-07T00:00:00+08:00")
PERFORMED = of(SubstitutionPerformed)

RULES = (
    Rule(
        "substitution.decision", "民诉法解释第五百零一条", "internal", Office.JUDGE, CENTRE_THEN_LEADER,
        # 及时, three workdays as it stands: 03-05, 03-06, 03-09.
        of(SubstitutionProposed), "2026-03-04T10:00", "2026-03-10T00:00",
        (of(SubstitutionDecided, chosen="yes"), of(SubstitutionDecided, chosen="no")), (OTHER,), (ORDERED,),
        source=JS, confidence="unsure",
    ),
    Rule(
        "substitution.order", "民诉法解释第五百零二条", "internal", Office.HANDLING_OFFICER, CENTRE_THEN_LEADER,
        of(SubstitutionDecided, chosen="yes"), "2026-03-04T10:00", "2026-03-10T00:00",
        (ORDERED, GIVEN_UP), (OTHER,), (of(SubstitutionDecided, chosen="no"),),
        source=JS, confidence="unsure",
    ),
    Rule(
        "substitution.enforcement", "民诉法解释第五百零二条", "internal", Office.JUDGE, CENTRE_THEN_LEADER,
        # From the end of its last day, Friday 03-06: three workdays from Saturday 03-07 are 03-09, 03-10, 03-11.
        ORDERED, "2026-03-04T10:00", "2026-03-12T00:00",
        (of(SubstituteFeePaid), of(SubstituteFeeEnforced), GIVEN_UP), (OTHER, PERFORMED), (PERFORMED,),
        source=JS, confidence="unsure",
    ),
    Rule(
        "substitution.confirmation", "民事诉讼法第二百六十三条", "internal", Office.JUDGE, CENTRE_THEN_LEADER,
        PERFORMED, "2026-03-04T10:00", "2026-03-10T00:00",
        (of(SubstitutionConfirmed, done="yes"), of(SubstitutionConfirmed, done="no")), (GIVEN_UP,), (ORDERED,),
        source=CPC, confidence="unsure",
    ),
)  # fmt: skip


@each(RULES)
def test_rule(rule: Rule) -> None:
    check(rule)
