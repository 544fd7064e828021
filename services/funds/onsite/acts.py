"""What is recorded of money and goods that change hands on site, by whom and by which article."""

from __future__ import annotations

from collections.abc import Collection

from services.funds.onsite import rules
from services.funds.onsite.models import OnSite, PayingIn
from services.funds.onsite.rules import ARTICLE, CASH
from shared.law.case_rules import check_officer
from shared.platform.acts import Act, Operation, offered
from shared.values.roles import Actor, Office

RECORD_ON_SITE = Operation(
    "record_on_site", "登记现场收款、交付", ARTICLE, (Office.HANDLING_OFFICER,), "case"
)
CONFIRM_ON_SITE = Operation(
    "confirm_on_site",
    "在场的另一执行人员核对现场收款、交付",
    ARTICLE,
    rules.OFFICERS,
    "on_site",
)
RECORD_PAYING_IN = Operation(
    "record_paying_in", "登记现金存入本案账户", CASH, (Office.HANDLING_OFFICER,), "on_site"
)
CONFIRM_PAYING_IN = Operation(
    "confirm_paying_in", "核对现金存入本案账户", CASH, (Office.FUNDS_OFFICER,), "paying_in"
)


def on(actor: Actor, row: OnSite, officer: str | None) -> list[Act]:
    """`officer`: the case's."""
    return [
        offered(
            actor,
            CONFIRM_ON_SITE,
            lambda: rules.check_unconfirmed(confirmed=row.confirmed is not None),
            lambda: rules.check_second(row.second, actor),
        ),
        offered(
            actor,
            RECORD_PAYING_IN,
            lambda: check_officer(officer, actor, CASH),
            lambda: rules.check_to_pay_in(row.kind, row.confirmed, said=bool(row.paying_in or row.paid_in)),
        ),
    ]


def on_paying_in(actor: Actor, row: PayingIn, there: Collection[str | None]) -> list[Act]:
    """`there`: who took the cash, and who says that it is paid in, and in whose stead."""
    return [
        offered(
            actor,
            CONFIRM_PAYING_IN,
            lambda: rules.check_unanswered(answered=row.confirmed is not None),
            lambda: rules.check_not_there(there, actor),
        )
    ]
