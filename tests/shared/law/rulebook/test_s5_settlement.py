"""执行和解: 民事诉讼法第二百四十一条; 执行和解规定第八条."""

from __future__ import annotations

from shared.contracts.intake.facts import (
    SettledActDecided,
    SettledActRecorded,
    SettlementConfirmed,
    SettlementEnded,
    SettlementRecorded,
)
from shared.values.roles import Office
from tests.shared.law.rulebook.table import CENTRE_THEN_LEADER, Event, Rule, check, each, event

PROMPT = "（条文无期限，按「及时」掌握）"
RECORDED = event(SettlementRecorded, "s", settlement="s")
ENDED, OTHER = event(SettlementEnded, "s", settlement="s"), event(SettlementEnded, "t", settlement="t")


def confirmed(yes: str) -> Event:
    due_at = "2026-03-07T00:00:00+08:00"
    return event(SettlementConfirmed, "s", settlement="s", confirmed=yes, due_at=due_at)


RULES = (
    Rule(
        "settlement.confirmation", "民事诉讼法第二百四十一条", "internal", Office.JUDGE, CENTRE_THEN_LEADER,
        # 及时, three workdays as it stands: 03-05, 03-06, 03-09.
        RECORDED, "2026-03-04T10:00", "2026-03-10T00:00",
        (confirmed("yes"), confirmed("no")), (ENDED,), (),
        source="主席令第11号（2023年修正）" + PROMPT, confidence="unsure",
    ),
    Rule(
        "settlement.act_confirmation", "执行和解规定第八条", "internal", Office.JUDGE, CENTRE_THEN_LEADER,
        event(SettledActRecorded, "s", settlement="s"), "2026-03-04T10:00", "2026-03-10T00:00",
        (event(SettledActDecided, "s", settlement="s"), ENDED), (OTHER,), (RECORDED,),
        source="法释〔2018〕3号，经法释〔2020〕21号修正" + PROMPT, confidence="unsure",
    ),
    Rule(
        "settlement.followed", "执行和解规定第八条", "internal", Office.HANDLING_OFFICER, CENTRE_THEN_LEADER,
        # From the end of its last day, Friday 03-06: three workdays from Saturday 03-07 are 03-09, 03-10, 03-11.
        confirmed("yes"), "2026-03-04T10:00", "2026-03-12T00:00",
        (ENDED,), (OTHER,), (confirmed("no"), RECORDED),
        source="法释〔2018〕3号，经法释〔2020〕21号修正" + PROMPT, confidence="unsure",
    ),
)  # fmt: skip


@each(RULES)
def test_rule(rule: Rule) -> None:
    check(rule)
