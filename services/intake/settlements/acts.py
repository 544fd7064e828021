"""Settlements as acts, and what can be done with one."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from services.intake.settlements import repository, rules
from services.intake.settlements.models import SettledAct, Settlement
from services.intake.settlements.rules import Due, State
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
RECORD_ACT = Operation(
    "record_settled_act", "登记和解约定行为的履行", SET[8], (Office.HANDLING_OFFICER,), "settlement"
)
DECIDE_ACT = Operation("decide_settled_act", "确认和解约定行为的履行", SET[8], (Office.JUDGE,), "settlement")
RESUME_SETTLED = Operation(
    "resume_settled", "和解未履行或者系因受欺诈、胁迫达成，恢复执行", SET[11], (Office.JUDGE,), "settlement"
)


def on(
    actor: Actor, one: Settlement, performed: Sequence[SettledAct], officer: str | None, judge: str | None
) -> list[Act]:
    waiting = repository.waiting(performed)
    return [
        offered(
            actor,
            DECIDE_SETTLEMENT,
            lambda: check_judge(judge, actor, rules.ARTICLE),
            lambda: rules.check_another((one.recorded_by, one.recorded_for), actor),
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
            RECORD_ACT,
            lambda: check_officer(officer, actor, SET[8]),
            lambda: rules.check_records_act(
                one.state, due_of(one), repository.standing(performed), waits=waiting is not None
            ),
        ),
        offered(
            actor,
            DECIDE_ACT,
            lambda: check_judge(judge, actor, SET[8]),
            lambda: rules.check_act_waits(one.state, waits=waiting is not None),
            lambda: rules.check_another(
                (waiting.recorded_by, waiting.recorded_for) if waiting else (), actor
            ),
        ),
        offered(
            actor,
            RESUME_SETTLED,
            lambda: check_judge(judge, actor, SET[11]),
            lambda: rules.check_follows(one.state, State.RESUMED),
        ),
    ]


def due_of(one: Settlement) -> list[Due]:
    return [
        Due(date.fromisoformat(due["due_on"]), Decimal(due["amount"]), due.get("act", ""))
        for due in one.instalments
    ]
