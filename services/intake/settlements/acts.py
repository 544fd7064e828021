"""Settlements as acts, and what can be done with one."""

from __future__ import annotations

from services.intake.settlements import rules
from services.intake.settlements.models import Settlement
from services.intake.settlements.rules import State
from shared.law.case_rules import check_judge, check_officer
from shared.platform.acts import Act, Operation, offered
from shared.values.articles import CPC, SET
from shared.values.roles import Actor, Office

RECORD_SETTLEMENT = Operation(
    "record_settlement", "登记执行和解", CPC[241], (Office.HANDLING_OFFICER,), "case"
)
DECIDE_SETTLEMENT = Operation("decide_settlement", "确认执行和解", CPC[241], (Office.JUDGE,), "settlement")
NOTE_PERFORMED = Operation(
    "note_settlement_performed", "登记和解履行完毕", SET[8], (Office.HANDLING_OFFICER,), "settlement"
)
RESUME_SETTLED = Operation("resume_settled", "和解未履行，恢复执行", SET[11], (Office.JUDGE,), "settlement")


def on(actor: Actor, one: Settlement, officer: str | None, judge: str | None) -> list[Act]:
    return [
        offered(
            actor,
            DECIDE_SETTLEMENT,
            lambda: check_judge(judge, actor, rules.ARTICLE),
            lambda: rules.check_another(one.recorded_by, actor.id),
            lambda: rules.check_follows(one.state, State.CONFIRMED),
        ),
        offered(
            actor,
            NOTE_PERFORMED,
            lambda: check_officer(officer, actor, SET[8]),
            lambda: rules.check_follows(one.state, State.PERFORMED),
        ),
        offered(
            actor,
            RESUME_SETTLED,
            lambda: check_judge(judge, actor, SET[11]),
            lambda: rules.check_follows(one.state, State.RESUMED),
        ),
    ]
