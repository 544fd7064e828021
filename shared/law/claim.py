"""What is still owed in a case: as much may be frozen, and who pays that is not sold up. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal

from shared.contracts.funds.records import ComeIn
from shared.contracts.intake.records import CaseRecord
from shared.law.delay_interest import Repayment, delay_interest, principal_repaid
from shared.law.fees import enforcement_fee
from shared.law.settings import UNCHANGED, SettingsHistory
from shared.values.articles import INT
from shared.values.zone import COURT_ZONE


def still_owed(
    case: CaseRecord, come_in: Sequence[ComeIn], day: date, settings: SettingsHistory = UNCHANGED
) -> Decimal:
    """What is still owed on `day`, yuan: claim, doubled interest (INT[1]) and the fee on both, less what has `come_in`.

    Below zero where more has come in.

    查封扣押冻结规定第十九条; 诉讼费用交纳办法第十四条. The fee is by the ladder of the day of filing. Days of delay that
    only the older rule counts (INT[7]) are left out.
    """
    owed = _claim(case, come_in, day)
    fee = enforcement_fee(owed, case.filed_at.astimezone(COURT_ZONE).date(), settings).amount
    return owed + fee - _sum(come_in)


def still_owed_to_applicants(
    case: CaseRecord, come_in: Sequence[ComeIn], fees: Decimal, day: date
) -> Decimal:
    """What the applicants may still be paid on `day`, yuan: claim and doubled interest, less what has `come_in` but for the
    `fees` that were paid out of it to the court.
    """
    return _claim(case, come_in, day) - (_sum(come_in) - fees)


def _claim(case: CaseRecord, come_in: Sequence[ComeIn], day: date) -> Decimal:
    """Claim and doubled interest, paid or not; without the shares of who has left."""
    paid = [Repayment(one.arrived_on, one.amount) for one in come_in]
    due_on = max(case.performance_due_on, INT.since - timedelta(1))
    principal = principal_repaid(paid, case.interest_left, case.principal_left)
    interest = delay_interest(case.principal_left, due_on, max(day, due_on), principal).amount
    return case.principal_left + case.interest_left + interest


def _sum(come_in: Sequence[ComeIn]) -> Decimal:
    return sum((one.amount for one in come_in), Decimal(0))
