"""What can be begun with the money of a case, by whom and by which article."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from services.funds.accounts import rules as accounts
from services.funds.anomalies import rules as anomalies
from services.funds.deposits import rules as deposits
from services.funds.deposits.acts import ENTER_COST, KEEP_DEPOSIT
from services.funds.distribution import rules as distribution
from services.funds.distribution.acts import COMPUTE_DISTRIBUTION
from services.funds.holds import rules as holds
from services.funds.holds.acts import REQUEST_HOLD
from services.funds.onsite.acts import RECORD_ON_SITE
from shared.law.case_rules import check_officer
from shared.platform.acts import Act, offered
from shared.values.articles import REGULATION
from shared.values.roles import Actor


@dataclass(frozen=True)
class Money:
    """What the funds team has on record of a case. `undistributed`: received, or held for a buyer or of one who defaulted;
    `of_buyers`: what of it is held for a buyer; `handed`: whether the applicant was given something on site.
    """

    opened: bool
    undistributed: Decimal
    of_buyers: Decimal
    handed: bool
    unconfirmed: bool
    proposed: bool
    hold_stands: bool


def on(actor: Actor, officer: str | None, money: Money) -> list[Act]:
    """`officer`: the case's. What became of a sale, and what of the debt a thing repaid, auction knows: it is judged when
    the act is done.
    """

    def opened() -> None:
        accounts.check_opened(opened=money.opened)

    return [
        offered(
            actor,
            COMPUTE_DISTRIBUTION,
            lambda: check_officer(officer, actor, REGULATION["二(六)2"]),
            lambda: distribution.check_known(taking=False, unconfirmed=money.unconfirmed),
            lambda: anomalies.check_none_proposed(proposed=money.proposed),
            lambda: distribution.check_something(money.undistributed, handed=money.handed),
        ),
        offered(
            actor,
            REQUEST_HOLD,
            lambda: check_officer(officer, actor, REQUEST_HOLD.article),
            opened,
            lambda: holds.check_none_stands(stands=money.hold_stands),
        ),
        offered(
            actor,
            RECORD_ON_SITE,
            lambda: check_officer(officer, actor, RECORD_ON_SITE.article),
            opened,
        ),
        offered(actor, ENTER_COST, opened),
        offered(actor, KEEP_DEPOSIT, lambda: deposits.check_come(money.of_buyers)),
    ]
