"""Clues as acts, and what can be done with one."""

from __future__ import annotations

from services.intake.clues import rules
from services.intake.clues.models import Clue
from shared.law.case_rules import check_officer
from shared.platform.acts import Act, Operation, offered
from shared.values.roles import Actor, Office

RECORD_CLUE = Operation(
    "record_clue", "登记财产线索", rules.ARTICLE, (Office.FILING_CLERK, Office.HANDLING_OFFICER), "case"
)
CHECK_CLUE = Operation(
    "check_clue", "登记财产线索的核查结果", rules.ARTICLE, (Office.HANDLING_OFFICER,), "clue"
)


def on(actor: Actor, one: Clue, officer: str | None) -> list[Act]:
    return [
        offered(
            actor,
            CHECK_CLUE,
            lambda: check_officer(officer, actor, rules.ARTICLE),
            lambda: rules.check_unchecked(one.state),
        )
    ]
