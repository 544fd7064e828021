"""Doubled interest and fee that are left when the debt is paid; every sum reckoned by hand.

1000.00 of principal bear 0.175 yuan a day; 100,000.00 bear 17.50.
"""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Any

import pytest

from services.intake.closing import remainder
from services.intake.closing.remainder import Debt, Waived
from shared.contracts.funds.records import PlanRecord, ShareRecord

D = Decimal
NOW = datetime.fromisoformat("2026-03-02T10:00:00+08:00")
PAID_ON, DUE_ON = date(2026, 3, 2), date(2025, 12, 1)
DEBT = Debt(D("100000"), D("2500"), DUE_ON, ("a",))


def plan(delay: str = "0", fee: str = "0", on: date = PAID_ON) -> PlanRecord:
    """Of which so much stays unpaid."""
    shares = [
        ShareRecord(purpose="fee", due=D("1437.50") + D(fee), amount=D("1437.50")),
        ShareRecord(purpose="judgment_debt", due=D("102500"), amount=D("102500")),
        ShareRecord(purpose="delay_interest", due=D("300") + D(delay), amount=D("300")),
        ShareRecord(purpose="surplus", due=D("9"), amount=D("9")),
    ]
    return PlanRecord(stop_on=on, computed_at=NOW, shares=shares)


def waived(on: date = PAID_ON, debt: str = "0", interest: str = "0", **more: Any) -> Waived:
    given = {"applicant": "a", "all_delay_interest": False, "fee": D(0)} | more
    return Waived(on=on, judgment_debt=D(debt), delay_interest=D(interest), **given)


ALL = waived(all_delay_interest=True)
NEXT_WEEK = date(2026, 3, 12)


@pytest.mark.parametrize(
    ("recovered", "made", "papers", "left"),
    [
        ("102500", plan(), [], "0"),
        ("102500", plan("1592.50"), [], "1592.50"),  # 91 days of 17.50
        ("102500", plan("1592.50"), [ALL], "0"),
        ("102500", plan("1592.50"), [waived(interest="1592.50")], "0"),
        ("102500", plan("1592.50"), [waived(interest="1592.49")], "0.01"),
        ("102500", plan("1592.50"), [waived(debt="1592.49")], "0.01"),  # paid for what was waived already
        ("101500", plan("100"), [waived(debt="1000")], "100"),
        ("101500", plan("100"), [waived(NEXT_WEEK, debt="1000")], "101.75"),  # ten days more of 1000.00
        ("101500", plan("100"), [waived(NEXT_WEEK, debt="1000", interest="101.75")], "0"),
        ("101500", plan("100"), [waived(date(2026, 2, 20), debt="1000")], "98.25"),  # ten days less
        ("0", None, [waived(date(2025, 12, 11), debt="102500")], "175.00"),  # ten days of all of it
        ("0", None, [waived(debt="102500"), ALL], "0"),
        ("101500", plan("100"), [], "100"),
    ],
)
def test_doubled_interest(recovered: str, made: PlanRecord | None, papers: list[Waived], left: str) -> None:
    assert remainder.doubled_interest(DEBT, D(recovered), made, papers) == D(left)


def test_one_of_two_applicants_does_not_give_up_the_interest_of_both() -> None:
    two = Debt(D("100000"), D("2500"), DUE_ON, ("a", "b"))
    other = waived(applicant="b", all_delay_interest=True)
    of_b = waived(applicant="b", debt="40000", all_delay_interest=True)
    assert remainder.doubled_interest(two, D(0), None, [of_b]) == 0, "for who has left none comes up"
    assert remainder.doubled_interest(two, D("102500"), plan("5"), [ALL]) == D(5)
    assert remainder.doubled_interest(two, D("102500"), plan("5"), [ALL, other]) == 0


@pytest.mark.parametrize(
    ("made", "papers", "left"),
    [
        (plan(), [], "0"),
        (plan(fee="12.50"), [], "12.50"),
        (None, [], "50"),
        (None, [waived(applicant=None, fee=D(50))], "0"),
        (None, [waived(applicant=None, fee=D(20))], "30"),
    ],
)
def test_the_fee(made: PlanRecord | None, papers: list[Waived], left: str) -> None:
    assert remainder.fee(made, D(50), papers) == D(left)
