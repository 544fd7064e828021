"""Objections and applications as acts, and what can be done with one."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from services.intake.petitions import exempting, remedies, rules
from services.intake.petitions.kinds import KINDS
from services.intake.petitions.models import Petition
from services.intake.petitions.rules import State
from shared.law.case_rules import check_apart, check_officer
from shared.platform.acts import Act, Operation, offered
from shared.values.articles import ADD, CONSUMPTION, CPC, EXI, JS, OBJ, cite
from shared.values.roles import Actor, Office

ARTICLE = cite(CPC[236], CPC[238])
_CLERK = (Office.FILING_CLERK,)
RECEIVE_PETITION = Operation("receive_petition", "登记异议、申请", cite(OBJ[1], ADD[28]), _CLERK, "case")
ADMIT_PETITION = Operation("admit_petition", "异议立案，指定审查的法官", OBJ[2], _CLERK, "petition")
TELL_ADMISSION = Operation("tell_petition_admission", "登记异议立案通知的送达", OBJ[2], _CLERK, "petition")
DECIDE_PETITION = Operation(
    "decide_petition",
    "决定异议、申请",
    ARTICLE,
    (Office.JUDGE, Office.PRESIDENT, Office.FILING_CLERK),
    "petition",
)
SEND_UP_PETITION = Operation("send_up_petition", "报送复议案卷", EXI[7], _CLERK, "petition")
SERVE_PETITION = Operation("serve_petition", "登记裁定、决定送达", CPC[87], _CLERK, "petition")
RECORD_SUIT = Operation("record_suit", "登记执行异议之诉", cite(CPC[238], ADD[32]), _CLERK, "petition")
END_SUIT = Operation("end_suit", "登记执行异议之诉结束", JS[463], _CLERK, "petition")
SECURE_PETITION = Operation(
    "secure_petition", "准许凭担保继续执行", cite(EXI[15], ADD[31]), (Office.JUDGE,), "petition"
)
REMOVE_INTERFERENCE = Operation(
    "remove_interference", "登记妨害已经排除", JS[519], (Office.HANDLING_OFFICER,), "petition"
)
RESTORE_CONSUMPTION = Operation(
    "restore_consumption", "登记例外期满恢复限制消费", CONSUMPTION[8], (Office.HANDLING_OFFICER,), "petition"
)
JOIN_PARTY = Operation("join_party", "登记变更、追加的当事人", ADD[28], _CLERK, "petition")
WITHDRAW_PETITION = Operation("withdraw_petition", "登记撤回异议、申请", CPC[13], _CLERK, "petition")


def on(
    actor: Actor,
    one: Petition,
    now: datetime,
    officer: str | None,
    judge: str | None,
    people: Collection[str],
    *,
    barred: bool,
) -> list[Act]:
    """`people`: who is, or was, officer or judge of its case."""
    kind = KINDS[one.kind]

    def follows(to: State) -> None:
        rules.check_follows(one.state, to, kind)

    return [
        offered(actor, ADMIT_PETITION, lambda: rules.check_admits(kind, one.state)),
        offered(actor, TELL_ADMISSION, lambda: rules.check_told(kind, one.admitted_at, one.told_at)),
        offered(
            actor,
            DECIDE_PETITION,
            lambda: rules.check_decides(
                kind,
                one.state,
                one.reviewer,
                one.person,
                (one.received_by, one.received_for),
                judge,
                people,
                actor,
            ),
        ),
        offered(actor, SEND_UP_PETITION, lambda: rules.check_sends_up(kind, one.state)),
        offered(actor, SERVE_PETITION, lambda: follows(State.SERVED), lambda: rules.check_has_paper(kind)),
        offered(
            actor,
            RECORD_SUIT,
            lambda: follows(State.SUED),
            lambda: remedies.check_suit_lies(remedies.sues(kind, one.change_ground), one.result),
        ),
        offered(actor, END_SUIT, lambda: follows(State.ENDED)),
        offered(
            actor,
            SECURE_PETITION,
            lambda: remedies.check_secures(kind, one.state, one.result, barred=barred),
            lambda: check_apart(people, actor),
        ),
        offered(
            actor,
            JOIN_PARTY,
            lambda: remedies.check_in_force(
                kind, one.state, one.result, one.upheld, one.joined, overturned=one.is_overturned
            ),
        ),
        offered(
            actor,
            REMOVE_INTERFERENCE,
            lambda: remedies.check_removes(kind, one.result, removed=one.removed_at is not None),
            lambda: check_officer(officer, actor, REMOVE_INTERFERENCE.article),
        ),
        offered(
            actor,
            RESTORE_CONSUMPTION,
            lambda: exempting.check_restores(
                one.result, one.exempt_until, now, restored=one.restored_at is not None
            ),
            lambda: check_officer(officer, actor, RESTORE_CONSUMPTION.article),
        ),
        offered(actor, WITHDRAW_PETITION, lambda: follows(State.WITHDRAWN)),
    ]


def bars(one: Petition, now: datetime, *, reviewed: bool) -> bool:
    return remedies.bars(
        one.kind,
        one.state,
        one.result,
        one.open_until,
        now,
        secured=one.security is not None,
        upheld=one.upheld,
        reviewed=reviewed,
        joined=one.joined is not None,
    )
