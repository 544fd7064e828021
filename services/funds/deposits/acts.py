"""What is done about the money of a buyer who has defaulted, by whom and by which article."""

from __future__ import annotations

from services.funds.deposits import rules
from services.funds.deposits.models import AuctionCost
from shared.platform.acts import Act, Operation, offered
from shared.values.articles import NET
from shared.values.roles import Actor, Office

KEEP_DEPOSIT = Operation("keep_deposit", "登记悔拍保证金不予退还", NET[24], (Office.FUNDS_OFFICER,), "case")
ENTER_COST = Operation(
    "enter_auction_cost", "登记拍卖费用", rules.COSTS, (Office.FUNDS_OFFICER, Office.HANDLING_OFFICER), "case"
)
WITHDRAW_COST = Operation(
    "withdraw_auction_cost",
    "注销拍卖费用的登记",
    rules.COSTS,
    (Office.FUNDS_OFFICER, Office.BUREAU_DIRECTOR),
    "auction_cost",
)


def on_cost(actor: Actor, cost: AuctionCost) -> Act:
    return offered(
        actor,
        WITHDRAW_COST,
        lambda: rules.check_withdraws(
            (cost.entered_by, cost.entered_for), actor, paid=cost.distribution_id is not None
        ),
    )
