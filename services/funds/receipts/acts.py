"""What can be done with money that has arrived, by whom and by which article."""

from __future__ import annotations

from decimal import Decimal

from services.funds.deposits import rules as deposits
from services.funds.distribution.acts import REFUND_BUYER
from services.funds.receipts import rules
from services.funds.receipts.models import Receipt
from services.funds.receipts.rules import Purpose
from services.funds.releases import rules as releases
from services.funds.releases.acts import REQUEST_RELEASE
from shared.law.case_rules import check_officer
from shared.platform.acts import Act, Operation, offered
from shared.values.articles import REGULATION
from shared.values.roles import Actor, Office

BOOK_BANK_MESSAGE = Operation(
    "book_bank_message", "银行入账、出账通知", REGULATION["二(六)3"], (Office.BANK_SYSTEM,), "receipt"
)
TELL_RECEIPTS = Operation(
    "tell_receipts",
    "提醒承办人案款到账",
    REGULATION["二(六)4(1)"],
    (Office.FUNDS_OFFICER,),
    "receipt",
    bulk=True,
)
ASSIGN_RECEIPT = Operation(
    "assign_receipt_to_sale", "记明款项所属拍卖", REGULATION["二(六)4"], (Office.FUNDS_OFFICER,), "receipt"
)


def on(
    actor: Actor,
    receipt: Receipt,
    officer: str | None,
    *,
    undistributed: bool,
    held: Decimal,
    release_requested: bool,
) -> list[Act]:
    """`officer`: the case's. `undistributed`: no plan has set it apart yet; `held`: what of it lies there for a buyer. Whose
    it is by record, is judged when its release is asked for, or its refund.
    """
    purpose = Purpose(receipt.purpose)
    untold = int(receipt.told_at is None and purpose is not Purpose.RETURN)
    return [
        offered(actor, TELL_RECEIPTS, lambda: rules.check_something_untold(untold)),
        offered(
            actor,
            ASSIGN_RECEIPT,
            lambda: rules.check_assignable(
                purpose, known=receipt.sale_known_at is not None, undistributed=undistributed
            ),
        ),
        offered(
            actor,
            REQUEST_RELEASE,
            lambda: releases.check_of_a_sale(of_a_sale=purpose.is_a_buyers),
            lambda: releases.check_held(receipt.amount, held),
            lambda: releases.check_none_open(waits=release_requested),
        ),
        offered(
            actor,
            REFUND_BUYER,
            lambda: check_officer(officer, actor, REFUND_BUYER.article),
            lambda: deposits.check_held(held),
        ),
    ]
