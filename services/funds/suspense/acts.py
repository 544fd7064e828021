"""What can be done with money in the main account, by whom and by which article."""

from __future__ import annotations

from datetime import date

from services.funds.suspense import rules
from services.funds.suspense.models import SuspenseRefund
from services.funds.suspense.rules import ARTICLE, Standing
from shared.platform.acts import Act, Operation, offered
from shared.values.roles import Actor, Office

IDENTIFY_RECEIPT = Operation(
    "identify_receipt", "识别不明案款所属案件", ARTICLE, (Office.FUNDS_OFFICER,), "receipt"
)
CLAIM_RECEIPT = Operation(
    "claim_receipt", "认领不明案款", ARTICLE, (Office.FUNDS_OFFICER, Office.HANDLING_OFFICER), "receipt"
)
DECIDE_UNIDENTIFIED = Operation(
    "decide_unidentified", "决定不明案款的处理", ARTICLE, (Office.BUREAU_DIRECTOR,), "receipt"
)


PROPOSE_REFUND = Operation(
    "propose_suspense_refund", "报请退还不明案款", ARTICLE, (Office.FUNDS_OFFICER,), "receipt"
)
DECIDE_REFUND = Operation(
    "decide_suspense_refund",
    "审批退还不明案款",
    ARTICLE,
    (Office.BUREAU_DIRECTOR, Office.LEADER_IN_CHARGE),
    "suspense_refund",
)


def on_refund(actor: Actor, refund: SuspenseRefund) -> Act:
    return offered(
        actor,
        DECIDE_REFUND,
        lambda: rules.check_decides_refund(
            (refund.proposed_by, refund.proposed_for), actor, decided=refund.granted is not None
        ),
    )


def on(
    actor: Actor, money: Standing, payer_account: str, until: date | None, today: date, *, proposed: bool
) -> list[Act]:
    """`until`: to which day its case is looked for. Whose case it is claimed for, is judged when it is."""
    return [
        offered(actor, IDENTIFY_RECEIPT, lambda: rules.check_identifiable(money)),
        offered(
            actor,
            CLAIM_RECEIPT,
            lambda: rules.check_claimable(money),
            lambda: rules.check_two(money, actor),
        ),
        offered(actor, DECIDE_UNIDENTIFIED, lambda: rules.check_unidentified(money)),
        offered(
            actor,
            PROPOSE_REFUND,
            lambda: rules.check_refundable(money, payer_account, until, today, proposed=proposed),
        ),
    ]
