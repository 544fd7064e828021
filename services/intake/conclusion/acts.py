"""What leads to 终本 as acts, and what can be done with a request of the panel."""

from __future__ import annotations

from services.intake.conclusion import rules
from services.intake.conclusion.models import Conclusion
from services.intake.conclusion.rules import State
from shared.law.case_rules import check_judge
from shared.platform.acts import Act, Operation, offered
from shared.values.roles import Actor, Office

RECORD_INTERVIEW = Operation(
    "record_interview", "登记终本约谈", rules.HEARD, (Office.HANDLING_OFFICER,), "case"
)
REQUEST_CONCLUSION = Operation(
    "request_conclusion", "报请院长批准终本", rules.APPROVED, (Office.JUDGE,), "case"
)
DECIDE_CONCLUSION = Operation(
    "decide_conclusion", "批准或者不批准终本", rules.APPROVED, (Office.PRESIDENT,), "conclusion"
)
WITHDRAW_CONCLUSION = Operation(
    "withdraw_conclusion", "撤回终本的报请", rules.APPROVED, (Office.JUDGE,), "conclusion"
)


def on_conclusion(actor: Actor, one: Conclusion, judge: str | None) -> list[Act]:
    return [
        offered(
            actor,
            DECIDE_CONCLUSION,
            lambda: rules.check_decides((one.requested_by, one.requested_for), one.state, actor),
        ),
        offered(
            actor,
            WITHDRAW_CONCLUSION,
            lambda: check_judge(judge, actor, rules.APPROVED),
            lambda: rules.check_follows(one.state, State.WITHDRAWN),
        ),
    ]
