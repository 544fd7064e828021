"""执行担保: 民事诉讼法第二百四十二条; 执行担保规定第十一条、第十三条."""

from __future__ import annotations

from shared.contracts.intake.facts import (
    GuaranteeCalled,
    GuaranteeDecided,
    GuaranteeEnded,
    GuaranteeGiven,
)
from shared.values.roles import Office
from tests.shared.law.rulebook.table import CENTRE_THEN_LEADER, Event, Rule, check, each, event

PROMPT = "（条文无期限，按「及时」掌握）"
GIVEN = event(GuaranteeGiven, "g", guarantee="g")
CALLED = event(GuaranteeCalled, "g", guarantee="g")
ENDED, OTHER = event(GuaranteeEnded, "g", guarantee="g"), event(GuaranteeEnded, "h", guarantee="h")


def decided(yes: str) -> Event:
    over_at = "2026-03-07T00:00:00+08:00"
    return event(GuaranteeDecided, "g", guarantee="g", accepted=yes, over_at=over_at)


RULES = (
    Rule(
        "guarantee.decision", "民事诉讼法第二百四十二条", "internal", Office.JUDGE, CENTRE_THEN_LEADER,
        # 及时, three workdays as it stands: 03-05, 03-06, 03-09.
        GIVEN, "2026-03-04T10:00", "2026-03-10T00:00",
        (decided("yes"), decided("no")), (ENDED,), (),
        source="主席令第11号（2023年修正）" + PROMPT, confidence="unsure",
    ),
    Rule(
        "guarantee.period_over", "执行担保规定第十三条", "internal", Office.JUDGE, CENTRE_THEN_LEADER,
        # Its last day is Friday 03-06: three workdays from Saturday 03-07 are 03-09, 03-10, 03-11.
        decided("yes"), "2026-03-04T10:00", "2026-03-12T00:00",
        (ENDED, CALLED), (OTHER,), (decided("no"), GIVEN),
        source="法释〔2018〕4号，经法释〔2020〕21号修正" + PROMPT, confidence="unsure",
    ),
    Rule(
        "guarantee.enforced", "执行担保规定第十一条", "internal", Office.JUDGE, CENTRE_THEN_LEADER,
        CALLED, "2026-03-04T10:00", "2026-09-05T00:00",
        (ENDED,), (OTHER,), (decided("yes"), GIVEN),
        source="法释〔2018〕4号，经法释〔2020〕21号修正（条文无期限，按执行期限六个月掌握）", confidence="unsure",
    ),
)  # fmt: skip


@each(RULES)
def test_rule(rule: Rule) -> None:
    check(rule)
