"""What can be done with a commission, by whom and by which article."""

from __future__ import annotations

from services.commission.outbound import rules
from services.commission.outbound.models import Commission
from shared.platform.acts import Act, Operation, offered
from shared.values.articles import MATTERS, REGULATION
from shared.values.roles import Actor, Office

INSTRUCT = Operation(
    "instruct",
    "提出委托",
    REGULATION["二(三)2"],
    (Office.HANDLING_OFFICER, Office.CUSTODY_OFFICER),
    "case",
)
ISSUE_LETTER = Operation(
    "issue_letter", "签发委托执行函", REGULATION["二(三)2"], (Office.COMMISSION_OFFICER,), "commission"
)
WITHDRAW = Operation(
    "withdraw_commission", "撤回委托事项", REGULATION["二(三)2"], INSTRUCT.offices, "commission"
)
RECEIVE_FEEDBACK = Operation(
    "receive_feedback", "受托法院反馈", MATTERS[11], (Office.OUTSIDE_COURT,), "commission"
)


def on(actor: Actor, commission: Commission, officer: str | None) -> list[Act]:
    """`officer`: the case's."""
    return [
        offered(
            actor,
            ISSUE_LETTER,
            lambda: rules.check_issuable(commission.state),
            lambda: rules.check_other_person((commission.instructed_by, commission.instructed_for), actor),
        ),
        offered(
            actor,
            WITHDRAW,
            lambda: rules.check_team(officer, actor),
            lambda: rules.check_withdrawable(commission.state),
        ),
    ]
