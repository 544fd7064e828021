"""The sales of a case as auction's record has them: of who takes in payment only the difference is money."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from services.funds.deposits.rules import check_refundable, result
from services.funds.receipts.evidence import bought
from services.funds.receipts.rules import check_could_be
from services.funds.sales import Bought
from shared.contracts.auction.records import BuyerRecord, DisposalRecord, ListingRecord
from shared.values.refusal import Problem

D = Decimal


def sales(state: str, credited: str = "500.00") -> list[Bought]:
    """A thing whose buyer defaulted at 700; then taken at 600, in that state."""
    sold = ListingRecord(
        id="1", price=D(700), state="defaulted", deposit=D(70), confirmation_number="CJ-1",
        buyer=BuyerRecord(name="某甲"),
    )  # fmt: skip
    taken = ListingRecord(
        id="2", price=D(600), state=state, deposit=D(60), credited=D(credited), credited_to="ours",
        buyer=BuyerRecord(name="某丙"),
    )  # fmt: skip
    return bought([DisposalRecord(asset_id="a", listings=[sold, taken], settlement=None)])


def test_a_thing_that_is_taken_after_a_default_shows_what_the_deposit_serves() -> None:
    first, taken = sales("taken")
    assert result("1", [first, taken], date(2026, 5, 1)) is None
    served = replace(taken, effective_on=date(2026, 5, 1))
    found = result("1", [first, served], date(2026, 5, 2))
    assert found is not None
    assert (found.on, found.shortfall) == (date(2026, 5, 1), D(100))


def test_another_pays_the_difference_and_no_more() -> None:
    _, taken = sales("taken")
    check_could_be(D(100), "某乙", taken, D(0), [])
    with pytest.raises(Problem, match="not_of_a_sale"):
        check_could_be(D("100.01"), "某乙", taken, D(0), [])


def test_what_a_taker_paid_goes_back_when_he_defaults_for_he_gave_no_deposit() -> None:
    sold, taken = sales("defaulted")
    check_refundable(taken, kept=False)
    with pytest.raises(Problem, match="not_refundable"):
        check_refundable(sold, kept=False)
    _, stands = sales("taken")
    with pytest.raises(Problem, match="not_refundable"):
        check_refundable(stands, kept=False)
