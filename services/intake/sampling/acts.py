"""What can be done with a round of 卷宗评查 and with a fault that it found, by whom (一(二))."""

from __future__ import annotations

from services.intake.sampling import rules
from services.intake.sampling.models import DossierFault, DossierRound
from services.intake.sampling.rules import ARTICLE, REVIEWERS, FaultState, Selection, State
from shared.law.case_rules import check_officer
from shared.platform.acts import Act, Operation, offered
from shared.values.roles import LEADERS, Actor, Office

OPEN_ROUND = Operation(
    "open_dossier_round", "开始卷宗评查", ARTICLE, (Office.QUALITY_OFFICER,), "dossier_round"
)
OPEN_TARGETED = Operation(
    "open_targeted_round", "提请专项评查", ARTICLE, (Office.QUALITY_OFFICER,), "dossier_round"
)
ORDER_TARGETED = Operation("order_targeted_round", "批准专项评查", ARTICLE, LEADERS, "dossier_round")
DECLINE_TARGETED = Operation("decline_targeted_round", "不予批准专项评查", ARTICLE, LEADERS, "dossier_round")
DRAW_ROUND = Operation("draw_dossier_round", "抽取评查案件", ARTICLE, LEADERS, "dossier_round")
REVIEW_DOSSIER = Operation("review_dossier", "登记评查结果", ARTICLE, REVIEWERS, "dossier_round")
CLOSE_ROUND = Operation("close_dossier_round", "办结卷宗评查", ARTICLE, REVIEWERS, "dossier_round")
ANSWER_FAULT = Operation(
    "answer_dossier_fault", "答复评查问题", ARTICLE, (Office.HANDLING_OFFICER,), "dossier_fault"
)
RECHECK_FAULT = Operation("recheck_dossier_fault", "复查评查问题", ARTICLE, REVIEWERS, "dossier_fault")


def on_round(actor: Actor, one: DossierRound, reviewed: int, open_faults: int, people: set[str]) -> list[Act]:
    """`people`: all who have or had one of the cases of a round that waits to be ordered."""
    chosen = one.selection == Selection.TARGETED
    return [
        *(_ordered(actor, one, people) if chosen else [_drawn(actor, one)]),
        offered(
            actor,
            REVIEW_DOSSIER,
            lambda: rules.check_running(one.state),
            lambda: rules.check_to_review(len(one.drawn), reviewed),
        ),
        offered(
            actor,
            CLOSE_ROUND,
            lambda: rules.check_moves(one.state, State.CLOSED),
            lambda: rules.check_to_close(len(one.drawn), reviewed, open_faults),
        ),
    ]


def _drawn(actor: Actor, one: DossierRound) -> Act:
    return offered(
        actor,
        DRAW_ROUND,
        lambda: rules.check_draws((one.opened_by, one.opened_for), actor),
        lambda: rules.check_moves(one.state, State.RUNNING),
    )


def _ordered(actor: Actor, one: DossierRound, people: set[str]) -> list[Act]:
    return [
        offered(
            actor,
            ORDER_TARGETED,
            lambda: rules.check_draws((one.opened_by, one.opened_for), actor),
            lambda: rules.check_moves(one.state, State.RUNNING),
        ),
        offered(
            actor,
            DECLINE_TARGETED,
            lambda: rules.check_apart(people, actor),
            lambda: rules.check_draws((one.opened_by, one.opened_for), actor),
            lambda: rules.check_moves(one.state, State.DECLINED),
        ),
    ]


def on_fault(actor: Actor, one: DossierFault, officer: str | None, people: set[str]) -> list[Act]:
    """`officer`: the case's; `people`: all who have or had it."""
    return [
        offered(
            actor,
            ANSWER_FAULT,
            lambda: check_officer(officer, actor, ARTICLE),
            lambda: rules.check_fault_moves(one.state, FaultState.ANSWERED),
        ),
        offered(
            actor,
            RECHECK_FAULT,
            lambda: rules.check_apart(people, actor),
            lambda: rules.check_another(one.answered_by, actor),
            lambda: rules.check_fault_moves(one.state, FaultState.CORRECTED),
        ),
    ]
