"""What is recorded of money and goods that change hands on site, by whom and by which article."""

from __future__ import annotations

from services.funds.onsite import rules
from services.funds.onsite.models import OnSite
from services.funds.onsite.rules import ARTICLE, CASH
from shared.platform.acts import Act, Operation, offered
from shared.values.roles import Actor, Office

RECORD_ON_SITE = Operation(
    "record_on_site", "登记现场收款、交付", ARTICLE, (Office.HANDLING_OFFICER,), "case"
)
CONFIRM_ON_SITE = Operation(
    "confirm_on_site",
    "在场的另一执行人员核对现场收款、交付",
    ARTICLE,
    (Office.HANDLING_OFFICER, Office.JUDGE),
    "on_site",
)
PAY_CASH_IN = Operation("pay_cash_in", "核对现金存入本案账户", CASH, (Office.FUNDS_OFFICER,), "on_site")


def on(actor: Actor, row: OnSite) -> list[Act]:
    return [
        offered(
            actor,
            CONFIRM_ON_SITE,
            lambda: rules.check_unconfirmed(confirmed=row.confirmed is not None),
            lambda: rules.check_second(row.second, actor.id),
        ),
        offered(
            actor,
            PAY_CASH_IN,
            lambda: rules.check_to_pay_in(row.kind, row.confirmed, paid_in=row.paid_in is not None),
        ),
    ]
