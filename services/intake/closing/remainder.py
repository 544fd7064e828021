"""What a debtor still owes beside the debt itself: doubled interest to the day of payment, and the fee. Pure."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from shared.contracts.funds.records import PlanRecord
from shared.law.delay_interest import delay_interest

NOTHING = Decimal(0)


@dataclass(frozen=True)
class Debt:
    """What the instrument awards, the last day of the term to perform, and to whom (party ids)."""

    principal: Decimal
    interest: Decimal
    due_on: date
    applicants: Collection[str]

    @property
    def claim(self) -> Decimal:
        return self.principal + self.interest


def holder(applicant: str | None, succeeded: Mapping[str, str]) -> str | None:
    """Whose the claim of `applicant` is now. `succeeded`: who has left → who stands in that place."""
    while applicant is not None and applicant in succeeded:
        applicant = succeeded[applicant]
    return applicant


@dataclass(frozen=True)
class Waived:
    """What one confirmed paper takes off, on the day `on`. `applicant`: whose; None of a fee that is relieved."""

    applicant: str | None
    on: date
    judgment_debt: Decimal
    delay_interest: Decimal
    all_delay_interest: bool
    fee: Decimal


def waivable(waived: Sequence[Waived]) -> Decimal:
    """How much of the judgment debt is given up."""
    return sum((one.judgment_debt for one in waived), NOTHING)


def doubled_interest(
    debt: Debt, recovered: Decimal, plan: PlanRecord | None, waived: Sequence[Waived]
) -> Decimal:
    """Doubled interest that is neither paid nor waived, CPC[264].

    `plan`: the last one, which reckons to the day of the last money; what is waived later bears it until then, what was
    waived earlier no longer; none comes up after the plan on what is waived with all its doubled interest. Money that went to
    a debt which was waived already is set off against it.
    """
    of_all = {one.applicant for one in waived if one.all_delay_interest}
    if of_all.issuperset(debt.applicants):
        return NOTHING
    since, left = (plan.stop_on, plan.unpaid("delay_interest")) if plan else (debt.due_on, NOTHING)
    open_debt = max(debt.claim - recovered, NOTHING)
    for one in waived:
        part = min(one.judgment_debt, debt.principal)
        if one.on > since:
            bears = NOTHING if one.all_delay_interest else min(part, open_debt)
            left += delay_interest(bears, since, one.on).amount
        elif part:
            left -= delay_interest(part, one.on, since).amount
    given_up = waivable(waived) + sum((one.delay_interest for one in waived), NOTHING)
    left = max(left, NOTHING)
    return min(left, max(open_debt + left - given_up, NOTHING))


def fee(plan: PlanRecord | None, alone: Decimal, waived: Sequence[Waived]) -> Decimal:
    """The enforcement fee that is neither paid nor relieved, FEE[38]. `alone`: that of an act, where no money came in."""
    charged = plan.unpaid("fee") if plan else alone
    return max(charged - sum((one.fee for one in waived), NOTHING), NOTHING)
